//! The ladder: in what steps somebody is reminded of a date, and who hears when it has passed.
//!
//! Five and ten working days after the date follow the Law on Denunciations, art. 38, by analogy;
//! the alarm follows Decree 154/2026, art. 41.3(b). The other steps are this program's own.

use time::Date;

use super::{Clock, Count, Owner, Run};
use crate::calendar::Calendar;
use crate::codes::codes;
use crate::deadline::{Unit, working_days_between};
use crate::feedback::Kind;

codes! {
    /// A step, in the order in which they come.
    pub enum Rung {
        /// Three working days are left: whoever handles it and their head are reminded.
        ThreeLeft = "T-3",
        OneLeft = "T-1",
        /// The date has passed: a mark, without a message.
        Late = "T+0",
        /// The head of the unit and the Front hear of it.
        OneOver = "T+1",
        /// The Front is asked for a letter that urges the unit.
        FiveOver = "T+5",
        /// The superior hears of it.
        TenOver = "T+10",
        /// 45 days since the receipt: the Front above hears of it.
        Alarm = "D45",
        /// The case came back from units as often as it may.
        TwoReturns = "R2",
        /// The answer was sent back as often as it may be.
        TwoRejections = "A2",
    }
}

/// The steps of an ordinary clock.
pub const STEPS: [Rung; 6] = [Rung::ThreeLeft, Rung::OneLeft, Rung::Late, Rung::OneOver, Rung::FiveOver, Rung::TenOver];

impl Rung {
    /// Its place in the order, from 1; what is stored with a clock. 0 is the ground.
    #[must_use]
    pub const fn height(self) -> i32 {
        self as i32 + 1
    }

    /// Whether a clock of this length has this step: nobody is reminded on the first day that
    /// three are left of three.
    #[must_use]
    pub const fn fits(self, amount: u32) -> bool {
        match self {
            Self::ThreeLeft => amount > 3,
            Self::OneLeft => amount > 1,
            _ => true,
        }
    }

    /// Whether what comes before the date, or after it.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        matches!(self, Self::ThreeLeft | Self::OneLeft)
    }

    /// Whether the step is reached today by what is due on that day.
    #[must_use]
    pub fn is_reached(self, calendar: &Calendar, due: Date, today: Date) -> bool {
        let over = |days| working_days_between(calendar, due, today) >= days;
        match self {
            Self::ThreeLeft => working_days_between(calendar, today, due) <= 3,
            Self::OneLeft => working_days_between(calendar, today, due) <= 1,
            Self::Late => today > due,
            Self::OneOver => over(1),
            Self::FiveOver => over(5),
            Self::TenOver => over(10),
            Self::Alarm => today >= due,
            Self::TwoReturns | Self::TwoRejections => false,
        }
    }

    /// The latest due date that has reached this step today: what a query compares with. `None`
    /// when no date has.
    #[must_use]
    pub fn boundary(self, calendar: &Calendar, today: Date) -> Option<Date> {
        let before = |working_days| {
            Count { from: today, amount: working_days, unit: Unit::WorkingDays }.due(calendar)?.previous_day()
        };
        match self {
            Self::ThreeLeft => before(4),
            Self::OneLeft => before(2),
            Self::Late => today.previous_day(),
            Self::OneOver => back(calendar, today, 1),
            Self::FiveOver => back(calendar, today, 5),
            Self::TenOver => back(calendar, today, 10),
            Self::Alarm => Some(today),
            Self::TwoReturns | Self::TwoRejections => None,
        }
    }
}

/// The latest day after which so many working days have begun by `today`.
fn back(calendar: &Calendar, today: Date, working_days: u32) -> Option<Date> {
    let (mut day, mut left) = (today, working_days);
    loop {
        left -= u32::from(calendar.is_working(day));
        day = day.previous_day()?;
        if left == 0 {
            return Some(day);
        }
    }
}

/// Whether anybody is reminded of this clock. What the sender may let run out is nobody's duty;
/// a publication that is not decided is shown to the Front on the case, in the list and before closing.
#[must_use]
pub fn has_ladder(clock: Clock) -> bool {
    clock.owner() != Owner::Reporter && clock != Clock::Publication
}

/// The steps of a clock of a case of this kind. Praise is not escalated.
fn steps(clock: Clock, kind: Kind, amount: u32) -> impl Iterator<Item = Rung> {
    let alarm = [Rung::Alarm];
    let all = match clock {
        Clock::Alarm => alarm.to_vec(),
        clock if has_ladder(clock) => STEPS.to_vec(),
        _ => Vec::new(),
    };
    all.into_iter().filter(move |rung| rung.fits(amount) && (rung.is_reminder() || kind != Kind::Commendation))
}

/// What is to be done on the ladder of a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Climb {
    /// The step that somebody hears of.
    pub to: Rung,
    /// Steps that were reached since the last look and are passed over: they are recorded, and
    /// nobody gets a flood of messages after an interruption.
    pub passed: Vec<Rung>,
}

