//! Words to take some of, in the open sky: the arrows go from word to word, Enter or Space takes one or
//! puts it back.

use std::ops::Range;

use egui::accesskit::{Role, Toggled};
use egui::{
    Align, Color32, Context, Event, Id, Pos2, Rangef, Rect, Sense, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::radio::{self, Way};
use super::{Label, Touch, hold_arrows, paint_galley};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_BUTTON, TARGET_MIN, Theme, control, mix, space};

/// Between the narrowest and the widest rows that are tried.
const EVEN_STEPS: u16 = 24;

/// One word, taken or not.
#[derive(Clone, Debug)]
pub struct SkyWord<'a> {
    pub word: Label<'a>,
    pub is_taken: bool,
    /// Whether it can be taken now; a word that is taken can always be put back.
    pub is_open: bool,
}

/// What was done with the words in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordAnswer {
    /// This one was pressed.
    Pressed(usize),
    /// The keyboard went on past the last one, and is on the first one again.
    PastLast,
    /// These letters were typed while one of them had the keyboard.
    Typed(String),
}

/// Words in centred rows.
#[derive(Debug)]
#[must_use = "show it with `at`"]
pub struct WordSky<'a> {
    name: Label<'a>,
    words: Vec<SkyWord<'a>>,
}

impl<'a> WordSky<'a> {
    /// `name` is what is asked; screen readers say it.
    pub fn new(name: impl Into<Label<'a>>, words: impl IntoIterator<Item = SkyWord<'a>>) -> Self {
        Self { name: name.into(), words: words.into_iter().collect() }
    }

    /// The height of this number of rows, in points.
    #[must_use]
    pub fn rows_height(theme: &Theme, rows: usize) -> f32 {
        rows as f32 * (row_height(theme) + space::SMALL) - space::SMALL
    }

    /// How many of these words fit into this number of rows, each `width` points wide; at least one.
    #[must_use]
    pub fn fitting(ui: &Ui, words: &[Label<'_>], width: f32, rows: usize) -> usize {
        let in_rows = self::rows(&widths(ui, words, width), width);
        in_rows.iter().take(rows).next_back().map_or(1, |row| row.end)
    }

    /// Whether one of them has the keyboard: letters, digits and the keys that move are for them.
    #[must_use]
    pub fn has_keyboard(context: &Context) -> bool {
        let known = context.data(|data| data.get_temp::<Id>(keyboard_id()));
        known.is_some() && context.memory(egui::Memory::focused) == known
    }

    /// How high they are in this width.
    #[must_use]
    pub fn height(&self, ui: &Ui, width: f32) -> f32 {
        let rows = rows(&widths(ui, &self.labels(), width), width).len();
        Self::rows_height(&Theme::of(ui.ctx()), rows)
    }

    fn labels(&self) -> Vec<Label<'_>> {
        self.words.iter().map(|word| word.word.as_ref().into()).collect()
    }

