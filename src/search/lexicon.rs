//! Which words stand in which exercise. Knows words and numbers, nothing of exercises.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

/// Where a word stands, or what else leads from it to a row, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum TextField {
    Title,
    /// It stands nowhere there, but the thesaurus names that row for it.
    Named,
    Invitation,
    /// The thesaurus says that rows of this kind suit it.
    Suited,
    Texts,
}

/// Every word once, with where it stands.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    words: Vec<Word>,
    by_text: HashMap<Box<str>, usize>,
}

#[derive(Debug)]
struct Word {
    text: Box<str>,
    /// Rows in ascending order, each once, with the best place.
    places: Vec<(u32, TextField)>,
}

/// Shorter words are found by how words begin; longer ones anywhere in a word.
const ANYWHERE_FROM_CHARS: usize = 4;
/// Shorter words are taken as they are typed.
const MISSPELT_FROM_CHARS: usize = 4;
/// From this length on, two letters may be wrong.
const TWO_WRONG_FROM_CHARS: usize = 7;

impl Lexicon {
    /// Takes in a text of this row; of each row the best places come first.
    pub(super) fn add(&mut self, row: usize, place: TextField, text: &str) {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        let folded = fold(text);
        for text in words(&folded) {
            let id = self.id(text);
            let Some(word) = self.words.get_mut(id) else { continue };
            let at = word.places.binary_search_by_key(&row, |(row, _)| *row);
            if let Err(at) = at {
                word.places.insert(at, (row, place));
            }
        }
    }

    /// Forgets what stands in this row.
    pub(super) fn forget(&mut self, row: usize) {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        for word in &mut self.words {
            if let Ok(at) = word.places.binary_search_by_key(&row, |(row, _)| *row) {
                word.places.remove(at);
            }
        }
    }

    fn id(&mut self, text: &str) -> usize {
        if let Some(id) = self.by_text.get(text) {
            return *id;
        }
        let id = self.words.len();
        self.by_text.insert(text.into(), id);
        self.words.push(Word { text: text.into(), places: Vec::new() });
        id
    }

    /// For each of `rows`: the place of the word that stands furthest back, if all of these words stand
    /// in it. A word that stands nowhere is taken for a misspelt one.
    pub(super) fn find(&self, words: &[&str], rows: usize) -> Vec<Option<TextField>> {
        let mut found = vec![Some(TextField::Title); rows];
        for word in words {
            let places = self.places_of(word, rows);
            for (found, place) in found.iter_mut().zip(places) {
                *found = (*found).zip(place).map(|(one, other)| one.max(other));
            }
        }
        found
    }

    /// Whether this word, or one that begins so, stands anywhere.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.standing().any(|known| is_in(word, known))
    }

    /// The words that stand somewhere: where they stood may have been forgotten.
    fn standing(&self) -> impl Iterator<Item = &Word> {
        self.words.iter().filter(|word| !word.places.is_empty())
    }

    /// The best place of a word in each row.
    fn places_of(&self, word: &str, rows: usize) -> Vec<Option<TextField>> {
        let mut best: Vec<Option<TextField>> = vec![None; rows];
        let mut known: Vec<&Word> = self.standing().filter(|known| is_in(word, known)).collect();
        if known.is_empty() {
            known = nearest(word, self.standing().map(|known| (known, known.text.as_ref())));
        }
        for (row, place) in known.into_iter().flat_map(|word| &word.places) {
            if let Some(slot) = best.get_mut(*row as usize) {
                *slot = Some(slot.map_or(*place, |known| known.min(*place)));
            }
        }
        best
    }
}

/// Whether a known word is meant by this one, which may be a part of it.
fn is_in(word: &str, known: &Word) -> bool {
    let anywhere = !word.is_ascii() || word.len() >= ANYWHERE_FROM_CHARS;
    if anywhere { known.text.contains(word) } else { known.text.starts_with(word) }
}

/// Of these, those with words that are spelt most like this one, or begin so; none for a short one.
pub(super) fn nearest<'a, T>(word: &str, known: impl Iterator<Item = (T, &'a str)>) -> Vec<T> {
    let length = word.chars().count();
    if length < MISSPELT_FROM_CHARS {
        return Vec::new();
    }
    let mut most_wrong = if length >= TWO_WRONG_FROM_CHARS { 2 } else { 1 };
    let mut nearest = Vec::new();
    for (one, text) in known {
        // A slip changes the first letter seldom, and most words need no closer look.
        if !begins_alike(word, text) {
            continue;
        }
        let wrong = wrong_letters(word, length, text);
        if wrong < most_wrong {
            (most_wrong, nearest) = (wrong, Vec::new());
        }
        if wrong == most_wrong {
            nearest.push(one);
        }
    }
    nearest
}

