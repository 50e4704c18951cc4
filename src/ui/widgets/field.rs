//! A place to write in.

use egui::style::ScrollAnimation;
use egui::text::{CCursor, CharIndex};
use egui::{
    Align, Frame, Id, Margin, Rect, Response, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, pos2, vec2,
};

use super::{Label, corner, identity, typed};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{RADIUS_BUTTON, RADIUS_SMALL, Theme, lines};

const PADDING_X: i8 = 14;
const PADDING_Y: i8 = 11;
/// Where the ends are round, the words stand further in.
const PADDING_ROUND: i8 = 26;

/// A text field with its label above.
#[derive(Debug)]
#[must_use = "show it with `show` or `at`"]
pub struct Field<'a> {
    text: &'a mut String,
    label: Label<'a>,
    name: Option<Label<'a>>,
    hint: Option<Label<'a>>,
    rows: usize,
    characters_max: usize,
    label_shown: bool,
    is_ruled: bool,
    salt: Option<Id>,
    before: Option<String>,
    /// Room at the right for a button, where the ends are round.
    round: Option<f32>,
}

impl<'a> Field<'a> {
    /// One line.
    pub fn line(text: &'a mut String, label: impl Into<Label<'a>>) -> Self {
        let label = label.into();
        Self {
            text,
            label,
            name: None,
            hint: None,
            rows: 1,
            characters_max: 200,
            label_shown: true,
            is_ruled: false,
            salt: None,
            before: None,
            round: None,
        }
    }

    /// Several lines, `rows` of them in sight.
    pub fn page(text: &'a mut String, label: impl Into<Label<'a>>, rows: usize) -> Self {
        Self { rows: rows.max(2), characters_max: 20_000, ..Self::line(text, label) }
    }

    /// What screen readers say, where the label alone is not enough.
    pub fn name(self, name: impl Into<Label<'a>>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// What might be written, shown while it is empty.
    pub fn hint(self, hint: impl Into<Label<'a>>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// The most characters that can be written.
    pub fn characters_max(self, characters_max: usize) -> Self {
        Self { characters_max, ..self }
    }

    /// The label is for screen readers only; something else on the screen says it already.
    pub fn label_hidden(self) -> Self {
        Self { label_shown: false, ..self }
    }

    /// A sheet of paper with lines to write on.
    pub fn ruled(self) -> Self {
        Self { is_ruled: true, ..self }
    }

    /// With round ends, for what is looked for. So much of its right side is left to a button, in points.
    pub fn round(self, button_width: f32) -> Self {
        Self { round: Some(button_width), ..self }
    }

    /// How wide the words are at most in a field of this width with round ends.
    #[must_use]
    pub fn round_room(width: f32, button_width: f32) -> f32 {
        width - button_width - 2.0 * f32::from(PADDING_ROUND)
    }

    /// Tells two with the same label apart.
    pub fn salt(self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        Self { salt: Some(Id::unique(salt)), ..self }
    }

    /// The text was another before, and changed while it was being written: the cursor stays between the letters
    /// it stood between.
    pub fn came_from(self, before: Option<String>) -> Self {
        Self { before, ..self }
    }

    /// Shows it in the width there is. `changed()` tells when something was written.
    pub fn show(self, ui: &mut Ui) -> Response {
        let metrics = Theme::of(ui.ctx()).metrics;
        let label = if self.label_shown { metrics.text(Text::Note.line_points()) + 4.0 } else { 0.0 };
        let lines = metrics.text(Text::Body.line_points()) * self.rows as f32;
        let height = label + (lines + 2.0 * f32::from(PADDING_Y)).max(48.0);
        let (_, rect) = ui.allocate_space(vec2(ui.available_width(), height));
        self.at(ui, rect)
    }

    /// Shows it exactly there, label included.
    pub fn at(self, ui: &mut Ui, rect: Rect) -> Response {
        ui.expand_to_include_rect(rect);
        let theme = Theme::of(ui.ctx());
        let tokens = &theme.tokens;
        let id = identity(ui, "field", &self.label, self.salt);
        let mut body = rect;
        if self.label_shown {
            // One line, as the room above the field is for one.
            let line = vec2(rect.width(), theme.metrics.text(Text::Note.line_points()));
            let face = Face::from(Text::Note);
            let label = face.fit(ui.painter(), &self.label, tokens.muted, line, Align::Min);
            body = rect.with_min_y(rect.top() + label.size().y + 4.0);
            ui.painter().galley(pos2(rect.left() + 2.0, rect.top()), label, tokens.muted);
        }
        let focused = ui.memory(|memory| memory.has_focus(id));
        let edge = if focused { tokens.focus } else { tokens.field_edge() };
        let stroke = Stroke::new(if focused { theme.focus_width() } else { 1.0 }, edge);
        let radius =
            if self.round.is_some() { body.height().min(2.0 * RADIUS_BUTTON) / 2.0 } else { RADIUS_SMALL };
        ui.painter().rect(body, corner(radius), tokens.surface, stroke, StrokeKind::Inside);
        if self.is_ruled {
            rule(ui, &theme, body);
        }
        let written = body.with_max_x(body.right() - self.round.unwrap_or_default());
        self.write(ui, &theme, written, id)
    }

    fn write(self, ui: &mut Ui, theme: &Theme, body: Rect, id: Id) -> Response {
        if let Some(before) = &self.before {
            move_cursor(ui, id, before, self.text);
        }
        let mut inner = ui.new_child(UiBuilder::new().max_rect(body).id_salt(id));
        inner.set_clip_rect(ui.clip_rect().intersect(body));
        let padding_x = if self.round.is_some() { PADDING_ROUND } else { PADDING_X };
        typed::register(ui.ctx(), id);
        let single = self.rows == 1;
        let edit = if single { TextEdit::singleline(self.text) } else { TextEdit::multiline(self.text) };
        let hint = self.hint.as_ref().map_or("", AsRef::as_ref).to_owned();
        let hint_size = hint_size(ui, theme, &hint, body.width() - 2.0 * f32::from(padding_x), single);
        let font = Face::from(Text::Body).font(theme.metrics);
        let mut layouter = lines::written(font.clone(), theme.tokens.text, !single);
        let mut edit = edit
            .id(id)
            .font(font)
            .text_color(theme.tokens.text)
            .layouter(&mut layouter)
            .hint_text(egui::RichText::new(hint).size(hint_size).color(theme.tokens.muted))
            .char_limit(self.characters_max)
            .frame(Frame::new().inner_margin(Margin::symmetric(padding_x, PADDING_Y)))
            .desired_width(body.width() - 2.0 * f32::from(padding_x))
            .desired_rows(self.rows)
            .min_size(body.size() - vec2(0.0, if single { 0.0 } else { 2.0 }));
        if single {
            edit = edit.align(egui::Align2::LEFT_CENTER);
        }
        // A page scrolls by itself, and would keep to itself that it is to come into sight.
        let is_called = ui.input(|input| {
            input.num_accesskit_action_requests(id, egui::accesskit::Action::ScrollIntoView) > 0
        });
        let (name, is_search) = (self.name.unwrap_or(self.label), self.round.is_some());
        let show = |ui: &mut Ui| edit.show(ui).response.response;
        let response = if single {
            show(&mut inner)
        } else {
            egui::ScrollArea::vertical().id_salt(id).show(&mut inner, show).inner
        };
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_label(name.as_ref());
            if is_search {
                node.set_role(egui::accesskit::Role::SearchInput);
            }
        });
        if response.gained_focus() || is_called {
            ui.scroll_to_rect_animation(body, None, ScrollAnimation::none());
        }
        response
    }
}

