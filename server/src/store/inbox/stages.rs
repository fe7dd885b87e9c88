//! Which cases lie in a list, by their state and what runs in them.

use domain::case::State;
use domain::case::clock::Clock;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, ExprTrait, SimpleExpr};

use super::to_be_published;
use crate::store::entity::cases::Column;

/// Cases by their state and, where the state alone does not say it, by the clock that runs in it.
#[derive(Clone, Debug, Default)]
pub struct Stages {
    /// Whatever runs in them.
    pub states: Vec<State>,
    /// Each only while one of these is the main clock; `None`: while none runs.
    pub clocked: Vec<(State, Vec<Option<Clock>>)>,
    /// Whether what is resolved and waits for a decision about its publication is among them; `None`: it is
    /// where its state and its clock are.
    pub to_publish: Option<bool>,
}

impl Stages {
    /// All that fit, asked for one by one.
    #[must_use]
    pub fn that(fit: impl Fn(State, Option<Clock>) -> bool) -> Self {
        let clocks = || std::iter::once(None).chain(Clock::ALL.iter().copied().map(Some));
        let mut stages = Self::default();
        for &state in State::ALL {
            let fitting: Vec<_> = clocks().filter(|clock| fit(state, *clock)).collect();
            if fitting.len() == clocks().count() {
                stages.states.push(state);
            } else if !fitting.is_empty() {
                stages.clocked.push((state, fitting));
            }
        }
        stages
    }

    /// Only what is in one of these states.
    pub fn retain(&mut self, wanted: impl Fn(State) -> bool) {
        self.states.retain(|state| wanted(*state));
        self.clocked.retain(|(state, _)| wanted(*state));
        self.to_publish = self.to_publish.filter(|with| !with || wanted(State::Resolved));
    }

    /// Nothing fits.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.states.is_empty() && self.clocked.is_empty() && self.to_publish != Some(true)
    }

    /// As a predicate over `cases`.
    pub(super) fn condition(&self) -> Condition {
        let (mut plain, mut staged) = (Vec::new(), Condition::any());
        let mut all = Vec::new();
        for &state in State::ALL {
            match self.within(state) {
                Within::Nothing => continue,
                Within::All => plain.push(state.code()),
                Within::Some(some) => {
                    staged = staged.add(Condition::all().add(Column::State.eq(state.code())).add(some))
                }
            }
            all.push(state.code());
        }
        // Said once more without the clocks: an index leads by the states alone.
        Condition::all().add(Column::State.is_in(all)).add(staged.add(Column::State.is_in(plain)))
    }

    /// Which cases of one state are among them.
    pub(super) fn within(&self, state: State) -> Within {
        let within = match self.clocked.iter().find(|(clocked, _)| *clocked == state) {
            _ if self.states.contains(&state) => Within::All,
            Some((_, clocks)) => Within::Some(running(clocks)),
            None => Within::Nothing,
        };
        match (self.to_publish.filter(|_| state == State::Resolved), within) {
            (None, within) | (Some(true), within @ Within::All) => within,
            (Some(true), Within::Nothing) => Within::Some(Condition::all().add(waits_for_publication())),
            (Some(true), Within::Some(some)) => Within::Some(Condition::any().add(some).add(waits_for_publication())),
            (Some(false), Within::Nothing) => Within::Nothing,
            (Some(false), Within::All) => Within::Some(Condition::all().add(waits_for_publication().not())),
            (Some(false), Within::Some(some)) => {
                Within::Some(Condition::all().add(some).add(waits_for_publication().not()))
            }
        }
    }
}

/// Which cases of a state are meant.
pub(super) enum Within {
    Nothing,
    All,
    Some(Condition),
}

/// One of these is the main clock; `None`: none runs.
fn running(clocks: &[Option<Clock>]) -> Condition {
    let running = clocks.iter().flatten().map(|clock| clock.code());
    Condition::any()
        .add(Column::DueKey.is_in(running))
        .add_option(clocks.contains(&None).then(|| Column::DueKey.is_null()))
}

/// What is resolved and whose publication is to be decided. Not while the sender objects, or the Front above looks at
/// it: then it is another clock that runs, or none.
fn waits_for_publication() -> SimpleExpr {
    Column::DueKey.is_not_null().and(Column::DueKey.eq(Clock::Rating.code())).and(to_be_published())
}

impl From<Vec<State>> for Stages {
    fn from(states: Vec<State>) -> Self {
        Self { states, ..Self::default() }
    }
}
