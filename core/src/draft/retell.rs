//! Texts that name the seconds of a round ("Four in, six out"), told anew once the seconds are others.
//!
//! Only English is known well enough. A text counts only where all the seconds it names are those of the round;
//! what else it says stays as it is.

use std::ops::Range;

use crate::exercise::{Beat, Gesture};

/// What comes after a number that counts something else than seconds.
const COUNTED: [&str; 8] = ["breaths", "breath", "rounds", "round", "times", "minutes", "minute", "hours"];
const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// From twenty on.
const TENS: [&str; 5] = ["twenty", "thirty", "forty", "fifty", "sixty"];

/// A text that names seconds.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    text: &'a str,
    mentions: Vec<Mention>,
}

/// One number in it.
#[derive(Clone, Debug, PartialEq)]
struct Mention {
    number: Number,
    /// "second" or "seconds" after it.
    unit: Option<Range<usize>>,
    of: Of,
}

/// What a number is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// Beats that are called so: "four in", "hold for seven".
    Gesture(&'static [Gesture]),
    /// One number of a row that says the whole round: "4-7-8".
    Row { place: usize, count: usize },
    /// "Twelve seconds a breath."
    Breath,
    /// "5.5 breaths a minute."
    Rate,
}

#[derive(Clone, Debug, PartialEq)]
struct Number {
    range: Range<usize>,
    thousandths: u32,
    is_in_words: bool,
}

impl<'a> Told<'a> {
    /// `None` where it names no seconds.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let words = words(text);
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (found, after) = mentions_at(&words, at);
            mentions.extend(found);
            at = after.max(at + 1);
        }
        (!mentions.is_empty()).then_some(Self { text, mentions })
    }

    /// Whether all the seconds it names are those of this round.
    pub(super) fn fits(&self, round: &[Beat]) -> bool {
        self.values(round, round).is_some()
    }

    /// The same text with the seconds of `after`; `None` where it does not name those of `before`, and where that
    /// would be the text that it is.
    pub(super) fn with_seconds_of(&self, before: &[Beat], after: &[Beat]) -> Option<String> {
        let gestures = |beats: &[Beat]| beats.iter().map(|beat| beat.gesture).collect::<Vec<_>>();
        if gestures(before) != gestures(after) {
            return None;
        }
        let values = self.values(before, after)?;
        let is_sayable =
            |(mention, value): (&Mention, &u32)| mention.number.is_in_words && in_words(*value).is_some();
        let says_words = self.mentions.iter().zip(&values).all(is_sayable);
        let mut told = String::new();
        let mut from = 0;
        for (mention, value) in self.mentions.iter().zip(values) {
            let Range { start, end } = mention.number.range;
            told.push_str(self.text.get(from..start)?);
            let is_capital = self.text.get(start..end)?.starts_with(char::is_uppercase);
            told.push_str(&said(value, says_words, is_capital));
            from = end;
            if let Some(unit) = &mention.unit {
                told.push_str(self.text.get(from..unit.start)?);
                told.push_str(if value == 1_000 { "second" } else { "seconds" });
                from = unit.end;
            }
        }
        told.push_str(self.text.get(from..)?);
        (told != self.text).then_some(told)
    }

    /// What stands in the place of each number, if all of them fit `before`.
    fn values(&self, before: &[Beat], after: &[Beat]) -> Option<Vec<u32>> {
        let mut next = 0;
        let mut value = |mention: &Mention| {
            let is_same = |value: Option<u32>| value == Some(mention.number.thousandths);
            match mention.of {
                Of::Gesture(gestures) => {
                    let is_meant = |beat: &Beat| gestures.contains(&beat.gesture) && is_same(Some(beat.ms));
                    let place = next + before.get(next..)?.iter().position(is_meant)?;
                    next = place + 1;
                    after.get(place).map(|beat| beat.ms)
                }
                Of::Row { place, count } => {
                    let is_meant = count == before.len() && is_same(before.get(place).map(|beat| beat.ms));
                    after.get(place).filter(|_| is_meant).map(|beat| beat.ms)
                }
                Of::Breath => one_breath_ms(after).filter(|_| is_same(one_breath_ms(before))),
                Of::Rate => rate(after).filter(|_| is_same(rate(before))),
            }
        };
        self.mentions.iter().map(&mut value).collect()
    }
}

/// How long a round is that is one breath.
fn one_breath_ms(round: &[Beat]) -> Option<u32> {
    let count = |gesture| round.iter().filter(|beat| beat.gesture == gesture).count();
    let is_one = count(Gesture::In) == 1 && count(Gesture::Out) + count(Gesture::Hum) == 1;
    is_one.then(|| round.iter().map(|beat| beat.ms).sum())
}

