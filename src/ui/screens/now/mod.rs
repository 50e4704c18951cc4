//! The first screen: how it is, something that suits, or one press and it begins.

use egui::{Align, Rect, Ui, pos2, vec2};
use softlanding_core::exercise::Family;
use softlanding_core::offer::Offer;
use uuid::Uuid;

use crate::app::{App, Command};
use crate::library::{Entry, SMALLEST_ID};
use crate::text::fl;
use crate::text::{cautions, findings, names};

use crate::ui::action::{PeopleTopic, Route};
use crate::ui::layout::{self, Column, WindowLayout, place_label};
use crate::ui::pacer::{Lantern, Pacer, PacerFrame, PacerStage};
use crate::ui::screens::{ScreenContext, back_line, night, rating, way_back};
use crate::ui::state::view::View;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{Theme, space};
use crate::ui::widgets::{Button, Card, Chip, Link};

const CARD_PADDING: f32 = 16.0;

/// From this text size on the card has no room for Begin, and it stands at the bottom.
const PINNED_FROM_SCALE: f32 = 1.5;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    let mut layout = screen.layout;
    if is_pinned(screen) {
        let height = screen.theme.metrics.holding(56.0);
        let below = layout.page().bottom();
        layout.footer_height += height + space::SMALL;
        let columns = layout.column();
        let rect = Rect::from_min_max(pos2(columns.min, below - height), pos2(columns.max, below));
        if let Some(Suggestion { entry, .. }) = first(screen.app, view) {
            let length_ms = chosen_length_ms(screen.app, entry, view);
            begin_button(ui, screen, entry, length_ms, rect);
        }
    }
    screen.within(layout, |screen| show_page(ui, screen, view));
}

/// Whether Begin stands at the bottom of the window instead of on its card.
fn is_pinned(screen: &ScreenContext<'_>) -> bool {
    screen.theme.metrics.scale() >= PINNED_FROM_SCALE
}

fn show_page(ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View) {
    layout::page(ui, screen.layout, "now", |ui, column| {
        let words = screen.words();
        back_line::show_on_now(ui, screen, column);
        question(ui, screen.layout, column, &fl!(words, "now-question"));
        let tiles_top = column.y;
        if rating::show(ui, screen, column, &mut view.now, &fl!(words, "now-question")) {
            screen.command(Command::Say(view.now.rating.clone()));
        }
        if !view.now.has_state() && screen.layout.is_wide {
            column.skip(space::MEDIUM);
            let row = or_begin(ui, column, &fl!(words, "or-begin"));
            map_link(ui, screen, row, Align::Max);
        }
        let begin_at = tiles_top + screen.layout.pick(216.0, 168.0);
        column.y = begin_at.max(column.y + space::SMALL);
        offers(ui, screen, column, view);
        doors(ui, screen, column);
        links(ui, screen, column);
        if view.now.has_state() || !screen.layout.is_wide {
            let row = column.take(screen.theme.metrics.holding(44.0));
            map_link(ui, screen, row, screen.layout.pick(Align::Min, Align::Center));
        }
        if !view.now.has_state() {
            way_back::show(ui, screen, column);
        }
    });
}

/// The question at the top, where it stands on *Now* and on *And now?*.
pub fn question(ui: &mut Ui, layout: WindowLayout, column: &mut Column, words: &str) {
    let theme = Theme::of(ui.ctx());
    column.skip(layout.pick(56.0, 8.0));
    let text = layout.pick(Text::Display, Text::Title);
    let galley = text.lay_out(ui.painter(), words, theme.tokens.text, column.width());
    let rect = column.take(galley.size().y);
    layout::heading(ui, rect, galley, words);
    column.skip(layout.pick(16.0, 8.0));
}

