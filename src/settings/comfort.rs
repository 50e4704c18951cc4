//! What a person never wants to be offered. What they choose by hand still opens.

use softlanding_core::exercise::{Caution, Exercise, Family};

use super::{Comfort, Settings};

impl Comfort {
    /// Whether an exercise has it.
    #[must_use]
    pub fn concerns(self, exercise: &Exercise) -> bool {
        let warns = |caution| exercise.cautions.contains(&caution);
        match self {
            Self::Touch => warns(Caution::Touch),
            Self::HeldBreath => exercise.has_holds(),
            Self::BodyFocus => warns(Caution::BodyFocus),
            Self::ClosedEyes => warns(Caution::ClosedEyes),
            Self::Loud => warns(Caution::Loud),
            Self::Cold => exercise.is_cold(),
            Self::Imagery => warns(Caution::Imagery),
            // These are no exercises.
            Self::Glimmers => false,
            Self::OtherPeople => warns(Caution::OtherPeople) || exercise.family == Family::Together,
        }
    }
}

impl Settings {
    /// What this exercise has that is never to be offered, in the order of the screen.
    pub fn unwelcome_in(&self, exercise: &Exercise) -> impl Iterator<Item = Comfort> {
        self.never_offer.iter().copied().filter(|comfort| comfort.concerns(exercise))
    }

    /// Whether one of the person's own small good moments may be offered.
    #[must_use]
    pub fn may_offer_glimmers(&self) -> bool {
        !self.never_offer.contains(&Comfort::Glimmers)
    }

    /// Whether an exercise may be offered, begun by Begin, gone on to, or listed behind a door.
    #[must_use]
    pub fn may_offer(&self, exercise: &Exercise) -> bool {
        self.unwelcome_in(exercise).next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use softlanding_core::testing::exercise_with;

    use super::*;
    use crate::settings::Choice as _;

    #[test]
    fn each_one_keeps_what_it_is_called_for_from_being_offered_and_nothing_else() {
        let cautions =
            ["Touch", "BreathHold", "BodyFocus", "ClosedEyes", "Loud", "Cold", "Imagery", "OtherPeople"];
        for (comfort, caution) in Comfort::ALL.iter().zip(cautions) {
            let settings = Settings { never_offer: [*comfort].into(), ..Settings::default() };
            for other in cautions {
                let exercise = exercise_with(&[("cautions", &format!("[{other}]"))]);
                assert_eq!(settings.may_offer(&exercise), other != caution, "{comfort:?}, {other}");
                assert!(Settings::default().may_offer(&exercise));
            }
        }
        let together = exercise_with(&[("family", "Together"), ("cautions", "[]")]);
        let alone = Settings { never_offer: [Comfort::OtherPeople].into(), ..Settings::default() };
        assert!(!alone.may_offer(&together));
    }
}
