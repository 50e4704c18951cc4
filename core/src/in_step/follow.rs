//! Keeps a practice in step with the world's clock: what to do when that is corrected, set, or was not looked at for long.
//!
//! The master of a practice is monotonic time, which nobody can set. A [`Follower`] knows how far UTC is ahead of it. While
//! both run alike nothing is done. A small difference is made good slowly, and after a large one the practice joins anew
//! with the next breath. Knows no clock.

use std::time::Duration;

use super::Rhythm;
use super::phase::next_breath_utc_ms;

/// A difference up to this is that of two clocks read one after the other.
const ALIKE_MS: i64 = 3;
/// A difference up to this is made good slowly; beyond it one joins anew.
pub const SLEW_MOST_MS: i64 = 2_000;
/// How much faster or slower a breath becomes meanwhile: one part in fifty.
pub const SLEW_SHARE: i64 = 50;
/// No step is longer than this, however long nobody looked.
const STEP_MOST_MS: i64 = 10;
/// How often to look while a difference is made good, and otherwise.
const LOOK_WHILE_SLEWING: Duration = Duration::from_millis(500);
const LOOK: Duration = Duration::from_secs(1);
/// Between joining and the first breath there is at least this much time, to settle.
pub const SETTLE_MS: i64 = 1_500;

/// Both clocks at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Monotonic time.
    pub now: Duration,
    /// The world's clock, in milliseconds since 1970.
    pub utc_ms: i64,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// It is in step.
    None,
    /// The practice goes on by so much, or back.
    Shift { ms: i64 },
    /// It goes on with this breath at this moment.
    Join(Joining),
}

/// Where a practice goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joining {
    /// In monotonic time: when the breath begins.
    pub at: Duration,
    /// Which breath of the practice, from 0. It may be past the last.
    pub round: u32,
}

/// A practice that is in step.
#[derive(Clone, Debug)]
pub struct Follower {
    rhythm: Rhythm,
    /// UTC less monotonic time, as it is followed.
    ahead_ms: i64,
    /// When its first breath began or begins, in monotonic time; before the program if others began earlier.
    began_ms: i64,
    looked_at: Duration,
    is_slewing: bool,
}

impl Follower {
    /// Joins with the next breath. If a time was agreed, others begin with the first breath from then on: who is early
    /// waits, who is late joins the breath that they are at.
    #[must_use]
    pub fn join(rhythm: Rhythm, agreed_utc_ms: Option<i64>, reading: Reading) -> (Self, Joining) {
        let earliest_utc_ms = reading.utc_ms.saturating_add(SETTLE_MS);
        let first_utc_ms = agreed_utc_ms.map(|agreed_utc_ms| next_breath_utc_ms(rhythm, agreed_utc_ms));
        let soonest_utc_ms = next_breath_utc_ms(rhythm, earliest_utc_ms);
        let began_utc_ms = first_utc_ms.unwrap_or(soonest_utc_ms);
        let ahead_ms = ahead_ms(reading);
        let follower = Self {
            rhythm,
            ahead_ms,
            began_ms: began_utc_ms.saturating_sub(ahead_ms),
            looked_at: reading.now,
            is_slewing: false,
        };
        let joining = follower.joining(began_utc_ms.max(soonest_utc_ms));
        (follower, joining)
    }

    #[must_use]
    pub fn rhythm(&self) -> Rhythm {
        self.rhythm
    }

    /// Looks at the clocks while the practice runs.
    pub fn look(&mut self, reading: Reading) -> Correction {
        let difference_ms = ahead_ms(reading).saturating_sub(self.ahead_ms).clamp(-i64::MAX, i64::MAX);
        let since = reading.now.saturating_sub(self.looked_at);
        self.is_slewing = difference_ms.abs() > ALIKE_MS && difference_ms.abs() <= SLEW_MOST_MS;
        if difference_ms.abs() > SLEW_MOST_MS {
            return Correction::Join(self.rejoin(reading));
        }
        let allowed_ms = (since.as_millis() as i64 / SLEW_SHARE).min(STEP_MOST_MS);
        if self.is_slewing && allowed_ms == 0 {
            return Correction::None;
        }
        self.looked_at = reading.now;
        if !self.is_slewing {
            return Correction::None;
        }
        let ms = difference_ms.clamp(-allowed_ms, allowed_ms);
        self.ahead_ms += ms;
        Correction::Shift { ms }
    }

    /// Goes on after a pause, or after the clock was set: with the next breath, at the place where the others are.
    pub fn rejoin(&mut self, reading: Reading) -> Joining {
        self.ahead_ms = ahead_ms(reading);
        self.looked_at = reading.now;
        self.is_slewing = false;
        self.joining(next_breath_utc_ms(self.rhythm, reading.utc_ms.saturating_add(SETTLE_MS)))
    }

    /// When to look next.
    #[must_use]
    pub fn until_look(&self, now: Duration) -> Duration {
        let every = if self.is_slewing { LOOK_WHILE_SLEWING } else { LOOK };
        every.saturating_sub(now.saturating_sub(self.looked_at))
    }

    /// The practice runs by monotonic time, so a clock that was set changes the place within a breath, not which it is.
    fn joining(&self, at_utc_ms: i64) -> Joining {
        let at_ms = at_utc_ms.saturating_sub(self.ahead_ms).max(self.began_ms).max(0);
        let since_ms = at_ms.saturating_sub(self.began_ms);
        let cycle_ms = i64::from(self.rhythm.breath().cycle_ms());
        let round = u32::try_from((since_ms + cycle_ms / 2) / cycle_ms).unwrap_or(u32::MAX);
        Joining { at: Duration::from_millis(at_ms.unsigned_abs()), round }
    }
}

fn ahead_ms(reading: Reading) -> i64 {
    let now_ms = i64::try_from(reading.now.as_millis()).unwrap_or(i64::MAX);
    reading.utc_ms.saturating_sub(now_ms)
}
