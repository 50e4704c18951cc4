//! Which sittings and which kept words are meant, where several are deleted together.

use softlanding_core::insight::Observations;
use softlanding_core::record::{ExerciseKey, Jotting, Record};
use uuid::Uuid;

/// Several sittings, with the words that were kept in that time or practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// These; ids that are not there are fine.
    Sittings(Vec<Uuid>),
    /// All that began in this time: milliseconds since 1970, UTC, the end left out.
    Period { from_utc_ms: i64, until_utc_ms: i64 },
    /// All of this exercise.
    Exercise(ExerciseKey),
}

impl What {
    /// Every sitting that a calendar has.
    pub(super) fn everything() -> Self {
        Self::Period { from_utc_ms: i64::MIN, until_utc_ms: i64::MAX }
    }

    /// Whether this sitting is one of them.
    #[must_use]
    pub fn holds(&self, record: &Record) -> bool {
        self.holds_one(record.id, record.started_utc_ms, &record.exercise)
    }

    /// Whether these kept words are meant with them.
    #[must_use]
    pub fn holds_jotting(&self, jotting: &Jotting) -> bool {
        match self {
            Self::Sittings(ids) => ids.contains(&jotting.id),
            Self::Period { from_utc_ms, until_utc_ms } => {
                (*from_utc_ms..*until_utc_ms).contains(&jotting.created_utc_ms)
            }
            Self::Exercise(exercise) => jotting.exercise.as_ref() == Some(exercise),
        }
    }

    /// Takes them out of what was observed.
    pub(super) fn remove_from(&self, rows: &mut Observations) {
        match self {
            Self::Sittings(ids) => {
                for id in ids {
                    rows.remove(*id);
                }
            }
            Self::Period { .. } | Self::Exercise(_) => {
                rows.retain(|sitting, exercise| {
                    !self.holds_one(sitting.id, sitting.started_utc_ms, exercise)
                });
            }
        }
    }

    /// The same by what tells sittings apart.
    fn holds_one(&self, id: Uuid, started_utc_ms: i64, of: &ExerciseKey) -> bool {
        match self {
            Self::Sittings(ids) => ids.contains(&id),
            Self::Period { from_utc_ms, until_utc_ms } => {
                (*from_utc_ms..*until_utc_ms).contains(&started_utc_ms)
            }
            Self::Exercise(exercise) => of == exercise,
        }
    }
}
