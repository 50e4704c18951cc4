//! *Together*: for two people at one screen. A gate each time, then what to do, then a stage with two lanterns, then
//! each says alone how it is. Nothing here is stored, counted or logged, nor that it was seen.

mod keys;
mod list;
mod places;
mod saying;
mod setup;
mod stage;
mod turns;

use egui::emath::GuiRounding as _;
use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::exercise::Who;
use softlanding_core::pair::Side;

use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::layout;
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::state::pair::PairDraft;
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Say};

pub use keys::symbol;
pub use saying::{paint_resting, show_after};
pub use stage::show as show_practice;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, route: &Route, view: &mut View) {
    let is_past_gate = view.pair.as_ref().is_some_and(|draft| draft.is_past_gate);
    match route {
        _ if !is_past_gate => gate(ui, screen, view),
        Route::ForTwo => list::show(ui, screen, view),
        Route::Pair => setup::show(ui, screen, view),
        _ => gate(ui, screen, view),
    }
}

/// One sentence, and two ways that look alike.
fn gate(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let words = screen.words();
    let layout = screen.layout;
    let scene = Scene::with_ground(layout, (layout.window.height() * layout.pick(0.3, 0.22)).round())
        .with_two(layout.pick(44.0, 22.0));
    scene.paint(ui.painter());
    layout::page(ui, scene.above(), "gate for two", |ui, column| {
        column.skip((scene.above().page().height() * layout.pick(0.28, 0.1)).max(8.0).round());
        let sentence = fl!(words, "pair-gate");
        let galley = layout.pick(Text::Display, Text::Title).lay_out(
            ui.painter(),
            &sentence,
            screen.theme.tokens.text,
            column.width().min(layout.pick(540.0, 400.0) * screen.theme.metrics.scale()),
        );
        let rect = column.take(galley.size().y);
        let face = layout.pick(Text::Display, Text::Title);
        let place = Rect::from_center_size(rect.center(), galley.size() + egui::vec2(2.0, 0.0)).round_ui();
        Say::new(sentence.as_str()).face(face).heading().centered().at(ui, place);
        column.skip(layout.pick(space::VAST, space::LARGE));
        let height = screen.theme.metrics.holding(64.0);
        let ways = [(fl!(words, "pair-alone"), false), (fl!(words, "pair-with"), true)];
        let mut middle = column.narrowed(520.0 * screen.theme.metrics.scale());
        let places =
            middle.grid(2, 2, (180.0 * screen.theme.metrics.scale(), height), layout.pick(40.0, 12.0));
        column.y = middle.y;
        for ((name, is_for_two), place) in ways.into_iter().zip(places) {
            if Button::quiet(name).at(ui, place).clicked() {
                pass(screen, view, is_for_two);
            }
        }
        column.skip(space::LARGE);
        let note = fl!(words, "pair-gate-note");
        let galley = Text::Body.lay_out(ui.painter(), &note, screen.theme.tokens.muted, column.width());
        let rect = column.take(galley.size().y);
        let place = Rect::from_center_size(rect.center(), galley.size()).round_ui();
        layout::place_label(ui, place, galley, &note);
    });
    shell::show_way_out(ui, screen, &scene);
}

/// Whoever comes alone is told nothing about it.
fn pass(screen: &mut ScreenContext<'_>, view: &mut View, is_for_two: bool) {
    if !is_for_two {
        view.pair = None;
        screen.go(Route::OnMyOwn);
        return;
    }
    let wanted = view.pair.take().and_then(|draft| draft.wanted);
    let next = if wanted.is_some() { Route::Pair } else { Route::ForTwo };
    view.pair = Some(PairDraft { wanted, is_past_gate: true, ..PairDraft::default() });
    screen.go(next);
}

/// What one of the two is called: the name that was typed, or where they sit.
fn name(words: &Words, draft: &PairDraft, side: Side) -> String {
    let typed = side.of(&draft.names).trim();
    if !typed.is_empty() {
        return typed.to_owned();
    }
    match side {
        Side::Left => fl!(words, "pair-left"),
        Side::Right => fl!(words, "pair-right"),
    }
}

/// Whose turn it is. `None` where both have it.
fn side_of(who: Who) -> Option<Side> {
    match who {
        Who::A => Some(Side::Left),
        Who::B => Some(Side::Right),
        Who::Both => None,
    }
}

/// The left or the right half of a place, with a gap between them.
fn half(place: Rect, side: Side, gap: f32) -> Rect {
    let width = (place.width() - gap) / 2.0;
    let left = match side {
        Side::Left => place.left(),
        Side::Right => place.right() - width,
    };
    Rect::from_min_size(pos2(left, place.top()), vec2(width, place.height()))
}
