//! In step with somebody elsewhere, as the whole program does it.

use softlanding_core::in_step::Rhythm;
use softlanding_core::in_step::phase::phase_ms;
use softlanding_core::in_step::words::read;

use super::*;
use crate::settings::Gate;

fn said(words: &str) -> Rhythm {
    read(words).unwrap()
}

/// In 4, out 6, five minutes.
fn even() -> Rhythm {
    said("horse frisbee keyboard")
}

/// In 4, hold 4, out 4, rest 4.
fn held() -> Rhythm {
    said("jigsaw dolphin green")
}

impl Stand {
    fn join(&mut self, rhythm: Rhythm) {
        self.app.apply(Command::JoinInStep(rhythm));
    }

    /// How far the picture is from the world's clock, within a breath of ten seconds.
    fn strays_ms(&self) -> u32 {
        let sitting = &self.practice().sitting;
        assert_eq!(sitting.joins_in(self.app.now()), None, "it has begun");
        let here = sitting.position(self.app.now()).ms % 10_000;
        let apart = here.abs_diff(phase_ms(even(), self.app.wall().utc_ms));
        apart.min(10_000 - apart)
    }

    /// Lets time pass with a frame every so often.
    fn pass(&mut self, secs: u64) {
        for _ in 0..secs * 4 {
            self.hand.advance(Duration::from_millis(250));
            self.app.tick();
        }
    }
}

#[test]
fn who_joins_stands_until_the_next_breath_and_then_follows_the_clock_to_the_end() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.hand.advance(Duration::from_millis(3_210));
    stand.join(even());
    let sitting = &stand.practice().sitting;
    assert_eq!(sitting.joins_in(stand.app.now()), Some(Duration::from_millis(6_790)));
    assert_eq!(stand.app.next_tick(), Some(Duration::from_secs(1)), "the clocks are looked at");
    stand.pass(10);
    for _ in 0..20 {
        stand.pass(11);
        assert!(stand.strays_ms() <= 1, "{} ms", stand.strays_ms());
    }
    stand.pass(120);
    assert_eq!(stand.practice().sitting.stage(), Stage::After(Ending::Whole));
    let record = stand.record();
    assert_eq!((record.title.as_str(), record.exercise.id.as_str()), ("In step", "in-step"));
    assert_eq!((record.practised_ms, record.planned_ms), (302_000, 302_000));
    let id = record.id;
    stand.wait_until(|app| app.kept().is_on_disk(id));
    assert_eq!(stand.app.settings().last_exercise, None, "Begin repeats none that was for two");
}

#[test]
fn a_clock_that_is_put_right_is_followed_and_one_that_is_set_is_joined_anew() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    stand.join(even());
    stand.pass(20);
    stand.hand.set_wall_forward(Duration::from_millis(800));
    stand.pass(2);
    assert!((700..800).contains(&stand.strays_ms()), "{}", stand.strays_ms());
    stand.pass(50);
    assert!(stand.strays_ms() <= 3);
    stand.hand.set_wall_back(Duration::from_hours(25));
    stand.hand.set_wall_forward(Duration::from_millis(3_333));
    stand.pass(1);
    assert!(stand.practice().sitting.joins_in(stand.app.now()).is_some(), "it waits for the next breath");
    stand.pass(12);
    assert!(stand.strays_ms() <= 1);
}

#[test]
fn who_goes_on_after_a_pause_or_after_hide_is_in_step_again() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    stand.join(even());
    stand.pass(20);
    stand.event(Event::Pause);
    stand.pass(33);
    stand.event(Event::Resume);
    assert!(stand.practice().sitting.joins_in(stand.app.now()).is_some());
    stand.pass(12);
    assert!(stand.strays_ms() <= 1);
    stand.app.apply(Command::Hide);
    stand.pass(7);
    assert_eq!(stand.practice().sitting.stage(), Stage::Paused);
    stand.app.apply(Command::Return);
    stand.event(Event::Resume);
    stand.pass(12);
    assert!(stand.strays_ms() <= 1);
    // The machine sleeps for a minute; the practice waits for whoever comes back.
    stand.hand.sleep(Duration::from_mins(1));
    stand.app.tick();
    assert!(stand.practice().sitting.is_absent());
    stand.event(Event::Resume);
    stand.pass(12);
    assert!(stand.strays_ms() <= 1);
}