/// Breaths a minute, to the tenth, in thousandths.
fn rate(round: &[Beat]) -> Option<u32> {
    let breath_ms = one_breath_ms(round).filter(|ms| *ms > 0)?;
    Some((600_000 + breath_ms / 2) / breath_ms * 100)
}

/// A number as it is said: in words where it can be, and is wanted.
fn said(thousandths: u32, says_words: bool, is_capital: bool) -> String {
    let words = in_words(thousandths).filter(|_| says_words);
    let Some(words) = words else {
        let tenths = (thousandths + 50) / 100;
        let (whole, rest) = (tenths / 10, tenths % 10);
        return if rest == 0 { whole.to_string() } else { format!("{whole}.{rest}") };
    };
    let mut letters = words.chars();
    match letters.next() {
        Some(first) if is_capital => first.to_uppercase().chain(letters).collect(),
        _ => words,
    }
}

/// "five", "twenty-five", "five and a half".
fn in_words(thousandths: u32) -> Option<String> {
    let whole = usize::try_from(thousandths / 1_000).ok().filter(|whole| *whole > 0)?;
    let whole = if let Some(word) = ONES.get(whole) {
        (*word).to_owned()
    } else {
        let tens = TENS.get((whole / 10).checked_sub(2)?)?;
        match ONES.get(whole % 10).filter(|_| !whole.is_multiple_of(10)) {
            Some(ones) => format!("{tens}-{ones}"),
            None => (*tens).to_owned(),
        }
    };
    match thousandths % 1_000 {
        0 => Some(whole),
        500 => Some(format!("{whole} and a half")),
        _ => None,
    }
}

/// A word of the text, in small letters, and what stands before it.
#[derive(Debug)]
struct Word<'a> {
    range: Range<usize>,
    small: String,
    gap: &'a str,
}

impl Word<'_> {
    fn is(&self, word: &str) -> bool {
        self.small == word
    }

    /// Whether nothing but air is between it and the word before.
    fn follows(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(char::is_whitespace)
    }
}

/// Letters and digits that belong together; the point of "5.5" too.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut end_before = 0;
    while let Some((start, letter)) = letters.next() {
        if !letter.is_alphanumeric() {
            continue;
        }
        let mut end = start + letter.len_utf8();
        let mut before = letter;
        while let Some((at, next)) = letters.peek().copied() {
            let is_point = next == '.'
                && before.is_ascii_digit()
                && text
                    .get(at + 1..)
                    .is_some_and(|rest| rest.starts_with(|digit: char| digit.is_ascii_digit()));
            if !next.is_alphanumeric() && !is_point {
                break;
            }
            letters.next();
            end = at + next.len_utf8();
            before = next;
        }
        let small = text.get(start..end).unwrap_or_default().to_lowercase();
        words.push(Word { range: start..end, small, gap: text.get(end_before..start).unwrap_or_default() });
        end_before = end;
    }
    words
}

