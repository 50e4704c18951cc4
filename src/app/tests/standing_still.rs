//! The machine sleeps, or the process stands still, in the middle of a practice.

use super::*;

const MINUTE: Duration = Duration::from_mins(1);

/// Three minutes of practice, six seconds after their beginning.
fn six_seconds_in(folder: &Path) -> Stand {
    let mut stand = Stand::keeping(folder);
    let key = stand.app.library().find_id(SLOW).unwrap().key.clone();
    stand.app.apply(Command::Begin { key, length_ms: 3 * MINUTE_MS });
    stand.pass_secs(6);
    stand
}

fn stage(stand: &Stand) -> (Stage, bool) {
    let sitting = &stand.practice().sitting;
    (sitting.stage(), sitting.is_absent())
}

fn place_ms(stand: &Stand) -> u32 {
    let sitting = &stand.practice().sitting;
    sitting.score().timed_ms(sitting.position(stand.app.now()))
}

#[test]
fn a_minute_away_is_a_pause_where_it_was_and_is_not_practised() {
    for is_away in [HandClock::stand_still, HandClock::sleep] {
        let folder = folder();
        let mut stand = six_seconds_in(folder.path());
        is_away(&stand.hand, MINUTE);
        stand.app.tick();
        assert_eq!((stage(&stand), place_ms(&stand)), ((Stage::Paused, true), 6_000));
        stand.pass_secs(600);
        assert_eq!((stage(&stand), place_ms(&stand)), ((Stage::Paused, true), 6_000), "until one goes on");
        stand.event(Event::Resume);
        assert_eq!(stage(&stand), (Stage::Running, false));
        stand.pass_secs(10);
        stand.event(Event::Stop);
        assert_eq!((stand.record().practised_ms, stand.record().ending), (16_000, Ending::Interrupted));
    }
}

#[test]
fn no_practice_comes_to_its_end_while_nobody_is_there() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.begin(SLOW);
    for _ in 0..3 {
        stand.pass_secs(6);
        stand.hand.stand_still(MINUTE);
        stand.app.tick();
        assert_eq!(stage(&stand), (Stage::Paused, true));
        stand.event(Event::Resume);
    }
    stand.pass_secs(3_600);
    let record = stand.record();
    assert_eq!((record.ending, record.practised_ms), (Ending::Whole, record.planned_ms));
}

#[test]
fn whatever_is_asked_for_first_finds_the_practice_where_it_was() {
    let events = [Event::Stop, Event::Gentler, Event::Close, Event::Pause];
    let commands = [Command::Hide, Command::Guest(true), Command::Sound(true)];
    for command in events.map(Command::Practice).into_iter().chain(commands) {
        let folder = folder();
        let mut stand = six_seconds_in(folder.path());
        let id = stand.record().id;
        stand.hand.stand_still(MINUTE);
        stand.app.apply(command.clone());
        stand.close();
        let kept = kept(folder.path());
        let record = kept.iter().find(|record| record.id == id).unwrap();
        assert_eq!(record.practised_ms, 6_000, "{command:?}");
    }
}

#[test]
fn a_program_that_is_closed_after_its_process_stood_still_keeps_what_was_practised() {
    let folder = folder();
    let stand = six_seconds_in(folder.path());
    stand.hand.stand_still(MINUTE);
    stand.close();
    assert_eq!(kept(folder.path())[0].practised_ms, 6_000);
}

#[test]
fn a_person_who_answers_after_standing_still_goes_on_at_once() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.begin("five-four-three-two-one");
    stand.pass_secs(60);
    assert!(stand.practice().sitting.waits(stand.app.now()));
    stand.hand.sleep(MINUTE);
    stand.event(Event::Next);
    assert_eq!(stage(&stand), (Stage::Running, false));
    let noticing = stand.practice().sitting.noticing(stand.app.now());
    assert_eq!(noticing.map(|step| step.done), Some(1));
}

#[test]
fn five_seconds_are_a_busy_machine() {
    for is_busy in [HandClock::stand_still, HandClock::sleep] {
        let folder = folder();
        let mut stand = six_seconds_in(folder.path());
        is_busy(&stand.hand, Duration::from_secs(5));
        stand.app.tick();
        assert_eq!(stage(&stand), (Stage::Running, false));
        is_busy(&stand.hand, Duration::from_millis(5_001));
        stand.app.tick();
        assert_eq!(stage(&stand), (Stage::Paused, true));
    }
}

#[test]
fn a_main_thread_that_hangs_alone_holds_up_no_practice() {
    let folder = folder();
    let mut stand = six_seconds_in(folder.path());
    stand.hand.advance(MINUTE);
    stand.app.tick();
    assert_eq!((stage(&stand), place_ms(&stand)), ((Stage::Running, false), 66_000));
}

#[test]
fn what_nobody_practised_in_is_no_absence() {
    let folder = folder();
    let mut stand = six_seconds_in(folder.path());
    stand.app.apply(Command::Hide);
    stand.hand.sleep(MINUTE);
    stand.app.tick();
    assert_eq!(stage(&stand), (Stage::Paused, false), "a practice that was hidden says nothing new");
    stand.event(Event::Resume);
    stand.app.tick();
    assert_eq!(stage(&stand), (Stage::Running, false));
    stand.pass_secs(3_600);
    stand.hand.stand_still(MINUTE);
    stand.app.apply(Command::ALittleLonger);
    stand.app.tick();
    assert_eq!((stage(&stand), place_ms(&stand)), ((Stage::Running, false), 0));
}

#[test]
fn the_heart_beats_only_while_a_practice_runs() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    assert!(!stand.app.session.has_heartbeat());
    stand.begin(SLOW);
    assert!(stand.app.session.has_heartbeat());
    stand.event(Event::Pause);
    assert!(!stand.app.session.has_heartbeat());
    stand.event(Event::Resume);
    assert!(stand.app.session.has_heartbeat());
    stand.pass_secs(3_600);
    assert!(!stand.app.session.has_heartbeat(), "over");
}
