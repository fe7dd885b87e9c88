//! Two nodes on one PostgreSQL and one S3 server, behind a small balancer, with one mail server; and what
//! must hold in their database whatever was done to them.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use drive::Result;
use drive::postgres::Cluster;
use drive::program::{Program, Setup};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, Value};

use crate::balancer::Balancer;
use crate::crowd::Confirmed;
use crate::object_server::ObjectServer;
use crate::post_office::PostOffice;
use crate::register::{files_are_whole, record_is_whole};
use crate::turn::Tally;

/// How long what nobody waits for may take to come to an end.
const PATIENCE: Duration = Duration::from_secs(120);
/// A worker that was killed is not waited for: its leases end now instead of in a quarter of an hour.
const END_LEASES: &str = "update outbox set lease_until = now() - interval '1 minute' where state = 'LEASED'";
const UNSENT: &str = "select count(*) from outbox where state in ('PENDING', 'LEASED')";
const UNTOUCHED: &str = "select count(*) from outbox where state = 'PENDING' and next_at <= now()";
const UNLOGGED: &str = "select (select count(*) from events) - (select count(*) from log_entries)";
/// Events that do not carry the hash of the one before them, the first one thirty-two zeros.
const LOOSE: &str = "select count(*) from events e left join events p on p.case_id = e.case_id and p.seq = e.seq - 1 \
                     where e.prev_hash is distinct from coalesce(p.hash, decode(repeat('00', 32), 'hex')) \
                     or (e.seq > 1 and p.seq is null)";
/// How many different numbers of events these cases have: nothing but their submission was done to each.
const EVENTS_EACH: &str = "select count(distinct n) from (select count(e.id) n from cases c \
                           left join events e on e.case_id = c.id \
                           where c.number = any(string_to_array($1, ',')) group by c.id) each";
/// The same news of one of these cases to one person, as two messages.
const NOTICED_TWICE: &str = "select count(*) from (select 1 from outbox o join cases c on c.id = o.case_id \
                             where c.number = any(string_to_array($1, ',')) \
                             group by o.case_id, o.kind, o.officer_id having count(*) > 1) twice";

pub struct Pair {
    pub nodes: [Program; 2],
    pub balancer: Balancer,
    office: PostOffice,
    database: DatabaseConnection,
    /// What was there, and what was sent, before the drill began.
    before: Before,
    standby: Option<Standby>,
    // Last: the nodes and the connection end first.
    _objects: ObjectServer,
    cluster: Cluster,
}

/// A copy of the database that takes its place.
struct Standby {
    /// The address of the drill's database there.
    url: String,
    /// What the nodes take for the database.
    in_front: Balancer,
}

#[derive(Default)]
struct Before {
    cases: i64,
    sent: i64,
    taken: usize,
}

impl Pair {
    pub async fn start() -> Result<Self> {
        let cluster = Cluster::start()?;
        let url = cluster.empty_database().await?;
        Self::on(cluster, url, None, Setup::default()).await
    }

    /// The same on a database with a standby, from which what is public is read.
    pub async fn with_standby() -> Result<Self> {
        let cluster = Cluster::start()?;
        let url = cluster.empty_database().await?;
        let in_front = Balancer::open().await?;
        in_front.leads_to(vec![place_of(&url)?]);
        let behind = url.replace(&place_of(&url)?.to_string(), &in_front.address.to_string());
        let standby = Standby { url: cluster.follow()?, in_front };
        let setup = Setup::default().setting("PHANHOI_REPLICA_URL", standby.url.clone());
        Self::on(cluster, behind, Some(standby), setup).await
    }

    async fn on(cluster: Cluster, url: String, standby: Option<Standby>, setup: Setup) -> Result<Self> {
        let objects = ObjectServer::start()?;
        let office = PostOffice::open().await?;
        let balancer = Balancer::open().await?;
        let setup = objects
            .settings(setup)
            .setting("PHANHOI_DATABASE_URL", url.clone())
            .setting("PHANHOI_BASE_URL", format!("http://{}", balancer.address))
            .setting("PHANHOI_SMTP_URL", format!("smtp://{}", office.address));
        let first = Program::start_with(setup.clone()).await?;
        let keys = first.data().join("keys").display().to_string();
        let mut second = Program::elsewhere(setup.setting("PHANHOI_KEY_FILE", keys), &first)?;
        second.restart().await?;
        balancer.leads_to(vec![first.address, second.address]);
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        let database = Database::connect(options).await?;
        let nodes = [first, second];
        let before = Before::default();
        let mut pair = Self { nodes, balancer, office, database, before, standby, _objects: objects, cluster };
        pair.until(UNSENT, 0).await?;
        pair.before = Before {
            cases: pair.number("select count(*) from cases").await?,
            sent: pair.number("select count(*) from outbox where state = 'SENT'").await?,
            taken: pair.office.taken().len(),
        };
        Ok(pair)
    }

