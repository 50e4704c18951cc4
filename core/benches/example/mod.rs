//! Scores to measure with.

use softlanding_core::exercise;
use softlanding_core::score::{Choice, Score};

/// A score of `minutes` whose only part is one cycle of `beats`, as in an exercise file.
pub fn score_of(beats: &str, minutes: u32) -> Score {
    let file = format!(
        r#"Exercise(format: 1, id: "example", lang: "en", title: "Example", invitation: "An example.",
        family: Breathing, suits: [], needs: [], minutes: (usual: 5, choices: [5]), cautions: [],
        parts: [Cycle(beats: [{beats}])],
        evidence: (grade: Practice, says: "Nothing is known.", sources: []))"#
    );
    let exercise = exercise::parse(file.as_bytes()).expect("the example is in order");
    Score::compile(&exercise, Choice { length_ms: minutes * 60_000, own_cycle_ms: None })
}
