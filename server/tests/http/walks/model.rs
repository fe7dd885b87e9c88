//! A case as somebody with a calendar on paper would keep it: its state and one date, counted day by
//! day. Nothing here is taken from the rules of the program.

use std::collections::BTreeSet;

use domain::calendar::{Calendar, DayKind};
use domain::case::{State, Transition};
use time::{Date, Duration, Weekday};

/// The days off and the working Saturdays.
pub struct Days {
    off: BTreeSet<Date>,
    worked: BTreeSet<Date>,
}

impl Days {
    pub fn of(calendar: &Calendar) -> Self {
        let days = |worked: bool| {
            let entries = calendar.days().iter();
            entries.filter(move |day| (day.kind() == DayKind::WorkingSaturday) == worked).map(|day| day.day()).collect()
        };
        Self { off: days(false), worked: days(true) }
    }

    fn works(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.worked.contains(&day) || !weekend && !self.off.contains(&day)
    }

    /// Takes a working day away; `false` when nobody works on it anyway.
    pub fn take(&mut self, day: Date) -> bool {
        self.works(day) && !self.worked.contains(&day) && self.off.insert(day)
    }

    /// The day that is so many working days after another.
    fn after(&self, from: Date, working_days: u32) -> Date {
        let (mut day, mut left) = (from, working_days);
        while left > 0 {
            day += Duration::DAY;
            left -= u32::from(self.works(day));
        }
        day
    }

    /// The day itself, or the next on which somebody works.
    fn on_or_after(&self, mut day: Date) -> Date {
        while !self.works(day) {
            day += Duration::DAY;
        }
        day
    }

    fn between(&self, from: Date, until: Date) -> u32 {
        let (mut day, mut count) = (from, 0);
        while day < until {
            day += Duration::DAY;
            count += u32::from(self.works(day));
        }
        count
    }
}

/// From which day, and how long.
#[derive(Clone, Copy, Debug)]
pub enum Length {
    Working(u32),
    Calendar(i64),
    /// A day that somebody named: no calendar moves it.
    Fixed,
}

/// A date that runs.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    pub on: Date,
    from: Date,
    length: Length,
    /// It is for the first answer, which alone can be extended.
    answer: bool,
}

impl Due {
    fn new(from: Date, length: Length, days: &Days) -> Self {
        let mut due = Self { on: from, from, length, answer: false };
        due.on = due.counted(days);
        due
    }

    fn counted(&self, days: &Days) -> Date {
        match self.length {
            Length::Working(amount) => days.after(self.from, amount),
            Length::Calendar(amount) => days.on_or_after(self.from + Duration::days(amount)),
            Length::Fixed => self.on,
        }
    }
}

pub struct Model {
    pub state: State,
    pub due: Option<Due>,
    /// What stands still while the sender is asked: working days left, and the date they were told.
    held: Option<(u32, Due)>,
    pub asked: u32,
    pub returns: u32,
    pub rounds: u32,
    extended: bool,
    pub withdrew: bool,
    pub rated: bool,
    pub answered_by_unit: bool,
    /// Promises so far.
    pub promises: u32,
    ended: Option<Date>,
}

impl Model {
    fn new(state: State, due: Due) -> Self {
        Self {
            state,
            due: Some(due),
            held: None,
            asked: 0,
            returns: 0,
            rounds: 0,
            extended: false,
            withdrew: false,
            rated: false,
            answered_by_unit: false,
            promises: 0,
            ended: None,
        }
    }

    pub fn sent(today: Date, days: &Days) -> Self {
        Self::new(State::Submitted, Due::new(today, Length::Working(1), days))
    }

    pub fn appealed(today: Date, days: &Days) -> Self {
        Self::new(State::Received, Due::new(today, Length::Working(5), days))
    }

    /// The date that lists show.
    pub fn due_on(&self) -> Option<Date> {
        self.due.map(|due| due.on)
    }

    pub fn may_extend(&self, today: Date) -> bool {
        !self.extended && self.due.is_some_and(|due| due.answer && today <= due.on)
    }

    /// A date to which the answer is extended.
    pub fn extension(&self, days: &Days) -> Date {
        self.due.map_or(Date::MAX, |due| days.after(due.on, 6))
    }

    pub fn ended_within(&self, today: Date, days: i64) -> bool {
        self.ended.is_some_and(|ended| today <= ended + Duration::days(days))
    }

