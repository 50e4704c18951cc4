//! Exercises and records for tests and benches: some plain ones to be changed field by field, and random ones.

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::must_use_candidate,
    clippy::missing_panics_doc,
    reason = "this is a part of tests, which panic when something is wrong"
)]

use std::cell::{Cell, RefCell};

use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};

use crate::exercise::{
    Beat, Caution, Evidence, Exercise, ExerciseId, FORMAT, Family, Gesture, Grade, Keep, Lasts, Lines,
    Minutes, Need, Occasion, Part, Picture, Sense, Way, Who, parse,
};
use crate::rating::{Level, Rating, State};
use crate::record::{Ending, ExerciseKey, Jotting, JottingKind, Origin, Record};
use crate::score::{Both, Choice, Score};

/// The identity of a shipped exercise.
pub fn shipped(id: &str) -> ExerciseKey {
    ExerciseKey { origin: Origin::Shipped, id: id.to_owned() }
}

/// A rating whose leading number is this one.
pub fn rated(state: State, number: u8) -> Rating {
    let level = Level::new(number);
    let (hardness, presence) = if state == State::ShutDown { (None, level) } else { (level, None) };
    Rating { state: Some(state), hardness, presence, words: Vec::new() }
}

/// A whole sitting of three minutes, without ratings, that began some hours after 1970.
pub fn sitting(number: u32, exercise: &str, hours: i64) -> Record {
    Record {
        id: uuid::Uuid::from_u128(u128::from(number)),
        exercise: shipped(exercise),
        title: exercise.to_owned(),
        parts_hash: 0,
        started_utc_ms: hours.saturating_mul(3_600_000),
        zone: "UTC".to_owned(),
        planned_ms: 180_000,
        practised_ms: 180_000,
        ending: Ending::Whole,
        before: None,
        after: None,
        later: None,
        follows: None,
        note: String::new(),
        tags: Vec::new(),
    }
}

/// A whole sitting with *Box*, without length, ratings or words, that began some milliseconds after 1970.
pub fn sitting_at(id: uuid::Uuid, started_utc_ms: i64) -> Record {
    Record {
        id,
        title: "Box".to_owned(),
        started_utc_ms,
        planned_ms: 0,
        practised_ms: 0,
        ..sitting(0, "box", 0)
    }
}

/// A whole sitting of which everything is said but how it was later, with a UUID of version 7 that ends in this
/// number.
pub fn full_sitting(number: u128) -> Record {
    let with_words = |rating: Rating, words: &[&str]| Rating {
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        ..rating
    };
    Record {
        id: uuid::Uuid::from_u128((0x0199_0000_0000_7000_8000 << 48) + number),
        title: "Slow and even".to_owned(),
        parts_hash: u64::MAX - 1,
        started_utc_ms: 1_760_000_000_123,
        zone: "Europe/Berlin".to_owned(),
        planned_ms: 300_000,
        practised_ms: 299_999,
        before: Some(with_words(rated(State::StirredUp, 8), &["tight", "a \"quoted\" word"])),
        after: Some(rated(State::Settled, 3)),
        note: "after the call;\nmy hands were warm".to_owned(),
        tags: vec!["at work".to_owned(), "\"quoted\", too".to_owned()],
        ..sitting(0, "slow-and-even", 0)
    }
}

/// A glimmer with this number: later ones are newer.
#[must_use]
pub fn glimmer(number: u32) -> Jotting {
    let created_utc_ms = 1_760_000_000_000 + i64::from(number) * 60_000;
    Jotting {
        // Version 7 with that time.
        id: uuid::Uuid::from_u128(
            u128::from(created_utc_ms.unsigned_abs()) << 80 | 7 << 76 | 2 << 62 | u128::from(number),
        ),
        kind: JottingKind::Glimmer,
        text: format!("Small good moment number {number}."),
        tag: String::new(),
        created_utc_ms,
        zone: "Europe/Berlin".to_owned(),
        exercise: None,
        title: String::new(),
    }
}

/// A sitting that has only begun.
pub fn begun() -> Record {
    Record { planned_ms: 0, practised_ms: 0, ending: Ending::Interrupted, ..sitting(7, "box", 0) }
}

