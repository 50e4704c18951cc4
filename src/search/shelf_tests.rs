//! What stands on which shelf, and first.

use softlanding_core::rating::{Rating, State};

use super::tests::{catalogue, entry, ids, shipped};
use super::*;
use crate::settings::Comfort;

fn on(shelf: Shelf) -> Query {
    Query { shelf: Some(shelf), ..Query::default() }
}

#[test]
fn every_shelf_holds_what_its_exercises_say_of_themselves() {
    let catalogue = catalogue(vec![
        entry("own", "Own", ""),
        entry("bed", "Bed", "occasions: [Evening], minutes: (usual: 5, choices: [5]),"),
        entry("bus", "Bus", "occasions: [InPublic], suits: [StirredUp], minutes: (usual: 5, choices: [5]),"),
        entry("kid", "Kid", "occasions: [Child], suits: [ShutDown], minutes: (usual: 5, choices: [5]),"),
    ]);
    let found = |shelf| ids(&catalogue, &on(shelf), &Settings::default());
    assert_eq!(found(Shelf::Yours).len(), 4);
    assert_eq!(found(Shelf::From(State::StirredUp)), ["bus"]);
    assert_eq!(found(Shelf::From(State::ShutDown)), ["kid"]);
    assert_eq!(found(Shelf::InBed), ["bed"]);
    assert_eq!(found(Shelf::AMinute), ["own"]);
    assert_eq!(found(Shelf::AmongPeople), ["bus"]);
    assert_eq!(found(Shelf::WithChild), ["kid"]);
    assert_eq!(found(Shelf::All).len(), 4);
}

#[test]
fn what_is_shipped_stands_on_yours_once_it_is_a_favourite() {
    let catalogue = shipped();
    let mut settings = Settings::default();
    assert_eq!(ids(&catalogue, &on(Shelf::Yours), &settings), [""; 0]);
    settings.favourites.insert(catalogue.entries()[3].key.clone());
    assert_eq!(ids(&catalogue, &on(Shelf::Yours), &settings), [catalogue.entries()[3].key.id.clone()]);
}

#[test]
fn the_first_of_a_state_is_what_now_offers_first_and_the_next_are_of_other_families() {
    let library = crate::library::Library::shipped();
    let catalogue = shipped();
    for state in [State::StirredUp, State::ShutDown] {
        let found = ids(&catalogue, &on(Shelf::From(state)), &Settings::default());
        let exercises = library.entries().iter().map(|entry| entry.exercise.as_ref());
        let offers = offer::offers(exercises, &Rating { state: Some(state), ..Rating::default() });
        let offered: Vec<&str> =
            offers.iter().map(|offer| library.entries()[offer.index].key.id.as_str()).collect();
        assert_eq!(found.first().map(String::as_str), offered.first().copied(), "{state:?}");
        let families: std::collections::HashSet<_> =
            found.iter().take(4).map(|id| library.find_id(id).unwrap().exercise.family).collect();
        assert_eq!(families.len(), 4, "{state:?}: {found:?}");
    }
}

#[test]
fn what_ends_without_a_question_stands_first_for_the_bed() {
    let catalogue = shipped();
    let found = catalogue.find(&on(Shelf::InBed), &Settings::default(), &Thesaurus::default()).indices;
    let ends: Vec<bool> =
        found.iter().map(|index| catalogue.entries()[*index].exercise.ends_quietly).collect();
    assert!(ends[0] && ends.is_sorted_by(|one, other| one >= other), "{ends:?}");
}

#[test]
fn shelves_suggest_so_they_keep_to_what_is_never_to_be_offered() {
    let catalogue = catalogue(vec![
        entry("touch", "Touch", "suits: [StirredUp], cautions: [Touch],"),
        entry("two", "Two", "suits: [StirredUp], family: Together, for_two: true,"),
        entry("free", "Free", "suits: [StirredUp],"),
    ]);
    let settings = Settings { never_offer: [Comfort::Touch].into(), ..Settings::default() };
    assert_eq!(ids(&catalogue, &on(Shelf::From(State::StirredUp)), &settings), ["free"]);
    assert_eq!(ids(&catalogue, &on(Shelf::All), &settings).len(), 3, "and all is all");
}
