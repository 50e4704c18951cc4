//! Texts in the cells of a table: what a spreadsheet would run is made a text, and lists stand in one
//! cell. Every text comes back as it was.

use std::borrow::Cow;

/// Between the items of a list.
const SEPARATOR: &str = "; ";
/// An item without letters.
const NOTHING: &str = "\\-";

/// A spreadsheet runs what begins with one of these, of whatever width, and swallows the apostrophe. What stands
/// after a line break may come to begin a cell of its own, so it is guarded there as well.
fn is_run(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' | '\t' | '\'')
}

fn is_line_break(letter: char) -> bool {
    matches!(letter, '\r' | '\n')
}

/// Whether an apostrophe belongs before this letter, which follows that one; `None` at the beginning.
fn is_guarded(before: Option<char>, letter: char) -> bool {
    is_run(letter) && before.is_none_or(is_line_break) || before.is_none() && is_line_break(letter)
}

/// The cell for a text.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    let mut cell = String::new();
    let (mut before, mut copied) = (None, 0);
    for (place, letter) in text.char_indices() {
        if is_guarded(before, letter) {
            cell.push_str(text.get(copied..place).unwrap_or_default());
            cell.push('\'');
            copied = place;
        }
        before = Some(letter);
    }
    if cell.is_empty() {
        return Cow::Borrowed(text);
    }
    cell.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(cell)
}

/// The text of a cell. One that was written elsewhere, such as `'tis`, stays as it is.
pub(super) fn unguarded(cell: &str) -> Cow<'_, str> {
    if !cell.contains('\'') {
        return Cow::Borrowed(cell);
    }
    let mut text = String::with_capacity(cell.len());
    let mut letters = cell.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let is_guard = letter == '\'' && letters.peek().is_some_and(|next| is_guarded(before, *next));
        let letter = if is_guard { letters.next().unwrap_or(letter) } else { letter };
        text.push(letter);
        before = Some(letter);
    }
    Cow::Owned(text)
}

/// A list as one text: `tired; after the call`.
pub(super) fn joined(items: &[String]) -> String {
    let escaped = |item: &String| {
        if item.is_empty() { NOTHING.to_owned() } else { item.replace('\\', "\\\\").replace(';', "\\;") }
    };
    items.iter().map(escaped).collect::<Vec<_>>().join(SEPARATOR)
}

/// The list of a text. One blank after a semicolon belongs to it.
pub(super) fn split(text: &str) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    let mut items = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == ';' {
            letters.next_if_eq(&' ');
            items.push(String::new());
            continue;
        }
        let plain = if letter == '\\' { letters.next().unwrap_or('\\') } else { letter };
        let is_nothing = letter == '\\' && plain == '-';
        if let (Some(item), false) = (items.last_mut(), is_nothing) {
            item.push(plain);
        }
    }
    items
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_is_a_text_and_an_apostrophe_stays_one() {
        for (text, cell) in [
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("'tis", "''tis"),
            ("'=1", "''=1"),
            ("\nx", "'\nx"),
            ("\r\nx", "'\r\nx"),
            ("one\n=1+1", "one\n'=1+1"),
            ("one\r\n@x\n\n-", "one\r\n'@x\n\n'-"),
            ("one\n'=1", "one\n''=1"),
            ("one\n'tis", "one\n''tis"),
            ("\u{ff1d}1", "'\u{ff1d}1"),
            ("one\r\u{ff0b}1\n\u{ff0d}\n\u{ff20}", "one\r'\u{ff0b}1\n'\u{ff0d}\n'\u{ff20}"),
            ("1 = 1", "1 = 1"),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
        for text in ["'tis", "one\n'tis", "one\ntwo", "'", "one\n'"] {
            assert_eq!(unguarded(text), text, "written by hand");
        }
    }

    #[test]
    fn lists_can_be_written_by_hand() {
        assert_eq!(split("at work;late; after the call"), ["at work", "late", "after the call"]);
        assert_eq!(joined(&["a;b".to_owned(), String::new()]), "a\\;b; \\-");
    }

    proptest! {
        #[test]
        fn every_text_comes_back_and_no_line_of_its_cell_is_run(
            text in "[-=+@＝＋－＠'\t\r\n\\x00a ;,\"é]{0,12}"
        ) {
            let cell = guarded(&text);
            prop_assert!(!cell.starts_with(is_line_break));
            prop_assert!(cell.split(is_line_break).all(|line| !line.starts_with(|first| first != '\'' && is_run(first))));
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }

        #[test]
        fn every_list_comes_back(items in proptest::collection::vec("[-; \\\\a\n]{0,4}", 0..5)) {
            prop_assert_eq!(split(&joined(&items)), items);
        }
    }
}
