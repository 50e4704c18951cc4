//! What there is to see: the pacer, the picture that a part has in its place, or what the part is about.

use std::time::Duration;

use egui::{Painter, Ui, UiBuilder};
use softlanding_core::exercise::{Part, Picture};
use softlanding_core::sitting::{Sitting, Stage, Waiting};

use crate::settings::PacerKind;
use crate::text::fl;
use crate::text::names;

use crate::ui::live;
use crate::ui::pacer::{self, Pacer, PacerFrame, Timeline, Wave, smooth};
use crate::ui::screens::{ScreenContext, drawing};
use crate::ui::state::view::View;
use crate::ui::theme::typography::Text;
use crate::ui::transition;
use crate::ui::widgets::{Say, describe_image};

use super::guidance::{fade, repaint_for};
use super::{Faces, Places, puzzle, scale, wait, world};

/// One picture takes this long to give way to another, in milliseconds.
const TURN_MS: u32 = 700;
/// A picture with less room than this is left out, in points.
const PICTURE_LEAST: f32 = 48.0;
/// One word takes this long to come and to go, in milliseconds.
const WORD_MS: u32 = 1_400;

/// What is drawn in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The picture that the person chose.
    Chosen,
    Picture(Picture),
    Wave,
    Nothing,
}

impl Shown {
    fn of(part: Option<&Part>) -> Self {
        match part {
            Some(Part::Cycle { picture: Some(picture), .. }) => Self::Picture(*picture),
            Some(Part::Wave { .. }) => Self::Wave,
            Some(
                Part::Scale { .. }
                | Part::Words { .. }
                | Part::Shapes { .. }
                | Part::Write { .. }
                | Part::Choose { .. }
                | Part::Sort { .. }
                | Part::Sentences { .. },
            ) => Self::Nothing,
            _ => Self::Chosen,
        }
    }

    fn is_lantern(self, kind: PacerKind) -> bool {
        self == Self::Chosen && kind == PacerKind::Lantern
    }

    fn pacer(self, kind: PacerKind) -> Option<&'static dyn Pacer> {
        match self {
            Self::Chosen => Some(kind.pacer()),
            Self::Picture(picture) => Some(kind.pacer_or(Some(picture))),
            Self::Wave => Some(&Wave),
            Self::Nothing => None,
        }
    }
}

/// Whether a part is followed by a picture.
pub fn has_picture(part: Option<&Part>) -> bool {
    Shown::of(part) != Shown::Nothing
}

pub fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    view: &mut View,
    places: &Places,
) {
    match sitting.part(screen.now) {
        Some(Part::Shapes { .. }) => puzzle::show(ui, screen, sitting, view, places),
        Some(Part::Scale { .. }) => scale::show(ui, screen, sitting, places),
        Some(Part::Words { .. }) => show_word_by_word(ui, screen, sitting, places),
        part => show_picture(ui, screen, sitting, Shown::of(part), places),
    }
}

fn show_picture(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, shown: Shown, places: &Places) {
    let theme = screen.theme;
    let kind = screen.settings().pacer_of(&sitting.record().exercise).suiting(sitting.score());
    let Some(pacer) = shown.pacer(kind) else { return };
    let moment = sitting.moment(screen.now);
    let waiting = sitting.waiting(screen.now);
    let room = waiting.map_or(places.picture, |waiting| wait::picture_room(theme, &waiting, places));
    let stage = world::stage_now(ui, screen, sitting, places);
    let mut frame = PacerFrame::of(Timeline::of(sitting.score(), moment.position), stage, theme);
    if let Some(waiting) = waiting {
        frame.elapsed_share = Some(ring_of(ui, sitting, &waiting));
    }
    // With very large text times to choose from may leave no room.
    if room.height() >= PICTURE_LEAST {
        paint(ui, sitting, shown, kind, &frame);
        if shown.is_lantern(kind) {
            let (radius, lift) = pacer::radius_and_lift(&frame);
            transition::note_breathing(ui.ctx(), radius, lift);
        }
    }
    let description = match shown {
        Shown::Picture(picture) => Some(names::drawing(screen.words(), picture)),
        Shown::Wave => Some(fl!(screen.words(), "practice-picture-wave")),
        Shown::Chosen | Shown::Nothing => names::picture(screen.words(), kind),
    };
    if let Some(description) = description {
        describe_image(ui, room, &description);
    }
    let word_place = drawing::word_place(pacer, &frame, places.word);
    if let Some(beat) = moment.beat.filter(|_| sitting.joins_in(screen.now).is_none()) {
        let word = names::beat(screen.words(), beat.gesture, beat.way);
        drawing::show_beat(ui, pacer, &frame, &word, Faces::of(screen.layout).word, word_place);
        if screen.settings().announces_beats {
            live::announce(ui, "beat", &word);
        }
    } else if sitting.stage() == Stage::Paused {
        let place = if waiting.is_some() { places.word } else { word_place };
        drawing::show_paused(ui, screen.words(), place);
    }
    // Asks for the next frame only while there will be something new to see.
    if sitting.stage() == Stage::Running {
        pacer::repaint_when_moved(ui, pacer, &frame);
    }
}