/// The fields of an exercise's file, unless a test has others.
const USUAL_FIELDS: [(&str, &str); 12] = [
    ("format", "1"),
    ("id", "\"example\""),
    ("lang", "\"en\""),
    ("title", "\"Example\""),
    ("invitation", "\"An example.\""),
    ("family", "Breathing"),
    ("suits", "[]"),
    ("needs", "[]"),
    ("minutes", "(usual: 1, choices: [1])"),
    ("parts", "[Say(text: \"Words.\", secs: 6)]"),
    ("cautions", "[DizzyStop, BreathHold]"),
    ("evidence", "(grade: Practice, says: \"Nothing is known.\", sources: [])"),
];

/// The file of an exercise with these fields, as RON, in place of the usual ones or beside them.
pub fn source_with(fields: &[(&str, &str)]) -> String {
    let usual = USUAL_FIELDS.iter().filter(|(name, _)| fields.iter().all(|(other, _)| other != name));
    let lines: Vec<String> =
        usual.chain(fields).map(|(name, value)| format!("    {name}: {value},\n")).collect();
    format!("Exercise(\n{})\n", lines.concat())
}

/// The exercise of such a file.
pub fn exercise_with(fields: &[(&str, &str)]) -> Exercise {
    let source = source_with(fields);
    parse(source.as_bytes()).unwrap_or_else(|problem| panic!("{problem}\n{source}"))
}

/// The score of an exercise with these parts, as in a file: `Cycle(beats: [In(4), Out(6)])`.
pub fn score_of(parts: &str, length_ms: u32) -> Score {
    let exercise = exercise_with(&[("parts", &format!("[{parts}]"))]);
    Score::compile(&exercise, Choice { length_ms, own_cycle_ms: None })
}

/// The scores of two people behind each other, who found nothing about their own breath.
pub fn score_for_two(parts: &str, length_ms: u32) -> Score {
    let exercise = exercise_with(&[("for_two", "true"), ("parts", &format!("[{parts}]"))]);
    Score::compile_both(&exercise, Choice { length_ms, own_cycle_ms: None }, &Both::default())
}

/// An exercise around these parts, with nothing else of interest.
pub fn exercise_of(parts: Vec<Part>) -> Exercise {
    Exercise {
        format: FORMAT,
        id: ExerciseId("example".to_owned()),
        lang: "en".to_owned(),
        title: "Example".to_owned(),
        invitation: "An example.".to_owned(),
        family: Family::Breathing,
        suits: Vec::new(),
        needs: Vec::new(),
        minutes: Minutes { usual_ms: 60_000, choices_ms: vec![60_000, 300_000] },
        parts,
        cautions: Vec::new(),
        gentler: None,
        evidence: Evidence {
            grade: Grade::Practice,
            people: None,
            says: "Nothing is known.".to_owned(),
            sources: Vec::new(),
        },
        private: false,
        if_worse: None,
        postures: Vec::new(),
        occasions: Vec::new(),
        opt_in: None,
        ends_quietly: false,
        for_two: false,
        picture: None,
    }
}

/// A beat of this length in milliseconds.
pub fn beat(gesture: Gesture, ms: u32) -> Beat {
    Beat { gesture, ms, way: None }
}

/// Words that stand for this time in milliseconds.
pub fn say(ms: u32) -> Part {
    words_that(Lasts::Ms(ms))
}

/// A turn of the first person of this length in milliseconds.
pub fn turn(ms: u32) -> Part {
    let prompt = "Speak.".to_owned();
    Part::Turn { who: Who::A, prompt, ms: Some(ms), aside: None, lines: Lines::default() }
}

/// A breath of four seconds in and six out, for each of two people at the pace that they tapped.
pub fn breath_for_each() -> Part {
    let mut breath = cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)]);
    if let Part::Cycle { from_tapped, each, .. } = &mut breath {
        (*from_tapped, *each) = (true, true);
    }
    breath
}

/// Words that last so.
pub fn words_that(lasts: Lasts) -> Part {
    Part::Say { text: "Words.".to_owned(), lasts, lines: Lines::default() }
}

/// A cycle that fills the chosen length.
pub fn cycle(beats: Vec<Beat>) -> Part {
    Part::cycle(None, beats, None)
}

fn any_gesture() -> impl Strategy<Value = Gesture> {
    proptest::sample::select(Gesture::ALL.to_vec())
}

