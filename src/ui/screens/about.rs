//! The page of a practice: what it is and how it goes, in motion and drawn; what is known of it, and what to
//! know before. It follows the file that it comes from.

use std::collections::BTreeSet;

use egui::{Rect, Ui, pos2, vec2};
use softlanding_core::exercise::{Exercise, Gesture};
use softlanding_core::record::{ExerciseKey, Origin};

use crate::app::Command;
use crate::library::Entry;
use crate::search;
use crate::settings::{Keep, KeyCommand, PacerKind};
use crate::text::cautions;
use crate::text::describe::{self, Section};
use crate::text::faults::visible;
use crate::text::names;
use crate::text::{Words, fl};

use crate::ui::action::Route;
use crate::ui::keys;
use crate::ui::layout::{self, Column};
use crate::ui::screens::ScreenContext;
use crate::ui::screens::first_minute;
use crate::ui::state::drawn::{Drawn, DrawnRound};
use crate::ui::state::in_step::spoken_of;
use crate::ui::state::making::{Begins, MakingSpot};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, space};
use crate::ui::widgets::{Button, Chip, IconToggle, Link, PictureTiles};

use super::make::keep;
use super::now::{QUESTION_AIR, chosen_length_ms, question};
use super::{changed, drawing, gate, practices, unfold};

const PICTURE_SIDE: f32 = 184.0;
const PICTURE_HEIGHT_NARROW: f32 = 148.0;
/// Between the star and the edge of its target.
const STAR_AIR: f32 = 10.0;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, key: &ExerciseKey, view: &mut View) {
    let Some(entry) = screen.app.library().find(key) else {
        show_gone(ui, screen);
        return;
    };
    let entry = &changed::shown(ui, screen, entry, view);
    layout::page(ui, screen.layout, &format!("about {key:?}"), |ui, column| {
        let theme = screen.theme;
        title(ui, screen, column, entry);
        column.text(ui, Text::Lead, theme.tokens.text, &entry.exercise.invitation);
        column.skip(space::MEDIUM);
        top(ui, screen, column, entry, view);
        column.skip(space::LARGE);
        how_it_goes(ui, screen, column, entry, view);
        let says_cautions = search::is_shown(entry, screen.settings());
        know(ui, screen.words(), column, &entry.exercise, says_cautions, &mut view.unfolded);
        choices(ui, screen, column, entry, view);
    });
}

/// What it is called, and the star of a favourite.
fn title(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    let words = screen.words();
    let side = screen.theme.metrics.holding(TARGET_MIN);
    let mut head = Column::new(column.left(), column.width() - side - space::SMALL, column.y);
    question(ui, screen.layout, &mut head, &entry.exercise.title);
    let face = screen.layout.pick(Text::Display, Text::Title);
    let first_line = column.y
        + screen.layout.pick(QUESTION_AIR.0, QUESTION_AIR.1)
        + screen.theme.metrics.text(face.line_points()) / 2.0;
    column.y = head.y;
    // The star itself ends where the column does.
    let center = pos2(column.left() + column.width() - side / 2.0 + STAR_AIR, first_line);
    let place = Rect::from_center_size(center, vec2(side, side));
    let mut is_favourite = screen.settings().favourites.contains(&entry.key);
    let star =
        IconToggle::new(&mut is_favourite, fl!(words, "about-favourite"), [Icon::StarOutline, Icon::Star])
            .line(fl!(words, "about-favourite-line"));
    let by_key = keys::pressed(ui, screen.settings(), KeyCommand::Favourite);
    if star.at(ui, place).changed() || by_key {
        practices::toggle_favourite(screen, &entry.key);
    }
}

/// Its file is not there any more.
fn show_gone(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    layout::page(ui, screen.layout, "about gone", |ui, column| {
        let words = screen.words();
        let theme = screen.theme;
        question(ui, screen.layout, column, &fl!(words, "about-gone"));
        column.text(ui, Text::Body, theme.tokens.text, &fl!(words, "about-gone-next"));
        column.skip(space::LARGE);
        let rect = column.take(theme.metrics.holding(56.0));
        let rect = rect.with_max_x(rect.right().min(rect.left() + 260.0 * theme.metrics.scale()));
        if Button::quiet(fl!(words, "found-show-all")).at(ui, rect).clicked() {
            screen.go(Route::Practices);
        }
    });
}

/// The picture, and beside or below it what one may do at once.
fn top(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry, view: &mut View) {
    let from = column.y;
    let size =
        screen.layout.pick(vec2(PICTURE_SIDE, PICTURE_SIDE), vec2(column.width(), PICTURE_HEIGHT_NARROW));
    let rect = Rect::from_min_size(pos2(column.left(), from), size);
    if let Some(drawn) = &view.drawn {
        if let Some((_, round)) = drawn.main() {
            let moving_for = drawn.moving_for(screen.now);
            drawing::show_picture(ui, screen, rect, &entry.key, round, moving_for);
        } else if let Some(still) = &drawn.still {
            drawing::show_still_picture(ui, screen.words(), rect, still);
        }
    }
    let (across, down) =
        screen.layout.pick((PICTURE_SIDE + space::LARGE, 0.0), (0.0, PICTURE_HEIGHT_NARROW + space::MEDIUM));
    let mut beside = Column::new(column.left() + across, column.width() - across, from + down);
    if search::is_shown(entry, screen.settings()) {
        begin(ui, screen, &mut beside, entry, view);
    } else {
        gate::show_instead_of_begin(ui, screen, &mut beside, entry);
    }
    column.y = beside.y.max(screen.layout.pick(rect.bottom(), from));
}

