//! Texts in the cells of a table: what a spreadsheet would run is made a text, and lists stand in one
//! cell. Every text comes back as it was.

use std::borrow::Cow;

/// Between the items of a list.
const SEPARATOR: &str = "; ";
/// An item without letters.
const NOTHING: &str = "\\-";

/// A spreadsheet runs what begins with one of these, and swallows the apostrophe.
fn is_run(first: char) -> bool {
    matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '\'')
}

/// The cell for a text.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(is_run) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The text of a cell. One that was written elsewhere, such as `'tis`, stays as it is.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| text.starts_with(is_run)).unwrap_or(cell)
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
            ("1 = 1", "1 = 1"),
        ] {
            assert_eq!(guarded(text), cell);
            assert_eq!(unguarded(cell), text);
        }
        assert_eq!(unguarded("'tis"), "'tis", "written by hand");
    }

    #[test]
    fn lists_can_be_written_by_hand() {
        assert_eq!(split("at work;late; after the call"), ["at work", "late", "after the call"]);
        assert_eq!(joined(&["a;b".to_owned(), String::new()]), "a\\;b; \\-");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "[-=+@'\t\r\n\\x00a ;,\"é]{0,8}") {
            let cell = guarded(&text);
            prop_assert_eq!(unguarded(&cell), text.as_str());
        }

        #[test]
        fn every_list_comes_back(items in proptest::collection::vec("[-; \\\\a\n]{0,4}", 0..5)) {
            prop_assert_eq!(split(&joined(&items)), items);
        }
    }
}
