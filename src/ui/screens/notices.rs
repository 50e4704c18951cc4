//! What a person should know, in quiet lines at the bottom, each until it is closed. In a practice one line stands at
//! the bottom edge, where it covers nothing; what can be done about it waits for the end.

use std::sync::Arc;

use egui::{Align, Galley, Rect, Ui, pos2, vec2};
use softlanding_core::sitting::Stage;

use crate::app::{App, Command};
use crate::text::notices::Notice;
use crate::text::{Words, fl};

use crate::ui::action::{Action, Route};
use crate::ui::layout::place_label;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::space;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::widgets::{Button, Card};

const PADDING: f32 = 8.0;
/// What stands beside a notice's words: air, and the way to close it.
const MARGINS: f32 = 84.0;
/// The size of an answer beside the words; in a narrow column it stands below them.
const ANSWER: egui::Vec2 = vec2(148.0, 48.0);
const STACKED_BELOW: f32 = 480.0;
/// How much of the window's height their words may take. Very large ones are made smaller for it: the page needs room too.
const HIGHEST: f32 = 0.3;
/// The most that stand there at once; the last one says how many more there are.
const MOST: usize = 2;
/// The same in a narrow window.
const MOST_IN_NARROW: usize = 1;

/// A notice, laid out.
struct Line<'a> {
    notice: &'a Notice,
    sentence: String,
    galley: Arc<Galley>,
    height: f32,
    is_stacked: bool,
}

/// Those that are shown now, the oldest first; none that leads to the page that is open.
fn lines<'a>(ui: &Ui, screen: &ScreenContext<'a>, open: &Route) -> Vec<Line<'a>> {
    let theme = screen.theme;
    let most = if screen.layout.is_wide { MOST } else { MOST_IN_NARROW };
    let width = screen.layout.column().span();
    let notices: Vec<&Notice> = screen.app.notices().filter(|notice| !leads_to(notice, open)).collect();
    let more = notices.len().saturating_sub(most);
    let line = |(index, notice): (usize, &'a Notice)| {
        let mut sentence = notice.sentence(screen.words());
        if more > 0 && index + 1 == most {
            sentence = format!("{sentence} {}", fl!(screen.words(), "notice-more", count = more));
        }
        let has_answer = answer(notice).is_some();
        let is_stacked = has_answer && width < STACKED_BELOW * theme.metrics.scale();
        let beside = if has_answer && !is_stacked { ANSWER.x + 8.0 } else { 0.0 };
        let room = vec2(width - MARGINS - beside, screen.layout.window.height() * HIGHEST / most as f32);
        let face = Face::from(Text::Note);
        let galley = face.fit(ui.painter(), &sentence, theme.tokens.text, room, Align::Min);
        let below = if is_stacked { theme.metrics.holding(ANSWER.y) + PADDING } else { 0.0 };
        let height = galley.size().y.max(44.0) + below + 2.0 * PADDING;
        Line { notice, sentence, galley, height, is_stacked }
    };
    notices.into_iter().enumerate().take(most).map(line).collect()
}

/// Where its picture fills the window.
fn is_practising(app: &App) -> bool {
    app.practice().is_some_and(|practice| matches!(practice.sitting.stage(), Stage::Running | Stage::Paused))
}

/// What can be done about it: what was deleted is brought back, what is asked is answered.
fn answer(notice: &Notice) -> Option<Action> {
    match notice {
        Notice::OwnDeleted { .. } => Some(Action::Do(Command::UndoDeleteOwn)),
        Notice::PackRemoved { .. } => Some(Action::Do(Command::UndoRemovePack)),
        Notice::Later { .. } => Some(Action::Go(Route::Later)),
        Notice::Back { .. } => Some(Action::Go(Route::TimeOut)),
        _ => None,
    }
}

fn leads_to(notice: &Notice, open: &Route) -> bool {
    answer(notice).is_some_and(|answer| answer == Action::Go(open.clone()))
}

fn answer_name(words: &Words, notice: &Notice) -> String {
    match notice {
        Notice::Later { .. } => fl!(words, "later-answer"),
        Notice::Back { .. } => fl!(words, "time-out-notice-answer"),
        _ => fl!(words, "look-back-undo"),
    }
}

