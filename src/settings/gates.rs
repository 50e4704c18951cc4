//! What is to be read before some practices are shown: each reason by itself, and each remembered by itself.

use softlanding_core::exercise::Exercise;
use softlanding_core::record::ExerciseKey;

use super::Settings;

/// Something to read first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gate {
    /// For whom a held breath is not. Read once for all of them.
    Holds,
    /// For whom cold is not. Read once for all of them.
    Cold,
    /// The reason that an exercise gives itself.
    OptIn,
}

impl Gate {
    /// In the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Holds, Self::Cold, Self::OptIn];

    /// Whether an exercise stands behind it.
    #[must_use]
    pub fn is_before(self, exercise: &Exercise) -> bool {
        match self {
            Self::Holds => exercise.has_holds(),
            Self::Cold => exercise.is_cold(),
            Self::OptIn => exercise.opt_in.is_some(),
        }
    }
}

impl Settings {
    /// The gates before an exercise whose words were not read yet.
    pub fn closed_gates(&self, key: &ExerciseKey, exercise: &Exercise) -> impl Iterator<Item = Gate> {
        Gate::ALL.into_iter().filter(move |gate| gate.is_before(exercise) && !self.is_open(*gate, key))
    }

    /// Whether a gate was read, for this exercise or for all behind it.
    #[must_use]
    pub fn is_open(&self, gate: Gate, key: &ExerciseKey) -> bool {
        match gate {
            Gate::Holds => self.holds_shown,
            Gate::Cold => self.cold_shown,
            Gate::OptIn => self.opted_in.contains(key),
        }
    }

    /// Remembers that a gate was read, or is to be read again.
    pub fn set_open(&mut self, gate: Gate, key: &ExerciseKey, is_open: bool) {
        match gate {
            Gate::Holds => self.holds_shown = is_open,
            Gate::Cold => self.cold_shown = is_open,
            Gate::OptIn if is_open => drop(self.opted_in.insert(key.clone())),
            Gate::OptIn => drop(self.opted_in.remove(key)),
        }
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::testing::{exercise_with, shipped};

    use super::*;

    #[test]
    fn each_gate_is_read_and_remembered_by_itself() {
        let all = exercise_with(&[("cautions", "[Cold, BreathHold]"), ("opt_in", "\"Read this.\"")]);
        let (key, other) = (shipped("one"), shipped("other"));
        let mut settings = Settings::default();
        let closed = |settings: &Settings| settings.closed_gates(&key, &all).collect::<Vec<_>>();
        assert_eq!(closed(&settings), Gate::ALL);
        settings.set_open(Gate::Cold, &key, true);
        assert_eq!(closed(&settings), [Gate::Holds, Gate::OptIn], "cold says nothing about holds");
        settings.set_open(Gate::Holds, &key, true);
        settings.set_open(Gate::OptIn, &other, true);
        assert_eq!(closed(&settings), [Gate::OptIn], "the reason of another is not its own");
        settings.set_open(Gate::OptIn, &key, true);
        assert_eq!(closed(&settings), []);
        settings.set_open(Gate::Holds, &key, false);
        assert_eq!(closed(&settings), [Gate::Holds]);
    }
}
