//! Whose settings hold: the owner's, which are written to the disk, or a guest's, which end with the guest.

use std::path::PathBuf;
use std::time::Duration;

use softlanding_core::time_out::Standing;

use crate::settings::{Settings, SettingsEvent, SettingsStore};
use crate::text::notices::Notice;

use super::Notices;

/// The settings that hold now.
#[derive(Debug)]
pub(super) struct Profile {
    settings: Settings,
    store: SettingsStore,
    /// The owner's settings while a guest is here.
    owners: Option<Settings>,
}

impl Profile {
    /// Reads the settings file and starts the thread that writes it. What could not be read comes as notices.
    pub fn open(file: PathBuf, wake: impl Fn() + Send + Sync + 'static) -> (Self, Vec<Notice>) {
        let (store, settings, troubles) = SettingsStore::open(file, wake);
        let notices = troubles.into_iter().map(Notice::Settings).collect();
        (Self { settings, store, owners: None }, notices)
    }

    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    pub fn is_guest(&self) -> bool {
        self.owners.is_some()
    }

    /// Changes the settings; a guest's are not written.
    pub fn change(&mut self, settings: Settings) {
        self.settings = settings;
        if !self.is_guest() {
            self.store.save(&self.settings);
        }
    }

    /// Begins a guest's visit, or ends it.
    pub fn toggle_guest(&mut self) {
        if let Some(owners) = self.owners.take() {
            self.change(owners);
        } else {
            let guests = self.settings.for_guest();
            self.owners = Some(std::mem::replace(&mut self.settings, guests));
        }
    }

    /// Handles what came of writing the file.
    pub fn handle_events(&mut self, notices: &mut Notices) {
        let events: Vec<SettingsEvent> = self.store.events().collect();
        for event in events {
            match event {
                SettingsEvent::Saved => {}
                SettingsEvent::Failed(trouble) => notices.post(Notice::Settings(trouble)),
                SettingsEvent::TimeOut(time_out) => {
                    let owners = self.owners.as_mut().unwrap_or(&mut self.settings);
                    owners.time_out = time_out;
                    self.store.adopt(owners);
                }
            }
        }
    }

    /// Forgets time-outs that stand so at this moment, in the file as well.
    pub fn forget_time_outs(&mut self, now_utc_ms: i64, is_gone: impl Fn(Standing) -> bool) {
        let is_gone = |settings: &Settings| {
            settings.time_out.is_some_and(|time_out| is_gone(time_out.back.standing(now_utc_ms)))
        };
        if is_gone(&self.settings) {
            self.change(Settings { time_out: None, ..self.settings.clone() });
        }
        if let Some(owners) = self.owners.as_mut().filter(|owners| is_gone(owners)) {
            owners.time_out = None;
            self.store.save(owners);
        }
    }

    /// Whether all that was chosen is on the disk when the deadline has passed.
    pub fn close(self, deadline: Duration) -> bool {
        self.store.close(deadline)
    }
}