/// What is named at this word, and where to read on.
fn mentions_at(words: &[Word<'_>], at: usize) -> (Vec<Mention>, usize) {
    if let Some(found) = row_at(words, at) {
        return found;
    }
    if let Some((number, after)) = number_at(words, at) {
        return match about(words, after) {
            Some((of, unit, end)) => (vec![Mention { number, unit, of }], end),
            None => (Vec::new(), after),
        };
    }
    let Some(gestures) = words.get(at).and_then(|word| gestures_called(&word.small)) else {
        return (Vec::new(), at + 1);
    };
    let next = at + 1;
    let begins = if is_next(words, next, "for") { next + 1 } else { next };
    let number = words.get(begins).filter(|word| word.follows()).and_then(|_| number_at(words, begins));
    let Some((number, after)) = number else { return (Vec::new(), next) };
    let unit = unit_at(words, after);
    let end = after + usize::from(unit.is_some());
    let counts_else =
        words.get(end).is_some_and(|word| word.follows() && COUNTED.contains(&word.small.as_str()));
    if counts_else {
        return (Vec::new(), after);
    }
    (vec![Mention { number, unit, of: Of::Gesture(gestures) }], end)
}

/// What a number is about whose next word is this.
fn about(words: &[Word<'_>], after: usize) -> Option<(Of, Option<Range<usize>>, usize)> {
    let are_next = |from: usize, all: &[&str]| {
        all.iter().enumerate().all(|(index, word)| is_next(words, from + index, word))
    };
    if are_next(after, &["breaths", "a", "minute"]) {
        return Some((Of::Rate, None, after + 3));
    }
    let unit = unit_at(words, after);
    let next = after + usize::from(unit.is_some());
    if unit.is_some() && are_next(next, &["a", "breath"]) {
        return Some((Of::Breath, unit, next + 2));
    }
    let gestures =
        words.get(next).filter(|word| word.follows()).and_then(|word| gestures_called(&word.small))?;
    Some((Of::Gesture(gestures), unit, next + 1))
}

fn is_next(words: &[Word<'_>], at: usize, word: &str) -> bool {
    words.get(at).is_some_and(|next| next.follows() && next.is(word))
}

fn unit_at(words: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let is_unit = is_next(words, at, "seconds") || is_next(words, at, "second");
    words.get(at).filter(|_| is_unit).map(|word| word.range.clone())
}

/// Numbers that are joined by hyphens, and where to read on.
fn row_at(words: &[Word<'_>], at: usize) -> Option<(Vec<Mention>, usize)> {
    let mut numbers = vec![digits(words.get(at)?)?];
    while let Some(number) =
        words.get(at + numbers.len()).filter(|word| ["-", "–"].contains(&word.gap)).and_then(digits)
    {
        numbers.push(number);
    }
    let count = numbers.len();
    let mention = |(place, number)| Mention { number, unit: None, of: Of::Row { place, count } };
    (count > 1).then(|| (numbers.into_iter().enumerate().map(mention).collect(), at + count))
}

/// A number in digits or in words, and where to read on.
fn number_at(words: &[Word<'_>], at: usize) -> Option<(Number, usize)> {
    let first = words.get(at)?;
    if let Some(number) = digits(first) {
        return Some((number, at + 1));
    }
    let place = |names: &[&str], word: &Word<'_>| names.iter().position(|name| word.is(name));
    let (mut whole, mut end) = match place(&TENS, first) {
        Some(tens) => (10 * (tens + 2), at + 1),
        None => (place(&ONES, first)?, at + 1),
    };
    if whole >= 20
        && let Some(ones) = words.get(end).filter(|word| word.gap == "-").and_then(|word| place(&ONES, word))
    {
        (whole, end) = (whole + ones, end + 1);
    }
    let has_half =
        ["and", "a", "half"].iter().enumerate().all(|(index, word)| is_next(words, end + index, word));
    end += if has_half { 3 } else { 0 };
    let thousandths = u32::try_from(whole).ok()? * 1_000 + if has_half { 500 } else { 0 };
    let range = first.range.start..words.get(end - 1)?.range.end;
    Some((Number { range, thousandths, is_in_words: true }, end))
}

fn digits(word: &Word<'_>) -> Option<Number> {
    let value: f64 = word.small.parse().ok().filter(|value: &f64| (0.0..=1_000.0).contains(value))?;
    let thousandths = (value * 1_000.0).round() as u32;
    Some(Number { range: word.range.clone(), thousandths, is_in_words: false })
}

/// The gestures that a word may stand for.
fn gestures_called(word: &str) -> Option<&'static [Gesture]> {
    let gestures: &[Gesture] = match word {
        "in" | "inhale" => &[Gesture::In],
        "out" | "exhale" => &[Gesture::Out, Gesture::Hum],
        "hum" => &[Gesture::Hum],
        "hold" | "wait" | "pause" | "still" => &[Gesture::Hold, Gesture::Rest],
        "rest" => &[Gesture::Rest, Gesture::Release],
        "press" | "push" => &[Gesture::Press],
        "release" => &[Gesture::Release],
        "look" => &[Gesture::Look],
        "listen" => &[Gesture::Listen],
        _ => return None,
    };
    Some(gestures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::beat;

    fn round(beats: &[(Gesture, f64)]) -> Vec<Beat> {
        beats.iter().map(|(gesture, secs)| beat(*gesture, (secs * 1_000.0).round() as u32)).collect()
    }

    fn breath(air_in: f64, air_out: f64) -> Vec<Beat> {
        round(&[(Gesture::In, air_in), (Gesture::Out, air_out)])
    }

    fn square(sides: [f64; 4]) -> Vec<Beat> {
        let [air_in, hold, air_out, rest] = sides;
        round(&[(Gesture::In, air_in), (Gesture::Hold, hold), (Gesture::Out, air_out), (Gesture::Rest, rest)])
    }

    fn told(text: &str, before: &[Beat], after: &[Beat]) -> Option<String> {
        Told::read(text)?.with_seconds_of(before, after)
    }

    #[track_caller]
    fn expect(text: &str, before: &[Beat], after: &[Beat], wanted: &str) {
        assert_eq!(told(text, before, after).as_deref(), Some(wanted), "{text}");
    }

    #[test]
    fn seconds_in_words_become_others() {
        let (four, five) = (breath(4.0, 6.0), breath(5.0, 6.0));
        expect("Four in, six out", &four, &five, "Five in, six out");
        expect("My four in, six out. Soft, not deep.", &four, &five, "My five in, six out. Soft, not deep.");
        expect("In for four, out for six.", &four, &breath(4.0, 25.0), "In for four, out for twenty-five.");
        expect("In four, out six", &four, &five, "In five, out six");
        expect("four in six out", &four, &five, "five in six out");
        expect("Four in, six out", &four, &breath(5.5, 7.0), "Five and a half in, seven out");
        expect("Five and a half in, seven out", &breath(5.5, 7.0), &four, "Four in, six out");
        let box_words = "In for four, hold for four, out for four, wait for four.";
        let wanted = "In for four, hold for three, out for five, wait for one.";
        expect(box_words, &square([4.0; 4]), &square([4.0, 3.0, 5.0, 1.0]), wanted);
    }

    #[test]
    fn seconds_in_digits_become_others() {
        let (four, five) = (breath(4.0, 6.0), breath(5.0, 6.0));
        expect("In for 4, out for 6", &four, &five, "In for 5, out for 6");
        expect("5.5 seconds in, 5.5 out", &breath(5.5, 5.5), &breath(1.0, 6.3), "1 second in, 6.3 out");
        expect("In for 1 second", &breath(1.0, 6.0), &breath(1.5, 6.0), "In for 1.5 seconds");
        let seven = |hold| round(&[(Gesture::In, 4.0), (Gesture::Hold, hold), (Gesture::Out, 8.0)]);
        expect("4-7-8 breath, with holds", &seven(7.0), &seven(5.5), "4-5.5-8 breath, with holds");
        let line = "In for 4, hold for 7, out for 8. Four rounds at first.";
        expect(line, &seven(7.0), &seven(6.0), "In for 4, hold for 6, out for 8. Four rounds at first.");
        // What words cannot say is said in digits, and then all of it.
        expect("Four in, six out", &four, &breath(4.3, 6.0), "4.3 in, 6 out");
    }

    #[test]
    fn a_pace_becomes_another() {
        expect("5 breaths a minute", &breath(4.8, 7.2), &breath(4.0, 6.0), "6 breaths a minute");
        expect("5.5 breaths a minute", &breath(4.4, 6.5), &breath(4.4, 7.0), "5.3 breaths a minute");
        let line = "Twelve seconds a breath. Soft, not deep.";
        expect(line, &breath(4.8, 7.2), &breath(4.0, 6.0), "Ten seconds a breath. Soft, not deep.");
    }

    #[test]
    fn only_what_really_names_the_seconds_is_told_anew() {
        let (four, five) = (breath(4.0, 6.0), breath(5.0, 6.0));
        for text in [
            "Slow and even",
            "Four in, eight out",
            "Five in, six out",
            "Five breaths, each with a long, low hum.",
            "Four small things around you. Six of them are red.",
            "Four, in the morning",
            "In for four breaths, out for six",
            "A smaller 4-7-8, with holds",
            "4-6-8",
            "",
        ] {
            assert_eq!(told(text, &four, &five), None, "{text}");
        }
        assert_eq!(told("Four in, six out", &four, &four), None, "nothing is another");
        let with_hold = round(&[(Gesture::In, 5.0), (Gesture::Hold, 1.0), (Gesture::Out, 6.0)]);
        assert_eq!(told("Four in, six out", &four, &with_hold), None, "it is another breath");
        assert!(Told::read("Four in, six out").unwrap().fits(&four));
        assert!(!Told::read("Four in, six out").unwrap().fits(&five));
    }

    #[test]
    fn letters_of_any_language_and_odd_signs_break_nothing() {
        for text in ["É4 in — 6 out", "4. in", "４ in, 6 out", "….4-", "four-", "4-é", "999999999999 in"]
        {
            let _ = told(text, &breath(4.0, 6.0), &breath(5.0, 6.0));
        }
        assert_eq!(
            told("“Four in” · six out ✓", &breath(4.0, 6.0), &breath(5.0, 6.0)).as_deref(),
            Some("“Five in” · six out ✓")
        );
    }
}
