//! A text cut into pieces: runs of letters and digits, and what stands between them.

use std::ops::Range;

/// The pieces of a text. A piece begins and ends with a letter or a digit; an apostrophe between two
/// letters belongs to it (H'Hen).
pub(crate) struct Pieces<'a> {
    text: &'a str,
    at: Vec<Range<usize>>,
}

impl<'a> Pieces<'a> {
    pub fn of(text: &'a str) -> Self {
        let mut at: Vec<Range<usize>> = Vec::new();
        let mut chars = text.char_indices().peekable();
        let mut open: Option<Range<usize>> = None;
        while let Some((start, c)) = chars.next() {
            let end = start + c.len_utf8();
            let within =
                matches!(c, '\'' | '’') && open.is_some() && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
            if belongs(c) || within {
                open = Some(open.map_or(start, |run| run.start)..end);
            } else if let Some(run) = open.take() {
                at.push(run);
            }
        }
        at.extend(open);
        Self { text, at }
    }

    pub fn len(&self) -> usize {
        self.at.len()
    }

    pub fn start(&self, piece: usize) -> usize {
        self.at.get(piece).map_or(self.text.len(), |run| run.start)
    }

    pub fn end(&self, piece: usize) -> usize {
        self.at.get(piece).map_or(self.text.len(), |run| run.end)
    }

    /// A piece; empty behind the last.
    pub fn get(&self, piece: usize) -> &'a str {
        self.at.get(piece).map_or("", |run| &self.text[run.clone()])
    }

    pub fn lower(&self, piece: usize) -> String {
        self.get(piece).to_lowercase()
    }

    /// What stands before a piece, since the one before it.
    pub fn gap(&self, piece: usize) -> &'a str {
        let from = if piece == 0 { 0 } else { self.end(piece - 1) };
        self.text.get(from..self.start(piece)).unwrap_or_default()
    }

    /// The text from one piece to another, both with it.
    pub fn slice(&self, first: usize, last: usize) -> &'a str {
        self.text.get(self.start(first)..self.end(last)).unwrap_or_default()
    }

    /// The last of a run of at most `most` pieces, whose gaps have only these signs and at least one.
    pub fn run(&self, first: usize, most: usize, signs: &str) -> usize {
        let mut last = first;
        while last + 1 < self.len() && last + 1 < first + most && only(self.gap(last + 1), signs) {
            last += 1;
        }
        last
    }

    /// The place behind a phrase that stands here: its words, with nothing but space between them.
    pub fn behind(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut next = at;
        for word in phrase.split(' ') {
            if self.lower(next) != word || next > at && !is_space(self.gap(next)) {
                return None;
            }
            next += 1;
        }
        Some(next)
    }

    /// The place behind the longest of these phrases that stands here.
    pub fn behind_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.behind(at, phrase)).max()
    }
}

fn belongs(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(&c)
}

fn only(gap: &str, signs: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| signs.contains(c))
}

/// Space on one line.
pub(crate) fn is_space(gap: &str) -> bool {
    only(gap, " \u{A0}\t")
}

pub(crate) fn has_digit(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_digit())
}

pub(crate) fn is_number(piece: &str) -> bool {
    !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit())
}

/// Begins with a capital letter and has no digit.
pub(crate) fn is_capital(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_uppercase) && !has_digit(piece)
}
