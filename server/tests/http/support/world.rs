//! The service under test.

use axum::Router;
use migrations::testing::{TestDatabase, engines};
use sea_orm::{ActiveValue, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use server::Services;
use server::auth::password::Hashing;
use server::auth::session::Token;
use server::backup::{self, OfflineKey};
use server::config::Config;
use server::store::entity::{cases, memberships, officers};
use server::store::sessions::Stage;
use server::store::{Tx, office, people, sessions};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use time::{Date, Duration};

use super::browser::Browser;

/// A service with the demonstration's province and people, and no case. Its clock stands.
pub struct World {
    pub services: Services,
    router: Router,
    // Held for their drop, and last: the service lets go of them first.
    _folder: TempDir,
    _database: Option<TestDatabase>,
}

impl World {
    /// On SQLite.
    pub async fn new() -> Self {
        Self::on(None, 0).await
    }

    /// On SQLite, with so many cases of the demonstration on their way.
    pub async fn with_cases(cases: usize) -> Self {
        Self::on(None, cases).await
    }

    /// On each engine that there is.
    pub async fn everywhere() -> Vec<Self> {
        let mut worlds = Vec::new();
        for database in engines().await {
            worlds.push(Self::on(Some(database), 0).await);
        }
        worlds
    }

    /// On SQLite, with other settings.
    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::set_up(None, 0, Hashing::with_memory(64).unwrap(), change).await
    }

    /// On SQLite, with passwords hashed in another way.
    pub async fn hashing(hashing: Hashing) -> Self {
        Self::set_up(None, 0, hashing, |_| {}).await
    }

    /// On this database.
    pub async fn on_database(database: TestDatabase) -> Self {
        Self::on(Some(database), 0).await
    }

    async fn on(database: Option<TestDatabase>, cases: usize) -> Self {
        Self::set_up(database, cases, Hashing::with_memory(64).unwrap(), |_| {}).await
    }

    async fn set_up(
        database: Option<TestDatabase>,
        cases: usize,
        hashing: Hashing,
        change: impl FnOnce(&mut Config),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = database.as_ref().map(TestDatabase::url);
        // The tests are a program of their own; what cleans files is `phanhoi`.
        let own = |config: &mut Config| config.program = env!("CARGO_BIN_EXE_phanhoi").into();
        let empty = server::testing::services_hashing(&folder, url, hashing.clone(), own).await;
        server::demo::run(&empty, cases, 1).await.unwrap();
        drop(empty);
        // Only a start sees that this is a demonstration.
        let services = server::testing::services_hashing(&folder, url, hashing, |config| {
            own(config);
            change(config);
        })
        .await;
        Self { router: server::build(services.clone()), services, _folder: folder, _database: database }
    }

    /// A second node on the same database, with its own memory.
    pub async fn another_node(&self) -> Self {
        let url = self.services.config.database_url.reveal().to_owned();
        let services = server::testing::services_in(&self._folder, Some(&url)).await;
        services.clock.set(self.services.clock.now());
        Self {
            router: server::build(services.clone()),
            services,
            _folder: tempfile::tempdir().unwrap(),
            _database: None,
        }
    }

    /// Every byte of the data folder.
    pub fn everything_on_the_disk(&self) -> Vec<u8> {
        self.kept_files().iter().flat_map(|path| std::fs::read(path).unwrap()).collect()
    }

    /// Every file of the data folder: files of cases, messages, the database on SQLite.
    pub fn kept_files(&self) -> Vec<PathBuf> {
        files_below(&self.services.config.data_dir)
    }

    /// Makes a backup: its files as they lie there, and what whoever has the offline key reads.
    pub async fn backed_up(&self) -> BTreeMap<String, Vec<u8>> {
        let folder = tempfile::tempdir().unwrap();
        let (key, made) = (OfflineKey::make(&folder.path().join("offline")).unwrap(), folder.path().join("made"));
        let (config, now) = (&self.services.config, self.services.clock.now());
        backup::make(config, &made, &key.recipient(), Some(&key), now, &mut |_| {}).await.unwrap();
        let mut found: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for path in files_below(&made) {
            found.insert(path.display().to_string(), std::fs::read(&path).unwrap());
        }
        let mut each = |name: &str, bytes: &[u8]| found.entry(name.to_owned()).or_default().extend_from_slice(bytes);
        backup::read(&made, &key, &mut each).unwrap();
        found
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), self.services.config.base_url.origin())
    }

    /// A browser in which this officer has signed in with both factors.
    pub async fn officer(&self, login: &str) -> Browser {
        let token = Token::random(&mut rand::rng());
        let id = self.officer_id(login).await;
        let tx = self.tx().await;
        sessions::start(&tx, token.hash(), id, Stage::Full, self.services.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.browser();
        browser.cookies.insert("phanhoi-session".to_owned(), token.reveal().to_owned());
        browser
    }

    pub async fn officer_id(&self, login: &str) -> i64 {
        let row = people::by_login(self.services.db.reader(), login).await.unwrap();
        row.unwrap_or_else(|| panic!("nobody is called {login}")).id
    }

    pub async fn tx(&self) -> Tx {
        self.services.db.begin().await.unwrap()
    }

    pub fn unit(&self, code: &str) -> i64 {
        let reference = self.services.reference.get();
        let found = reference.units.iter().find(|(_, unit)| unit.code == code);
        found.unwrap_or_else(|| panic!("no unit {code}")).0.0
    }

    pub fn area(&self, code: &str) -> i64 {
        let reference = self.services.reference.get();
        let found = reference.areas.values().find(|area| area.code == code);
        found.unwrap_or_else(|| panic!("no area {code}")).id.0
    }

    /// A post in a unit, by the code of its title.
    pub fn post(&self, unit: &str, code: &str) -> i64 {
        let reference = self.services.reference.get();
        let posts = reference.posts_in(self.unit(unit).into());
        let found = posts.iter().find(|post| reference.posts.get(post).is_some_and(|name| name.post.code == code));
        found.unwrap_or_else(|| panic!("no post {code} in {unit}")).0
    }

    /// Gives an officer one more place, as the office does.
    pub async fn appoint(&self, login: &str, unit: &str, role: &str, post: Option<&str>) {
        let row = memberships::ActiveModel {
            id: ActiveValue::NotSet,
            officer_id: ActiveValue::Set(self.officer_id(login).await),
            unit_id: ActiveValue::Set(self.unit(unit)),
            post_id: ActiveValue::Set(post.map(|post| self.post(unit, post))),
            role: ActiveValue::Set(role.to_owned()),
            since: ActiveValue::Set(self.services.clock.today()),
            until: ActiveValue::Set(None),
        };
        self.change(async |tx| {
            memberships::Entity::insert(row).exec_without_returning(tx).await.unwrap();
        })
        .await;
    }

    /// Puts a place on record that an officer held for a time.
    pub async fn held(&self, login: &str, unit: &str, role: &str, post: &str, since: Date, until: Date) {
        let row = memberships::ActiveModel {
            id: ActiveValue::NotSet,
            officer_id: ActiveValue::Set(self.officer_id(login).await),
            unit_id: ActiveValue::Set(self.unit(unit)),
            post_id: ActiveValue::Set(Some(self.post(unit, post))),
            role: ActiveValue::Set(role.to_owned()),
            since: ActiveValue::Set(since),
            until: ActiveValue::Set(Some(until)),
        };
        self.change(async |tx| {
            memberships::Entity::insert(row).exec_without_returning(tx).await.unwrap();
        })
        .await;
    }

    /// Ends every place of an officer today.
    pub async fn dismiss(&self, login: &str) {
        let id = self.officer_id(login).await;
        let over = memberships::ActiveModel {
            until: ActiveValue::Set(Some(self.services.clock.today())),
            ..Default::default()
        };
        self.change(async |tx| {
            let all = memberships::Entity::update_many().set(over).filter(memberships::Column::OfficerId.eq(id));
            all.exec(tx).await.unwrap();
        })
        .await;
    }

    /// Takes an account out of use; its sessions stay where they are.
    pub async fn disable(&self, login: &str) {
        let id = self.officer_id(login).await;
        let disabled = officers::ActiveModel {
            id: ActiveValue::Unchanged(id),
            status: ActiveValue::Set(people::DISABLED.to_owned()),
            ..Default::default()
        };
        self.change(async |tx| {
            officers::Entity::update(disabled).exec(tx).await.unwrap();
        })
        .await;
    }

    async fn change(&self, work: impl AsyncFnOnce(&Tx)) {
        let tx = self.tx().await;
        work(&tx).await;
        office::bump_reference(&tx).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// Lets time pass. Sessions end when it is long.
    pub fn wait(&self, time: Duration) {
        self.services.clock.set(self.services.clock.now() + time);
    }

    /// What the search job does a few seconds after something was written.
    pub async fn read_into_the_index(&self) {
        server::search::catch_up(&self.services, || false).await.unwrap();
    }

    pub async fn case_count(&self) -> u64 {
        cases::Entity::find().count(self.services.db.reader()).await.unwrap()
    }

    /// Every file that lies in the store of attachments.
    pub fn stored_files(&self) -> Vec<PathBuf> {
        files_below(self.services.config.object_store.folder().unwrap())
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files_below(&path)) } else { found.push(path) }
    }
    found
}
