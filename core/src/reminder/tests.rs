//! Single promises of the reminders.

use proptest::prelude::*;

use super::*;

/// 2026-01-05, a Monday.
const MONDAY: i32 = 20_458;

/// A person at a machine whose clocks run together until they are moved.
struct Desk {
    reminders: Reminders,
    now: Now,
}

fn at(day: i32, text: &str) -> Now {
    let local = Local { day, time: TimeOfDay::parse(text).unwrap() };
    Now { boot_ms: 0, utc_ms: local.minutes() * MINUTE_MS, local }
}

fn time(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).unwrap()
}

fn every(minutes: u16) -> Rules {
    let hours = Hours { from: time("09:00"), until: time("17:00") };
    Rules { rhythm: Rhythm::Every { minutes, hours }, days: Days::WORKING, with_chance: false }
}

fn at_times(times: &[&str]) -> Rules {
    let times = times.iter().map(|text| time(text)).collect();
    Rules { rhythm: Rhythm::At(times), days: Days::EACH, with_chance: false }
}

impl Desk {
    fn new(rules: Rules, text: &str) -> Self {
        let mut desk = Self { reminders: Reminders::new(rules, Rest::default(), 7), now: at(MONDAY, text) };
        assert_eq!(desk.minute(Some(0)), []);
        desk
    }

    fn minute(&mut self, idle_ms: Option<i64>) -> Vec<Action> {
        self.reminders.step(Event::Minute { idle_ms }, self.now)
    }

    fn step(&mut self, event: Event) -> Vec<Action> {
        self.reminders.step(event, self.now)
    }

    fn pass(&mut self, minutes: i64) {
        self.now.boot_ms += minutes * MINUTE_MS;
        self.set(minutes);
    }

    /// Sets the clock on the wall alone.
    fn set(&mut self, minutes: i64) {
        self.now.utc_ms += minutes * MINUTE_MS;
        self.show(self.now.local.minutes() + minutes);
    }

    fn show(&mut self, minutes: i64) {
        let day = minutes.div_euclid(1_440) as i32;
        self.now.local = Local { day, time: TimeOfDay::from_minutes(minutes.rem_euclid(1_440) as i32) };
    }

    /// Lets minutes pass one by one with somebody at the keyboard who does this. Returns when one was asked, in
    /// minutes from now.
    fn work(&mut self, minutes: i64, found: Found) -> Vec<i64> {
        let mut asked = Vec::new();
        for minute in 1..=minutes {
            self.pass(1);
            let mut actions = self.minute(Some(0));
            if actions.contains(&Action::Look) {
                actions.extend(self.step(Event::Found(found)));
            }
            if actions.contains(&Action::Notify) {
                asked.push(minute);
            }
        }
        asked
    }
}

#[test]
fn an_hour_is_an_hour_within_the_hours() {
    let mut desk = Desk::new(every(60), "08:30");
    assert_eq!(desk.work(480, Found::Free), [90, 150, 210, 270, 330, 390, 450]);
    assert_eq!(desk.work(60 * 16 + 120, Found::Free), [17 * 60 + 30], "the next day begins at nine");
}

#[test]
fn one_that_is_held_back_comes_once_after_what_held_it_back() {
    let mut desk = Desk::new(every(30), "10:00");
    assert_eq!(desk.work(100, Found::Busy), []);
    assert_eq!(desk.work(35, Found::Free), [1, 31]);
}

#[test]
fn one_that_was_held_back_before_a_sleep_is_dropped() {
    let mut desk = Desk::new(every(30), "10:00");
    assert_eq!(desk.work(31, Found::Busy), []);
    desk.pass(60);
    assert_eq!(desk.work(30, Found::Free), [], "waiting began anew");
    assert_eq!(desk.work(1, Found::Free), [1]);
}

