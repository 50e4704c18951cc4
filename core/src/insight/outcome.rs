//! How a sitting went, from its two ratings, and where it started.
//!
//! Builds on [`Shift`]; nothing here is a judgement of its own.

use super::observations::{Numbers, Observation};
use crate::rating::{Level, Measure, Shift, State};
use crate::record::Ending;

/// A third of the numbers, within which sittings are compared: what starts high falls by itself
/// (Barnett 2005, 10.1093/ije/dyh299).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 0 to 3.
    Low,
    /// 4 to 6.
    Middle,
    /// 7 to 10.
    High,
}

impl Band {
    pub const ALL: [Self; 3] = [Self::Low, Self::Middle, Self::High];

    #[must_use]
    pub fn of(level: Level) -> Self {
        match level.get() {
            0..=3 => Self::Low,
            4..=6 => Self::Middle,
            _ => Self::High,
        }
    }

    /// Its lowest and highest number.
    #[must_use]
    pub fn ends(self) -> (u8, u8) {
        match self {
            Self::Low => (0, 3),
            Self::Middle => (4, 6),
            Self::High => (7, 10),
        }
    }
}

/// Where a sitting started: a state, and the band of the number that leads there (presence from *Far
/// away*, hardness otherwise).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Here {
    pub state: State,
    /// `None` for any number, and none. Then nothing is compared: it would be the numbers that differ.
    pub band: Option<Band>,
}

impl Here {
    /// Where a rating is, if it names a state.
    #[must_use]
    pub fn of(numbers: Numbers) -> Option<Self> {
        Some(Self { state: numbers.state?, band: numbers.leading().map(Band::of) })
    }

    /// Whether a sitting that began with these numbers began here.
    #[must_use]
    pub fn includes(self, before: Numbers) -> bool {
        // Nearly all sittings are told apart by the state alone.
        before.state == Some(self.state)
            && self.band.is_none_or(|band| before.leading().map(Band::of) == Some(band))
    }
}

/// How one sitting went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Points of ease, −10 to 10: less hard, or more present where one was far away. Below
    /// zero it was harder.
    Points(i8),
    /// Into *Far away*: never ease, and without points.
    WentFarAway,
    /// Out of *Far away*: perhaps a step, and without points.
    CameBack,
    /// One of the numbers needed is missing.
    NoAnswer,
}

impl Outcome {
    /// From one rating to another, by the rules of [`Shift::between`].
    #[must_use]
    pub fn between(before: Numbers, after: Numbers) -> Self {
        match Shift::between(&before.rating(), &after.rating()) {
            Some(Shift::Easier { by, .. }) => Self::Points(by.cast_signed()),
            Some(Shift::Same { measure: Measure::Hardness | Measure::Presence }) => Self::Points(0),
            Some(Shift::Harder { by, .. }) => Self::Points(-by.cast_signed()),
            Some(Shift::WentFarAway) => Self::WentFarAway,
            Some(Shift::CameBack) => Self::CameBack,
            None => Self::NoAnswer,
        }
    }

    /// From before to after a sitting.
    #[must_use]
    pub fn of(sitting: &Observation) -> Self {
        Self::between(sitting.before, sitting.after)
    }

    /// Harder by a point or more, or into *Far away*.
    #[must_use]
    pub fn is_harder(self) -> bool {
        matches!(self, Self::WentFarAway | Self::Points(..0))
    }
}

/// How many sittings went each way. Of equal weight, and together all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub easier: usize,
    pub same: usize,
    pub harder: usize,
    pub went_far_away: usize,
    pub came_back: usize,
    /// No rating afterwards, or one of the numbers needed is missing.
    pub no_answer: usize,
    /// Ended as *not for me*. Each of these is among the others as well, most in `no_answer`.
    pub not_for_me: usize,
}

impl Counts {
    /// Of these sittings, whichever they are.
    #[must_use]
    pub fn of<'a>(sittings: impl IntoIterator<Item = &'a Observation>) -> Self {
        let mut counts = Self::default();
        for sitting in sittings {
            counts.add(Outcome::of(sitting), sitting.ending);
        }
        counts
    }

    pub(super) fn add(&mut self, outcome: Outcome, ending: Ending) {
        let count = match outcome {
            Outcome::Points(1..) => &mut self.easier,
            Outcome::Points(0) => &mut self.same,
            Outcome::Points(_) => &mut self.harder,
            Outcome::WentFarAway => &mut self.went_far_away,
            Outcome::CameBack => &mut self.came_back,
            Outcome::NoAnswer => &mut self.no_answer,
        };
        *count += 1;
        self.not_for_me += usize::from(ending == Ending::NotForMe);
    }

    /// These and others together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            easier: self.easier + other.easier,
            same: self.same + other.same,
            harder: self.harder + other.harder,
            went_far_away: self.went_far_away + other.went_far_away,
            came_back: self.came_back + other.came_back,
            no_answer: self.no_answer + other.no_answer,
            not_for_me: self.not_for_me + other.not_for_me,
        }
    }

    /// Those with points: easier, same, harder.
    #[must_use]
    pub fn with_points(&self) -> usize {
        self.easier + self.same + self.harder
    }

    /// Those of which it is known how they went.
    #[must_use]
    pub fn answered(&self) -> usize {
        self.with_points() + self.went_far_away + self.came_back
    }

    #[must_use]
    pub fn sittings(&self) -> usize {
        self.answered() + self.no_answer
    }

    /// More than one answer in ten went far away: such an exercise never *seems to ease more*, and stands
    /// below those of which this cannot be said. The tenth is a default of ours.
    #[must_use]
    pub fn often_goes_far_away(&self) -> bool {
        self.went_far_away * 10 > self.answered()
    }
}
