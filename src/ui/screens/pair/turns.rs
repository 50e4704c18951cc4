//! What both are asked in a part for two, and what they can answer.

use std::time::Duration;

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::exercise::{Part, Who};
use softlanding_core::pair::Side;
use softlanding_core::sitting::{Answer, Answered, Event, Sitting, Stage, Taps};

use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::live;
use crate::ui::screens::practice::row_of;
use crate::ui::screens::{ScreenContext, practice};
use crate::ui::state::pair::PairDraft;
use crate::ui::theme::TARGET_MIN;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Link, Say, describe_image};

use super::places::Places;
use super::{name, side_of};

/// How bright the lantern of one of the two is where nothing is breathed: who has the word is brighter. `None`
/// where both follow the score.
pub(super) fn light(sitting: &Sitting, now: Duration, side: Side) -> Option<f32> {
    const SPEAKS: f32 = 0.8;
    const LISTENS: f32 = 0.2;
    let who = match sitting.part(now)? {
        Part::Turn { who, .. } | Part::Check { who, .. } | Part::Choose { who, .. } => *who,
        Part::Say { .. } | Part::Notice { .. } => Who::Both,
        _ => return None,
    };
    Some(match side_of(who) {
        Some(speaks) if speaks == side => SPEAKS,
        Some(_) => LISTENS,
        None => 0.5,
    })
}

pub(super) fn show(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    draft: &mut PairDraft,
    places: &Places,
) {
    say(ui, screen, sitting, draft, places.guidance);
    if sitting.stage() == Stage::Paused && !sitting.is_for_each(screen.now) {
        Say::new(fl!(screen.words(), "practice-paused")).face(Text::Title).centered().at(ui, places.word);
        return;
    }
    if let Some(taps) = sitting.taps(screen.now) {
        show_taps(ui, screen, draft, places, taps);
        row_of(ui, screen, places.steps, vec![(fl!(screen.words(), "practice-skip"), Event::Skip, false)]);
        return;
    }
    match sitting.part(screen.now) {
        Some(Part::Turn { .. }) => show_turn(ui, screen, sitting, draft, places),
        Some(Part::Check { .. }) => show_check(ui, screen, sitting, places),
        Some(Part::Choose { .. }) => {
            let room = places.guidance.with_min_y(places.picture.top()).with_max_y(places.steps.top() - 8.0);
            practice::choose::show(ui, screen, sitting, room);
            // No answer is an answer.
            row_of(
                ui,
                screen,
                places.steps,
                vec![(fl!(screen.words(), "practice-next"), Event::Next, false)],
            );
        }
        Some(Part::Say { .. }) if sitting.waits(screen.now) => {
            row_of(ui, screen, places.steps, vec![(fl!(screen.words(), "practice-next"), Event::Next, true)]);
        }
        _ => {}
    }
}

/// What is asked, with whose turn it is, and below it what the other one may do.
fn say(ui: &mut Ui, screen: &ScreenContext<'_>, sitting: &Sitting, draft: &PairDraft, place: Rect) {
    let words = screen.words();
    let (asked, aside) = asked(words, sitting, draft, screen.now);
    let share = if aside.is_some() { 0.58 } else { 1.0 };
    let (above, below) = place.split_top_bottom_at_fraction(share);
    let face = screen.layout.pick(Text::Title, Text::Lead);
    Say::new(asked.as_str()).face(face).centered().at(ui, above);
    live::announce(ui, "guidance", &asked);
    if let Some(aside) = aside {
        Say::new(aside.as_str())
            .face(screen.layout.pick(Text::Lead, Text::Body))
            .color(screen.theme.tokens.muted)
            .centered()
            .at(ui, below);
        live::announce(ui, "aside", &aside);
    }
}

