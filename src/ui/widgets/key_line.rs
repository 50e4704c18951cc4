//! Keys as small pictures, and what they do: one line of a help page.

use egui::accesskit::Role;
use egui::{Align, Color32, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::{Label, corner, paint_galley};
use crate::ui::theme::typography::{Face, LINE_CHARACTERS_MAX, Text};
use crate::ui::theme::{RADIUS_KEY, Theme, cap, mix, space};

/// What stands where the keys are.
#[derive(Clone, Debug)]
pub enum Key<'a> {
    /// A picture of this key.
    Cap(Label<'a>),
    /// A word between two keys, such as "to".
    Word(Label<'a>),
}

impl Key<'_> {
    fn words(&self) -> &str {
        match self {
            Key::Cap(words) | Key::Word(words) => words,
        }
    }
}

/// One or several keys, and what they do. Screen readers hear it as one sentence.
#[derive(Debug)]
#[must_use = "show it with `show`"]
pub struct KeyLine<'a> {
    keys: Vec<Key<'a>>,
    does: Label<'a>,
}

impl<'a> KeyLine<'a> {
    pub fn new(keys: impl IntoIterator<Item = Key<'a>>, does: impl Into<Label<'a>>) -> Self {
        Self { keys: keys.into_iter().collect(), does: does.into() }
    }

    /// Shows it in the width there is: the keys beside what they do, or above it where that is too narrow.
    pub fn show(self, ui: &mut Ui) {
        let theme = Theme::of(ui.ctx());
        let (start, width) = (ui.cursor().min, ui.available_width());
        let keys_width = cap::KEYS_WIDTH * theme.metrics.scale();
        let is_beside = keys_width <= width / 2.5;
        let left = if is_beside { keys_width + space::MEDIUM } else { 0.0 };
        let (places, keys_size) = self.places(ui, &theme, if is_beside { keys_width } else { width });
        let widest = LINE_CHARACTERS_MAX as f32 * theme.metrics.text(Text::Body.points()) * 0.5;
        let ink = theme.tokens.text;
        let does = Text::Body.lay_out(ui.painter(), &self.does, ink, (width - left).min(widest));
        // The first line of words stands beside the first row of keys.
        let first = (theme.metrics.text(cap::HEIGHT) - theme.metrics.text(Text::Body.line_points())) / 2.0;
        let down = if is_beside { first.max(0.0) } else { keys_size.y + space::SMALL / 2.0 };
        let height = keys_size.y.max(down + does.size().y);
        let (_, rect) = ui.allocate_space(vec2(width, height));
        let said = self.said();
        let response = ui.interact(rect, ui.make_persistent_id(("keys", &said)), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        if ui.is_rect_visible(rect) {
            for (key, place) in self.keys.iter().zip(places) {
                paint_key(ui, &theme, key, place.translate(start.to_vec2()));
            }
            ui.painter().galley(start + vec2(left, down), does, ink);
        }
    }

    /// The keys, and then what they do.
    fn said(&self) -> String {
        let keys: Vec<&str> = self.keys.iter().map(Key::words).collect();
        format!("{}: {}", keys.join(" "), self.does)
    }

    /// Where each key stands relative to the first, in rows of at most this width, and the room of all.
    fn places(&self, ui: &Ui, theme: &Theme, width: f32) -> (Vec<Rect>, Vec2) {
        let height = theme.metrics.text(cap::HEIGHT);
        let mut at = Pos2::ZERO;
        let places = self.keys.iter().map(|key| {
            let words = face(key).lay_out(ui.painter(), key.words(), Color32::PLACEHOLDER, f32::INFINITY);
            let own = match key {
                Key::Cap(_) => {
                    (words.size().x + 2.0 * space::SMALL + 4.0).max(theme.metrics.text(cap::WIDTH_LEAST))
                }
                Key::Word(_) => words.size().x,
            };
            if at.x > 0.0 && at.x + own > width {
                at = pos2(0.0, at.y + height + space::SMALL);
            }
            let place = Rect::from_min_size(at, vec2(own, height));
            at.x = place.right() + space::SMALL;
            place
        });
        let places: Vec<Rect> = places.collect();
        let room =
            places.iter().fold(Rect::from_min_size(Pos2::ZERO, Vec2::ZERO), |all, one| all.union(*one));
        (places, room.size())
    }
}

fn face(key: &Key<'_>) -> Face {
    match key {
        Key::Cap(_) => Text::Note.semibold(),
        Key::Word(_) => Text::Note.into(),
    }
}

/// A cap with its face, and below it a little of the key's body.
fn paint_key(ui: &Ui, theme: &Theme, key: &Key<'_>, rect: Rect) {
    let tokens = &theme.tokens;
    let painter = ui.painter();
    let (ink, room) = match key {
        Key::Cap(_) => {
            let radius = corner(RADIUS_KEY);
            let edge = Stroke::new(1.0, tokens.line_on(tokens.raised, 0.7));
            let body = mix(tokens.raised, tokens.outline, 0.45);
            painter.rect(rect, radius, body, edge, StrokeKind::Inside);
            let top = rect.with_max_y(rect.bottom() - cap::DEPTH);
            painter.rect(top, radius, tokens.raised, edge, StrokeKind::Inside);
            (tokens.text, top)
        }
        Key::Word(_) => (tokens.muted, rect),
    };
    let galley = face(key).lay_out_aligned(painter, key.words(), ink, room.width(), Align::Center);
    paint_galley(painter, galley, room, Align::Center);
}
