//! What in words that the Front passes on may tell who a sender is.

use domain::marks::Mark;
use domain::policy::{Action, CaseFacts, decide};
use domain::private::Private;
use sea_orm::ConnectionTrait;

use super::FrontOfficer;
use crate::desks::act::Opened;
use crate::desks::{ActError, ReadError, marking};
use crate::store::cases::CaseError;
use crate::store::entity::cases as rows;
use crate::store::links::{self, Link};
use crate::store::{cases, identities};

/// Senders of merged cases whose names are looked for.
const MOST_FOLLOWERS: usize = 50;

impl FrontOfficer {
    /// What in words that are passed on tells who a sender is, of whom this officer may know the name.
    pub(super) async fn marks(&self, names: &[Private], words: &[&Private]) -> Result<Vec<Mark>, ReadError> {
        Ok(marking::for_front(self.services.db.reader(), &self.services.vault, names, &joined(words)).await?)
    }

    /// What in these words may tell a sender. A name counts only where this officer may know it, and
    /// is not shown by that.
    pub(super) async fn found_in(&self, opened: &Opened, words: &[&Private]) -> Result<Vec<Mark>, ActError> {
        let names = self.names_that_count(&opened.tx, &opened.row, &opened.facts).await?;
        Ok(marking::for_front(&opened.tx, &self.services.vault, &names, &joined(words)).await?)
    }

    /// The names of the senders whom one answer serves, as far as this officer may know them.
    pub(super) async fn names_that_count(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        facts: &CaseFacts,
    ) -> Result<Vec<Private>, CaseError> {
        let mut names = Vec::new();
        names.extend(self.name_that_counts(db, row, facts).await?);
        for id in links::followers(db, Link::Merged, row.id).await?.into_iter().take(MOST_FOLLOWERS) {
            if let Some(follower) = cases::by_id(db, id).await? {
                let facts = cases::facts(db, &follower).await?;
                names.extend(self.name_that_counts(db, &follower, &facts).await?);
            }
        }
        Ok(names)
    }

    async fn name_that_counts(
        &self,
        db: &impl ConnectionTrait,
        row: &rows::Model,
        facts: &CaseFacts,
    ) -> Result<Option<Private>, CaseError> {
        let may_know = decide(&self.officer.principal(), Action::ViewIdentity, facts).is_allowed();
        if !may_know || row.withdrawn {
            return Ok(None);
        }
        let Some(key) = cases::key(db, &self.services.vault, row.id).await? else { return Ok(None) };
        Ok(identities::open(db, &key, row.id).await?.and_then(|identity| identity.name))
    }
}

fn joined(words: &[&Private]) -> String {
    words.iter().map(|words| words.reveal()).collect::<Vec<_>>().join("\n")
}