    /// A number that one question gives.
    async fn number(&self, sql: &str) -> Result<i64> {
        let row = self.database.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
        Ok(row.ok_or("no row")?.try_get_by_index(0)?)
    }

    async fn number_with(&self, sql: &str, value: Value) -> Result<i64> {
        let question = Statement::from_sql_and_values(DbBackend::Postgres, sql, [value]);
        let row = self.database.query_one_raw(question).await?;
        Ok(row.ok_or("no row")?.try_get_by_index(0)?)
    }

    /// The database goes without a warning, and its standby takes its place.
    pub fn promote(&self) -> Result<()> {
        let standby = self.standby.as_ref().ok_or("there is no standby")?;
        self.cluster.promote()?;
        standby.in_front.leads_to(vec![place_of(&standby.url)?]);
        Ok(())
    }

    /// How many connections of the nodes there are to the standby.
    pub async fn read_from_standby(&self) -> Result<i64> {
        let standby = self.standby.as_ref().ok_or("there is no standby")?;
        let database = Database::connect(&standby.url).await?;
        let others = "select count(*) from pg_stat_activity \
                      where datname = current_database() and pid <> pg_backend_pid()";
        let row = database.query_one_raw(Statement::from_string(DbBackend::Postgres, others)).await?;
        let found = row.ok_or("no row")?.try_get_by_index(0)?;
        database.close().await?;
        Ok(found)
    }

    /// Ends every connection but our own; says how many.
    pub async fn end_connections(&self) -> Result<i64> {
        self.number(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity \
             where datname = current_database() and pid <> pg_backend_pid()",
        )
        .await
    }

    /// Everything that was confirmed is there, once, with its files, and nothing that nobody was told of;
    /// no job did anything twice. A message may come once more under the same id for each of `blows`: when
    /// a node or its connection ended between handing it over and noting that.
    pub async fn holds(&self, ledger: &[Confirmed], blows: usize, tally: &mut Tally) -> Result<()> {
        for line in ledger {
            let sql = "select count(*) from cases where number = $1";
            let found = self.number_with(sql, line.number.clone().into()).await?;
            tally.check(found == 1, || format!("{} was confirmed and is there {found} times", line.number));
        }
        let told = self.before.cases + i64::try_from(ledger.len())?;
        for (what, sql) in [("cases", "select count(*) from cases"), ("receipts", "select count(*) from receipts")] {
            let found = self.number(sql).await?;
            tally.check(found == told, || format!("{found} {what} instead of {told}"));
        }
        self.each_message_once(blows, tally).await?;
        let numbers: Vec<_> = ledger.iter().map(|line| line.number.as_str()).collect();
        let numbers = numbers.join(",");
        let twice = self.number_with(NOTICED_TWICE, numbers.clone().into()).await?;
        tally.check(twice == 0, || format!("{twice} times somebody was to be told the same twice"));
        self.until(UNLOGGED, 0).await?;
        let loose = self.number(LOOSE).await?;
        tally.check(loose == 0, || format!("{loose} events do not follow the one before them"));
        let different = self.number_with(EVENTS_EACH, numbers.into()).await?;
        tally.check(different == 1, || format!("new cases have {different} different numbers of events"));
        let mut house = Program::elsewhere(Setup::default(), &self.nodes[0])?;
        house.address = self.balancer.address;
        files_are_whole(&house, ledger, tally).await?;
        record_is_whole(&self.nodes[0], tally);
        Ok(())
    }

    async fn each_message_once(&self, blows: usize, tally: &mut Tally) -> Result<()> {
        self.until(UNTOUCHED, 0).await?;
        self.database.execute_unprepared(END_LEASES).await?;
        self.until(UNSENT, 0).await?;
        let sent = self.number("select count(*) from outbox where state = 'SENT'").await? - self.before.sent;
        let taken = self.office.taken().split_off(self.before.taken);
        let different = taken.iter().collect::<BTreeSet<_>>().len();
        tally.check(usize::try_from(sent)? == different, || format!("{sent} messages went out, {different} came"));
        let more = taken.len() - different;
        tally.check(more <= blows, || format!("{more} messages came once more, after {blows} blows"));
        eprintln!("    {sent} messages, {more} of them once more under the same id");
        Ok(())
    }

    /// Waits until a question has this answer.
    async fn until(&self, question: &str, answer: i64) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let now = self.number(question).await?;
            if now == answer {
                return Ok(());
            }
            if Instant::now() > end {
                return Err(format!("{now} instead of {answer}: {question}").into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

/// Host and port of an address of a database.
fn place_of(url: &str) -> Result<SocketAddr> {
    let place = url.rsplit_once('@').and_then(|(_, rest)| rest.split('/').next());
    Ok(place.ok_or("an address without a place")?.parse()?)
}
