//! What must hold between the values of an exercise.
//!
//! The bounds of single values are checked where they are read. Here is the rest, above all the
//! bounds of a breath: what the evidence says is not offered cannot be expressed. Works on an
//! [`Exercise`] from anywhere and names places by their path, so it needs no text.

use std::iter;

use super::bounds::{BEATS_MOST, BREATH_LEAST_MS, CHOICES_MOST, HOLD_MOST_MS, PARTS_MOST};
use super::outline::Step;
use super::problem::{Listed, ProblemKind};
use super::{Beat, Caution, Exercise, Gesture, Lasts, Part, Sense};

/// What is wrong, and which value is meant.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub path: Vec<Step>,
    pub kind: ProblemKind,
}

const SOURCES_MOST: usize = 12;
const POSTURES_MOST: usize = 8;
/// A pause between breaths as anybody makes it; longer ones are holds and need the caution.
const PAUSE_MOST_MS: u32 = 1_000;
const TOTAL_LEAST_MS: u64 = 5_000;
const TOTAL_MOST_MS: u64 = 90 * 60_000;

impl Exercise {
    /// Whether all that concerns several values holds.
    pub(super) fn check(&self) -> Result<(), Fault> {
        self.faults().next().map_or(Ok(()), Err)
    }

    /// What does not hold between values, of each part at most one thing. Looks no further than it is
    /// asked for.
    pub(super) fn faults(&self) -> impl Iterator<Item = Fault> {
        let of_parts = self.parts.iter().enumerate().map(|(index, part)| {
            let path = [Step::Field("parts"), Step::Item(index)];
            self.check_part(index, part).map_err(|fault| fault.under(&path))
        });
        iter::once_with(|| self.check_lists())
            .chain(of_parts)
            .chain(iter::once_with(|| self.check_total()))
            .chain(iter::once_with(|| self.check_gentler()))
            .filter_map(Result::err)
    }

    fn check_gentler(&self) -> Result<(), Fault> {
        if self.gentler.as_ref() == Some(&self.id) {
            return Err(fault([Step::Field("gentler")], ProblemKind::GentlerIsItself));
        }
        Ok(())
    }

    fn check_lists(&self) -> Result<(), Fault> {
        let evidence = |fault: Fault| fault.under(&[Step::Field("evidence")]);
        let minutes = |fault: Fault| fault.under(&[Step::Field("minutes")]);
        each_once("suits", &self.suits)?;
        each_once("needs", &self.needs)?;
        each_once("cautions", &self.cautions)?;
        each_once("occasions", &self.occasions)?;
        at_most("postures", &self.postures, Listed::Postures, POSTURES_MOST)?;
        at_most("sources", &self.evidence.sources, Listed::Sources, SOURCES_MOST).map_err(evidence)?;
        at_most("choices", &self.minutes.choices_ms, Listed::Choices, CHOICES_MOST).map_err(minutes)?;
        let choices = &self.minutes.choices_ms;
        if !choices.is_sorted_by(|shorter, longer| shorter < longer) {
            return Err(minutes(fault([Step::Key("choices")], ProblemKind::ChoicesNotAscending)));
        }
        at_most("parts", &self.parts, Listed::Parts, PARTS_MOST)?;
        if self.parts.is_empty() {
            return Err(fault([Step::Key("parts")], ProblemKind::NeedsPart));
        }
        Ok(())
    }

    fn check_part(&self, index: usize, part: &Part) -> Result<(), Fault> {
        let Part::Cycle { beats, glide_from, from_tapped, .. } = part else { return Ok(()) };
        self.check_beats("beats", beats)?;
        if let Some(glide_from) = glide_from {
            let gestures = |beats: &[Beat]| beats.iter().map(|beat| beat.gesture).collect::<Vec<_>>();
            if gestures(glide_from) != gestures(beats) {
                return Err(fault([Step::Key("glide_from")], ProblemKind::GlideDiffers));
            }
            self.check_beats("glide_from", glide_from)?;
        }
        if *from_tapped && !is_breath(beats) {
            return Err(fault([Step::Key("from_tapped")], ProblemKind::TappedWithoutBreath));
        }
        let mut earlier = self.parts.iter().take(index);
        if *from_tapped && !earlier.any(finds_a_pace) {
            return Err(fault([Step::Key("from_tapped")], ProblemKind::TappedWithoutNotice));
        }
        Ok(())
    }

