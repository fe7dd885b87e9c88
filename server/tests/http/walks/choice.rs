//! Which move comes next: one that can be made, rather one that was seldom or never made.

use std::collections::BTreeMap;

use domain::case::guard::MAX_ROUNDS;
use domain::case::{State, Transition};
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use super::{Sort, Walk, Walker};

impl Walk<'_> {
    /// A case into which this one can be merged.
    pub(super) fn master_of(&self, index: usize) -> Option<usize> {
        let own = &self.cases[index];
        let fits = |other: &Walker<'_>| {
            let alike = |sort| matches!(sort, Sort::Commune | Sort::Police);
            alike(own.sort)
                && alike(other.sort)
                && other.origin.is_none()
                && Transition::joins_in(other.model.state)
                && other.model.rounds == 0
        };
        (0..self.cases.len()).find(|&other| other != index && fits(&self.cases[other]))
    }

    fn followed(&self, index: usize) -> bool {
        self.cases.iter().any(|other| other.master == Some(index))
    }

    /// The moves that can be made now by those whose job they are.
    pub(super) fn next(&self, index: usize) -> Vec<Transition> {
        let Walker { model, appeal, .. } = &self.cases[index];
        let today = self.world.services.clock.today();
        let allowed = |transition: &Transition| match transition {
            // Who withdrew once asks for nothing more, also where the case was taken up again.
            _ if model.withdrew && takes_the_sender(*transition) => false,
            Transition::Refuse | Transition::Withdraw | Transition::Divert => !self.followed(index),
            Transition::AskReporter => model.asked < 2,
            Transition::Return => model.returns == 0,
            Transition::Extend => model.may_extend(today),
            Transition::SendBack => model.rounds < MAX_ROUNDS,
            Transition::Merge => !self.followed(index) && self.master_of(index).is_some(),
            Transition::UpholdObjection => model.answered_by_unit,
            Transition::Close => {
                appeal.is_none_or(|appeal| self.cases[appeal].model.state.is_terminal()) && !model.rated
            }
            Transition::GrantReview => model.ended_within(today, 30),
            _ => true,
        };
        let every = Transition::ALL.iter().copied();
        every.filter(|it| begins_in(*it, model.state) && self.suits(index, *it) && allowed(it)).collect()
    }

    /// Whether this case, by what it is about and what became of it, can come to a move at all.
    fn suits(&self, index: usize, transition: Transition) -> bool {
        let Walker { sort, model, appeal, origin, objected, reviewed, .. } = &self.cases[index];
        match transition {
            // The Front above starts anew; how that goes on is a walk of its own.
            _ if origin.is_some() => matches!(transition, Transition::StartTriage | Transition::Refuse),
            Transition::ProposeTransfer => *sort != Sort::Comment,
            Transition::Acknowledge => *sort == Sort::Comment,
            Transition::Forward => *sort == Sort::Police,
            Transition::Accept | Transition::Return => *sort != Sort::Police,
            // Nobody there could take it from the desk; what the unit answers is written down.
            Transition::ApproveTransfer | Transition::Assign | Transition::TakeBack => *sort != Sort::Paper,
            Transition::SendOnPaper | Transition::EnterAnswer => *sort == Sort::Paper,
            Transition::UpholdObjection => !objected && appeal.is_none(),
            Transition::Appeal => *sort == Sort::Commune && !objected && appeal.is_none() && !model.rated,
            Transition::GrantReview => *sort == Sort::Province && !reviewed,
            Transition::Restore => *sort == Sort::Province,
            _ => true,
        }
    }

    /// Prefers what was made least so far.
    pub(super) fn choose(
        &self,
        index: usize,
        rng: &mut StdRng,
        made: &BTreeMap<&'static str, u32>,
    ) -> Option<Transition> {
        let moves = self.next(index);
        let count = |transition: &Transition| {
            let code = transition.code();
            made.get(code).copied().unwrap_or(0) + self.made.get(code).copied().unwrap_or(0)
        };
        let ends = |transition: &Transition| transition.entry().to.is_terminal() && *transition != Transition::Close;
        // An end is seldom chosen once it was seen, or nothing comes far.
        let usual: Vec<Transition> =
            moves.iter().copied().filter(|it| !ends(it) || count(it) == 0 || rng.random_bool(0.1)).collect();
        let least = usual.iter().map(count).min()?;
        let rare: Vec<Transition> = usual.iter().copied().filter(|transition| count(transition) == least).collect();
        if rng.random_bool(0.7) { rare.choose(rng).copied() } else { usual.choose(rng).copied() }
    }

    /// The move that leads soonest to one that nobody has made yet; `None` when none of these cases
    /// can come to one.
    pub(super) fn toward_new(&self, made: &BTreeMap<&'static str, u32>) -> Option<(usize, Transition)> {
        let is_new = |it: Transition| !made.contains_key(it.code()) && !self.made.contains_key(it.code());
        let all = (0..self.cases.len()).flat_map(|index| self.next(index).into_iter().map(move |it| (index, it)));
        let cost = |(index, it): (usize, Transition)| {
            if is_new(it) { Some(0) } else { self.steps_to(index, it.entry().to, is_new) }
        };
        all.filter_map(|step| Some((cost(step)?, step))).min_by_key(|(cost, _)| *cost).map(|(_, step)| step)
    }

    /// How many moves lead this case from a state to and through one of those that are wanted.
    fn steps_to(&self, index: usize, state: State, wanted: impl Fn(Transition) -> bool) -> Option<usize> {
        let mut reached = vec![state];
        for steps in 1..=State::ALL.len() {
            let from_here = |it: &Transition| reached.iter().any(|state| begins_in(*it, *state));
            let moves: Vec<Transition> =
                Transition::ALL.iter().copied().filter(from_here).filter(|it| self.suits(index, *it)).collect();
            if moves.iter().any(|it| wanted(*it)) {
                return Some(steps);
            }
            // An appeal makes another case and leaves this one where it is.
            reached.extend(moves.iter().filter(|it| **it != Transition::Appeal).map(|it| it.entry().to));
            reached.sort_unstable();
            reached.dedup();
        }
        None
    }
}

/// Whether the sender has to do something for a move, as it is made here.
fn takes_the_sender(transition: Transition) -> bool {
    matches!(
        transition,
        Transition::AskReporter
            | Transition::Supplement
            | Transition::Withdraw
            | Transition::UpholdObjection
            | Transition::Appeal
            | Transition::GrantReview
            | Transition::Close
    )
}

/// Whether the table has a move from this state. What the Front above is asked for has no state
/// before it: it comes after a decision.
fn begins_in(transition: Transition, state: State) -> bool {
    match transition {
        Transition::Appeal => state == State::Resolved,
        // Nobody in a walk comes to lead a unit.
        Transition::Retriage => state == State::ReturnedByUnit,
        _ => transition.entry().from.contains(&state),
    }
}
