//! What is found, in which order, and what is left out.

use std::sync::{Arc, LazyLock};

use softlanding_core::exercise::parse;
use softlanding_core::record::{ExerciseKey, Origin};

use super::*;
use crate::settings::Comfort;
use crate::text::Words;

/// An exercise with these fields beside the usual ones.
pub(super) fn entry(id: &str, title: &str, more: &str) -> Entry {
    let mut fields = format!(r#"format: 1, id: "{id}", lang: "en", title: "{title}", {more}"#);
    let usual = [
        ("invitation", r#""An easy one.""#),
        ("family", "Breathing"),
        ("suits", "[]"),
        ("needs", "[]"),
        ("minutes", "(usual: 1, choices: [1, 3, 5, 10])"),
        ("parts", "[Cycle(beats: [In(4), Out(6)])]"),
        ("cautions", "[]"),
        ("evidence", r#"(grade: Practice, says: "Nothing is known.", sources: [])"#),
    ];
    for (name, value) in usual {
        if !more.contains(&format!("{name}:")) {
            fields.extend([name, ": ", value, ", "]);
        }
    }
    let exercise = parse(format!("Exercise({fields})").as_bytes()).unwrap();
    let key = ExerciseKey { origin: Origin::Own, id: id.to_owned() };
    Entry::of(key, Arc::new(exercise))
}

fn keywords(exercise: &Exercise) -> String {
    format!("{:?}", exercise.family)
}

/// Forty that can be told apart by their numbers.
fn forty() -> Vec<Entry> {
    (0..40).map(|number| entry(&format!("n{number}"), &format!("Number {number}"), "")).collect()
}

pub(super) fn catalogue(entries: Vec<Entry>) -> Catalogue {
    let mut catalogue = Catalogue::new(entries);
    catalogue.read(usize::MAX, keywords);
    catalogue
}

/// What is found with the everyday words of the program.
pub(super) fn find(catalogue: &Catalogue, query: &Query, settings: &Settings) -> SearchResult {
    static WORDS: LazyLock<Words> = LazyLock::new(Words::english);
    catalogue.find(query, settings, WORDS.thesaurus())
}

#[track_caller]
pub(super) fn ids(catalogue: &Catalogue, query: &Query, settings: &Settings) -> Vec<String> {
    let found = find(catalogue, query, settings).indices.into_iter();
    found.map(|index| catalogue.entries()[index].key.id.clone()).collect()
}

pub(super) fn text(text: &str) -> Query {
    Query { text: text.to_owned(), ..Query::default() }
}

fn filters(filters: &[Filter]) -> Query {
    let mut query = Query::default();
    for filter in filters {
        query.filters.toggle(*filter);
    }
    query
}

#[test]
fn titles_come_first_then_invitations_then_texts() {
    let catalogue = catalogue(vec![
        entry("texts", "One", r#"parts: [Say(text: "Follow a river.", secs: 9)],"#),
        entry("family", "Two", ""),
        entry("invitation", "Three", r#"invitation: "Like a slow river.","#),
        entry("title", "The river", ""),
    ]);
    let settings = Settings::default();
    assert_eq!(ids(&catalogue, &text("river"), &settings), ["title", "invitation", "texts"]);
    assert_eq!(ids(&catalogue, &text("slow river"), &settings), ["invitation"], "each word is to be found");
    assert_eq!(ids(&catalogue, &text("  …  "), &settings).len(), 4, "signs alone ask for nothing");
    let found = ids(&catalogue, &text("breathing two"), &settings);
    assert_eq!(found.first().map(String::as_str), Some("family"), "words beside the file count");
    assert_eq!(ids(&catalogue, &text("rivre"), &settings), ["title", "invitation", "texts"], "a slip");
}

#[test]
fn from_a_state_families_come_as_they_are_offered() {
    let suits = "suits: [StirredUp, ShutDown],";
    let of = |id: &str, family: &str| entry(id, id, &format!("{suits} family: {family},"));
    let catalogue = catalogue(vec![
        of("breath", "Breathing"),
        of("sound", "Sound"),
        of("together", "Together"),
        of("ground", "Grounding"),
        of("ground-more", "Grounding"),
        of("move", "Movement"),
        entry("other", "other", ""),
    ]);
    let from = |state| Query { good_for: Some(GoodFor::From(state)), ..Query::default() };
    let settings = Settings::default();
    assert_eq!(
        ids(&catalogue, &from(State::StirredUp), &settings),
        ["move", "ground", "ground-more", "breath", "sound", "together"]
    );
    assert_eq!(
        ids(&catalogue, &from(State::ShutDown), &settings),
        ["move", "ground", "ground-more", "sound", "breath", "together"]
    );
    assert_eq!(ids(&catalogue, &from(State::Settled), &settings), [""; 0]);
}

#[test]
fn what_comes_first_from_a_state_is_what_is_offered_first_of_its_family() {
    let library = crate::library::Library::shipped();
    let catalogue = catalogue(library.entries().to_vec());
    for state in State::ALL {
        let query = Query { good_for: Some(GoodFor::From(state)), ..Query::default() };
        let found = find(&catalogue, &query, &Settings::default());
        let rating = softlanding_core::rating::Rating { state: Some(state), ..Default::default() };
        let exercises = library.entries().iter().map(|entry| entry.exercise.as_ref());
        for (place, offer) in offer::offers(exercises, &rating).iter().enumerate() {
            let first = found.indices.iter().find(|index| {
                let exercise = &library.entries()[**index].exercise;
                let may = if place == 0 { offer::may_come_first } else { offer::may_be_offered };
                exercise.family == offer.reason.family && may(exercise)
            });
            assert_eq!(first, Some(&offer.index), "{state:?}");
        }
    }
}

#[test]
fn favourites_stand_first_among_equals() {
    let catalogue = catalogue(vec![
        entry("one", "River one", ""),
        entry("two", "River two", ""),
        entry("three", "Three", r#"invitation: "Like a river.","#),
    ]);
    let mut settings = Settings::default();
    for id in ["two", "three"] {
        settings.favourites.insert(ExerciseKey { origin: Origin::Own, id: id.to_owned() });
    }
    assert_eq!(ids(&catalogue, &Query::default(), &settings), ["two", "three", "one"]);
    assert_eq!(
        ids(&catalogue, &text("river"), &settings),
        ["two", "one", "three"],
        "what fits better is first"
    );
}

#[test]
fn what_asks_first_is_left_out_and_counted_until_it_may_be_shown() {
    let held = r"parts: [Cycle(beats: [In(4), Hold(4), Out(6)])], cautions: [BreathHold],";
    let opt_in = r#"opt_in: "Cold is not for everyone.","#;
    let catalogue = catalogue(vec![
        entry("free", "Free", ""),
        entry("held", "Held", held),
        entry("cold", "Cold", opt_in),
        entry("both", "Both", &format!("{held} {opt_in}")),
    ]);
    let mut settings = Settings::default();
    let found_with = |settings: &Settings| {
        let found = find(&catalogue, &Query::default(), settings);
        (ids(&catalogue, &Query::default(), settings), found.asks_first)
    };
    assert_eq!(found_with(&settings), (vec!["free".to_owned()], 3));
    settings.holds_shown = true;
    assert_eq!(found_with(&settings).0, ["free", "held"]);
    for id in ["cold", "both"] {
        settings.opted_in.insert(ExerciseKey { origin: Origin::Own, id: id.to_owned() });
    }
    assert_eq!(found_with(&settings), (["free", "held", "cold", "both"].map(str::to_owned).to_vec(), 0));
    settings.holds_shown = false;
    assert_eq!(found_with(&settings).0, ["free", "cold"], "what has two reasons needs both to be read");
    assert_eq!(find(&catalogue, &text("cold"), &settings).asks_first, 1, "only what fits is counted");
}

#[test]
fn what_is_cold_has_a_gate_of_its_own() {
    let both = "parts: [Cycle(beats: [In(4), Hold(4), Out(6)])], cautions: [BreathHold, Cold],";
    let catalogue = catalogue(vec![entry("cold", "Cold", "cautions: [Cold],"), entry("both", "Both", both)]);
    let found = |holds_shown, cold_shown| {
        let settings = Settings { holds_shown, cold_shown, ..Settings::default() };
        ids(&catalogue, &Query::default(), &settings)
    };
    assert!(found(false, false).is_empty() && found(true, false).is_empty());
    assert_eq!(found(false, true), ["cold"], "one says nothing about the other");
    assert_eq!(found(true, true), ["cold", "both"]);
}

#[test]
fn what_is_never_to_be_offered_is_found_by_its_words_and_not_behind_doors() {
    let catalogue = catalogue(vec![
        entry("touch", "Hand on heart", "family: Grounding, cautions: [Touch], suits: [Settled],"),
        entry("free", "Look up", "family: Grounding, cautions: [], suits: [Settled],"),
    ]);
    let settings = Settings { never_offer: [Comfort::Touch].into(), ..Settings::default() };
    let door = Query { families: vec![Family::Grounding], ..Query::default() };
    let good_for = Query { good_for: Some(GoodFor::From(State::Settled)), ..Query::default() };
    for suggests in [door.clone(), good_for] {
        assert_eq!(ids(&catalogue, &suggests, &settings), ["free"]);
        assert_eq!(find(&catalogue, &suggests, &settings).set_aside, 1, "and it is said how many");
        assert_eq!(ids(&catalogue, &suggests, &Settings::default()).len(), 2);
    }
    assert_eq!(ids(&catalogue, &text("heart"), &settings), ["touch"]);
    assert_eq!(ids(&catalogue, &Query { text: "heart".to_owned(), ..door }, &settings), ["touch"]);
    assert_eq!(ids(&catalogue, &Query::default(), &settings).len(), 2, "the whole list is whole");
}

#[test]
fn what_is_for_two_is_behind_no_door_for_one() {
    let catalogue = catalogue(vec![
        entry("two", "Two lanterns", "family: Together, for_two: true, suits: [Settled],"),
        entry("one", "Near someone", "family: Together, suits: [Settled],"),
    ]);
    let found = |query: &Query| ids(&catalogue, query, &Settings::default()).len();
    assert_eq!(found(&Query { families: vec![Family::Together], ..Query::default() }), 1);
    assert_eq!(found(&Query { good_for: Some(GoodFor::From(State::Settled)), ..Query::default() }), 1);
    assert_eq!((found(&Query::default()), found(&text("lanterns"))), (2, 1), "and found by its words");
}

#[test]
fn each_filter_finds_what_it_is_called_for() {
    let one = |id: &str, more: &str| entry(id, id, more);
    let ten_secs = r#"minutes: (usual: 0.2), parts: [Say(text: "Look up.", secs: 6)],"#;
    let catalogue = catalogue(vec![
        one("held", "parts: [Cycle(beats: [In(4), Hold(4), Out(6)])], cautions: [BreathHold],"),
        one("hums", "parts: [Cycle(beats: [In(4), Hum(6)])], needs: [Voice], minutes: (usual: 3),"),
        one("loud", "cautions: [Loud], minutes: (usual: 12),"),
        one("looks", "needs: [Sight], occasions: [Outdoors, InPublic], minutes: (usual: 5),"),
        one("waits", r#"parts: [Say(text: "Take your time.")], occasions: [Animal], minutes: (usual: 2),"#),
        one("body", "cautions: [BodyFocus], occasions: [Evening], minutes: (usual: 3, choices: [3, 5]),"),
        one("seconds", ten_secs),
    ]);
    let settings = Settings { holds_shown: true, ..Settings::default() };
    let left_out = |filter| {
        let found = ids(&catalogue, &filters(&[filter]), &settings);
        let all = catalogue.entries().iter().map(|entry| entry.key.id.clone());
        all.filter(|id| !found.contains(id)).collect::<Vec<_>>()
    };
    assert_eq!(left_out(Filter::NoHolds), ["held"]);
    assert_eq!(left_out(Filter::Silent), ["hums", "loud"]);
    assert_eq!(left_out(Filter::EyesClosed), ["looks", "waits"]);
    assert_eq!(left_out(Filter::NoBodyFocus), ["body"]);
    let found = |filter| ids(&catalogue, &filters(&[filter]), &settings);
    assert_eq!(found(Filter::Lasts(Length::FewSeconds)), ["seconds"]);
    assert_eq!(found(Filter::Lasts(Length::OneMinute)), ["held", "seconds"]);
    assert_eq!(found(Filter::Lasts(Length::ThreeMinutes)), ["held", "hums", "waits", "body"]);
    assert_eq!(found(Filter::Lasts(Length::FiveMinutes)), ["held", "looks", "body"]);
    assert_eq!(found(Filter::Lasts(Length::TenMinutes)), ["held", "loud"]);
    assert_eq!(found(Filter::Animal), ["waits"]);
    assert_eq!(found(Filter::Outdoors), ["looks"]);
    assert_eq!(found(Filter::Evening), ["body"]);
    assert_eq!(found(Filter::InPublic), ["looks"]);
    let query = filters(&[Filter::NoHolds, Filter::Lasts(Length::ThreeMinutes), Filter::Silent]);
    assert_eq!(ids(&catalogue, &query, &settings), ["waits", "body"], "all together");
    let seconds = Query { good_for: Some(GoodFor::FewSeconds), ..Query::default() };
    assert_eq!(ids(&catalogue, &seconds, &settings), ["seconds"]);
    let evenings = Query { good_for: Some(GoodFor::Evenings), ..Query::default() };
    assert_eq!(ids(&catalogue, &evenings, &settings), ["body"]);
}

#[test]
fn a_length_takes_the_place_of_another() {
    let mut filters = Filters::default();
    filters.toggle(Filter::Silent);
    filters.toggle(Filter::Lasts(Length::OneMinute));
    filters.toggle(Filter::Lasts(Length::FiveMinutes));
    assert!(!filters.contains(Filter::Lasts(Length::OneMinute)));
    assert!(filters.contains(Filter::Lasts(Length::FiveMinutes)) && filters.contains(Filter::Silent));
    filters.toggle(Filter::Lasts(Length::FiveMinutes));
    filters.toggle(Filter::Silent);
    assert!(filters.is_empty());
}

#[test]
fn what_was_read_so_far_is_found_already() {
    let entries: Vec<Entry> = ["a", "b", "c"].into_iter().map(|id| entry(id, id, "")).collect();
    let mut catalogue = Catalogue::new(entries);
    let found = |catalogue: &Catalogue| ids(catalogue, &Query::default(), &Settings::default()).len();
    assert_eq!((found(&catalogue), catalogue.is_whole()), (0, false));
    catalogue.read(2, |_| String::new());
    assert_eq!((found(&catalogue), catalogue.is_whole()), (2, false));
    catalogue.read(2, |_| String::new());
    assert_eq!((found(&catalogue), catalogue.is_whole()), (3, true));
}

#[test]
fn every_shipped_exercise_is_found_first_by_its_title() {
    let library = crate::library::Library::shipped();
    let catalogue = catalogue(library.entries().to_vec());
    let mut settings = Settings { holds_shown: true, cold_shown: true, ..Settings::default() };
    settings.opted_in = library.entries().iter().map(|entry| entry.key.clone()).collect();
    for entry in library.entries() {
        let found = ids(&catalogue, &text(&entry.exercise.title), &settings);
        assert_eq!(found.first(), Some(&entry.key.id), "{}", entry.exercise.title);
    }
}

/// All that came with the program, with the keywords of the window.
pub(super) fn shipped() -> Catalogue {
    let words = Words::english();
    let settings = Settings::default();
    let mut catalogue = Catalogue::new(crate::library::Library::shipped().entries().to_vec());
    catalogue.read(usize::MAX, |exercise| crate::text::finding::keywords(&words, &settings, exercise));
    catalogue
}

#[test]
fn a_trouble_finds_what_may_help_by_the_word_that_people_have_for_it() {
    let catalogue = shipped();
    let expected = [
        ("nightmare", "after-a-bad-dream"),
        ("nightmares", "after-a-bad-dream"),
        ("insomnia", "get-up-for-a-while"),
        ("insomina", "get-up-for-a-while"),
        ("can’t sleep", "unrelated-pictures"),
        ("cant sleep", "gently-awake"),
        ("overthinking", "unhook"),
        ("urge", "riding-an-urge"),
        ("craving", "riding-an-urge"),
        ("panic attack", "panic-wave"),
        ("flashback", "turning-shapes"),
        ("grief", "a-minute-with-a-minute-without"),
        ("kid", "flower-and-candle"),
        ("gratitude", "three-small-good-things"),
        ("numb", "strong-smell-or-taste"),
        ("lonely", "just-company"),
    ];
    for (typed, id) in expected {
        let found = ids(&catalogue, &text(typed), &Settings::default());
        assert!(found.iter().any(|one| one == id), "{typed} finds {id} among {found:?}");
    }
}

#[test]
fn what_is_about_others_is_found_by_everyday_words_and_by_its_door() {
    let catalogue = shipped();
    let expected = [
        ("boundaries", "boundary-words"),
        ("saying no", "boundary-rehearsal-alone"),
        ("guilt", "mine-or-theirs"),
        ("container", "a-box-for-later"),
        ("triggered", "speaking-when-stirred-up"),
        ("argument", "repair-alone"),
        ("neuroception", "signs-of-danger-and-ease"),
        ("eggshells", "safe-or-familiar"),
        ("freeze", "what-did-it-protect"),
        ("racism", "old-alarm-or-present-risk"),
        ("isolated", "ask-one-person"),
        ("crying", "room-for-tears"),
        ("community", "people-rest-one-step"),
        ("bereaved", "a-letter-not-sent"),
        ("mourning", "a-minute-with-a-minute-without"),
    ];
    let all_read = Settings {
        opted_in: catalogue.entries().iter().map(|entry| entry.key.clone()).collect(),
        ..Settings::default()
    };
    let behind_door = Query { good_for: Some(GoodFor::Others), ..Query::default() };
    let behind_door = ids(&catalogue, &behind_door, &all_read);
    for (typed, id) in expected {
        let found = ids(&catalogue, &text(typed), &all_read);
        assert!(found.iter().any(|one| one == id), "{typed} finds {id} among {found:?}");
        let entry = catalogue.entries().iter().find(|entry| entry.key.id == id).unwrap();
        assert!(behind_door.iter().any(|one| one == id), "{id} stands behind the door");
        if entry.exercise.opt_in.is_some() {
            let found = find(&catalogue, &text(typed), &Settings::default());
            assert!(found.asks_first > 0, "{typed}: it says that there is more, behind a reason");
        }
    }
}

#[test]
fn words_that_come_one_by_one_are_not_what_is_looked_for() {
    let catalogue = shipped();
    for typed in ["box", "wooden", "basket"] {
        let found = ids(&catalogue, &text(typed), &Settings::default());
        assert!(!found.iter().any(|id| id == "unrelated-pictures"), "{typed}: {found:?}");
    }
    let found = ids(&catalogue, &text("plain word"), &Settings::default());
    assert!(found.iter().any(|id| id == "unrelated-pictures"), "what it says itself is: {found:?}");
}

#[test]
fn panic_finds_nothing_that_holds_the_breath() {
    let catalogue = shipped();
    let shown = Settings { holds_shown: true, ..Settings::default() };
    let found = find(&catalogue, &text("panic attack"), &shown).indices;
    assert!(!found.is_empty());
    for index in found {
        let entry = &catalogue.entries()[index];
        assert!(!entry.exercise.has_holds(), "{}", entry.key.id);
    }
}

/// What is found for any of these words, as ids.
fn everything_found(catalogue: &Catalogue) -> Vec<Vec<String>> {
    let words = ["", "river", "rivers", "rivet", "window", "breathing", "movement", "one", "easy", "second"];
    words.map(|word| ids(catalogue, &text(word), &Settings::default())).to_vec()
}

#[test]
fn a_few_that_are_new_where_they_stand_are_read_alone() {
    let before = forty();
    let by_a_river = entry("n7", "By a river", "family: Movement,");
    let by_the_window = entry("n7", "Number 7", r#"invitation: "At the window.","#);
    let mut replaced = catalogue(before.clone());
    for new in [by_a_river, by_the_window] {
        let mut after = before.clone();
        after[7] = new;
        assert!(replaced.replace(&after, keywords));
        assert_eq!(everything_found(&replaced), everything_found(&catalogue(after)));
    }
    assert!(replaced.replace(&before, keywords));
    assert_eq!(everything_found(&replaced), everything_found(&catalogue(before.clone())));
}

#[test]
fn where_some_came_or_went_or_many_are_new_all_are_read_anew() {
    let before = forty();
    let mut replaced = catalogue(before.clone());
    assert!(!replaced.replace(&before[1..], keywords), "one is gone");
    assert!(!replaced.replace(&forty(), keywords), "all are new");
    assert!(!Catalogue::new(before.clone()).replace(&before, keywords), "it was not read yet");
    assert_eq!(everything_found(&replaced), everything_found(&catalogue(before)));
}

#[test]
fn words_of_danger_find_people_first_whatever_else_is_found() {
    let catalogue = catalogue(crate::library::Library::shipped().entries().to_vec());
    for words in ["suicide", "suacide", "kill myself", "overdose", "he hit me", "zzzz raped"] {
        assert!(find(&catalogue, &text(words), &Settings::default()).people_first, "{words}");
    }
    for words in ["", "breath", "humming", "box"] {
        assert!(!find(&catalogue, &text(words), &Settings::default()).people_first, "{words}");
    }
}

#[test]
fn no_title_is_taken_for_a_word_of_danger_but_those_about_it() {
    let of_danger: Vec<String> = crate::library::Library::shipped()
        .entries()
        .iter()
        .map(|entry| entry.exercise.title.clone())
        .filter(|title| danger::is_danger(title, &danger::Own::default()))
        .collect();
    assert!(of_danger.len() <= 4, "{of_danger:?}");
}

#[test]
fn panic_never_leads_to_held_breaths_alone() {
    let held = r#"parts: [Cycle(beats: [In(4), Hold(4), Out(4)], rounds: 4)], cautions: [BreathHold], invitation: "For panic.","#;
    let easy = r#"invitation: "For panic too.","#;
    let shown = Settings { holds_shown: true, ..Settings::default() };
    let both = catalogue(vec![entry("held", "Panic breath", held), entry("easy", "Wave", easy)]);
    assert_eq!(ids(&both, &text("panic"), &shown), ["easy", "held"], "what holds the breath comes last");
    assert!(!find(&both, &text("panic"), &shown).people_first);
    let alone = catalogue(vec![entry("held", "Panic breath", held)]);
    assert!(find(&alone, &text("panic"), &shown).people_first, "and never alone");
    assert!(find(&alone, &text("panik"), &Settings::default()).people_first, "nor before nothing at all");
}
