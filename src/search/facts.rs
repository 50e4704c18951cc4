//! What the filters ask of an exercise, answered once for each.

use softlanding_core::exercise::{Caution, Exercise, Gesture, Need, Occasion, Part};
use softlanding_core::score::{Choice, Score};

/// A length that one may look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Length {
    FewSeconds,
    OneMinute,
    ThreeMinutes,
    FiveMinutes,
    TenMinutes,
}

impl Length {
    pub const ALL: [Self; 5] =
        [Self::FewSeconds, Self::OneMinute, Self::ThreeMinutes, Self::FiveMinutes, Self::TenMinutes];

    /// Whether a length in minutes belongs to this filter.
    fn is_about(self, ms: u32) -> bool {
        match self {
            Self::FewSeconds => ms <= 30_000,
            Self::OneMinute => ms <= 75_000,
            Self::ThreeMinutes => (75_001..=240_000).contains(&ms),
            Self::FiveMinutes => (240_001..=420_000).contains(&ms),
            Self::TenMinutes => ms > 420_000,
        }
    }
}

/// What one may ask of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    NoHolds,
    /// Nobody hears it.
    Silent,
    /// It can be followed with closed eyes.
    EyesClosed,
    NoBodyFocus,
    Lasts(Length),
    Animal,
    Outdoors,
    Evening,
    /// Among people, without anybody seeing it.
    InPublic,
}

impl Filter {
    /// In the order of the screen.
    pub const ALL: [Self; 13] = [
        Self::NoHolds,
        Self::Silent,
        Self::EyesClosed,
        Self::NoBodyFocus,
        Self::Lasts(Length::FewSeconds),
        Self::Lasts(Length::OneMinute),
        Self::Lasts(Length::ThreeMinutes),
        Self::Lasts(Length::FiveMinutes),
        Self::Lasts(Length::TenMinutes),
        Self::Animal,
        Self::Outdoors,
        Self::Evening,
        Self::InPublic,
    ];

    fn bit(self) -> u16 {
        Self::ALL.iter().position(|filter| *filter == self).map_or(0, |place| 1 << place)
    }

    fn is_met_by(self, exercise: &Exercise, lengths_ms: &[u32]) -> bool {
        let warns = |caution| exercise.cautions.contains(&caution);
        let fits = |occasion| exercise.occasions.contains(&occasion);
        match self {
            Self::NoHolds => !exercise.has_holds(),
            Self::Silent => !warns(Caution::Loud) && !has_hum(exercise),
            Self::EyesClosed => !exercise.needs.contains(&Need::Sight) && !exercise.waits(),
            Self::NoBodyFocus => !warns(Caution::BodyFocus),
            Self::Lasts(length) => lengths_ms.iter().any(|ms| length.is_about(*ms)),
            Self::Animal => fits(Occasion::Animal),
            Self::Outdoors => fits(Occasion::Outdoors),
            Self::Evening => fits(Occasion::Evening),
            Self::InPublic => fits(Occasion::InPublic),
        }
    }
}

fn has_hum(exercise: &Exercise) -> bool {
    let hums = |part: &Part| match part {
        Part::Cycle { beats, .. } => beats.iter().any(|beat| beat.gesture == Gesture::Hum),
        _ => false,
    };
    exercise.parts.iter().any(hums)
}

/// How long an exercise may last: the lengths to choose from or, where its parts decide, as long as they are.
#[must_use]
pub fn lengths_ms(exercise: &Exercise) -> Vec<u32> {
    if exercise.fills() || exercise.waits() {
        return exercise.minutes.choices_ms.clone();
    }
    let choice = Choice { length_ms: exercise.minutes.usual_ms, own_cycle_ms: None };
    vec![Score::compile(exercise, choice).total_ms()]
}

/// A set of filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filters(u16);

impl Filters {
    /// All that this exercise meets.
    pub(super) fn met_by(exercise: &Exercise) -> Self {
        let lengths_ms = lengths_ms(exercise);
        let met = Filter::ALL.iter().filter(|filter| filter.is_met_by(exercise, &lengths_ms));
        Self(met.fold(0, |bits, filter| bits | filter.bit()))
    }

    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    #[must_use]
    pub fn contains(self, filter: Filter) -> bool {
        self.0 & filter.bit() != 0
    }

    #[must_use]
    pub fn contains_all(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    /// With this one chosen, or no longer. Of the lengths one is chosen at a time.
    pub fn toggle(&mut self, filter: Filter) {
        let was_on = self.contains(filter);
        if matches!(filter, Filter::Lasts(_)) {
            let lengths = Length::ALL.iter().fold(0, |bits, length| bits | Filter::Lasts(*length).bit());
            self.0 &= !lengths;
        }
        if was_on {
            self.0 &= !filter.bit();
        } else {
            self.0 |= filter.bit();
        }
    }
}
