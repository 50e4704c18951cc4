use softlanding_core::exercise::{Gesture, Pace};
use softlanding_core::testing::exercise_with;

use super::*;

fn making(parts: &str) -> Making {
    let exercise = exercise_with(&[("parts", parts)]);
    let key = ExerciseKey { origin: Origin::Shipped, id: "example".to_owned() };
    Making::new(key, Draft::made_from(&exercise, "My example", "Changed."))
}

fn spot(beat: usize) -> BeatSpot {
    BeatSpot { part: 0, beat, pace: Pace::Usual }
}

fn ms(making: &Making) -> Vec<u32> {
    making.beats(0).iter().map(|beat| beat.ms).collect()
}

#[test]
fn a_press_goes_to_the_next_half_and_is_a_step_of_its_own() {
    let mut making = making("[Cycle(beats: [In(4.4), Out(6)])]");
    assert!(!making.is_changed());
    for (is_more, expected) in [(true, 4_500), (true, 5_000), (false, 4_500), (false, 4_000)] {
        making.step_beat(spot(0), is_more);
        assert_eq!(ms(&making), [expected, 6_000]);
    }
    assert!(making.is_changed());
    making.undo();
    assert_eq!(ms(&making), [4_500, 6_000]);
    (0..3).for_each(|_| making.undo());
    assert!(!making.is_changed() && ms(&making) == [4_400, 6_000]);
}

#[test]
fn what_holds_a_beat_is_known_until_the_next_change() {
    let mut making = making("[Cycle(beats: [In(1), Out(2)])]");
    making.step_beat(spot(0), false);
    assert_eq!(ms(&making), [1_000, 2_000], "a breath has three seconds at least");
    assert!(matches!(making.held, Some(FormatErrorKind::BreathTooFast { .. })));
    assert!(!making.is_changed());
    making.step_beat(spot(1), true);
    assert_eq!((ms(&making), making.held.clone()), (vec![1_000, 2_500], None));
    making.change_beat(spot(1), 90_000);
    assert_eq!((ms(&making), making.held.clone()), (vec![1_000, 60_000], None), "an end needs no words");
    making.step_beat(spot(7), true);
    assert_eq!(ms(&making), [1_000, 60_000], "what is not there is left alone");
}

#[test]
fn the_shortest_beat_is_not_made_shorter() {
    let mut making = making("[Cycle(beats: [TapLeft(0.5), TapRight(1)])]");
    for _ in 0..3 {
        making.step_beat(spot(0), false);
    }
    assert_eq!((ms(&making), making.held.clone()), (vec![200, 1_000], None));
}

#[test]
fn the_part_that_fills_is_on_the_curve_until_another_is_put_there() {
    let mut making = making(
        r#"[Say(text: "X.", secs: 5), Cycle(beats: [Look(5)], rounds: 2), Cycle(beats: [In(4), Out(6)])]"#,
    );
    assert_eq!(making.on_curve(), Some(2));
    making.put_on_curve(0);
    assert_eq!(making.on_curve(), Some(2), "words have no curve");
    making.unfold_part(1);
    assert_eq!((making.on_curve(), making.open_part), (Some(1), Some(1)));
    making.change(Change::RemoveBeat(BeatSpot { part: 1, beat: 0, pace: Pace::Usual }));
    assert_eq!(making.on_curve(), Some(2), "nothing is left of it");
    making.change(Change::RemovePart(2));
    assert_eq!(making.on_curve(), None);
    making.change(Change::AddBeat { part: 1, gesture: Gesture::In });
    assert_eq!(making.on_curve(), Some(1));
}
