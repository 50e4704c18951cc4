//! Exercise files written by the program: whole, and changed in place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "the helpers of a test may panic as the test itself may"
)]

mod common;

use softlanding_core::exercise::{
    Beat, Exercise, Gesture, Lasts, Lines, Minutes, Need, Part, edit, parse, to_ron,
};

use common::{good, read, shipped};

#[test]
fn every_shipped_exercise_reads_the_same_after_it_was_written() {
    for (name, source) in shipped() {
        let exercise = read(&source);
        let written = to_ron(&exercise);
        assert_eq!(parse(written.as_bytes()), Ok(exercise), "{name}");
    }
}

#[test]
fn a_file_with_everything_is_laid_out_as_by_a_careful_person() {
    assert_eq!(to_ron(&read(&good("everything.ron"))), good("everything_written.ron"));
}

/// The commented file after a change: the lines that went, with `-`, and the lines that came, with
/// `+`.
fn difference(change: impl FnOnce(&mut Exercise)) -> Vec<String> {
    let source = good("commented.ron");
    let mut exercise = read(&source);
    change(&mut exercise);
    let edited = edit(&source, &exercise).expect("can be edited");
    assert_eq!(read(&edited), exercise);
    let (old, new): (Vec<&str>, Vec<&str>) = (source.lines().collect(), edited.lines().collect());
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let rest =
        old[same..].iter().rev().zip(new[same..].iter().rev()).take_while(|(old, new)| old == new).count();
    let gone = old[same..old.len() - rest].iter().map(|line| format!("-{}", line.trim()));
    gone.chain(new[same..new.len() - rest].iter().map(|line| format!("+{}", line.trim_end()))).collect()
}

fn beats_of(exercise: &mut Exercise) -> &mut Vec<Beat> {
    match &mut exercise.parts[1] {
        Part::Cycle { beats, .. } => beats,
        other => panic!("{other:?}"),
    }
}

fn say(text: &str, ms: u32) -> Part {
    Part::Say { text: text.to_owned(), lasts: Lasts::Ms(ms), lines: Lines::default() }
}

#[test]
fn what_has_not_changed_leaves_a_file_as_it_is() {
    let names = shipped().into_iter().map(|(_, source)| source);
    for source in names.chain(["everything.ron", "commented.ron", "smallest.ron"].map(good)) {
        assert_eq!(edit(&source, &read(&source)), Some(source));
    }
}

#[test]
fn one_value_changes_on_its_own_line() {
    let changed = difference(|exercise| exercise.title = "My “evening”".to_owned());
    assert_eq!(
        changed,
        [
            "-/* the name */ title: \"Evening breath\", // shown",
            "+    /* the name */ title: \"My “evening”\", // shown",
        ]
    );
    let changed = difference(|exercise| exercise.parts[0] = say("Let the chair hold you.", 5_300));
    assert_eq!(
        changed,
        [
            "-Say(text: \"Let the chair hold you.\", secs: 4.0), // four is plenty",
            "+        Say(text: \"Let the chair hold you.\", secs: 5.3), // four is plenty",
        ]
    );
    let changed = difference(|exercise| beats_of(exercise)[1].ms = 7_000);
    assert_eq!(
        changed,
        [
            "-beats: [In(4), /* soft */ Out(6.5)], // tried 7",
            "+            beats: [In(4), /* soft */ Out(7)], // tried 7",
        ]
    );
    let changed = difference(|exercise| exercise.evidence.says = "We made this.".to_owned());
    assert_eq!(changed, ["-says: \"This is our own.\",", "+        says: \"We made this.\","]);
}

#[test]
fn what_is_written_in_another_way_stays_so() {
    let changed = difference(|exercise| exercise.gentler = None);
    assert_eq!(changed, ["-gentler: Some(\"look-around\"),"]);
    let changed = difference(|exercise| exercise.private = true);
    assert_eq!(changed, ["-private: false, // on purpose", "+    private: true, // on purpose"]);
    let changed = difference(|exercise| match &mut exercise.parts[1] {
        Part::Cycle { rounds, .. } => *rounds = Some(10),
        other => panic!("{other:?}"),
    });
    assert_eq!(changed, ["-rounds: Some(12),", "+            rounds: Some(10),"]);
    let changed = difference(|exercise| exercise.minutes.usual_ms = 60_000);
    assert_eq!(
        changed,
        [
            "-minutes: (usual: 5, choices: [1, /* short */ 3, 10]), // five is added",
            "+    minutes: (usual: 1, choices: [1, /* short */ 3, 5, 10]), // five is added",
        ]
    );
}

