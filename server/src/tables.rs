//! Tables as spreadsheets save them: UTF-8 with or without a mark of byte order, cells between
//! semicolons, each row with the line on which it begins.

use csv::StringRecord;

/// The text of a file, without the mark of byte order that Excel writes; `None` when it is not UTF-8.
#[must_use]
pub fn text(file: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(file).ok()?;
    Some(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// A row and its line, the first being line 1.
pub struct Row {
    pub line: u32,
    pub cells: StringRecord,
}

/// The rows of a table, the names of the columns among them. Cells are trimmed; lines without
/// content, also those that a spreadsheet leaves behind, are none.
///
/// # Errors
/// Each row that cannot be read.
pub fn rows(text: &str) -> impl Iterator<Item = Result<Row, csv::Error>> {
    let records = csv::ReaderBuilder::new()
        .delimiter(b';')
        .trim(csv::Trim::All)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
        .into_records();
    records.filter_map(|record| match record {
        Ok(cells) if cells.iter().all(str::is_empty) => None,
        Ok(cells) => Some(Ok(Row { line: line_of(text, &cells), cells })),
        Err(error) => Some(Err(error)),
    })
}

/// The line on which a record begins. The reader's own count stops at the end of the record
/// before, ahead of empty lines.
fn line_of(text: &str, record: &StringRecord) -> u32 {
    let start = record.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let skipped = rest.get(..blank).unwrap_or_default();
    let breaks = before.matches('\n').count() + skipped.matches('\n').count();
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_knows_its_line_whatever_lies_between() {
        let text = text("\u{FEFF}a;b\r\n\r\n;;;\r\n c ; d\r\n".as_bytes()).unwrap();
        let found: Vec<_> = rows(text).map(Result::unwrap).map(|row| (row.line, row.cells)).collect();
        assert_eq!(found, [(1, StringRecord::from(vec!["a", "b"])), (4, StringRecord::from(vec!["c", "d"]))]);
    }

    #[test]
    fn what_is_not_text_is_told_apart() {
        assert_eq!(text(b"ng\xe0y;b"), None);
    }
}