    fn check_beats(&self, field: &'static str, beats: &[Beat]) -> Result<(), Fault> {
        let beat = |index| [Step::Field(field), Step::Item(index)];
        if beats.is_empty() {
            return Err(fault([Step::Key(field)], ProblemKind::CycleNeedsBeat));
        }
        at_most(field, beats, Listed::Beats, BEATS_MOST)?;
        if !is_breath(beats) {
            return Ok(());
        }
        if let Some((index, _)) = breaths(beats).into_iter().find(|(_, ms)| *ms < BREATH_LEAST_MS) {
            let least = f64::from(BREATH_LEAST_MS) / 1_000.0;
            return Err(fault(beat(index), ProblemKind::BreathTooFast { least }));
        }
        for (index, ms) in holds(beats) {
            if ms > HOLD_MOST_MS {
                let most = f64::from(HOLD_MOST_MS) / 1_000.0;
                return Err(fault(beat(index), ProblemKind::HoldTooLong { most }));
            }
            if ms > PAUSE_MOST_MS && !self.cautions.contains(&Caution::BreathHold) {
                return Err(fault(beat(index), ProblemKind::HoldWithoutCaution));
            }
        }
        Ok(())
    }

    /// What fills takes the chosen length, and the words around it are included in that. Where a
    /// part waits for the person nothing is too short.
    fn check_total(&self) -> Result<(), Fault> {
        let fixed_ms: u64 = self.parts.iter().map(timed_ms).sum();
        let longest_ms = self.minutes.choices_ms.last().copied().map_or(0, u64::from);
        let total_ms = if self.fills() { fixed_ms.max(longest_ms) } else { fixed_ms };
        if total_ms > TOTAL_MOST_MS {
            let most = TOTAL_MOST_MS as f64 / 60_000.0;
            return Err(fault([Step::Key("parts")], ProblemKind::TotalTooLong { most }));
        }
        if total_ms < TOTAL_LEAST_MS && !self.waits() {
            let least = TOTAL_LEAST_MS as f64 / 1_000.0;
            return Err(fault([Step::Key("parts")], ProblemKind::TotalTooShort { least }));
        }
        Ok(())
    }
}

#[cfg(test)]
impl Exercise {
    /// For tests elsewhere, which need not know why not.
    pub(crate) fn keeps_to_the_format(&self) -> bool {
        self.check().is_ok()
    }
}

fn fault<const STEPS: usize>(path: [Step; STEPS], kind: ProblemKind) -> Fault {
    Fault { path: path.into(), kind }
}

impl Fault {
    fn under(mut self, path: &[Step]) -> Self {
        self.path.splice(0..0, path.iter().copied());
        self
    }
}

fn each_once<T: PartialEq>(field: &'static str, words: &[T]) -> Result<(), Fault> {
    let again =
        words.iter().enumerate().position(|(index, word)| words.iter().take(index).any(|w| w == word));
    match again {
        Some(index) => Err(fault([Step::Field(field), Step::Item(index)], ProblemKind::WordTwice)),
        None => Ok(()),
    }
}

fn at_most<T>(field: &'static str, items: &[T], what: Listed, most: usize) -> Result<(), Fault> {
    if items.len() <= most {
        return Ok(());
    }
    Err(fault([Step::Field(field), Step::Item(most)], ProblemKind::TooMany { what, most }))
}

/// Whether a cycle of these beats is a breath, with a breath's bounds.
pub(super) fn is_breath(beats: &[Beat]) -> bool {
    beats.iter().any(|beat| beat.gesture.is_breath())
}

/// Whether the breath is held in a cycle of these beats, for longer than anybody's pause.
pub(super) fn is_held(beats: &[Beat]) -> bool {
    is_breath(beats) && holds(beats).iter().any(|(_, ms)| *ms > PAUSE_MOST_MS)
}

fn finds_a_pace(part: &Part) -> bool {
    matches!(part, Part::Notice { sense: Sense::Breath, count: 2.., .. })
}

/// Each breath of one round: where it begins and how long it is, stillness included.
///
/// A breath begins with a breath in after a breath out, counting round the end of the cycle; where
/// only one of both is named, with every one of them. So fast breathing hides neither in a long
/// round nor behind a long rest.
pub(super) fn breaths(beats: &[Beat]) -> Vec<(usize, u32)> {
    let is_in = |beat: &&Beat| matches!(beat.gesture, Gesture::In | Gesture::Sip);
    let breathing = || beats.iter().filter(|beat| beat.gesture.is_breath());
    let one_way = breathing().all(|beat| is_in(&beat)) || !breathing().any(|beat| is_in(&beat));
    let mut was_in = breathing().next_back().is_some_and(|beat| is_in(&beat));
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut before_first_ms = 0;
    for (index, beat) in beats.iter().enumerate() {
        if beat.gesture.is_breath() {
            let now_in = is_in(&beat);
            if one_way || (now_in && !was_in) {
                found.push((index, 0));
            }
            was_in = now_in;
        }
        match found.last_mut() {
            Some((_, ms)) => *ms += beat.ms,
            None => before_first_ms += beat.ms,
        }
    }
    if let Some((_, ms)) = found.last_mut() {
        *ms += before_first_ms;
    }
    found
}

