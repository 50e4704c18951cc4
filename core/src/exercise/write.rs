//! From an [`Exercise`] to a file that reads as if a person had written it.

use std::iter;

use super::bounds::{PEAK_USUAL_PERCENT, WORD_USUAL_MS};
use super::layout::Value;
use super::{Beat, Evidence, Exercise, Lasts, Lines, Minutes, Part, Who};

/// The whole exercise as a file.
///
/// Reading it again gives the same exercise, as long as that keeps to the format.
#[must_use]
pub fn to_ron(exercise: &Exercise) -> String {
    format!("{}\n", value_of(exercise, false).laid_out("", 0))
}

/// All fields in the order of the shipped files; optional ones only where they say something. A single
/// length is listed as a choice too if `lists_one_choice`.
pub(super) fn value_of(exercise: &Exercise, lists_one_choice: bool) -> Value {
    let fields = [
        Some(("format", number(exercise.format))),
        Some(("id", text(exercise.id.as_str()))),
        Some(("lang", text(&exercise.lang))),
        Some(("title", text(&exercise.title))),
        Some(("invitation", text(&exercise.invitation))),
        Some(("family", word(exercise.family))),
        Some(("suits", words(&exercise.suits))),
        Some(("needs", words(&exercise.needs))),
        Some(("minutes", minutes(&exercise.minutes, lists_one_choice))),
        exercise.private.then(|| ("private", word(true))),
        Some(("parts", Value::list(exercise.parts.iter().map(part)).tall())),
        Some(("cautions", words(&exercise.cautions))),
        exercise.gentler.as_ref().map(|id| ("gentler", text(id.as_str()))),
        exercise.if_worse.as_deref().map(|words| ("if_worse", text(words))),
        filled(&exercise.postures).map(|postures| ("postures", texts(postures))),
        filled(&exercise.occasions).map(|occasions| ("occasions", words(occasions))),
        exercise.opt_in.as_deref().map(|why| ("opt_in", text(why))),
        exercise.ends_quietly.then(|| ("ends_quietly", word(true))),
        exercise.for_two.then(|| ("for_two", word(true))),
        exercise.picture.map(|picture| ("picture", word(picture))),
        Some(("evidence", evidence(&exercise.evidence))),
    ];
    Value::fields("Exercise", fields.into_iter().flatten()).tall()
}

fn filled<T>(items: &[T]) -> Option<&[T]> {
    (!items.is_empty()).then_some(items)
}

fn minutes(minutes: &Minutes, lists_one: bool) -> Value {
    let choices = Some(&minutes.choices_ms).filter(|choices| choices.len() > 1 || lists_one);
    let listed = choices.map(|choices| ("choices", Value::list(choices.iter().map(|ms| length(*ms)))));
    Value::fields("", [Some(("usual", length(minutes.usual_ms))), listed].into_iter().flatten())
}

fn evidence(evidence: &Evidence) -> Value {
    let fields = [
        Some(("grade", word(evidence.grade))),
        evidence.people.map(|people| ("people", number(people))),
        Some(("says", text(&evidence.says))),
        Some(("sources", texts(&evidence.sources))),
    ];
    Value::fields("", fields.into_iter().flatten()).tall()
}

