//! *Make it mine*: any exercise, changed and kept in a file of one's own.
//!
//! Two panes in a wide window: what it is like now (the picture, its curve with joints to drag, and Save), and what it
//! says, folded but for its name and its line. In a narrow one the picture and Save stay above the rest. Nothing typed
//! is ever refused; what does not fit is said where it stands.

mod beats;
mod ends;
pub mod keep;
mod lines;
mod number;
mod panel;
mod parts;
pub mod seconds;
mod stage;
mod two;
mod words;

use std::collections::BTreeSet;

use egui::{Rect, Response, Ui};
use softlanding_core::draft::{Change, Draft};
use softlanding_core::exercise::Spot;
use softlanding_core::exercise::bounds::{INVITATION_MOST, TITLE_MOST};
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::{App, Command};
use crate::text::{Words, fl};

use crate::ui::layout::{self, Column, RAIL_WIDTH, WindowLayout};
use crate::ui::screens::ScreenContext;
use crate::ui::state::making::{Making, MakingSpot};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, curve, space};
use crate::ui::widgets::Field;

use super::now::question;
use panel::Pane;

/// The widest both panes together.
pub const COLUMN_MOST: f32 = 1_120.0;
/// What the pane with the curve takes of that.
const PANE_SHARE: f32 = 0.55;
/// What a field for words has beside them, in points.
const FIELD_MARGINS: f32 = 32.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, key: &ExerciseKey, view: &mut View) {
    let exercise = screen.app.library().find(key).map(|entry| entry.to_change().as_ref());
    let words = screen.words();
    let first_words = |exercise: &_| keep::first_words(words, exercise);
    let Some(making) = view.makings.of(key, exercise, &first_words) else {
        layout::page(ui, screen.layout, "make nothing", |ui, column| {
            question(ui, screen.layout, column, &fl!(words, "make-heading"));
            column.text(ui, Text::Body, screen.theme.tokens.text, &fl!(words, "make-gone"));
        });
        return;
    };
    keep::undo_keys(ui, making);
    making.writes_words = false;
    follow(ui, screen, making);
    let salt = format!("make {:?}", making.begun_from);
    if screen.layout.is_wide {
        show_panes(ui, screen, key, &salt, making, &mut view.unfolded);
    } else {
        show_one_column(ui, screen, key, &salt, making, &mut view.unfolded);
    }
}

fn show_panes(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    key: &ExerciseKey,
    salt: &str,
    making: &mut Making,
    unfolded: &mut BTreeSet<String>,
) {
    let page = screen.layout.page();
    let columns = screen.layout.column();
    let left_end = (columns.min + PANE_SHARE * columns.span() - space::LARGE).round();
    let form_left = left_end + space::VAST;
    let left = Rect::from_min_max(
        egui::pos2(columns.min, page.top() + screen.layout.air() + space::WIDE),
        egui::pos2(left_end, page.bottom() - space::SMALL),
    );
    let left = Pane::new(screen, left);
    left.show_above(ui, screen, key, making);
    let window = screen.layout.window.with_min_x(form_left - space::MEDIUM - RAIL_WIDTH);
    screen.within(WindowLayout { window, ..screen.layout }, |screen| {
        layout::page(ui, screen.layout, salt, |ui, column| {
            *column = Column::new(form_left, columns.max - form_left, column.y);
            heading(ui, screen, column, key);
            let muted = screen.theme.tokens.muted;
            column.text(ui, Text::Note, muted, &where_from(screen.app, key));
            column.skip(space::MEDIUM);
            show_form(ui, screen, column, key, making, unfolded);
        });
    });
    left.show_save(ui, screen, key, making);
}

/// Picture and Save stay; then the curve, and then the rest.
fn show_one_column(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    key: &ExerciseKey,
    salt: &str,
    making: &mut Making,
    unfolded: &mut BTreeSet<String>,
) {
    let page = screen.layout.page();
    let columns = screen.layout.column();
    let height = panel::strip_height(ui, screen, columns.span(), making);
    let strip = page.with_min_x(columns.min).with_max_x(columns.max).with_max_y(page.top() + height);
    panel::show_strip(ui, screen, key, strip, making);
    let window = screen.layout.window.with_min_y(screen.layout.window.top() + height);
    screen.within(WindowLayout { window, ..screen.layout }, |screen| {
        layout::page(ui, screen.layout, salt, |ui, column| {
            heading(ui, screen, column, key);
            stage::show(ui, screen, column, making, curve::HEIGHT_TALL);
            column.skip(space::LARGE);
            show_form(ui, screen, column, key, making, unfolded);
            column.skip(space::SMALL);
            let muted = screen.theme.tokens.muted;
            column.text(ui, Text::Note, muted, &where_from(screen.app, key));
        });
    });
}

/// The preview takes in what has changed, and what is heard follows.
fn follow(ui: &Ui, screen: &mut ScreenContext<'_>, making: &mut Making) {
    let now = screen.now;
    let on_curve = making.on_curve();
    making.preview.follow(making.draft.exercise(), on_curve, now);
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

fn heading(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, key: &ExerciseKey) {
    let words = screen.words();
    let is_own = key.origin == Origin::Own;
    let heading = if is_own { fl!(words, "make-heading-own") } else { fl!(words, "make-heading") };
    question(ui, screen.layout, column, &heading);
}

fn show_form(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    key: &ExerciseKey,
    making: &mut Making,
    unfolded: &mut BTreeSet<String>,
) {
    let words = screen.words();
    column.flow(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::MEDIUM;
        name_and_invitation(ui, words, making);
    });
    keep::retold(ui, words, column, making);
    column.skip(space::MEDIUM);
    parts::show(ui, words, column, making);
    column.skip(space::SMALL);
    ends::show(ui, screen, column, key, making, unfolded);
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
    let arrives = making.arrives(MakingSpot::Name);
    let name = show_field(ui, making, name);
    if arrives {
        name.request_focus();
    }
    if name.changed() {
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
    show_field(ui, making, field).changed()
}

fn show_field(ui: &mut Ui, making: &mut Making, field: Field<'_>) -> Response {
    let response = field.show(ui);
    making.writes_words |= response.has_focus();
    if response.lost_focus() {
        making.draft.rest();
    }
    response
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