fn any_cycle() -> impl Strategy<Value = Part> {
    let beats = proptest::collection::vec((any_gesture(), 200..20_000_u32, 200..20_000_u32), 1..6);
    let picture = proptest::option::of(proptest::sample::select(Picture::ALL.to_vec()));
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    (beats, proptest::option::of(1..40_u32), flags, picture, any_lines()).prop_map(
        |(beats, rounds, (glides, from_tapped, is_other), picture, lines)| Part::Cycle {
            text: None,
            beats: beats.iter().map(|(gesture, ms, _)| beat(*gesture, *ms)).collect(),
            rounds,
            glide_from: glides
                .then(|| beats.iter().map(|(gesture, _, from_ms)| beat(*gesture, *from_ms)).collect()),
            from_tapped,
            each: is_other && rounds.is_none(),
            beats_b: is_other.then(|| beats.iter().map(|(gesture, ms, _)| beat(*gesture, *ms)).collect()),
            picture,
            lines,
        },
    )
}

fn any_lines() -> impl Strategy<Value = Lines> {
    let texts = proptest::collection::vec("[a-z]{1,12}", 1..12);
    let some = (texts, proptest::option::of(10_000..120_000_u32))
        .prop_map(|(texts, every_ms)| Lines { texts, every_ms });
    prop_oneof![1 => Just(Lines::default()), 1 => some]
}

fn any_slow_part() -> impl Strategy<Value = Part> {
    let ms = || proptest::option::of(5_000..120_000_u32);
    let text = || "Words.".to_owned();
    let choices = proptest::collection::btree_set(30_000..3_600_000_u32, 1..6);
    let words = proptest::collection::vec("[a-z]{1,12}", 5..40);
    prop_oneof![
        (ms(), 10..=90_u32, any_lines()).prop_map(move |(ms, peak_percent, lines)| {
            Part::Wave { text: text(), ms, peak_percent, lines }
        }),
        (ms(), any_lines()).prop_map(move |(ms, lines)| Part::Scale { prompt: text(), ms, lines }),
        (choices, any_lines()).prop_map(move |(choices, lines)| Part::Wait {
            text: text(),
            choices_ms: choices.into_iter().collect(),
            lines
        }),
        (words, 3_000..30_000_u32)
            .prop_map(move |(words, every_ms)| { Part::Words { text: text(), words, every_ms } }),
        any_lines().prop_map(move |lines| Part::Shapes { text: text(), lines }),
    ]
}

fn any_part_with_others() -> impl Strategy<Value = Part> {
    let text = || "Speak.".to_owned();
    let texts = |most: usize| proptest::collection::vec(any_text(40), 2..most);
    let who = || proptest::sample::select(vec![Who::A, Who::B, Who::Both]);
    let some = || proptest::option::of(any_text(40));
    prop_oneof![
        (who(), proptest::option::of(5_000..60_000_u32), some(), any_lines())
            .prop_map(move |(who, ms, aside, lines)| Part::Turn { who, prompt: text(), ms, aside, lines }),
        (who(), some(), some()).prop_map(move |(who, almost, thanks)| Part::Check {
            who,
            prompt: text(),
            almost,
            thanks
        }),
        (who(), texts(9)).prop_map(move |(who, choices)| Part::Choose { who, prompt: text(), choices }),
        (texts(20), texts(5)).prop_map(move |(items, piles)| Part::Sort { prompt: text(), items, piles }),
        texts(9).prop_map(move |starts| Part::Sentences { prompt: text(), starts, keep: Keep::Ask }),
    ]
}

fn any_part() -> impl Strategy<Value = Part> {
    prop_oneof![
        3 => (500..20_000_u32).prop_map(say),
        1 => Just(words_that(Lasts::UntilNext)),
        1 => any_lines().prop_map(|lines| Part::Say { text: "Words.".to_owned(), lasts: Lasts::Fill, lines }),
        2 => any_slow_part(),
        4 => any_cycle(),
        1 => (1..6_u32).prop_map(|count| Part::Notice {
            sense: Sense::Breath,
            count,
            prompt: "Notice.".to_owned(),
            each: count > 3,
        }),
        1 => any_part_with_others(),
        1 => Just(Part::Write { prompt: "Write.".to_owned(), keep: Keep::Never }),
    ]
}

