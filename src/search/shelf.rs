//! What stands together on *Practices*: which exercise belongs there, and which of them are seen first.

use std::collections::HashMap;

use softlanding_core::exercise::Exercise;
use softlanding_core::offer;
use softlanding_core::rating::State;
use softlanding_core::record::Origin;

use super::{Filter, GoodFor, Length, Row};
use crate::library::Entry;
use crate::settings::Settings;

/// A shelf. What it holds follows from the exercises themselves and from what a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Of one's own, and favourites.
    Yours,
    From(State),
    InBed,
    /// It takes a minute, or less.
    AMinute,
    AmongPeople,
    WithChild,
    /// Everything.
    All,
}

impl Shelf {
    /// In the order of the screen.
    pub const ALL: [Self; 8] = [
        Self::Yours,
        Self::From(State::StirredUp),
        Self::InBed,
        Self::From(State::ShutDown),
        Self::AMinute,
        Self::AmongPeople,
        Self::WithChild,
        Self::All,
    ];

    /// Whether it suggests something, beyond showing what there is.
    pub(super) fn suggests(self) -> bool {
        !matches!(self, Self::Yours | Self::All)
    }

    pub(super) fn holds(self, entry: &Entry, row: &Row, settings: &Settings) -> bool {
        match self {
            Self::Yours => entry.key.origin == Origin::Own || settings.favourites.contains(&entry.key),
            Self::From(state) => GoodFor::From(state).suits(&entry.exercise, row),
            Self::InBed => GoodFor::Evenings.suits(&entry.exercise, row),
            Self::AMinute => row.filters.contains(Filter::Lasts(Length::OneMinute)),
            Self::AmongPeople => row.filters.contains(Filter::InPublic),
            Self::WithChild => GoodFor::Children.suits(&entry.exercise, row),
            Self::All => true,
        }
    }

    /// How soon a family comes.
    pub(super) fn turn(self, exercise: &Exercise) -> usize {
        match self {
            Self::From(state) => GoodFor::From(state).turn(exercise.family),
            _ => 0,
        }
    }

    /// Puts what is offered first in front, as on *Now*: one of each family in turn, and before others what one press
    /// may start. For the bed it is what ends without a question. `indices` come best first within a family.
    pub(super) fn put_in_order(self, indices: &mut [usize], entries: &[Entry]) {
        if !self.suggests() {
            return;
        }
        let mut families: HashMap<(bool, bool, _), usize> = HashMap::new();
        indices.sort_by_cached_key(|index| {
            let Some(exercise) = entries.get(*index).map(|entry| &entry.exercise) else {
                return (true, true, usize::MAX);
            };
            let keeps_awake = self == Self::InBed && !exercise.ends_quietly;
            let is_later = !offer::may_come_first(exercise);
            let before = families.entry((keeps_awake, is_later, exercise.family)).or_default();
            *before += 1;
            (keeps_awake, is_later, *before)
        });
    }
}