/// The room that they take at the bottom.
#[must_use]
pub fn height(ui: &Ui, screen: &ScreenContext<'_>, open: &Route) -> f32 {
    if is_practising(screen.app) {
        return 0.0;
    }
    let lines = lines(ui, screen, open);
    let heights = lines.iter().map(|line| line.height + space::SMALL).sum::<f32>();
    if lines.is_empty() { 0.0 } else { heights - space::SMALL + space::MEDIUM }
}

/// Shows them above everything else; in a practice the oldest, at the bottom edge.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, open: &Route) {
    let is_in_scene = screen.app.practice().is_none() && open.is_in_scene();
    for sentence in screen.app.notices().map(|notice| notice.sentence(screen.words())) {
        live::announce(ui, &format!("notice {sentence}"), &sentence);
    }
    if is_practising(screen.app) {
        show_in_practice(ui, screen);
        return;
    }
    let lines = lines(ui, screen, open);
    let columns = screen.layout.column();
    let heights = lines.iter().map(|line| line.height + space::SMALL).sum::<f32>() - space::SMALL;
    let bar = if is_in_scene { space::SMALL } else { screen.layout.bar_height + space::SMALL };
    let mut top = screen.layout.window.bottom() - screen.layout.pick(space::MEDIUM, bar) - heights;
    for line in lines {
        let rect = Rect::from_min_max(pos2(columns.min, top), pos2(columns.max, top + line.height));
        top = rect.bottom() + space::SMALL;
        show_line(ui, screen, rect, line);
    }
}

/// One line below the controls, shortened where it is long: screen readers are told all of it.
fn show_in_practice(ui: &mut Ui, screen: &ScreenContext<'_>) {
    let Some(notice) = screen.app.notices().next() else { return };
    let sentence = notice.sentence(screen.words());
    let window = screen.layout.window.shrink2(vec2(space::MEDIUM, 0.0));
    let tokens = &screen.theme.tokens;
    let below = screen.layout.pick(28.0, 20.0);
    let room = vec2(window.width(), screen.theme.metrics.text(Text::Small.line_points()).min(below));
    let galley = Face::from(Text::Small).fit(ui.painter(), &sentence, tokens.muted, room, Align::Center);
    let at = pos2(window.center().x, window.bottom() - 2.0 - galley.size().y / 2.0);
    place_label(ui, Rect::from_center_size(at, galley.size()), galley, &sentence);
}

fn show_line(ui: &mut Ui, screen: &mut ScreenContext<'_>, rect: Rect, line: Line<'_>) {
    let words = screen.words();
    let Line { notice, sentence, galley, is_stacked, .. } = line;
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("notices"));
    let mut front = ui.new_child(egui::UiBuilder::new().max_rect(rect).layer_id(layer).id_salt(&sentence));
    Card::paper(&front, rect);
    let answer_height = screen.theme.metrics.holding(ANSWER.y);
    let (said, answer_place) = if is_stacked {
        let place = Rect::from_min_max(
            pos2(rect.left() + 16.0, rect.bottom() - PADDING - answer_height),
            rect.max - vec2(16.0, PADDING),
        );
        (rect.with_max_y(place.top() - PADDING), place)
    } else {
        let center = pos2(rect.right() - 60.0 - ANSWER.x / 2.0, rect.center().y);
        (rect, Rect::from_center_size(center, vec2(ANSWER.x, answer_height.min(rect.height() - 8.0))))
    };
    let place = Rect::from_min_size(said.left_center() + vec2(16.0, -galley.size().y / 2.0), galley.size());
    place_label(&mut front, place, galley, &sentence);
    if let Some(answer) = answer(notice)
        && Button::quiet(answer_name(words, notice)).at(&mut front, answer_place).clicked()
    {
        screen.ask(answer);
    }
    let close = Rect::from_center_size(pos2(rect.right() - 30.0, said.center().y), vec2(44.0, 44.0));
    let name = fl!(words, "notice-close-this", words = sentence.as_str());
    if Button::icon_only(Icon::Close, name).at(&mut front, close).clicked() {
        screen.command(Command::DismissNotice(Box::new(notice.clone())));
    }
}
