//! When to remind somebody of a minute for themselves, and when not to.
//!
//! [`Reminders`] is told what happens and what two clocks show, and says what is to be done. One clock counts since the
//! machine was started, its sleep included, and cannot be set; the other hangs on the wall, and anybody may set it or
//! travel with it. *Every so often* follows the first, *at a time of the day* the second: a time is taken once a
//! day, however often the clock passes it, also when it jumps over it. Nothing is counted, and what nobody answered is
//! forgotten.

mod draw;
mod rules;
#[cfg(test)]
mod simulation;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use rules::{Days, EVERY_MINUTES, Hours, Local, Rhythm, Rules, TIMES_MOST, TimeOfDay};

use draw::Draw;

const MINUTE_MS: i64 = 60_000;
/// Whoever did nothing for this long is away, and being away is a break.
pub const AWAY_MS: i64 = 5 * MINUTE_MS;
/// One that was held back may come within this time after what held it back.
const HELD_FOR_MS: i64 = 10 * MINUTE_MS;
/// How long one that was put off waits.
const LATER_MS: i64 = 10 * MINUTE_MS;
/// One that nobody answered goes away after this time.
const SHOWN_FOR_MS: i64 = 10 * MINUTE_MS;
/// A clock on the wall that jumps further than this leaves the times in between behind it.
const JUMP_MOST_MINUTES: i64 = 3 * 60;
/// The longest pause, with a minute to spare: one that ends later is none, as the clock was set.
const PAUSE_MOST_MS: i64 = 61 * MINUTE_MS;
/// Times of days further away than this are forgotten.
const REMEMBERED_DAYS: i32 = 2;

/// What the clocks show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// Since the machine was started, its sleep included.
    pub boot_ms: i64,
    /// Since 1970.
    pub utc_ms: i64,
    /// On the clock on the wall.
    pub local: Local,
}

/// What somebody at the machine is found to be doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing that a reminder would disturb.
    Free,
    /// Something that a reminder would disturb: it may come afterwards.
    Busy,
    /// A practice, or nothing for a while: a break already.
    OnBreak,
}

/// What a person answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Now,
    InTenMinutes,
    NotToday,
    /// It was put aside or went away by itself.
    Nothing,
}

/// Until when reminders rest, as it outlives the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// For this day, counted since 1970-01-01.
    pub day: Option<i32>,
    /// Until this moment, in milliseconds since 1970, UTC.
    pub until_utc_ms: Option<i64>,
}

impl Rest {
    /// For the rest of this day.
    #[must_use]
    pub fn today(now: Now) -> Self {
        Self { day: Some(now.local.day), until_utc_ms: None }
    }

    /// For an hour from now.
    #[must_use]
    pub fn an_hour(now: Now) -> Self {
        Self { day: None, until_utc_ms: Some(now.utc_ms.saturating_add(60 * MINUTE_MS)) }
    }

    /// Whether reminders rest at this moment.
    #[must_use]
    pub fn holds(self, now: Now) -> bool {
        let left = self.until_utc_ms.map(|until| until.saturating_sub(now.utc_ms));
        self.day == Some(now.local.day) || left.is_some_and(|left| (1..=PAUSE_MOST_MS).contains(&left))
    }
}

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A minute has passed, and nobody pressed anything for this long, if that could be asked.
    Minute {
        idle_ms: Option<i64>,
    },
    /// [`Action::Look`] found this.
    Found(Found),
    Answered(Answer),
    /// A minute was begun in another way.
    Begun,
    /// Reminders rest, or go on.
    Rest(Rest),
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Find out what somebody is doing, and say it by [`Event::Found`].
    Look,
    /// Ask whether it is time for a minute.
    Notify,
    /// Take back what asks still.
    Withdraw,
    /// Open a minute.
    Begin,
    /// Remember that reminders rest.
    Keep(Rest),
}

/// When to remind somebody.
#[derive(Clone, Debug)]
pub struct Reminders {
    rules: Rules,
    draw: Draw,
    rest: Rest,
    /// The last minute that was seen.
    last: Option<Now>,
    /// Since when the next one is waited for, since the machine was started; `None` outside of the hours.
    since_ms: Option<i64>,
    /// How long.
    wait_ms: i64,
    /// When one was put off to.
    later_ms: Option<i64>,
    /// One is due: when it came to be, or was last held back.
    due_ms: Option<i64>,
    /// Since when one asks.
    shown_ms: Option<i64>,
    /// Times of the day that were taken: their day and minute.
    taken: BTreeSet<(i32, TimeOfDay)>,
}

impl Reminders {
    /// Begins to wait with the first minute that it is told of. The same seed draws the same.
    #[must_use]
    pub fn new(rules: Rules, rest: Rest, seed: u64) -> Self {
        let mut draw = Draw::new(seed);
        let wait_ms = draw.wait_ms(&rules);
        Self {
            rules,
            draw,
            rest,
            last: None,
            since_ms: None,
            wait_ms,
            later_ms: None,
            due_ms: None,
            shown_ms: None,
            taken: BTreeSet::new(),
        }
    }

    /// Milliseconds until the next minute on the clock on the wall, when it wants to be told.
    #[must_use]
    pub fn sleep_ms(now_utc_ms: i64) -> u64 {
        (MINUTE_MS - now_utc_ms.rem_euclid(MINUTE_MS)).unsigned_abs()
    }

