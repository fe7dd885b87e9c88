//! `phanhoi mail`.

use super::Failure;
use super::output::say;
use crate::Services;
use crate::config::Config;
use crate::store::entity::outbox as table;
use crate::store::outbox::{self, PAGE, State};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Command {
    /// List messages: id, state, kind, tries, next try, last error, separated by tabs
    ///
    /// The first 100, oldest first; go on with --after and the last id.
    List {
        /// Only those in this state: PENDING, LEASED, SENT or DEAD
        #[arg(long, value_parser = state)]
        state: Option<State>,
        /// Only those after this id
        #[arg(long, value_name = "ID", default_value_t = 0)]
        after: i64,
    },
    /// Try a message that was given up again
    Retry { id: i64 },
}

fn state(typed: &str) -> Result<State, &'static str> {
    State::from_code(&typed.to_uppercase()).ok_or("it is PENDING, LEASED, SENT or DEAD")
}

pub(super) async fn run(config: Config, command: Command) -> Result<(), Failure> {
    let services = super::open(config).await?;
    match command {
        Command::List { state, after } => {
            for row in list(&services, state, after).await? {
                say(line(&row))?;
            }
        }
        Command::Retry { id } => {
            let tx = services.db.begin().await?;
            if !outbox::retry(&tx, id, services.clock.now()).await? {
                return Err(Failure::new(format_args!("there is no message {id} that was given up")));
            }
            tx.commit().await?;
            say(format_args!("message {id} will be tried again"))?;
        }
    }
    Ok(())
}

async fn list(services: &Services, state: Option<State>, after: i64) -> Result<Vec<table::Model>, Failure> {
    let mut rows = Vec::new();
    for wanted in State::ALL.iter().filter(|known| state.is_none_or(|state| state == **known)) {
        rows.extend(outbox::list(services.db.reader(), *wanted, after).await?);
    }
    rows.sort_by_key(|row| row.id);
    rows.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    Ok(rows)
}

/// Neither address nor content: a person at the terminal needs neither.
fn line(row: &table::Model) -> String {
    let error = row.last_error.as_deref().unwrap_or_default().replace(['\t', '\n', '\r'], " ");
    format!("{}\t{}\t{}\t{}\t{}\t{error}", row.id, row.state, row.kind, row.attempts, row.next_at)
}
