//! A kept sitting for unit tests.

use softlanding_core::record::{Ending, ExerciseKey, Origin, Record};
use uuid::Uuid;

/// A whole sitting with a shipped exercise, without length, ratings or words.
pub fn sitting(id: Uuid, started_utc_ms: i64) -> Record {
    Record {
        id,
        exercise: ExerciseKey { origin: Origin::Shipped, id: "box".to_owned() },
        title: "Box".to_owned(),
        parts_hash: 0,
        started_utc_ms,
        zone: "UTC".to_owned(),
        planned_ms: 0,
        practised_ms: 0,
        ending: Ending::Whole,
        before: None,
        after: None,
        later: None,
        follows: None,
        note: String::new(),
        tags: Vec::new(),
    }
}
