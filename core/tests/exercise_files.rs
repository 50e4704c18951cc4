//! Exercise files: what is read, what is refused, and that nothing breaks the reader.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use softlanding_core::exercise::{
    Argument, Beat, ExerciseId, FILE_MOST_BYTES, FormatError, FormatErrorKind, Gesture, Lasts, Part, Way,
    parse,
};

use common::{files, good, read};

fn refused(bytes: &[u8]) -> FormatError {
    parse(bytes).expect_err("should be refused")
}

/// As in the first line of each file in `bad_exercises`: place, kind, what was found, what was
/// probably meant.
fn summary(problem: &FormatError) -> String {
    let place = problem.place.map_or("whole file".to_owned(), |place| place.to_string());
    let suggestion = problem.suggestion.as_ref().map(|text| format!(" -> {text}")).unwrap_or_default();
    format!("// {place} {} | {}{suggestion}", problem.kind.name(), problem.found).trim_end().to_owned()
}

/// Files that cannot say in a comment what is wrong with them.
fn without_comment() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("empty", Vec::new()),
        ("empty", b" \r\n\t".to_vec()),
        ("empty", "\u{FEFF}".into()),
        ("not-text", vec![0x7f, b'E', b'L', b'F', 0, 1, 0xff]),
        ("not-text", b"Exercise(\0)".to_vec()),
        ("not-text", "Exercise".encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("too-large", vec![b'('; 10 * 1024 * 1024]),
        ("too-large", vec![b' '; FILE_MOST_BYTES + 1]),
    ]
}

