//! A time-out: two windows, clocks that are set, and what is left of it on the disk.

use softlanding_core::time_out::{BackAt, Standing};

use super::*;
use crate::settings::TimeOut;

const BACK_AT: &str = "back_at";

/// In so many minutes.
fn agree(stand: &mut Stand, minutes: u16, is_remembered: bool) -> BackAt {
    let back = BackAt::after(minutes, stand.app.wall().utc_ms);
    stand.change(|settings| settings.time_out = Some(TimeOut { back, is_remembered }));
    back
}

fn time_out(app: &App) -> Option<TimeOut> {
    app.settings().time_out
}

fn is_said(stand: &Stand) -> bool {
    stand.app.notices().any(|notice| matches!(notice, Notice::Back { .. }))
}

#[test]
fn the_other_window_sees_it_and_either_ends_it_for_both() {
    let folder = folder();
    let (mut a, mut b) = (Stand::in_folder(folder.path()), Stand::in_folder(folder.path()));
    let back = agree(&mut a, 20, true);
    b.wait_until(|app| time_out(app) == Some(TimeOut { back, is_remembered: true }));
    b.change(|settings| settings.time_out = None);
    a.wait_until(|app| time_out(app).is_none());
    assert!(!is_on_disk(folder.path(), BACK_AT));
    a.close();
    b.close();
    assert!(!is_on_disk(folder.path(), BACK_AT));
}

#[test]
fn what_the_other_window_sees_changes_nothing_else_there() {
    let folder = folder();
    let (mut a, mut b) = (Stand::in_folder(folder.path()), Stand::in_folder(folder.path()));
    b.change(|settings| settings.text_percent = 150);
    a.change(|settings| settings.theme = Theme::Ember);
    agree(&mut a, 20, true);
    b.wait_until(|app| time_out(app).is_some());
    assert_eq!((b.app.settings().theme, b.app.settings().text_percent), (Theme::System, 150));
    b.change(|settings| settings.time_out = None);
    b.close();
    a.close();
    let settings = crate::settings::load(folder.path()).0;
    assert_eq!((settings.theme, settings.text_percent, settings.time_out), (Theme::Ember, 150, None));
}

#[test]
fn one_that_is_in_memory_is_in_no_file_and_in_no_other_window() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    agree(&mut stand, 20, false);
    stand.change(|settings| settings.theme = Theme::Dusk);
    assert!(time_out(&stand.app).is_some(), "it outlives another change");
    stand.close();
    assert!(is_on_disk(folder.path(), "dusk"));
    assert!(!is_on_disk(folder.path(), BACK_AT) && !is_on_disk(folder.path(), "2026-01-01"));
}

#[test]
fn it_follows_the_clock_on_the_wall_forward_and_back() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    agree(&mut stand, 20, true);
    stand.hand.set_wall_forward(Duration::from_mins(25));
    stand.app.tick();
    assert!(is_said(&stand), "the clock on the wall says that it is time");
    stand.hand.set_wall_back(Duration::from_mins(10));
    stand.app.tick();
    assert!(!is_said(&stand), "and now it does not");
    assert_eq!(
        Return::of(stand.app.settings(), &stand.app.wall().zoned()).map(|back| back.standing),
        Some(Standing::Ahead { minutes: 5 })
    );
    stand.pass_secs(5 * 60);
    assert!(is_said(&stand));
}

#[test]
fn a_day_in_either_direction_ends_it() {
    for is_back in [true, false] {
        let folder = folder();
        let mut stand = Stand::in_folder(folder.path());
        agree(&mut stand, 20, true);
        let day = Duration::from_hours(24);
        if is_back {
            stand.hand.set_wall_back(day);
        } else {
            stand.hand.set_wall_forward(day);
        }
        stand.app.tick();
        assert_eq!(time_out(&stand.app), None);
        assert!(!is_said(&stand));
        stand.close();
        assert!(!is_on_disk(folder.path(), BACK_AT));
    }
}

#[test]
fn who_closes_the_window_when_it_is_time_leaves_nothing_of_it() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    agree(&mut stand, 20, true);
    stand.pass_secs(20 * 60);
    assert!(is_said(&stand));
    stand.close();
    assert!(!is_on_disk(folder.path(), BACK_AT));
}

#[test]
fn the_owners_time_goes_from_the_file_while_a_guest_is_here() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    agree(&mut stand, 20, true);
    stand.wait_until(|_| is_on_disk(folder.path(), BACK_AT));
    stand.app.apply(Command::Guest(true));
    assert_eq!(time_out(&stand.app), None);
    agree(&mut stand, 5, true);
    stand.pass_secs(20 * 60);
    assert!(is_said(&stand), "the guest's own");
    stand.pass_secs(61 * 60);
    stand.wait_until(|_| !is_on_disk(folder.path(), BACK_AT));
    stand.app.apply(Command::Guest(false));
    stand.app.tick();
    assert_eq!(time_out(&stand.app), None);
    assert!(!is_said(&stand));
}

#[test]
fn the_program_wakes_when_the_minutes_change_and_not_before() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    assert_eq!(stand.app.next_tick(), None);
    agree(&mut stand, 5, false);
    stand.app.tick();
    let next = stand.app.next_tick().unwrap();
    assert!(next <= Duration::from_secs(61) && next >= Duration::from_millis(1), "{next:?}");
    stand.change(|settings| settings.time_out = None);
    assert_eq!(stand.app.next_tick(), None);
}

#[test]
fn the_clock_shows_local_time_across_a_change_of_daylight_saving() {
    let words = Words::english();
    // Berlin: at 01:00 UTC on 29 March 2026 the clock goes from 02:00 to 03:00.
    let now: jiff::Zoned = "2026-03-29T01:50+01:00[Europe/Berlin]".parse().unwrap();
    let back = BackAt::after(20, now.timestamp().as_millisecond());
    let settings = Settings { time_out: Some(TimeOut { back, is_remembered: true }), ..Settings::default() };
    let said = Return::of(&settings, &now).unwrap();
    assert_eq!(crate::text::names::clock_time(&words, &said.at, &now), "03:10");
    assert_eq!(said.standing, Standing::Ahead { minutes: 20 });
    let late: jiff::Zoned = "2026-03-28T23:50+01:00[Europe/Berlin]".parse().unwrap();
    let back = BackAt::after(20, late.timestamp().as_millisecond());
    let settings = Settings { time_out: Some(TimeOut { back, is_remembered: true }), ..settings };
    let said = Return::of(&settings, &late).unwrap();
    assert_eq!(crate::text::names::clock_time(&words, &said.at, &late), "00:10 tomorrow");
}
