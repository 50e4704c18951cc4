//! *In step, apart*: a practice that follows the world's clock, and a time that was agreed for one.
//!
//! Nothing is sent and nothing of the other person is known. What was agreed lives in memory until it is left.

use std::sync::Arc;
use std::time::Duration;

use softlanding_core::in_step::follow::{Correction, Follower, Joining, Reading};
use softlanding_core::in_step::{IN_STEP_ID, Rhythm};
use softlanding_core::record::{ExerciseKey, Origin};
use softlanding_core::sitting::{Event, Stage};

use crate::library::Entry;
use crate::platform::clock_sync::{ClockSync, ClockSyncs};
use crate::text::in_step;

use super::App;
use super::session::Continuing;

/// The practice begins this long before the time that was agreed, to settle.
const BEGINS_BEFORE_MS: i64 = 5_000;
/// While it is waited for, the clock is looked at so often: it may be set meanwhile.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// A time that was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub rhythm: Rhythm,
    /// In milliseconds since 1970.
    pub at_utc_ms: i64,
}

/// What is waited for, and what the system says of its clock.
#[derive(Debug)]
pub(super) struct InStep {
    meeting: Option<Meeting>,
    /// While the window is covered nothing begins.
    is_covered: bool,
    clocks: Option<ClockSyncs>,
    sync: ClockSync,
}

impl InStep {
    pub fn new() -> Self {
        Self { meeting: None, is_covered: false, clocks: None, sync: ClockSync::Unknown }
    }

    pub fn cover(&mut self, is_covered: bool) {
        self.is_covered = is_covered;
    }

    pub fn forget_meeting(&mut self) {
        self.meeting = None;
    }

    pub fn handle_events(&mut self) {
        if let Some(sync) = self.clocks.as_ref().and_then(ClockSyncs::newest) {
            self.sync = sync;
        }
    }

    pub fn close(&self, deadline: Duration) {
        if let Some(clocks) = &self.clocks {
            clocks.close(deadline);
        }
    }
}

impl App {
    /// The practice of a rhythm, as it stands beside those of the library.
    #[must_use]
    pub fn in_step_entry(&self, rhythm: Rhythm) -> Entry {
        let exercise = rhythm.exercise(in_step::wording(&self.words, rhythm));
        let key = ExerciseKey { origin: Origin::Shipped, id: IN_STEP_ID.to_owned() };
        Entry::of(key, Arc::new(exercise))
    }

    /// What is waited for.
    #[must_use]
    pub fn meeting(&self) -> Option<Meeting> {
        self.in_step.meeting
    }

    /// What the system says of its clock.
    #[must_use]
    pub fn clock_sync(&self) -> ClockSync {
        self.in_step.sync
    }

    /// Asks the system about its clock, beside everything else.
    pub(super) fn look_at_clock(&mut self) {
        let wake = Arc::clone(&self.wake);
        let clocks = self.in_step.clocks.get_or_insert_with(|| ClockSyncs::open(move || wake()));
        clocks.ask();
    }

    /// Joins with the next breath.
    pub(super) fn join_in_step(&mut self, rhythm: Rhythm) {
        self.begin_in_step(rhythm, None);
    }

    /// Waits for a time that was agreed, as far as it may be practised at all; `None` waits for nothing.
    pub(super) fn meet(&mut self, meeting: Option<Meeting>) {
        self.in_step.meeting = meeting.filter(|meeting| self.may_join(meeting.rhythm));
    }

    fn may_join(&self, rhythm: Rhythm) -> bool {
        let Entry { key, exercise, .. } = self.in_step_entry(rhythm);
        self.settings().closed_gates(&key, &exercise).next().is_none()
    }

    fn begin_in_step(&mut self, rhythm: Rhythm, agreed_utc_ms: Option<i64>) {
        if !self.may_join(rhythm) {
            return;
        }
        let continuing = self.continuing_from_said();
        self.go_on_in_step(rhythm, agreed_utc_ms, continuing);
    }

    pub(super) fn go_on_in_step(
        &mut self,
        rhythm: Rhythm,
        agreed_utc_ms: Option<i64>,
        continuing: Continuing,
    ) {
        self.in_step.meeting = None;
        let entry = self.in_step_entry(rhythm);
        let joined = Follower::join(rhythm, agreed_utc_ms, self.clock.both());
        self.begin_entry(&entry, rhythm.length_ms(), continuing, Some(joined));
    }

    /// Begins what was agreed when it is time, unless something else is practised or the window is covered. Who is late
    /// joins the others while they breathe; what is over by then is let go.
    pub(super) fn keep_in_step(&mut self) {
        let reading = self.clock.both();
        self.follow_world(reading);
        let Some(Meeting { rhythm, at_utc_ms }) = self.in_step.meeting else { return };
        let late_ms = reading.utc_ms.saturating_sub(at_utc_ms);
        if late_ms >= i64::from(rhythm.length_ms()) {
            self.in_step.meeting = None;
        } else if late_ms >= -BEGINS_BEFORE_MS && !self.in_step.is_covered && self.practice().is_none() {
            self.begin_in_step(rhythm, Some(at_utc_ms));
        }
    }

    fn follow_world(&mut self, reading: Reading) {
        if self.session.stage() != Some(Stage::Running) {
            return;
        }
        let Some(follower) = self.session.follower(reading.now) else { return };
        match follower.look(reading) {
            Correction::None => {}
            Correction::Shift { ms } => self.practice_event(Event::Correct { ms }),
            Correction::Join(Joining { at, round }) => self.practice_event(Event::Join { at, round }),
        }
    }

    /// To go on after a pause is to join again.
    pub(super) fn event_in_step(&mut self, event: Event) -> Event {
        let reading = self.clock.both();
        if event != Event::Resume || self.session.stage() != Some(Stage::Paused) {
            return event;
        }
        let Some(follower) = self.session.follower(reading.now) else { return event };
        let Joining { at, round } = follower.rejoin(reading);
        Event::Join { at, round }
    }

    /// Until the clocks are to be looked at, while a practice is in step or one is waited for.
    pub(super) fn until_clocks_are_due(&self) -> Option<Duration> {
        let until_look = self.session.until_look(self.clock.now());
        let meeting = self.in_step.meeting.map(|meeting| {
            let left_ms = meeting.at_utc_ms.saturating_sub(BEGINS_BEFORE_MS + self.clock.both().utc_ms);
            LOOK_EVERY.min(Duration::from_millis(u64::try_from(left_ms).unwrap_or(0)))
        });
        until_look.into_iter().chain(meeting.filter(|_| !self.in_step.is_covered)).min()
    }
}