/// Returns the row that it stands in.
fn or_begin(ui: &mut Ui, column: &mut Column, words: &str) -> Rect {
    let theme = Theme::of(ui.ctx());
    let galley = Text::Body.lay_out(ui.painter(), words, theme.tokens.muted, column.width());
    let row = column.take(56.0);
    let rect = Rect::from_center_size(row.center(), galley.size());
    place_label(ui, rect, galley, words);
    row
}

/// The way to what the states mean, small.
fn map_link(ui: &mut Ui, screen: &mut ScreenContext<'_>, row: Rect, align: Align) {
    let width = (240.0 * screen.theme.metrics.scale()).min(row.width());
    let place = match align {
        Align::Min => row.with_max_x(row.left() + width),
        Align::Center => row,
        Align::Max => row.with_min_x(row.right() - width),
    };
    if Link::new(fl!(screen.words(), "map-link")).text(Text::Note).align(align).at(ui, place).clicked() {
        screen.go(Route::Map);
    }
}

/// The Begin card and two more: before a tile company, after it what suits.
fn offers(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let height = layout::card_height(screen.theme, screen.layout.pick(88.0, 72.0));
    let was_harder = view.now.has_state() && screen.app.care_comes_first();
    if view.now.rating.is_very_hard() || was_harder {
        // A person comes first, and nothing is hidden.
        let place = column.take(height);
        let about = if was_harder {
            fl!(screen.words(), "twice-harder-card-about")
        } else {
            fl!(screen.words(), "very-hard-card-about")
        };
        let card = Card::new(fl!(screen.words(), "very-hard-card")).line(about);
        if card.icon(Icon::Together).at(ui, place).clicked() {
            screen.go(Route::People);
        }
        column.skip(screen.layout.pick(16.0, 12.0));
    }
    if let Some(suggestion) = first(screen.app, view) {
        begin_card(ui, screen, column, &suggestion, view);
        column.skip(screen.layout.pick(16.0, 12.0));
    }
    let mut more: Vec<_> = offered(screen.app, view).into_iter().skip(1).collect();
    if more.is_empty() {
        let places = column.grid(2, 2, (150.0, height), screen.layout.pick(16.0, 12.0));
        company_cards(ui, screen, &places);
    } else {
        let has_caution = more.iter().any(|(_, entry)| entry.exercise.first_cautions().next().is_some());
        let line = Text::Note.line_points();
        let height = height + if has_caution { layout::card_height(screen.theme, line) } else { 0.0 };
        // One's own small good moment takes the last place, and says nothing of itself.
        let glimmer = screen.app.offered_glimmer();
        more.truncate(more.len().saturating_sub(usize::from(glimmer.is_some())).max(1));
        let count = more.len() + usize::from(glimmer.is_some());
        let places = column.grid(count, 2, (300.0, height), screen.layout.pick(16.0, 8.0));
        if let (Some(id), Some(place)) = (glimmer, places.last()) {
            glimmer_card(ui, screen, *place, id, view);
        }
        for ((offer, entry), place) in more.into_iter().zip(places) {
            let title = entry.exercise.title.as_str();
            let card = Card::new(title)
                .reason(findings::offer(screen.words(), screen.settings(), &offer))
                .caution(cautions::line(screen.words(), &entry.exercise));
            if card.at(ui, place).clicked() {
                begin(screen, entry, screen.app.usual_length_ms(&entry.exercise));
            }
        }
    }
    column.skip(screen.layout.pick(24.0, 12.0));
}

/// The way to one sentence of one's own. It shows only once this is pressed.
fn glimmer_card(ui: &mut Ui, screen: &mut ScreenContext<'_>, place: Rect, id: Uuid, view: &mut View) {
    let words = screen.words();
    let card = Card::new(fl!(words, "offer-glimmer")).line(fl!(words, "offer-glimmer-about"));
    if card.icon(Icon::LanternLit).at(ui, place).clicked() {
        view.glimmers.opens = Some(id);
        screen.go(Route::Glimmers);
    }
}

