use proptest::prelude::*;

use super::*;
use crate::exercise::{
    Caution, Evidence, FormatErrorKind, Gesture, Grade, Lasts, Lines, Pace, Part, Sense, Spot, Way, Who,
    parse, to_ron,
};
use crate::testing::{beat, cycle, exercise_of, exercise_with, say};

pub(super) const SAYS: &str = "Made from “Example”, changed by me.";

/// A breath of four in and six out with words around it, known from a small study.
pub(super) fn shipped() -> Exercise {
    let breath = cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)]);
    let mut exercise = exercise_of(vec![say(5_000), breath, say(8_000)]);
    exercise.evidence = Evidence {
        grade: Grade::Small,
        people: Some(30),
        says: "Looked at once.".to_owned(),
        sources: vec!["A, 2020".to_owned()],
    };
    exercise
}

fn draft() -> Draft {
    Draft::made_from(&shipped(), "My example", SAYS)
}

pub(super) fn spot(beat: usize) -> BeatSpot {
    BeatSpot { part: 1, beat, pace: Pace::Usual }
}

fn beats(draft: &Draft) -> Vec<(Gesture, u32)> {
    match &draft.exercise().parts[1] {
        Part::Cycle { beats, .. } => beats.iter().map(|beat| (beat.gesture, beat.ms)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_sigh_is_made_from_a_slow_breath_and_reads_back_from_its_file() {
    let mut draft = draft();
    draft.change(Change::BeatMs { at: spot(0), ms: 4_400 });
    draft.change(Change::AddBeat { part: 1, gesture: Gesture::Sip });
    draft.change(Change::BeatMs { at: spot(2), ms: 6_500 });
    assert_eq!(beats(&draft), [(Gesture::In, 4_400), (Gesture::Sip, 1_000), (Gesture::Out, 6_500)]);
    assert_eq!(draft.draft_errors(), []);
    let kept = draft.to_keep(|_| false);
    assert_eq!(kept.id.as_str(), "my-example");
    assert_eq!(parse(to_ron(&kept).as_bytes()).unwrap(), kept);
}

#[test]
fn numbers_are_held_within_their_bounds() {
    let mut draft = draft();
    draft.change(Change::BeatMs { at: spot(1), ms: 100_000 });
    assert_eq!(beats(&draft)[1].1, 60_000);
    draft.change(Change::BeatMs { at: spot(1), ms: 4_449 });
    assert_eq!(beats(&draft)[1].1, 4_400, "in tenths");
    draft.change(Change::BeatMs { at: spot(0), ms: 1_000 });
    draft.change(Change::BeatMs { at: spot(1), ms: 0 });
    assert_eq!(beats(&draft), [(Gesture::In, 1_000), (Gesture::Out, 2_000)], "no breath is faster");
    draft.change(Change::Rounds { part: 1, rounds: Some(0) });
    draft.change(Change::Lasts { part: 0, lasts: Lasts::Ms(1) });
    let Part::Cycle { rounds, .. } = &draft.exercise().parts[1] else { panic!() };
    assert_eq!(*rounds, Some(1));
    assert_eq!(
        draft.exercise().parts[0],
        Part::Say { text: "Words.".to_owned(), lasts: Lasts::Ms(500), lines: Lines::default() }
    );
    assert_eq!(draft.draft_errors(), []);
}

#[test]
fn a_hold_brings_its_caution_and_takes_it_away_again() {
    let mut draft = draft();
    draft.change(Change::AddBeat { part: 1, gesture: Gesture::Hold });
    assert_eq!(beats(&draft)[1], (Gesture::Hold, 1_000));
    assert!(!draft.exercise().has_holds(), "a second is a pause as anybody makes it");
    draft.change(Change::BeatMs { at: spot(1), ms: 4_000 });
    assert_eq!(draft.exercise().cautions, [Caution::BreathHold]);
    draft.change(Change::BeatMs { at: spot(1), ms: 99_000 });
    assert_eq!(beats(&draft)[1].1, 20_000);
    draft.change(Change::Title("Held".to_owned()));
    draft.change(Change::RemoveBeat(spot(1)));
    assert_eq!(draft.exercise().cautions, [], "nothing is held any more");
}

#[test]
fn a_caution_that_the_author_gave_stays_without_a_hold_too() {
    let mut exercise = shipped();
    exercise.cautions.push(Caution::BreathHold);
    let mut draft = Draft::made_from(&exercise, "Mine", SAYS);
    draft.change(Change::AddBeat { part: 1, gesture: Gesture::Hold });
    draft.change(Change::BeatMs { at: spot(1), ms: 4_000 });
    draft.change(Change::RemoveBeat(spot(1)));
    assert_eq!(draft.exercise().cautions, [Caution::BreathHold]);
}

#[test]
fn what_is_known_is_claimed_only_while_nothing_but_the_name_was_changed() {
    let mut draft = draft();
    draft.change(Change::Title("Sunday".to_owned()));
    assert_eq!(draft.exercise().evidence, shipped().evidence);
    draft.change(Change::BeatMs { at: spot(0), ms: 4_500 });
    let changed = &draft.exercise().evidence;
    assert_eq!((changed.grade, changed.says.as_str()), (Grade::Practice, SAYS));
    assert_eq!(changed.sources, shipped().evidence.sources, "where it came from can still be read");
    draft.change(Change::BeatMs { at: spot(0), ms: 4_000 });
    assert_eq!(draft.exercise().evidence, shipped().evidence, "as it was");
}

#[test]
fn ones_own_words_about_it_are_not_lost() {
    let mut draft = Draft::of_own(shipped(), "Changed by me.");
    draft.change(Change::BeatMs { at: spot(0), ms: 4_500 });
    let changed = &draft.exercise().evidence;
    assert_eq!((changed.grade, changed.says.as_str()), (Grade::Practice, "Changed by me. Looked at once."));
    let mut modest = shipped();
    modest.evidence.grade = Grade::Practice;
    let mut draft = Draft::of_own(modest.clone(), "Changed by me.");
    draft.change(Change::BeatMs { at: spot(0), ms: 4_500 });
    assert_eq!(draft.exercise().evidence, modest.evidence);
}

#[test]
fn what_is_missing_is_said_where_it_is_missing() {
    let mut draft = draft();
    draft.change(Change::Title("  ".to_owned()));
    draft.change(Change::Words { part: 0, words: String::new() });
    draft.change(Change::RemoveBeat(spot(1)));
    draft.change(Change::BeatMs { at: spot(0), ms: 4_000 });
    draft.change(Change::RemoveBeat(spot(0)));
    let said: Vec<_> = draft.draft_errors().into_iter().map(|one| (one.spot, one.kind)).collect();
    assert_eq!(
        said,
        [
            (Spot::Title, FormatErrorKind::TextBlank),
            (Spot::Words(0), FormatErrorKind::TextBlank),
            (Spot::Part(1), FormatErrorKind::CycleNeedsBeat),
        ]
    );
}

#[test]
fn letters_of_a_word_are_one_step_back_and_a_word_that_was_taken_back_is_none() {
    let mut draft = draft();
    for title in ["S", "Su", "Sun"] {
        draft.change(Change::Title(title.to_owned()));
    }
    draft.rest();
    draft.change(Change::Title("Sunday".to_owned()));
    draft.undo();
    assert_eq!(draft.exercise().title, "Sun");
    draft.undo();
    assert_eq!(draft.exercise().title, "My example");
    assert!(!draft.can_undo() && draft.can_redo());
    draft.redo();
    assert_eq!(draft.exercise().title, "Sun");
    draft.change(Change::Title("Sunn".to_owned()));
    draft.change(Change::Title("Sun".to_owned()));
    draft.undo();
    assert_eq!(draft.exercise().title, "My example");
}

#[test]
fn a_pace_from_taps_is_let_go_with_the_taps() {
    let mut exercise = shipped();
    exercise.parts[0] =
        Part::Notice { sense: Sense::Breath, count: 3, prompt: "Tap.".to_owned(), each: false };
    if let Part::Cycle { from_tapped, .. } = &mut exercise.parts[1] {
        *from_tapped = true;
    }
    let mut draft = Draft::made_from(&exercise, "Mine", SAYS);
    draft.change(Change::RemovePart(0));
    assert_eq!(draft.draft_errors(), []);
    assert!(matches!(draft.exercise().parts[0], Part::Cycle { from_tapped: false, .. }));
    draft.undo();
    assert_eq!(draft.exercise().parts, exercise.parts);
}

#[test]
fn the_beginning_of_a_glide_keeps_the_same_gestures() {
    let mut draft = draft();
    draft.change(Change::Glides { part: 1, glides: true });
    draft.change(Change::AddBeat { part: 1, gesture: Gesture::Sip });
    draft.change(Change::BeatEarlier(spot(2)));
    draft.change(Change::BeatWay { at: spot(0), way: Some(Way::Nose) });
    let start = BeatSpot { pace: Pace::Start, ..spot(0) };
    draft.change(Change::BeatMs { at: start, ms: 2_000 });
    let Part::Cycle { beats, glide_from: Some(from), .. } = &draft.exercise().parts[1] else { panic!() };
    assert_eq!((from[0].ms, beats[0].ms, from[0].way), (2_000, 4_000, Some(Way::Nose)));
    assert_eq!(beats[1].gesture, Gesture::Out);
    assert_eq!(draft.draft_errors(), []);
}

#[test]
fn there_is_always_a_length_to_choose_and_the_usual_one_is_among_them() {
    let mut draft = draft();
    draft.change(Change::Length { ms: 180_000, is_offered: true });
    draft.change(Change::UsualLength(180_000));
    draft.change(Change::Length { ms: 180_000, is_offered: false });
    assert_eq!(draft.exercise().minutes.usual_ms, 60_000, "the nearest");
    for ms in [60_000, 300_000] {
        draft.change(Change::Length { ms, is_offered: false });
    }
    assert_eq!(draft.exercise().minutes.choices_ms, [300_000]);
    assert_eq!(draft.exercise().minutes.usual_ms, 300_000);
}

#[test]
fn an_id_comes_from_the_title_once_and_stays() {
    let named = |title: &str| {
        let draft = Draft::made_from(&shipped(), title, SAYS);
        draft.to_keep(|id| id == "mine" || id == "mine-2").id.as_str().to_owned()
    };
    assert_eq!(named("My slow & even"), "my-slow-even");
    assert_eq!(named("It’s 4.4 in"), "its-4-4-in");
    assert_eq!(named("Mine"), "mine-3");
    assert_eq!(named("Мой вдох"), "my-example");
    assert_eq!(named(&"x".repeat(60)).len(), 56, "with room for a number");
    let mut draft = draft();
    draft.keep(draft.to_keep(|_| false));
    assert!(draft.is_kept());
    draft.change(Change::Title("Another".to_owned()));
    assert!(!draft.is_kept());
    assert_eq!(draft.to_keep(|_| true).id.as_str(), "my-example");
    draft.undo();
    assert!(draft.is_kept(), "back at what is in the file");
}

#[test]
fn one_goes_back_a_long_way_but_not_for_ever() {
    let mut draft = draft();
    for number in 0..300 {
        draft.change(Change::Title(format!("Title {number}")));
        draft.rest();
    }
    let mut steps = 0;
    while draft.can_undo() {
        draft.undo();
        steps += 1;
    }
    assert_eq!((steps, draft.exercise().title.as_str()), (VERSIONS_MOST, "Title 99"));
}

#[test]
fn lines_are_written_anew_and_take_their_time_with_them() {
    let parts = "Shapes(text: \"Turn.\", lines: [\"One.\"], every: 30)";
    let exercise = exercise_with(&[("parts", &format!("[{parts}]"))]);
    let mut draft = Draft::made_from(&exercise, "Mine", SAYS);
    let write = |draft: &mut Draft, lines: &[&str]| {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        draft.change(Change::Lines { part: 0, lines });
        draft.exercise().parts[0].lines().unwrap().clone()
    };
    let written = write(&mut draft, &["Two.", "", " ", "Three.\u{7}"]);
    assert_eq!(
        written,
        Lines { texts: vec!["Two.".to_owned(), "Three. ".to_owned()], every_ms: Some(30_000) }
    );
    assert_eq!(write(&mut draft, &["  "]), Lines::default());
    assert_eq!(draft.draft_errors(), []);
    draft.undo();
    assert_eq!(draft.exercise().parts, exercise.parts, "letters of one field are one step");
}

#[test]
fn no_kind_of_part_is_lost_by_a_change_beside_it() {
    let source = include_str!("../../tests/format_1/additions.ron");
    let exercise = parse(source.as_bytes()).unwrap();
    let mut draft = Draft::made_from(&exercise, "Mine", SAYS);
    draft.change(Change::Words { part: 6, words: "Up it goes.".to_owned() });
    draft.change(Change::PartEarlier(13));
    let kept = draft.to_keep(|_| false);
    assert_eq!(parse(to_ron(&kept).as_bytes()).as_ref(), Ok(&kept));
    let mut expected = exercise.parts;
    expected.swap(12, 13);
    let Part::Wave { text, .. } = &mut expected[6] else { panic!() };
    "Up it goes.".clone_into(text);
    assert_eq!(kept.parts, expected);
}

#[test]
fn too_few_words_are_said_at_their_part() {
    let parts = "Words(text: \"See.\", words: [\"a\", \"b\", \"c\", \"d\", \"e\"])";
    let mut draft = Draft::made_from(&exercise_with(&[("parts", &format!("[{parts}]"))]), "Mine", SAYS);
    draft.change(Change::Lines { part: 0, lines: vec!["a".to_owned()] });
    let errors = draft.draft_errors();
    assert!(
        matches!(errors.as_slice(), [error] if error.spot == Spot::Part(0)
            && matches!(error.kind, FormatErrorKind::TooFew { least: 5, .. })),
        "{errors:?}"
    );
}

fn any_change() -> impl Strategy<Value = Change> {
    let part = 0..5_usize;
    let at = (0..5_usize, 0..5_usize, any::<bool>()).prop_map(|(part, beat, start)| BeatSpot {
        part,
        beat,
        pace: if start { Pace::Start } else { Pace::Usual },
    });
    let gesture = proptest::sample::select(Gesture::ALL.to_vec());
    let words = "[ a-zé\\n\\t\u{200f}]{0,300}";
    prop_oneof![
        1 => words.prop_map(Change::Title),
        1 => words.prop_map(Change::Invitation),
        1 => (part.clone(), words).prop_map(|(part, words)| Change::Words { part, words }),
        1 => (part.clone(), proptest::collection::vec(words, 0..4))
            .prop_map(|(part, lines)| Change::Lines { part, lines }),
        8 => (at.clone(), 0..100_000_u32).prop_map(|(at, ms)| Change::BeatMs { at, ms }),
        4 => (part.clone(), gesture).prop_map(|(part, gesture)| Change::AddBeat { part, gesture }),
        2 => at.clone().prop_map(Change::RemoveBeat),
        1 => at.clone().prop_map(Change::BeatEarlier),
        1 => at.prop_map(|at| Change::BeatWay { at, way: Some(Way::Left) }),
        1 => (part.clone(), proptest::option::of(any::<u32>()))
            .prop_map(|(part, rounds)| Change::Rounds { part, rounds }),
        1 => (part.clone(), any::<bool>()).prop_map(|(part, glides)| Change::Glides { part, glides }),
        1 => (part.clone(), any::<u32>()).prop_map(|(part, ms)| Change::Lasts { part, lasts: Lasts::Ms(ms) }),
        1 => (part.clone(), any::<u32>()).prop_map(|(part, ms)| Change::TurnMs { part, ms }),
        1 => (part.clone(), any::<u32>()).prop_map(|(part, count)| Change::Count { part, count }),
        1 => (proptest::sample::select(PartKind::ALL.to_vec()), words)
            .prop_map(|(kind, words)| Change::AddPart { kind, words }),
        1 => part.clone().prop_map(Change::RemovePart),
        1 => part.prop_map(Change::PartEarlier),
        1 => (any::<u32>(), any::<bool>()).prop_map(|(ms, is_offered)| Change::Length { ms, is_offered }),
        1 => (60_000..900_000_u32).prop_map(|ms| Change::Length { ms, is_offered: true }),
    ]
}

proptest! {
    #[test]
    fn whatever_is_changed_it_can_be_read_back_or_says_what_is_missing(
        changes in proptest::collection::vec(any_change(), 0..40)
    ) {
        let mut draft = draft();
        for change in changes {
            draft.change(change);
            let kept = draft.to_keep(|_| false);
            let read = parse(to_ron(&kept).as_bytes());
            if draft.draft_errors().is_empty() {
                prop_assert_eq!(read.map_err(|problem| problem.to_string()), Ok(kept));
            } else {
                prop_assert!(read.is_err(), "said to lack {:?}", draft.draft_errors());
            }
        }
    }

    #[test]
    fn going_back_returns_every_earlier_version_exactly(
        changes in proptest::collection::vec(any_change(), 0..40)
    ) {
        let mut draft = draft();
        let mut versions = vec![draft.now.clone()];
        for change in changes {
            draft.change(change);
            draft.rest();
            if versions.last() != Some(&draft.now) {
                versions.push(draft.now.clone());
            }
        }
        let newest = versions.pop();
        for version in versions.iter().rev() {
            draft.undo();
            prop_assert_eq!(&draft.now, version);
        }
        prop_assert!(!draft.can_undo());
        while draft.can_redo() {
            draft.redo();
        }
        prop_assert_eq!(Some(draft.now), newest);
    }
}

/// Every field of what is for two, in one file.
const FOR_TWO: &str = r#"[
    Notice(sense: Breath, count: 3, each: true, prompt: "Tap."),
    Cycle(beats: [In(4), Out(6)], beats_b: [In(5), Out(7)], from_tapped: true, each: true, picture: Dark),
    Turn(who: A, prompt: "Speak.", aside: "Listen.", lines: ["A nod."], every: 30),
    Check(who: A, prompt: "Did I get it?", almost: "More.", thanks: "Thanks."),
    Choose(who: B, prompt: "Which?", choices: ["Tea", "Air"]),
    Sort(prompt: "Where?", items: ["A call"], piles: ["Yes", "No"]),
    Sentences(prompt: "Finish.", starts: ["I can"], keep: Never),
]"#;

fn draft_for_two() -> Draft {
    let fields = [("for_two", "true"), ("parts", FOR_TWO), ("cautions", "[DizzyStop, OtherPeople]")];
    Draft::made_from(&crate::testing::exercise_with(&fields), "My two", "Changed.")
}

#[test]
fn what_is_for_two_keeps_every_field_when_something_else_is_changed() {
    let mut draft = draft_for_two();
    let before = draft.exercise().clone();
    draft.change(Change::Title("Another".to_owned()));
    draft.change(Change::Words { part: 2, words: "Speak, if you like.".to_owned() });
    let read = parse(to_ron(draft.exercise()).as_bytes()).unwrap();
    assert_eq!(read, *draft.exercise());
    let Part::Turn { prompt, .. } = &mut draft.now.exercise.parts[2] else { panic!() };
    "Speak.".clone_into(prompt);
    assert_eq!(draft.exercise().parts, before.parts);
}

#[test]
fn what_is_said_beside_the_words_is_changed_and_taken_away() {
    let mut draft = draft_for_two();
    let beside = |part, beside, words: &str| Change::Beside { part, beside, words: words.to_owned() };
    draft.change(beside(2, Beside::Aside, " "));
    draft.change(beside(3, Beside::Almost, "A little more."));
    draft.change(beside(3, Beside::Aside, "This is no turn."));
    draft.change(Change::Piles {
        part: 5,
        piles: ["Yes", " ", "Maybe", "No", "Later", "Never"].map(str::to_owned).to_vec(),
    });
    draft.change(Change::Who { part: 3, who: Who::B });
    let parts = &draft.exercise().parts;
    assert!(matches!(&parts[2], Part::Turn { aside: None, .. }));
    let Part::Check { who, almost, thanks, .. } = &parts[3] else { panic!() };
    assert_eq!(
        (*who, almost.as_deref(), thanks.as_deref()),
        (Who::B, Some("A little more."), Some("Thanks."))
    );
    let Part::Sort { piles, .. } = &parts[5] else { panic!() };
    assert_eq!(piles, &["Yes", "Maybe", "No", "Later"]);
    assert_eq!(draft.draft_errors(), []);
}

#[test]
fn for_one_person_there_is_no_lantern_for_each() {
    let mut draft = draft_for_two();
    let two = draft.exercise().clone();
    draft.change(Change::ForTwo(false));
    let parts = &draft.exercise().parts;
    assert!(matches!(parts[0], Part::Notice { each: false, .. }));
    assert!(matches!(parts[1], Part::Cycle { each: false, beats_b: None, .. }));
    assert_eq!(draft.draft_errors(), []);
    draft.undo();
    assert_eq!(*draft.exercise(), two);
    draft.change(Change::Rounds { part: 1, rounds: Some(3) });
    assert!(matches!(draft.exercise().parts[1], Part::Cycle { each: false, .. }));
    assert_eq!(draft.draft_errors(), []);
    let mut alone = self::draft();
    alone.change(Change::ForTwo(true));
    assert!(alone.exercise().cautions.contains(&Caution::OtherPeople));
}