/// Any exercise that format 1 can express, and a few that it cannot.
pub fn any_exercise() -> impl Strategy<Value = Exercise> {
    proptest::collection::vec(any_part(), 1..8).prop_map(exercise_of)
}

/// A text of the format with at most `most` characters, and all the letters that make trouble.
pub fn any_text(most: usize) -> impl Strategy<Value = String> {
    let trouble = "\"\\\n'{}()[],:;#/* \u{202e}\u{200b}\u{200d}\u{feff}\u{2028}";
    let letter = prop_oneof![
        2 => proptest::char::range('a', 'z'),
        1 => proptest::sample::select(trouble.chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    proptest::collection::vec(letter, 1..=most).prop_map(|letters| {
        let text: String =
            letters.into_iter().filter(|letter| *letter == '\n' || !letter.is_control()).collect();
        if text.trim().is_empty() { "Words.".to_owned() } else { text }
    })
}

fn some_of<T: Clone + std::fmt::Debug + 'static>(words: &[T]) -> impl Strategy<Value = Vec<T>> + use<T> {
    proptest::sample::subsequence(words.to_vec(), 0..=words.len())
}

fn any_id() -> impl Strategy<Value = ExerciseId> {
    "[a-z0-9-]{1,64}".prop_map(ExerciseId)
}

fn any_minutes() -> impl Strategy<Value = Minutes> {
    let choices = proptest::collection::btree_set(6_000..5_400_000_u32, 1..=6);
    (choices, any::<prop::sample::Index>()).prop_map(|(choices, usual)| {
        let choices_ms: Vec<u32> = choices.into_iter().collect();
        Minutes { usual_ms: *usual.get(&choices_ms), choices_ms }
    })
}

fn any_evidence() -> impl Strategy<Value = Evidence> {
    let grade = proptest::sample::select(vec![Grade::Trial, Grade::Small, Grade::Practice]);
    let people = proptest::option::of(1..=10_000_000_u32);
    (grade, people, any_text(80), proptest::collection::vec(any_text(40), 0..4))
        .prop_map(|(grade, people, says, sources)| Evidence { grade, people, says, sources })
}

fn any_ways(count: usize) -> impl Strategy<Value = Vec<Option<Way>>> {
    let way = proptest::sample::select(vec![Way::Nose, Way::Mouth, Way::Left, Way::Right]);
    proptest::collection::vec(proptest::option::of(way), count)
}

/// As any part, with words and ways of every kind.
fn any_worded_part() -> impl Strategy<Value = Part> {
    (any_part(), any_text(60), proptest::option::of(any_text(60)), any_ways(6)).prop_map(
        |(part, words, maybe_words, ways)| match part {
            Part::Say { lasts, lines, .. } => {
                Part::Say { lasts, lines: with_first(lines, &words), text: words }
            }
            Part::Cycle { beats, rounds, glide_from, from_tapped, each, beats_b, picture, lines, .. } => {
                let on_their_way = |beats: Vec<Beat>| -> Vec<Beat> {
                    beats.into_iter().zip(&ways).map(|(beat, way)| Beat { way: *way, ..beat }).collect()
                };
                Part::Cycle {
                    text: maybe_words,
                    beats: on_their_way(beats),
                    rounds,
                    glide_from: glide_from.map(on_their_way),
                    from_tapped,
                    each,
                    beats_b: beats_b.map(on_their_way),
                    picture,
                    lines: with_first(lines, &words),
                }
            }
            Part::Notice { sense, count, each, .. } => Part::Notice { sense, count, prompt: words, each },
            Part::Turn { ms, who, aside, lines, .. } => Part::Turn { who, prompt: words, ms, aside, lines },
            Part::Check { who, almost, thanks, .. } => Part::Check { who, prompt: words, almost, thanks },
            Part::Choose { who, choices, .. } => Part::Choose { who, prompt: words, choices },
            Part::Sort { items, piles, .. } => Part::Sort { prompt: words, items, piles },
            Part::Sentences { starts, keep, .. } => Part::Sentences { prompt: words, starts, keep },
            Part::Write { .. } => Part::Write { prompt: words, keep: Keep::Ask },
            Part::Wave { ms, peak_percent, lines, .. } => {
                Part::Wave { ms, peak_percent, lines: with_first(lines, &words), text: words }
            }
            Part::Scale { ms, lines, .. } => {
                Part::Scale { ms, lines: with_first(lines, &words), prompt: words }
            }
            Part::Wait { choices_ms, lines, .. } => {
                Part::Wait { choices_ms, lines: with_first(lines, &words), text: words }
            }
            Part::Words { words: list, every_ms, .. } => Part::Words { text: words, words: list, every_ms },
            Part::Shapes { lines, .. } => Part::Shapes { lines: with_first(lines, &words), text: words },
        },
    )
}

/// With all the letters that make trouble in the first line.
fn with_first(mut lines: Lines, text: &str) -> Lines {
    if let Some(first) = lines.texts.first_mut() {
        text.clone_into(first);
    }
    lines
}

/// Parts that keep to the format.
fn any_valid_parts() -> impl Strategy<Value = Vec<Part>> {
    let part = any_worded_part().prop_filter("keeps to the format by itself", |part| {
        let parts = vec![turn(5_000), part.clone(), say(5_000)];
        let alone = Exercise { cautions: vec![Caution::BreathHold], for_two: true, ..exercise_of(parts) };
        matches!(part, Part::Cycle { from_tapped: true, .. }) || alone.keeps_to_the_format()
    });
    proptest::collection::vec(part, 1..6).prop_map(|parts| {
        let with_turn = |part: Part| match part {
            Part::Check { .. } => vec![turn(5_000), part],
            _ => vec![part],
        };
        parts.into_iter().flat_map(with_turn).collect()
    })
}

/// Any exercise that keeps to the format, with every field there is.
pub fn any_valid_exercise() -> impl Strategy<Value = Exercise> {
    let names = (any_id(), "[a-z]{2,8}(-[A-Za-z0-9]{1,8})?", any_text(60), any_text(60));
    let lists = (
        some_of(&State::ALL),
        some_of(&[Need::Sight, Need::Hearing, Need::Hands, Need::Voice, Need::Legs]),
        some_of(&[Caution::DizzyStop, Caution::Cold, Caution::Loud, Caution::ClosedEyes]),
        some_of(&[
            Occasion::Animal,
            Occasion::Outdoors,
            Occasion::Evening,
            Occasion::InPublic,
            Occasion::Missing,
        ]),
        proptest::collection::vec(any_text(40), 0..4),
    );
    let rest = (any_minutes(), any_valid_parts(), any_evidence());
    let extras = (
        proptest::option::of(any_id()),
        any::<bool>(),
        proptest::option::of(any_text(60)),
        proptest::option::of(any_text(60)),
        any::<bool>(),
        any::<bool>(),
    );
    let whole = (names, lists, rest, extras).prop_map(|(names, lists, rest, extras)| Exercise {
        format: FORMAT,
        id: names.0,
        lang: names.1,
        title: names.2,
        invitation: names.3,
        family: Family::Sound,
        suits: lists.0,
        needs: lists.1,
        minutes: rest.0,
        parts: rest.1,
        cautions: lists.2.into_iter().chain([Caution::BreathHold]).collect(),
        gentler: extras.0,
        evidence: rest.2,
        private: extras.1,
        if_worse: extras.2,
        postures: lists.4,
        occasions: lists.3,
        opt_in: extras.3,
        ends_quietly: extras.4,
        for_two: extras.5,
        picture: extras.4.then_some(Picture::Animal),
    });
    whole.prop_filter("keeps to the format", Exercise::keeps_to_the_format)
}

/// Checks as many random cases as a property has and returns how many there were and for how many `check`
/// returned true: those that came to what the test is about. A case that fails is made smaller first.
pub fn count_cases<S: Strategy>(cases: &S, check: impl FnMut(S::Value) -> bool) -> (usize, usize) {
    let (check, all, reached) = (RefCell::new(check), Cell::new(0), Cell::new(0));
    let outcome = TestRunner::new(ProptestConfig::default()).run(cases, |case| {
        let is_reached = (*check.borrow_mut())(case);
        all.set(all.get() + 1);
        reached.set(reached.get() + usize::from(is_reached));
        Ok(())
    });
    match outcome {
        Ok(()) => (all.get(), reached.get()),
        Err(TestError::Fail(why, case)) => panic!("{why}\n{case:#?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}