/// What is offered after a tile; nothing before.
fn offered<'a>(app: &'a App, view: &View) -> Vec<(Offer, &'a Entry)> {
    if view.now.has_state() { app.offers() } else { Vec::new() }
}

/// What Begin starts, and why it is suggested.
struct Suggestion<'a> {
    entry: &'a Entry,
    offer: Option<Offer>,
}

/// What Begin starts: the first offer, or what it starts by itself.
fn first<'a>(app: &'a App, view: &View) -> Option<Suggestion<'a>> {
    let first = offered(app, view).into_iter().next();
    let first = first.map(|(offer, entry)| Suggestion { entry, offer: Some(offer) });
    first.or(app.begin_entry_of_now().map(|entry| Suggestion { entry, offer: None }))
}

fn company_cards(ui: &mut Ui, screen: &mut ScreenContext<'_>, places: &[Rect]) {
    let [company, nothing] = places else { return };
    let words = screen.words();
    let mut card = Card::new(fl!(words, "card-company"));
    let mut quiet = Card::new(fl!(words, "card-nothing"));
    if screen.layout.is_wide {
        card = card.line(fl!(words, "card-company-about"));
        quiet = quiet.line(fl!(words, "card-nothing-about"));
    }
    if card.at(ui, *company).clicked() {
        screen.go(Route::OnMyOwn);
    }
    if quiet.at(ui, *nothing).clicked()
        && let Some(entry) = screen.app.offered_by_id(SMALLEST_ID)
    {
        begin(screen, entry, screen.app.usual_length_ms(&entry.exercise));
    }
}

fn begin(screen: &mut ScreenContext<'_>, entry: &Entry, length_ms: u32) {
    screen.command(Command::Begin { key: entry.key.clone(), length_ms });
}

/// What Begin starts at once: the lantern, a title, what to know, lengths and sound.
fn begin_card(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    suggestion: &Suggestion<'_>,
    view: &mut View,
) {
    let entry = suggestion.entry;
    let metrics = screen.theme.metrics;
    let length_ms = chosen_length_ms(screen.app, entry, view);
    let lantern_width = screen.layout.pick(104.0, 0.0);
    let button_size = vec2(
        screen.layout.pick(160.0, 112.0) * metrics.scale().min(1.3),
        metrics.holding(screen.layout.pick(56.0, 48.0)),
    );
    let button_size = if is_pinned(screen) { vec2(0.0, 0.0) } else { button_size };
    let text_width = column.width() - 2.0 * CARD_PADDING - lantern_width - button_size.x - 12.0;
    let lines = card_lines(ui, screen, suggestion, length_ms, text_width);
    let text_height: f32 = lines.iter().map(|(galley, _)| galley.size().y).sum();
    let chips_height = metrics.holding(44.0);
    // A narrow card has the way to its reasons below Begin, a wide one beside the chips.
    let why_height = screen.layout.pick(0.0, metrics.holding(32.0));
    let upper = if is_pinned(screen) {
        text_height + why_height
    } else {
        text_height.max(button_size.y + why_height)
    };
    let least = screen.layout.pick(136.0, 120.0);
    let rect = column.take((upper + chips_height + 24.0).max(least));
    Card::paper(ui, rect);
    let inner = rect.shrink2(vec2(CARD_PADDING, 8.0));
    if screen.layout.is_wide {
        let place = Rect::from_center_size(pos2(rect.left() + 60.0, rect.center().y), vec2(88.0, 100.0));
        paint_lantern(ui, place);
    }
    let mut text = Column::new(inner.left() + lantern_width, text_width, inner.top() + 2.0);
    for (galley, words) in lines {
        let place = text.take(galley.size().y);
        place_label(ui, place, galley, &words);
    }
    let corner = pos2(inner.right() - button_size.x, inner.top() + screen.layout.pick(8.0, 4.0));
    if !is_pinned(screen) {
        begin_button(ui, screen, entry, length_ms, Rect::from_min_size(corner, button_size));
    }
    if !screen.layout.is_wide {
        let below = pos2(corner.x, corner.y + button_size.y);
        let width = if is_pinned(screen) { text_width } else { button_size.x };
        let left = if is_pinned(screen) { inner.left() } else { below.x };
        let top = if is_pinned(screen) { inner.top() + text_height } else { below.y };
        let place = Rect::from_min_size(pos2(left, top), vec2(width, why_height));
        why_link(ui, screen, entry, Some(place));
    }
    let chips = inner.with_min_x(inner.left() + lantern_width).with_min_y(inner.bottom() - chips_height);
    card_chips(ui, screen, entry, chips, view);
}

