//! Advice on the words of an exercise.

use super::phrases::phrases_in;
use super::{Finding, LintKind};
use crate::exercise::check::{round_ms, timed_ms};
use crate::exercise::outline::OutlineStep;
use crate::exercise::{Exercise, Lasts, Part};

/// Before anybody has begun to read.
const READING_STARTS_MS: u32 = 1_000;
/// Slow readers, and readers in a hard moment, manage 150 words a minute.
const READING_A_WORD_MS: u32 = 400;
/// Two lines of 44 characters, as in a narrow window with large text.
const GUIDANCE_MOST: usize = 88;
/// A line stands alone, and for a shorter time.
const LINE_MOST: usize = 90;
/// The least that a line stands where its author says nothing.
const LINE_LEAST_MS: u32 = 20_000;
/// One thought.
const SENTENCE_MOST_WORDS: usize = 12;

/// A text that a person reads on the screen.
struct Text<'e> {
    path: Vec<OutlineStep>,
    text: &'e str,
}

pub(super) fn findings(exercise: &Exercise) -> Vec<Finding> {
    let guidance = guidance(exercise);
    let mut findings: Vec<Finding> =
        guidance.iter().filter_map(|text| too_long(text, GUIDANCE_MOST)).collect();
    let lines = lines(exercise);
    findings.extend(lines.iter().filter_map(|line| too_long(&line.text, LINE_MOST)));
    findings.extend(lines.iter().filter_map(Line::read_too_fast));
    findings.extend(read_too_fast(exercise));
    let lines = lines.iter().map(|line| &line.text);
    for text in guidance.iter().chain(lines).chain(&descriptions(exercise)) {
        let about =
            |words: &str, kind| Finding { path: text.path.clone(), words: Some(words.to_owned()), kind };
        let mark = text.text.chars().find(|letter| matches!(letter, '!' | '！' | '¡'));
        findings.extend(mark.map(|mark| about(&mark.to_string(), LintKind::ExclamationMark)));
        if !is_english(&exercise.lang) {
            continue;
        }
        for (manner, range) in phrases_in(text.text) {
            findings.push(about(text.text.get(range).unwrap_or_default(), LintKind::Phrase(manner)));
        }
        for sentence in sentences(text.text) {
            let words = sentence.split_whitespace().count();
            if words > SENTENCE_MOST_WORDS {
                let kind = LintKind::SentenceTooLong { words, most: SENTENCE_MOST_WORDS };
                findings.push(about(sentence, kind));
            }
        }
    }
    findings
}

/// Every text that a person reads on the screen.
pub(super) fn all_of(exercise: &Exercise) -> impl Iterator<Item = &str> {
    let lines = lines(exercise).into_iter().map(|line| line.text);
    guidance(exercise).into_iter().chain(lines).chain(descriptions(exercise)).map(|text| text.text)
}

/// The rules about words are for the language they were made in.
pub(super) fn is_english(lang: &str) -> bool {
    lang.split('-').next().is_some_and(|language| language.eq_ignore_ascii_case("en"))
}

/// What stands on the screen during the practice.
fn guidance(exercise: &Exercise) -> Vec<Text<'_>> {
    let parts = exercise.parts.iter().enumerate();
    let texts = parts.flat_map(|(index, part)| {
        let at = vec![OutlineStep::Field("parts"), OutlineStep::Item(index)];
        let field = |name, text| Text { path: [at.as_slice(), &[OutlineStep::Field(name)]].concat(), text };
        let beside = beside(part).into_iter().filter_map(|(name, text)| Some((name, text?)));
        let single = words_of(part).into_iter().chain(beside).map(|(name, text)| field(name, text));
        let listed = listed(part).into_iter().flat_map(|(name, texts)| {
            texts.iter().enumerate().map(|(item, text)| {
                let Text { mut path, text } = field(name, text);
                path.push(OutlineStep::Item(item));
                Text { path, text }
            })
        });
        single.chain(listed).collect::<Vec<_>>()
    });
    texts.collect()
}

/// What else is said in a part that is for two.
fn beside(part: &Part) -> [(&'static str, Option<&str>); 2] {
    match part {
        Part::Turn { aside, .. } => [("aside", aside.as_deref()), ("lines", None)],
        Part::Check { almost, thanks, .. } => [("almost", almost.as_deref()), ("thanks", thanks.as_deref())],
        _ => [("text", None), ("prompt", None)],
    }
}

/// Answers, things and beginnings: they stand as long as the part does.
fn listed(part: &Part) -> Vec<(&'static str, &[String])> {
    match part {
        Part::Choose { choices, .. } => vec![("choices", choices)],
        Part::Sort { items, piles, .. } => vec![("items", items), ("piles", piles)],
        Part::Sentences { starts, .. } => vec![("starts", starts)],
        _ => Vec::new(),
    }
}

/// A line of a part, or a word of a `Words`, and how long it stands at least.
struct Line<'e> {
    text: Text<'e>,
    stands_ms: u32,
}

impl Line<'_> {
    fn read_too_fast(&self) -> Option<Finding> {
        let reading_ms = reading_ms(self.text.text);
        let kind = LintKind::ReadTooFast { secs: f64::from(reading_ms) / 1_000.0 };
        (self.stands_ms < reading_ms).then(|| Finding::at(self.text.path.clone(), kind))
    }
}

