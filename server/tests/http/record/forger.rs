//! Somebody who may write whatever they like into the database, and knows how everything is
//! hashed: what they change they make to fit again, as far as they care to. They have not got the
//! key.

use std::collections::HashMap;

use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use sea_orm::{
    ActiveModelTrait, ConnectionTrait, DatabaseConnection, DatabaseTransaction, EntityTrait, IntoActiveModel,
    QueryOrder,
};
use server::audit::checkpoint::Checkpoint;
use server::audit::entry;
use server::audit::tree::Frontier;
use server::store::entity::{checkpoints, events, log_entries, log_nodes};
use server::store::events::hash;
use server::vault::Vault;
use time::Duration;

/// The whole record in memory.
#[derive(Clone, PartialEq)]
pub struct Copy {
    events: Vec<events::Model>,
    entries: Vec<log_entries::Model>,
    nodes: Vec<log_nodes::Model>,
    pub checkpoints: Vec<checkpoints::Model>,
}

/// How far somebody goes to make a change fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Care {
    None,
    /// The hash of what was changed.
    Hash,
    /// The rest of the chain of its case.
    Chain,
    /// The entries of the log.
    Entries,
    /// The tree over them.
    Tree,
}

pub const CARES: [Care; 5] = [Care::None, Care::Hash, Care::Chain, Care::Entries, Care::Tree];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Harm {
    EditEvent,
    EditLog,
    Delete,
    Insert,
    Swap,
    Truncate,
    /// The last entries go with every checkpoint that speaks of them.
    RollBack,
    /// An event changes, everything is made to fit and the checkpoints are left out.
    Rewrite,
    /// The same by somebody who has the key file and signs the checkpoints anew.
    RewriteSigned,
}

pub const HARMS: [Harm; 9] = [
    Harm::EditEvent,
    Harm::EditLog,
    Harm::Delete,
    Harm::Insert,
    Harm::Swap,
    Harm::Truncate,
    Harm::RollBack,
    Harm::Rewrite,
    Harm::RewriteSigned,
];

impl Harm {
    /// Nothing inside the record shows it: only a checkpoint that was kept elsewhere does.
    pub fn needs_outside(self) -> bool {
        matches!(self, Self::RollBack | Self::Rewrite | Self::RewriteSigned)
    }
}

impl Copy {
    pub async fn of(db: &DatabaseConnection) -> Self {
        Self {
            events: events::Entity::find().order_by_asc(events::Column::Id).all(db).await.unwrap(),
            entries: log_entries::Entity::find().order_by_asc(log_entries::Column::Idx).all(db).await.unwrap(),
            nodes: log_nodes::Entity::find().all(db).await.unwrap(),
            checkpoints: checkpoints::Entity::find().order_by_asc(checkpoints::Column::Size).all(db).await.unwrap(),
        }
    }

    /// Puts this in the place of what the database holds.
    pub async fn write(self, tx: &DatabaseTransaction) {
        for table in ["log_queue", "log_entries", "log_nodes", "checkpoints", "events"] {
            tx.execute_unprepared(&format!("DELETE FROM {table}")).await.unwrap();
        }
        let rows = self.events.into_iter().map(|row| row.into_active_model().reset_all());
        events::Entity::insert_many(rows).exec_without_returning(tx).await.unwrap();
        let rows = self.entries.into_iter().map(|row| row.into_active_model().reset_all());
        log_entries::Entity::insert_many(rows).exec_without_returning(tx).await.unwrap();
        let rows = self.nodes.into_iter().map(|row| row.into_active_model().reset_all());
        log_nodes::Entity::insert_many(rows).exec_without_returning(tx).await.unwrap();
        let rows = self.checkpoints.into_iter().map(|row| row.into_active_model().reset_all());
        checkpoints::Entity::insert_many(rows).exec_without_returning(tx).await.unwrap();
    }

