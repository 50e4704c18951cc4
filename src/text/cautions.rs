//! What a person should know before, and what they asked never to be offered, in words.

use softlanding_core::exercise::{Caution, Exercise};

use crate::settings::{Comfort, Settings};
use crate::text::{Words, fl};

/// A caution in one sentence.
#[must_use]
pub fn sentence(words: &Words, caution: Caution) -> String {
    match caution {
        Caution::DizzyStop => fl!(words, "caution-dizzy-stop"),
        Caution::BreathHold => fl!(words, "caution-breath-hold"),
        Caution::Cold => fl!(words, "caution-cold"),
        Caution::BodyFocus => fl!(words, "caution-body-focus"),
        Caution::Emotion => fl!(words, "caution-emotion"),
        Caution::Touch => fl!(words, "caution-touch"),
        Caution::Loud => fl!(words, "caution-loud"),
        Caution::Effort => fl!(words, "caution-effort"),
        Caution::ClosedEyes => fl!(words, "caution-closed-eyes"),
        Caution::Heart => fl!(words, "caution-heart"),
        Caution::BloodPressure => fl!(words, "caution-blood-pressure"),
        Caution::Pregnancy => fl!(words, "caution-pregnancy"),
        Caution::Lungs => fl!(words, "caution-lungs"),
        Caution::Balance => fl!(words, "caution-balance"),
        Caution::ColdAllergy => fl!(words, "caution-cold-allergy"),
        Caution::Outdoors => fl!(words, "caution-outdoors"),
        Caution::Eating => fl!(words, "caution-eating"),
        Caution::Scent => fl!(words, "caution-scent"),
        Caution::Imagery => fl!(words, "caution-imagery"),
        Caution::OtherPeople => fl!(words, "caution-other-people"),
        Caution::SleepLoss => fl!(words, "caution-sleep-loss"),
    }
}

/// A caution in a few words, for a card.
fn in_brief(words: &Words, caution: Caution) -> String {
    match caution {
        Caution::DizzyStop => fl!(words, "caution-brief-dizzy-stop"),
        Caution::BreathHold => fl!(words, "caution-brief-breath-hold"),
        Caution::Cold => fl!(words, "caution-brief-cold"),
        Caution::BodyFocus => fl!(words, "caution-brief-body-focus"),
        Caution::Emotion => fl!(words, "caution-brief-emotion"),
        Caution::Touch => fl!(words, "caution-brief-touch"),
        Caution::Loud => fl!(words, "caution-brief-loud"),
        Caution::Effort => fl!(words, "caution-brief-effort"),
        Caution::ClosedEyes => fl!(words, "caution-brief-closed-eyes"),
        Caution::Heart => fl!(words, "caution-brief-heart"),
        Caution::BloodPressure => fl!(words, "caution-brief-blood-pressure"),
        Caution::Pregnancy => fl!(words, "caution-brief-pregnancy"),
        Caution::Lungs => fl!(words, "caution-brief-lungs"),
        Caution::Balance => fl!(words, "caution-brief-balance"),
        Caution::ColdAllergy => fl!(words, "caution-brief-cold-allergy"),
        Caution::Outdoors => fl!(words, "caution-brief-outdoors"),
        Caution::Eating => fl!(words, "caution-brief-eating"),
        Caution::Scent => fl!(words, "caution-brief-scent"),
        Caution::Imagery => fl!(words, "caution-brief-imagery"),
        Caution::OtherPeople => fl!(words, "caution-brief-other-people"),
        Caution::SleepLoss => fl!(words, "caution-brief-sleep-loss"),
    }
}

/// What to know where it begins, in one line: "Not with heart trouble · Makes a sound". `None` where there is nothing.
#[must_use]
pub fn line(words: &Words, exercise: &Exercise) -> Option<String> {
    let said: Vec<String> = exercise.first_cautions().map(|caution| in_brief(words, caution)).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// What a person may never want to be offered.
#[must_use]
pub fn comfort(words: &Words, comfort: Comfort) -> String {
    match comfort {
        Comfort::Touch => fl!(words, "comfort-touch"),
        Comfort::HeldBreath => fl!(words, "comfort-held-breath"),
        Comfort::BodyFocus => fl!(words, "comfort-body"),
        Comfort::ClosedEyes => fl!(words, "comfort-closed-eyes"),
        Comfort::Loud => fl!(words, "comfort-loud"),
        Comfort::Cold => fl!(words, "comfort-cold"),
        Comfort::Imagery => fl!(words, "comfort-pictures"),
        Comfort::OtherPeople => fl!(words, "comfort-other-people"),
        Comfort::Glimmers => fl!(words, "comfort-glimmers"),
    }
}

/// That this person asked never to be offered this one, and why; `None` where they did not.
#[must_use]
pub fn unwelcome(words: &Words, settings: &Settings, exercise: &Exercise) -> Option<String> {
    let what: Vec<String> = settings.unwelcome_in(exercise).map(|one| comfort(words, one)).collect();
    (!what.is_empty()).then(|| fl!(words, "comfort-unwelcome", what = what.join(" · ")))
}