fn lines(exercise: &Exercise) -> Vec<Line<'_>> {
    let parts = exercise.parts.iter().enumerate();
    let lines = parts.filter_map(|(part, of)| {
        let (field, texts, stands_ms) = if let Part::Words { words, every_ms, .. } = of {
            ("words", words, *every_ms)
        } else {
            let lines = of.lines()?;
            ("lines", &lines.texts, lines.every_ms.unwrap_or(LINE_LEAST_MS))
        };
        Some(texts.iter().enumerate().map(move |(index, text)| {
            let path = vec![
                OutlineStep::Field("parts"),
                OutlineStep::Item(part),
                OutlineStep::Field(field),
                OutlineStep::Item(index),
            ];
            Line { text: Text { path, text }, stands_ms }
        }))
    });
    lines.flatten().collect()
}

fn words_of(part: &Part) -> Option<(&'static str, &str)> {
    match part {
        Part::Say { .. }
        | Part::Cycle { .. }
        | Part::Wave { .. }
        | Part::Wait { .. }
        | Part::Words { .. }
        | Part::Shapes { .. } => part.text().map(|text| ("text", text)),
        _ => part.text().map(|text| ("prompt", text)),
    }
}

/// What stands on the screen before and after.
fn descriptions(exercise: &Exercise) -> Vec<Text<'_>> {
    let field = |name, text| Text { path: vec![OutlineStep::Field(name)], text };
    let says = vec![OutlineStep::Field("evidence"), OutlineStep::Field("says")];
    let mut texts = vec![
        field("title", &exercise.title),
        field("invitation", &exercise.invitation),
        Text { path: says, text: &exercise.evidence.says },
    ];
    texts.extend(exercise.if_worse.as_deref().map(|text| field("if_worse", text)));
    texts.extend(exercise.opt_in.as_deref().map(|text| field("opt_in", text)));
    let postures = exercise.postures.iter().enumerate();
    texts.extend(postures.map(|(index, text)| Text {
        path: vec![OutlineStep::Field("postures"), OutlineStep::Item(index)],
        text,
    }));
    texts
}

fn too_long(text: &Text<'_>, most: usize) -> Option<Finding> {
    let count = text.text.chars().count();
    let kind = LintKind::GuidanceTooLong { count, most };
    (count > most).then(|| Finding::at(text.path.clone(), kind))
}

fn read_too_fast(exercise: &Exercise) -> impl Iterator<Item = Finding> {
    let share_ms = filling_share_ms(exercise);
    exercise.parts.iter().enumerate().filter_map(move |(index, part)| {
        let (field, shown_ms) = match part {
            Part::Say { lasts: Lasts::Ms(ms), .. } => ("secs", u64::from(*ms)),
            Part::Cycle { beats, rounds, .. } => {
                let round_ms = round_ms(beats);
                ("text", rounds.map_or(share_ms.max(round_ms), |rounds| u64::from(rounds) * round_ms))
            }
            _ => return None,
        };
        let reading_ms = reading_ms(words_of(part)?.1);
        let kind = LintKind::ReadTooFast { secs: f64::from(reading_ms) / 1_000.0 };
        let path = [OutlineStep::Field("parts"), OutlineStep::Item(index), OutlineStep::Field(field)];
        (shown_ms < u64::from(reading_ms)).then(|| Finding::at(path, kind))
    })
}

/// How long somebody reads these words in peace, in milliseconds.
#[must_use]
pub fn reading_ms(text: &str) -> u32 {
    let words = u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX);
    READING_A_WORD_MS.saturating_mul(words).saturating_add(READING_STARTS_MS)
}

/// What a part that fills gets of the shortest length that can be chosen.
fn filling_share_ms(exercise: &Exercise) -> u64 {
    let timed_ms: u64 = exercise.parts.iter().map(timed_ms).sum();
    let shortest_ms = exercise.minutes.choices_ms.first().copied().map_or(0, u64::from);
    let sharers = exercise.parts.iter().filter(|part| part.fills()).count() as u64;
    shortest_ms.saturating_sub(timed_ms) / sharers.max(1)
}

/// Sentences with their signs at the end. A new line ends one too.
fn sentences(text: &str) -> Vec<&str> {
    let is_closing = |letter: &char| matches!(letter, '"' | '”' | '’' | '»' | ')');
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((_, letter)) = letters.next() {
        let is_sign = matches!(letter, '.' | '?' | '!' | '…');
        while is_sign && letters.next_if(|(_, next)| is_closing(next)).is_some() {}
        let next = letters.peek();
        if letter == '\n' || is_sign && next.is_none_or(|(_, next)| next.is_whitespace()) {
            let end = next.map_or(text.len(), |(index, _)| *index);
            sentences.extend(text.get(start..end));
            start = end;
        }
    }
    sentences.extend(text.get(start..));
    sentences.into_iter().map(str::trim).filter(|sentence| !sentence.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_sign_or_line_and_not_within_a_number() {
        let text = "In 6.5 seconds. “Is it?” Yes… and\nno";
        assert_eq!(sentences(text), ["In 6.5 seconds.", "“Is it?”", "Yes…", "and", "no"]);
        assert_eq!(sentences("\n"), [""; 0]);
    }

    #[test]
    fn english_has_several_tags() {
        assert!(["en", "EN", "en-GB"].into_iter().all(is_english));
        assert!(!["de", "eno", "den"].into_iter().any(is_english));
    }
}
