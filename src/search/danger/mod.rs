//! Words of danger, as people type them: in a hurry, and spelt in many ways. Knows words, nothing of exercises.
//!
//! A word too many costs a row on a list; one too few may cost more.

use strsim::osa_distance;

use super::lexicon::{begins_alike, words_of};

/// Words that say it alone. From [`BEGUN_FROM_CHARS`] letters on they may be begun, from [`MISSPELT_FROM_CHARS`] on
/// misspelt.
const WORDS: &str = include_str!("words.txt");
/// Words that are taken as they are spelt.
const SLIPS: &str = include_str!("slips.txt");
/// Several words that say it together, one phrase a line.
const PHRASES: &str = include_str!("phrases.txt");
/// Words that are spelt like one of danger and mean something else.
const HARMLESS: &str = include_str!("harmless.txt");

/// What stands for panic.
const PANIC: &str = "panic panick panik panics panicking panicked panicky";

/// Short forms, and what they are read as before phrases are compared.
const READ_AS: &[(&str, &str)] = &[
    ("dont", "do not"),
    ("dnt", "do not"),
    ("doesnt", "does not"),
    ("didnt", "did not"),
    ("cant", "can not"),
    ("cannot", "can not"),
    ("couldnt", "can not"),
    ("wont", "will not"),
    ("isnt", "is not"),
    ("wasnt", "was not"),
    ("werent", "were not"),
    ("wanna", "want to"),
    ("wana", "want to"),
    ("gonna", "going to"),
    ("gona", "going to"),
    ("meself", "myself"),
    ("myslef", "myself"),
    ("breth", "breathe"),
];

/// Words may be begun from this many letters on.
const BEGUN_FROM_CHARS: usize = 5;
/// Words may be misspelt from this many letters on.
const MISSPELT_FROM_CHARS: usize = 6;
/// From this many letters on, two of them may be wrong.
const TWO_WRONG_FROM_CHARS: usize = 9;
/// As many other words may stand between two of a phrase.
const WORDS_BETWEEN: usize = 2;

/// What another language than English adds. English counts in every language, as people mix them.
#[derive(Debug, Default)]
pub(super) struct Own {
    /// Words and phrases of danger.
    pub danger: Vec<Box<str>>,
    /// Words for panic.
    pub panic: Vec<Box<str>>,
    /// Everyday words that are spelt like one of danger, here or in English: "die" in German. Phrases count all the
    /// same.
    pub harmless: Vec<Box<str>>,
}

impl Own {
    fn is_harmless(&self, word: &str) -> bool {
        is_harmless(word) || self.harmless.iter().any(|harmless| harmless.as_ref() == word)
    }

    fn phrases(list: &[Box<str>]) -> impl Iterator<Item = &str> {
        list.iter().map(Box::as_ref).filter(|phrase| phrase.contains(' '))
    }

    fn words(list: &[Box<str>]) -> impl Iterator<Item = &str> {
        list.iter().map(Box::as_ref).filter(|phrase| !phrase.contains(' '))
    }
}

/// Whether this speaks of danger to a life or a body.
pub(super) fn is_danger(text: &str, own: &Own) -> bool {
    let text = words_of(text).replace("my self", "myself");
    let typed: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&str| {
        let is_ours = || is_one_of(word, words_in(WORDS)) || words_in(SLIPS).any(|slip| slip == *word);
        !own.is_harmless(word) && (is_ours() || is_one_of(word, Own::words(&own.danger)))
    };
    let in_full: Vec<&str> = typed.iter().flat_map(|word| read_in_full(word).split(' ')).collect();
    typed.iter().any(is_word)
        || lines_in(PHRASES).any(|phrase| is_said(&in_full, phrase))
        || Own::phrases(&own.danger).any(|phrase| is_said(&typed, phrase))
}

/// Whether this speaks of panic.
pub(super) fn is_panic(text: &str, own: &Own) -> bool {
    let words = || PANIC.split_whitespace().chain(Own::words(&own.panic));
    words_of(text).split(' ').any(|word| !own.is_harmless(word) && is_one_of(word, words()))
}

