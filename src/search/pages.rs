//! Pages of the program that are found by words as exercises are. Knows words alone.

use super::lexicon::words_of;

/// From this many letters on the last word may be begun.
const BEGUN_FROM_CHARS: usize = 5;

/// Whether what was typed holds one of these names of a page; between them stand commas.
#[must_use]
pub fn names_page(typed: &str, names: &str) -> bool {
    let typed = words_of(typed);
    let typed: Vec<&str> = typed.split(' ').collect();
    names.split(',').map(words_of).filter(|name| !name.is_empty()).any(|name| {
        let name: Vec<&str> = name.split(' ').collect();
        typed.windows(name.len()).any(|words| is_name(words, &name))
    })
}

/// The same words; the last one may be begun where nothing came before it.
fn is_name(typed: &[&str], name: &[&str]) -> bool {
    let (Some((last, before)), Some((last_known, known))) = (typed.split_last(), name.split_last()) else {
        return false;
    };
    let is_begun = last.chars().count() >= BEGUN_FROM_CHARS && last_known.starts_with(last);
    before == known && (last == last_known || is_begun)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "time-out, timeout, flooded, a break, polyvagal theory, map";

    #[test]
    fn a_page_is_found_as_people_type_it() {
        for typed in
            ["map", "the Map", "time out", "Time-Out", "timeo", "I’m flooded", "polyvagal theor", "a break"]
        {
            assert!(names_page(typed, NAMES), "{typed}");
        }
    }

    #[test]
    fn words_that_are_in_it_by_chance_do_not_find_it() {
        for typed in ["", " ", "time", "out", "polyvagal th", "break", "ma", "maps", "flo", "theory", ","] {
            assert!(!names_page(typed, NAMES), "{typed}");
        }
        assert!(!names_page("map", ""));
    }
}