/// The size at which a hint is whole on its line, in points: no larger than what is written.
fn hint_size(ui: &Ui, theme: &Theme, hint: &str, width: f32, is_single: bool) -> f32 {
    let face = Face::from(Text::Body);
    let usual = face.font(theme.metrics).size;
    if !is_single || hint.is_empty() {
        return usual;
    }
    let room = vec2(width, theme.metrics.text(Text::Body.line_points()));
    let galley = face.fit(ui.painter(), hint, theme.tokens.muted, room, Align::Min);
    galley.job.sections.first().map_or(usual, |section| section.format.font_id.size)
}

/// A line below each row of what is written.
fn rule(ui: &Ui, theme: &Theme, body: Rect) {
    let font = Face::from(Text::Body).font(theme.metrics);
    let row_height = ui.ctx().fonts_mut(|fonts| fonts.row_height(&font)).max(1.0);
    let (left, right) = (body.left() + f32::from(PADDING_X), body.right() - f32::from(PADDING_X));
    let color = theme.tokens.line_on(theme.tokens.surface, 0.26);
    let mut y = body.top() + f32::from(PADDING_Y) + row_height;
    while y < body.bottom() - f32::from(PADDING_Y) / 2.0 {
        ui.painter().hline(left..=right, y, Stroke::new(1.0, color));
        y += row_height;
    }
}

/// What stands behind the first change moves with the text's end.
fn move_cursor(ui: &Ui, id: Id, before: &str, now: &str) {
    let Some(mut state) = TextEdit::load_state(ui.ctx(), id) else { return };
    let Some(mut range) = state.cursor.char_range() else { return };
    let same = before.chars().zip(now.chars()).take_while(|(before, now)| before == now).count();
    let (length_before, length_now) = (before.chars().count(), now.chars().count());
    for CCursor { index: CharIndex(place), .. } in [&mut range.primary, &mut range.secondary] {
        if *place > same {
            let behind = length_before.saturating_sub(*place);
            *place = length_now.saturating_sub(behind).max(same);
        }
    }
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), id);
}
