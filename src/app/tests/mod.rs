//! The whole job without a window: what is said, led, kept and let go.

mod guest;
mod in_step;
mod jotting;
mod keeping;
mod library;
mod looking;
mod own;
mod people;
mod reminding;
mod resting;
mod standing_still;
mod time_out;
mod two_windows;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use softlanding_core::rating::{Level, Measure, Shift, State};
use softlanding_core::record::{Ending, ExerciseKey, Origin, Record};
use softlanding_core::sitting::{Reason, Stage};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::records::journal::{self, Journal};
use crate::settings::{Keep, Theme};

/// Far beyond what anything here takes, so that a slow machine fails nothing.
const FOREVER: Duration = Duration::from_mins(1);
const MINUTE_MS: u32 = 60_000;
const SLOW: &str = "slow-and-even";

/// The program with a clock that is moved by hand, in a folder of its own.
struct Stand {
    app: App,
    hand: HandClock,
}

impl Stand {
    fn in_folder(folder: &Path) -> Self {
        Self::with_clock(folder, HandClock::default())
    }

    /// Started, with the own folder and what was kept read.
    fn with_clock(folder: &Path, hand: HandClock) -> Self {
        let kept = journal::read_all(folder).map(|page| page.records.len());
        let mut app = App::start(Options::by_hand(folder, &hand), Arc::new(|| {}));
        app.wait_for_own_folder(FOREVER);
        let mut stand = Self { app, hand };
        stand.wait_until(|app| match kept {
            Ok(kept) => app.kept().is_known() && app.kept().len() == kept,
            Err(_) => true,
        });
        stand
    }

    fn wait_until(&mut self, is_so: impl Fn(&App) -> bool) {
        let started = std::time::Instant::now();
        while !is_so(&self.app) {
            assert!(started.elapsed() < FOREVER, "it never came");
            std::thread::sleep(Duration::from_millis(1));
            self.app.tick();
        }
    }

    /// Closes the oldest notice, if there is one.
    fn dismiss(&mut self) {
        if let Some(notice) = self.app.notice().cloned() {
            self.app.apply(Command::DismissNotice(Box::new(notice)));
        }
    }

    fn keeping(folder: &Path) -> Self {
        let mut stand = Self::in_folder(folder);
        stand.change(|settings| settings.keep = Keep::Yes);
        stand
    }

    fn change(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.app.settings().clone();
        change(&mut settings);
        self.app.apply(Command::Settings(Box::new(settings)));
    }

    fn begin(&mut self, id: &str) -> Uuid {
        let key = self.app.library().find_id(id).unwrap().key.clone();
        self.app.apply(Command::Begin { key, length_ms: MINUTE_MS });
        self.record().id
    }

    /// A whole practice, up to the question after it.
    fn practise(&mut self, id: &str) -> Uuid {
        let sitting = self.begin(id);
        self.pass_secs(3_600);
        sitting
    }

    fn pass_secs(&mut self, secs: u64) {
        self.hand.advance(Duration::from_secs(secs));
        self.app.tick();
    }

    fn event(&mut self, event: Event) {
        self.app.apply(Command::Practice(event));
    }

    fn practice(&self) -> &Practice {
        self.app.practice().unwrap()
    }

    fn record(&self) -> &Record {
        self.practice().sitting.record()
    }

    fn close(self) {
        assert!(self.app.close().is_all_written(), "everything was written");
    }
}

fn rating(state: State, hardness: u8) -> Rating {
    Rating { state: Some(state), hardness: Level::new(hardness), ..Rating::default() }
}

fn kept(folder: &Path) -> Vec<Record> {
    journal::read_all(folder).unwrap().records
}

/// Whether these bytes are in any file of the program, besides the exercises.
fn is_on_disk(folder: &Path, text: &str) -> bool {
    let is_in =
        |path: &Path| fs::read(path).unwrap().windows(text.len()).any(|bytes| bytes == text.as_bytes());
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.is_file()).any(|path| is_in(&path))
}

fn write_own(folder: &Path, id: &str, more: &str) {
    let source = format!(
        r#"Exercise(format: 1, id: "{id}", lang: "en", title: "Title of {id}", invitation: "Look.",
        family: Grounding, suits: [], needs: [], minutes: (usual: 1, choices: [1]),
        parts: [Say(text: "Look.", secs: 20)], cautions: [],
        evidence: (grade: Practice, says: "None.", sources: []), {more})"#
    );
    fs::create_dir_all(folder.join("exercises")).unwrap();
    fs::write(folder.join("exercises").join(format!("{id}.ron")), source).unwrap();
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn what_holds_the_breath_is_never_longer_than_its_author_offers() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let minutes = |stand: &Stand| f64::from(stand.practice().sitting.score().total_ms()) / 60_000.0;
    for (id, most) in [("four-seven-eight", 3.1), (SLOW, 10.1)] {
        let key = stand.app.library().find_id(id).unwrap().key.clone();
        stand.app.apply(Command::Begin { key, length_ms: 10 * MINUTE_MS });
        assert!(minutes(&stand) <= most && minutes(&stand) > most - 0.6, "{id}: {}", minutes(&stand));
    }
}

