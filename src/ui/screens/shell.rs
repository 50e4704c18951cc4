//! What stands around the screens: where one can go, and Hide.

use egui::{Rect, Ui, pos2, vec2};

use crate::app::App;
use crate::text::{Words, fl};

use crate::ui::action::{Action, Actions, Place};
use crate::ui::layout::{BAR_HEIGHT, Frame, RAIL_WIDTH, TOP_HEIGHT, place_label};
use crate::ui::live;
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Card, NavItem, NavPlace};

const HIDE_SIZE: egui::Vec2 = vec2(96.0, 44.0);
const NAV_HEIGHT: f32 = 68.0;

/// Rail or bars, by width. Not shown during a practice.
pub fn show_navigation(ui: &mut Ui, app: &App, frame: Frame, view: &View, actions: &mut Actions) {
    let words = app.words();
    let window = frame.window;
    if frame.is_wide {
        let down = vec2(0.0, NAV_HEIGHT);
        let item = Rect::from_min_size(window.min + vec2(0.0, 48.0), vec2(RAIL_WIDTH, NAV_HEIGHT));
        nav_items(ui, places(words), (item, down), NavPlace::Rail, view, actions);
        let last = item.translate(vec2(0.0, window.bottom() - 16.0 - 2.0 * NAV_HEIGHT - item.top()));
        nav_items(ui, more_places(words), (last, down), NavPlace::Rail, view, actions);
    } else {
        let size = vec2(window.width() / 4.0, BAR_HEIGHT);
        let item = Rect::from_min_size(pos2(window.left(), window.bottom() - BAR_HEIGHT), size);
        nav_items(ui, places(words), (item, vec2(size.x, 0.0)), NavPlace::BottomBar, view, actions);
        show_top(ui, words, frame, view, actions);
    }
}

fn places(words: &Words) -> [(Icon, String, Place); 4] {
    [
        (Icon::Lantern, fl!(words, "nav-now"), Place::Now),
        (Icon::Practices, fl!(words, "nav-practices"), Place::Practices),
        (Icon::Together, fl!(words, "nav-together"), Place::Together),
        (Icon::LookBack, fl!(words, "nav-look-back"), Place::LookBack),
    ]
}

/// What stands apart: at the foot of the rail, or at the top of a narrow window.
fn more_places(words: &Words) -> [(Icon, String, Place); 2] {
    [
        (Icon::Settings, fl!(words, "nav-settings"), Place::Settings),
        (Icon::Help, fl!(words, "nav-help"), Place::Help),
    ]
}

/// Places to go to, from the first one's rect on in steps.
fn nav_items<const N: usize>(
    ui: &mut Ui,
    items: [(Icon, String, Place); N],
    (first, step): (Rect, egui::Vec2),
    kind: NavPlace,
    view: &View,
    actions: &mut Actions,
) {
    for (index, (icon, name, place)) in items.into_iter().enumerate() {
        let rect = first.translate(step * index as f32);
        if NavItem::new(icon, name, view.place == place, kind).at(ui, rect).clicked() {
            actions.push(Action::Go(place));
        }
    }
}

/// The bar at the top of a narrow window: back, or settings and help.
fn show_top(ui: &mut Ui, words: &Words, frame: Frame, view: &View, actions: &mut Actions) {
    let bar = frame.window.with_max_y(frame.window.top() + TOP_HEIGHT);
    let left = |index: f32| Rect::from_min_size(bar.min + vec2(8.0 + index * 48.0, 2.0), vec2(44.0, 44.0));
    if is_deep(&view.place, frame) {
        back(ui, words, left(0.0), actions);
        return;
    }
    for (index, (icon, name, place)) in more_places(words).into_iter().enumerate() {
        if Button::icon_only(icon, name).at(ui, left(index as f32)).clicked() {
            actions.push(Action::Go(place));
        }
    }
}

/// Places that one comes to from another and goes back from.
fn is_deep(place: &Place, frame: Frame) -> bool {
    match place {
        Place::Now | Place::Practices | Place::Together | Place::LookBack => false,
        // A wide window's rail has them too.
        Place::Settings | Place::Help => !frame.is_wide,
        Place::Door(_)
        | Place::Support
        | Place::About(_)
        | Place::Make(_)
        | Place::Print(_)
        | Place::Sitting(_)
        | Place::Numbers
        | Place::TakeAlong
        | Place::Delete
        | Place::Later
        | Place::Held => true,
    }
}

fn back(ui: &mut Ui, words: &Words, rect: Rect, actions: &mut Actions) {
    if Button::icon_only(Icon::Back, fl!(words, "nav-back")).at(ui, rect).clicked() {
        actions.push(Action::Back);
    }
}

/// Back, at the left of the column of a wide window.
pub fn show_wide_back(ui: &mut Ui, app: &App, frame: Frame, view: &View, actions: &mut Actions) {
    if frame.is_wide && is_deep(&view.place, frame) {
        let at = pos2(frame.column().min - 60.0, frame.window.top() + frame.air() + 52.0);
        back(ui, app.words(), Rect::from_min_size(at, vec2(44.0, 44.0)), actions);
    }
}

/// Hide, top right on every screen.
pub fn show_hide(ui: &mut Ui, app: &App, frame: Frame, actions: &mut Actions) {
    let words = app.words();
    let margin = frame.pick(16.0, 2.0);
    let min = pos2(frame.window.right() - HIDE_SIZE.x - frame.pick(16.0, 8.0), frame.window.top() + margin);
    let button = Button::quiet(fl!(words, "hide")).icon(Icon::Hide).name(fl!(words, "hide"));
    if button.at(ui, Rect::from_min_size(min, HIDE_SIZE)).clicked() {
        actions.push(Action::Hide);
    }
}

/// What comes of a file that is held over the window, before it is let go.
pub fn show_held_file(ui: &mut Ui, app: &App, frame: Frame) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let words = app.words();
    let sentence =
        if app.is_guest() { fl!(words, "import-let-go-guest") } else { fl!(words, "import-let-go") };
    let theme = Theme::of(ui.ctx());
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("held file"));
    let mut front = ui.new_child(egui::UiBuilder::new().max_rect(frame.window).layer_id(layer));
    front.painter().rect_filled(frame.window, 0.0, theme.tokens.background.gamma_multiply(0.8));
    let width = frame.column().span().min(400.0 * theme.metrics.scale()) - 2.0 * space::LARGE;
    let galley = Text::Lead.lay_out(front.painter(), &sentence, theme.tokens.text, width);
    let place = Rect::from_center_size(frame.window.center(), galley.size());
    Card::paper(&front, place.expand(space::LARGE));
    place_label(&mut front, place, galley, &sentence);
    live::announce(&front, "held file", &sentence);
}
