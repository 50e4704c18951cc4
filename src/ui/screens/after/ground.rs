//! Below the line: one true sentence, whether it is kept, and the ways on.

use egui::{Align, Rect, Ui, pos2, vec2};
use softlanding_core::rating::{Rating, Shift};
use softlanding_core::sitting::{Event, Sitting};

use crate::app::{Command, Keeping, Practice, Written};
use crate::text::{fl, names};

use crate::ui::action::{Action, Route};
use crate::ui::layout::Column;
use crate::ui::live;
use crate::ui::screens::ScreenContext;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::transition;
use crate::ui::widgets::{Button, Link, Say};

/// What stands there, measured and not shown yet.
pub struct Ground {
    /// The words of the shapes, in a wide window.
    shapes: f32,
    sentence: String,
    sentence_height: f32,
    kept: Option<Kept>,
    kept_height: f32,
    needs_care: bool,
    way: f32,
    ways_in_row: usize,
}

/// Whether it is kept, and what one may do about that.
struct Kept {
    says: String,
    offers: Option<(String, bool)>,
}

impl Ground {
    pub fn new(ui: &Ui, screen: &ScreenContext<'_>, practice: &Practice) -> Self {
        let (layout, metrics) = (screen.layout, screen.theme.metrics);
        let sentence = names::afterwards(screen.words(), &practice.sitting);
        let width = layout.column().span();
        let galley = Text::Title.lay_out(ui.painter(), &sentence, screen.theme.tokens.text, width);
        Self {
            shapes: layout.pick(metrics.text(super::SHAPE_BELOW), 0.0),
            sentence_height: galley.size().y,
            sentence,
            kept: kept(screen, practice.keeping),
            kept_height: metrics.holding(44.0),
            needs_care: needs_care(&practice.sitting),
            way: metrics.holding(48.0),
            ways_in_row: if metrics.scale() > 1.3 { 1 } else { 2 },
        }
    }

    /// All of it, in points.
    pub fn height(&self) -> f32 {
        let ways = 2_usize.div_ceil(self.ways_in_row) as f32 * self.way;
        space::MEDIUM + self.shapes + self.sentence_height + self.kept_height + ways
    }

    /// Shows it below the horizon and returns where it ends.
    pub fn show(&self, ui: &mut Ui, screen: &mut ScreenContext<'_>, horizon: f32) -> f32 {
        let columns = screen.layout.column();
        let mut column = Column::new(columns.min, columns.span(), horizon + space::MEDIUM + self.shapes);
        let row = column.take(self.sentence_height);
        Say::new(self.sentence.as_str()).face(Text::Title).centered().at(ui, row);
        live::announce(ui, "sentence", &self.sentence);
        let row = column.take(self.kept_height);
        if let Some(kept) = &self.kept {
            show_kept(ui, screen, row, kept);
        }
        self.show_ways(ui, screen, &mut column);
        column.y
    }

    /// After harder gentler and a person come first; else a little longer, or something else.
    fn show_ways(&self, ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
        let words = screen.words();
        let ways = if self.needs_care {
            [
                (fl!(words, "practice-gentler"), Action::Do(Command::Practice(Event::Gentler))),
                (fl!(words, "after-person"), Action::Go(Route::People)),
            ]
        } else {
            [
                (fl!(words, "after-longer"), Action::Do(Command::ALittleLonger)),
                (fl!(words, "after-else"), Action::Go(Route::Practices)),
            ]
        };
        let mut middle = column.narrowed(480.0 * screen.theme.metrics.scale());
        let places = middle.grid(ways.len(), self.ways_in_row, (1.0, self.way), space::MEDIUM);
        column.y = middle.y;
        for ((name, asks), place) in ways.into_iter().zip(places) {
            let is_pressed = if self.needs_care {
                Button::quiet(name).at(ui, place.shrink2(vec2(0.0, 2.0))).clicked()
            } else {
                Link::new(name).plain().align(Align::Center).at(ui, place).clicked()
            };
            if is_pressed {
                screen.ask(asks);
            }
        }
    }
}

/// Whether it is harder by two or more, *Far away*, or very hard.
pub fn needs_care(sitting: &Sitting) -> bool {
    sitting.shift().is_some_and(Shift::asks_for_care)
        || sitting.record().after.as_ref().is_some_and(Rating::is_very_hard)
}

