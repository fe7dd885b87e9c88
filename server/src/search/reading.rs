//! What a case is found by.

use std::collections::BTreeSet;

use domain::case::State;
use domain::private::Private;
use domain::text::{name_key, terms};
use sea_orm::ConnectionTrait;

use crate::store::cases::{self, CaseError, Content};
use crate::store::{messages, referrals, subjects};
use crate::vault::{Reach, Vault};

/// The number of tokens of a case is a multiple of this: how much somebody wrote does not show.
const STEP: usize = 64;

/// What was read of a case.
pub(super) struct Marks {
    /// Of its words. What is filled up to the next step are tokens of no word, the same ones each
    /// time.
    pub tokens: BTreeSet<i64>,
    /// For each unit that it concerns: the hash of the name that was given with that unit.
    pub names: Vec<(i64, Option<[u8; 32]>)>,
}

/// Reads a case; `None` when nothing of it may be found: its key was destroyed, or the matter went to
/// another procedure.
pub(super) async fn marks(db: &impl ConnectionTrait, vault: &Vault, case_id: i64) -> Result<Option<Marks>, CaseError> {
    let row = cases::by_id(db, case_id).await?;
    if row.is_some_and(|row| row.state == State::Diverted.code()) {
        return Ok(None);
    }
    let Some(key) = cases::key(db, vault, case_id).await? else { return Ok(None) };
    let mut name = String::new();
    let mut tokens = BTreeSet::new();
    if let Some(content) = cases::content(db, &key, case_id).await? {
        name = content.subject_name.as_ref().map(|name| name_key(name.reveal())).unwrap_or_default();
        tokens = of_content(vault, &content);
    }
    let mut read = |reach: Reach, text: &Private| tokens.extend(of_text(vault, reach, text));
    for message in messages::of_case(db, &key, case_id).await? {
        read(Reach::Front, &message.text);
    }
    let letters = referrals::of_case(db, case_id).await?;
    for letter in &letters {
        let words = referrals::words(&key, letter)?;
        read(Reach::Front, &words.summary);
        read(Reach::Front, &words.questions);
    }
    // A unit finds by what it was sent, and only the unit that has the case now.
    if let Some(letter) = letters.iter().rev().find(|letter| letter.status == referrals::ISSUED) {
        let words = referrals::words(&key, letter)?;
        read(Reach::Unit(letter.unit_id), &words.summary);
        read(Reach::Unit(letter.unit_id), &words.questions);
    }
    fill_up(&mut tokens, |number| vault.decoy_token(case_id, number));
    let subjects = subjects::of_case(db, case_id).await?;
    let hash = |unit: i64| (!name.is_empty()).then(|| vault.name_hash(&name, unit));
    let names = subjects.iter().map(|subject| (subject.unit.0, hash(subject.unit.0))).collect();
    Ok(Some(Marks { tokens, names }))
}

/// The tokens of a case of which there is nothing but what its sender wrote.
pub fn of_new(vault: &Vault, case_id: i64, content: &Content) -> BTreeSet<i64> {
    let mut tokens = of_content(vault, content);
    fill_up(&mut tokens, |number| vault.decoy_token(case_id, number));
    tokens
}

fn of_content(vault: &Vault, content: &Content) -> BTreeSet<i64> {
    let others = [&content.wish, &content.place, &content.subject_name];
    let texts = std::iter::once(&content.body).chain(others.into_iter().flatten());
    texts.flat_map(|text| of_text(vault, Reach::Front, text)).collect()
}

fn of_text(vault: &Vault, reach: Reach, text: &Private) -> Vec<i64> {
    terms(text.reveal()).iter().map(|term| vault.search_token(reach, term)).collect()
}

fn fill_up(tokens: &mut BTreeSet<i64>, decoy: impl Fn(u64) -> i64) {
    let wanted = tokens.len().next_multiple_of(STEP).max(STEP);
    let mut number = 0;
    while tokens.len() < wanted {
        tokens.insert(decoy(number));
        number += 1;
    }
}
