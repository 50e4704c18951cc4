//! One's plan for a hard time, step by step. Kept only after a yes; step 5 is always one press away.

use egui::{Rect, Ui};
use softlanding_core::support::LineKind;

use crate::app::Command;
use crate::documents::plan::step_titles;
use crate::people::{OwnChange, Plan};
use crate::text::{Words, fl};

use crate::ui::focus;
use crate::ui::layout::Column;
use crate::ui::screens::ScreenContext;
use crate::ui::state::people::PlanDraft;
use crate::ui::state::saving::{SaveDialog, SaveKind};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Field, Link, Say};

use super::super::now::question;
use super::super::saving;
use super::lines::{self, NumberToCopy};
use super::{ask_for_country, chosen, name_country};

/// The most characters of a step.
const STEP_MOST: usize = 2_000;
const ROWS: usize = 3;
/// The steps with people in them, counted from 0.
const WHOM_I_ASK: usize = 3;
const LINES: usize = 4;
const FILE_NAME: &str = "my-plan.pdf";

pub(super) fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let mut draft = view.plan.take().unwrap_or_default();
    draft.follow(screen.app.plan());
    question(ui, screen.layout, column, &fl!(words, "plan-title"));
    column.text(ui, Text::Body, screen.theme.tokens.text, &fl!(words, "plan-about"));
    column.skip(space::SMALL);
    if !screen.app.is_own_known() {
        // Nothing is written before it is known what stands there already. The lines wait for no disk.
        show_lines(ui, screen, column);
        return;
    }
    to_lines(ui, screen, column, &mut draft);
    steps(ui, screen, column, &mut draft, view);
    if let Some(change) = draft.change() {
        screen.command(Command::ChangeOwn(change));
    }
    keeping(ui, screen, column, &mut draft);
    print(ui, screen, column, &draft.plan, &mut view.saving);
    view.plan = Some(draft);
}

fn steps(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    draft: &mut PlanDraft,
    view: &View,
) {
    let words = screen.words();
    let muted = screen.theme.tokens.muted;
    let abouts = abouts(words);
    for (index, (title, about)) in step_titles(words).into_iter().zip(abouts).enumerate() {
        let rect = heading(ui, column, &title);
        if index == LINES && std::mem::take(&mut draft.goes_to_lines) {
            ui.scroll_to_rect_animation(rect, Some(egui::Align::Min), egui::style::ScrollAnimation::none());
            focus::go_to_next(ui.ctx());
        }
        column.text(ui, Text::Note, muted, &about);
        column.skip(space::SMALL);
        if index == LINES {
            show_lines(ui, screen, column);
        }
        if let Some(step) = draft.plan.steps.get_mut(index) {
            field(ui, column, step, &about);
        }
        if index == WHOM_I_ASK {
            whom_i_ask(ui, screen, column, &draft.plan, view);
        }
        column.skip(space::LARGE);
    }
    heading(ui, column, &fl!(words, "plan-worth"));
    let about = fl!(words, "plan-worth-about");
    column.text(ui, Text::Note, muted, &about);
    column.skip(space::SMALL);
    field(ui, column, &mut draft.plan.worth, &about);
    column.skip(space::LARGE);
}

fn abouts(words: &Words) -> [String; crate::people::STEPS] {
    [
        fl!(words, "plan-step-1-about"),
        fl!(words, "plan-step-2-about"),
        fl!(words, "plan-step-3-about"),
        fl!(words, "plan-step-4-about"),
        fl!(words, "plan-step-5-about"),
        fl!(words, "plan-step-6-about"),
    ]
}

/// Straight to the lines, for when it is hard now.
fn to_lines(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, draft: &mut PlanDraft) {
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "plan-call-first"));
    column.skip(space::SMALL);
    let place = column.take_left(180.0 * theme.metrics.scale(), theme.metrics.holding(48.0));
    if Button::quiet(fl!(words, "plan-to-step-5")).at(ui, place).clicked() {
        draft.goes_to_lines = true;
    }
    column.skip(space::LARGE);
}

fn heading(ui: &mut Ui, column: &mut Column, title: &str) -> Rect {
    let ink = crate::ui::theme::Theme::of(ui.ctx()).tokens.text;
    let height = column.lay_out(ui, Text::Lead.semibold(), ink, title).size().y;
    let rect = column.take(height);
    Say::new(title).face(Text::Lead.semibold()).heading().at(ui, rect);
    rect
}

fn field(ui: &mut Ui, column: &mut Column, text: &mut String, about: &str) {
    let theme = crate::ui::theme::Theme::of(ui.ctx());
    let rect = column.take(theme.metrics.text(Text::Body.line_points()) * ROWS as f32 + 22.0);
    Field::page(text, about, ROWS).label_hidden().characters_max(STEP_MOST).at(ui, rect);
}

