//! A request of a unit's own system that is done once, however often it comes.

use domain::case::State;
use domain::case::act::Act;
use domain::role::Desk;

use super::UnitOfficer;
use crate::desks::act::open;
use crate::desks::{ActError, view};
use crate::store::{detached, events, tokens};

/// What a request is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    pub token: i64,
    /// The name that its sender gave it.
    pub key: String,
    /// Tells whether another one has the same name.
    pub request_hash: Vec<u8>,
}

/// How the case stands after a move, as the unit sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub number: String,
    pub state: State,
    pub version: i32,
}

/// What was answered under a name before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Nothing within the last day.
    Never,
    /// To the same request.
    Same(String),
    /// To another one.
    Another,
}

impl UnitOfficer {
    /// What was answered to a request of this name.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn answered(&self, once: &Once) -> Result<Answered, ActError> {
        let now = self.services.clock.now();
        let found = tokens::answered(self.services.db.reader(), once.token, &once.key, now).await?;
        Ok(match found {
            None => Answered::Never,
            Some((hash, body)) if hash == once.request_hash => Answered::Same(body),
            Some(_) => Answered::Another,
        })
    }

    /// Makes a move and keeps its answer, as `write` has it, in the same transaction.
    ///
    /// # Errors
    /// [`ActError`]; the case is as it was then, and nothing is kept.
    pub async fn act_once(
        &self,
        number: &str,
        version: i32,
        act: Act,
        marks_seen: bool,
        (once, write): (Once, fn(Done) -> String),
    ) -> Result<String, ActError> {
        let (this, number) = (self.clone(), number.to_owned());
        detached(
            async move {
                let mut opened = open(&this.officer, Desk::Unit, &number, version).await?;
                this.make(&mut opened, act, marks_seen).await?;
                let body = write(Done {
                    number: opened.row.number.clone(),
                    state: view::state_for_unit(view::state(&opened.row.state)?),
                    version: view::version_for_unit(&events::of_case(&opened.tx, opened.row.id).await?),
                });
                let now = this.services.clock.now();
                tokens::keep_answer(&opened.tx, (once.token, &once.key), &once.request_hash, body.clone(), now).await?;
                opened.tx.commit().await?;
                Ok(body)
            },
            || ActError::Interrupted,
        )
        .await
    }
}