#[test]
fn say_how_it_is_practise_say_how_it_is_now_and_keep_it() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    stand.app.apply(Command::Say(rating(State::StirredUp, 8)));
    stand.begin(SLOW);
    assert_eq!(stand.practice().keeping, Keeping::NotAsked);
    let total_ms = u64::from(stand.practice().sitting.score().total_ms());
    stand.hand.advance(Duration::from_millis(total_ms));
    stand.app.tick();
    assert_eq!(stand.practice().sitting.stage(), Stage::After(Ending::Whole));
    stand.event(Event::Rate(rating(State::Settled, 3)));
    let shift = stand.practice().sitting.shift();
    assert_eq!(shift, Some(Shift::Easier { measure: Measure::Hardness, by: 5 }));
    stand.app.apply(Command::Consent(true));
    let said = stand.record().clone();
    stand.event(Event::Close);
    assert!(stand.app.practice().is_none() && stand.app.said().is_empty());
    stand.close();

    assert_eq!((said.planned_ms, said.practised_ms), (total_ms, total_ms));
    assert_eq!(said.before, Some(rating(State::StirredUp, 8)));
    assert_eq!(kept(folder.path()), std::slice::from_ref(&said));
    let stand = Stand::in_folder(folder.path());
    assert_eq!(stand.app.kept().records(), [&said]);
    assert_eq!(stand.app.settings().keep, Keep::Yes);
    assert_eq!(stand.app.begin_entry_of_now().unwrap().key.id, SLOW, "Begin repeats the last one");
}

#[test]
fn gentler_goes_on_with_something_smaller_and_compares_with_how_it_was_at_first() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.app.apply(Command::Say(rating(State::StirredUp, 8)));
    let first = stand.begin(SLOW);
    stand.pass_secs(20);
    stand.event(Event::Gentler);
    assert_eq!(stand.practice().sitting.exercise().id.as_str(), "look-around");
    assert!(stand.practice().is_gentler);
    assert_eq!((stand.record().follows, stand.record().before.clone()), (Some(first), None));
    stand.pass_secs(3_600);
    stand.event(Event::Rate(rating(State::Settled, 5)));
    let shift = stand.practice().sitting.shift();
    assert_eq!(shift, Some(Shift::Easier { measure: Measure::Hardness, by: 3 }));
    stand.close();
    let kept = kept(folder.path());
    let endings: Vec<_> = kept.iter().map(|record| (record.ending, record.practised_ms)).collect();
    assert_eq!((kept.len(), endings[1]), (2, (Ending::Gentler, 20_000)));
    assert_eq!(kept[1].before, Some(rating(State::StirredUp, 8)));
}

#[test]
fn a_little_longer_goes_on_from_how_it_is_now() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.app.apply(Command::Say(rating(State::StirredUp, 8)));
    let first = stand.begin(SLOW);
    stand.app.apply(Command::ALittleLonger);
    assert_eq!(stand.record().id, first, "while it runs there is nothing to prolong");
    stand.pass_secs(3_600);
    stand.event(Event::Rate(rating(State::StirredUp, 6)));
    stand.app.apply(Command::ALittleLonger);
    assert_eq!(stand.practice().sitting.stage(), Stage::Running);
    assert_eq!(stand.practice().sitting.exercise().id.as_str(), SLOW);
    assert_eq!(stand.record().follows, Some(first));
    assert_eq!(stand.record().before, Some(rating(State::StirredUp, 6)));
    assert_eq!(stand.practice().sitting.compare_with(), Some(&rating(State::StirredUp, 6)));
}

#[test]
fn beginning_another_practice_ends_the_one_that_runs() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    let first = stand.begin(SLOW);
    stand.pass_secs(20);
    let second = stand.begin("just-pause");
    assert_ne!(first, second);
    stand.close();
    let kept = kept(folder.path());
    let first = kept.iter().find(|record| record.id == first).unwrap();
    assert_eq!((first.ending, first.practised_ms), (Ending::Interrupted, 20_000));
    assert_eq!(kept.len(), 2);
}

