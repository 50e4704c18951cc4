//! What is said about reminders, and by them. Their own words are neutral: whoever sees the screen learns nothing.

use softlanding_core::reminder::{Answer, Days};

use crate::platform::notification::Notification;
use crate::platform::presence::{Presence, Services, Sign, Told};
use crate::settings::{ReminderRhythm, ReminderSettings};

use super::{Words, fl};

/// Answers, with the word by which the desktop brings each back.
const ANSWERS: [(Answer, &str); 3] =
    [(Answer::Now, "now"), (Answer::InTenMinutes, "later"), (Answer::NotToday, "not-today")];

/// What asks, in a person's own words or in ours.
#[must_use]
pub fn notification(words: &Words, own: Option<&str>) -> Notification {
    let label = |answer| match answer {
        Answer::InTenMinutes => fl!(words, "reminder-later"),
        Answer::NotToday => fl!(words, "reminder-not-today"),
        Answer::Now | Answer::Nothing => fl!(words, "reminder-now"),
    };
    Notification {
        from: fl!(words, "reminder-from"),
        summary: own.map_or_else(|| fl!(words, "reminder-question"), str::to_owned),
        answers: ANSWERS.iter().map(|(answer, word)| ((*word).to_owned(), label(*answer))).collect(),
    }
}

/// The answer that this word stands for.
#[must_use]
pub fn answer(word: &str) -> Answer {
    ANSWERS.iter().find(|(_, known)| *known == word).map_or(Answer::Nothing, |(answer, _)| *answer)
}

/// What a sign is called.
#[must_use]
pub fn sign(words: &Words, sign: Sign) -> String {
    match sign {
        Sign::Keyboard => fl!(words, "sign-keyboard"),
        Sign::Locked => fl!(words, "sign-locked"),
        Sign::FullScreen => fl!(words, "sign-full-screen"),
        Sign::DoNotDisturb => fl!(words, "sign-do-not-disturb"),
        Sign::Microphone => fl!(words, "sign-microphone"),
        Sign::Camera => fl!(words, "sign-camera"),
    }
}

/// What was chosen, in one sentence.
#[must_use]
pub fn chosen(words: &Words, settings: &ReminderSettings) -> String {
    if !settings.on {
        return fl!(words, "remind-status-off");
    }
    let every = match settings.rhythm {
        ReminderRhythm::Every => fl!(
            words,
            "remind-status-every",
            minutes = settings.every_minutes,
            from = settings.from.to_string(),
            until = settings.until.to_string()
        ),
        ReminderRhythm::AtTimes => {
            let times: Vec<String> = settings.times.iter().map(ToString::to_string).collect();
            fl!(words, "remind-status-at", times = times.join(" "))
        }
    };
    fl!(words, "remind-status-on", every = every, days = days(words, settings.days))
}

/// Days of the week, from Monday on.
fn days(words: &Words, days: Days) -> String {
    let names: Vec<String> = (0..7).filter(|day| days.has(*day)).map(|day| weekday(words, day)).collect();
    if names.is_empty() { fl!(words, "remind-status-no-day") } else { names.join(" ") }
}

/// The short name of a day of the week, counted from Monday (0).
#[must_use]
pub fn weekday(words: &Words, day: usize) -> String {
    match day {
        0 => fl!(words, "weekday-monday"),
        1 => fl!(words, "weekday-tuesday"),
        2 => fl!(words, "weekday-wednesday"),
        3 => fl!(words, "weekday-thursday"),
        4 => fl!(words, "weekday-friday"),
        5 => fl!(words, "weekday-saturday"),
        _ => fl!(words, "weekday-sunday"),
    }
}

/// What came of asking for a sign.
#[must_use]
pub fn told(words: &Words, presence: &Presence, sign: Sign) -> String {
    match (sign, presence.idle_ms) {
        (Sign::Keyboard, Some(idle_ms)) => {
            let idle_minutes = (idle_ms / 60_000) as f64;
            fl!(words, "remind-told-idle", minutes = idle_minutes)
        }
        _ => plainly(words, presence.told(sign)),
    }
}

/// Yes, no, or that nothing tells.
#[must_use]
pub fn plainly(words: &Words, told: Told) -> String {
    match told {
        Told::Yes => fl!(words, "remind-told-yes"),
        Told::No => fl!(words, "remind-told-no"),
        Told::Unknown => fl!(words, "remind-told-unknown"),
    }
}

/// What cannot be asked on this desktop, in one sentence; none where all can.
#[must_use]
pub fn not_asked(words: &Words, presence: &Presence) -> Option<String> {
    let silent = Sign::ALL.into_iter().filter(|sign| presence.told(*sign) == Told::Unknown);
    let names: Vec<String> = silent.map(|it| sign(words, it)).collect();
    (!names.is_empty()).then(|| fl!(words, "reminders-not-asked", signs = names.join(" · ")))
}

/// What this desktop lacks for reminders to be seen, if anything.
#[must_use]
pub fn lacking(words: &Words, services: Services) -> Option<String> {
    match (services.notifications, services.tray) {
        (Told::No, Told::Yes) => Some(fl!(words, "reminders-no-notifications-but-tray")),
        (Told::No, _) => Some(fl!(words, "reminders-no-notifications")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_comes_back_as_it_was_offered() {
        let offered = notification(&Words::english(), None).answers;
        let answers: Vec<Answer> = offered.iter().map(|(word, _)| answer(word)).collect();
        assert_eq!(answers, [Answer::Now, Answer::InTenMinutes, Answer::NotToday]);
        assert_eq!(answer("something else"), Answer::Nothing);
    }

    #[test]
    fn own_words_take_the_place_of_ours() {
        let words = Words::english();
        assert_eq!(notification(&words, Some("Tea?")).summary, "Tea?");
        assert_eq!(notification(&words, None).summary, "A minute for yourself?");
    }

    #[test]
    fn nothing_that_is_shown_says_what_the_program_is_for() {
        let shown = notification(&Words::english(), None);
        let labels = shown.answers.into_iter().map(|(_, label)| label);
        let said = labels.chain([shown.from, shown.summary]).collect::<Vec<_>>().join(" ").to_lowercase();
        for word in ["soft landing", "breath", "ground", "anxi", "calm", "practice"] {
            assert!(!said.contains(word), "{said}");
        }
    }

    #[test]
    fn what_could_not_be_asked_is_named() {
        let words = Words::english();
        let told = Presence { idle_ms: Some(0), locked: Told::No, ..Presence::default() };
        let sentence = not_asked(&words, &told).unwrap();
        assert!(
            sentence.contains(&sign(&words, Sign::Camera)) && !sentence.contains(&sign(&words, Sign::Locked))
        );
        let [full_screen, do_not_disturb, microphone, camera] = [Told::No; 4];
        let all = Presence { full_screen, do_not_disturb, microphone, camera, ..told };
        assert_eq!(not_asked(&words, &all), None);
    }
}
