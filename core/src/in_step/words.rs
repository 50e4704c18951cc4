//! Three words for a rhythm, and a rhythm for three words.
//!
//! The first word says the breath in and the stillness after it, the second the breath out and the stillness after that,
//! the third how long, and checks the other two.

use std::fmt;

use strsim::osa_distance;

use super::list::WORDS;
use super::{Breath, HALF_MS, IN_HALVES, MINUTES, OUT_HALVES, REST_HALVES, Rhythm};

/// What the third word counts in beside the length: a prime below 32.
const CHECKS: u32 = 31;
/// A word that was typed may be so far from the one that was meant.
const MISTYPED_BY: usize = 2;
/// The number of first letters by which a word is known.
const BEGUN_BY: usize = 4;
/// No more than this of what was typed is looked at, in words and in letters of one.
const TYPED_MOST: usize = 8;
const LETTERS_MOST: usize = 24;
/// The orders that three words can have besides the right one.
const OTHER_ORDERS: [[usize; 3]; 5] = [[1, 0, 2], [0, 2, 1], [2, 1, 0], [1, 2, 0], [2, 0, 1]];

/// Three words of the list, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ThreeWords(pub [&'static str; 3]);

impl fmt::Display for ThreeWords {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second, third] = self.0;
        write!(formatter, "{first} {second} {third}")
    }
}

/// Why words that were typed are no rhythm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordsError {
    /// Not three words, but this many.
    Count(usize),
    /// This one is not among the words. What was meant is perhaps one of these, the likeliest first.
    Unknown { typed: String, perhaps: Vec<&'static str> },
    /// Each is known, and they are right in this order.
    Order(ThreeWords),
    /// Each is known, but one of them is not what was said.
    Mismatch,
}

/// All words, by number.
#[must_use]
pub fn all() -> &'static [&'static str; 256] {
    &WORDS
}

/// The words of a rhythm.
#[must_use]
pub fn words(rhythm: Rhythm) -> ThreeWords {
    ThreeWords(numbers(rhythm).map(word))
}

/// Reads what was typed: three words in their order, whatever stands between them and however they are capitalised.
///
/// # Errors
/// What is wrong with them, and what was perhaps meant.
pub fn read(typed: &str) -> Result<Rhythm, WordsError> {
    let typed: Vec<String> = parts(typed).take(TYPED_MOST).collect();
    let [first, second, third] = typed.as_slice() else { return Err(WordsError::Count(typed.len())) };
    let typed = [first, second, third].map(String::as_str);
    let known = typed.map(number);
    let [Some(first), Some(second), Some(third)] = known else {
        return Err(unknown(typed, known));
    };
    let numbers = [first, second, third];
    rhythm(numbers).ok_or_else(|| {
        let mut reordered = OTHER_ORDERS.into_iter().map(|order| in_order(numbers, order));
        let right = reordered.find(|numbers| rhythm(*numbers).is_some());
        right.map_or(WordsError::Mismatch, |numbers| WordsError::Order(ThreeWords(numbers.map(word))))
    })
}

/// Whatever is no letter stands between words.
fn parts(typed: &str) -> impl Iterator<Item = String> {
    typed
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|part| !part.is_empty())
        .map(|part| part.chars().take(LETTERS_MOST).flat_map(char::to_lowercase).collect())
}

/// The number of a word, written whole or begun with enough letters.
fn number(typed: &str) -> Option<u32> {
    let place = WORDS.binary_search(&typed).ok().or_else(|| {
        let is_begun = typed.len() >= BEGUN_BY;
        WORDS.iter().position(|word| is_begun && word.starts_with(typed))
    });
    place.and_then(|place| u32::try_from(place).ok())
}

fn word(number: u32) -> &'static str {
    WORDS.get(number as usize).copied().unwrap_or_default()
}

fn in_order(numbers: [u32; 3], order: [usize; 3]) -> [u32; 3] {
    order.map(|index| numbers.get(index).copied().unwrap_or_default())
}

/// The first word that is not known. Where the others are, only what fits to them stands first.
fn unknown(typed: [&str; 3], known: [Option<u32>; 3]) -> WordsError {
    let place = known.iter().position(Option::is_none).unwrap_or_default();
    let typed = typed.get(place).copied().unwrap_or_default();
    let fits = |candidate: &str| {
        let mut numbers = known;
        if let Some(slot) = numbers.get_mut(place) {
            *slot = number(candidate);
        }
        let [Some(first), Some(second), Some(third)] = numbers else { return false };
        rhythm([first, second, third]).is_some()
    };
    let mut near: Vec<(bool, usize, &'static str)> = WORDS
        .iter()
        .map(|word| (!fits(word), osa_distance(typed, word), *word))
        .filter(|(_, distance, _)| *distance <= MISTYPED_BY)
        .collect();
    near.sort_unstable();
    WordsError::Unknown {
        typed: typed.to_owned(),
        perhaps: near.into_iter().map(|(_, _, word)| word).take(3).collect(),
    }
}

fn numbers(rhythm: Rhythm) -> [u32; 3] {
    let Breath { in_ms, hold_ms, out_ms, rest_ms } = rhythm.breath;
    let rest = place(&REST_HALVES, rest_ms / HALF_MS);
    let first = (in_ms / HALF_MS - IN_HALVES.start()) * 16 + hold_ms / HALF_MS;
    let second = (out_ms / HALF_MS - OUT_HALVES.start()) * 8 + rest;
    let length = place(&MINUTES, rhythm.minutes);
    [first, second, length * 32 + check(first, second, length)]
}

fn check(first: u32, second: u32, length: u32) -> u32 {
    (3 * first + 7 * second + 11 * length) % CHECKS
}

fn place(table: &[u32], value: u32) -> u32 {
    table.iter().position(|one| *one == value).and_then(|place| u32::try_from(place).ok()).unwrap_or_default()
}

fn rhythm([first, second, third]: [u32; 3]) -> Option<Rhythm> {
    let length = third / 32;
    if third % 32 != check(first, second, length) {
        return None;
    }
    let breath = Breath {
        in_ms: (first / 16 + IN_HALVES.start()) * HALF_MS,
        hold_ms: first % 16 * HALF_MS,
        out_ms: (second / 8 + OUT_HALVES.start()) * HALF_MS,
        rest_ms: REST_HALVES.get(second as usize % 8)? * HALF_MS,
    };
    Rhythm::new(breath, *MINUTES.get(length as usize)?)
}