fn kept(screen: &ScreenContext<'_>, keeping: Keeping) -> Option<Kept> {
    let words = screen.words();
    if screen.app.is_guest() {
        return Some(Kept { says: fl!(words, "after-guest"), offers: None });
    }
    match keeping {
        Keeping::NotAsked => None,
        Keeping::Kept => {
            let says = match screen.app.written() {
                Written::OnDisk => fl!(words, "after-kept"),
                Written::UnderWay => fl!(words, "after-being-kept"),
                Written::AwaitsRoom => fl!(words, "after-awaits-room"),
                Written::AwaitsJournal => fl!(words, "after-awaits-journal"),
            };
            Some(Kept { says, offers: Some((fl!(words, "after-dont-keep"), false)) })
        }
        Keeping::NotKept => {
            let offers = screen.app.may_be_kept().then(|| (fl!(words, "after-do-keep"), true));
            Some(Kept { says: fl!(words, "after-not-kept"), offers })
        }
    }
}

/// A quiet line with one thing to do about it, both in the middle.
fn show_kept(ui: &mut Ui, screen: &mut ScreenContext<'_>, row: Rect, kept: &Kept) {
    let (painter, color) = (ui.painter(), screen.theme.tokens.muted);
    let width = |words: &str| Text::Body.lay_out(painter, words, color, row.width()).size().x;
    let says = width(&kept.says);
    let offers = kept.offers.as_ref().map_or(0.0, |(offers, _)| width(offers) + 4.0);
    let gap = if offers > 0.0 { space::MEDIUM } else { 0.0 };
    let share = ((row.width() - gap - 2.0) / (says + offers)).min(1.0);
    let (says, offers) = (says * share, offers * share);
    let left = row.center().x - (says + gap + offers) / 2.0;
    let place = Rect::from_min_max(pos2(left, row.top()), pos2(left + says + 2.0, row.bottom()));
    Say::new(kept.says.as_str()).color(color).at(ui, place);
    // Each answer is written anew; what is heard is that it is kept.
    match screen.app.written() {
        Written::UnderWay => live::keep(ui, "kept"),
        _ => live::announce(ui, "kept", &kept.says),
    }
    if let Some((offers_words, keeps)) = &kept.offers {
        let place = Rect::from_min_size(pos2(left + says + gap, row.top()), vec2(offers, row.height()));
        if Link::new(offers_words.as_str()).at(ui, place).clicked() {
            screen.command(Command::KeepThis(*keeps));
        }
    }
}

/// The room of the way out at the bottom of the window.
pub fn way_out_height(screen: &ScreenContext<'_>) -> f32 {
    screen.theme.metrics.holding(56.0) + space::MEDIUM
}

/// The row of the way out.
pub fn way_out(screen: &ScreenContext<'_>, top: f32) -> Rect {
    let columns = screen.layout.column();
    let height = screen.theme.metrics.holding(56.0);
    Rect::from_min_max(pos2(columns.min, top), pos2(columns.max, top + height))
}

/// Done at the left of its row. It stays where it is when the questions come.
pub fn show_done(ui: &mut Ui, screen: &mut ScreenContext<'_>, row: Rect) {
    let width = (160.0 * screen.theme.metrics.scale()).min(row.width() / 2.0);
    let done = row.with_max_x(row.left() + width);
    transition::keep_what_stays(ui, |ui| {
        if Button::quiet(fl!(screen.words(), "after-done")).at(ui, done).clicked() {
            screen.command(Command::Practice(Event::Close));
        }
    });
}

/// Done at the left and people at the right, from the first moment and always there.
pub fn show_way_out(ui: &mut Ui, screen: &mut ScreenContext<'_>, top: f32) {
    let words = screen.words();
    let row = way_out(screen, top);
    show_done(ui, screen, row);
    let people = row.with_min_x(row.right() - (200.0 * screen.theme.metrics.scale()).min(row.width() / 2.0));
    if Link::new(fl!(words, "people-name")).plain().align(Align::Max).at(ui, people).clicked() {
        screen.go(Route::People);
    }
}
