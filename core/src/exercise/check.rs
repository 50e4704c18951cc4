//! What must hold between the values of an exercise.
//!
//! The bounds of single values are checked where they are read. Here is the rest, above all the
//! bounds of a breath: what the evidence says is not offered cannot be expressed. Works on an
//! [`Exercise`] from anywhere and names places by their path, so it needs no text.

use std::iter;

use super::bounds::{
    ANSWERS_LEAST, ANSWERS_MOST, BEATS_MOST, BREATH_LEAST_MS, CHOICES_MOST, HOLD_MOST_MS, ITEMS_MOST,
    LINES_MOST, PARTS_MOST, PILES_LEAST, PILES_MOST, STARTS_MOST, WORDS_COUNT_LEAST, WORDS_COUNT_MOST,
};
use super::breath::{PAUSE_MOST_MS, breaths, holds, is_breath};
use super::error::{FormatErrorKind, Listed};
use super::outline::OutlineStep;
use super::{Beat, Caution, Exercise, Lasts, Lines, Part, Sense};

/// What is wrong, and which value is meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CheckError {
    pub path: Vec<OutlineStep>,
    pub kind: FormatErrorKind,
}

const SOURCES_MOST: usize = 12;
const POSTURES_MOST: usize = 8;
const TOTAL_LEAST_MS: u64 = 5_000;
const TOTAL_MOST_MS: u64 = 90 * 60_000;

impl Exercise {
    /// Whether all that concerns several values holds.
    pub(super) fn check(&self) -> Result<(), CheckError> {
        self.faults().next().map_or(Ok(()), Err)
    }

    /// What does not hold between values, of each part at most one thing. Looks no further than it is
    /// asked for.
    pub(super) fn faults(&self) -> impl Iterator<Item = CheckError> {
        let of_parts = self.parts.iter().enumerate().map(|(index, part)| {
            let path = [OutlineStep::Field("parts"), OutlineStep::Item(index)];
            self.check_part(index, part).map_err(|fault| fault.under(&path))
        });
        iter::once_with(|| self.check_lists())
            .chain(of_parts)
            .chain(iter::once_with(|| self.check_total()))
            .chain(iter::once_with(|| self.check_gentler()))
            .filter_map(Result::err)
    }

    fn check_gentler(&self) -> Result<(), CheckError> {
        if self.gentler.as_ref() == Some(&self.id) {
            return Err(fault([OutlineStep::Field("gentler")], FormatErrorKind::GentlerIsItself));
        }
        Ok(())
    }

    fn check_lists(&self) -> Result<(), CheckError> {
        let evidence = |fault: CheckError| fault.under(&[OutlineStep::Field("evidence")]);
        let minutes = |fault: CheckError| fault.under(&[OutlineStep::Field("minutes")]);
        each_once("suits", &self.suits)?;
        each_once("needs", &self.needs)?;
        each_once("cautions", &self.cautions)?;
        each_once("occasions", &self.occasions)?;
        at_most("postures", &self.postures, Listed::Postures, POSTURES_MOST)?;
        at_most("sources", &self.evidence.sources, Listed::Sources, SOURCES_MOST).map_err(evidence)?;
        at_most("choices", &self.minutes.choices_ms, Listed::Choices, CHOICES_MOST).map_err(minutes)?;
        let choices = &self.minutes.choices_ms;
        if !choices.is_sorted_by(|shorter, longer| shorter < longer) {
            return Err(minutes(fault([OutlineStep::Key("choices")], FormatErrorKind::ChoicesNotAscending)));
        }
        at_most("parts", &self.parts, Listed::Parts, PARTS_MOST)?;
        if self.parts.is_empty() {
            return Err(fault([OutlineStep::Key("parts")], FormatErrorKind::NeedsPart));
        }
        Ok(())
    }

    fn check_part(&self, index: usize, part: &Part) -> Result<(), CheckError> {
        part.lines().map_or(Ok(()), |lines| check_lines(part, lines))?;
        match part {
            Part::Cycle { .. } => self.check_cycle(index, part),
            Part::Wait { choices_ms, .. } => check_wait(choices_ms),
            Part::Words { words, .. } => {
                at_least("words", words, Listed::Words, WORDS_COUNT_LEAST)?;
                at_most("words", words, Listed::Words, WORDS_COUNT_MOST)
            }
            Part::Notice { sense, each: true, .. } if !self.for_two || *sense != Sense::Breath => {
                Err(fault([OutlineStep::Key("each")], FormatErrorKind::EachWithoutTwo))
            }
            Part::Check { .. } => self.check_check(index),
            Part::Choose { choices, .. } => {
                between("choices", choices, Listed::Choices, ANSWERS_LEAST, ANSWERS_MOST)
            }
            Part::Sort { items, piles, .. } => {
                between("items", items, Listed::Items, 1, ITEMS_MOST)?;
                between("piles", piles, Listed::Piles, PILES_LEAST, PILES_MOST)
            }
            Part::Sentences { starts, .. } => between("starts", starts, Listed::Starts, 1, STARTS_MOST),
            _ => Ok(()),
        }
    }

