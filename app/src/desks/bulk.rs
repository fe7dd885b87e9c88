//! What is done with several cases of a list at once. Each of them is decided by itself.

use domain::case::Transition;

use super::Choice;

/// Cases at once: as many as a page of a list has.
pub const MOST_AT_ONCE: usize = 50;
/// What the Front does with several.
pub const AT_FRONT: [Transition; 2] = [Transition::Receive, Transition::StartTriage];
/// What a unit does with several.
pub const AT_UNIT: [Transition; 2] = [Transition::Accept, Transition::Assign];

/// What somebody may do with several cases of their list at once.
#[derive(Clone, Debug, Default)]
pub struct Bulk {
    pub moves: Vec<Transition>,
    /// To whom cases can be given.
    pub handlers: Vec<Choice>,
}

/// Why a case was not moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotMoved {
    /// It is further, or ended.
    WrongState,
    /// The move is somebody else's.
    WrongActor,
    /// A condition does not hold.
    Condition,
    /// Whoever should get it has it already, or must not.
    NotFree,
    /// Somebody changed it at that moment.
    Stale,
    /// It is not there, or not for this person.
    Gone,
    /// The store did not answer.
    Later,
}

impl NotMoved {
    pub const ALL: &'static [Self] =
        &[Self::WrongState, Self::WrongActor, Self::Condition, Self::NotFree, Self::Stale, Self::Gone, Self::Later];

    /// How it stands in an address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::WrongState => "wrong-state",
            Self::WrongActor => "wrong-actor",
            Self::Condition => "condition",
            Self::NotFree => "not-free",
            Self::Stale => "stale",
            Self::Gone => "gone",
            Self::Later => "later",
        }
    }
}

/// How many cases were moved, and why others were not: no more than that stands in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub transition: Transition,
    pub done: usize,
    /// Each reason once, with its number.
    pub not: Vec<(NotMoved, usize)>,
}

impl Moved {
    #[must_use]
    pub const fn new(transition: Transition) -> Self {
        Self { transition, done: 0, not: Vec::new() }
    }

    /// Counts one case more.
    pub fn count(&mut self, moved: Result<(), NotMoved>) {
        match moved {
            Ok(()) => self.done += 1,
            Err(why) => match self.not.iter_mut().find(|(known, _)| *known == why) {
                Some((_, count)) => *count += 1,
                None => self.not.push((why, 1)),
            },
        }
    }

    /// How it stands in an address: `T03.12.stale.1`.
    #[must_use]
    pub fn code(&self) -> String {
        let not: String = self.not.iter().map(|(why, count)| format!(".{}.{count}", why.code())).collect();
        format!("{}.{}{not}", self.transition.code(), self.done)
    }

    /// Reads what [`code`](Self::code) gave. `None`: somebody made it up.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let mut parts = code.split('.');
        let number = |part: Option<&str>| part?.parse().ok().filter(|number| *number <= MOST_AT_ONCE);
        let transition = Transition::from_code(parts.next()?)?;
        let known = AT_FRONT.contains(&transition) || AT_UNIT.contains(&transition);
        let mut moved = Self { done: number(parts.next())?, ..Self::new(transition) };
        while let Some(part) = parts.next() {
            let why = NotMoved::ALL.iter().copied().find(|why| why.code() == part)?;
            let twice = moved.not.iter().any(|(known, _)| *known == why);
            moved.not.push((why, number(parts.next()).filter(|_| !twice)?));
        }
        known.then_some(moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_read_back_from_an_address_and_nothing_else_is() {
        let mut moved = Moved::new(Transition::Receive);
        for one in [Ok(()), Err(NotMoved::Stale), Ok(()), Err(NotMoved::WrongState), Err(NotMoved::Stale)] {
            moved.count(one);
        }
        assert_eq!(moved.code(), "T03.2.stale.2.wrong-state.1");
        assert_eq!(Moved::parse(&moved.code()), Some(moved));
        for strange in ["", "T03", "T03.x", "T03.51", "T24.1", "T03.1.stale", "T03.1.other.1", "T03.1.stale.1.stale.1"]
        {
            assert_eq!(Moved::parse(strange), None, "{strange}");
        }
    }
}
