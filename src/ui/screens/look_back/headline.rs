//! What is said first: one sentence in the sky, a quiet line below it, and how sure it is once one asks.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Rect, TextFormat, Ui, pos2, vec2};
use softlanding_core::insight::Headline;

use crate::text::{fl, headline};

use crate::ui::action::Route;
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::state::view::View;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{TARGET_MIN, Theme, lines, space};
use crate::ui::widgets::Link;

/// The widest that the sentence gets at 100 %, in points: two lines read faster than one long one.
const WIDEST: f32 = 640.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let words = screen.words();
    let found = view.looking.headline(screen.app.kept());
    let mut said = headline::say(words, screen.settings(), found);
    if *found == Headline::Nothing {
        // Words are kept, and no practice.
        said.sentence = fl!(words, "headline-no-practice");
    }
    show_sentence(ui, screen, column, &said.sentence, said.title.as_deref());
    quiet_line(ui, screen, column, &said, view);
    if view.looking.is_sure_open && !said.how_sure.is_empty() {
        let theme = screen.theme;
        for line in &said.how_sure {
            column.text(ui, Text::Note, theme.tokens.text, line);
            column.skip(4.0);
        }
        let name = fl!(words, "numbers-title");
        let width = Text::Note.lay_out(ui.painter(), &name, theme.tokens.text, f32::INFINITY).size().x;
        let place = column.take_left(width + 2.0, theme.metrics.holding(TARGET_MIN));
        if Link::new(name).text(Text::Note).at(ui, place).clicked() {
            screen.go(Route::Numbers);
        }
    }
}

/// The sentence as the heading of the page, with the title of a practice a little heavier.
pub fn show_sentence(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    sentence: &str,
    title: Option<&str>,
) {
    column.skip(screen.layout.pick(52.0, 8.0));
    let text = screen.layout.pick(Text::Display, Text::Title);
    let galley = lay_out(ui, screen.theme, text, sentence, title, column.width());
    let rect = column.take(galley.size().y);
    layout::heading(ui, Rect::from_min_size(rect.min, galley.size()), galley, sentence);
    column.skip(4.0);
}

fn lay_out(
    ui: &Ui,
    theme: &Theme,
    text: Text,
    sentence: &str,
    title: Option<&str>,
    room: f32,
) -> Arc<Galley> {
    let format = |face: Face| TextFormat {
        font_id: face.font(theme.metrics),
        line_height: Some(theme.metrics.text(text.line_points())),
        color: theme.tokens.text,
        ..TextFormat::default()
    };
    let title = title.filter(|title| !title.is_empty());
    let parts = title.and_then(|title| Some((sentence.split_once(title)?, title)));
    let mut job = LayoutJob::default();
    match parts {
        Some(((before, after), title)) => {
            job.append(before, 0.0, format(text.into()));
            job.append(title, 0.0, format(text.semibold()));
            job.append(after, 0.0, format(text.into()));
        }
        None => job.append(sentence, 0.0, format(text.into())),
    }
    job.wrap.max_width = room.min(theme.metrics.text(WIDEST));
    lines::lay_out(ui.ctx(), job)
}

/// How often and by how much, and the way to how sure that is, in one line where they fit.
fn quiet_line(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    column: &mut Column,
    said: &headline::Said,
    view: &mut View,
) {
    let (words, theme) = (screen.words(), screen.theme);
    let target = theme.metrics.holding(TARGET_MIN);
    let line = said.line.as_deref().unwrap_or_default();
    let asks = (!said.how_sure.is_empty()).then(|| fl!(words, "headline-how-sure"));
    let lay_out = |line: &str| column.lay_out(ui, Text::Note, theme.tokens.muted, line);
    let with_dot = lay_out(&if asks.is_some() { format!("{line} ·") } else { line.to_owned() });
    let size = with_dot.size();
    let asked = asks.as_deref().map_or(0.0, |asks| {
        Text::Note.lay_out(ui.painter(), asks, theme.tokens.text, f32::INFINITY).size().x
    });
    let is_one_line = size.y < 1.5 * theme.metrics.text(Text::Note.line_points());
    let fits = is_one_line && size.x + 6.0 + asked + 2.0 <= column.width();
    let (galley, size) = if fits {
        (with_dot, size)
    } else {
        let galley = lay_out(line);
        let size = galley.size();
        (galley, size)
    };
    let rect = column.take(if fits { target.max(size.y) } else { size.y });
    let top = if fits { rect.center().y - size.y / 2.0 } else { rect.top() };
    layout::place_label(ui, Rect::from_min_size(pos2(rect.left(), top), size), galley, line);
    let Some(asks) = asks else { return };
    let place = if fits {
        Rect::from_min_size(pos2(rect.left() + size.x + 6.0, rect.top()), vec2(asked + 2.0, rect.height()))
    } else {
        column.take_left(asked + 2.0, target)
    };
    let way = Link::new(asks).text(Text::Note).at(ui, place);
    let is_open = view.looking.is_sure_open;
    ui.ctx().accesskit_node_builder(way.id, |node| node.set_expanded(is_open));
    if way.clicked() {
        view.looking.is_sure_open = !is_open;
    }
    if !fits {
        column.skip(space::SMALL);
    }
}
