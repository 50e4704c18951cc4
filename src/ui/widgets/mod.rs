//! The app's own widgets: what can be pressed, chosen, moved and written in.
//!
//! Each is a builder that is shown in one of two ways: `ui.add(widget)` lets it take the room it needs
//! where the layout is, `widget.at(ui, rect)` puts it exactly there. Colours and text size come from the
//! theme that was applied to the context ([`Theme::of`]). Identity comes from the words of a widget within
//! the scope of its `Ui`, so the keyboard's focus stays where it is when something appears beside it; two
//! widgets of one kind with the same words need `.salt(…)`, and so does one whose words change when it is pressed.
//!
//! Nothing grows when the pointer comes near. A press shows within 90 ms. What the keyboard acts on has a
//! ring. Knows nothing of screens; changes nothing but what it is given.

mod amount;
mod button;
mod card;
mod card_picture;
mod chip;
mod choice;
mod curve;
mod dots;
mod field;
mod flows;
mod icon_toggle;
mod key_line;
mod level;
mod link;
mod nav;
mod number_card;
mod numbers;
mod offer_light;
mod pictures;
mod plain_row;
mod practice_card;
mod radio;
mod say;
mod shapes;
pub mod shoreline;
mod sky_tiles;
mod stepper;
mod table;
mod tabs;
mod tile;
mod tiles;
mod toggle;
mod trail;
pub mod typed;
mod word_sky;

use std::sync::Arc;

use egui::accesskit::{Node, Role};
use egui::style::ScrollAnimation;
use egui::{
    Align, Color32, CornerRadius, EventFilter, Galley, Id, Painter, Pos2, Rect, Response, Sense, Shape,
    Stroke, StrokeKind, Ui, WidgetInfo, pos2,
};

pub use amount::{Amount, InputError, Turned};
pub use button::Button;
pub use card::Card;
pub use card_picture::CardPicture;
pub use chip::Chip;
pub use choice::ChoiceRow;
pub use curve::{CurveBeat, CurveChart, Joint, Moved};
pub use dots::{Dots, paint_scale};
pub use field::Field;
pub use flows::Flows;
pub use icon_toggle::IconToggle;
pub use key_line::{Key, KeyLine};
pub use level::LevelSlider;
pub use link::Link;
pub use nav::{NavItem, NavPlace};
pub use number_card::NumberCard;
pub use numbers::{NUMBER_KEYS, NumberAnswer, NumberRow, NumberWords};
pub use offer_light::OfferLight;
pub use pictures::PictureTiles;
pub use plain_row::PlainRow;
pub use practice_card::PracticeCard;
pub use say::Say;
pub use shapes::{ShapesBoard, TileFacts};
pub use sky_tiles::SkyTiles;
pub use stepper::{Step, Stepper};
pub use table::Table;
pub use tabs::Tabs;
pub use tile::{StateTiles, TileWords};
pub use toggle::Toggle;
pub use trail::{LevelTrail, TrailWords};
pub use word_sky::{SkyWord, WordAnswer, WordSky};

use super::focus;
use super::pacer::light::paper;
use super::theme::{FOCUS_GAP, PRESS_SECS, Theme, mix};

/// Words of a widget: borrowed or owned.
pub type Label<'a> = std::borrow::Cow<'a, str>;

/// A widget being touched: what happened and how far its answer has come.
struct Touch {
    response: Response,
    theme: Arc<Theme>,
    painter: Painter,
    /// 0–1.
    hover: f32,
    /// 0–1.
    press: f32,
}

impl Touch {
    fn new(ui: &Ui, rect: Rect, id: Id, sense: Sense) -> Self {
        let response = ui.interact(rect, id, sense).on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.gained_focus() || (response.has_focus() && focus::is_scrolled_to(ui.ctx(), id)) {
            // What the keyboard acts on is in sight.
            response.scroll_to_me_animation(None, ScrollAnimation::none());
        }
        let theme = Theme::of(ui.ctx());
        let secs = theme.animation_secs(PRESS_SECS);
        let press =
            ui.ctx().animate_bool_with_time(id.with("press"), response.is_pointer_button_down_on(), secs);
        let hover = ui.ctx().animate_bool_with_time(id.with("hover"), response.hovered(), secs);
        let mut painter = ui.painter().clone();
        if !ui.is_enabled() {
            painter.multiply_opacity(0.5);
        }
        Self { response, theme, painter, hover, press }
    }

