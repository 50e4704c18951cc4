//! Pages that are found beside practices, by words of their own.

use super::lexicon::words_of;

/// Shorter words say too little to find a page by.
const LETTERS_LEAST: usize = 3;

/// Whether each word of what was typed begins one of these words, and one of them at least says something.
#[must_use]
pub fn is_page(typed: &str, keywords: &str) -> bool {
    let (typed, keywords) = (words_of(typed), words_of(keywords));
    let is_known = |word: &str| keywords.split(' ').any(|keyword| keyword.starts_with(word));
    let says = |word: &str| word.chars().count() >= LETTERS_LEAST;
    typed.split(' ').any(says) && typed.split(' ').all(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_found_by_its_words_and_their_beginnings_in_any_order() {
        let keywords = "in step apart together long distance";
        for typed in ["in step", "In-Step", "apart", "long dist", "distance, long", "toge"] {
            assert!(is_page(typed, keywords), "{typed}");
        }
        for typed in ["", "in", "st", "step by step", "longing", "breath in", "…"] {
            assert!(!is_page(typed, keywords), "{typed}");
        }
    }
}