    /// Makes everything fit that can be made to fit with this much care. `touched` is the event
    /// that was changed.
    pub fn repair(&mut self, care: Care, touched: i64) {
        let mut last: HashMap<i64, (i32, Vec<u8>)> = HashMap::new();
        self.events.sort_by_key(|event| (event.case_id, event.seq));
        for event in &mut self.events {
            if care >= Care::Chain {
                let (seq, hash) = last.get(&event.case_id).cloned().unwrap_or((0, vec![0; 32]));
                event.seq = seq + 1;
                event.prev_hash = hash;
            }
            if care >= Care::Chain || (care == Care::Hash && event.id == touched) {
                event.hash = hash(event);
            }
            last.insert(event.case_id, (event.seq, event.hash.clone()));
        }
        if care >= Care::Entries {
            let by_id: HashMap<i64, &events::Model> = self.events.iter().map(|event| (event.id, event)).collect();
            self.entries.retain(|entry| by_id.contains_key(&entry.event_id));
            for (entry, idx) in self.entries.iter_mut().zip(0..) {
                entry.idx = idx;
                entry.leaf_hash = entry::hash(by_id[&entry.event_id]).to_vec();
            }
        }
        if care >= Care::Tree {
            self.nodes.clear();
            self.grow(|_, _| {});
        }
    }

    /// Builds the tree anew; `at` sees it before each entry and at the end.
    fn grow(&mut self, mut at: impl FnMut(&Frontier, &mut Vec<checkpoints::Model>)) {
        let mut tree = Frontier::default();
        at(&tree, &mut self.checkpoints);
        self.nodes.clear();
        for entry in &self.entries {
            for (node, hash) in tree.push(entry.leaf_hash.clone().try_into().unwrap()) {
                let (level, idx) = (i32::try_from(node.level).unwrap(), i64::try_from(node.index).unwrap());
                self.nodes.push(log_nodes::Model { level, idx, hash: hash.to_vec() });
            }
            at(&tree, &mut self.checkpoints);
        }
    }

    fn any_event(&mut self, rng: &mut StdRng) -> &mut events::Model {
        let place = rng.random_range(0..self.events.len());
        &mut self.events[place]
    }

    /// Changes something; returns the event that was touched.
    pub fn harm(&mut self, harm: Harm, care: Care, vault: &Vault, rng: &mut StdRng) -> i64 {
        match harm {
            Harm::EditEvent => edit(self.any_event(rng), rng),
            Harm::EditLog => {
                self.edit_log(rng);
                return 0;
            }
            Harm::Delete => {
                let place = rng.random_range(0..self.events.len());
                return self.events.remove(place).id;
            }
            Harm::Insert => self.insert(care, rng),
            Harm::Swap => return self.swap(rng),
            Harm::Truncate => self.truncate(rng.random_range(1..self.entries.len())),
            Harm::RollBack => {
                self.truncate(rng.random_range(1..self.entries.len()));
                self.repair(Care::Tree, 0);
                let size = i64::try_from(self.entries.len()).unwrap();
                self.checkpoints.retain(|checkpoint| checkpoint.size <= size);
                return 0;
            }
            Harm::Rewrite => {
                edit(self.any_event(rng), rng);
                self.repair(Care::Tree, 0);
                self.checkpoints.retain(|checkpoint| checkpoint.size == 0);
                return 0;
            }
            Harm::RewriteSigned => {
                edit(self.any_event(rng), rng);
                self.repair(Care::Tree, 0);
                self.sign_anew(vault);
                return 0;
            }
        }
        0
    }

    fn insert(&mut self, care: Care, rng: &mut StdRng) {
        let id = self.events.iter().map(|event| event.id).max().unwrap() + 1;
        let mut new = self.any_event(rng).clone();
        new.id = id;
        new.nonce = rng.random::<[u8; 32]>().to_vec();
        if care < Care::Chain {
            // The database lets no two events of a case have one number.
            new.seq =
                self.events.iter().filter(|event| event.case_id == new.case_id).map(|event| event.seq).max().unwrap()
                    + 1;
        } else {
            for event in self.events.iter_mut().filter(|event| event.case_id == new.case_id && event.seq >= new.seq) {
                event.seq += 1;
            }
        }
        let place = rng.random_range(0..self.entries.len());
        if care >= Care::Entries {
            self.entries.insert(place, log_entries::Model { idx: 0, event_id: id, leaf_hash: vec![] });
        }
        self.events.push(new);
    }

