//! The time-out that one is in, as the window shows it. There is nothing of it but a moment, in the settings.

use jiff::Zoned;
use softlanding_core::time_out::Standing;

use crate::platform::WallTime;
use crate::settings::Settings;
use crate::text::names;
use crate::text::notices::Notice;

use super::App;

/// A return that one has named.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// On the clock on the wall, where one is now.
    pub at: Zoned,
    pub standing: Standing,
    /// Whether it outlives the window.
    pub is_remembered: bool,
}

impl Return {
    /// The one that these settings have, as it stands now; none once it is over.
    #[must_use]
    pub fn of(settings: &Settings, now: &Zoned) -> Option<Self> {
        let time_out = settings.time_out?;
        let standing = time_out.back.standing(now.timestamp().as_millisecond());
        let at = jiff::Timestamp::from_millisecond(time_out.back.utc_ms()).ok()?;
        let at = at.to_zoned(now.time_zone().clone());
        (standing != Standing::Over).then_some(Self { at, standing, is_remembered: time_out.is_remembered })
    }

    /// Whether its time has come.
    #[must_use]
    pub fn is_due(&self) -> bool {
        self.standing == Standing::Due
    }
}

impl App {
    /// Says that it is time, outside of practices, and forgets what is over.
    pub(super) fn follow_time_out(&mut self) {
        let wall = self.clock.wall();
        self.profile.forget_time_outs(wall.utc_ms, |standing| standing == Standing::Over);
        let due = self.due_notice(&wall).filter(|_| self.session.practice().is_none());
        self.notices.withdraw(|notice| matches!(notice, Notice::Back { .. }) && Some(notice) != due.as_ref());
        if let Some(notice) = due {
            self.notices.post(notice);
        }
    }

    fn due_notice(&self, wall: &WallTime) -> Option<Notice> {
        // Most of the time there is none, and no zone is looked up.
        self.settings().time_out?;
        let now = wall.zoned();
        let due = Return::of(self.settings(), &now).filter(Return::is_due)?;
        Some(Notice::Back { time: names::clock_time(&self.words, &due.at, &now) })
    }

    /// The time has come and the window closes: nothing of it stays.
    pub(super) fn end_due_time_out(&mut self) {
        self.profile.forget_time_outs(self.clock.wall().utc_ms, |standing| standing == Standing::Due);
    }

    pub(super) fn end_time_out(&mut self) {
        self.profile.change(Settings { time_out: None, ..self.settings().clone() });
    }
}