#[test]
fn lengths_stay_as_they_are_listed() {
    let edited = |written: &str, change: fn(&mut Exercise)| {
        let listed = format!("minutes:({written})");
        let source = good("smallest.ron").replace("minutes:(usual:1)", &listed);
        let mut exercise = read(&source);
        change(&mut exercise);
        let edited = edit(&source, &exercise).expect("can be edited");
        edited.split("minutes:(").nth(1).unwrap().split(')').next().unwrap().to_owned()
    };
    let only_two =
        |exercise: &mut Exercise| exercise.minutes = Minutes { usual_ms: 120_000, choices_ms: vec![120_000] };
    let three_too = |exercise: &mut Exercise| exercise.minutes.choices_ms.push(180_000);
    assert_eq!(edited("usual: 1", only_two), "usual: 2");
    assert_eq!(edited("usual: 1, choices: [1]", only_two), "usual: 2, choices: [2]");
    assert_eq!(edited("usual: 1, choices: [0.5]", only_two), "usual: 2, choices: [2]");
    assert_eq!(edited("usual: 1", three_too), "usual: 1, choices: [1, 3]");
    assert_eq!(edited("usual: 1, choices: []", three_too), "usual: 1, choices: [1, 3]");
    assert_eq!(edited("choices: [0.5], usual: 1", three_too), "choices: [0.5, 1, 3], usual: 1");
}

#[test]
fn a_beat_is_added_and_taken_away_among_comments() {
    let sip = Beat { gesture: Gesture::Sip, ms: 1_000, way: None };
    let changed = difference(|exercise| beats_of(exercise).insert(1, sip));
    assert_eq!(changed[1], "+            beats: [In(4), Sip(1), /* soft */ Out(6.5)], // tried 7");
    let changed = difference(|exercise| beats_of(exercise).insert(0, sip));
    assert_eq!(changed[1], "+            beats: [Sip(1), In(4), /* soft */ Out(6.5)], // tried 7");
    let changed = difference(|exercise| beats_of(exercise).retain(|beat| beat.gesture == Gesture::Out));
    assert_eq!(changed[1], "+            beats: [/* soft */ Out(6.5)], // tried 7");
    let changed = difference(|exercise| beats_of(exercise).truncate(1));
    assert_eq!(changed[1], "+            beats: [In(4) /* soft */], // tried 7");
}

#[test]
fn a_part_comes_and_goes_without_touching_the_others() {
    let added = "+        Say(text: \"One thing more.\", secs: 6),";
    for index in 0..=3 {
        let changed = difference(|exercise| exercise.parts.insert(index, say("One thing more.", 6_000)));
        assert_eq!(changed, [added], "at {index}");
    }
    let changed = difference(|exercise| drop(exercise.parts.remove(2)));
    assert_eq!(changed, ["-Say(text: r#\"Look \"around\".\"#, secs: 8), // and out", "+        // and out"]);
}

#[test]
fn fields_come_where_they_belong() {
    let changed = difference(|exercise| exercise.postures = vec!["Sitting".to_owned(), "Lying".to_owned()]);
    assert_eq!(changed, ["+    postures: [\"Sitting\", \"Lying\"],"]);
    let changed = difference(|exercise| exercise.evidence.sources.push("A book".to_owned()));
    assert_eq!(changed, ["+        sources: [\"A book\"],"]);
    let changed = difference(|exercise| exercise.needs.push(Need::Sight));
    assert_eq!(changed, ["-needs: [],", "+    needs: [Sight],"]);
    let changed = difference(|exercise| match &mut exercise.parts[2] {
        Part::Say { lasts, .. } => *lasts = Lasts::Fill,
        other => panic!("{other:?}"),
    });
    assert_eq!(changed[1], "+        Say(text: r#\"Look \"around\".\"#, fill: true), // and out");
}

#[test]
fn a_file_on_one_line_stays_on_one_line() {
    let source = good("smallest.ron");
    let mut exercise = read(&source);
    exercise.needs.push(Need::Sight);
    exercise.parts.push(say("D", 5_000));
    let edited = edit(&source, &exercise).unwrap();
    assert_eq!(edited.lines().count(), 1);
    assert!(edited.contains(",family:Grounding,needs: [Sight],minutes:(usual:1)"), "{edited}");
    assert!(edited.contains("prompt:\"C\"), Say(text: \"D\", secs: 5)]"), "{edited}");
}

/// A file is left alone rather than a person's words lost.
#[test]
fn a_comment_inside_what_would_be_replaced_forbids_the_edit() {
    let source = good("commented.ron");
    let refused = |change: fn(&mut Exercise)| {
        let mut exercise = read(&source);
        change(&mut exercise);
        assert_eq!(edit(&source, &exercise), None);
    };
    refused(|exercise| drop(exercise.parts.remove(1)));
    refused(|exercise| exercise.parts[1] = say("No breath.", 5_000));
    refused(|exercise| exercise.cautions.clear());
    assert_eq!(edit("Exercise(", &read(&source)), None, "what is no exercise is not edited");
}
