//! The shipped exercises keep what they promise; nothing in the own folder stops anything.

mod changes;
mod long_ones;
mod missing;
mod own_folder;
mod packs;
mod standing_first;
mod watching;

use std::collections::HashSet;
use std::fs;

use softlanding_core::exercise::{Beat, Caution, Exercise, Family, Grade, Part};
use softlanding_core::offer::{self, may_be_offered, may_come_first};
use softlanding_core::rating::{Level, Rating, State};
use softlanding_core::testing::source_with;
use tempfile::TempDir;

use super::*;

/// The shortest whole breath that is paced.
const BREATH_LEAST_MS: u32 = 6_000;
/// The shortest that a glide may begin with: an ordinary breath.
const GLIDE_LEAST_MS: u32 = 4_000;

fn good(id: &str, title: &str) -> String {
    source_with(&[
        ("id", &format!("{id:?}")),
        ("title", &format!("{title:?}")),
        ("invitation", "\"Look.\""),
        ("family", "Grounding"),
    ])
}

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, source) in files {
        fs::write(folder.path().join(name), source).unwrap();
    }
    folder
}

#[test]
fn every_shipped_file_follows_the_format_and_stands_in_the_order_once() {
    let order = order();
    let in_order: HashSet<&str> = order.iter().map(String::as_str).collect();
    assert_eq!(in_order.len(), order.len(), "none stands there twice");
    for name in Shipped::iter().filter(|name| name != "order.ron") {
        let file = Shipped::get(&name).unwrap();
        let exercise = exercise::parse(&file.data).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        assert_eq!(name, format!("{}.ron", exercise.id), "the file is called as its id");
        assert!(in_order.contains(exercise.id.as_str()), "{name} is in the order");
    }
    assert_eq!(Library::shipped().entries().len(), order.len(), "all that are in the order are there");
    assert!(order.len() >= 18);
}

#[test]
fn no_two_shipped_exercises_have_the_same_title() {
    let library = Library::shipped();
    let titles: HashSet<&str> = library.entries().iter().map(|entry| entry.exercise.title.as_str()).collect();
    assert_eq!(titles.len(), library.entries().len());
}

#[test]
fn gentler_always_leads_somewhere_and_never_in_a_circle() {
    let library = Library::shipped();
    for first in library.entries() {
        let mut seen = HashSet::new();
        let mut next = Some(first);
        while let Some(entry) = next {
            assert!(seen.insert(&entry.key.id), "from {} it goes in a circle", first.key.id);
            next = entry.exercise.gentler.as_ref().map(|id| {
                let named = library.find_from(&Origin::Shipped, id.as_str());
                named.unwrap_or_else(|| panic!("{} leads to {id}, which is not there", entry.key.id))
            });
        }
        assert!(library.gentler(&Origin::Shipped, first.exercise.gentler.as_ref()).is_some());
    }
}

#[test]
fn nothing_gentler_holds_the_breath() {
    let library = Library::shipped();
    for entry in library.entries() {
        let gentler = library.gentler(&Origin::Shipped, entry.exercise.gentler.as_ref()).unwrap();
        // Two who have begun are past the gate that one press may not pass.
        let begun = Exercise { for_two: false, ..gentler.exercise.as_ref().clone() };
        assert!(may_come_first(&begun), "{} leads to {}", entry.key.id, gentler.key.id);
    }
}

#[test]
fn what_is_for_two_is_gentler_only_for_two_and_never_offered_to_one() {
    let library = Library::shipped();
    let (for_two, for_one): (Vec<_>, Vec<_>) =
        library.entries().iter().partition(|entry| entry.exercise.for_two);
    assert!(for_two.len() >= 15, "{} are for two", for_two.len());
    for entry in &for_two {
        let exercise = &entry.exercise;
        assert_eq!(exercise.family, Family::Together, "{}", entry.key.id);
        assert!(!may_be_offered(exercise) && exercise.if_worse.is_some(), "{}", entry.key.id);
        assert!(exercise.cautions.contains(&Caution::OtherPeople), "{}", entry.key.id);
        assert!(!exercise.has_holds(), "{}", entry.key.id);
    }
    for entry in for_one {
        let gentler = library.gentler(&Origin::Shipped, entry.exercise.gentler.as_ref()).unwrap();
        assert!(!gentler.exercise.for_two, "{} leads one person to {}", entry.key.id, gentler.key.id);
    }
}

/// The length of a round, if it is a breath.
fn breath_ms(beats: &[Beat]) -> Option<u32> {
    let is_breath = beats.iter().any(|beat| beat.gesture.is_breath());
    is_breath.then(|| beats.iter().map(|beat| beat.ms).sum())
}

#[test]
fn every_paced_breath_says_soft_and_is_never_hurried() {
    let library = Library::shipped();
    for entry in library.entries().iter().filter(|entry| entry.exercise.is_breath()) {
        let says = format!("{:?}", entry.exercise.parts).to_lowercase();
        assert!(says.contains("soft"), "{} says soft somewhere", entry.key.id);
        for part in &entry.exercise.parts {
            let Part::Cycle { beats, glide_from, .. } = part else { continue };
            let from = glide_from.as_deref().unwrap_or(beats);
            assert!(breath_ms(beats).is_none_or(|ms| ms >= BREATH_LEAST_MS), "{}", entry.key.id);
            assert!(breath_ms(from).is_none_or(|ms| ms >= GLIDE_LEAST_MS), "{}", entry.key.id);
        }
        assert!(entry.exercise.cautions.contains(&Caution::DizzyStop), "{}", entry.key.id);
    }
}

