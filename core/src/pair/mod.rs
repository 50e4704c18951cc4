//! Two people breathing side by side: each at a pace of their own, or at one that they share.
//!
//! Knows beats and lengths; knows no exercise, no clock and nobody's name.

mod plan;
mod track;

use serde::{Deserialize, Serialize};

pub use plan::{Meeting, Plan, Wish};
pub use track::Track;

/// Which of the two: the one on the left is the first person of an exercise, `A`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    Left,
    Right,
}

impl Side {
    pub const BOTH: [Self; 2] = [Self::Left, Self::Right];

    /// 0 for the left, 1 for the right.
    #[must_use]
    pub fn index(self) -> usize {
        self as usize
    }

    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// What belongs to this side.
    pub fn of<T>(self, both: &[T; 2]) -> &T {
        let [left, right] = both;
        match self {
            Self::Left => left,
            Self::Right => right,
        }
    }

    /// What belongs to this side, to change it.
    pub fn of_mut<T>(self, both: &mut [T; 2]) -> &mut T {
        let [left, right] = both;
        match self {
            Self::Left => left,
            Self::Right => right,
        }
    }
}

/// Whose record a sitting for two is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    #[default]
    NotSaid,
    Nobodys,
    Of(Side),
}

impl Whose {
    /// The one whose it is.
    #[must_use]
    pub fn side(self) -> Option<Side> {
        match self {
            Self::Of(side) => Some(side),
            Self::NotSaid | Self::Nobodys => None,
        }
    }
}

impl From<Option<Side>> for Whose {
    fn from(side: Option<Side>) -> Self {
        side.map_or(Self::Nobodys, Self::Of)
    }
}

/// Paces that differ by this share count as far apart.
const FAR_APART: f64 = 0.12;

/// How near two tracks are to breathing together: 1 where pace and phase are the same, 0 where the paces are
/// far apart. For a light between them; it is never counted or kept.
#[must_use]
pub fn nearness([left, right]: [&Track; 2], ms: f64) -> f32 {
    let apart = (left.rounds_per_ms(ms) / right.rounds_per_ms(ms)).ln() / FAR_APART;
    let turn = (left.rounds(ms) - right.rounds(ms)) * std::f64::consts::TAU;
    let in_phase = f64::midpoint(1.0, turn.cos());
    ((-apart * apart).exp() * (0.3 + 0.7 * in_phase)) as f32
}
