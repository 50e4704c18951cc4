//! Files to save to and to read, being chosen: a path that can be typed, or chosen in the system's own dialog.
//!
//! The dialog runs beside the window, which never waits for it. Where a system has none, typing still works.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use egui::Context;
use jiff::civil::Date;
use rfd::AsyncFileDialog;

use crate::app::{App, Target};
use crate::documents::report::ReportChoice;
use crate::records::exchange::Format;

/// What is to be saved. Two may stand on one screen, so each has its own names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveKind {
    /// A practice to print, or a page to bring along.
    Page,
    /// All that is kept.
    Copy,
}

/// A place to save to, being chosen.
#[derive(Debug)]
pub struct SaveDialog {
    kind: SaveKind,
    pub path: String,
    /// What the dialog answered: there one was asked about writing over a file.
    chosen: Option<PathBuf>,
    asking: Option<Receiver<Option<PathBuf>>>,
}

impl SaveDialog {
    /// Begins with this name in the folder for documents.
    #[must_use]
    pub fn new(app: &App, kind: SaveKind, name: &str) -> Self {
        let path = app.paths().documents.join(name).display().to_string();
        Self { kind, path, chosen: None, asking: None }
    }

    /// Gives the file another ending, as another kind of it is to be saved.
    pub fn set_extension(&mut self, extension: &str) {
        self.path = Path::new(&self.path).with_extension(extension).display().to_string();
    }

    /// What is to be saved.
    #[must_use]
    pub fn kind(&self) -> SaveKind {
        self.kind
    }

    /// Where to, as typed: from the home folder after `~`, otherwise from the folder for documents.
    #[must_use]
    pub fn target(&self, app: &App) -> Target {
        let typed = self.path.trim();
        let path = match typed.strip_prefix("~/") {
            Some(rest) => directories::BaseDirs::new()
                .map_or_else(|| PathBuf::from(typed), |dirs| dirs.home_dir().join(rest)),
            None => app.paths().documents.join(typed),
        };
        let replaces = self.chosen.as_ref() == Some(&path);
        Target { path, replaces }
    }

    /// Opens the system's dialog, unless it is open.
    pub fn ask(&mut self, context: &Context, title: &str) {
        if self.asking.is_some() {
            return;
        }
        let path = Path::new(&self.path);
        let mut dialog = AsyncFileDialog::new().set_title(title);
        if let Some(folder) = path.parent().filter(|folder| folder.is_absolute()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(name) = path.file_name() {
            dialog = dialog.set_file_name(name.to_string_lossy());
        }
        self.asking = Some(wait_for(context, dialog.save_file()));
    }

    /// Takes in what the dialog answered, once it has.
    pub fn take_answer(&mut self) {
        let Some(path) = take_answer(&mut self.asking) else { return };
        self.path = path.display().to_string();
        self.chosen = Some(path);
    }
}

/// Files to bring in, being chosen in the system's dialog.
#[derive(Debug, Default)]
pub struct OpenDialog(Option<Receiver<Option<PathBuf>>>);

impl OpenDialog {
    /// Opens the dialog, unless it is open.
    pub fn ask(&mut self, context: &Context, title: &str) {
        if self.0.is_none() {
            self.0 = Some(wait_for(context, AsyncFileDialog::new().set_title(title).pick_file()));
        }
    }

    /// The file, once one was chosen.
    pub fn take_answer(&mut self) -> Option<PathBuf> {
        take_answer(&mut self.0)
    }
}

/// Waits for the dialog on a thread of its own; the window is woken by its answer.
fn wait_for(
    context: &Context,
    dialog: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static,
) -> Receiver<Option<PathBuf>> {
    let (to, from) = mpsc::channel();
    let context = context.clone();
    let wait = move || {
        let chosen = pollster::block_on(dialog).map(|file| file.path().to_owned());
        // Nobody listens any more when the window is gone or elsewhere.
        let _ = to.send(chosen);
        context.request_repaint();
    };
    // Without a thread there is no answer, and the path can still be typed.
    drop(thread::Builder::new().name("dialog".to_owned()).spawn(wait));
    from
}

/// What the dialog answered; `None` while it is open, and where it was closed without a choice.
fn take_answer(asking: &mut Option<Receiver<Option<PathBuf>>>) -> Option<PathBuf> {
    match asking.as_ref()?.try_recv() {
        Err(TryRecvError::Empty) => None,
        answer => {
            *asking = None;
            answer.ok().flatten()
        }
    }
}

/// What is being taken along, or brought in.
#[derive(Debug)]
pub struct TakeAlong {
    pub format: Format,
    pub copy: SaveDialog,
    pub bring_in: OpenDialog,
    pub report: SaveDialog,
    pub chosen: ReportChoice,
}

impl TakeAlong {
    /// Begins with files named by the day.
    #[must_use]
    pub fn new(app: &App, day: Date) -> Self {
        Self {
            format: Format::Csv,
            copy: SaveDialog::new(app, SaveKind::Copy, &format!("softlanding-{day}.csv")),
            bring_in: OpenDialog::default(),
            report: SaveDialog::new(app, SaveKind::Page, &format!("softlanding-{day}.pdf")),
            chosen: ReportChoice::default(),
        }
    }
}