fn part(part: &Part) -> Value {
    match part {
        Part::Say { text: says, lasts, lines } => {
            let how_long = match lasts {
                Lasts::UntilNext => None,
                Lasts::Ms(ms) => Some(("secs", secs(*ms))),
                Lasts::Fill => Some(("fill", word(true))),
            };
            let fields = [Some(("text", text(says))), how_long].into_iter().flatten();
            Value::fields("Say", fields.chain(lines_of(lines)))
        }
        Part::Cycle {
            text: says,
            beats: one_round,
            rounds,
            glide_from,
            from_tapped,
            each,
            beats_b,
            picture,
            lines,
        } => {
            let fields = [
                says.as_deref().map(|says| ("text", text(says))),
                Some(("beats", beats(one_round))),
                rounds.map(|rounds| ("rounds", number(rounds))),
                glide_from.as_deref().map(|from| ("glide_from", beats(from))),
                from_tapped.then(|| ("from_tapped", word(true))),
                each.then(|| ("each", word(true))),
                beats_b.as_deref().map(|other| ("beats_b", beats(other))),
                picture.map(|picture| ("picture", word(picture))),
            ];
            Value::fields("Cycle", fields.into_iter().flatten().chain(lines_of(lines)))
        }
        Part::Notice { sense, count, prompt, each } => {
            let fields = [("sense", word(sense)), ("count", number(*count)), ("prompt", text(prompt))];
            Value::fields("Notice", fields.into_iter().chain(each.then(|| ("each", word(true)))))
        }
        Part::Write { prompt, keep } => {
            Value::fields("Write", [("prompt", text(prompt)), ("keep", word(keep))])
        }
        Part::Wave { .. }
        | Part::Scale { .. }
        | Part::Wait { .. }
        | Part::Words { .. }
        | Part::Shapes { .. } => slow_part(part),
        Part::Turn { .. }
        | Part::Check { .. }
        | Part::Choose { .. }
        | Part::Sort { .. }
        | Part::Sentences { .. } => part_with_others(part),
    }
}

/// A part for two, or about others.
fn part_with_others(part: &Part) -> Value {
    let prompt = ("prompt", text(part.text().unwrap_or_default()));
    match part {
        Part::Turn { who, ms, aside, lines, .. } => {
            let rest =
                [ms.map(|ms| ("secs", secs(ms))), aside.as_deref().map(|words| ("aside", text(words)))];
            let fields = [("who", word(who)), prompt].into_iter().chain(rest.into_iter().flatten());
            Value::fields("Turn", fields.chain(lines_of(lines)))
        }
        Part::Check { who, almost, thanks, .. } => {
            let rest = [
                almost.as_deref().map(|words| ("almost", text(words))),
                thanks.as_deref().map(|words| ("thanks", text(words))),
            ];
            let fields = [("who", word(who)), prompt].into_iter().chain(rest.into_iter().flatten());
            Value::fields("Check", fields)
        }
        Part::Choose { who, choices, .. } => {
            let who = (*who != Who::Both).then(|| ("who", word(who)));
            Value::fields("Choose", who.into_iter().chain([prompt, ("choices", texts(choices))]))
        }
        Part::Sort { items, piles, .. } => {
            Value::fields("Sort", [prompt, ("items", texts(items)), ("piles", texts(piles))])
        }
        Part::Sentences { starts, keep, .. } => {
            Value::fields("Sentences", [prompt, ("starts", texts(starts)), ("keep", word(keep))])
        }
        _ => slow_part(part),
    }
}

/// A part in which little happens for long.
fn slow_part(part: &Part) -> Value {
    let says = part.text().unwrap_or_default();
    let lines = part.lines().into_iter().flat_map(lines_of);
    match part {
        Part::Wave { ms, peak_percent, .. } => {
            let peak =
                (*peak_percent != PEAK_USUAL_PERCENT).then(|| Value::Leaf(decimal(*peak_percent, 100)));
            let rest = ms.map(|ms| ("secs", secs(ms))).into_iter().chain(peak.map(|peak| ("peak", peak)));
            Value::fields("Wave", iter::once(("text", text(says))).chain(rest).chain(lines))
        }
        Part::Scale { ms, .. } => {
            let secs = ms.map(|ms| ("secs", secs(ms)));
            Value::fields("Scale", iter::once(("prompt", text(says))).chain(secs).chain(lines))
        }
        Part::Wait { choices_ms, .. } => {
            let choices = Value::list(choices_ms.iter().map(|ms| secs(*ms)));
            Value::fields("Wait", [("text", text(says)), ("choices", choices)].into_iter().chain(lines))
        }
        Part::Words { words, every_ms, .. } => {
            let every = (*every_ms != WORD_USUAL_MS).then(|| ("every", secs(*every_ms)));
            Value::fields("Words", [("text", text(says)), ("words", texts(words))].into_iter().chain(every))
        }
        _ => Value::fields("Shapes", iter::once(("text", text(says))).chain(lines)),
    }
}

fn lines_of(lines: &Lines) -> impl Iterator<Item = (&'static str, Value)> {
    let listed = filled(&lines.texts).map(|lines| ("lines", texts(lines)));
    listed.into_iter().chain(lines.every_ms.map(|ms| ("every", secs(ms))))
}