fn begin_button(ui: &mut Ui, screen: &mut ScreenContext<'_>, entry: &Entry, length_ms: u32, rect: Rect) {
    let title = entry.exercise.title.as_str();
    let name = fl!(screen.words(), "practices-begin-this", title = title);
    let button = Button::primary(fl!(screen.words(), "begin")).name(name);
    if button.at(ui, rect).clicked() || begin_key(ui) {
        begin(screen, entry, length_ms);
    }
}

/// Enter and Space begin while nothing else has the focus.
fn begin_key(ui: &Ui) -> bool {
    ui.memory(|memory| memory.focused().is_none())
        && ui.input(|input| input.key_pressed(egui::Key::Enter) || input.key_pressed(egui::Key::Space))
}

fn paint_lantern(ui: &Ui, place: Rect) {
    let theme = Theme::of(ui.ctx());
    let stage = PacerStage::in_rect(place);
    let mut resting = PacerFrame::landed(stage, &theme);
    resting.fullness = 0.35;
    Lantern.paint(&ui.painter().with_clip_rect(place.expand(16.0)), &resting);
}

/// The length chosen for this practice, or its usual one.
pub fn chosen_length_ms(app: &App, entry: &Entry, view: &View) -> u32 {
    match &view.length {
        Some((key, length_ms)) if *key == entry.key => *length_ms,
        _ => app.begin_length_ms(entry),
    }
}

/// Title, why, what will happen and what to know before: laid out, with its words.
fn card_lines(
    ui: &Ui,
    screen: &ScreenContext<'_>,
    suggestion: &Suggestion<'_>,
    length_ms: u32,
    width: f32,
) -> Vec<(std::sync::Arc<egui::Galley>, String)> {
    let (words, tokens) = (screen.words(), &screen.theme.tokens);
    let entry = suggestion.entry;
    let about = names::what_happens(words, &entry.exercise, length_ms, screen.settings().sound.is_audible());
    let lines = [
        Some((Text::Lead.semibold(), tokens.text, entry.exercise.title.clone())),
        suggestion
            .offer
            .map(|offer| (Text::Note.into(), tokens.text, findings::offer(words, screen.settings(), &offer))),
        Some((Text::Note.into(), tokens.muted, about)),
        cautions::line(words, &entry.exercise).map(|cautions| (Text::Note.into(), tokens.text, cautions)),
    ];
    let lay_out = |(face, color, words): (Face, egui::Color32, String)| {
        (face.lay_out(ui.painter(), &words, color, width), words)
    };
    lines.into_iter().flatten().map(lay_out).collect()
}