/// The words of a text as they are compared, with one blank between them.
pub(super) fn words_of(text: &str) -> String {
    words(&fold(text)).collect::<Vec<_>>().join(" ")
}

/// Whether the first letters are the same, or the first two stand the other way round.
pub(super) fn begins_alike(one: &str, other: &str) -> bool {
    let (mut ones, mut others) = (one.chars(), other.chars());
    let (first, other_first) = (ones.next(), others.next());
    first == other_first || (first == others.next() && other_first == ones.next())
}

/// How many letters are to be changed, moved, added or left out to come to a word, or to how it begins.
fn wrong_letters(word: &str, length: usize, known: &str) -> usize {
    let beginning =
        |chars: usize| known.char_indices().nth(chars).and_then(|(end, _)| known.get(..end)).unwrap_or(known);
    let tries = [length.saturating_sub(1), length, length + 1].map(beginning);
    tries.iter().map(|beginning| strsim::osa_distance(word, beginning)).min().unwrap_or(usize::MAX)
}

/// The words of a folded text.
fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Without case, accents and apostrophes, so that a word is found however it is typed.
pub(crate) fn fold(text: &str) -> String {
    let is_ours = |sign: &char| !matches!(sign, '\'' | '’' | '\u{300}'..='\u{36f}');
    if text.is_ascii() {
        return text.chars().filter(is_ours).map(|sign| sign.to_ascii_lowercase()).collect();
    }
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars().flat_map(char::to_lowercase).nfkd().filter(is_ours) {
        match sign {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            sign => folded.push(sign),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(titles: &[&str]) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (row, title) in titles.iter().enumerate() {
            lexicon.add(row, TextField::Title, title);
        }
        lexicon
    }

    fn found(titles: &[&str], text: &str) -> Vec<usize> {
        let text = words_of(text);
        let typed: Vec<&str> = words(&text).collect();
        let places = lexicon(titles).find(&typed, titles.len()).into_iter().enumerate();
        places.filter_map(|(row, place)| place.map(|_| row)).collect()
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        for (title, text) in [
            ("Slow and even", "SLOW"),
            ("Träumen", "traumen"),
            ("Traumen", "TRÄUMEN"),
            ("Straße", "strasse"),
            ("Ανάσα", "ανασα"),
            ("Tiếng thở", "tieng tho"),
            ("Don’t hurry", "dont"),
            ("Дыхание", "ДЫХАНИЕ"),
            ("深呼吸", "呼吸"),
        ] {
            assert_eq!(found(&[title], text), [0], "{title} by {text}");
        }
    }

    #[test]
    fn every_word_is_to_be_found_and_may_be_begun() {
        let titles = ["Slow and even", "Slow taps", "Even breath"];
        assert_eq!(found(&titles, "slow"), [0, 1]);
        assert_eq!(found(&titles, "even slow"), [0]);
        assert_eq!(found(&titles, "ev bre"), [2]);
        assert_eq!(found(&titles, "slow breath"), [0; 0]);
    }

    #[test]
    fn a_short_word_begins_one_and_a_longer_one_may_stand_within() {
        let titles = ["Humming", "Thumbs", "Outbreath"];
        assert_eq!(found(&titles, "hum"), [0]);
        assert_eq!(found(&titles, "breath"), [2]);
    }

    #[test]
    fn a_small_slip_still_finds() {
        let titles = ["Humming", "Butterfly taps", "Breathing out", "Box"];
        for (slip, row) in [("huming", 0), ("hummign", 0), ("buterfly", 1), ("braething", 2), ("breahti", 2)]
        {
            assert_eq!(found(&titles, slip), [row], "{slip}");
        }
        for nothing in ["xylophone", "bxo", "tops"] {
            assert_eq!(found(&titles[..1], nothing), [0; 0], "{nothing}");
        }
    }

    #[test]
    fn a_slip_is_looked_for_only_where_nothing_is_spelt_so() {
        assert_eq!(found(&["Stand", "Sand"], "sand"), [1]);
    }

    #[test]
    fn no_text_of_any_script_trips_it() {
        let odd = ["", "’’’", "\u{301}\u{301}", "🙂", "ﷺ", "a\u{200d}b", "\u{feff}", "İ", "ǅ"];
        let lexicon = lexicon(&odd);
        for text in odd {
            assert_eq!(lexicon.find(&[&words_of(text)], odd.len()).len(), odd.len());
        }
    }
}
