//! The inside of brackets put together again from what stays, goes and comes.
//!
//! What stands between two entries (commas, blanks, ends of lines, comments) belongs to one of them:
//! what follows on the same line to the one before, all else to the one after. So a comment stays
//! beside what it was written for, and stays alone where that goes.

use super::layout::Entry;
use super::outline::{Brackets, Written};
use super::tokens::{comments, line_end};

/// What becomes of an entry.
#[derive(Debug)]
pub(super) enum Piece<'v> {
    /// The entry with this index, with this text.
    Kept(usize, String),
    /// The entry with this index goes.
    Dropped(usize),
    /// A new one.
    Added(&'v Entry),
}

/// An entry of the file with what belongs to it.
struct Surrounded<'s> {
    /// Blanks, ends of lines and comments before it.
    before: &'s str,
    /// What follows before the comma.
    until_comma: &'s str,
    comma: &'s str,
    /// What follows the comma on the same line.
    after: &'s str,
}

impl Brackets {
    /// Whether entries begin on lines of their own.
    pub fn is_tall(&self, source: &str) -> bool {
        let first = self.entries.first().map_or(self.inside.end, |entry| entry.range.start);
        source.get(self.inside.start..first).is_some_and(|before| before.contains('\n'))
    }

    /// What stays at the opening bracket, each entry with its surroundings, and what stands before
    /// the closing one.
    fn surroundings<'s>(&self, source: &'s str) -> Option<(&'s str, Vec<Surrounded<'s>>, &'s str)> {
        let starts = self.entries.iter().skip(1).map(|entry| entry.range.start).chain([self.inside.end]);
        let first = self.entries.first()?.range.start;
        let same_line = |from: usize, next: usize| {
            let blank = source.get(from..next)?;
            Some(from + line_end(blank).unwrap_or(0))
        };
        let head_end = same_line(self.inside.start, first)?;
        let mut start = head_end;
        let mut surrounded = Vec::new();
        for (Written { range, comma, .. }, next) in self.entries.iter().zip(starts) {
            let comma = comma.clone().unwrap_or(range.end..range.end);
            let end = same_line(comma.end, next)?;
            surrounded.push(Surrounded {
                before: source.get(start..range.start)?,
                until_comma: source.get(range.end..comma.start)?,
                comma: source.get(comma.clone())?,
                after: source.get(comma.end..end)?,
            });
            start = end;
        }
        Some((source.get(self.inside.start..head_end)?, surrounded, source.get(start..self.inside.end)?))
    }
}

/// The new inside of the brackets. `None` if nothing is left in them.
pub(super) fn join(
    source: &str,
    brackets: &Brackets,
    pieces: &[Piece<'_>],
    end_of_line: &str,
) -> Option<String> {
    let (head, surrounded, foot) = brackets.surroundings(source)?;
    let indent = brackets.is_tall(source).then(|| indent_of(surrounded.first()?.before)).flatten();
    let second = surrounded.get(1).map(|second| second.before);
    let mut line = Line {
        text: head.to_owned(),
        is_empty: true,
        gap: second.filter(|before| before.trim().is_empty()).unwrap_or(" "),
        missing_start: None,
    };
    let last = pieces.iter().rposition(|piece| !matches!(piece, Piece::Dropped(_)))?;
    let ends_with_comma = surrounded.last().is_some_and(|entry| !entry.comma.is_empty());
    for (index, piece) in pieces.iter().enumerate() {
        let comma = if index < last || ends_with_comma { "," } else { "" };
        match piece {
            Piece::Kept(which, value) => line.keep(surrounded.get(*which)?, value, comma),
            Piece::Dropped(which) => line.drop(surrounded.get(*which)?),
            Piece::Added(entry) => match indent {
                Some(indent) => {
                    let value = entry.laid_out(indent).replace('\n', end_of_line);
                    line.add(&format!("{end_of_line}{indent}"), &value, comma);
                }
                None => line.add(line.gap, &entry.flat(), comma),
            },
        }
    }
    Some(line.text + foot)
}

/// What is written so far.
struct Line<'s> {
    text: String,
    /// No entry is written yet.
    is_empty: bool,
    /// What stands between two entries on one line.
    gap: &'s str,
    /// The start of a line whose first entry went; the next one may need it.
    missing_start: Option<&'s str>,
}

impl<'s> Line<'s> {
    fn keep(&mut self, entry: &Surrounded<'s>, value: &str, comma: &str) {
        let starts_line = entry.before.contains('\n');
        let before = self.missing_start.take().filter(|_| !starts_line).unwrap_or(entry.before);
        let before = if before.is_empty() { self.gap } else { before };
        self.add(before, value, &format!("{}{comma}{}", entry.until_comma, entry.after));
    }

    /// Leaves the comments around an entry.
    fn drop(&mut self, entry: &Surrounded<'s>) {
        if entry.before.contains('\n') {
            self.missing_start.get_or_insert(entry.before);
        }
        let has_comment = |text: &str| !comments(text).is_empty();
        let following = format!("{} {}", entry.until_comma.trim(), entry.after.trim());
        match (has_comment(entry.before), has_comment(&following)) {
            (false, false) => {}
            (true, false) => self.put(entry.before, ""),
            (_, true) => self.put(entry.before, following.trim()),
        }
    }

    fn add(&mut self, before: &str, value: &str, after: &str) {
        self.put(before, value);
        self.text.push_str(after);
        self.is_empty = false;
    }

    /// On the line of the opening bracket nothing stands before the first.
    fn put(&mut self, before: &str, text: &str) {
        let is_inline = self.is_empty && !before.contains('\n');
        let before = if is_inline { before.trim_start() } else { before };
        let before = if text.is_empty() { before.trim_end() } else { before };
        self.text.extend([before, text]);
    }
}

fn indent_of(before: &str) -> Option<&str> {
    before.rsplit_once('\n').map(|(_, indent)| indent)
}