    /// Shows them in the width of `rect`, from its top.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Option<WordAnswer> {
        let widths = widths(ui, &self.labels(), rect.width());
        let places = places(&widths, rect.x_range(), rect.top(), &Theme::of(ui.ctx()));
        let bottom = places.last().map_or(rect.top(), Rect::bottom);
        let rect = rect.with_max_y(bottom);
        ui.expand_to_include_rect(rect);
        let group = ui.new_child(
            UiBuilder::new()
                .max_rect(rect)
                .id_salt(("words", &self.name))
                .accessibility_role(Role::Group)
                .accessibility_label(self.name.as_ref()),
        );
        let ids: Vec<Id> = (0..self.words.len()).map(|index| group.make_persistent_id(index)).collect();
        group.ctx().accesskit_node_builder(group.unique_id(), |node| node.set_size_of_set(self.words.len()));
        let mut answer = Self::steer(&group, &ids, &places);
        for (index, (id, place)) in ids.into_iter().zip(places).enumerate() {
            if self.show_word(&group, index, &Touch::new(&group, place, id, Sense::click())) {
                answer = Some(WordAnswer::Pressed(index));
            }
        }
        answer
    }

    /// Follows the keyboard if one of them has it. Returns what it did.
    fn steer(ui: &Ui, ids: &[Id], places: &[Rect]) -> Option<WordAnswer> {
        let focused = ui.memory(egui::Memory::focused)?;
        let here = ids.iter().position(|id| *id == focused)?;
        hold_arrows(ui, focused);
        ui.data_mut(|data| data.insert_temp(keyboard_id(), focused));
        if let Some(typed) = letters_typed(ui) {
            return Some(WordAnswer::Typed(typed));
        }
        let way = radio::way_pressed(ui)?;
        let last = ids.len().saturating_sub(1);
        let is_past_last = way == Way::Right && here == last;
        let there = if is_past_last { 0 } else { neighbour(places, here, way) };
        if let Some(id) = ids.get(there) {
            radio::go_to(ui, *id);
        }
        is_past_last.then_some(WordAnswer::PastLast)
    }

    fn show_word(&self, ui: &Ui, index: usize, touch: &Touch) -> bool {
        let Some(SkyWord { word, is_taken, is_open }) = self.words.get(index) else { return false };
        let can_be_pressed = *is_taken || *is_open;
        touch.describe(Role::CheckBox, word, |node| {
            node.set_toggled(if *is_taken { Toggled::True } else { Toggled::False });
            node.set_position_in_set(index);
            if !can_be_pressed {
                node.set_disabled();
            }
        });
        let rect = touch.response.rect;
        if ui.is_rect_visible(rect) {
            let tokens = &touch.theme.tokens;
            let radius = rect.height().min(2.0 * RADIUS_BUTTON) / 2.0;
            let near = if can_be_pressed { touch.hover.max(touch.press) } else { 0.0 };
            let edge = tokens.line_on(tokens.sky_low, 0.45);
            if *is_taken {
                let fill = touch.answering(mix(tokens.raised, tokens.accent, 0.22), tokens.outline);
                touch.body(rect, radius, fill, Stroke::new(2.0, tokens.accent));
            } else if *is_open {
                touch.body(rect, radius, tokens.raised.gamma_multiply(0.7 * near), Stroke::new(1.0, edge));
            }
            let face = if *is_taken { Text::Body.semibold() } else { Face::from(Text::Body) };
            let ink = if can_be_pressed { tokens.text } else { tokens.muted };
            let room = rect.shrink2(vec2(space::SMALL, 2.0));
            let galley = face.fit(&touch.painter, word, ink, room.size(), Align::Center);
            paint_galley(&touch.painter, galley, room, Align::Center);
            touch.focus_ring(rect, radius);
        }
        can_be_pressed && touch.response.clicked()
    }
}

/// Where the word that has the keyboard is known.
fn keyboard_id() -> Id {
    Id::unique("word with the keyboard")
}

fn row_height(theme: &Theme) -> f32 {
    theme.metrics.holding(TARGET_MIN)
}

/// How wide each word is with the air around it.
fn widths(ui: &Ui, words: &[Label<'_>], most: f32) -> Vec<f32> {
    let width = |word: &Label<'_>| {
        // Measured semi-bold, so that taking it moves nothing.
        let galley = Text::Body.semibold().lay_out(ui.painter(), word, Color32::PLACEHOLDER, f32::INFINITY);
        (galley.size().x + 2.0 * control::CHOICE_PADDING).clamp(TARGET_MIN, most.max(TARGET_MIN))
    };
    words.iter().map(width).collect()
}

/// Which of them stand in each row of this width.
fn rows(widths: &[f32], width: f32) -> Vec<Range<usize>> {
    let (mut rows, mut first, mut used) = (Vec::new(), 0, 0.0);
    for (index, own) in widths.iter().enumerate() {
        if index > first && used + own > width {
            rows.push(first..index);
            (first, used) = (index, 0.0);
        }
        used += own + space::SMALL;
    }
    rows.push(first..widths.len());
    rows
}

/// As few rows as the width allows, as even as they can be.
fn even_rows(widths: &[f32], width: f32) -> Vec<Range<usize>> {
    let fewest = rows(widths, width);
    let all: f32 = widths.iter().map(|own| own + space::SMALL).sum();
    let least = (all / fewest.len() as f32).min(width);
    let narrower =
        (0..EVEN_STEPS).map(|step| least + (width - least) * f32::from(step) / f32::from(EVEN_STEPS));
    let even = narrower.map(|width| rows(widths, width)).find(|rows| rows.len() == fewest.len());
    even.unwrap_or(fewest)
}