fn beats(beats: &[Beat]) -> Value {
    Value::list(beats.iter().map(|beat| {
        let way = beat.way.map(word);
        Value::call(&format!("{:?}", beat.gesture), [secs(beat.ms)].into_iter().chain(way))
    }))
}

fn texts(texts: &[String]) -> Value {
    Value::list(texts.iter().map(|item| text(item)))
}

/// The words of the format are the names of its types.
fn word(word: impl std::fmt::Debug) -> Value {
    Value::Leaf(format!("{word:?}"))
}

fn words<T: std::fmt::Debug>(words: &[T]) -> Value {
    Value::list(words.iter().map(word))
}

fn number(number: u32) -> Value {
    Value::Leaf(number.to_string())
}

fn secs(ms: u32) -> Value {
    Value::Leaf(decimal(ms, 1_000))
}

/// Minutes with fractions.
fn length(ms: u32) -> Value {
    Value::Leaf(decimal(ms, 60_000))
}

/// `count / unit` with as few decimals as lead back to `count`: `4`, `4.4`, `1.66667`.
fn decimal(count: u32, unit: u32) -> String {
    let (count, unit) = (u64::from(count), u64::from(unit));
    let rounded = |dividend: u64, divisor: u64| (dividend + divisor / 2) / divisor;
    let mut scale = 1;
    while rounded(rounded(count * scale, unit) * unit, scale) != count {
        scale *= 10;
    }
    let written = rounded(count * scale, unit);
    let whole = written / scale;
    match scale.ilog10() as usize {
        0 => whole.to_string(),
        decimals => format!("{whole}.{:0decimals$}", written % scale),
    }
}

fn text(text: &str) -> Value {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\n' => quoted.push_str("\\n"),
            _ if is_unseen(letter) => quoted.extend(letter.escape_unicode()),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    Value::Leaf(quoted)
}

/// What an editor would not show, or what turns the direction of the line around it. The joiners
/// that some scripts are spelt with stay as they are.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{AD}'
                | '\u{61C}'
                | '\u{200B}'
                | '\u{200E}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse;
    use super::*;
    use crate::testing::{any_text, any_valid_exercise};

    fn leaf(value: Value) -> String {
        let Value::Leaf(text) = value else { panic!("{value:?}") };
        text
    }

    #[test]
    fn seconds_and_minutes_are_written_as_a_person_would() {
        let written = [4_000, 4_400, 200, 12_345, 60_000, 5_400_000].map(|ms| leaf(secs(ms)));
        assert_eq!(written, ["4", "4.4", "0.2", "12.345", "60", "5400"]);
        let written = [60_000, 150_000, 6_000, 100_000, 100_001, 5_400_000].map(|ms| leaf(length(ms)));
        assert_eq!(written, ["1", "2.5", "0.1", "1.66667", "1.66668", "90"]);
    }

    #[test]
    fn a_text_keeps_its_letters_and_shows_what_could_not_be_seen() {
        let written = leaf(text("“Öl” \"x\\y\"\nשלום נ\u{200d}\u{202e}\u{feff}"));
        assert_eq!(written, "\"“Öl” \\\"x\\\\y\\\"\\nשלום נ\u{200d}\\u{202e}\\u{feff}\"");
    }

    #[test]
    fn every_number_of_milliseconds_leads_back_to_itself() {
        for ms in (1..70_000).chain((70_000..5_400_000).step_by(997)) {
            let back = |unit: f64, written: String| (written.parse::<f64>().unwrap() * unit).round() as u32;
            assert_eq!(back(1_000.0, decimal(ms, 1_000)), ms);
            assert_eq!(back(60_000.0, decimal(ms, 60_000)), ms);
        }
    }

    proptest! {
        #[test]
        fn any_exercise_reads_as_it_was_written(exercise in any_valid_exercise()) {
            let source = to_ron(&exercise);
            prop_assert_eq!(parse(source.as_bytes()), Ok(exercise), "{}", source);
        }

        #[test]
        fn any_text_reads_as_it_was_written(written in any_text(280)) {
            prop_assert_eq!(ron::from_str(&leaf(text(&written))), Ok(written));
        }
    }
}