#[test]
fn hide_waits_in_silence_and_going_on_sounds_again() {
    let folder = folder();
    for going_on in [Event::Resume, Event::Next, Event::Skip] {
        let mut stand = Stand::in_folder(folder.path());
        stand.app.apply(Command::Sound(true));
        stand.begin("five-four-three-two-one");
        stand.pass_secs(60);
        stand.app.apply(Command::Hide);
        let place = stand.practice().sitting.position(stand.app.now());
        stand.pass_secs(600);
        assert_eq!(stand.practice().sitting.stage(), Stage::Paused);
        assert_eq!(stand.practice().sitting.position(stand.app.now()), place, "nothing is missed");
        assert!(stand.app.audio.is_silenced());
        stand.event(going_on.clone());
        assert!(!stand.app.audio.is_silenced(), "{going_on:?}");
        assert_eq!(stand.practice().sitting.stage(), Stage::Running);
    }
}

#[test]
fn settings_hold_at_once_and_after_a_new_start() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    stand.change(|settings| {
        settings.theme = Theme::Ember;
        settings.usual_minutes = Some(4.0);
        settings.state_names[0] = Some("Home".to_owned());
    });
    let slow = Arc::clone(&stand.app.library().find_id(SLOW).unwrap().exercise);
    assert_eq!(stand.app.usual_length_ms(&slow), 3 * MINUTE_MS, "the nearest of its choices");
    stand.app.apply(Command::Sound(true));
    stand.app.apply(Command::Sound(false));
    stand.close();
    let stand = Stand::in_folder(folder.path());
    let settings = stand.app.settings();
    assert_eq!((settings.theme, settings.state_name(State::Settled)), (Theme::Ember, Some("Home")));
    assert!(settings.sound.chosen && !settings.sound.on);
}

#[test]
fn a_practice_ends_though_nobody_looked_for_an_hour() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.begin(SLOW);
    let total_ms = stand.record().planned_ms;
    stand.pass_secs(3_600);
    assert_eq!(stand.practice().sitting.stage(), Stage::After(Ending::Whole));
    assert_eq!(stand.record().practised_ms, total_ms, "and not an hour");
    assert_eq!(stand.app.next_tick(), None, "nothing more will change");
}

#[test]
fn why_it_was_stopped_is_kept() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.begin(SLOW);
    stand.pass_secs(15);
    stand.event(Event::Stop);
    stand.event(Event::Reason(Reason::NotForMe));
    stand.event(Event::Close);
    stand.close();
    assert_eq!(kept(folder.path())[0].ending, Ending::NotForMe);
}

#[test]
fn a_wall_clock_set_back_changes_neither_order_nor_length() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    let hour = Duration::from_hours(1);
    let first = stand.begin(SLOW);
    stand.pass_secs(30);
    stand.hand.set_wall_back(hour);
    stand.pass_secs(10);
    stand.event(Event::Stop);
    let second = stand.begin(SLOW);
    stand.pass_secs(20);
    stand.event(Event::Stop);
    let hand = stand.hand.clone();
    stand.close();
    // The program starts again, and the clock is set back once more.
    hand.set_wall_back(hour);
    let mut stand = Stand::with_clock(folder.path(), hand);
    let third = stand.begin(SLOW);
    stand.pass_secs(5);
    stand.close();

    let kept = kept(folder.path());
    let happened: Vec<_> = kept.iter().map(|record| (record.id, record.practised_ms)).collect();
    assert_eq!(happened, [(third, 5_000), (second, 20_000), (first, 40_000)]);
    assert!(kept.is_sorted_by_key(|record| record.started_utc_ms), "the wall clock says otherwise");
}

#[test]
fn the_first_practice_of_a_new_start_follows_what_was_kept_before_anything_else_is_heard() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    let days = Duration::from_hours(48);
    stand.hand.advance(days);
    let before = stand.begin(SLOW);
    let hand = stand.hand.clone();
    stand.close();
    hand.set_wall_back(days);
    let app = App::start(Options::by_hand(folder.path(), &hand), Arc::new(|| {}));
    let mut stand = Stand { app, hand };
    stand.app.wait_for_kept(FOREVER);
    assert!(stand.begin(SLOW) > before);
}

#[test]
fn an_exercise_that_is_not_there_begins_nothing_and_ends_nothing() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let running = stand.begin(SLOW);
    let key = ExerciseKey { origin: Origin::Own, id: "gone".to_owned() };
    stand.app.apply(Command::Begin { key, length_ms: MINUTE_MS });
    assert_eq!(stand.record().id, running);
}
