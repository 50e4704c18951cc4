//! What there is to see: the pacer, the picture that a part has in its place, or what the part is about.

use std::time::Duration;

use egui::{Painter, Ui, UiBuilder};
use softlanding_core::exercise::{Exercise, Part, Picture, Sense};
use softlanding_core::sitting::{Noticed, Sitting, Stage, Waiting};

use crate::settings::PacerKind;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::live;
use crate::ui::pacer::{self, Lights, Pacer, PacerFrame, Senses, Timeline, Wave, smooth};
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
/// So much of the ring is for a step at one's own pace, in milliseconds.
const STEP_MS: f64 = 6_000.0;
/// One word takes this long to come and to go, in milliseconds.
const WORD_MS: u32 = 1_400;

/// What is drawn in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    /// The picture that the person chose.
    Chosen,
    Picture(Picture),
    Senses(Senses),
    /// A light for each thing that was found.
    Lights,
    Wave,
    Nothing,
}

impl Shown {
    /// In a part of an exercise; past the last one it lands.
    fn of(exercise: &Exercise, part: usize, kind: PacerKind) -> Self {
        match exercise.parts.get(part) {
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
            // Whoever chose words alone has no pictures.
            _ if kind == PacerKind::Words => Self::Chosen,
            _ => exercise.picture.map_or_else(|| Self::of_senses(exercise, part), Self::Picture),
        }
    }

    /// Words show what they lead to, or else what they follow.
    fn of_senses(exercise: &Exercise, part: usize) -> Self {
        let ahead = exercise.parts.iter().skip(part).find_map(Self::own);
        let behind = || exercise.parts.iter().take(part).rev().find_map(Self::own);
        ahead.or_else(behind).unwrap_or(Self::Chosen)
    }

    /// What a part does with the senses or with a breath; `None` for what is only words.
    fn own(part: &Part) -> Option<Self> {
        match part {
            Part::Cycle { beats, .. } => {
                let senses = Senses::of_beats(beats.iter().map(|beat| beat.gesture));
                Some(senses.map_or(Self::Chosen, Self::Senses))
            }
            Part::Notice { sense: Sense::Breath, .. } => Some(Self::Chosen),
            Part::Notice { .. } => Some(Self::Lights),
            _ => None,
        }
    }

    fn is_lantern(self, kind: PacerKind) -> bool {
        self == Self::Chosen && kind == PacerKind::Lantern
    }

    fn pacer(self, kind: PacerKind) -> Option<&'static dyn Pacer> {
        match self {
            Self::Chosen => Some(kind.pacer()),
            Self::Picture(picture) => Some(kind.pacer_or(Some(picture))),
            Self::Senses(senses) => Some(senses.pacer()),
            Self::Lights => Some(&Lights),
            Self::Wave => Some(&Wave),
            Self::Nothing => None,
        }
    }
}

/// Whether what runs now is followed by a picture.
pub fn has_picture(screen: &ScreenContext<'_>, sitting: &Sitting) -> bool {
    shown_now(screen, sitting).0 != Shown::Nothing
}

/// Whether what runs now is followed by the lantern.
pub fn is_lantern(screen: &ScreenContext<'_>, sitting: &Sitting) -> bool {
    let (shown, kind) = shown_now(screen, sitting);
    shown.is_lantern(kind)
}

/// What is drawn now, and the picture that was chosen.
fn shown_now(screen: &ScreenContext<'_>, sitting: &Sitting) -> (Shown, PacerKind) {
    let kind = screen.settings().pacer_of(&sitting.record().exercise).suiting(sitting.score());
    (Shown::of(sitting.exercise(), sitting.position(screen.now).part, kind), kind)
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
        _ => show_picture(ui, screen, sitting, places),
    }
}