#[test]
fn held_breaths_stand_behind_their_gate_for_typed_words_too() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let entry = stand.app.in_step_entry(held());
    assert_eq!(
        stand.app.settings().closed_gates(&entry.key, &entry.exercise).collect::<Vec<_>>(),
        [Gate::Holds]
    );
    stand.join(held());
    assert!(stand.app.practice().is_none());
    stand.app.apply(Command::Meet(Some(Meeting { rhythm: held(), at_utc_ms: i64::MAX })));
    assert_eq!(stand.app.meeting(), None);
    stand.change(|settings| settings.holds_shown = true);
    stand.join(held());
    assert!(stand.app.practice().is_some());
}

#[test]
fn what_was_agreed_begins_by_itself_at_its_time_and_ends_with_the_others() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let at_utc_ms = stand.app.wall().utc_ms + 60_000;
    let meeting = Meeting { rhythm: even(), at_utc_ms };
    stand.app.apply(Command::Meet(Some(meeting)));
    stand.pass(54);
    assert_eq!((stand.app.practice().is_none(), stand.app.meeting()), (true, Some(meeting)));
    stand.pass(2);
    assert_eq!(stand.app.meeting(), None);
    assert_eq!(stand.practice().sitting.position(stand.app.now()).ms, 0);
    stand.pass(5);
    assert_eq!(stand.practice().sitting.position(stand.app.now()).ms, 1_000, "the breath of the minute");
}

#[test]
fn nothing_begins_behind_the_notepad_and_who_comes_back_late_joins_the_others() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let at_utc_ms = stand.app.wall().utc_ms + 60_000;
    stand.app.apply(Command::Meet(Some(Meeting { rhythm: even(), at_utc_ms })));
    stand.app.apply(Command::Hide);
    assert_eq!(stand.app.next_tick(), None, "nothing wakes");
    stand.pass(100);
    assert!(stand.app.practice().is_none());
    stand.app.apply(Command::Return);
    stand.pass(11);
    // It began 51 seconds ago.
    assert_eq!(stand.practice().sitting.position(stand.app.now()).ms, 51_000);
    stand.event(Event::Close);

    stand.app.apply(Command::Meet(Some(Meeting { rhythm: even(), at_utc_ms })));
    stand.pass(400);
    stand.event(Event::Close);
    stand.app.apply(Command::Meet(Some(Meeting { rhythm: even(), at_utc_ms })));
    stand.pass(1);
    assert_eq!((stand.app.meeting(), stand.app.practice().is_none()), (None, true), "it is over");
}

#[test]
fn a_little_longer_is_in_step_again() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    stand.join(even());
    let first = stand.record().id;
    stand.pass(330);
    stand.app.apply(Command::ALittleLonger);
    assert_ne!(stand.record().id, first);
    assert_eq!(stand.practice().rhythm(), Some(even()));
    stand.pass(20);
    assert!(stand.strays_ms() <= 1);
    stand.event(Event::Gentler);
    assert_eq!(stand.practice().rhythm(), None, "what is gentler is for oneself");
}

#[test]
fn a_guest_joins_and_nothing_of_it_is_kept() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    let at_utc_ms = stand.app.wall().utc_ms + 60_000;
    stand.app.apply(Command::Meet(Some(Meeting { rhythm: even(), at_utc_ms })));
    stand.app.apply(Command::Guest(true));
    assert_eq!(stand.app.meeting(), None, "what the owner agreed is the owner's");
    stand.join(even());
    assert_eq!(stand.practice().keeping, Keeping::NotKept);
    stand.pass(330);
    stand.event(Event::Close);
    stand.app.apply(Command::Guest(false));
    assert_eq!(stand.app.kept().len(), 0);
}
