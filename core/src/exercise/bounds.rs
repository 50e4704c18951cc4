//! The bounds of single values: for the reader, and for whoever changes an exercise.

use super::breath::{breaths, holds, is_breath};
use super::error::{FormatErrorKind, Quantity};
use super::{Beat, Gesture};

/// The most characters of a title.
pub const TITLE_MOST: usize = 60;
/// The most characters of an invitation.
pub const INVITATION_MOST: usize = 160;
/// The most characters of the words of a part.
pub const WORDS_MOST: usize = 280;
/// The most characters of what is known.
pub const SAYS_MOST: usize = 600;
/// The most characters of what to do if it feels worse, and of why it asks first.
pub const ADVICE_MOST: usize = 280;
pub const POSTURE_MOST: usize = 120;
pub const PARTS_MOST: usize = 64;
pub const BEATS_MOST: usize = 64;
pub const CHOICES_MOST: usize = 12;
pub const BEAT_LEAST_MS: u32 = 200;
pub const BEAT_MOST_MS: u32 = 60_000;
pub const SAY_LEAST_MS: u32 = 500;
pub const SAY_MOST_MS: u32 = 5_400_000;
pub const TURN_LEAST_MS: u32 = 5_000;
pub const TURN_MOST_MS: u32 = 3_600_000;
pub const LENGTH_LEAST_MS: u32 = 6_000;
pub const LENGTH_MOST_MS: u32 = 5_400_000;
pub const ROUNDS_MOST: u32 = 1_000;
/// The most things that a `Notice` asks for.
pub const COUNT_MOST: u32 = 20;
/// The most people that a study can have had.
pub const PEOPLE_MOST: u32 = 10_000_000;
/// 20 breaths a minute.
pub const BREATH_LEAST_MS: u32 = 3_000;
pub const HOLD_MOST_MS: u32 = 20_000;
/// The most lines of a part.
pub const LINES_MOST: usize = 64;
/// The least and the most that a part gives as the time of a line.
pub const EVERY_LEAST_MS: u32 = 10_000;
pub const EVERY_MOST_MS: u32 = 120_000;
/// The least that a `Wave` or a `Scale` lasts.
pub const WAVE_LEAST_MS: u32 = 5_000;
pub const PEAK_LEAST_PERCENT: u32 = 10;
pub const PEAK_MOST_PERCENT: u32 = 90;
/// Where the top of a wave is unless its author says otherwise.
pub const PEAK_USUAL_PERCENT: u32 = 30;
/// The least and the most that can be set in a `Wait`.
pub const WAIT_LEAST_MS: u32 = 30_000;
pub const WAIT_MOST_MS: u32 = 3_600_000;
/// How many words a `Words` has.
pub const WORDS_COUNT_LEAST: usize = 5;
pub const WORDS_COUNT_MOST: usize = 300;
/// The most characters of one of them.
pub const WORD_MOST: usize = 60;
/// How long one of them stands.
pub const WORD_LEAST_MS: u32 = 3_000;
pub const WORD_MOST_MS: u32 = 30_000;
pub const WORD_USUAL_MS: u32 = 8_000;

/// How many answers a `Choose` has.
pub const ANSWERS_LEAST: usize = 2;
pub const ANSWERS_MOST: usize = 8;
/// How many things a `Sort` has, and how many piles.
pub const ITEMS_MOST: usize = 40;
pub const PILES_LEAST: usize = 2;
pub const PILES_MOST: usize = 4;
/// The most characters of a thing to sort.
pub const ITEM_MOST: usize = 120;
/// The most beginnings of sentences in a `Sentences`.
pub const STARTS_MOST: usize = 8;

/// What is wrong with a text, given the most characters it may have.
pub(super) fn text_fault(text: &str, most: usize) -> Option<FormatErrorKind> {
    let control = text.chars().find(|letter| letter.is_control() && *letter != '\n');
    match control {
        Some(letter) => Some(FormatErrorKind::TextControl { code: u32::from(letter) }),
        None if text.trim().is_empty() => Some(FormatErrorKind::TextBlank),
        None if text.len() > most && text.chars().count() > most => {
            Some(FormatErrorKind::TextTooLong { most })
        }
        None => None,
    }
}

