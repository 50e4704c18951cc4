//! From which state to which: as many as there were, as wide as they were many.

use egui::accesskit::Role;
use egui::{Color32, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use softlanding_core::insight::BetweenStates;
use softlanding_core::rating::State;

use super::{Label, strip};
use crate::ui::theme::icons::{paint_state, state_color};
use crate::ui::theme::typography::Text;
use crate::ui::theme::{Theme, mix};

const HEIGHT: f32 = 280.0;
const GAP: f32 = 14.0;
const BAR: f32 = 7.0;
const SHAPE: f32 = 20.0;
const STEPS: u16 = 48;
/// A state that never came still has a place, of this height in points.
const LEAST: f32 = 4.0;
/// One sitting is no wider than this without the lines along it, in points: a few are not to look like many.
const SITTING_MOST: f32 = 22.5;

/// Before on the left, after on the right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The drawing.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct Flows<'a> {
    between: &'a BetweenStates,
    /// The names of the states, in the order of the tiles.
    names: [Label<'a>; 4],
    name: Label<'a>,
}

impl<'a> Flows<'a> {
    /// `name` tells it to screen readers.
    pub fn new(between: &'a BetweenStates, names: [Label<'a>; 4], name: impl Into<Label<'a>>) -> Self {
        Self { between, names, name: name.into() }
    }

    /// The height that `total` sittings need, in points.
    #[must_use]
    pub fn height(theme: &Theme, total: usize) -> f32 {
        let most = theme.metrics.holding(HEIGHT);
        let names = 4.0 * theme.metrics.text(Text::Note.line_points()).max(SHAPE) + 3.0 * GAP;
        let bands = total as f32 * SITTING_MOST + 3.0 * GAP + 4.0 * LEAST;
        bands.clamp(names.min(most), most)
    }

    /// Shows it exactly there.
    pub fn at(&self, ui: &mut Ui, rect: Rect) -> Response {
        let response = ui.allocate_rect(rect, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &self.name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, rect);
        }
        response
    }

    fn paint(&self, ui: &Ui, rect: Rect) {
        let theme = Theme::of(ui.ctx());
        let side = self.side_width(ui);
        let (left, right) = (rect.left() + side, rect.right() - side);
        let begun = State::ALL.map(|state| self.between.began_in(state));
        let ended = State::ALL.map(|state| self.between.ended_in(state));
        let (from, to) = (bars(rect, begun), bars(rect, ended));
        let mut from_tops = from.map(|bar| bar.0);
        let mut to_tops = to.map(|bar| bar.0);
        for (a, from_state) in State::ALL.into_iter().enumerate() {
            for (b, to_state) in State::ALL.into_iter().enumerate() {
                let count = self.between.count(from_state, to_state);
                let width = count as f32 * sitting_width(rect, self.between.total());
                let (Some(from_top), Some(to_top)) = (from_tops.get_mut(a), to_tops.get_mut(b)) else {
                    continue;
                };
                if width > 0.0 {
                    let color = mix(theme.tokens.background, state_color(from_state, &theme.tokens), 0.42);
                    ui.painter().extend(ribbon(
                        pos2(left + BAR, *from_top),
                        pos2(right - BAR, *to_top),
                        width,
                        color,
                    ));
                }
                *from_top += width;
                *to_top += width;
            }
        }
        self.paint_side(ui, rect, Side::Before, from);
        self.paint_side(ui, rect, Side::After, to);
    }

    fn paint_side(&self, ui: &Ui, rect: Rect, side: Side, bars: [(f32, f32); 4]) {
        let theme = Theme::of(ui.ctx());
        let is_left = side == Side::Before;
        let width = self.side_width(ui);
        let x = if is_left { rect.left() + width } else { rect.right() - width - BAR };
        let tokens = &theme.tokens;
        let middles = bars.map(|(top, height)| top + height / 2.0);
        let apart = theme.metrics.text(Text::Note.line_points()).max(SHAPE);
        let middles = apart_within(middles, apart, (rect.top() + apart / 2.0, rect.bottom() - apart / 2.0));
        let states = State::ALL.into_iter().zip(&self.names);
        for (((state, name), (top, height)), middle) in states.zip(bars).zip(middles) {
            let bar = Rect::from_min_size(pos2(x, top), vec2(BAR, height));
            ui.painter().rect_filled(bar, 2.0, state_color(state, tokens));
            let galley = Text::Note.lay_out(ui.painter(), name, tokens.text, f32::INFINITY);
            let shape_x = if is_left { rect.left() + SHAPE / 2.0 } else { rect.right() - SHAPE / 2.0 };
            let shape = Rect::from_center_size(pos2(shape_x, middle), vec2(SHAPE, SHAPE));
            paint_state(ui.painter(), shape, state, tokens, tokens.background);
            let words_x = if is_left { shape.right() + 8.0 } else { shape.left() - 8.0 - galley.size().x };
            ui.painter().galley(pos2(words_x, middle - galley.size().y / 2.0), galley, tokens.text);
        }
    }

    fn side_width(&self, ui: &Ui) -> f32 {
        let width = |name: &Label<'_>| {
            Text::Note.lay_out(ui.painter(), name, Color32::PLACEHOLDER, f32::INFINITY).size().x
        };
        self.names.iter().map(width).fold(0.0, f32::max) + SHAPE + 18.0
    }
}

