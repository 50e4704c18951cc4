//! The words to go by. Where they change within a part, one line fades before the next comes.

use std::time::Duration;

use egui::{Rect, Ui, UiBuilder};
use softlanding_core::exercise::Part;
use softlanding_core::sitting::{Sitting, Stage};

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::live;
use crate::ui::pacer::smooth;
use crate::ui::screens::ScreenContext;
use crate::ui::widgets::Say;

use super::Faces;

/// The words to go by: the part's own, or for a cycle without any the invitation.
fn guidance(words: &Words, sitting: &Sitting, now: Duration) -> String {
    let swapped = sitting.noticing(now).and_then(|step| step.swapped_for);
    match sitting.part(now) {
        None => fl!(words, "practice-landing"),
        Some(Part::Notice { prompt, .. }) => {
            swapped.and_then(|sense| names::sense(words, sense)).unwrap_or_else(|| prompt.clone())
        }
        Some(Part::Turn { who, prompt, .. }) => {
            format!("{}: {prompt}", names::turn(words, *who))
        }
        // One of its words stands elsewhere.
        Some(Part::Words { text, .. }) => text.clone(),
        Some(_) => {
            let standing = sitting.standing_words(now).map(|standing| standing.text.to_owned());
            standing.unwrap_or_else(|| sitting.exercise().invitation.clone())
        }
    }
}

/// Words that change within a part take this long to go, and as long to come, in milliseconds.
const FADE_MS: u32 = 900;

pub fn show(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, rect: Rect) {
    let words = if sitting.is_absent() {
        fl!(screen.words(), "practice-absent")
    } else if sitting.joins_in(screen.now).is_some() {
        fl!(screen.words(), "in-step-soon")
    } else {
        guidance(screen.words(), sitting, screen.now)
    };
    // Where no picture gives its word, this line says it.
    let has_no_word = matches!(
        sitting.part(screen.now),
        Some(Part::Write { .. } | Part::Choose { .. } | Part::Sort { .. } | Part::Sentences { .. })
    );
    let is_paused = sitting.stage() == Stage::Paused && !sitting.is_absent();
    let shown = if has_no_word && is_paused {
        fl!(screen.words(), "practice-paused-here", guidance = words.as_str())
    } else {
        words.clone()
    };
    let text = Faces::of(screen.layout).guidance;
    let presence = if sitting.is_absent() { 1.0 } else { presence(ui, screen, sitting) };
    ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt("guidance"), |ui| {
        ui.multiply_opacity(presence);
        Say::new(shown.as_str()).face(text).centered().at(ui, rect);
    });
    if is_paused {
        live::announce(ui, "paused", &fl!(screen.words(), "practice-paused"));
    }
    // Screen readers hear each part as it begins, and each line.
    live::announce(ui, "guidance", &words);
}

/// How much of the words is there, 0–1: a line that gives way to another goes before that comes.
fn presence(ui: &Ui, screen: &ScreenContext<'_>, sitting: &Sitting) -> f32 {
    if screen.theme.reduced_motion || matches!(sitting.part(screen.now), Some(Part::Words { .. })) {
        return 1.0;
    }
    let Some(standing) = sitting.standing_words(screen.now) else { return 1.0 };
    let position = sitting.position(screen.now);
    let (since_ms, length_ms) = if let Some(waiting) = sitting.waiting(screen.now) {
        (waiting.elapsed_ms, waiting.set_ms.unwrap_or_default())
    } else {
        let part = sitting.score().parts().get(position.part);
        (position.ms, part.map_or(0, |part| part.length.timed_ms()))
    };
    // What begins or ends with the part is there at once.
    let came_ms = (standing.since_ms < since_ms).then_some(standing.since_ms);
    let goes_ms = standing.left_ms.filter(|left_ms| since_ms.saturating_add(*left_ms) < length_ms);
    if sitting.stage() == Stage::Running {
        repaint_for(ui, came_ms, goes_ms, FADE_MS);
    }
    fade(came_ms, goes_ms, FADE_MS)
}

/// How much is there of what came and goes within `over_ms`, 0–1.
pub(super) fn fade(came_ms: Option<u32>, goes_ms: Option<u32>, over_ms: u32) -> f32 {
    let nearest_ms = [came_ms, goes_ms].into_iter().flatten().min().unwrap_or(over_ms);
    smooth(nearest_ms as f32 / over_ms as f32)
}

/// Asks for the next frame of a fade, or for its beginning.
pub(super) fn repaint_for(ui: &Ui, came_ms: Option<u32>, goes_ms: Option<u32>, over_ms: u32) {
    const FRAME: Duration = Duration::from_millis(33);
    if [came_ms, goes_ms].into_iter().flatten().any(|ms| ms <= over_ms) {
        ui.ctx().request_repaint_after(FRAME);
    } else if let Some(goes_ms) = goes_ms {
        ui.ctx().request_repaint_after(Duration::from_millis(u64::from(goes_ms - over_ms)).max(FRAME));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_gone_when_others_come() {
        assert!(fade(Some(0), Some(30_000), FADE_MS) < 0.001);
        assert!(fade(Some(30_000), Some(0), FADE_MS) < 0.001);
        assert!((fade(Some(5_000), Some(5_000), FADE_MS) - 1.0).abs() < 0.001);
        assert!((fade(None, None, FADE_MS) - 1.0).abs() < 0.001);
    }
}
