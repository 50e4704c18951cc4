//! Own files that can't be used: which, where, the line itself, and how it is mended.

use egui::text::CCursor;
use egui::{Align, Rect, Stroke, Ui, vec2};
use softlanding_core::exercise::FormatError;

use crate::app::App;
use crate::library::{FileError, FileErrorKind};
use crate::text::faults;
use crate::text::fl;

use crate::ui::layout::{self, Column, place_label};
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Card, Link};

/// How many are shown until all of them are asked for.
const SHOWN_MOST: usize = 3;
const CARD_HEIGHT: f32 = 140.0;

/// Cards for all of them, or for the first few.
pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, shows_all: &mut bool) {
    let broken = screen.app.library().broken();
    if broken.is_empty() {
        return;
    }
    let words = screen.words();
    let theme = screen.theme;
    column.text(ui, Text::Lead.semibold(), theme.tokens.text, &fl!(words, "broken-title"));
    column.skip(space::SMALL);
    let count = if *shows_all { broken.len() } else { broken.len().min(SHOWN_MOST) };
    let height = layout::card_height(theme, CARD_HEIGHT);
    for (index, rect) in column.grid_in_sight(ui, count, 1, (300.0, height), screen.layout.pick(16.0, 12.0)) {
        if let Some(broken) = broken.get(index) {
            show_card(ui, screen, rect, broken);
        }
    }
    if count < broken.len() {
        let rect = column.take(theme.metrics.holding(48.0));
        if Link::new(fl!(words, "broken-all", count = broken.len())).at(ui, rect).clicked() {
            *shows_all = true;
        }
    }
    column.skip(space::LARGE);
}

/// One of them, as large as `rect`.
pub fn show_card(ui: &mut Ui, screen: &ScreenContext<'_>, rect: Rect, broken: &FileError) {
    let theme = screen.theme;
    let words = screen.words();
    Card::paper(ui, rect);
    let inner = rect.shrink2(vec2(space::MEDIUM, 10.0));
    let mut room = Column::new(inner.left(), inner.width(), inner.top());
    line(ui, &mut room, Text::Body.semibold(), &place_words(screen.app, broken), theme.tokens.text);
    let mut mend = faults::fault_words(words, &broken.fault);
    if let FileErrorKind::Format(problem) = &broken.fault {
        source_line(ui, &mut room, problem);
        if let Some(known) = faults::known_words(words, problem) {
            mend = format!("{mend} {known}");
        }
    }
    room.skip(4.0);
    let left = vec2(inner.width(), (inner.bottom() - room.y).max(1.0));
    let galley = Face::from(Text::Note).fit(ui.painter(), &mend, theme.tokens.text, left, Align::Min);
    let place = room.take(galley.size().y);
    place_label(ui, place, galley, &mend);
}

/// "evening.ron, line 12", or the file alone.
fn place_words(app: &App, broken: &FileError) -> String {
    let file = faults::file_name(&broken.path);
    let place = match &broken.fault {
        FileErrorKind::Format(problem) => problem.place,
        _ => None,
    };
    match place {
        Some(place) => fl!(app.words(), "broken-at-line", file = file, line = place.line),
        None => file,
    }
}

/// The line as it stands in the file, with what is meant underlined.
fn source_line(ui: &mut Ui, room: &mut Column, problem: &FormatError) {
    let theme = Theme::of(ui.ctx());
    let visible = faults::visible(&problem.line_text).replace('\t', " ");
    let text = visible.trim();
    if text.is_empty() {
        return;
    }
    let size = vec2(room.width(), theme.metrics.text(Text::Note.line_points()));
    let galley = Face::from(Text::Note).fit(ui.painter(), text, theme.tokens.muted, size, Align::Min);
    let rect = room.take(size.y);
    if let Some(place) = problem.place {
        let indent = visible.chars().take_while(|sign| sign.is_whitespace()).count();
        let from = (place.column as usize).saturating_sub(1 + indent);
        let to = from + problem.found.chars().count().max(1);
        let x = |index: usize| rect.left() + galley.pos_from_cursor(CCursor::new(index)).left();
        let underline = x(from)..=x(to).max(x(from) + 6.0).min(rect.right());
        ui.painter().hline(underline, rect.bottom() - 1.0, Stroke::new(2.0, theme.tokens.accent));
    }
    place_label(ui, rect, galley, text);
}

fn line(ui: &mut Ui, room: &mut Column, face: Face, words: &str, color: egui::Color32) {
    let height = Theme::of(ui.ctx()).metrics.text(face.text.line_points());
    let rect = room.take(height);
    let galley = face.fit(ui.painter(), words, color, rect.size(), Align::Min);
    place_label(ui, rect, galley, words);
}
