//! What stands around the screens: where one can go, and Hide.

use egui::accesskit::Role;
use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::text::{Words, fl};

use crate::ui::action::{Action, Route};
use crate::ui::guard::PressGuard;
use crate::ui::layout::{BAR_PLACES, RAIL_WIDTH, WindowLayout, place_label};
use crate::ui::live;
use crate::ui::scene::Scene;
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::transition;
use crate::ui::widgets::{Button, Card, NavItem, NavPlace};

const NAV_HEIGHT: f32 = 60.0;

/// Rail or bars, by width. Not shown during a practice.
pub fn show_navigation(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &View) {
    let mut landmark = UiBuilder::new()
        .max_rect(screen.layout.window)
        .id_salt("navigation")
        .accessibility_role(Role::Navigation)
        .accessibility_label(fl!(screen.words(), "navigation"));
    // Beside the page that shows it, not within.
    if let Some(root) = ui.stack().iter().last() {
        landmark = landmark.accessibility_parent(root.unique_id);
    }
    let mut ui = ui.new_child(landmark);
    transition::keep_what_stays(&mut ui, |ui| show_places(ui, screen, view));
}

fn show_places(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &View) {
    let words = screen.words();
    let window = screen.layout.window;
    if screen.layout.is_wide {
        let item = Rect::from_min_size(window.min + vec2(0.0, 48.0), vec2(RAIL_WIDTH, NAV_HEIGHT));
        nav_items(ui, screen, places(words), &below(item), NavPlace::Rail, &view.route);
        let more = more_places(words);
        let top = window.bottom() - 16.0 - more.len() as f32 * NAV_HEIGHT;
        let last = item.translate(vec2(0.0, top - item.top()));
        nav_items(ui, screen, more, &below(last), NavPlace::Rail, &view.route);
    } else {
        let bar = window.with_min_y(window.bottom() - screen.layout.bar_height);
        let rows = screen.layout.bar_rows;
        let in_row = BAR_PLACES.div_ceil(rows);
        let size = bar.size() / vec2(in_row as f32, rows as f32);
        let place = |index: usize| {
            let step = vec2((index % in_row) as f32, (index / in_row) as f32);
            Rect::from_min_size(bar.min + step * size, size)
        };
        nav_items(ui, screen, places(words), &place, NavPlace::BottomBar, &view.route);
        show_top(ui, screen, view);
    }
}

fn places(words: &Words) -> [(Icon, String, Route); BAR_PLACES] {
    [
        (Icon::Lantern, fl!(words, "nav-now"), Route::Now),
        (Icon::Practices, fl!(words, "nav-practices"), Route::Practices),
        (Icon::Together, fl!(words, "nav-together"), Route::Together),
        (Icon::LookBack, fl!(words, "nav-look-back"), Route::LookBack),
    ]
}

/// What stands apart: at the foot of the rail, or at the top of a narrow window.
fn more_places(words: &Words) -> [(Icon, String, Route); 3] {
    [
        (Icon::People, fl!(words, "nav-people"), Route::People),
        (Icon::Settings, fl!(words, "nav-settings"), Route::Settings),
        (Icon::Help, fl!(words, "nav-help"), Route::Help),
    ]
}

/// Places below each other, from the first one's.
fn below(first: Rect) -> impl Fn(usize) -> Rect {
    move |index| first.translate(vec2(0.0, first.height() * index as f32))
}

/// Screens to go to, each at its place.
fn nav_items<const N: usize>(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    items: [(Icon, String, Route); N],
    place: &dyn Fn(usize) -> Rect,
    kind: NavPlace,
    open: &Route,
) {
    for (index, (icon, name, route)) in items.into_iter().enumerate() {
        let item = NavItem::new(icon, name, *open == route, kind).warm(route == Route::People);
        let item = item.here_words(fl!(screen.words(), "nav-here"));
        if item.at(ui, place(index)).clicked() {
            screen.go(route);
        }
    }
}

/// The bar at the top of a narrow window: back, or people, settings and help.
fn show_top(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &View) {
    let words = screen.words();
    let layout = screen.layout;
    let step = top_step(layout);
    let size = vec2((step - 4.0).max(TARGET_MIN), layout.hide_size.y);
    let top = layout.hide().top();
    let left = |index: f32| Rect::from_min_size(pos2(layout.window.left() + 8.0 + index * step, top), size);
    if is_deep(&view.route, screen.layout) {
        back(ui, screen, left(0.0));
        return;
    }
    for (index, (icon, name, route)) in more_places(words).into_iter().enumerate() {
        if Button::icon_only(icon, name).at(ui, left(index as f32)).clicked() {
            screen.go(route);
        }
    }
}