    /// There is a turn to have again.
    fn check_check(&self, index: usize) -> Result<(), CheckError> {
        match index.checked_sub(1).and_then(|before| self.parts.get(before)) {
            Some(Part::Turn { .. }) => Ok(()),
            _ => Err(fault([OutlineStep::Key("prompt")], FormatErrorKind::CheckWithoutTurn)),
        }
    }

    /// Two lanterns side by side.
    fn check_each(&self, part: &Part) -> Result<(), CheckError> {
        let Part::Cycle { beats, rounds, each, beats_b, .. } = part else { return Ok(()) };
        if *each && (!self.for_two || !is_breath(beats)) {
            return Err(fault([OutlineStep::Key("each")], FormatErrorKind::EachWithoutTwo));
        }
        if *each && rounds.is_some() {
            return Err(fault([OutlineStep::Key("rounds")], FormatErrorKind::EachWithRounds));
        }
        let Some(other) = beats_b else { return Ok(()) };
        if !*each || !is_breath(other) {
            return Err(fault([OutlineStep::Key("beats_b")], FormatErrorKind::OtherWithoutEach));
        }
        self.check_beats("beats_b", other)
    }

    fn check_cycle(&self, index: usize, part: &Part) -> Result<(), CheckError> {
        let Part::Cycle { beats, glide_from, from_tapped, .. } = part else { return Ok(()) };
        self.check_beats("beats", beats)?;
        self.check_each(part)?;
        if let Some(glide_from) = glide_from {
            let gestures = |beats: &[Beat]| beats.iter().map(|beat| beat.gesture).collect::<Vec<_>>();
            if gestures(glide_from) != gestures(beats) {
                return Err(fault([OutlineStep::Key("glide_from")], FormatErrorKind::GlideDiffers));
            }
            self.check_beats("glide_from", glide_from)?;
        }
        if *from_tapped && !is_breath(beats) {
            return Err(fault([OutlineStep::Key("from_tapped")], FormatErrorKind::TappedWithoutBreath));
        }
        let mut earlier = self.parts.iter().take(index);
        if *from_tapped && !earlier.any(finds_a_pace) {
            return Err(fault([OutlineStep::Key("from_tapped")], FormatErrorKind::TappedWithoutNotice));
        }
        Ok(())
    }

    fn check_beats(&self, field: &'static str, beats: &[Beat]) -> Result<(), CheckError> {
        let beat = |index| [OutlineStep::Field(field), OutlineStep::Item(index)];
        if beats.is_empty() {
            return Err(fault([OutlineStep::Key(field)], FormatErrorKind::CycleNeedsBeat));
        }
        at_most(field, beats, Listed::Beats, BEATS_MOST)?;
        if !is_breath(beats) {
            return Ok(());
        }
        if let Some((index, _)) = breaths(beats).into_iter().find(|(_, ms)| *ms < BREATH_LEAST_MS) {
            let least = f64::from(BREATH_LEAST_MS) / 1_000.0;
            return Err(fault(beat(index), FormatErrorKind::BreathTooFast { least }));
        }
        for (index, ms) in holds(beats) {
            if ms > HOLD_MOST_MS {
                let most = f64::from(HOLD_MOST_MS) / 1_000.0;
                return Err(fault(beat(index), FormatErrorKind::HoldTooLong { most }));
            }
            if ms > PAUSE_MOST_MS && !self.cautions.contains(&Caution::BreathHold) {
                return Err(fault(beat(index), FormatErrorKind::HoldWithoutCaution));
            }
        }
        Ok(())
    }

    /// What fills takes the chosen length, and the words around it are included in that. Where a
    /// part waits for the person nothing is too short.
    fn check_total(&self) -> Result<(), CheckError> {
        let fixed_ms: u64 = self.parts.iter().map(timed_ms).sum();
        let longest_ms = self.minutes.choices_ms.last().copied().map_or(0, u64::from);
        let total_ms = if self.fills() { fixed_ms.max(longest_ms) } else { fixed_ms };
        if total_ms > TOTAL_MOST_MS {
            let most = TOTAL_MOST_MS as f64 / 60_000.0;
            return Err(fault([OutlineStep::Key("parts")], FormatErrorKind::TotalTooLong { most }));
        }
        if total_ms < TOTAL_LEAST_MS && !self.waits() {
            let least = TOTAL_LEAST_MS as f64 / 1_000.0;
            return Err(fault([OutlineStep::Key("parts")], FormatErrorKind::TotalTooShort { least }));
        }
        Ok(())
    }
}

