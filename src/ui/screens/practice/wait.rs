//! A time that the person sets, again if they like.

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::sitting::{Event, Sitting, Stage};

use crate::app::Command;
use crate::text::fl;
use crate::text::names;

use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Chip, Say};

use super::{Places, steps};

/// The times to choose from while none runs, and Go on at any time.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let Some(waiting) = sitting.waiting(screen.now) else { return };
    let words = screen.words();
    let mut buttons = Vec::new();
    if let Some(set_ms) = waiting.set_ms.filter(|_| waiting.is_over()) {
        buttons.push((fl!(words, "practice-wait-again"), Event::SetWait { ms: set_ms }, true));
    }
    buttons.push((fl!(words, "practice-go-on"), Event::Next, false));
    steps::row_of(ui, screen, places.steps, buttons);
    let question = match waiting.set_ms {
        None => fl!(words, "practice-wait-question"),
        Some(_) if waiting.is_over() => fl!(words, "practice-wait-over"),
        Some(_) => return,
    };
    live::announce(ui, "wait", &question);
    if sitting.stage() == Stage::Running {
        let top = show_chips(ui, screen, waiting.choices_ms, waiting.set_ms, places);
        let height = screen.theme.metrics.text(Text::Note.line_points());
        let room = Rect::from_min_size(
            pos2(places.word.left(), top - height - 6.0),
            vec2(places.word.width(), height),
        );
        let color = screen.theme.tokens.muted;
        Say::new(question).face(Text::Note).color(color).centered().at(ui, room);
    }
}

/// The times as chips, in rows from the bottom up. Returns where they begin.
fn show_chips(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    choices_ms: &[u32],
    set_ms: Option<u32>,
    places: &Places,
) -> f32 {
    let metrics = screen.theme.metrics;
    let (height, gap) = (metrics.holding(TARGET_MIN), space::SMALL);
    let width = metrics.text(92.0);
    let fitting = ((places.word.width() + gap) / (width + gap)).floor().max(1.0) as usize;
    let rows = choices_ms.len().div_ceil(fitting).max(1);
    let in_row = choices_ms.len().div_ceil(rows).max(1);
    let top = places.word.bottom() - (height + gap) * rows as f32 + gap;
    for (row, choices_ms) in choices_ms.chunks(in_row).enumerate() {
        let all = (width + gap) * choices_ms.len() as f32 - gap;
        let left = places.word.center().x - all / 2.0;
        for (column, ms) in choices_ms.iter().enumerate() {
            let min = pos2(left + column as f32 * (width + gap), top + row as f32 * (height + gap));
            let name = names::length(screen.words(), u64::from(*ms));
            let chip = Chip::new(name, set_ms == Some(*ms)).one_of_several();
            if chip.at(ui, Rect::from_min_size(min, vec2(width, height))).clicked() {
                screen.command(Command::Practice(Event::SetWait { ms: *ms }));
            }
        }
    }
    top
}
