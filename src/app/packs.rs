//! Importing, and packs that are removed and brought back.

use std::path::PathBuf;
use std::time::Duration;

use crate::library::{Imported, PackInfo, Refusal};

use super::{App, Notice, UNDO};

/// A pack that was removed and can be brought back.
#[derive(Debug)]
pub(super) struct RemovedPack {
    title: String,
    pub until: Duration,
}

impl App {
    /// The packs that were imported, by name.
    #[must_use]
    pub fn packs(&self) -> &[PackInfo] {
        self.library().packs()
    }

    pub(super) fn import(&self, path: PathBuf) {
        self.librarian.import(path);
    }

    pub(super) fn hear_import(&mut self, path: PathBuf, outcome: Result<Imported, Refusal>) {
        self.say(match outcome {
            Ok(imported) => Notice::Imported(Box::new(imported)),
            Err(why) => Notice::NotImported { path, why: Box::new(why) },
        });
    }

    pub(super) fn remove_pack(&mut self, name: String) {
        let Some(pack) = self.library.packs().iter().find(|pack| pack.name == name) else { return };
        let title = pack.title().to_owned();
        self.librarian.remove_pack(name);
        self.offer_pack_back(title);
    }

    fn offer_pack_back(&mut self, title: String) {
        self.forget_removed_notice();
        self.notices.push_front(Notice::PackRemoved { title: title.clone() });
        self.removed_pack = Some(RemovedPack { title, until: self.clock.now() + UNDO });
    }

    pub(super) fn undo_remove_pack(&mut self) {
        if self.removed_pack.is_some() {
            self.librarian.restore_pack();
            self.forget_removed_notice();
        }
    }

    pub(super) fn hear_not_removed(&mut self, why: Refusal) {
        self.removed_pack = None;
        self.forget_removed_notice();
        self.say(Notice::Packs(Box::new(why)));
    }

    /// It could not be brought back now: there is as much time again.
    pub(super) fn hear_not_restored(&mut self, why: Refusal) {
        if let Some(removed) = self.removed_pack.take() {
            self.offer_pack_back(removed.title);
        }
        self.notices.push_front(Notice::Packs(Box::new(why)));
    }

    pub(super) fn forget_removed_pack(&mut self) {
        let now = self.clock.now();
        if self.removed_pack.take_if(|removed| removed.until <= now).is_some() {
            self.librarian.forget_pack();
            self.forget_removed_notice();
        }
    }

    fn forget_removed_notice(&mut self) {
        self.notices.retain(|notice| !matches!(notice, Notice::PackRemoved { .. }));
    }
}