/// Where each stands below `top`, in rows in the middle between `left` and `left + width`.
fn places(widths: &[f32], Rangef { min: left, max: right }: Rangef, top: f32, theme: &Theme) -> Vec<Rect> {
    let height = row_height(theme);
    let mut places = Vec::with_capacity(widths.len());
    for (index, row) in even_rows(widths, right - left).into_iter().enumerate() {
        let row = widths.get(row).unwrap_or_default();
        let used = row.iter().map(|own| own + space::SMALL).sum::<f32>() - space::SMALL;
        let mut x = f32::midpoint(left, right) - used / 2.0;
        let y = top + index as f32 * (height + space::SMALL);
        for own in row {
            places.push(Rect::from_min_size(pos2(x, y), vec2(*own, height)));
            x += own + space::SMALL;
        }
    }
    places
}

/// Which one an arrow leads to: up and down to the nearest of the next row.
fn neighbour(places: &[Rect], here: usize, way: Way) -> usize {
    let last = places.len().saturating_sub(1);
    let vertical = |is_beyond: &dyn Fn(Pos2, Pos2) -> bool| {
        let from = places.get(here).map_or(Pos2::ZERO, Rect::center);
        let beyond = places.iter().enumerate().filter(|(_, place)| is_beyond(from, place.center()));
        // A row apart counts more than any place within it.
        let far =
            |place: &Rect| 1_000.0 * (place.center().y - from.y).abs() + (place.center().x - from.x).abs();
        beyond.min_by(|(_, one), (_, other)| far(one).total_cmp(&far(other))).map_or(here, |(index, _)| index)
    };
    match way {
        Way::Left => here.saturating_sub(1),
        Way::Right => (here + 1).min(last),
        Way::Up => vertical(&|from, to| to.y < from.y - 1.0),
        Way::Down => vertical(&|from, to| to.y > from.y + 1.0),
        Way::Home => 0,
        Way::End => last,
    }
}

/// The letters typed in this frame. They are nobody else's, neither as text nor as keys.
fn letters_typed(ui: &Ui) -> Option<String> {
    let mut typed = String::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Text(text) if text.chars().all(char::is_alphabetic) => {
                typed.push_str(text);
                false
            }
            Event::Key { key, pressed: true, modifiers, .. } => {
                let is_letter =
                    key.name().chars().all(char::is_alphabetic) && key.name().chars().count() == 1;
                !is_letter || modifiers.command || modifiers.alt
            }
            _ => true,
        });
    });
    (!typed.is_empty()).then_some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three, two and one in centred rows.
    fn triangle() -> Vec<Rect> {
        let size = vec2(80.0, 44.0);
        let center = [(0.0, 0.0), (100.0, 0.0), (200.0, 0.0), (50.0, 52.0), (150.0, 52.0), (100.0, 104.0)];
        center.map(|(x, y)| Rect::from_center_size(pos2(x, y), size)).to_vec()
    }

    #[test]
    fn rows_are_as_few_as_can_be_and_even() {
        let widths = [90.0; 12];
        let counts = |width| even_rows(&widths, width).iter().map(Range::len).collect::<Vec<_>>();
        assert_eq!(counts(1_200.0), [12]);
        assert_eq!(counts(1_100.0), [6, 6], "and not eleven and one");
        assert_eq!(counts(500.0), [4, 4, 4]);
        assert_eq!(counts(50.0), [1; 12], "one that is wider than the row has it alone");
    }

    #[test]
    fn up_and_down_go_to_the_nearest_of_the_next_row_and_stay_at_the_ends() {
        let places = triangle();
        let go = |here, way| neighbour(&places, here, way);
        assert_eq!(go(0, Way::Down), 3);
        assert_eq!(go(2, Way::Down), 4);
        assert_eq!(go(4, Way::Down), 5);
        assert_eq!(go(5, Way::Down), 5);
        assert_eq!(go(4, Way::Up), 1);
        assert_eq!(go(1, Way::Up), 1);
    }

    #[test]
    fn left_and_right_go_on_in_the_next_row() {
        let places = triangle();
        let go = |here, way| neighbour(&places, here, way);
        assert_eq!((go(2, Way::Right), go(3, Way::Left)), (3, 2));
        assert_eq!((go(5, Way::Right), go(0, Way::Left)), (5, 0));
        assert_eq!((go(3, Way::Home), go(3, Way::End)), (0, 5));
    }
}