fn card_chips(ui: &mut Ui, screen: &mut ScreenContext<'_>, entry: &Entry, row: Rect, view: &mut View) {
    let words = screen.words();
    let frame = screen.layout;
    let length_ms = chosen_length_ms(screen.app, entry, view);
    let layout = egui::Layout::left_to_right(Align::Center);
    // Five chips of large letters need every point of a narrow card.
    let is_tight = !frame.is_wide && screen.theme.metrics.scale() > 1.5;
    let (gap, more) = if is_tight { (2.0, 4.0) } else { (frame.pick(8.0, 6.0), 0.0) };
    let row = row.expand2(vec2(more, 0.0));
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(row).layout(layout));
    row.spacing_mut().item_spacing.x = gap;
    let choices = &entry.exercise.minutes.choices_ms;
    if choices.len() > 1 && entry.exercise.fills() {
        for choice in choices {
            let minutes = f64::from(*choice) / 60_000.0;
            let chip = Chip::new(minutes.to_string(), *choice == length_ms)
                .name(fl!(words, "minutes", count = minutes))
                .one_of_several();
            if row.add(chip).clicked() {
                view.length = Some((entry.key.clone(), *choice));
            }
        }
    }
    let on = screen.settings().sound.is_audible();
    let icon = if on { Icon::SoundOn } else { Icon::SoundOff };
    let sound = fl!(words, "chip-sound");
    let shown = if frame.is_wide { sound.clone() } else { String::new() };
    if row.add(Chip::new(shown, on).name(sound).icon(icon)).clicked() {
        screen.command(Command::Sound(!on));
    }
    if frame.is_wide {
        why_link(&mut row, screen, entry, None);
    }
}

/// The way to what is known about a practice.
fn why_link(ui: &mut Ui, screen: &mut ScreenContext<'_>, entry: &Entry, place: Option<Rect>) {
    let link = Link::new(fl!(screen.words(), "why-this"));
    let response = match place {
        Some(place) => link.align(Align::Center).at(ui, place),
        None => ui.add(link),
    };
    if response.clicked() {
        screen.go(Route::About(entry.key.clone()));
    }
}

/// Ways that are words: to people where there is danger, to what has others in mind, and to writing down a small good
/// moment. Beside each other where there is room; in a narrow window the last one is left to the jar.
fn links(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let mut ways = vec![
        (fl!(words, "danger-link"), Route::PeopleFor(PeopleTopic::Danger)),
        (fl!(words, "good-for-others"), Route::WithOthers),
    ];
    if screen.layout.is_wide && screen.app.may_jot() {
        ways.push((fl!(words, "now-glimmer"), Route::Glimmer));
    }
    let height = screen.theme.metrics.holding(44.0);
    let (count, columns) = (ways.len(), screen.layout.pick(ways.len(), 1));
    let places = column.grid(count, columns, (1.0, height), 0.0);
    for (index, ((name, route), place)) in ways.into_iter().zip(places).enumerate() {
        let align = match (screen.layout.is_wide, index) {
            (true, 0) => Align::Min,
            (true, last) if last + 1 == count => Align::Max,
            _ => Align::Center,
        };
        if Link::new(name).align(align).at(ui, place).clicked() {
            screen.go(route);
        }
    }
}

/// The ways in; by night one more, before the others.
fn doors(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let night = night::is_open(screen).then(|| (Icon::Moon, fl!(words, "door-night"), Route::Night));
    let doors = [
        (Icon::Breathe, fl!(words, "door-breathing"), Route::Door(Family::Breathing)),
        (Icon::Ground, fl!(words, "door-grounding"), Route::Door(Family::Grounding)),
        (Icon::Move, fl!(words, "door-movement"), Route::Door(Family::Movement)),
        (Icon::SoundOn, fl!(words, "door-sound"), Route::Door(Family::Sound)),
        (Icon::Together, fl!(words, "door-together"), Route::Together),
    ];
    let doors: Vec<_> = night.into_iter().chain(doors).collect();
    let height = screen.theme.metrics.holding(64.0);
    let gap = screen.layout.pick(15.0, if doors.len() > 5 { 4.0 } else { 7.0 });
    let places = column.grid(doors.len(), doors.len(), (57.0, height), gap);
    for ((icon, name, route), place) in doors.into_iter().zip(places) {
        if Card::new(name).icon(icon).stacked().at(ui, place).clicked() {
            screen.go(route);
        }
    }
    column.skip(screen.layout.pick(24.0, 4.0));
}