fn asked(words: &Words, sitting: &Sitting, draft: &PairDraft, now: Duration) -> (String, Option<String>) {
    let to = |side: Side, text: &str| {
        let who = name(words, draft, side);
        fl!(words, "pair-to", who = who.as_str(), text = text)
    };
    let for_who = |who: Who, text: &str| side_of(who).map_or_else(|| text.to_owned(), |side| to(side, text));
    match sitting.part(now) {
        None => (fl!(words, "practice-landing"), None),
        Some(Part::Turn { who, prompt, aside, lines, .. }) => {
            let standing = sitting.standing_words(now).and_then(|standing| standing.line);
            let line = standing.and_then(|line| lines.texts.get(line)).or(aside.as_ref());
            let other = side_of(*who).map(Side::other);
            let aside = line.map(|line| other.map_or_else(|| line.clone(), |side| to(side, line)));
            (for_who(*who, prompt), aside)
        }
        Some(Part::Check { who, prompt, almost, thanks }) => {
            let said = match sitting.answered(now) {
                Some(Answered::Almost) => almost.clone().unwrap_or_else(|| fl!(words, "pair-almost")),
                Some(Answered::Thanks) => thanks.clone().unwrap_or_else(|| fl!(words, "pair-thanks")),
                None => prompt.clone(),
            };
            (for_who(*who, &said), None)
        }
        Some(Part::Choose { who, prompt, .. }) => (for_who(*who, prompt), None),
        Some(Part::Notice { prompt, .. }) => (prompt.clone(), None),
        Some(_) => {
            let standing = sitting.standing_words(now).map(|standing| standing.text.to_owned());
            (standing.unwrap_or_else(|| sitting.exercise().invitation.clone()), None)
        }
    }
}

/// A dot for each breath that was tapped.
fn show_taps(ui: &mut Ui, screen: &ScreenContext<'_>, draft: &PairDraft, places: &Places, taps: Taps) {
    let words = screen.words();
    for side in Side::BOTH {
        let middle = places.stage(side, screen.layout, screen.theme).center.x;
        let place = Rect::from_center_size(
            pos2(middle, places.steps.top() - 16.0),
            vec2(28.0 * taps.count as f32, 24.0),
        );
        let done = *side.of(&taps.done);
        let tokens = &screen.theme.tokens;
        let left = place.center().x - 14.0 * (taps.count.saturating_sub(1)) as f32;
        for index in 0..taps.count {
            let at = pos2(left + 28.0 * index as f32, place.center().y);
            let color = if index < done { tokens.lantern_rim } else { tokens.outline.gamma_multiply(0.6) };
            ui.painter().circle_filled(at, 5.0, color);
        }
        let whose = name(words, draft, side);
        let says = fl!(words, "pair-tapped", whose = whose.as_str(), done = done, count = taps.count);
        describe_image(ui, place, &says);
    }
}

/// On, longer or shorter; the time in numbers only for those who ask.
fn show_turn(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    sitting: &Sitting,
    draft: &mut PairDraft,
    places: &Places,
) {
    let words = screen.words();
    let height = screen.theme.metrics.holding(TARGET_MIN);
    let place = Rect::from_center_size(
        pos2(places.names.center().x, places.steps.top() - 6.0 - height / 2.0),
        vec2(160.0 * screen.theme.metrics.scale(), height),
    );
    let label = if draft.shows_time {
        let position = sitting.position(screen.now);
        let length_ms = sitting.score().parts().get(position.part).map_or(0, |part| part.length.timed_ms());
        let left_ms = length_ms.saturating_sub(position.ms);
        ui.ctx().request_repaint_after(Duration::from_millis(u64::from(left_ms % 1_000).max(30)));
        names::length(words, u64::from(left_ms.div_ceil(1_000)) * 1_000)
    } else {
        fl!(words, "pair-show-time")
    };
    if Link::new(label).text(Text::Note).align(egui::Align::Center).at(ui, place).clicked() {
        draft.shows_time = !draft.shows_time;
    }
    let choices = vec![
        (fl!(words, "pair-longer"), Event::Longer, false),
        (fl!(words, "practice-next"), Event::Next, true),
        (fl!(words, "pair-shorter"), Event::Shorter, false),
    ];
    row_of(ui, screen, places.steps, choices);
}

fn show_check(ui: &mut Ui, screen: &mut ScreenContext<'_>, sitting: &Sitting, places: &Places) {
    let words = screen.words();
    let choices = if sitting.answered(screen.now).is_some() {
        vec![(fl!(words, "practice-next"), Event::Next, true)]
    } else {
        vec![
            (fl!(words, "pair-yes"), Event::Answer(Answer::Yes), false),
            (fl!(words, "pair-almost-answer"), Event::Answer(Answer::Almost), false),
            (fl!(words, "pair-not-yet"), Event::Answer(Answer::NotYet), false),
        ]
    };
    row_of(ui, screen, places.steps, choices);
}