/// Those whom one named; where nobody is, a line to begin with.
fn whom_i_ask(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, plan: &Plan, view: &View) {
    let words = screen.words();
    let people = view.people.all(screen.app);
    column.skip(space::SMALL);
    if !people.is_empty() {
        let cards: Vec<_> = people.iter().map(|person| NumberToCopy::of_person(words, person)).collect();
        ui.push_id("whom I ask", |ui| lines::show_cards(ui, screen, column, &cards, Text::Display));
        return;
    }
    let is_empty = plan.steps.get(WHOM_I_ASK).is_none_or(|step| step.trim().is_empty());
    if !is_empty {
        return;
    }
    let theme = screen.theme;
    column.text(ui, Text::Note, theme.tokens.text, &fl!(words, "plan-step-4-empty"));
    column.skip(space::SMALL);
    let country = chosen(screen);
    let first = country.iter().flat_map(|country| country.lines_for(LineKind::Crisis)).take(1);
    let cards: Vec<_> = first.filter_map(|line| NumberToCopy::first_of(words, line)).collect();
    ui.push_id("whom I ask", |ui| {
        if cards.is_empty() {
            lines::directories(ui, screen, column, &fl!(words, "people-directories"));
        } else {
            lines::show_cards(ui, screen, column, &cards, Text::Display);
        }
    });
}

/// The lines of one's country; until one is chosen, what works meanwhile.
fn show_lines(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let Some(country) = chosen(screen) else {
        ask_for_country(ui, screen, column);
        return;
    };
    name_country(ui, screen, column, &country);
    let words = screen.words();
    let kinds = [LineKind::Crisis, LineKind::Emergency];
    let all = kinds.into_iter().flat_map(|kind| country.lines_for(kind));
    let cards: Vec<_> = all.filter_map(|line| NumberToCopy::first_of(words, line)).collect();
    ui.push_id("lines", |ui| lines::show_cards(ui, screen, column, &cards, Text::Display));
    column.skip(space::SMALL);
}

fn keeping(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, draft: &mut PlanDraft) {
    let words = screen.words();
    let theme = screen.theme;
    if screen.app.is_guest() {
        column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "plan-guest"));
    } else if draft.asks_delete {
        ask_delete(ui, screen, column, draft);
    } else if draft.is_to_be_kept() {
        let standing =
            if screen.app.is_plan_on_disk() { fl!(words, "plan-kept") } else { fl!(words, "plan-unsaved") };
        column.text(ui, Text::Note, theme.tokens.muted, &standing);
        let rect = column.take(theme.metrics.holding(44.0));
        draft.asks_delete = Link::new(fl!(words, "plan-delete")).at(ui, rect).clicked();
    } else if !draft.plan.is_empty() {
        column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "plan-keep"));
        column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "plan-keep-about"));
        column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "plan-not-kept"));
        if screen.app.plan().is_some() {
            column.text(ui, Text::Note, theme.tokens.text, &fl!(words, "plan-other-kept"));
        }
        column.skip(space::SMALL);
        let place = column.take_left(160.0 * theme.metrics.scale(), theme.metrics.holding(52.0));
        if Button::quiet(fl!(words, "plan-keep-yes")).at(ui, place).clicked() {
            screen.command(Command::ChangeOwn(draft.keep()));
        }
    }
    column.skip(space::LARGE);
}

fn ask_delete(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, draft: &mut PlanDraft) {
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "plan-delete-question"));
    column.skip(space::SMALL);
    let places =
        column.grid(2, 2, (150.0 * theme.metrics.scale(), theme.metrics.holding(48.0)), space::SMALL);
    let names = [fl!(words, "plan-delete-yes"), fl!(words, "plan-delete-no")];
    for (index, (name, place)) in names.into_iter().zip(places).enumerate() {
        if Button::quiet(name).at(ui, place).clicked() {
            draft.asks_delete = false;
            if index == 0 {
                *draft = PlanDraft::default();
                screen.command(Command::ChangeOwn(OwnChange::DeletePlan));
            }
        }
    }
}

/// A page to print, through the same way as every other page.
fn print(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    plan: &Plan,
    dialog: &mut Option<SaveDialog>,
) {
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "plan-print"));
    column.text(ui, Text::Note, theme.tokens.muted, &fl!(words, "plan-print-about"));
    column.skip(space::SMALL);
    let dialog = dialog.get_or_insert_with(|| SaveDialog::new(screen.app, SaveKind::Page, FILE_NAME));
    if let Some(target) = saving::show(ui, screen, column, dialog) {
        screen.command(Command::WritePlan { target, plan: Box::new(plan.clone()) });
    }
}
