//! How it is: a state, two numbers, a few words; and what changed between two of them.
//!
//! Knows nothing of exercises. Numbness is never counted as ease.

use serde::{Deserialize, Serialize};

/// The map of states a person chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum State {
    /// Calm, connected.
    Settled,
    /// Tense, racing.
    StirredUp,
    /// Numb, heavy, blank. On the screen: *Far away*.
    ShutDown,
    /// Mixed or not sure.
    Mixed,
}

impl State {
    /// In the order of the tiles.
    pub const ALL: [Self; 4] = [Self::Settled, Self::StirredUp, Self::ShutDown, Self::Mixed];
}

/// A number from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

impl Level {
    pub const MAX: Self = Self(10);

    /// `None` above ten.
    #[must_use]
    pub fn new(value: u8) -> Option<Self> {
        (value <= Self::MAX.0).then_some(Self(value))
    }

    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// All eleven, ascending.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=Self::MAX.0).map(Self)
    }
}

/// A number above ten.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is above 10")]
pub struct LevelTooHigh(u8);

impl TryFrom<u8> for Level {
    type Error = LevelTooHigh;

    fn try_from(value: u8) -> Result<Self, Self::Error> {
        Self::new(value).ok_or(LevelTooHigh(value))
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

/// At most this many words belong to a rating.
pub const WORDS_MAX: usize = 3;

/// How it is at one moment. Each piece may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rating {
    pub state: Option<State>,
    /// How hard this moment is: 0 not at all, 10 the hardest.
    pub hardness: Option<Level>,
    /// How present one is: 0 far away, 10 fully here. Asked first when the state is *Far away*.
    pub presence: Option<Level>,
    /// At most [`WORDS_MAX`].
    pub words: Vec<String>,
}

impl Rating {
    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.state.is_none() && self.hardness.is_none() && self.presence.is_none() && self.words.is_empty()
    }

    /// A 9 or 10, or hardly present when *Far away*, whatever the number: numbness can score as ease. A person
    /// and support stand first on the screen.
    #[must_use]
    pub fn is_very_hard(&self) -> bool {
        let is_hardly_here =
            self.state == Some(State::ShutDown) && self.presence.is_some_and(|level| level.get() <= 1);
        is_hardly_here || self.hardness.is_some_and(|level| level.get() >= 9)
    }
}

/// Which number two ratings were compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    Hardness,
    Presence,
}

/// What changed between two ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Shift {
    /// By this many points of the measure, at least 1.
    Easier {
        measure: Measure,
        by: u8,
    },
    Same {
        measure: Measure,
    },
    Harder {
        measure: Measure,
        by: u8,
    },
    /// Into *Far away* from anywhere else: an outcome of its own, never ease.
    WentFarAway,
    /// Out of *Far away*: feeling more may be a step. Said so, not scored.
    CameBack,
}

impl Shift {
    /// Compares two ratings.
    ///
    /// Presence is compared when either end is *Far away*, hardness otherwise. `None` when one of
    /// the numbers needed is missing.
    #[must_use]
    pub fn between(before: &Rating, after: &Rating) -> Option<Self> {
        let was_far = before.state == Some(State::ShutDown);
        let is_far = after.state == Some(State::ShutDown);
        match (was_far, is_far) {
            (false, true) if before.state.is_some() => Some(Self::WentFarAway),
            (true, false) if after.state.is_some() => Some(Self::CameBack),
            (false, false) => {
                let by = difference(before.hardness?, after.hardness?);
                Some(Self::from_ease(Measure::Hardness, -by))
            }
            _ => {
                let by = difference(before.presence?, after.presence?);
                Some(Self::from_ease(Measure::Presence, by))
            }
        }
    }

    fn from_ease(measure: Measure, ease: i8) -> Self {
        let by = ease.unsigned_abs();
        match ease {
            1.. => Self::Easier { measure, by },
            0 => Self::Same { measure },
            _ => Self::Harder { measure, by },
        }
    }