/// The width of the band of one sitting among `total`, in points.
fn sitting_width(rect: Rect, total: usize) -> f32 {
    ((rect.height() - 3.0 * GAP - 4.0 * LEAST) / total.max(1) as f32).min(SITTING_MOST)
}

/// Top and height of each state's bar, below each other in the order of the tiles.
fn bars(rect: Rect, counts: [usize; 4]) -> [(f32, f32); 4] {
    let width = sitting_width(rect, counts.iter().sum());
    let mut top = rect.top();
    counts.map(|count| {
        let height = LEAST + width * count as f32;
        let bar = (top, height);
        top += height + GAP;
        bar
    })
}

/// These places, each at least `apart` points below the one before it, and all between `top` and `bottom` if
/// there is room.
fn apart_within(mut places: [f32; 4], apart: f32, (top, bottom): (f32, f32)) -> [f32; 4] {
    let mut least = top;
    for place in &mut places {
        *place = place.max(least);
        least = *place + apart;
    }
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - apart;
    }
    places
}

/// A band that leaves and arrives level. A mesh has hard edges, so each has a line along it.
fn ribbon(from: Pos2, to: Pos2, width: f32, color: Color32) -> [Shape; 3] {
    let edge: Vec<Pos2> = (0..=STEPS)
        .map(|step| {
            let share = f32::from(step) / f32::from(STEPS);
            let eased = share * share * (3.0 - 2.0 * share);
            pos2(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * eased)
        })
        .collect();
    let lower: Vec<Pos2> = edge.iter().map(|point| *point + vec2(0.0, width)).collect();
    let band = strip(edge.iter().zip(&lower).map(|(upper, lower)| [*upper, *lower]), color);
    let line = Stroke::new(1.5, color);
    [band, Shape::line(edge, line), Shape::line(lower, line)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_states_that_never_came_stand_apart() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, HEIGHT));
        for counts in [[0, 1, 0, 0], [0, 0, 0, 9], [5, 0, 0, 0], [0, 0, 0, 0], [3, 4, 5, 6]] {
            let middles = bars(rect, counts).map(|(top, height)| top + height / 2.0);
            let places = apart_within(middles, 24.0, (12.0, HEIGHT - 12.0));
            assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 23.9), "{counts:?}: {places:?}");
            assert!(places[0] >= 11.9 && places[3] <= HEIGHT - 11.9, "{counts:?}: {places:?}");
        }
    }

    #[test]
    fn a_band_is_at_most_24_points_for_each_sitting() {
        let theme = Theme::new(crate::ui::theme::ThemeName::Dusk);
        for counts in [[0, 1, 0, 0], [1, 1, 0, 1], [0, 5, 0, 0], [90, 300, 60, 150]] {
            let total: usize = counts.iter().sum();
            let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, Flows::height(&theme, total)));
            for ((_, height), count) in bars(rect, counts).into_iter().zip(counts) {
                assert!(height <= LEAST + SITTING_MOST * count as f32 + 0.01, "{counts:?}");
            }
            let (top, height) = bars(rect, counts)[3];
            assert!(top + height <= rect.bottom() + 0.01, "{counts:?}");
        }
    }

    #[test]
    fn with_room_each_name_stands_at_its_bar() {
        let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(300.0, HEIGHT));
        let middles = bars(rect, [3, 3, 3, 3]).map(|(top, height)| top + height / 2.0);
        let places = apart_within(middles, 24.0, (12.0, HEIGHT - 12.0));
        assert!(
            places.iter().zip(middles).all(|(place, middle)| (place - middle).abs() < 0.01),
            "{places:?}"
        );
    }
}
