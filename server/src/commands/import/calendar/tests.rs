use super::*;
use time::macros::date;

const FILE: &str = "\
date;kind;name;status;source
2026-08-22;working_saturday;Làm bù cho 31/08/2026;official;TB 1/2025
2026-08-31;swapped_day_off;Nghỉ hoán đổi;official;TB 1/2025
2026-09-02;holiday;Quốc khánh;official;BLLĐ 112
";

fn day(line: &str) -> CalendarDay {
    let file = format!("{}\n{line}\n", HEADER.join(";"));
    read(&file).unwrap().remove(0)
}

#[test]
fn a_file_of_days_is_read() {
    let days = read(FILE).unwrap();
    assert_eq!(
        days.iter().map(CalendarDay::day).collect::<Vec<_>>(),
        [date!(2026 - 08 - 22), date!(2026 - 08 - 31), date!(2026 - 09 - 02)]
    );
    assert_eq!(days[2].name(), "Quốc khánh");
}

#[test]
fn a_wrong_line_is_named_with_what_is_wrong() {
    let header = HEADER.join(";");
    for (lines, parts) in [
        ("2026-02-30;holiday;x;official;y", ["line 2", "no such day"]),
        ("2026-09-02;holiday;a;official;\n2026-09-02;holiday;b;official;", ["line 3", "already on line 2"]),
        ("2026-09-02;feast;x;official;y", ["line 2", "kind"]),
        ("2026-09-02;holiday;x;maybe;y", ["line 2", "status"]),
        ("2026-09-02;holiday;;official;y", ["line 2", "name"]),
        ("2026-09-02;working_saturday;x;official;y", ["line 2", "Saturday"]),
        ("2026-09-05;swapped_day_off;x;official;y", ["line 2", "weekday"]),
        ("2026-09-02;holiday;x;official", ["line 2", "5 fields, not 4"]),
        ("2026-09-02,holiday,x,official,y", ["line 2", "5 fields, not 1"]),
    ] {
        let message = read(&format!("{header}\n{lines}\n")).unwrap_err().to_string();
        for part in parts {
            assert!(message.contains(part), "{message:?} lacks {part:?}");
        }
    }
}

#[test]
fn a_file_without_its_header_or_without_days_is_refused() {
    assert!(read("2026-09-02;holiday;x;official;y\n").unwrap_err().to_string().contains("line 1: the header"));
    assert!(read("date;kind;name;status;source\n").unwrap_err().to_string().contains("no days"));
    assert!(read("").unwrap_err().to_string().contains("no days"));
}

#[test]
fn only_what_differs_changes() {
    let file = read(FILE).unwrap();
    let stored = vec![file[0].clone(), day("2026-09-02;holiday;Quốc khánh;projected;")];
    assert_eq!(compare(&stored, &file), [Change::Add(file[1].clone()), Change::Replace(file[2].clone())]);
    assert_eq!(compare(&file, &file), []);
}

#[test]
fn an_announced_holiday_replaces_what_was_expected_of_it() {
    let expected = [
        day("2027-02-05;holiday;Tết Nguyên đán;projected;"),
        day("2027-02-11;holiday;Tết Nguyên đán;projected;"),
        day("2027-04-16;holiday;Giỗ Tổ Hùng Vương;projected;"),
        day("2026-02-16;holiday;Tết Nguyên đán;projected;"),
    ];
    let file = [day("2027-02-05;holiday;Tết Nguyên đán;official;TB 2/2026")];
    assert_eq!(compare(&expected, &file), [Change::Replace(file[0].clone()), Change::Remove(expected[1].clone())]);
}

#[test]
fn an_official_day_is_never_taken_away_by_silence() {
    let stored = read(FILE).unwrap();
    let file = [day("2026-09-01;holiday;Quốc khánh;official;TB 1/2025")];
    assert_eq!(compare(&stored, &file), [Change::Add(file[0].clone())]);
}

#[test]
fn a_change_is_shown_on_one_line() {
    let change = Change::Add(day("2026-08-31;swapped_day_off;Nghỉ hoán đổi;official;TB 1/2025"));
    assert_eq!(change.to_string(), "+ 2026-08-31 swapped_day_off Nghỉ hoán đổi (official)");
}
