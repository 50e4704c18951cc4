//! Where in a rhythm a moment of the world's clock lies. A breath in begins whenever UTC, in milliseconds since 1970, is a
//! whole number of breaths.

use super::Rhythm;

/// How far in its breath the rhythm is at this moment, in milliseconds; also before 1970.
#[must_use]
pub fn phase_ms(rhythm: Rhythm, utc_ms: i64) -> u32 {
    // What is left of a division by a `u32` is one.
    utc_ms.rem_euclid(i64::from(rhythm.breath().cycle_ms())) as u32
}

/// When the first breath in begins at this moment or after it.
#[must_use]
pub fn next_breath_utc_ms(rhythm: Rhythm, utc_ms: i64) -> i64 {
    let cycle_ms = rhythm.breath().cycle_ms();
    let left_ms = (cycle_ms - phase_ms(rhythm, utc_ms)) % cycle_ms;
    utc_ms.saturating_add(i64::from(left_ms))
}
