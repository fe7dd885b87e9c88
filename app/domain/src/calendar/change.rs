//! What a file of days changes in a calendar, before anything is changed.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use time::Date;

use super::{CalendarDay, Certainty};
use crate::date::show_iso;

/// One day that becomes another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Add(CalendarDay),
    Replace {
        old: CalendarDay,
        new: CalendarDay,
    },
    /// The day was expected to belong to a holiday that was announced without it, or the file is
    /// the whole calendar of its year and does not name it.
    Remove(CalendarDay),
}

impl Change {
    /// The day as it is afterwards; of one that goes, as it was.
    #[must_use]
    pub const fn day(&self) -> &CalendarDay {
        match self {
            Self::Add(day) | Self::Remove(day) | Self::Replace { new: day, .. } => day,
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self {
            Self::Add(_) => '+',
            Self::Replace { .. } => '~',
            Self::Remove(_) => '-',
        };
        let day = self.day();
        write!(f, "{sign} {} {} {} ({})", show_iso(day.day()), day.kind(), day.name(), day.certainty())
    }
}

/// What must change so that the stored days agree with a file, in the order of the days.
///
/// A file may be a single announcement, so days that it does not name stay; except that a holiday
/// which it announces replaces what was expected of the same holiday in the same year. Where the
/// file is said to be `whole`, days go that it does not name in a year of which it names any.
#[must_use]
pub fn compare(stored: &[CalendarDay], file: &[CalendarDay], whole: bool) -> Vec<Change> {
    let known: BTreeMap<Date, &CalendarDay> = stored.iter().map(|day| (day.day(), day)).collect();
    let given: BTreeMap<Date, &CalendarDay> = file.iter().map(|day| (day.day(), day)).collect();
    let years: BTreeSet<i32> = given.keys().map(|day| day.year()).collect();
    let announced = |expected: &CalendarDay| {
        expected.is_projected()
            && file.iter().any(|day| {
                day.certainty() == Certainty::Official
                    && day.name() == expected.name()
                    && day.day().year() == expected.day().year()
            })
    };
    let goes = |day: &CalendarDay| announced(day) || whole && years.contains(&day.day().year());
    let mut changes: Vec<Change> = given
        .values()
        .filter_map(|&day| match known.get(&day.day()) {
            None => Some(Change::Add(day.clone())),
            Some(&old) if old == day => None,
            Some(&old) => Some(Change::Replace { old: old.clone(), new: day.clone() }),
        })
        .collect();
    let gone = known.values().filter(|day| !given.contains_key(&day.day()) && goes(day));
    changes.extend(gone.map(|&day| Change::Remove(day.clone())));
    changes.sort_by_key(|change| change.day().day());
    changes
}

/// The days as they are after these changes.
#[must_use]
pub fn changed(stored: &[CalendarDay], changes: &[Change]) -> Vec<CalendarDay> {
    let mut days: BTreeMap<Date, CalendarDay> = stored.iter().map(|day| (day.day(), day.clone())).collect();
    for change in changes {
        match change {
            Change::Add(day) | Change::Replace { new: day, .. } => days.insert(day.day(), day.clone()),
            Change::Remove(day) => days.remove(&day.day()),
        };
    }
    days.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::tests::row;

    fn announced() -> Vec<CalendarDay> {
        [
            "2026-08-22;working_saturday;Làm bù cho 31/08/2026;official;TB 1/2025",
            "2026-08-31;swapped_day_off;Nghỉ hoán đổi;official;TB 1/2025",
            "2026-09-02;holiday;Quốc khánh;official;BLLĐ 112",
        ]
        .map(row)
        .to_vec()
    }

    #[test]
    fn only_what_differs_changes() {
        let file = announced();
        let old = row("2026-09-02;holiday;Quốc khánh;projected;");
        let stored = vec![file[0].clone(), old.clone()];
        let changes = compare(&stored, &file, false);
        assert_eq!(changes, [Change::Add(file[1].clone()), Change::Replace { old, new: file[2].clone() }]);
        assert_eq!(changed(&stored, &changes), file);
        assert_eq!(compare(&file, &file, true), []);
    }

    #[test]
    fn an_announced_holiday_replaces_what_was_expected_of_it() {
        let expected = [
            "2027-02-05;holiday;Tết Nguyên đán;projected;",
            "2027-02-11;holiday;Tết Nguyên đán;projected;",
            "2027-04-16;holiday;Giỗ Tổ Hùng Vương;projected;",
            "2026-02-16;holiday;Tết Nguyên đán;projected;",
        ]
        .map(row);
        let file = [row("2027-02-05;holiday;Tết Nguyên đán;official;TB 2/2026")];
        let replaced = Change::Replace { old: expected[0].clone(), new: file[0].clone() };
        assert_eq!(compare(&expected, &file, false), [replaced, Change::Remove(expected[1].clone())]);
    }

    #[test]
    fn an_official_day_is_never_taken_away_by_silence() {
        let file = [row("2026-09-01;holiday;Quốc khánh;official;TB 1/2025")];
        assert_eq!(compare(&announced(), &file, false), [Change::Add(file[0].clone())]);
    }

    #[test]
    fn a_whole_calendar_takes_away_what_it_does_not_name_in_its_years_alone() {
        let mut stored = announced();
        stored.push(row("2027-01-01;holiday;Tết Dương lịch;projected;"));
        let file = [stored[2].clone()];
        let changes = compare(&stored, &file, true);
        assert_eq!(changes, [Change::Remove(stored[0].clone()), Change::Remove(stored[1].clone())]);
        assert_eq!(changed(&stored, &changes), stored[2..]);
    }

    #[test]
    fn a_change_is_shown_on_one_line() {
        let change = Change::Add(announced().remove(1));
        assert_eq!(change.to_string(), "+ 2026-08-31 swapped_day_off Nghỉ hoán đổi (official)");
    }
}