fn begin(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry, view: &mut View) {
    let words = screen.words();
    let theme = screen.theme;
    let metrics = theme.metrics;
    let length_ms = chosen_length_ms(screen.app, entry, view);
    let is_audible = screen.settings().sound.is_audible();
    let about = names::what_happens(words, &entry.exercise, length_ms, is_audible);
    column.text(ui, Text::Note, theme.tokens.muted, &about);
    let unwelcome = cautions::unwelcome(words, screen.settings(), &entry.exercise);
    for caution in unwelcome.into_iter().chain(describe::before(words, &entry.exercise).first) {
        column.text(ui, Text::Note, theme.tokens.text, &caution);
    }
    if !screen.app.is_guest() && !entry.exercise.private {
        // A line is left for it before it is known, so that nothing moves under the hand.
        let least = column.y + metrics.text(Text::Note.line_points());
        if let Some(kept) = how_often(screen, entry) {
            column.text(ui, Text::Note, theme.tokens.muted, &kept);
        }
        column.y = column.y.max(least);
    }
    column.skip(space::SMALL);
    column.flow(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let choices = &entry.exercise.minutes.choices_ms;
            let is_chosen = choices.len() > 1 && entry.exercise.fills();
            for choice in choices.iter().filter(|_| is_chosen) {
                let name = names::length(words, u64::from(*choice));
                if ui.add(Chip::new(name, *choice == length_ms).one_of_several()).clicked() {
                    view.length = Some((entry.key.clone(), *choice));
                }
            }
            let icon = if is_audible { Icon::SoundOn } else { Icon::SoundOff };
            if ui.add(Chip::new(fl!(words, "chip-sound"), is_audible).icon(icon)).clicked() {
                screen.command(Command::Sound(!is_audible));
            }
        });
    });
    column.skip(space::MEDIUM);
    begin_button(ui, screen, column, entry, view, length_ms);
}

/// Begin. What was changed begins once it is kept: what the page shows is what one is led through.
fn begin_button(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    entry: &Entry,
    view: &mut View,
    length_ms: u32,
) {
    let (words, metrics) = (screen.words(), screen.theme.metrics);
    let is_changed = changed::is_changed(screen, &entry.key, view);
    let (name, width) =
        if is_changed { (fl!(words, "about-keep-and-begin"), 200.0) } else { (fl!(words, "begin"), 160.0) };
    let place = column.take_left(width * metrics.scale(), metrics.holding(56.0));
    let button = Button::primary(name).salt("begin").at(ui, place);
    if let Some(making) = view.makings.get_mut(&entry.key) {
        if making.is_saved() && making.arrives(MakingSpot::Begin) {
            button.request_focus();
        }
        if is_changed && button.clicked() {
            keep::ask(screen, &entry.key, making, Some(Begins { length_ms }));
            return;
        }
    }
    if button.clicked() {
        screen.command(Command::Begin { key: entry.key.clone(), length_ms });
    }
}

/// How often it was practised, in a sentence, once that is known.
fn how_often(screen: &ScreenContext<'_>, entry: &Entry) -> Option<String> {
    let words = screen.words();
    let kept = screen.app.kept();
    if !kept.is_known() {
        return None;
    }
    let observations = kept.observations();
    let Some(newest) = observations.newest_of(&entry.key) else {
        let keeps = screen.settings().keep == Keep::Yes;
        return Some(if keeps { fl!(words, "about-kept-none") } else { fl!(words, "about-kept-off") });
    };
    let begun = kept.begun(newest).zoned();
    let day = names::day(words, begun.date(), screen.today());
    Some(fl!(words, "about-kept", count = observations.times_practised(&entry.key), day = day))
}

/// Each cycle as a curve, the seconds of the first to be changed; where there is none, the steps in words.
fn how_it_goes(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    entry: &Entry,
    view: &mut View,
) {
    let words = screen.words();
    let kept = screen.app.library().find(&entry.key);
    let can_change = kept.is_some_and(|kept| changed::can_change(screen, kept));
    let Some(drawn) = &view.drawn else { return };
    if drawn.rounds.is_empty() {
        drawing::show_steps(ui, words, column, &describe::in_brief(words, &entry.exercise));
        return;
    }
    let main = drawn.main().map(|(index, _)| index);
    for (index, round) in drawn.rounds.iter().enumerate() {
        let due =
            if main == Some(index) { round.due(round.at_ms(drawn.moving_for(screen.now))) } else { None };
        let due = due.map(|(beat, _)| beat);
        let making = view.makings.get_mut(&entry.key).filter(|_| can_change && main == Some(index));
        match making {
            Some(making) => changed::show_round(ui, screen, column, &entry.key, (round, due), making),
            None => drawing::show_round(ui, words, column, round, due),
        }
        column.skip(space::LARGE);
    }
}