#[cfg(any(test, feature = "testing"))]
impl Exercise {
    /// For tests elsewhere, which need not know why not.
    pub(crate) fn keeps_to_the_format(&self) -> bool {
        self.check().is_ok()
    }
}

fn fault<const STEPS: usize>(path: [OutlineStep; STEPS], kind: FormatErrorKind) -> CheckError {
    CheckError { path: path.into(), kind }
}

impl CheckError {
    fn under(mut self, path: &[OutlineStep]) -> Self {
        self.path.splice(0..0, path.iter().copied());
        self
    }
}

fn check_lines(part: &Part, lines: &Lines) -> Result<(), CheckError> {
    at_most("lines", &lines.texts, Listed::Lines, LINES_MOST)?;
    if lines.every_ms.is_some() && lines.texts.is_empty() {
        return Err(fault([OutlineStep::Key("every")], FormatErrorKind::EveryWithoutLines));
    }
    if matches!(part, Part::Say { .. }) && !part.fills() && !lines.is_empty() {
        return Err(fault([OutlineStep::Key("lines")], FormatErrorKind::LinesWithoutFill));
    }
    Ok(())
}

fn check_wait(choices_ms: &[u32]) -> Result<(), CheckError> {
    at_least("choices", choices_ms, Listed::Choices, 1)?;
    at_most("choices", choices_ms, Listed::Choices, CHOICES_MOST)?;
    if !choices_ms.is_sorted_by(|shorter, longer| shorter < longer) {
        return Err(fault([OutlineStep::Key("choices")], FormatErrorKind::ChoicesNotAscending));
    }
    Ok(())
}

fn each_once<T: PartialEq>(field: &'static str, words: &[T]) -> Result<(), CheckError> {
    let again =
        words.iter().enumerate().position(|(index, word)| words.iter().take(index).any(|w| w == word));
    match again {
        Some(index) => {
            Err(fault([OutlineStep::Field(field), OutlineStep::Item(index)], FormatErrorKind::WordTwice))
        }
        None => Ok(()),
    }
}

fn at_most<T>(field: &'static str, items: &[T], what: Listed, most: usize) -> Result<(), CheckError> {
    if items.len() <= most {
        return Ok(());
    }
    Err(fault([OutlineStep::Field(field), OutlineStep::Item(most)], FormatErrorKind::TooMany { what, most }))
}

fn at_least<T>(field: &'static str, items: &[T], what: Listed, least: usize) -> Result<(), CheckError> {
    if items.len() >= least {
        return Ok(());
    }
    Err(fault([OutlineStep::Key(field)], FormatErrorKind::TooFew { what, least }))
}

fn between<T>(
    field: &'static str,
    items: &[T],
    what: Listed,
    least: usize,
    most: usize,
) -> Result<(), CheckError> {
    at_least(field, items, what, least)?;
    at_most(field, items, what, most)
}

fn finds_a_pace(part: &Part) -> bool {
    matches!(part, Part::Notice { sense: Sense::Breath, count: 2.., .. })
}

/// How long a cycle of these beats takes once.
pub(crate) fn round_ms(beats: &[Beat]) -> u64 {
    beats.iter().map(|beat| u64::from(beat.ms)).sum()
}

/// How long a part lasts by itself at most: 0 if it fills or waits for the person.
pub(super) fn timed_ms(part: &Part) -> u64 {
    match part {
        Part::Say { lasts: Lasts::Ms(ms), .. }
        | Part::Turn { ms: Some(ms), .. }
        | Part::Wave { ms: Some(ms), .. }
        | Part::Scale { ms: Some(ms), .. } => u64::from(*ms),
        Part::Cycle { beats, rounds: Some(rounds), glide_from, .. } => {
            // How fast a glide gets there is the score's business; at its slower end it is longest.
            let from_ms = glide_from.as_deref().map_or(0, round_ms);
            u64::from(*rounds) * from_ms.max(round_ms(beats))
        }
        Part::Cycle { rounds: None, .. }
        | Part::Say { .. }
        | Part::Notice { .. }
        | Part::Turn { .. }
        | Part::Check { .. }
        | Part::Choose { .. }
        | Part::Sort { .. }
        | Part::Sentences { .. }
        | Part::Write { .. }
        | Part::Wave { .. }
        | Part::Scale { .. }
        | Part::Wait { .. }
        | Part::Words { .. }
        | Part::Shapes { .. } => 0,
    }
}