    /// Harder by however little, or into *Far away*.
    #[must_use]
    pub fn is_harder(self) -> bool {
        matches!(self, Self::Harder { .. } | Self::WentFarAway)
    }

    /// Two points harder, or into *Far away*: something gentler or a person is offered at once.
    #[must_use]
    pub fn asks_for_care(self) -> bool {
        match self {
            Self::Harder { by, .. } => by >= 2,
            Self::WentFarAway => true,
            _ => false,
        }
    }
}

fn difference(before: Level, after: Level) -> i8 {
    after.0.cast_signed() - before.0.cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(state: Option<State>, hardness: Option<u8>, presence: Option<u8>) -> Rating {
        Rating {
            state,
            hardness: hardness.and_then(Level::new),
            presence: presence.and_then(Level::new),
            words: Vec::new(),
        }
    }

    #[test]
    fn stirred_up_eight_to_far_away_two_is_not_easier() {
        let before = rating(Some(State::StirredUp), Some(8), None);
        let after = rating(Some(State::ShutDown), Some(2), Some(3));
        assert_eq!(Shift::between(&before, &after), Some(Shift::WentFarAway));
        assert!(Shift::WentFarAway.asks_for_care());
    }

    #[test]
    fn out_of_far_away_with_more_feeling_is_a_step_and_not_harder() {
        let before = rating(Some(State::ShutDown), Some(2), Some(1));
        let after = rating(Some(State::StirredUp), Some(6), None);
        assert_eq!(Shift::between(&before, &after), Some(Shift::CameBack));
    }

    #[test]
    fn within_far_away_presence_leads() {
        let before = rating(Some(State::ShutDown), Some(2), Some(1));
        let after = rating(Some(State::ShutDown), Some(5), Some(4));
        let shift = Shift::between(&before, &after);
        assert_eq!(shift, Some(Shift::Easier { measure: Measure::Presence, by: 3 }));
    }

    #[test]
    fn numbers_alone_are_compared_by_hardness() {
        let shift = |from, to| Shift::between(&rating(None, Some(from), None), &rating(None, Some(to), None));
        assert_eq!(shift(8, 5), Some(Shift::Easier { measure: Measure::Hardness, by: 3 }));
        assert_eq!(shift(5, 5), Some(Shift::Same { measure: Measure::Hardness }));
        assert_eq!(shift(5, 6), Some(Shift::Harder { measure: Measure::Hardness, by: 1 }));
        assert!(!Shift::Harder { measure: Measure::Hardness, by: 1 }.asks_for_care());
        assert!(Shift::Harder { measure: Measure::Hardness, by: 2 }.asks_for_care());
    }

    #[test]
    fn nine_and_hardly_being_here_are_very_hard() {
        assert!(rating(Some(State::StirredUp), Some(9), None).is_very_hard());
        assert!(rating(None, Some(10), None).is_very_hard());
        assert!(!rating(Some(State::StirredUp), Some(8), None).is_very_hard());
        for (presence, is_very_hard) in [(0, true), (1, true), (2, false)] {
            assert_eq!(rating(Some(State::ShutDown), None, Some(presence)).is_very_hard(), is_very_hard);
            assert_eq!(rating(Some(State::ShutDown), Some(0), Some(presence)).is_very_hard(), is_very_hard);
        }
        assert!(!rating(Some(State::Mixed), None, Some(0)).is_very_hard(), "that was said of another state");
    }

    #[test]
    fn a_missing_end_says_nothing() {
        let some = rating(Some(State::Mixed), Some(4), None);
        assert_eq!(Shift::between(&Rating::default(), &some), None);
        assert_eq!(Shift::between(&some, &Rating::default()), None);
        let far = rating(Some(State::ShutDown), Some(3), None);
        assert_eq!(Shift::between(&far, &far), None, "no presence was given");
        assert_eq!(Shift::between(&Rating::default(), &far), None, "where it came from is unknown");
    }

    #[test]
    fn levels_end_at_ten() {
        assert_eq!(Level::all().count(), 11);
        assert_eq!(Level::new(11), None);
        assert!(Level::try_from(200).is_err());
    }
}