fn show_picture(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let theme = screen.theme;
    let (shown, kind) = shown_now(screen, sitting);
    let Some(pacer) = shown.pacer(kind) else { return };
    let moment = sitting.moment(screen.now);
    let waiting = sitting.waiting(screen.now);
    let room = waiting.map_or(places.picture, |waiting| wait::picture_room(theme, &waiting, places));
    let stage = world::stage_now(ui, screen, sitting, places);
    let mut frame = PacerFrame::of(Timeline::of(sitting.score(), moment.position), stage, theme);
    follow(&mut frame, sitting, screen.now);
    if let Some(waiting) = waiting {
        frame.elapsed_share = Some(ring_of(ui, sitting, &waiting));
    }
    if places.own_stage.is_some() {
        // Without a ring nothing tells how much of it is over.
        frame.elapsed_share = None;
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
        Shown::Senses(senses) => Some(describe(screen.words(), senses)),
        Shown::Lights => Some(fl!(screen.words(), "practice-picture-lights", count = frame.noticed_ms.len())),
        Shown::Wave => Some(fl!(screen.words(), "practice-picture-wave")),
        Shown::Chosen | Shown::Nothing => names::picture(screen.words(), kind),
    };
    if let Some(description) = description {
        describe_image(ui, room, &description);
    }
    let word_place = drawing::word_place(pacer, &frame, places.word);
    if sitting.stage() == Stage::Paused {
        let place = if waiting.is_some() { places.word } else { word_place };
        drawing::show_paused(ui, screen.words(), place);
    } else if let Some(beat) = moment.beat.filter(|_| sitting.joins_in(screen.now).is_none()) {
        let word = names::beat(screen.words(), beat.gesture, beat.way);
        drawing::show_beat(ui, pacer, &frame, &word, Faces::of(screen.layout).word, word_place);
        if screen.announces_beats(ui) {
            live::announce_on(ui, "beat", beat.index, &word);
        }
    }
    // Asks for the next frame only while there will be something new to see.
    if sitting.stage() == Stage::Running {
        pacer::repaint_when_moved(ui, pacer, &frame);
        if shown == Shown::Chosen {
            pacer::repaint_at_speed(ui, pacer::answer_speed(&frame));
        }
    }
}

/// The picture, while it comes over the one that was there in the part before.
fn paint(ui: &Ui, sitting: &Sitting, shown: Shown, kind: PacerKind, frame: &PacerFrame) {
    let Some(timeline) = frame.timeline else { return };
    let position = timeline.position();
    let before = position.part.checked_sub(1).map(|part| Shown::of(sitting.exercise(), part, kind));
    // A lantern was there on the screen before.
    let before = before.or((kind == PacerKind::Lantern).then_some(Shown::Chosen));
    let is_new = before.is_some_and(|before| before != shown) && !frame.reduced_motion;
    let come = if is_new { smooth(position.ms as f32 / TURN_MS as f32) } else { 1.0 };
    let with = |opacity: f32, shown: Shown| -> Painter {
        let mut painter = ui.painter().clone();
        if shown.is_lantern(kind) {
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
    if shown == Shown::Chosen {
        pacer::paint_answers(ui.painter(), frame);
    }
}

/// What there is to see where the senses are used.
fn describe(words: &Words, senses: Senses) -> String {
    match senses {
        Senses::Look => fl!(words, "practice-picture-look"),
        Senses::Listen => fl!(words, "practice-picture-listen"),
        Senses::Taps => fl!(words, "practice-picture-taps"),
    }
}

/// What only the sitting knows: how long it has run, what was found, and how much of it all that is.
fn follow(frame: &mut PacerFrame, sitting: &Sitting, now: Duration) {
    frame.clock_ms = sitting.practised_ms(now) as f64;
    let age_ms = |noticed: &Noticed| now.saturating_sub(noticed.at).as_secs_f32() * 1_000.0;
    frame.noticed_ms = sitting.noticed().iter().map(age_ms).collect();
    // What goes at one's own pace is a part of the way as well: each step takes the ring a little further.
    let (done, steps) = sitting.own_steps(now);
    if let Some(timeline) = frame.timeline.filter(|_| steps > 0) {
        frame.ring_ms += f64::from(steps) * STEP_MS;
        frame.elapsed_share =
            Some(((timeline.stepped_ms() + f64::from(done) * STEP_MS) / frame.ring_ms) as f32);
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