    /// A fill that answers to the pointer by coming closer to `towards`.
    fn answering(&self, fill: Color32, towards: Color32) -> Color32 {
        mix(fill, towards, 0.10 * self.hover + 0.14 * self.press)
    }

    fn body(&self, rect: Rect, radius: f32, fill: Color32, edge: Stroke) {
        self.painter.rect(rect, corner(radius), fill, edge, StrokeKind::Inside);
    }

    /// A ring around `rect` while the keyboard acts on it.
    fn focus_ring(&self, rect: Rect, radius: f32) {
        if !self.response.has_focus() {
            return;
        }
        let width = self.theme.focus_width();
        let clip = self.painter.clip_rect().expand(FOCUS_GAP + width);
        let stroke = Stroke::new(width, self.theme.tokens.focus);
        self.painter.with_clip_rect(clip).rect_stroke(
            rect.expand(FOCUS_GAP),
            corner(radius + FOCUS_GAP),
            stroke,
            StrokeKind::Outside,
        );
    }

    /// Role and name for screen readers; `more` adds what egui has no word for.
    fn describe(&self, role: Role, name: &str, more: impl FnOnce(&mut Node)) {
        let enabled = self.response.enabled();
        self.response.widget_info(|| WidgetInfo::labeled(role, enabled, name));
        self.response.ctx.accesskit_node_builder(self.response.id, more);
    }
}

/// Says to screen readers what a drawing shows. Takes no room.
pub fn describe_image(ui: &Ui, rect: Rect, name: &str) {
    let response = ui.interact(rect, ui.make_persistent_id(("image", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
}

/// Paints the page everything stands on: paper with a grain, instead of a flat fill.
///
/// For screens that stand still. During a practice [`Theme::clear_color`] is the page.
pub fn page(painter: &Painter, rect: Rect) {
    let theme = Theme::of(painter.ctx());
    painter.add(paper(painter, rect, theme.tokens.background));
}

/// What lies between two lines, given point by point.
fn strip(pairs: impl Iterator<Item = [Pos2; 2]>, color: Color32) -> Shape {
    let mut mesh = egui::Mesh::default();
    for point in pairs.flatten() {
        mesh.colored_vertex(point, color);
    }
    let last = u32::try_from(mesh.vertices.len() / 2).unwrap_or(0).saturating_sub(1);
    for first in (0..last).map(|step| 2 * step) {
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 3, first + 2);
    }
    Shape::mesh(mesh)
}

fn corner(radius: f32) -> CornerRadius {
    CornerRadius::same(radius.clamp(0.0, 255.0).round() as u8)
}

/// Where a galley laid out with `align` begins so that it stands in the middle of `rect`'s height.
fn place(galley: &Galley, rect: Rect, align: Align) -> Pos2 {
    let x = match align {
        Align::Min => rect.left(),
        Align::Center => rect.center().x,
        Align::Max => rect.right(),
    };
    pos2(x, rect.center().y - galley.size().y / 2.0)
}

fn paint_galley(painter: &Painter, galley: Arc<Galley>, rect: Rect, align: Align) {
    let at = place(&galley, rect, align);
    painter.galley(at, galley, Color32::PLACEHOLDER);
}

/// The arrows are for this widget while it has the keyboard, and do not move the focus.
pub(in crate::ui) fn hold_arrows(ui: &Ui, focused: Id) {
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(focused, arrows));
}

/// The identity of a widget within its `Ui`'s scope.
fn identity(ui: &Ui, kind: &str, words: &str, salt: Option<Id>) -> Id {
    match salt {
        Some(salt) => ui.make_persistent_id((kind, salt)),
        None => ui.make_persistent_id((kind, words)),
    }
}