/// The lines of a list without its comments.
fn lines_in(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn words_in(list: &'static str) -> impl Iterator<Item = &'static str> {
    lines_in(list).flat_map(str::split_whitespace)
}

fn read_in_full(word: &str) -> &str {
    READ_AS.iter().find(|(short, _)| *short == word).map_or(word, |(_, full)| full)
}

fn is_harmless(word: &str) -> bool {
    words_in(HARMLESS).any(|harmless| harmless == word)
}

fn is_one_of<'known>(word: &str, mut known: impl Iterator<Item = &'known str>) -> bool {
    known.any(|known| is_begun(word, known) || is_misspelt(word, known))
}

fn is_begun(word: &str, known: &str) -> bool {
    word == known || (word.chars().count() >= BEGUN_FROM_CHARS && known.starts_with(word))
}

fn is_misspelt(word: &str, known: &str) -> bool {
    let wrong_most = match known.chars().count() {
        0..MISSPELT_FROM_CHARS => return false,
        MISSPELT_FROM_CHARS..TWO_WRONG_FROM_CHARS => 1,
        _ => 2,
    };
    word.chars().count() + 1 >= MISSPELT_FROM_CHARS
        && begins_alike(word, known)
        && osa_distance(word, known) <= wrong_most
}

/// Whether the words of a phrase were typed in its order, near each other.
fn is_said(typed: &[&str], phrase: &str) -> bool {
    let Some((first, others)) = phrase.split_once(' ') else { return typed.contains(&phrase) };
    let begins = typed.iter().enumerate().filter(|(_, word)| is_meant(word, first));
    begins.map(|(index, _)| typed.get(index + 1..).unwrap_or_default()).any(|rest| goes_on(rest, others))
}

/// Whether these words of a phrase follow, each soon after the one before.
fn goes_on(mut typed: &[&str], phrase: &str) -> bool {
    phrase.split(' ').all(|known| {
        let near = typed.iter().take(WORDS_BETWEEN + 1);
        let Some(index) = near.into_iter().position(|word| is_meant(word, known)) else { return false };
        typed = typed.get(index + 1..).unwrap_or_default();
        true
    })
}

/// Whether a word is this one of a phrase. To begin it is too little there.
fn is_meant(word: &str, known: &str) -> bool {
    word == known || (is_misspelt(word, known) && !is_harmless(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_danger(text: &str) -> bool {
        super::is_danger(text, &Own::default())
    }

    fn is_panic(text: &str) -> bool {
        super::is_panic(text, &Own::default())
    }

    #[test]
    fn another_language_adds_its_own_and_english_counts_as_well() {
        let list = |words: &[&str]| words.iter().map(|word| Box::from(*word)).collect();
        let own = Own {
            danger: list(&["selbstmord", "nicht mehr leben"]),
            panic: list(&["panikattacke"]),
            harmless: list(&["die"]),
        };
        for danger in ["Selbstmord", "selbstmrd", "ich will nicht mehr so leben", "suicide", "want to die"] {
            assert!(super::is_danger(danger, &own), "{danger}");
        }
        for other in ["die Füße spüren", "leben", "mehr Ruhe"] {
            assert!(!super::is_danger(other, &own), "{other}");
        }
        assert!(super::is_panic("Panikattacken", &own) && super::is_panic("panic", &own));
    }

    #[test]
    fn words_of_danger_are_known_as_they_are_typed() {
        let unknown: Vec<&str> =
            lines_in(include_str!("typed_in_danger.txt")).filter(|text| !is_danger(text)).collect();
        assert!(unknown.is_empty(), "{unknown:#?}");
    }

    #[test]
    fn what_one_looks_for_otherwise_finds_practices_alone() {
        let tripped: Vec<&str> =
            lines_in(include_str!("typed_otherwise.txt")).filter(|text| is_danger(text)).collect();
        assert!(tripped.is_empty(), "{tripped:#?}");
        assert!(!is_danger(""));
    }

    #[test]
    fn every_entry_of_a_list_can_be_typed() {
        for entry in [WORDS, SLIPS, PHRASES, HARMLESS].into_iter().flat_map(lines_in) {
            assert_eq!(entry, words_of(entry), "spelt as it is compared");
        }
        for phrase in lines_in(PHRASES) {
            assert!(is_danger(phrase), "{phrase}: a short form in it is never found");
        }
    }

    #[test]
    fn panic_is_known_and_nothing_else() {
        for text in ["panic", "Panic attack", "panick", "panicing", "having a panic"] {
            assert!(is_panic(text), "{text}");
        }
        for text in ["", "picnic", "calm", "pan"] {
            assert!(!is_panic(text), "{text}");
        }
    }
}