#[test]
fn a_machine_that_slept_over_five_asks_at_most_once() {
    let times = ["10:00", "10:30", "11:00", "11:30", "12:00"];
    let mut desk = Desk::new(at_times(&times), "09:55");
    desk.pass(130);
    assert_eq!(desk.work(60, Found::Free), [1], "noon was five minutes ago");
    let mut desk = Desk::new(at_times(&times), "09:55");
    desk.pass(200);
    assert_eq!(desk.work(60, Found::Free), []);
}

#[test]
fn being_away_is_a_break() {
    let mut desk = Desk::new(every(30), "10:00");
    desk.work(20, Found::Free);
    for idle in 5..15 {
        desk.pass(1);
        assert_eq!(desk.minute(Some(idle * MINUTE_MS)), []);
    }
    assert_eq!(desk.work(40, Found::Free), [30], "from the return on");
}

#[test]
fn who_does_nothing_in_a_call_is_asked_after_it() {
    let mut desk = Desk::new(at_times(&["10:30"]), "10:00");
    let mut asked = Vec::new();
    for minute in 1..60 {
        desk.pass(1);
        let actions = desk.minute(Some(minute * MINUTE_MS));
        if actions.contains(&Action::Look) {
            let found = if minute < 45 { Found::Busy } else { Found::Free };
            asked.extend(desk.step(Event::Found(found)).contains(&Action::Notify).then_some(minute));
        }
    }
    assert_eq!(asked, [45]);
}

#[test]
fn a_practice_is_a_break_as_well() {
    let mut desk = Desk::new(every(30), "10:00");
    assert_eq!(desk.work(30, Found::OnBreak), []);
    assert_eq!(desk.work(30, Found::Free), [30]);
}

#[test]
fn in_ten_minutes_is_in_ten_minutes() {
    let mut desk = Desk::new(every(60), "10:00");
    assert_eq!(desk.work(60, Found::Free), [60]);
    assert_eq!(desk.step(Event::Answered(Answer::InTenMinutes)), []);
    assert_eq!(desk.work(71, Found::Free), [10, 70]);
}

#[test]
fn now_begins_and_not_today_rests_until_midnight() {
    let mut desk = Desk::new(every(60), "10:00");
    desk.work(60, Found::Free);
    assert_eq!(desk.step(Event::Answered(Answer::Now)), [Action::Begin]);
    assert_eq!(desk.work(60, Found::Free), [60]);
    let kept = Rest { day: Some(MONDAY), until_utc_ms: None };
    assert_eq!(desk.step(Event::Answered(Answer::NotToday)), [Action::Keep(kept)]);
    assert_eq!(desk.work(12 * 60, Found::Free), []);
    assert_eq!(desk.work(10 * 60 + 1, Found::Free), [10 * 60], "at ten on Tuesday");
}

#[test]
fn what_nobody_answers_goes_away_and_changes_nothing() {
    let mut desk = Desk::new(every(60), "10:00");
    desk.work(60, Found::Free);
    desk.work(9, Found::Free);
    desk.pass(1);
    assert_eq!(desk.minute(Some(0)), [Action::Withdraw]);
    assert_eq!(desk.work(50, Found::Free), [50]);
}

#[test]
fn a_pause_takes_back_what_asks_and_is_over_after_an_hour() {
    let mut desk = Desk::new(every(30), "10:00");
    desk.work(30, Found::Free);
    let rest = Rest::an_hour(desk.now);
    assert_eq!(desk.step(Event::Rest(rest)), [Action::Withdraw]);
    assert_eq!(desk.work(95, Found::Free), [90], "waiting begins at its end");
}

#[test]
fn a_pause_that_ends_after_any_pause_is_none() {
    let now = at(MONDAY, "10:00");
    let set_back = Now { utc_ms: now.utc_ms - 3 * 60 * MINUTE_MS, ..now };
    assert!(Rest::an_hour(now).holds(now) && !Rest::an_hour(now).holds(set_back));
}