/// The steps that were reached since `height`; `None` when there is nothing new. A clock that goes
/// backwards reaches nothing.
#[must_use]
pub fn climb(calendar: &Calendar, run: &Run, kind: Kind, height: i32, today: Date) -> Option<Climb> {
    if !run.is_running() {
        return None;
    }
    let mut reached: Vec<Rung> = steps(run.clock, kind, run.count.amount)
        .filter(|rung| rung.height() > height && rung.is_reached(calendar, run.due_on, today))
        .collect();
    let to = reached.pop()?;
    Some(Climb { to, passed: reached })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::{any_calendar, known};
    use crate::case::clock::Length;
    use proptest::prelude::*;
    use time::Duration;
    use time::macros::date;

    fn answer() -> Run {
        let length = Length { version: 1, amount: 20, unit: Unit::WorkingDays };
        Run::start(Clock::Answer, length, date!(2026 - 10 - 01), &known()).unwrap()
    }

    #[test]
    fn each_step_comes_on_its_day_and_once() {
        let (run, calendar) = (answer(), known());
        assert_eq!(run.due_on, date!(2026 - 10 - 29));
        let (mut height, mut day, mut told) = (0, run.started_on, Vec::new());
        while day < date!(2026 - 12 - 01) {
            if let Some(climb) = climb(&calendar, &run, Kind::Report, height, day) {
                height = climb.to.height();
                told.push((day, climb.to, climb.passed));
            }
            day += Duration::DAY;
        }
        assert_eq!(
            told,
            [
                (date!(2026 - 10 - 26), Rung::ThreeLeft, vec![]),
                (date!(2026 - 10 - 28), Rung::OneLeft, vec![]),
                // The day after the date is a working day: the mark and the first message together.
                (date!(2026 - 10 - 30), Rung::OneOver, vec![Rung::Late]),
                (date!(2026 - 11 - 05), Rung::FiveOver, vec![]),
                (date!(2026 - 11 - 12), Rung::TenOver, vec![]),
            ]
        );
    }

    #[test]
    fn after_an_interruption_only_the_highest_step_is_told() {
        let climbed = climb(&known(), &answer(), Kind::Report, Rung::ThreeLeft.height(), date!(2026 - 11 - 06));
        let passed = vec![Rung::OneLeft, Rung::Late, Rung::OneOver];
        assert_eq!(climbed, Some(Climb { to: Rung::FiveOver, passed }));
    }

    #[test]
    fn a_clock_set_back_and_a_held_one_do_nothing() {
        let (run, calendar) = (answer(), known());
        let set_back = climb(&calendar, &run, Kind::Report, Rung::OneOver.height(), date!(2026 - 10 - 27));
        assert_eq!(set_back, None);
        let ended = Run { end: Some((run.due_on, super::super::run::Ended::InTime)), ..run };
        assert_eq!(climb(&calendar, &ended, Kind::Report, 0, date!(2026 - 12 - 01)), None);
    }

    #[test]
    fn praise_is_not_escalated_and_short_clocks_do_not_remind_on_their_first_day() {
        let (run, calendar) = (answer(), known());
        let late = date!(2026 - 12 - 01);
        assert_eq!(climb(&calendar, &run, Kind::Commendation, 0, late).map(|climb| climb.to), Some(Rung::OneLeft));
        let length = Length { version: 1, amount: 1, unit: Unit::WorkingDays };
        let short = Run::start(Clock::Receipt, length, date!(2026 - 10 - 01), &calendar).unwrap();
        assert_eq!(climb(&calendar, &short, Kind::Report, 0, date!(2026 - 10 - 01)), None);
        assert_eq!(climb(&calendar, &short, Kind::Report, 0, date!(2026 - 10 - 02)), None);
    }

    #[test]
    fn the_alarm_has_one_step() {
        let length = Length { version: 1, amount: 45, unit: Unit::Days };
        let alarm = Run::start(Clock::Alarm, length, date!(2026 - 10 - 01), &known()).unwrap();
        assert_eq!(climb(&known(), &alarm, Kind::Report, 0, alarm.due_on - Duration::DAY), None);
        let climbed = climb(&known(), &alarm, Kind::Report, 0, alarm.due_on);
        assert_eq!(climbed, Some(Climb { to: Rung::Alarm, passed: vec![] }));
    }

    proptest! {
        #[test]
        fn the_boundary_of_a_query_is_the_rule(calendar in any_calendar(), today in 0i64..700, due in 0i64..700) {
            let day = |after: i64| date!(2025 - 06 - 02) + Duration::days(after);
            for rung in STEPS.into_iter().chain([Rung::Alarm]) {
                let reached = rung.boundary(&calendar, day(today)).is_some_and(|last| day(due) <= last);
                prop_assert_eq!(reached, rung.is_reached(&calendar, day(due), day(today)), "{}", rung);
            }
        }
    }
}