    /// Other rules: what was due by the old ones is not any more.
    pub fn change(&mut self, rules: Rules, now: Now) -> Vec<Action> {
        if self.rules == rules {
            return Vec::new();
        }
        self.rules = rules;
        self.begin_anew(now);
        self.withdraw()
    }

    /// What this comes to.
    pub fn step(&mut self, event: Event, now: Now) -> Vec<Action> {
        match event {
            Event::Minute { idle_ms } => self.minute(idle_ms, now),
            Event::Found(found) => self.found(found, now),
            Event::Answered(answer) => self.answered(answer, now),
            Event::Begun => {
                self.begin_anew(now);
                self.withdraw()
            }
            Event::Rest(rest) => self.set_rest(rest, now),
        }
    }

    fn minute(&mut self, idle_ms: Option<i64>, now: Now) -> Vec<Action> {
        let last = self.last.replace(now);
        let was_away = last.is_some_and(|last| now.boot_ms.saturating_sub(last.boot_ms) >= AWAY_MS);
        let is_away = idle_ms.is_some_and(|idle| idle >= AWAY_MS);
        let is_time = self.take_times(last, was_away, now);
        let mut actions = Vec::new();
        if self.shown_ms.is_some_and(|shown| now.boot_ms.saturating_sub(shown) >= SHOWN_FOR_MS) {
            actions = self.withdraw();
        }
        if self.rest.holds(now) || !self.rules.is_within(now.local) {
            self.begin_anew(now);
            self.since_ms = None;
            return actions;
        }
        // Whatever is due is looked at first: who listens in a call presses nothing, and is not away.
        if self.due_ms.is_none() && !is_time && (was_away || is_away) {
            self.begin_anew(now);
            return actions;
        }
        let since = *self.since_ms.get_or_insert(now.boot_ms);
        let has_waited = self.is_every() && now.boot_ms.saturating_sub(since) >= self.wait_ms;
        let is_later = self.later_ms.is_some_and(|later| now.boot_ms >= later);
        if self.due_ms.is_none() && (is_time || has_waited || is_later) {
            self.due_ms = Some(now.boot_ms);
            self.later_ms = None;
        }
        if self.due_ms.is_some() {
            actions.push(Action::Look);
        }
        actions
    }

    fn is_every(&self) -> bool {
        matches!(self.rules.rhythm, Rhythm::Every { .. })
    }

    /// Whether the clock on the wall came to a time of the day since the last minute. All that it came to are taken.
    fn take_times(&mut self, last: Option<Now>, was_away: bool, now: Now) -> bool {
        self.taken.retain(|(day, _)| day.abs_diff(now.local.day) <= REMEMBERED_DAYS.unsigned_abs());
        let at = now.local.minutes();
        let back = if was_away { HELD_FOR_MS / MINUTE_MS } else { JUMP_MOST_MINUTES };
        let from = last.map_or(at, |last| last.local.minutes().clamp(at.saturating_sub(back), at));
        // A clock that was set back stands before its last minute, and this minute counts still.
        let from = if last.is_some_and(|last| last.local.minutes() > at) { at - 1 } else { from };
        let mut is_time = false;
        for day in now.local.day.saturating_sub(1)..=now.local.day {
            for time in self.rules.times(day) {
                let late = if self.rules.with_chance { self.draw.late_minutes(day, *time) } else { 0 };
                let due = Local { day, time: *time }.minutes() + late;
                if due > from && due <= at && self.taken.insert((day, *time)) {
                    is_time = true;
                }
            }
        }
        is_time
    }

    fn found(&mut self, found: Found, now: Now) -> Vec<Action> {
        let Some(due) = self.due_ms else { return Vec::new() };
        match found {
            Found::Busy => {
                self.due_ms = Some(now.boot_ms);
                Vec::new()
            }
            Found::OnBreak => {
                self.begin_anew(now);
                Vec::new()
            }
            Found::Free => {
                self.begin_anew(now);
                if now.boot_ms.saturating_sub(due) > HELD_FOR_MS {
                    return Vec::new();
                }
                let mut actions = self.withdraw();
                self.shown_ms = Some(now.boot_ms);
                actions.push(Action::Notify);
                actions
            }
        }
    }

    fn answered(&mut self, answer: Answer, now: Now) -> Vec<Action> {
        self.shown_ms = None;
        match answer {
            Answer::Now => {
                self.begin_anew(now);
                vec![Action::Begin]
            }
            Answer::InTenMinutes => {
                self.begin_anew(now);
                self.later_ms = Some(now.boot_ms.saturating_add(LATER_MS));
                Vec::new()
            }
            Answer::NotToday => {
                let rest = Rest::today(now);
                let mut actions = self.set_rest(rest, now);
                actions.push(Action::Keep(rest));
                actions
            }
            Answer::Nothing => Vec::new(),
        }
    }

    fn set_rest(&mut self, rest: Rest, now: Now) -> Vec<Action> {
        self.rest = rest;
        if !rest.holds(now) {
            return Vec::new();
        }
        self.begin_anew(now);
        self.withdraw()
    }

    /// Nothing is due, and waiting begins now.
    fn begin_anew(&mut self, now: Now) {
        self.due_ms = None;
        self.later_ms = None;
        self.since_ms = Some(now.boot_ms);
        self.wait_ms = self.draw.wait_ms(&self.rules);
    }

    fn withdraw(&mut self) -> Vec<Action> {
        if self.shown_ms.take().is_some() { vec![Action::Withdraw] } else { Vec::new() }
    }
}
