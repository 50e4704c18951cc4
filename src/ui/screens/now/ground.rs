//! What begins, on the ground below the lantern: Begin and what it starts, two more offers, and other ways.

use egui::{Align, Color32, Rect, Ui, Vec2, pos2, vec2};

use crate::library::SMALLEST_ID;
use crate::text::{Words, fl};

use crate::ui::action::{PeopleTopic, Route};
use crate::ui::layout::{Column, RAIL_WIDTH, narrowed};
use crate::ui::screens::{ScreenContext, night};
use crate::ui::state::view::{Resting, View};
use crate::ui::theme::typography::{Face, Text};
use crate::ui::theme::{mix, space};
use crate::ui::widgets::{Link, Say};

use super::is_pinned;
use super::more::{self, More};
use super::suggestion::{About, Suggestion, begin, chosen_length_ms};

/// The widest ground of a wide window.
const WIDTH_MOST: f32 = 880.0;
/// What Begin and its words have of it between two offers.
const MIDDLE_SHARE: f32 = 0.42;
/// The lights of the other two offers.
const LIGHT_RADIUS: f32 = 22.0;

/// What stands on the ground, measured and not shown yet.
pub struct Ground<'a> {
    suggestion: Option<Suggestion<'a>>,
    more: Vec<More<'a>>,
    width: f32,
    /// Where the words of Begin have their room: all of the width, or what two offers leave of it.
    middle: f32,
    gap: f32,
    begin: Vec2,
    lines: Vec<Line>,
    why: f32,
    offer: Vec2,
    way: f32,
    ways: Vec<Way>,
    ways_in_row: usize,
    stands_beside: bool,
}

/// A line below Begin.
struct Line {
    words: String,
    face: Face,
    color: Color32,
    height: f32,
}

impl<'a> Ground<'a> {
    pub fn new(ui: &Ui, screen: &ScreenContext<'a>, view: &View) -> Self {
        let (layout, metrics) = (screen.layout, screen.theme.metrics);
        let beside = 2.0 * (RAIL_WIDTH + space::MEDIUM);
        let wide = (layout.window.width() - beside).min(WIDTH_MOST);
        let width = layout.pick(wide, layout.column().span());
        let suggestion = Suggestion::first(screen.app, view);
        let more = more::more(screen, view);
        let stands_beside = layout.is_wide && !more.is_empty();
        let middle = if stands_beside { width * MIDDLE_SHARE } else { width };
        let begin = vec2(
            layout.pick(200.0, 176.0) * metrics.scale().min(1.3),
            metrics.holding(layout.pick(60.0, 52.0)),
        );
        let offer_width = match (stands_beside, metrics.scale() > 1.3) {
            (true, _) => (width - middle) / 2.0,
            (false, false) => (width - space::SMALL) / 2.0,
            (false, true) => width,
        };
        let heights = more.iter().map(|one| one.light(screen, view).height(ui, offer_width));
        let way = metrics.holding(44.0);
        let ways = Way::all(screen);
        Self {
            width,
            middle,
            gap: layout.pick(24.0, 10.0),
            begin: if is_pinned(screen) { Vec2::ZERO } else { begin },
            lines: suggestion.as_ref().map_or_else(Vec::new, |first| lines(ui, screen, view, first, middle)),
            why: if more.is_empty() { 0.0 } else { way },
            offer: vec2(offer_width, heights.fold(0.0, f32::max)),
            suggestion,
            more,
            way,
            ways_in_row: if metrics.scale() > 1.3 { 1 } else { layout.pick(ways.len(), 2) },
            ways,
            stands_beside,
        }
    }

    /// All of it, in points.
    pub fn height(&self) -> f32 {
        self.above_ways() + self.ways.len().div_ceil(self.ways_in_row) as f32 * self.way
    }

    fn above_ways(&self) -> f32 {
        let lines: f32 = self.lines.iter().map(|line| line.height).sum();
        let own = self.gap + self.begin.y + space::SMALL + lines + self.why;
        space::SMALL + if self.stands_beside { own.max(self.offer.y) } else { own + self.offers_below() }
    }

    fn offers_below(&self) -> f32 {
        let rows = if self.offer.x < self.width { 1.0 } else { 2.0 };
        if self.stands_beside { 0.0 } else { rows * self.offer.y }
    }