/// The picture, while it comes over the one that was there in the part before.
fn paint(ui: &Ui, sitting: &Sitting, shown: Shown, kind: PacerKind, frame: &PacerFrame) {
    let Some(timeline) = frame.timeline else { return };
    let position = timeline.position();
    let before = position.part.checked_sub(1).map(|part| Shown::of(sitting.exercise().parts.get(part)));
    let is_new = before.is_some_and(|before| before != shown) && !frame.reduced_motion;
    let come = if is_new { smooth(position.ms as f32 / TURN_MS as f32) } else { 1.0 };
    let with = |opacity: f32, shown: Shown| -> Painter {
        let mut painter = ui.painter().clone();
        if shown.is_lantern(kind) {
            // It was there on the screen before.
            painter.set_opacity(1.0);
        }
        painter.multiply_opacity(opacity);
        painter
    };
    if come < 1.0 {
        if sitting.stage() == Stage::Running {
            ui.ctx().request_repaint_after(Duration::from_millis(33));
        }
        // A wave belongs to its part.
        let before = before.filter(|before| *before != Shown::Wave);
        if let Some((before, pacer)) = before.and_then(|before| Some((before, before.pacer(kind)?))) {
            pacer.paint(&with(1.0 - come, before), frame);
        }
    }
    if let Some(pacer) = shown.pacer(kind) {
        pacer.paint(&with(come, shown), frame);
    }
}

/// How much of the time that was set has gone, in whole seconds: the ring shows it in place of the practice.
fn ring_of(ui: &Ui, sitting: &Sitting, waiting: &Waiting<'_>) -> f32 {
    let Some(set_ms) = waiting.set_ms else { return 0.0 };
    if waiting.is_over() {
        return 1.0;
    }
    let into_ms = waiting.elapsed_ms % 1_000;
    if sitting.stage() == Stage::Running {
        ui.ctx().request_repaint_after(Duration::from_millis(u64::from(1_000 - into_ms)));
    }
    (waiting.elapsed_ms - into_ms) as f32 / set_ms.max(1) as f32
}

/// One word in the middle, dim, that slowly gives way to the next.
fn show_word_by_word(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let room = places.picture.union(places.word);
    if sitting.stage() == Stage::Paused {
        drawing::show_paused(ui, screen.words(), room);
        return;
    }
    let Some(word) = sitting.standing_words(screen.now) else { return };
    let theme = screen.theme;
    let presence = if theme.reduced_motion {
        1.0
    } else {
        repaint_for(ui, Some(word.since_ms), word.left_ms, WORD_MS);
        fade(Some(word.since_ms), word.left_ms, WORD_MS)
    };
    ui.scope_builder(UiBuilder::new().max_rect(room).id_salt("word"), |ui| {
        ui.multiply_opacity(presence);
        Say::new(word.text).face(Text::Display).color(theme.tokens.muted).centered().at(ui, room);
    });
    live::announce(ui, "word", word.text);
}
