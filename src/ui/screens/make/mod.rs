//! *Make it mine*: any exercise, changed and kept in a file of one's own.
//!
//! One column to change it in, and beside or above it what it is like now: the picture, a step back, and
//! Save. Nothing typed is ever refused; what does not fit is said where it stands.

mod beats;
mod ends;
mod lines;
mod number;
mod panel;
mod parts;
mod two;
mod words;

use egui::{Key, Modifiers, Rect, Ui};
use softlanding_core::draft::{Change, Draft};
use softlanding_core::exercise::bounds::{INVITATION_MOST, TITLE_MOST};
use softlanding_core::exercise::{Exercise, Spot};
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::{App, Command};
use crate::text::{Words, fl};

use crate::ui::layout::{self, Column, WindowLayout};
use crate::ui::screens::ScreenContext;
use crate::ui::state::making::{Making, MakingWords};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::Field;

use super::now::question;

/// What a field for words has beside them, in points.
const FIELD_MARGINS: f32 = 32.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, key: &ExerciseKey, view: &mut View) {
    let exercise = screen.app.library().find(key).map(|entry| entry.exercise.as_ref());
    let Some(making) = view.makings.of(key, exercise, &|exercise| making_words(screen.words(), exercise))
    else {
        layout::page(ui, screen.layout, "make nothing", |ui, column| {
            question(ui, screen.layout, column, &fl!(screen.words(), "make-heading"));
            column.text(ui, Text::Body, screen.theme.tokens.text, &fl!(screen.words(), "make-gone"));
        });
        return;
    };
    undo_keys(ui, making);
    making.writes_words = false;
    follow(ui, screen, making);
    let places = Places::new(ui, screen, making);
    if !screen.layout.is_wide {
        panel::show_strip(ui, screen, key, places.panel, making);
    }
    let salt = format!("make {:?}", making.begun_from);
    screen.within(places.form, |screen| {
        layout::page(ui, screen.layout, &salt, |ui, column| {
            if screen.layout.is_wide {
                *column = Column::new(column.left(), places.form_width, column.y);
            }
            show_form(ui, screen, column, key, making);
        });
    });
    if screen.layout.is_wide {
        panel::show_beside(ui, screen, key, places.panel, making);
    }
}

fn making_words(words: &Words, exercise: &Exercise) -> MakingWords {
    let title = exercise.title.as_str();
    MakingWords {
        title: fl!(words, "make-title-mine", title = after_my(exercise)),
        says: fl!(words, "make-says", title = title),
        says_own: fl!(words, "make-says-own"),
    }
}

/// A title as it stands behind "My": "A few soft sighs" is "few soft sighs". Only English is known that
/// well.
fn after_my(exercise: &Exercise) -> String {
    let title = exercise.title.as_str();
    if !exercise.lang.starts_with("en") {
        return title.to_owned();
    }
    let bare = ["A ", "An ", "The "].iter().find_map(|article| title.strip_prefix(article)).unwrap_or(title);
    let mut letters = bare.chars();
    let is_word = bare.chars().nth(1).is_some_and(char::is_lowercase);
    match letters.next() {
        Some(first) if is_word => first.to_lowercase().chain(letters).collect(),
        _ => bare.to_owned(),
    }
}

/// Where things stand: the panel at the right of a wide window, or a strip at the top of a narrow one.
struct Places {
    /// The window as the form sees it.
    form: WindowLayout,
    form_width: f32,
    panel: Rect,
}

const PANEL_WIDTH: f32 = 248.0;

impl Places {
    fn new(ui: &Ui, screen: &ScreenContext<'_>, making: &Making) -> Self {
        let page = screen.layout.page();
        let columns = screen.layout.column();
        if screen.layout.is_wide {
            let most = page.right() - space::LARGE - PANEL_WIDTH - space::WIDE - columns.min;
            let form_width = columns.span().min(most);
            let left = columns.min + form_width + space::WIDE;
            let panel = Rect::from_min_max(
                egui::pos2(left, page.top() + screen.layout.air() + 72.0),
                egui::pos2(left + PANEL_WIDTH, page.bottom() - space::MEDIUM),
            );
            return Self { form: screen.layout, form_width, panel };
        }
        let height = panel::strip_height(ui, screen, columns.span(), making);
        let panel = page.with_min_x(columns.min).with_max_x(columns.max).with_max_y(page.top() + height);
        let form = WindowLayout {
            window: screen.layout.window.with_min_y(screen.layout.window.top() + height),
            ..screen.layout
        };
        Self { form, form_width: columns.span(), panel }
    }
}

