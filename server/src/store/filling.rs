//! Many cases stored at once, a statement for each table.

use std::collections::BTreeSet;

use domain::case::clock::Run;
use domain::conflict::{Bond, Subject};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, ActiveValue::Set, EntityTrait};

use super::cases::{CaseError, Content};
use super::clocks::new_rows;
use super::entity::{case_categories, case_contents, case_keys, case_subjects, cases, clocks, receipts};
use super::{Tx, bonds, search};
use crate::vault::{At, Vault};

/// Everything that a case begins with.
pub struct NewCase {
    pub row: cases::Model,
    pub runs: Vec<Run>,
    pub content: Content,
    pub category: String,
    pub subject: Subject,
    /// None: nobody can look it up.
    pub receipt: Option<receipts::Model>,
    /// What it is found by; nothing: it is not found.
    pub tokens: BTreeSet<i64>,
}

/// Stores all of them, each with a key of its own, its receipt and what it is found by.
///
/// # Errors
/// [`CaseError`].
pub async fn insert_all(tx: &Tx, vault: &Vault, new: Vec<NewCase>) -> Result<(), CaseError> {
    let (mut rows, mut runs, mut keys, mut contents) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut categories, mut subjects, mut kept) = (Vec::new(), Vec::new(), BTreeSet::new());
    let (mut codes, mut found_by) = (Vec::new(), Vec::new());
    for case in new {
        let case_id = case.row.id;
        let (key, wrapped) = vault.new_case_key(&mut rand::rng(), case_id)?;
        keys.push(case_keys::ActiveModel {
            case_id: Set(case_id),
            key_id: Set(wrapped.key_id.to_string()),
            wrapped: Set(wrapped.bytes),
        });
        let envelope = key.seal_json(At::new("case_contents", "envelope", case_id), &case.content)?;
        contents.push(case_contents::ActiveModel { case_id: Set(case_id), envelope: Set(envelope) });
        categories.push(case_categories::ActiveModel {
            case_id: Set(case_id),
            code: Set(case.category),
            position: Set(0),
        });
        kept.extend(Bond::of_subject(&case.subject).map(|bond| (case_id, bond)));
        subjects.push(case_subjects::ActiveModel {
            id: NotSet,
            case_id: Set(case_id),
            unit_id: Set(case.subject.unit.0),
            post_id: Set(case.subject.post.map(|post| post.0)),
            officer_id: Set(case.subject.officer.map(|officer| officer.0)),
            leads: Set(case.subject.leads),
            source: Set("REPORTER".to_owned()),
            name_hash: Set(None),
        });
        codes.extend(case.receipt.map(|receipt| receipts::ActiveModel::from(receipt).reset_all()));
        found_by.push((case_id, case.tokens));
        runs.extend(new_rows(&case.row, &case.runs));
        rows.push(cases::ActiveModel::from(case.row).reset_all());
    }
    cases::Entity::insert_many(rows).exec_without_returning(tx).await?;
    case_keys::Entity::insert_many(keys).exec_without_returning(tx).await?;
    case_contents::Entity::insert_many(contents).exec_without_returning(tx).await?;
    case_categories::Entity::insert_many(categories).exec_without_returning(tx).await?;
    case_subjects::Entity::insert_many(subjects).exec_without_returning(tx).await?;
    bonds::put_all(tx, kept).await?;
    clocks::Entity::insert_many(runs).exec_without_returning(tx).await?;
    if !codes.is_empty() {
        receipts::Entity::insert_many(codes).exec_without_returning(tx).await?;
    }
    found_by.retain(|(_, tokens)| !tokens.is_empty());
    if !found_by.is_empty() {
        search::put_new(tx, &found_by).await?;
    }
    Ok(())
}