    /// Shows it below the horizon and returns where it ends.
    pub fn show(self, ui: &mut Ui, screen: &mut ScreenContext<'_>, view: &mut View, resting: Resting) -> f32 {
        let center = screen.layout.window.center().x;
        let mut column = Column::new(center - self.middle / 2.0, self.middle, resting.horizon + self.gap);
        self.show_begin(ui, screen, &mut column, view);
        let mut whole = Column::new(center - self.width / 2.0, self.width, column.y);
        let row = Rect::from_min_size(pos2(whole.left(), resting.horizon), vec2(self.width, self.offer.y));
        let places = if self.stands_beside {
            vec![row.with_max_x(row.left() + self.offer.x), row.with_min_x(row.right() - self.offer.x)]
        } else {
            whole.grid(self.more.len(), 2, self.offer, space::SMALL)
        };
        whole.y = resting.horizon + self.above_ways();
        for (one, place) in self.more.into_iter().zip(places) {
            let foot = (pos2(place.center().x, resting.horizon), LIGHT_RADIUS);
            let light = one.light(screen, view);
            if light.at(ui, place, self.stands_beside.then_some(foot)).clicked() {
                one.take(screen, view);
            }
        }
        let places = whole.grid(self.ways.len(), self.ways_in_row, (1.0, self.way), 0.0);
        show_ways(ui, screen, &self.ways, places);
        whole.y
    }

    fn show_begin(&self, ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
        let Some(suggestion) = &self.suggestion else { return };
        let row = column.take(self.begin.y);
        if !is_pinned(screen) {
            suggestion.show_begin(ui, screen, view, Rect::from_center_size(row.center(), self.begin));
        }
        column.skip(space::SMALL);
        for line in &self.lines {
            let row = column.take(line.height);
            Say::new(line.words.as_str()).face(line.face).color(line.color).centered().at(ui, row);
        }
        if self.why <= 0.0 {
            return;
        }
        let words = screen.words();
        let label = if view.shows_reasons { fl!(words, "now-why-hide") } else { fl!(words, "why-this") };
        let place = narrowed(column.take(self.why), 160.0);
        if Link::new(label).text(Text::Note).align(Align::Center).salt("why").at(ui, place).clicked() {
            view.shows_reasons = !view.shows_reasons;
        }
    }
}

fn show_ways(ui: &mut Ui, screen: &mut ScreenContext<'_>, ways: &[Way], places: Vec<Rect>) {
    let text = screen.layout.pick(Text::Body, Text::Note);
    for (way, place) in ways.iter().zip(places) {
        let link = Link::new(way.words(screen.words())).text(text).plain().align(Align::Center);
        if link.at(ui, place).clicked() {
            way.take(screen);
        }
    }
}

/// What is said of what Begin starts: its title, what happens, why if that is asked for, and what to know before.
fn lines(
    ui: &Ui,
    screen: &ScreenContext<'_>,
    view: &View,
    suggestion: &Suggestion<'_>,
    width: f32,
) -> Vec<Line> {
    let tokens = &screen.theme.tokens;
    let length_ms = chosen_length_ms(screen.app, suggestion.entry, view);
    let title = suggestion.entry.exercise.title.clone();
    let about = suggestion.about(screen, length_ms).into_iter();
    let shown = about.filter(|(what, _)| *what != About::Reason || view.shows_reasons);
    let note = |(what, words)| match what {
        About::Facts => (Text::Note.into(), tokens.muted, words),
        About::Reason => (Text::Note.into(), mix(tokens.text, tokens.accent, 0.75), words),
        About::Caution => (Text::Note.into(), tokens.text, words),
    };
    let measure = |(face, color, words): (Face, Color32, String)| {
        let height = face.lay_out(ui.painter(), &words, color, width).size().y;
        Line { words, face, color, height }
    };
    std::iter::once((Text::Lead.semibold(), tokens.text, title)).chain(shown.map(note)).map(measure).collect()
}

/// Ways that are words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// To people, where there is danger.
    Danger,
    Someone,
    Company,
    /// In its hours.
    Night,
    Else,
}

impl Way {
    fn all(screen: &ScreenContext<'_>) -> Vec<Self> {
        let night = night::is_open(screen).then_some(Self::Night);
        [Self::Danger, Self::Someone, Self::Company].into_iter().chain(night).chain([Self::Else]).collect()
    }

    fn words(self, words: &Words) -> String {
        match self {
            Self::Danger => fl!(words, "danger-link"),
            Self::Someone => fl!(words, "now-someone"),
            Self::Company => fl!(words, "now-company"),
            Self::Night => fl!(words, "door-night"),
            Self::Else => fl!(words, "now-else"),
        }
    }

    fn take(self, screen: &mut ScreenContext<'_>) {
        match self {
            Self::Danger => screen.go(Route::PeopleFor(PeopleTopic::Danger)),
            Self::Someone => screen.go(Route::OnMyOwn),
            Self::Company => {
                if let Some(entry) = screen.app.offered_by_id(SMALLEST_ID) {
                    begin(screen, entry, screen.app.usual_length_ms(&entry.exercise));
                }
            }
            Self::Night => screen.go(Route::Night),
            Self::Else => screen.go(Route::SomethingElse),
        }
    }
}