/// The length nearest to `wanted_ms` that the beat at `index` can have among its neighbours, and which
/// bound held it if it is another: its own, that of the whole breath, or that of the whole hold.
#[must_use]
pub fn fitting_beat_ms(beats: &[Beat], index: usize, wanted_ms: u32) -> (u32, Option<FormatErrorKind>) {
    let own_ms = wanted_ms.clamp(BEAT_LEAST_MS, BEAT_MOST_MS);
    let mut held = (own_ms != wanted_ms).then(|| {
        let (least, most) = (f64::from(BEAT_LEAST_MS) / 1_000.0, f64::from(BEAT_MOST_MS) / 1_000.0);
        FormatErrorKind::OutOfBounds { what: Quantity::Seconds, least, most }
    });
    let mut ms = own_ms;
    if !is_breath(beats) {
        return (ms, held);
    }
    let others_ms = |of: fn(&[Beat]) -> Vec<(usize, u32)>| stretch_without(beats, index, of);
    if let Some(others_ms) = others_ms(breaths)
        && others_ms + ms < BREATH_LEAST_MS
    {
        ms = BREATH_LEAST_MS - others_ms;
        held = Some(FormatErrorKind::BreathTooFast { least: f64::from(BREATH_LEAST_MS) / 1_000.0 });
    }
    if let Some(others_ms) = others_ms(holds)
        && others_ms + ms > HOLD_MOST_MS
    {
        ms = HOLD_MOST_MS.saturating_sub(others_ms).max(BEAT_LEAST_MS);
        held = Some(FormatErrorKind::HoldTooLong { most: f64::from(HOLD_MOST_MS) / 1_000.0 });
    }
    (ms, held)
}

/// How long the stretch that the beat is part of would be without it; `None` if it is part of none.
fn stretch_without(beats: &[Beat], index: usize, of: fn(&[Beat]) -> Vec<(usize, u32)>) -> Option<u32> {
    let with = |ms: u32| {
        let mut beats = beats.to_vec();
        if let Some(beat) = beats.get_mut(index) {
            beat.ms = ms;
        }
        of(&beats)
    };
    // The one that grows with the beat is its own.
    let (without, longer) = (with(0), with(1));
    without.into_iter().zip(longer).find(|(one, other)| one.1 != other.1).map(|(one, _)| one.1)
}

/// How long a gesture lasts that nobody has given a length yet.
#[must_use]
pub fn usual_ms(gesture: Gesture) -> u32 {
    match gesture {
        Gesture::In | Gesture::Look | Gesture::Listen => 4_000,
        Gesture::Sip | Gesture::Hold | Gesture::Rest | Gesture::TapLeft | Gesture::TapRight => 1_000,
        Gesture::Out | Gesture::Hum => 6_000,
        Gesture::Press => 5_000,
        Gesture::Release => 10_000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::beat;

    #[test]
    fn a_beat_keeps_within_its_own_bounds() {
        let taps = [beat(Gesture::TapLeft, 1_000), beat(Gesture::TapRight, 1_000)];
        assert_eq!(fitting_beat_ms(&taps, 0, 700), (700, None));
        assert_eq!(fitting_beat_ms(&taps, 0, 100).0, BEAT_LEAST_MS);
        let (ms, problem) = fitting_beat_ms(&taps, 1, 75_000);
        assert_eq!(ms, BEAT_MOST_MS);
        assert!(matches!(problem, Some(FormatErrorKind::OutOfBounds { .. })));
    }

    #[test]
    fn a_breath_is_never_made_faster_than_twenty_a_minute() {
        let sigh = [beat(Gesture::In, 1_000), beat(Gesture::Sip, 500), beat(Gesture::Out, 2_500)];
        let (ms, problem) = fitting_beat_ms(&sigh, 2, 200);
        assert_eq!(ms, 1_500);
        assert!(matches!(problem, Some(FormatErrorKind::BreathTooFast { .. })));
        let nostrils =
            [Gesture::In, Gesture::Out, Gesture::In, Gesture::Out].map(|gesture| beat(gesture, 2_000));
        assert_eq!(fitting_beat_ms(&nostrils, 2, 200).0, 1_000, "each of the two breaths");
    }

    #[test]
    fn a_hold_in_pieces_is_held_to_its_most() {
        let [last, first] = [Gesture::Hold, Gesture::Rest].map(|gesture| beat(gesture, 9_000));
        let beats = [first, beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000), last];
        let (ms, problem) = fitting_beat_ms(&beats, 3, 15_000);
        assert_eq!(ms, 11_000, "with the rest at the start of the next round");
        assert!(matches!(problem, Some(FormatErrorKind::HoldTooLong { .. })));
    }
}