/// From one to the next of what stands at the left of the bar at the top: as far as it is high, or as there is room for.
#[must_use]
fn top_step(layout: WindowLayout) -> f32 {
    let room = layout.hide().left() - layout.window.left() - space::SMALL;
    layout.top_height().min(room / 3.0)
}

/// The room that is taken at the left of the bar at the top of a narrow window: by Back, or by three ways.
#[must_use]
pub fn left_of_top(route: &Route, layout: WindowLayout) -> f32 {
    let count = if is_deep(route, layout) { 1.0 } else { 3.0 };
    count * top_step(layout)
}

/// Screens that one comes to from another and goes back from.
fn is_deep(route: &Route, layout: WindowLayout) -> bool {
    match route {
        Route::Now | Route::Practices | Route::LookBack => false,
        // A wide window's rail has them too.
        Route::Settings | Route::Help => !layout.is_wide,
        Route::SomethingElse
        | Route::Shelf(_)
        | Route::Door(_)
        | Route::Together
        | Route::OnMyOwn
        | Route::ForTwo
        | Route::Pair
        | Route::WithOthers
        | Route::Night
        | Route::NightWay(_)
        | Route::NightLight
        | Route::People
        | Route::PeopleFor(_)
        | Route::Country
        | Route::Plan
        | Route::About(_)
        | Route::Make(_)
        | Route::Print(_)
        | Route::InStep(_)
        | Route::Sitting(_)
        | Route::Numbers
        | Route::TakeAlong
        | Route::Delete
        | Route::Later
        | Route::Held
        | Route::Comfort
        | Route::Map
        | Route::TimeOut
        | Route::Glimmers
        | Route::Glimmer => true,
    }
}

/// Back, on the ground of a scene.
pub fn show_way_out(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene) {
    if Button::quiet(fl!(screen.words(), "nav-back")).at(ui, scene.way_out(screen.theme)).clicked() {
        screen.ask(Action::Back);
    }
}

fn back(ui: &mut Ui, screen: &mut ScreenContext<'_>, rect: Rect) {
    let words = screen.words();
    if Button::icon_only(Icon::Back, fl!(words, "nav-back")).at(ui, rect).clicked() {
        screen.ask(Action::Back);
    }
}

/// Back, on the ground of a wide window.
pub fn show_wide_back(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &View, scene: &Scene) {
    if screen.layout.is_wide && is_deep(&view.route, screen.layout) {
        show_way_out(ui, screen, scene);
    }
}

/// Hide, top right on every screen.
pub fn show_hide(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    let words = screen.words();
    let rect = screen.layout.hide();
    PressGuard::leave_open(ui.ctx(), rect);
    let button = Button::quiet(fl!(words, "hide")).icon(Icon::Hide).name(fl!(words, "hide"));
    transition::keep(ui, |ui| {
        if button.at(ui, rect).clicked() {
            screen.ask(Action::Hide);
        }
    });
}

/// What comes of a file that is held over the window, before it is let go.
pub fn show_held_file(ui: &mut Ui, screen: &ScreenContext<'_>) {
    if ui.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let words = screen.words();
    let sentence =
        if screen.app.is_guest() { fl!(words, "import-let-go-guest") } else { fl!(words, "import-let-go") };
    let theme = screen.theme;
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("held file"));
    let mut front = ui.new_child(egui::UiBuilder::new().max_rect(screen.layout.window).layer_id(layer));
    front.painter().rect_filled(screen.layout.window, 0.0, theme.tokens.background.gamma_multiply(0.8));
    let width = screen.layout.column().span().min(400.0 * theme.metrics.scale()) - 2.0 * space::LARGE;
    let galley = Text::Lead.lay_out(front.painter(), &sentence, theme.tokens.text, width);
    let place = Rect::from_center_size(screen.layout.window.center(), galley.size());
    Card::paper(&front, place.expand(space::LARGE));
    place_label(&mut front, place, galley, &sentence);
    live::announce(&front, "held file", &sentence);
}