    /// Two events of a case change places, or two entries of the log.
    fn swap(&mut self, rng: &mut StdRng) -> i64 {
        let (one, two) = loop {
            let two = [rng.random_range(0..self.events.len()), rng.random_range(0..self.events.len())];
            let [one, two] = [two[0].min(two[1]), two[0].max(two[1])];
            if one != two && self.events[one].case_id == self.events[two].case_id {
                break (one, two);
            }
        };
        if rng.random() {
            let (seq, prev, hash) =
                (self.events[one].seq, self.events[one].prev_hash.clone(), self.events[one].hash.clone());
            let other = self.events[two].clone();
            (self.events[one].seq, self.events[one].prev_hash, self.events[one].hash) =
                (other.seq, other.prev_hash, other.hash);
            (self.events[two].seq, self.events[two].prev_hash, self.events[two].hash) = (seq, prev, hash);
        } else {
            let [one, two] = [self.events[one].id, self.events[two].id];
            for entry in &mut self.entries {
                entry.event_id = match entry.event_id {
                    id if id == one => two,
                    id if id == two => one,
                    id => id,
                };
            }
        }
        self.events[one.min(self.events.len() - 1)].id
    }

    /// The last entries go, with their events.
    fn truncate(&mut self, left: usize) {
        let gone: Vec<i64> = self.entries.split_off(left).iter().map(|entry| entry.event_id).collect();
        self.events.retain(|event| !gone.contains(&event.id));
    }

    fn edit_log(&mut self, rng: &mut StdRng) {
        let bit = 1_u8 << rng.random_range(0..8);
        let byte = rng.random_range(0..32);
        match rng.random_range(0..6) {
            0 => {
                let place = rng.random_range(0..self.entries.len());
                self.entries[place].leaf_hash[byte] ^= bit;
            }
            1 => {
                let place = rng.random_range(0..self.nodes.len());
                self.nodes[place].hash[byte] ^= bit;
            }
            2 => {
                let place = rng.random_range(0..self.nodes.len());
                self.nodes.remove(place);
            }
            3 => {
                let place = rng.random_range(0..self.checkpoints.len());
                self.checkpoints[place].root[byte] ^= bit;
            }
            4 => {
                let place = rng.random_range(0..self.checkpoints.len());
                self.checkpoints[place].at -= Duration::seconds(1);
            }
            _ => {
                let place = rng.random_range(0..self.checkpoints.len());
                let note = &mut self.checkpoints[place].note;
                let letters: Vec<usize> =
                    note.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()).map(|(at, _)| at).collect();
                let at = *letters.choose(rng).unwrap();
                let other = if note[at..].starts_with('7') { "8" } else { "7" };
                note.replace_range(at..=at, other);
            }
        }
    }

    fn sign_anew(&mut self, vault: &Vault) {
        self.grow(|tree, checkpoints| {
            for row in checkpoints.iter_mut().filter(|row| u64::try_from(row.size) == Ok(tree.size())) {
                let origin = row.note.lines().next().unwrap().to_owned();
                let anew = Checkpoint { origin, size: tree.size(), root: tree.root(), at: row.at };
                row.root = tree.root().to_vec();
                row.note = anew.sign(vault).unwrap();
            }
        });
    }
}

/// Changes one thing about an event.
fn edit(event: &mut events::Model, rng: &mut StdRng) {
    let other = |text: &str| if text == "T05" { "T06" } else { "T05" }.to_owned();
    match rng.random_range(0..12) {
        0 => event.code = other(&event.code),
        1 => event.from_state = if event.from_state.is_some() { None } else { Some("DA_DONG".to_owned()) },
        2 => event.to_state = other(&event.to_state),
        3 => event.actor_kind = other(&event.actor_kind),
        4 => event.role = if event.role.is_some() { None } else { Some(String::new()) },
        5 => event.on_date += Duration::days(1),
        6 => event.at = event.at.map_or(Some(time::OffsetDateTime::UNIX_EPOCH), |at| Some(at + Duration::seconds(1))),
        7 => event.reason_code = if event.reason_code.is_some() { None } else { Some(String::new()) },
        8 => event.details.push(' '),
        9 => event.note = if event.note.is_some() { None } else { Some(vec![]) },
        10 => event.document_no = if event.document_no.is_some() { None } else { Some("1".to_owned()) },
        _ => event.nonce[0] ^= 1,
    }
}
