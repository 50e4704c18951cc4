//! A time-out with a return: somebody who is flooded goes, and says when they will be back.
//!
//! All there is of it is one moment of the world's clock. Whether that is still ahead is computed from the moment it is
//! asked at, so nothing has to be counted while no program runs, and a clock that was set decides like any other.

/// What people usually take. By custom: it was never measured.
pub const USUAL_MINUTES: u16 = 20;
/// From the shortest that two may agree on to the longest that still is a return.
pub const CHOICES_MINUTES: [u16; 10] = [5, 10, 20, 30, 45, 60, 120, 240, 720, 1_440];
/// For this long after its moment a return is still spoken of.
const DUE_FOR_MS: i64 = 60 * MINUTE_MS;
/// The longest, with the minute that was begun when it was agreed.
const AHEAD_MOST_MS: i64 = (24 * 60 + 1) * MINUTE_MS;
const MINUTE_MS: i64 = 60_000;

/// When somebody is back, in milliseconds since 1970, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackAt(i64);

/// How a return stands at some moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is still ahead; this many whole minutes, and one where it is less.
    Ahead { minutes: u16 },
    /// Its time has come.
    Due,
    /// It is none any more: long ago, or further ahead than any time-out.
    Over,
}

impl BackAt {
    #[must_use]
    pub fn from_utc_ms(utc_ms: i64) -> Self {
        Self(utc_ms)
    }

    /// This many minutes from now, at the next whole minute, as a clock on the wall shows no seconds.
    #[must_use]
    pub fn after(minutes: u16, now_utc_ms: i64) -> Self {
        let at = now_utc_ms.saturating_add(i64::from(minutes) * MINUTE_MS);
        let begun = at.rem_euclid(MINUTE_MS);
        Self(if begun == 0 { at } else { at.saturating_add(MINUTE_MS - begun) })
    }

    #[must_use]
    pub fn utc_ms(self) -> i64 {
        self.0
    }

    /// How it stands at this moment.
    #[must_use]
    pub fn standing(self, now_utc_ms: i64) -> Standing {
        let left_ms = self.0.saturating_sub(now_utc_ms);
        if left_ms > AHEAD_MOST_MS || left_ms <= -DUE_FOR_MS {
            return Standing::Over;
        }
        match u16::try_from(left_ms / MINUTE_MS) {
            Ok(minutes) if left_ms > 0 => Standing::Ahead { minutes: minutes.max(1) },
            _ => Standing::Due,
        }
    }

    /// Milliseconds until it stands otherwise, if it ever will by itself.
    #[must_use]
    pub fn until_change_ms(self, now_utc_ms: i64) -> Option<u64> {
        let left_ms = self.0.saturating_sub(now_utc_ms);
        let until_ms = match self.standing(now_utc_ms) {
            Standing::Ahead { minutes: 1 } => left_ms,
            // The minutes that are left are shown.
            Standing::Ahead { .. } => left_ms % MINUTE_MS + 1,
            Standing::Due => left_ms.saturating_add(DUE_FOR_MS),
            Standing::Over => return None,
        };
        u64::try_from(until_ms).ok()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOON_MS: i64 = 1_767_268_800_000;

    #[test]
    fn twenty_minutes_from_noon_is_twenty_past() {
        let back = BackAt::after(USUAL_MINUTES, NOON_MS);
        assert_eq!(back.utc_ms(), NOON_MS + 20 * MINUTE_MS);
        assert_eq!(back.standing(NOON_MS), Standing::Ahead { minutes: 20 });
        assert_eq!(back.standing(NOON_MS - MINUTE_MS + 1), Standing::Ahead { minutes: 20 });
        assert_eq!(back.standing(NOON_MS + 1), Standing::Ahead { minutes: 19 });
        assert_eq!(back.standing(back.utc_ms() - 1), Standing::Ahead { minutes: 1 });
        assert_eq!(back.standing(back.utc_ms()), Standing::Due);
    }

    #[test]
    fn it_is_on_a_whole_minute_and_never_sooner_than_was_said() {
        let back = BackAt::after(5, NOON_MS + 37_250);
        assert_eq!(back.utc_ms(), NOON_MS + 6 * MINUTE_MS);
    }

    #[test]
    fn it_is_spoken_of_for_an_hour_and_then_gone() {
        let back = BackAt::after(5, NOON_MS);
        assert_eq!(back.standing(back.utc_ms() + DUE_FOR_MS - 1), Standing::Due);
        assert_eq!(back.standing(back.utc_ms() + DUE_FOR_MS), Standing::Over);
    }

    #[test]
    fn what_is_further_ahead_than_a_day_is_no_time_out() {
        let longest = BackAt::after(1_440, NOON_MS + 1);
        assert!(matches!(longest.standing(NOON_MS + 1), Standing::Ahead { .. }));
        assert_eq!(longest.standing(NOON_MS - 120_000), Standing::Over, "the clock was set back");
        for far in [i64::MAX, i64::MIN] {
            assert_eq!(BackAt::from_utc_ms(far).standing(NOON_MS), Standing::Over);
        }
    }

    #[test]
    fn every_choice_is_a_time_out() {
        assert!(CHOICES_MINUTES.contains(&USUAL_MINUTES) && CHOICES_MINUTES.is_sorted());
        for minutes in CHOICES_MINUTES {
            let back = BackAt::after(minutes, NOON_MS + 59_999);
            assert!(matches!(back.standing(NOON_MS + 59_999), Standing::Ahead { .. }), "{minutes}");
        }
    }

    proptest! {
        #[test]
        fn it_stands_the_same_until_it_is_said_to_change(
            left_ms in -DUE_FOR_MS - 5..AHEAD_MOST_MS + 5,
            share in 0.0..1.0_f64,
        ) {
            let back = BackAt::from_utc_ms(NOON_MS + left_ms);
            let standing = back.standing(NOON_MS);
            match back.until_change_ms(NOON_MS) {
                None => prop_assert_eq!(standing, Standing::Over),
                Some(until) => {
                    prop_assert!(until > 0);
                    let until = until.cast_signed();
                    let within = ((until - 1) as f64 * share) as i64;
                    prop_assert_eq!(back.standing(NOON_MS + within), standing);
                    prop_assert_ne!(back.standing(NOON_MS + until), standing);
                }
            }
        }

        #[test]
        fn no_moment_is_too_strange(at in any::<i64>(), now in any::<i64>(), minutes in any::<u16>()) {
            let back = BackAt::from_utc_ms(at);
            if let Some(until) = back.until_change_ms(now) {
                prop_assert!(until > 0);
            }
            prop_assert!(BackAt::after(minutes, now).utc_ms() >= now);
        }
    }
}