#[test]
fn every_trial_says_with_how_many_people() {
    let library = Library::shipped();
    let trials = library.entries().iter().filter(|entry| entry.exercise.evidence.grade == Grade::Trial);
    let mut count = 0;
    for entry in trials {
        let says = &entry.exercise.evidence.says;
        assert!(says.contains(char::is_numeric), "{}: {says}", entry.key.id);
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn what_begin_starts_asks_for_nothing_and_surprises_nobody() {
    let library = Library::shipped();
    let entry = library.default_entry().unwrap();
    assert_eq!(entry.key.id, DEFAULT_ID);
    assert!(may_come_first(&entry.exercise));
    assert!(!entry.exercise.has_holds() && !entry.exercise.private && !entry.exercise.waits());
    assert_eq!(entry.exercise.needs, []);
    let unwelcome =
        [Caution::BreathHold, Caution::Cold, Caution::BodyFocus, Caution::Loud, Caution::ClosedEyes];
    assert!(!entry.exercise.cautions.iter().any(|caution| unwelcome.contains(caution)));
    let smallest = library.gentler(&Origin::Shipped, None).unwrap();
    assert_eq!(smallest.key.id, SMALLEST_ID);
    assert!(!smallest.exercise.is_breath());
}

#[test]
fn from_every_state_three_families_are_offered_and_breathing_is_never_the_only_door() {
    let library = Library::shipped();
    let exercises: Vec<&Exercise> = library.entries().iter().map(|entry| entry.exercise.as_ref()).collect();
    let states = State::ALL.into_iter().map(Some).chain([None]);
    for (state, hardness) in states.flat_map(|state| [(state, None), (state, Level::new(10))]) {
        let rating = Rating { state, hardness, ..Rating::default() };
        let offers = offer::offers(exercises.iter().copied(), &rating);
        let families: Vec<Family> = offers.iter().map(|offer| exercises[offer.index].family).collect();
        assert_eq!(families.iter().collect::<HashSet<_>>().len(), 3, "{state:?}: {families:?}");
        assert!(families.iter().any(|family| *family != Family::Breathing));
        assert!(hardness.is_none() || families[1] == Family::Company, "{state:?}: company stands beside it");
    }
}

#[test]
fn what_holds_the_breath_is_offered_to_nobody() {
    for entry in Library::shipped().entries().iter().filter(|entry| entry.exercise.has_holds()) {
        assert_eq!(entry.exercise.suits, [], "{}", entry.key.id);
    }
}

#[test]
fn an_own_exercise_may_carry_a_shipped_id_without_taking_its_place() {
    let folder = folder_with(&[
        ("d.ron", &good(DEFAULT_ID, "Mine")),
        ("l.ron", &good("look-around", "Mine too")),
        ("s.ron", &good(SMALLEST_ID, "And mine")),
    ]);
    let mut library = Library::shipped();
    let shipped = library.entries().len();
    library.set_own(Library::read_own(folder.path()).unwrap());
    assert_eq!(library.entries().len(), shipped + 3);
    assert_eq!(library.find_id(DEFAULT_ID).unwrap().key.origin, Origin::Own, "by name one's own comes first");
    assert_eq!(library.default_entry().unwrap().key.origin, Origin::Shipped, "Begin stays what it was");
    let named = ExerciseId::new("look-around");
    let gentler = |origin| library.gentler(&origin, named.as_ref()).unwrap().key.origin.clone();
    assert_eq!(gentler(Origin::Shipped), Origin::Shipped);
    assert_eq!(gentler(Origin::Own), Origin::Own);
    assert_eq!(library.gentler(&Origin::Own, None).unwrap().key.origin, Origin::Shipped);
    library.set_own(ShelfContents::default());
    assert_eq!(library.entries().len(), shipped, "own ones are replaced, not added up");
}

#[test]
fn among_ten_thousand_each_is_found_by_its_id_and_its_origin() {
    let template = exercise::parse(good("a", "A").as_bytes()).unwrap();
    let entry = |number: u32| {
        let id = ExerciseId::new(&format!("n{number}")).unwrap();
        let exercise = Arc::new(Exercise { id, ..template.clone() });
        Entry::new(Origin::Own, exercise, Some(PathBuf::from(format!("n{number}.ron"))))
    };
    let mut library = Library::shipped();
    library.set_own(ShelfContents { entries: (0..10_000).map(entry).collect(), broken: Vec::new() });
    for number in [0, 1, 17, 4_999, 9_999] {
        let key = ExerciseKey { origin: Origin::Own, id: format!("n{number}") };
        assert_eq!(library.find(&key).unwrap().key, key);
        assert_eq!(library.find_id(&key.id).unwrap().file, Some(PathBuf::from(format!("n{number}.ron"))));
        assert!(library.find(&ExerciseKey { origin: Origin::Shipped, ..key }).is_none());
    }
    for entry in Library::shipped().entries() {
        assert_eq!(library.find(&entry.key).unwrap().key, entry.key);
    }
    assert!(library.find_id("n10000").is_none() && library.find_id("").is_none());
}

#[test]
fn a_misspelt_id_finds_its_neighbour_and_nonsense_finds_none() {
    let library = Library::shipped();
    assert_eq!(library.nearest_id("slow-and-evn"), Some("slow-and-even"));
    assert_eq!(library.nearest_id("qqqq"), None);
    assert_eq!(library.nearest_id(""), None);
}
