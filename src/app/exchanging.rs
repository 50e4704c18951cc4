//! Everything that is kept, taken along, brought in, or deleted in pieces.

use std::path::PathBuf;

use crate::records::exchange::{Format, Report};
use crate::records::journal::{NotImported, What};

use crate::text::notices::Notice;

use super::{App, Target};

impl App {
    /// Writes all that is kept.
    pub(super) fn export(&self, target: Target, format: Format) {
        self.journal.export(target.path, format, target.replaces);
    }

    /// Brings sittings in: choosing the file is the yes for those in it.
    pub(super) fn import_sittings(&mut self, path: PathBuf) {
        if self.is_guest() {
            self.notices.post(Notice::NotForGuests);
        } else {
            self.journal.import(path);
        }
    }

    pub(super) fn hear_sittings(&mut self, report: Report) {
        self.notices.post(Notice::SittingsImported(Box::new(report)));
        self.read_anew();
    }

    pub(super) fn hear_no_sittings(&mut self, path: PathBuf, why: NotImported) {
        self.notices.post(Notice::SittingsNotImported { path, why: Box::new(why) });
        self.read_anew();
    }

    pub(super) fn delete_many(&mut self, what: What) {
        self.session.stop_keeping(|record| what.holds(record));
        let ticket = self.journal.delete_many(what.clone());
        self.kept.forget(&what, ticket);
        self.looked.remove_many(what);
        self.found = None;
        self.look_again();
        self.remember_last();
    }

    pub(super) fn hear_deleted_many(&mut self, count: usize, set_aside: Vec<PathBuf>) {
        self.notices.post(Notice::DeletedMany { count });
        if !set_aside.is_empty() {
            self.notices.post(Notice::StillSetAside(set_aside));
        }
    }

    /// What was read so far is no longer all there is, or more than there is.
    fn read_anew(&mut self) {
        self.kept.start_anew();
        self.look_again();
    }
}
