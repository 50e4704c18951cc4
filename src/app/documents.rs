//! What is written to a place that the person chose, on a thread of its own: no frame waits for a disk.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Zoned;
use softlanding_core::exercise::Exercise;
use softlanding_core::record::ExerciseKey;

use crate::documents::page::{self, Paper};
use crate::documents::plan::{OnPaper, plan_page};
use crate::documents::report::{ReportChoice, SITTINGS_MOST, report};
use crate::people::Plan;
use crate::platform::atomic_file::ExportError;
use crate::records::journal::{JournalError, Page};
use crate::settings::Settings;
use crate::text::Words;
use crate::text::notices::Notice;

use super::{App, Notices, Wake};

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub path: PathBuf,
    /// What is there already may be written over.
    pub replaces: bool,
}

/// What came of writing a file.
#[derive(Debug)]
struct WrittenFile {
    path: PathBuf,
    outcome: Result<(), ExportError>,
}

/// The files being written now.
pub(super) struct Documents {
    to: Sender<WrittenFile>,
    from: Receiver<WrittenFile>,
    under_way: usize,
    wake: Wake,
}

impl Documents {
    pub fn new(wake: Wake) -> Self {
        let (to, from) = mpsc::channel();
        Self { to, from, under_way: 0, wake }
    }

    /// Has `write` done elsewhere.
    fn write(
        &mut self,
        target: Target,
        write: impl FnOnce(&Path, bool) -> Result<(), ExportError> + Send + 'static,
    ) {
        let path = target.path.clone();
        let write = self.begin(target, |(), path, replaces| write(path, replaces));
        let started = thread::Builder::new().name("writing".to_owned()).spawn(move || write(()));
        if let Err(error) = started {
            // The receiver is right here.
            let _ = self.to.send(WrittenFile { path, outcome: Err(ExportError::from(error)) });
        }
    }

    /// Something that writes a file of what it is given, on whatever thread. It is under way from now on.
    fn begin<T, W>(&mut self, target: Target, write: W) -> impl FnOnce(T) + Send + use<T, W>
    where
        W: FnOnce(T, &Path, bool) -> Result<(), ExportError> + Send + 'static,
    {
        let (to, wake) = (self.to.clone(), Arc::clone(&self.wake));
        self.under_way += 1;
        move |given| {
            let outcome = write(given, &target.path, target.replaces);
            // Nobody listens any more when the program has closed.
            let _ = to.send(WrittenFile { path: target.path, outcome });
            wake();
        }
    }

    /// Handles what came of writing.
    pub fn handle_events(&mut self, notices: &mut Notices) {
        for WrittenFile { path, outcome } in self.from.try_iter() {
            self.under_way = self.under_way.saturating_sub(1);
            notices.post(match outcome {
                Ok(()) => Notice::Written(path),
                Err(why) => Notice::NotWritten { path, why },
            });
        }
    }

    /// Waits for what is being written, at most this long. Whatever is not whole by then is not there.
    pub fn close(self, deadline: Duration) {
        let started = Instant::now();
        for _ in 0..self.under_way {
            if self.from.recv_timeout(deadline.saturating_sub(started.elapsed())).is_err() {
                return;
            }
        }
    }
}

impl Documents {
    /// Writes the page of a practice, to print or to hand over.
    pub fn write_page(&mut self, words: Arc<Words>, exercise: Arc<Exercise>, target: Target) {
        self.write(target, move |path, replaces| {
            page::write(&words, &exercise, Paper::default(), path, replaces)
        });
    }

    /// Writes the page of a plan.
    pub fn write_plan(&mut self, words: Arc<Words>, on_paper: OnPaper, target: Target) {
        self.write(target, move |path, replaces| {
            page::write_plan(&words, &plan_page(&words, &on_paper), Paper::default(), path, replaces)
        });
    }

    /// Returns what writes the page to bring along about what is kept, once that was read, on whatever thread that was.
    /// It is under way from now on.
    pub fn write_report(
        &mut self,
        words: Arc<Words>,
        settings: Settings,
        now: Zoned,
        target: Target,
        chosen: ReportChoice,
    ) -> impl FnOnce(Result<Page, JournalError>) + Send + use<> {
        self.begin(target, move |kept: Result<Page, JournalError>, path, replaces| {
            let kept = kept.map_err(|trouble| ExportError::Other {
                what: words.message(&trouble.id(), &trouble.arguments()),
            })?;
            let reports = SITTINGS_MOST
                .into_iter()
                .map(|most| report(&words, &settings, &kept.records, &now, (&chosen, most)));
            page::write_report(&words, reports, Paper::default(), path, replaces)
        })
    }
}

impl App {
    pub(super) fn write_page(&mut self, key: &ExerciseKey, target: Target) {
        if let Some(entry) = self.library().find(key) {
            let exercise = Arc::clone(&entry.exercise);
            self.documents.write_page(Arc::clone(&self.words), exercise, target);
        }
    }

    pub(super) fn write_report(&mut self, target: Target, chosen: ReportChoice) {
        let now = self.clock.wall().zoned();
        let words = Arc::clone(&self.words);
        let write = self.documents.write_report(words, self.profile.settings().clone(), now, target, chosen);
        self.records.read_all(write);
    }

    pub(super) fn write_plan(&mut self, target: Target, plan: Plan) {
        let lists = self.support();
        let country = self.settings().country.and_then(|code| lists.country(code)).cloned();
        let people = self.own_people().to_vec();
        self.documents.write_plan(Arc::clone(&self.words), OnPaper { plan, people, country }, target);
    }
}