    /// A new time in which the sender may rate.
    pub fn rate(&mut self, today: Date, days: &Days) {
        self.due = Some(Due::new(today, Length::Calendar(15), days));
    }

    /// The move that the program makes by itself, if one is due.
    pub fn due_move(&self, today: Date) -> Option<Transition> {
        let over = self.due.is_some_and(|due| today > due.on);
        match self.state {
            State::AwaitingInfo if over => Some(Transition::Supplement),
            State::Remedy if over => Some(Transition::BreakRemedy),
            State::Resolved if over => Some(Transition::Close),
            _ => None,
        }
    }

    /// The calendar changed: no date that was told becomes earlier.
    pub fn recount(&mut self, days: &Days) {
        if let Some(due) = &mut self.due {
            due.on = due.on.max(due.counted(days));
        }
    }

    pub fn follow(&mut self, transition: Transition, today: Date, days: &Days) {
        let working = |amount| Some(Due::new(today, Length::Working(amount), days));
        self.ended = None;
        match transition {
            Transition::Submit | Transition::Appeal => {}
            Transition::Receive => self.go(State::Received, working(5)),
            Transition::StartTriage => self.state = State::Triage,
            Transition::AskReporter => {
                self.asked += 1;
                self.held = self.due.map(|due| (days.between(today, due.on).max(1), due));
                self.go(State::AwaitingInfo, working(10));
            }
            Transition::Supplement => {
                let resumed = self.held.take().map(|(left, told)| {
                    let due = Due::new(today, Length::Working(left), days);
                    Due { on: due.on.max(told.on), ..due }
                });
                self.go(State::Triage, resumed);
            }
            Transition::ProposeTransfer => self.go(State::AwaitingTransferApproval, working(5)),
            Transition::ApproveTransfer | Transition::SendOnPaper => self.go(State::Transferred, working(3)),
            Transition::RejectTransfer => self.state = State::Triage,
            Transition::Accept => {
                let answer = working(20).map(|due| Due { answer: true, ..due });
                self.go(State::AcceptedByUnit, answer);
            }
            Transition::Return => {
                self.returns += 1;
                self.go(State::ReturnedByUnit, working(5));
            }
            Transition::Assign | Transition::RejectDraft | Transition::TakeBack => self.state = State::Verifying,
            Transition::Extend => {
                self.extended = true;
                let on = self.extension(days);
                self.due = self.due.map(|due| Due { on, length: Length::Working(days.between(due.from, on)), ..due });
            }
            Transition::ProposeAnswer => self.state = State::AwaitingAnswerApproval,
            Transition::IssueAnswer | Transition::EnterAnswer => self.go(State::Answered, working(5)),
            Transition::SendBack | Transition::BreakRemedy | Transition::UpholdObjection => {
                self.rounds += 1;
                self.go(State::AnswerSentBack, working(10));
            }
            Transition::FollowRemedy => {
                self.promises += 1;
                let on = today + Duration::days(10);
                self.go(State::Remedy, Some(Due { on, from: today, length: Length::Fixed, answer: false }));
            }
            Transition::Resolve | Transition::ConfirmRemedy | Transition::Acknowledge | Transition::Forward => {
                self.answered_by_unit = matches!(transition, Transition::Resolve | Transition::ConfirmRemedy);
                self.state = State::Resolved;
                self.rate(today, days);
            }
            Transition::Close => {
                self.rated |= self.due.is_some_and(|due| today <= due.on);
                self.end(State::Closed, today);
            }
            Transition::Refuse => self.end(State::NotAccepted, today),
            Transition::Withdraw => {
                self.withdrew = true;
                self.end(State::Withdrawn, today);
            }
            Transition::Merge => self.end(State::Merged, today),
            Transition::Divert => self.end(State::Diverted, today),
            Transition::Restore | Transition::Reopen | Transition::GrantReview => {
                // What was answered before keeps its round.
                self.rounds += 1;
                self.go(State::Triage, working(5));
            }
            Transition::Split | Transition::Retriage => self.go(State::Triage, working(5)),
        }
    }

    fn go(&mut self, state: State, due: Option<Due>) {
        (self.state, self.due) = (state, due);
    }

    fn end(&mut self, state: State, today: Date) {
        self.go(state, None);
        self.held = None;
        self.ended = Some(today);
    }
}