/// Each stretch of stillness in one round: where it begins and how long it is, counting round the
/// end of the cycle, so that a long hold cannot be written as several short ones.
pub(super) fn holds(beats: &[Beat]) -> Vec<(usize, u32)> {
    let mut found: Vec<(usize, u32)> = Vec::new();
    let mut was_still = false;
    for (index, beat) in beats.iter().enumerate() {
        let is_still = beat.gesture.is_still();
        match found.last_mut() {
            Some((_, ms)) if is_still && was_still => *ms += beat.ms,
            _ if is_still => found.push((index, beat.ms)),
            _ => {}
        }
        was_still = is_still;
    }
    let starts_still = beats.first().is_some_and(|beat| beat.gesture.is_still());
    if let (true, true, [(_, first_ms), .., (_, last_ms)]) = (starts_still, was_still, found.as_mut_slice()) {
        *last_ms += std::mem::take(first_ms);
    }
    found
}

/// How long a cycle of these beats takes once.
pub(super) fn round_ms(beats: &[Beat]) -> u64 {
    beats.iter().map(|beat| u64::from(beat.ms)).sum()
}

/// How long a part lasts by itself at most: 0 if it fills or waits for the person.
pub(super) fn timed_ms(part: &Part) -> u64 {
    match part {
        Part::Say { lasts: Lasts::Ms(ms), .. } | Part::Turn { ms, .. } => u64::from(*ms),
        Part::Cycle { beats, rounds: Some(rounds), glide_from, .. } => {
            // How fast a glide gets there is the score's business; at its slower end it is longest.
            let from_ms = glide_from.as_deref().map_or(0, round_ms);
            u64::from(*rounds) * from_ms.max(round_ms(beats))
        }
        Part::Cycle { rounds: None, .. } | Part::Say { .. } | Part::Notice { .. } | Part::Write { .. } => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats(beats: &[(Gesture, u32)]) -> Vec<Beat> {
        beats.iter().map(|(gesture, ms)| Beat { gesture: *gesture, ms: *ms, way: None }).collect()
    }

    #[test]
    fn a_sigh_is_one_breath_and_alternate_nostrils_are_two() {
        use Gesture::{In, Out, Rest, Sip};
        assert_eq!(breaths(&beats(&[(In, 2_000), (Sip, 1_000), (Out, 6_000)])), [(0, 9_000)]);
        let nostrils = beats(&[(In, 4_000), (Out, 6_000), (In, 4_000), (Out, 6_000)]);
        assert_eq!(breaths(&nostrils), [(0, 10_000), (2, 10_000)]);
        let from_the_out_breath = beats(&[(Out, 4_000), (Rest, 500), (In, 3_000)]);
        assert_eq!(breaths(&from_the_out_breath), [(2, 7_500)]);
    }

    #[test]
    fn fast_breaths_are_found_in_long_rounds_and_before_long_rests() {
        use Gesture::{In, Out, Rest};
        let fast = beats(&[(In, 500), (Out, 500), (In, 500), (Out, 500), (Rest, 20_000)]);
        assert_eq!(breaths(&fast), [(0, 1_000), (2, 21_000)]);
        let pumping = beats(&[(Out, 500), (Out, 500), (Rest, 5_000)]);
        assert_eq!(breaths(&pumping), [(0, 500), (1, 5_500)]);
    }

    #[test]
    fn a_hold_in_pieces_is_one_hold_also_round_the_end() {
        use Gesture::{Hold, In, Out, Rest};
        let pieces = beats(&[(Rest, 900), (In, 4_000), (Hold, 900), (Rest, 900), (Out, 4_000), (Hold, 900)]);
        assert_eq!(holds(&pieces), [(0, 0), (2, 1_800), (5, 1_800)]);
        assert!(is_held(&pieces));
        assert!(!is_held(&beats(&[(In, 4_000), (Hold, 1_000), (Out, 4_000)])));
        assert!(!is_held(&beats(&[(Gesture::Press, 5_000), (Rest, 15_000)])), "no breath, no hold");
    }
}
