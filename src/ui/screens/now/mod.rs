//! The first screen: how it is, something that suits, or one press and it begins.
//!
//! What one says stands in the sky, the lantern rests on the horizon, and what begins stands on the ground.

mod ground;
mod more;
mod suggestion;

use std::sync::Arc;

use egui::{Galley, Rect, Ui, pos2, vec2};

use crate::app::Command;
use crate::text::fl;

use crate::ui::action::Route;
use crate::ui::layout::{self, Column, WindowLayout};
use crate::ui::screens::standing::{self, AIR};
use crate::ui::screens::{ScreenContext, back_line, language_line, rating, shell, way_back};
use crate::ui::state::view::{Resting, View};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Card, Say};

use ground::Ground;

pub use suggestion::{Suggestion, chosen_length_ms};

/// From this text size on Begin stands at the bottom of the window while the rest scrolls.
const PINNED_FROM_SCALE: f32 = 1.5;
/// Above the question of a page, in a wide window and in a narrow one.
pub const QUESTION_AIR: (f32, f32) = (56.0, 8.0);
/// "or" stands between the tiles and the lantern from this height on.
const OR_ROOM: f32 = 84.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    standing::paint(ui, screen, view.resting);
    let mut layout = screen.layout;
    if is_pinned(screen) {
        let height = screen.theme.metrics.holding(56.0);
        let below = layout.page().bottom();
        layout.footer_height += height + space::SMALL;
        let columns = layout.column();
        let place = Rect::from_min_max(pos2(columns.min, below - height), pos2(columns.max, below));
        screen.within(layout, |screen| show_page(ui, screen, view));
        if let Some(suggestion) = Suggestion::first(screen.app, view) {
            suggestion.show_begin(ui, screen, view, place);
        }
    } else {
        screen.within(layout, |screen| show_page(ui, screen, view));
    }
    shell::show_navigation(ui, screen, view);
}

/// Whether Begin stands at the bottom of the window instead of below the lantern.
fn is_pinned(screen: &ScreenContext<'_>) -> bool {
    screen.theme.metrics.scale() >= PINNED_FROM_SCALE
}

fn show_page(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    layout::page(ui, screen.layout, "now", |ui, column| {
        let bottom = standing::bottom(ui, screen);
        show_sky(ui, screen, column, view);
        let ground = Ground::new(ui, screen, view);
        let resting = rest(screen, column.y, bottom - ground.height());
        let room = resting.horizon - 2.0 * resting.radius - column.y;
        if !view.now.has_state() && room > OR_ROOM {
            let place = Rect::from_min_size(pos2(column.left(), column.y), vec2(column.width(), room));
            let or = fl!(screen.words(), "or-begin");
            Say::new(or).color(screen.theme.tokens.muted).centered().at(ui, place);
        }
        column.y = ground.show(ui, screen, view, resting);
        way_back::show_line(ui, screen, column);
        standing::remember(ui, &mut view.resting, resting);
    });
}

/// What one says, and who comes first when it is very hard.
fn show_sky(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    back_line::show_on_now(ui, screen, column);
    language_line::show(ui, screen, column);
    centered_question(ui, screen.layout, column, &fl!(words, "now-question"));
    if rating::show(ui, screen, column, &mut view.now, &fl!(words, "now-question")) {
        screen.command(Command::Say(view.now.rating.clone()));
    }
    let was_harder = view.now.has_state() && screen.app.care_comes_first();
    if view.now.rating.is_very_hard() || was_harder {
        show_people_first(ui, screen, column, was_harder);
    }
}

/// A person comes first, and nothing is hidden.
fn show_people_first(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, was_harder: bool) {
    column.skip(space::SMALL);
    let words = screen.words();
    let place = column.take(layout::card_height(screen.theme, screen.layout.pick(80.0, 68.0)));
    let about =
        if was_harder { fl!(words, "twice-harder-card-about") } else { fl!(words, "very-hard-card-about") };
    let card = Card::new(fl!(words, "very-hard-card")).line(about);
    if card.icon(Icon::Together).at(ui, place).clicked() {
        screen.go(Route::People);
    }
}

/// Where the lantern rests: on the ground's edge at the bottom of the page, or below what stands in the sky where
/// that is higher, so that the page scrolls.
fn rest(screen: &ScreenContext<'_>, sky: f32, lowest: f32) -> Resting {
    let tall = (screen.layout.window.height() / 800.0).clamp(1.0, 1.5);
    let (least, most) = (screen.layout.pick(24.0, 10.0), screen.layout.pick(80.0 * tall, 44.0));
    standing::rest(sky, lowest, ((lowest - sky) / 2.0 - AIR).clamp(least, most))
}

/// The question at the top of a page.
pub fn question(ui: &mut Ui, layout: WindowLayout, column: &mut Column, words: &str) {
    let (_, rect, galley) = take_question(ui, layout, column, words);
    layout::heading(ui, rect, galley, words);
    column.skip(layout.pick(16.0, 8.0));
}

/// The question in the middle of the sky, where it stands on *Now* and on *And now?*.
pub fn centered_question(ui: &mut Ui, layout: WindowLayout, column: &mut Column, words: &str) {
    let (text, rect, _) = take_question(ui, layout, column, words);
    Say::new(words).face(text).heading().centered().at(ui, rect);
    column.skip(layout.pick(28.0, 8.0));
}

/// Its size, its row in the column, and its lines.
fn take_question(
    ui: &Ui,
    layout: WindowLayout,
    column: &mut Column,
    words: &str,
) -> (Text, Rect, Arc<Galley>) {
    column.skip(layout.pick(QUESTION_AIR.0, QUESTION_AIR.1));
    let text = layout.pick(Text::Display, Text::Title);
    let galley = text.lay_out(ui.painter(), words, Theme::of(ui.ctx()).tokens.text, column.width());
    (text, column.take(galley.size().y), galley)
}
