//! A time that the person sets, again if they like.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::sitting::{Event, Sitting, Stage, Waiting};

use crate::app::Command;
use crate::text::fl;
use crate::text::names;

use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::{Chip, Say};

use super::Places;

/// Shows the times to choose from while none runs. Returns the buttons below them: their words, what they do,
/// and whether they come first.
pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    places: &Places,
) -> Vec<(String, Event, bool)> {
    let mut buttons = Vec::new();
    let waiting = sitting.waiting(screen.now).filter(|_| sitting.stage() != Stage::Paused);
    let Some(waiting) = waiting else { return buttons };
    let words = screen.words();
    let question = match waiting.set_ms {
        None => Some(fl!(words, "practice-wait-question")),
        Some(_) if waiting.is_over() => Some(fl!(words, "practice-wait-over")),
        Some(_) => None,
    };
    if let Some(question) = question {
        live::announce(ui, "wait", &question);
        let chips = Chips::new(screen.theme, waiting.choices_ms.len(), places);
        let color = screen.theme.tokens.muted;
        Say::new(question).face(Text::Note).color(color).centered().at(ui, chips.question);
        for (ms, place) in waiting.choices_ms.iter().zip(chips.places) {
            let name = names::length(words, u64::from(*ms));
            let chip = Chip::new(name, waiting.set_ms == Some(*ms)).one_of_several();
            if chip.at(ui, place).clicked() {
                screen.command(Command::Practice(Event::SetWait { ms: *ms }));
            }
        }
    }
    if let Some(set_ms) = waiting.set_ms.filter(|_| waiting.is_over()) {
        buttons.push((fl!(words, "practice-wait-again"), Event::SetWait { ms: set_ms }, true));
    }
    buttons.push((fl!(words, "practice-go-on"), Event::Next, false));
    buttons
}

/// What is left for the picture during the whole part, so that it does not move when the times come and go.
pub fn picture_room(theme: &Theme, waiting: &Waiting<'_>, places: &Places) -> Rect {
    let chips = Chips::new(theme, waiting.choices_ms.len(), places);
    let bottom = (chips.question.top() - space::SMALL).max(places.picture.top() + 1.0);
    places.picture.with_max_y(bottom)
}

/// The times in rows, from the bottom up, and the question above them.
struct Chips {
    places: Vec<Rect>,
    question: Rect,
}

impl Chips {
    fn new(theme: &Theme, count: usize, around: &Places) -> Self {
        let metrics = theme.metrics;
        let room = around.word;
        let (height, gap) = (metrics.holding(TARGET_MIN), space::SMALL);
        // Two fit beside each other in any case.
        let width = metrics.text(108.0).min((room.width() - gap) / 2.0);
        let fitting = ((room.width() + gap) / (width + gap)).floor().max(1.0) as usize;
        let rows = count.div_ceil(fitting).max(1);
        let in_row = count.div_ceil(rows).max(1);
        let top = around.steps.top() - space::MEDIUM - (height + gap) * rows as f32 + gap;
        let place = |index: usize| {
            let (row, column) = (index / in_row, index % in_row);
            let here = in_row.min(count - row * in_row) as f32;
            let left = room.center().x - f32::midpoint((width + gap) * here, -gap);
            let min = pos2(left + column as f32 * (width + gap), top + row as f32 * (height + gap));
            Rect::from_min_size(min, vec2(width, height))
        };
        let line = metrics.text(Text::Note.line_points());
        let question =
            Rect::from_min_size(pos2(room.left(), top - line - space::SMALL), vec2(room.width(), line));
        Self { places: (0..count).map(place).collect(), question }
    }
}