#[test]
fn every_bad_file_is_refused_with_place_kind_finding_and_suggestion() {
    let mut wrong = String::new();
    for path in files("bad_exercises") {
        let bytes = fs::read(&path).unwrap();
        let expected = String::from_utf8_lossy(&bytes).lines().next().unwrap().to_owned();
        let found = match parse(&bytes) {
            Ok(_) => "was read".to_owned(),
            Err(problem) => summary(&problem),
        };
        if found != expected {
            writeln!(wrong, "{}\n  should be {expected}\n  but is    {found}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What only the texts of an exercise in another language can be; `exercise::translation` has their tests.
const OF_TRANSLATIONS: [&str; 4] = ["translates-other", "texts-differ", "other-part", "nothing-to-translate"];

#[test]
fn every_kind_of_problem_has_a_file() {
    let bad = files("bad_exercises").into_iter().map(|path| refused(&fs::read(path).unwrap()));
    let bare = without_comment().into_iter().map(|(_, bytes)| refused(&bytes));
    let seen: BTreeSet<&str> = bad.chain(bare).map(|problem| problem.kind.name()).collect();
    let all: BTreeSet<&str> = seen.into_iter().chain(OF_TRANSLATIONS).collect();
    assert_eq!(BTreeSet::from(FormatErrorKind::NAMES), all);
}

#[test]
fn what_is_no_text_is_refused_as_a_whole() {
    for (name, bytes) in without_comment() {
        let problem = refused(&bytes);
        assert_eq!(problem.kind.name(), name);
        assert_eq!((problem.place, problem.found.as_str()), (None, ""));
    }
}

#[test]
fn a_hundred_thousand_brackets_are_refused_at_the_first_that_is_too_deep() {
    for bracket in ["(", "[", "{", "Some(", "[In("] {
        let problem = refused(bracket.repeat(50_000).as_bytes());
        assert_eq!(problem.kind.name(), "nested-too-deep", "{bracket}");
        assert!(problem.place.is_some_and(|place| place.column < 200));
    }
}

#[test]
fn a_misspelt_beat_reads_as_a_sentence() {
    let problem = refused(good("slow_and_even.ron").replace("In(", "Inn(").as_bytes());
    assert_eq!(problem.to_string(), "13:23: unknown beat at `Inn`, did you mean `In`?");
    assert_eq!(problem.line_text, "        Cycle(beats: [Inn(4.4), Out(6.5)]),");
}

#[test]
fn a_problem_carries_the_numbers_for_its_message() {
    let problem = refused(good("slow_and_even.ron").replace("In(4.4)", "In(0.19)").as_bytes());
    assert_eq!((problem.kind.name(), problem.found.as_str()), ("out-of-bounds", "0.19"));
    let expected = [
        ("what", Argument::Text("seconds".to_owned())),
        ("least", Argument::Number(0.2)),
        ("most", Argument::Number(60.0)),
    ];
    assert_eq!(problem.kind.arguments(), expected);
}

#[test]
fn an_id_is_short_and_plain() {
    for id in ["a", "5-4-3-2-1", "-", "z".repeat(64).as_str()] {
        assert_eq!(ExerciseId::new(id).map(|id| id.to_string()).as_deref(), Some(id));
    }
    for id in ["", "A", "a b", "a_b", "../a", "ä", "z".repeat(65).as_str()] {
        assert_eq!(ExerciseId::new(id), None, "{id}");
    }
}

#[test]
fn every_good_file_is_read() {
    for path in files("good_exercises") {
        let bytes = fs::read(&path).unwrap();
        parse(&bytes).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
    }
}

#[test]
fn seconds_become_whole_milliseconds() {
    let exercise = read(&good("slow_and_even.ron"));
    let Part::Cycle { beats, .. } = &exercise.parts[1] else { panic!("a cycle") };
    let beat = |gesture, ms| Beat { gesture, ms, way: None };
    assert_eq!(*beats, [beat(Gesture::In, 4_400), beat(Gesture::Out, 6_500)]);
    for (written, ms) in [("5.3", 5_300), ("0.2", 200), ("3.7", 3_700), ("59.9996", 60_000), ("7", 7_000)] {
        let source = good("slow_and_even.ron").replace("Out(6.5)", &format!("Out({written})"));
        let Part::Cycle { beats, .. } = &read(&source).parts[1] else { panic!("a cycle") };
        assert_eq!(beats[1].ms, ms, "{written}");
    }
}

#[test]
fn words_wait_stay_or_fill_and_options_may_be_bare() {
    let exercise = read(&good("everything.ron"));
    let lasts = |index: usize| match &exercise.parts[index] {
        Part::Say { lasts, .. } => *lasts,
        other => panic!("{other:?}"),
    };
    assert_eq!([lasts(0), lasts(1), lasts(2)], [Lasts::UntilNext, Lasts::Ms(500), Lasts::Fill]);
    let Part::Cycle { text, beats, rounds, glide_from, from_tapped, .. } = &exercise.parts[4] else {
        panic!()
    };
    assert_eq!((text.as_deref(), *rounds, *from_tapped), (Some("Soft."), Some(2), true));
    assert_eq!(beats[3].way, Some(Way::Mouth));
    assert_eq!(glide_from.as_ref().unwrap()[0].ms, 2_250);
    assert_eq!(exercise.gentler.unwrap().as_str(), "look-around");
    assert!(exercise.private);
}

#[test]
fn the_usual_length_is_always_a_choice() {
    let minutes = read(&good("everything.ron")).minutes;
    assert_eq!((minutes.usual_ms, minutes.choices_ms), (150_000, vec![60_000, 150_000, 600_000]));
    assert_eq!(read(&good("smallest.ron")).minutes.choices_ms, [60_000]);
}

#[test]
fn a_file_from_windows_reads_the_same() {
    let unix = good("everything.ron").replace("\\n", "\n");
    let windows = format!("\u{FEFF}{}", unix.replace('\n', "\r\n"));
    assert_eq!(read(&windows), read(&unix));
}

#[test]
fn breaths_holds_and_filling_are_known() {
    let even = read(&good("slow_and_even.ron"));
    assert!(even.fills() && even.is_breath() && !even.has_holds() && !even.waits());
    let everything = read(&good("everything.ron"));
    assert!(everything.fills() && everything.is_breath() && everything.has_holds() && everything.waits());
    let smallest = read(&good("smallest.ron"));
    assert!(!smallest.fills() && !smallest.is_breath() && !smallest.has_holds() && smallest.waits());
}

/// These numbers stand in people's records. If one changes, format 1 is broken.
#[test]
fn the_hash_of_parts_never_changes() {
    let hash = |source: &str| read(source).parts_hash();
    assert_eq!(hash(&good("slow_and_even.ron")), 6_365_607_328_285_070_944);
    assert_eq!(hash(&good("everything.ron")), 11_373_879_355_656_489_430);
    assert_eq!(hash(&good("smallest.ron")), 17_811_787_693_212_776_544);
}

#[test]
fn the_hash_is_of_the_parts_alone() {
    let source = good("slow_and_even.ron");
    let hash = |source: &str| read(source).parts_hash();
    let retold =
        source.replace("Slow and even", "Even").replace("secs: 8", "secs: Some(8.0)").replace('\n', " \n");
    assert_eq!(hash(&retold), hash(&source));
    assert_ne!(hash(&source.replace("secs: 8", "secs: 9")), hash(&source));
    assert_ne!(hash(&source.replace("Out(6.5)", "Out(6.5, Mouth)")), hash(&source));
}
