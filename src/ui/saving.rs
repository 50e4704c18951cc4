//! Where something is to be saved: a path that can be typed, or chosen in the system's own dialog.
//!
//! The dialog runs beside the window, which never waits for it. Where a system has none, typing still works.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use egui::{Context, Ui, vec2};
use rfd::AsyncFileDialog;

use crate::app::{App, Target};
use crate::documents::report::ReportChoice;
use crate::records::exchange::Format;
use crate::text::{Words, fl};

use crate::ui::layout::Column;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Field};

/// What is to be saved. Two may stand on one screen, so each has its own names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saved {
    /// A practice to print, or a page to bring along.
    Page,
    /// All that is kept.
    Copy,
}

impl Saved {
    /// What the field, the button that saves and the one that asks for a place are called.
    fn names(self, words: &Words) -> [String; 3] {
        match self {
            Self::Page => {
                [fl!(words, "saving-page-path"), fl!(words, "saving-page"), fl!(words, "saving-page-choose")]
            }
            Self::Copy => {
                [fl!(words, "saving-copy-path"), fl!(words, "saving-copy"), fl!(words, "saving-copy-choose")]
            }
        }
    }
}

/// A place to save to, being chosen.
#[derive(Debug)]
pub struct Saving {
    what: Saved,
    path: String,
    /// What the dialog answered: there one was asked about writing over a file.
    chosen: Option<PathBuf>,
    asking: Option<Receiver<Option<PathBuf>>>,
}

impl Saving {
    /// Begins with this name in the folder for documents.
    #[must_use]
    pub fn new(app: &App, what: Saved, name: &str) -> Self {
        let path = app.paths().documents.join(name).display().to_string();
        Self { what, path, chosen: None, asking: None }
    }

    /// Gives the file another ending, as another kind of it is to be saved.
    pub fn set_extension(&mut self, extension: &str) {
        self.path = Path::new(&self.path).with_extension(extension).display().to_string();
    }

    /// Where to, as typed: from the home folder after `~`, otherwise from the folder for documents.
    fn target(&self, app: &App) -> Target {
        let typed = self.path.trim();
        let path = match typed.strip_prefix("~/") {
            Some(rest) => directories::BaseDirs::new()
                .map_or_else(|| PathBuf::from(typed), |dirs| dirs.home_dir().join(rest)),
            None => app.paths().documents.join(typed),
        };
        let replaces = self.chosen.as_ref() == Some(&path);
        Target { path, replaces }
    }

    /// Shows the path and what can be done with it. Returns where to save when that was asked for.
    #[must_use = "saving is the caller's to do"]
    pub fn show(&mut self, ui: &mut Ui, app: &App, column: &mut Column) -> Option<Target> {
        self.hear();
        let [path, save_name, choose_name] = self.what.names(app.words());
        let metrics = Theme::of(ui.ctx()).metrics;
        let field = Field::line(&mut self.path, path).characters_max(1_000);
        let rect = column.take(metrics.text(Text::Note.line_points()) + metrics.holding(52.0));
        field.at(ui, rect);
        column.skip(space::MEDIUM);
        let places = column.grid(2, 2, (170.0, metrics.holding(52.0)), space::MEDIUM);
        let [save, choose] = <[egui::Rect; 2]>::try_from(places).unwrap_or([egui::Rect::NOTHING; 2]);
        let saves = Button::primary(save_name).at(ui, save).clicked();
        if Button::quiet(choose_name.as_str()).at(ui, choose).clicked() {
            self.ask(ui.ctx(), &choose_name);
        }
        ui.expand_to_include_rect(choose.expand2(vec2(0.0, 4.0)));
        (saves && !self.path.trim().is_empty()).then(|| self.target(app))
    }

    /// Opens the system's dialog, unless it is open.
    fn ask(&mut self, context: &Context, title: &str) {
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

    fn hear(&mut self) {
        let Some(path) = heard(&mut self.asking) else { return };
        self.path = path.display().to_string();
        self.chosen = Some(path);
    }
}

/// Files to bring in, being chosen in the system's dialog.
#[derive(Debug, Default)]
pub struct Choosing(Option<Receiver<Option<PathBuf>>>);

impl Choosing {
    /// Opens the dialog, unless it is open.
    pub fn ask(&mut self, context: &Context, title: &str) {
        if self.0.is_none() {
            self.0 = Some(wait_for(context, AsyncFileDialog::new().set_title(title).pick_file()));
        }
    }

    /// The file, once one was chosen.
    pub fn hear(&mut self) -> Option<PathBuf> {
        heard(&mut self.0)
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

fn heard(asking: &mut Option<Receiver<Option<PathBuf>>>) -> Option<PathBuf> {
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
    pub copy: Saving,
    pub bring_in: Choosing,
    pub report: Saving,
    pub chosen: ReportChoice,
}

impl TakeAlong {
    /// Begins with files named by the day.
    #[must_use]
    pub fn new(app: &App) -> Self {
        let day = app.wall().zoned().date();
        Self {
            format: Format::Csv,
            copy: Saving::new(app, Saved::Copy, &format!("softlanding-{day}.csv")),
            bring_in: Choosing::default(),
            report: Saving::new(app, Saved::Page, &format!("softlanding-{day}.pdf")),
            chosen: ReportChoice::default(),
        }
    }
}
