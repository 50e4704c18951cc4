//! The rhythm of a practice: exactly as it is, or the nearest that words can say.

use crate::exercise::bounds::BREATH_LEAST_MS;
use crate::exercise::{Beat, Exercise, Gesture, Part};

use super::{
    BREATH_MOST_MS, Breath, HALF_MS, HOLD_HALVES_MOST, IN_HALVES, MINUTES, OUT_HALVES, REST_HALVES, Rhythm,
};

/// What words can say of a practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    pub rhythm: Rhythm,
    /// Whether its breath is exactly this one.
    pub is_exact: bool,
}

/// The rhythm that comes nearest to a practice, at the length that comes nearest to `length_ms`. `None` unless it paces one
/// breath, in one cycle that takes the length.
#[must_use]
pub fn spoken(exercise: &Exercise, length_ms: u32) -> Option<Spoken> {
    let mut cycles = exercise.parts.iter().filter_map(|part| match part {
        Part::Cycle { beats, rounds, glide_from, from_tapped, .. } => {
            Some((beats, rounds.is_none(), glide_from.is_some() || *from_tapped))
        }
        _ => None,
    });
    let (beats, fills, glides) = cycles.next()?;
    if !fills || cycles.next().is_some() {
        return None;
    }
    let (breath, is_plain) = breath_of(beats)?;
    let is_even = is_plain && !glides && !exercise.waits();
    let near = nearest(breath);
    let longest_ms = if near.is_held() { exercise.allowed_length_ms(length_ms) } else { length_ms };
    let minutes = nearest_minutes(longest_ms, near.minutes_most());
    let rhythm = Rhythm::new(near, minutes)?;
    Some(Spoken { rhythm, is_exact: is_even && near == breath })
}

/// The first breath of a cycle, and whether the whole cycle is that one in plain breaths in and out.
fn breath_of(beats: &[Beat]) -> Option<(Breath, bool)> {
    let mut breath = Breath::default();
    let mut is_plain = true;
    for beat in beats {
        match beat.gesture {
            // The next breath: alternate nostrils have two.
            Gesture::In | Gesture::Sip if breath.out_ms > 0 => {
                is_plain = false;
                break;
            }
            Gesture::In | Gesture::Sip => breath.in_ms += beat.ms,
            Gesture::Out | Gesture::Hum => breath.out_ms += beat.ms,
            Gesture::Hold | Gesture::Rest if breath.out_ms > 0 => breath.rest_ms += beat.ms,
            Gesture::Hold | Gesture::Rest if breath.in_ms > 0 => breath.hold_ms += beat.ms,
            _ => return None,
        }
        is_plain &= !matches!(beat.gesture, Gesture::Sip | Gesture::Hum);
    }
    (breath.in_ms > 0 && breath.out_ms > 0).then_some((breath, is_plain))
}

/// The nearest breath that words can say, piece by piece. What would be too fast breathes out for longer.
fn nearest(breath: Breath) -> Breath {
    let halves = |ms: u32| (ms + HALF_MS / 2) / HALF_MS;
    let in_halves = halves(breath.in_ms).clamp(*IN_HALVES.start(), *IN_HALVES.end());
    let hold_halves = halves(breath.hold_ms).min(HOLD_HALVES_MOST);
    let rest_halves = REST_HALVES
        .into_iter()
        .min_by_key(|halves| (halves * HALF_MS).abs_diff(breath.rest_ms))
        .unwrap_or_default();
    let others = in_halves + hold_halves + rest_halves;
    let least = (BREATH_LEAST_MS / HALF_MS).saturating_sub(others).max(*OUT_HALVES.start());
    let most = (BREATH_MOST_MS / HALF_MS).saturating_sub(others).clamp(least, *OUT_HALVES.end());
    Breath {
        in_ms: in_halves * HALF_MS,
        hold_ms: hold_halves * HALF_MS,
        out_ms: halves(breath.out_ms).clamp(least, most) * HALF_MS,
        rest_ms: rest_halves * HALF_MS,
    }
}

fn nearest_minutes(length_ms: u32, most: u32) -> u32 {
    let allowed = MINUTES.into_iter().filter(|minutes| *minutes <= most);
    allowed.min_by_key(|minutes| (minutes * 60_000).abs_diff(length_ms)).unwrap_or(1)
}
