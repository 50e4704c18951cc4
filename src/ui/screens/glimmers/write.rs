//! Writing down one small good moment: a sentence, Enter, and back.

use egui::{Key, Modifiers, Rect, Ui, pos2, vec2};
use softlanding_core::record::{GLIMMER_CHARACTERS_MAX, TAG_CHARACTERS_MAX, glimmer_from};

use crate::app::{Command, Written};
use crate::settings::Keep;
use crate::text::fl;

use crate::ui::action::{Action, Route};
use crate::ui::jar;
use crate::ui::layout::{self, Column};
use crate::ui::live;
use crate::ui::scene::Scene;
use crate::ui::screens::ScreenContext;
use crate::ui::state::glimmers::GlimmerDraft;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Field};

use super::{centered, fitting, heading};

const FIELD_WIDTH: f32 = 560.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    if !screen.app.may_jot() {
        screen.ask(Action::Back);
        return;
    }
    let draft = &mut view.glimmers.draft;
    let scene = Scene::new(screen.layout, screen.theme);
    scene.paint(ui.painter());
    leave_key(ui, screen);
    let was_kept = draft.kept.is_some();
    let enters = !was_kept && !glimmer_from(&draft.text).is_empty() && enter(ui);
    let above = scene.above();
    screen.within(above, |screen| {
        layout::page(ui, above, "glimmer", |ui, column| {
            if was_kept {
                show_kept(ui, screen, column, draft);
            } else {
                show_fields(ui, screen, column, draft);
            }
        });
    });
    let keeps = show_ground(ui, screen, &scene, draft) || enters;
    if keeps && !was_kept {
        let (text, tag) = (draft.text.clone(), draft.tag.clone());
        screen.command(Command::KeepGlimmer { text, tag });
        draft.was_led = false;
        // Known by its id in the next frame, when it is there.
        draft.kept = Some(uuid::Uuid::nil());
        ui.ctx().request_repaint();
    }
}

/// Esc leaves without a trace.
fn leave_key(ui: &Ui, screen: &mut ScreenContext<'_>) {
    let escapes = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, Key::Escape));
    if escapes > 0 {
        screen.ask(Action::Back);
    }
    // In a hurry both presses come within a frame.
    if escapes > 1 {
        screen.ask(Action::Hide);
    }
}

/// Enter in a field, before the field makes a new line of it.
fn enter(ui: &Ui) -> bool {
    ui.ctx().text_edit_focused() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

fn show_fields(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, draft: &mut GlimmerDraft) {
    let (words, metrics) = (screen.words(), screen.theme.metrics);
    column.skip(screen.layout.pick(104.0, 8.0));
    heading(ui, screen, column, &fl!(words, "glimmer-title"), false);
    column.skip(space::SMALL);
    let width = column.width().min(FIELD_WIDTH * metrics.scale());
    let left = column.left() + (column.width() - width) / 2.0;
    let mut fields = Column::new(left, width, column.y);
    let place = fields.take(3.0 * metrics.text(Text::Body.line_points()) + 24.0);
    let field = Field::page(&mut draft.text, fl!(words, "glimmer-label"), 3)
        .label_hidden()
        .hint(fl!(words, "glimmer-hint"))
        .characters_max(GLIMMER_CHARACTERS_MAX)
        .at(ui, place);
    if !draft.was_led {
        draft.was_led = true;
        field.request_focus();
        ui.ctx().request_repaint();
    }
    fields.skip(space::SMALL);
    let height = metrics.text(Text::Note.line_points()) + metrics.holding(52.0);
    let place = fields.take_left(280.0 * metrics.scale(), height);
    Field::line(&mut draft.tag, fl!(words, "glimmer-tag")).characters_max(TAG_CHARACTERS_MAX).at(ui, place);
    fields.skip(space::MEDIUM);
    column.y = fields.y;
    let about = if screen.settings().keep == Keep::No {
        fl!(words, "glimmer-about-off")
    } else {
        fl!(words, "glimmer-about")
    };
    centered(ui, column, Text::Note, screen.theme.tokens.muted, &about);
}

/// Kept, with how far it has come on its way to the disk; not the sentence, which is no longer on the screen.
fn show_kept(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, draft: &mut GlimmerDraft) {
    let (words, tokens) = (screen.words(), &screen.theme.tokens);
    let jottings = screen.app.kept().jottings();
    if draft.kept.is_some_and(|id| id.is_nil()) {
        draft.kept = jottings.iter().next().map(|jotting| jotting.id);
        (draft.text, draft.tag) = (String::new(), String::new());
    }
    column.skip(screen.layout.pick(112.0, 24.0));
    let light = column.take(screen.layout.pick(120.0, 88.0));
    jar::paint_light(ui.painter(), screen.theme, light.center(), 1.6);
    let (title, says) = match draft.kept.map(|id| screen.app.written_jotting(id)) {
        Some(Written::AwaitsRoom) => (fl!(words, "glimmer-waits"), fl!(words, "glimmer-awaits-room")),
        Some(Written::AwaitsJournal) => (fl!(words, "glimmer-waits"), fl!(words, "glimmer-awaits-journal")),
        _ => (fl!(words, "glimmer-kept"), fl!(words, "glimmer-kept-about")),
    };
    heading(ui, screen, column, &title, false);
    centered(ui, column, Text::Body, tokens.muted, &says);
    live::announce(ui, "glimmer kept", &title);
}

/// The way out at the left; at the right keeping it, and then the jar. Whether it is to be kept.
fn show_ground(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene, draft: &mut GlimmerDraft) -> bool {
    let words = screen.words();
    let ground = scene.ground();
    let out = fitting(scene.way_out(screen.theme), ground);
    let width = screen.layout.pick(180.0, out.width().max(ground.width() * 0.44));
    let next = Rect::from_min_size(pos2(ground.right() - width, out.top()), vec2(width, out.height()));
    if draft.kept.is_none() {
        if Button::quiet(fl!(words, "nav-back")).at(ui, out).clicked() {
            screen.ask(Action::Back);
        }
        let may = !glimmer_from(&draft.text).is_empty();
        let keep = Button::primary(fl!(words, "glimmer-keep"));
        return ui.add_enabled_ui(may, |ui| keep.at(ui, next).clicked()).inner;
    }
    let done = Button::quiet(fl!(words, "after-done")).at(ui, out);
    if !draft.was_led {
        draft.was_led = true;
        done.request_focus();
        ui.ctx().request_repaint();
    }
    if done.clicked() {
        screen.ask(Action::Back);
    }
    if Button::quiet(fl!(words, "glimmer-open-jar")).at(ui, next).clicked() {
        screen.go(Route::Glimmers);
    }
    false
}