/// While words are being written, a step back is about the words; at any other time about the whole.
fn undo_keys(ui: &Ui, making: &mut Making) {
    if making.writes_words {
        return;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) > 0;
    // Shift first: without it, Ctrl+Z would match both.
    let redo = pressed(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z) || pressed(Modifiers::COMMAND, Key::Y);
    if redo {
        making.redo();
    } else if pressed(Modifiers::COMMAND, Key::Z) {
        making.undo();
    }
}

/// The preview takes in what has changed, and what is heard follows.
fn follow(ui: &Ui, screen: &mut ScreenContext<'_>, making: &mut Making) {
    let now = screen.now;
    making.preview.follow(making.draft.exercise(), now);
    if making.preview.is_running() && (making.preview.is_over(now) || making.preview.score().is_none()) {
        making.preview.rest(now);
        screen.command(Command::Preview(None));
    }
    if let Some(heard) = making.preview.due(now) {
        screen.command(Command::Preview(Some(heard)));
    }
    if let Some(next) = making.preview.until_change(now) {
        ui.ctx().request_repaint_after(next);
    }
}

fn show_form(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    key: &ExerciseKey,
    making: &mut Making,
) {
    let words = screen.words();
    let is_own = key.origin == Origin::Own;
    let heading = if is_own { fl!(words, "make-heading-own") } else { fl!(words, "make-heading") };
    question(ui, screen.layout, column, &heading);
    let muted = screen.theme.tokens.muted;
    column.text(ui, Text::Note, muted, &where_from(screen.app, key));
    column.skip(space::MEDIUM);
    column.flow(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::MEDIUM;
        name_and_invitation(ui, words, making);
        two::toggle(ui, words, making);
        parts::show(ui, words, making);
        ends::show(ui, screen, key, making);
    });
}

/// What becomes of the exercise it is made from, or where its file is.
fn where_from(app: &App, key: &ExerciseKey) -> String {
    let words = app.words();
    match app.library().find(key) {
        Some(entry) if key.origin != Origin::Own => {
            fl!(words, "make-from", title = entry.exercise.title.as_str())
        }
        _ => fl!(words, "make-in-folder", folder = app.paths().own_exercises().display().to_string()),
    }
}

fn name_and_invitation(ui: &mut Ui, words: &Words, making: &mut Making) {
    let exercise = making.draft.exercise();
    let (mut title, mut invitation) = (exercise.title.clone(), exercise.invitation.clone());
    let name = Field::line(&mut title, fl!(words, "make-name")).characters_max(TITLE_MOST);
    if write(ui, making, name) {
        making.change(Change::Title(title));
    }
    lacks(ui, words, &making.draft, Spot::Title);
    let field = Field::line(&mut invitation, fl!(words, "make-invitation")).characters_max(INVITATION_MOST);
    if write(ui, making, field) {
        making.change(Change::Invitation(invitation));
    }
    lacks(ui, words, &making.draft, Spot::Invitation);
}

/// As many as the words need, so that nothing scrolls within what scrolls.
fn rows(ui: &Ui, text: &str) -> usize {
    let width = ui.available_width() - FIELD_MARGINS;
    let ink = egui::Color32::PLACEHOLDER;
    Text::Body.lay_out(ui.painter(), text, ink, width).rows.len().max(2)
}

/// Shows a field for words; whether something was written.
fn write(ui: &mut Ui, making: &mut Making, field: Field<'_>) -> bool {
    let response = field.show(ui);
    making.writes_words |= response.has_focus();
    if response.lost_focus() {
        making.draft.rest();
    }
    response.changed()
}

/// What is missing at this place, where it is missing.
fn lacks(ui: &mut Ui, words: &Words, draft: &Draft, spot: Spot) {
    let missing = draft.draft_errors().into_iter().find(|missing| missing.spot == spot);
    if let Some(missing) = missing {
        say(ui, &words::missing(words, &missing));
    }
}

/// One quiet sentence below what it is about.
fn say(ui: &mut Ui, sentence: &str) {
    let theme = Theme::of(ui.ctx());
    let mut column = Column::new(ui.cursor().left(), ui.available_width(), ui.cursor().top());
    column.text(ui, Text::Note, theme.tokens.text, sentence);
}
