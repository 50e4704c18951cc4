//! English made longer by about two fifths, accented and in brackets: what is cut off lacks a bracket, and what does not
//! go through the words file has plain letters.

use std::borrow::Cow;

/// Letters and what stands for them; all are in our own typeface.
const ACCENTED: [(char, char); 38] = [
    ('a', 'á'),
    ('c', 'č'),
    ('d', 'ď'),
    ('e', 'é'),
    ('g', 'ğ'),
    ('h', 'ħ'),
    ('i', 'í'),
    ('k', 'ķ'),
    ('l', 'ł'),
    ('n', 'ñ'),
    ('o', 'ö'),
    ('r', 'ř'),
    ('s', 'š'),
    ('t', 'ť'),
    ('u', 'ü'),
    ('w', 'ŵ'),
    ('y', 'ÿ'),
    ('z', 'ž'),
    ('j', 'ĵ'),
    ('A', 'Á'),
    ('C', 'Č'),
    ('D', 'Ď'),
    ('E', 'É'),
    ('G', 'Ğ'),
    ('H', 'Ħ'),
    ('I', 'Í'),
    ('K', 'Ķ'),
    ('L', 'Ł'),
    ('N', 'Ñ'),
    ('O', 'Ö'),
    ('R', 'Ř'),
    ('S', 'Š'),
    ('T', 'Ť'),
    ('U', 'Ü'),
    ('W', 'Ŵ'),
    ('Y', 'Ÿ'),
    ('Z', 'Ž'),
    ('J', 'Ĵ'),
];

/// A piece of a text between its variables. Signs, numbers and line ends stay.
pub(super) fn piece(text: &str) -> Cow<'_, str> {
    let mut said = String::with_capacity(text.len() * 2);
    for letter in text.chars() {
        let accented =
            ACCENTED.iter().find(|(plain, _)| *plain == letter).map_or(letter, |(_, other)| *other);
        said.push(accented);
        if "aeiou".contains(letter) {
            said.push(accented);
        }
    }
    Cow::Owned(said)
}

/// A text whose pieces are accented.
pub(super) fn in_brackets(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("[{text}]") }
}

/// A text without variables.
pub(super) fn whole(text: &str) -> String {
    in_brackets(&piece(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_longer_by_about_two_fifths_and_no_letter_stays_as_it_was() {
        let plain = "How are things right now? There is a lantern on the horizon.";
        let said = whole(plain);
        let growth = said.chars().count() as f64 / plain.chars().count() as f64;
        assert!((1.25..1.6).contains(&growth), "{growth}: {said}");
        assert!(said.starts_with("[Ħööŵ ") && said.ends_with(".]"), "{said}");
        assert!(!said.contains(['a', 'e', 'i', 'o', 'u', 'n', 't', 's', 'r']));
    }
}
