//! What practices are found by: shelves, filters, what they may be good for, and words that may not stand in them.

use softlanding_core::exercise::{Exercise, Occasion};

use crate::search::{Filter, GoodFor, Length, Shelf};
use crate::settings::Settings;
use crate::text::{Words, fl, names};

/// The name of a shelf.
#[must_use]
pub fn shelf(words: &Words, settings: &Settings, shelf: Shelf) -> String {
    match shelf {
        Shelf::Yours => fl!(words, "shelf-yours"),
        Shelf::From(which) => {
            fl!(words, "shelf-from", state = names::state_in_sentence(words, settings, which))
        }
        Shelf::InBed => fl!(words, "shelf-in-bed"),
        Shelf::AMinute => fl!(words, "shelf-a-minute"),
        Shelf::AmongPeople => fl!(words, "filter-in-public"),
        Shelf::WithChild => fl!(words, "good-for-children"),
        Shelf::All => fl!(words, "shelf-everything"),
    }
}

/// What a practice may be good for.
#[must_use]
pub fn good_for(words: &Words, settings: &Settings, good_for: GoodFor) -> String {
    match good_for {
        GoodFor::From(which) => names::state(words, settings, which),
        GoodFor::Evenings => fl!(words, "good-for-evenings"),
        GoodFor::Panic => fl!(words, "good-for-panic"),
        GoodFor::Urges => fl!(words, "good-for-urges"),
        GoodFor::Missing => fl!(words, "good-for-missing"),
        GoodFor::Others => fl!(words, "good-for-others"),
        GoodFor::Children => fl!(words, "good-for-children"),
        GoodFor::FewSeconds => fl!(words, "good-for-seconds"),
    }
}

/// What one may ask of a practice.
#[must_use]
pub fn filter(words: &Words, filter: Filter) -> String {
    match filter {
        Filter::NoHolds => fl!(words, "filter-no-holds"),
        Filter::Silent => fl!(words, "filter-silent"),
        Filter::EyesClosed => fl!(words, "filter-eyes-closed"),
        Filter::NoBodyFocus => fl!(words, "filter-no-body-focus"),
        Filter::Lasts(Length::FewSeconds) => fl!(words, "filter-few-seconds"),
        Filter::Lasts(Length::OneMinute) => fl!(words, "filter-one-minute"),
        Filter::Lasts(Length::ThreeMinutes) => fl!(words, "filter-three-minutes"),
        Filter::Lasts(Length::FiveMinutes) => fl!(words, "filter-five-minutes"),
        Filter::Lasts(Length::TenMinutes) => fl!(words, "filter-ten-minutes"),
        Filter::Animal => fl!(words, "filter-animal"),
        Filter::Outdoors => fl!(words, "filter-outdoors"),
        Filter::Evening => fl!(words, "filter-evening"),
        Filter::InPublic => fl!(words, "filter-in-public"),
    }
}

/// Words by which an exercise is found though they may not stand in it: its family, states and occasions.
#[must_use]
pub fn keywords(words: &Words, settings: &Settings, exercise: &Exercise) -> String {
    let states = exercise.suits.iter().map(|which| names::state(words, settings, *which));
    let occasions = exercise.occasions.iter().map(|occasion| match occasion {
        Occasion::Animal => filter(words, Filter::Animal),
        Occasion::Outdoors => filter(words, Filter::Outdoors),
        Occasion::Evening => filter(words, Filter::Evening),
        Occasion::InPublic => filter(words, Filter::InPublic),
        Occasion::Panic => fl!(words, "good-for-panic"),
        Occasion::Urge => fl!(words, "good-for-urges"),
        Occasion::Missing => fl!(words, "good-for-missing"),
        Occasion::Others => fl!(words, "good-for-others"),
        Occasion::Child => fl!(words, "good-for-children"),
    });
    let all = std::iter::once(names::family(words, exercise.family)).chain(states).chain(occasions);
    all.collect::<Vec<_>>().join(" ")
}
