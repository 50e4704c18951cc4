//! Random exercises for property tests.

use proptest::prelude::*;

use crate::exercise::{
    Beat, Evidence, Exercise, ExerciseId, FORMAT, Family, Gesture, Grade, Keep, Lasts, Minutes, Part, Sense,
    Who,
};

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
            says: "Nothing is known.".to_owned(),
            sources: Vec::new(),
        },
        private: false,
        if_worse: None,
        postures: Vec::new(),
        occasions: Vec::new(),
        opt_in: None,
        ends_quietly: false,
    }
}

/// A beat of so many milliseconds.
pub fn beat(gesture: Gesture, ms: u32) -> Beat {
    Beat { gesture, ms, way: None }
}

/// Words for so many milliseconds.
pub fn say(ms: u32) -> Part {
    Part::Say { text: "Words.".to_owned(), lasts: Lasts::Ms(ms) }
}

/// A cycle that fills the chosen length.
pub fn cycle(beats: Vec<Beat>) -> Part {
    Part::Cycle { text: None, beats, rounds: None, glide_from: None, from_tapped: false }
}

fn any_gesture() -> impl Strategy<Value = Gesture> {
    proptest::sample::select(Gesture::ALL.to_vec())
}

fn any_cycle() -> impl Strategy<Value = Part> {
    let beats = proptest::collection::vec((any_gesture(), 200..20_000_u32, 200..20_000_u32), 1..6);
    (beats, proptest::option::of(1..40_u32), any::<bool>(), any::<bool>()).prop_map(
        |(beats, rounds, glides, from_tapped)| Part::Cycle {
            text: None,
            beats: beats.iter().map(|(gesture, ms, _)| beat(*gesture, *ms)).collect(),
            rounds,
            glide_from: glides
                .then(|| beats.iter().map(|(gesture, _, from_ms)| beat(*gesture, *from_ms)).collect()),
            from_tapped,
        },
    )
}

fn any_part() -> impl Strategy<Value = Part> {
    prop_oneof![
        3 => (500..20_000_u32).prop_map(say),
        1 => Just(Part::Say { text: "Words.".to_owned(), lasts: Lasts::UntilNext }),
        1 => Just(Part::Say { text: "Words.".to_owned(), lasts: Lasts::Fill }),
        4 => any_cycle(),
        1 => (1..6_u32).prop_map(|count| Part::Notice {
            sense: Sense::Breath,
            count,
            prompt: "Notice.".to_owned()
        }),
        1 => (5_000..60_000_u32).prop_map(|ms| Part::Turn { who: Who::A, prompt: "Speak.".to_owned(), ms }),
        1 => Just(Part::Write { prompt: "Write.".to_owned(), keep: Keep::Never }),
    ]
}

/// Any exercise that format 1 can express, and a few that it cannot.
pub fn any_exercise() -> impl Strategy<Value = Exercise> {
    proptest::collection::vec(any_part(), 1..8).prop_map(exercise_of)
}
