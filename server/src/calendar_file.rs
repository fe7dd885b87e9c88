//! Reads a file of days off and working Saturdays: `date;kind;name;status;source`, with that
//! header. Pages and commands read it here, so that both take the same files.

use std::collections::HashMap;

use domain::calendar::CalendarDay;
use domain::calendar::file::{COLUMNS, FileError, MAX_KILOBYTES, Years};
use time::Date;

use crate::tables;

/// The days of a file, in its order.
///
/// # Errors
/// The first mistake, with its line.
pub fn read(file: &[u8], years: Years) -> Result<Vec<CalendarDay>, FileError> {
    if file.len() > MAX_KILOBYTES as usize * 1024 {
        return Err(FileError::TooLarge);
    }
    let text = tables::text(file).ok_or(FileError::NotText)?;
    let mut rows = tables::rows(text);
    let head = rows.next().ok_or(FileError::Empty)?.map_err(|_| FileError::NotText)?;
    if !head.cells.iter().eq(COLUMNS) {
        return Err(FileError::Columns { line: head.line });
    }
    let mut days = Vec::new();
    let mut seen: HashMap<Date, u32> = HashMap::new();
    for row in rows {
        let tables::Row { line, cells } = row.map_err(|_| FileError::NotText)?;
        let cells: Vec<&str> = cells.iter().collect();
        let [day, kind, name, status, source] = cells[..] else {
            return Err(FileError::Cells { line, found: cells.len() });
        };
        let day = CalendarDay::from_fields(day, kind, name, status, source);
        let day = day.map_err(|error| FileError::Day { line, error })?;
        if !years.contain(day.day().year()) {
            return Err(FileError::Year { line, day: day.day(), wanted: years });
        }
        if let Some(first) = seen.insert(day.day(), line) {
            return Err(FileError::Twice { line, day: day.day(), first });
        }
        days.push(day);
    }
    if days.is_empty() { Err(FileError::Empty) } else { Ok(days) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::errors::Problem;
    use time::macros::date;

    const TODAY: Date = date!(2026 - 11 - 27);

    fn lines(lines: &str) -> Result<Vec<CalendarDay>, FileError> {
        read(format!("{}\n{lines}\n", COLUMNS.join(";")).as_bytes(), Years::any(TODAY))
    }

    #[test]
    fn a_file_of_days_is_read_as_a_spreadsheet_writes_it() {
        let file = "\u{FEFF}date;kind;name;status;source\r\n\
                    2026-08-22;working_saturday;Làm bù cho 31/08/2026;official;TB 1/2025\r\n\r\n\
                    31/08/2026;swapped_day_off;\"Nghỉ; hoán đổi\";official;TB 1/2025\r\n;;;;\r\n";
        let days = read(file.as_bytes(), Years::any(TODAY)).unwrap();
        assert_eq!(
            days.iter().map(CalendarDay::day).collect::<Vec<_>>(),
            [date!(2026 - 08 - 22), date!(2026 - 08 - 31)]
        );
        assert_eq!(days[1].name(), "Nghỉ; hoán đổi");
    }

    #[test]
    fn a_wrong_line_is_named_with_what_is_wrong() {
        for (rows, problem, line, part) in [
            ("2026-02-30;holiday;x;official;y", Problem::NoSuchDay, 2, "no such day"),
            ("tomorrow;holiday;x;official;y", Problem::BadDate, 2, "not a date"),
            (
                "2026-09-02;holiday;a;official;\n\n2026-09-02;holiday;b;official;",
                Problem::DayTwice,
                4,
                "already on line 2",
            ),
            ("2026-09-02;feast;x;official;y", Problem::UnknownKind, 2, "kind"),
            ("2026-09-02;holiday;x;maybe;y", Problem::UnknownStatus, 2, "status"),
            ("2026-09-02;holiday;;official;y", Problem::Required, 2, "name"),
            ("2026-09-02;working_saturday;x;official;y", Problem::NotASaturday, 2, "Saturday"),
            ("2026-09-05;swapped_day_off;x;official;y", Problem::NotAWeekday, 2, "weekday"),
            ("2062-09-05;holiday;x;official;y", Problem::WrongYear, 2, "wrong year"),
            ("2026-09-02;holiday;x;official", Problem::WrongCells, 2, "5 fields, not 4"),
            ("2026-09-02,holiday,x,official,y", Problem::WrongCells, 2, "5 fields, not 1"),
        ] {
            let error = lines(rows).unwrap_err();
            assert_eq!(error.problem(), (problem, line), "{rows}");
            let message = error.to_string();
            assert!(message.starts_with(&format!("line {line}: ")) && message.contains(part), "{message:?}");
        }
    }

    #[test]
    fn a_file_without_its_columns_or_without_days_is_refused() {
        for head in ["2026-09-02;holiday;x;official;y\n", "date;kind;name;status\n2026-09-02;holiday;x;official\n"] {
            let error = read(head.as_bytes(), Years::any(TODAY)).unwrap_err();
            assert_eq!(error, FileError::Columns { line: 1 });
        }
        for empty in ["", "\u{FEFF}", "\r\n ; ;\r\n", "date;kind;name;status;source\n"] {
            assert_eq!(read(empty.as_bytes(), Years::any(TODAY)), Err(FileError::Empty), "{empty:?}");
        }
    }

    #[test]
    fn what_is_no_text_or_far_too_large_is_refused() {
        assert_eq!(read(b"date;kind;name;status;source\n\xff", Years::any(TODAY)), Err(FileError::NotText));
        let large = vec![b'a'; MAX_KILOBYTES as usize * 1024 + 1];
        assert_eq!(read(&large, Years::any(TODAY)), Err(FileError::TooLarge));
    }

    #[test]
    fn a_file_for_one_year_has_days_of_that_year_alone() {
        let only = Years::only(2027, TODAY).unwrap();
        let file = "date;kind;name;status;source\n2027-01-01;holiday;x;official;y\n2026-01-01;holiday;x;official;y\n";
        let error = read(file.as_bytes(), only).unwrap_err();
        assert_eq!(error, FileError::Year { line: 3, day: date!(2026 - 01 - 01), wanted: only });
    }
}