#[test]
fn other_rules_hold_at_once() {
    let mut desk = Desk::new(every(30), "10:00");
    desk.work(30, Found::Free);
    assert_eq!(desk.reminders.change(every(20), desk.now), [Action::Withdraw]);
    assert_eq!(desk.work(20, Found::Free), [20]);
    assert_eq!(desk.reminders.change(every(20), desk.now), [], "the same are no change");
}

#[test]
fn a_time_that_the_clock_jumps_over_comes_and_one_that_it_shows_again_does_not() {
    let mut desk = Desk::new(at_times(&["10:30"]), "10:00");
    desk.set(45);
    assert_eq!(desk.work(1, Found::Free), [1]);
    desk.set(-40);
    assert_eq!(desk.work(60, Found::Free), []);
    desk.set(24 * 60);
    assert_eq!(desk.work(60, Found::Free), [1], "one of the day that was skipped");
}

#[test]
fn a_clock_that_was_a_year_ahead_is_forgotten() {
    let mut desk = Desk::new(at_times(&["10:30"]), "10:00");
    desk.set(365 * 24 * 60);
    assert_eq!(desk.work(31, Found::Free), [30]);
    desk.set(-365 * 24 * 60 - 10);
    assert_eq!(desk.work(20, Found::Free), [9]);
}

#[test]
fn nobody_is_asked_where_no_day_was_chosen() {
    let rules = Rules { days: Days::parse("").unwrap(), ..every(20) };
    let mut desk = Desk::new(rules, "10:00");
    assert_eq!(desk.work(2 * 24 * 60, Found::Free), []);
}

#[test]
fn chance_comes_close_and_stays_the_same_for_the_same_seed() {
    let rules = Rules { with_chance: true, ..every(60) };
    let asked = || Desk::new(rules.clone(), "09:00").work(480, Found::Free);
    assert_eq!(asked(), asked());
    let gaps: Vec<i64> = asked().windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(gaps.iter().all(|gap| (48..=73).contains(gap)), "{gaps:?}");
    assert!(gaps.iter().any(|gap| *gap != gaps[0]), "{gaps:?}");
}

#[test]
fn sleep_lasts_to_the_next_minute() {
    assert_eq!(Reminders::sleep_ms(60_000), 60_000);
    assert_eq!(Reminders::sleep_ms(119_999), 1);
    assert_eq!(Reminders::sleep_ms(-1), 1);
}

fn any_event() -> impl Strategy<Value = Event> {
    let found = proptest::sample::select(vec![Found::Free, Found::Busy, Found::OnBreak]);
    let answer =
        proptest::sample::select(vec![Answer::Now, Answer::InTenMinutes, Answer::NotToday, Answer::Nothing]);
    let rest = (proptest::option::of(any::<i32>()), proptest::option::of(any::<i64>()));
    prop_oneof![
        8 => proptest::option::of(any::<i64>()).prop_map(|idle_ms| Event::Minute { idle_ms }),
        4 => found.prop_map(Event::Found),
        1 => answer.prop_map(Event::Answered),
        1 => Just(Event::Begun),
        1 => rest.prop_map(|(day, until_utc_ms)| Event::Rest(Rest { day, until_utc_ms })),
    ]
}

proptest! {
    #[test]
    fn no_order_of_events_is_too_strange(
        steps in proptest::collection::vec((any_event(), any::<(i64, i64, i32, u16)>()), 0..60),
        rules in proptest::sample::select(vec![every(20), at_times(&["00:00", "12:00", "23:59"])]),
    ) {
        let mut reminders = Reminders::new(rules, Rest::default(), 1);
        for (event, (boot_ms, utc_ms, day, minute)) in steps {
            let local = Local { day, time: TimeOfDay::from_minutes(i32::from(minute)) };
            let now = Now { boot_ms, utc_ms, local };
            let actions = reminders.step(event, now);
            let asks = actions.contains(&Action::Notify);
            prop_assert!(!asks || event == Event::Found(Found::Free), "it asks only of who is free");
            prop_assert!(actions.len() <= 2);
        }
    }
}