/// What to know before, and what is known of it. Why it asks first stands where one answers that, and the most serious
/// cautions where it begins, if one may begin; the other cautions are never folded.
fn know(
    ui: &mut Ui,
    words: &Words,
    column: &mut Column,
    exercise: &Exercise,
    says_cautions: bool,
    unfolded: &mut BTreeSet<String>,
) {
    let before = describe::before(words, exercise);
    let before: Vec<Section> = if says_cautions {
        before.beside_first(words).collect()
    } else {
        before.good_to_know(words).collect()
    };
    let known = describe::evidence(words, exercise).into_iter();
    let cautions = fl!(words, "about-cautions");
    for section in before.into_iter().chain(known).chain(describe::sources(words, exercise)) {
        if section.title == cautions {
            column.section(ui, &section.title, &section.lines);
        } else if unfold::row(ui, column, &section.title, unfolded) {
            column.lines(ui, &section.lines);
            column.skip(space::MEDIUM);
        }
    }
}

/// What a person may decide about it, quietly, below everything.
fn choices(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry, view: &mut View) {
    let words = screen.words();
    let drawn = view.drawn.as_ref();
    if let Some((_, round)) = drawn.and_then(Drawn::main)
        && unfold::row(ui, column, &fl!(words, "about-own-picture"), &mut view.unfolded)
    {
        own_picture(ui, screen, column, &entry.key, round);
        column.skip(space::MEDIUM);
    }
    column.skip(space::LARGE);
    column.flow(ui, |ui| first_minute::show(ui, screen, entry));
    column.skip(space::MEDIUM);
    if !screen.app.is_guest() {
        make_it_mine(ui, screen, column, entry);
    }
    // What leads elsewhere leads to what is kept.
    if !changed::is_changed(screen, &entry.key, view) {
        elsewhere(ui, screen, column, entry);
    }
    if let Some(file) = &entry.file {
        let path = fl!(words, "about-file", path = visible(&file.display().to_string()));
        column.text(ui, Text::Note, screen.theme.tokens.muted, &path);
    }
    if search::is_shown(entry, screen.settings()) {
        gate::show_way_back(ui, screen, column, entry);
    }
}

/// In step with somebody, and on paper.
fn elsewhere(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    let words = screen.words();
    if search::is_shown(entry, screen.settings()) && spoken_of(screen.app, entry).is_some() {
        let rect = column.take(screen.theme.metrics.holding(TARGET_MIN));
        if Link::new(fl!(words, "in-step-with-someone")).at(ui, rect).clicked() {
            screen.go(Route::InStep(Some(entry.key.clone())));
        }
    }
    let rect = column.take(screen.theme.metrics.holding(TARGET_MIN));
    if Link::new(fl!(words, "print-title")).at(ui, rect).clicked() {
        screen.go(Route::Print(entry.key.clone()));
    }
}

/// The picture that this practice is followed by: as everywhere, or one of its own.
fn own_picture(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    key: &ExerciseKey,
    round: &DrawnRound,
) {
    let (words, settings) = (screen.words(), screen.settings());
    let question = fl!(words, "about-own-picture");
    let everywhere = (settings.pacer, fl!(words, "about-picture-everywhere"));
    let has_own = settings.pacers.get(key).copied();
    let offered = PacerKind::offered(Some(&round.score), has_own);
    let own = offered.iter().map(|pacer| (*pacer, names::pacer(words, *pacer)));
    let selected =
        has_own.map_or(Some(0), |own| offered.iter().position(|pacer| *pacer == own).map(|index| index + 1));
    let tiles = PictureTiles::new(question, std::iter::once(everywhere).chain(own), selected)
        .of(&round.score)
        .word(names::beat(words, Gesture::In, None));
    let Some(index) = column.flow(ui, |ui| tiles.show(ui)) else { return };
    let own = index.checked_sub(1).and_then(|index| offered.get(index));
    screen.change_settings(|settings| match own {
        Some(pacer) => drop(settings.pacers.insert(key.clone(), *pacer)),
        None => drop(settings.pacers.remove(key)),
    });
}

fn make_it_mine(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, entry: &Entry) {
    let words = screen.words();
    let is_own = entry.key.origin == Origin::Own;
    let name = if is_own { fl!(words, "make-heading-own") } else { fl!(words, "make-it-mine") };
    let rect = column.take(screen.theme.metrics.holding(TARGET_MIN));
    if Link::new(name).at(ui, rect).clicked() {
        screen.go(Route::Make(entry.key.clone()));
    }
}
