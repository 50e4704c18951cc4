//! The shoreline of this screen: which sittings stand on it, what is told of them, and the sky around it.

use egui::{Pos2, Rect, Ui, pos2, vec2};
use softlanding_core::insight::{Counts, Numbers, Observation};
use softlanding_core::rating::State;
use softlanding_core::strokes::{self, SittingStroke};
use uuid::Uuid;

use crate::app::App;
use crate::settings::KeyCommand;
use crate::text::fl;
use crate::text::{findings, names, ticks};

use crate::ui::action::Route;
use crate::ui::keys;
use crate::ui::layout::{Column, place_label};
use crate::ui::live;
use crate::ui::pacer::light::{fading, oval};
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, standing};
use crate::ui::state::looking::Looking;
use crate::ui::state::shore::Range;
use crate::ui::state::view::{Resting, View};
use crate::ui::theme::icons::state_color;
use crate::ui::theme::typography::Text;
use crate::ui::theme::{TARGET_MIN, Theme, space};
use crate::ui::widgets::Link;
use crate::ui::widgets::shoreline::{
    self, Asked, ShoreWords, Shoreline, Shores, Shown, Sprite, Step, Zoom, paint_light, paint_thread,
};

/// Where the horizon is in a wide window, as a share of its height.
const HORIZON: f32 = 0.5875;
/// The least height of the shoreline, in a wide and in a narrow window.
const LEAST: (f32, f32) = (250.0, 190.0);
/// Lights nearer than this stand together, in points: where there are few, and where there are many, which would cover
/// each other.
const APART: (f32, f32) = (2.0, 6.0);
/// Between two names of times, in points at 100 %.
const TICK_GAP: f32 = 12.0;
/// Rings of the light on the middle of the horizon, as shares of its reach.
const DUSK_RINGS: [f32; 6] = [0.15, 0.3, 0.48, 0.66, 0.84, 1.0];
/// How strong it is.
const DUSK_STRENGTH: f32 = 0.42;

/// The sky, the horizon with the last of the light on it, and the lantern at the end of the shore: now.
pub fn paint_world(ui: &Ui, screen: &ScreenContext<'_>, resting: Resting) {
    let window = screen.layout.window;
    let beside = super::shore_column(screen.layout, 0.0);
    let free = window.right() - beside.left() - beside.width();
    let x = window.right() - free / 2.0;
    let is_seen = resting.horizon > window.top();
    let radius = if is_seen { resting.radius } else { 0.0 };
    let scene = Scene::at_horizon(screen.layout, resting.horizon);
    scene.with_lantern(radius).with_lantern_at(x).paint(ui.painter());
    if !is_seen {
        return;
    }
    let tokens = &screen.theme.tokens;
    let reach = vec2(window.width() * 0.36, window.height() * 0.15);
    let strength = if tokens.dark { DUSK_STRENGTH } else { 1.4 * DUSK_STRENGTH };
    let rings = DUSK_RINGS.map(|share| share * reach.x);
    let middle = pos2(window.center().x, resting.horizon);
    let colors = fading(&DUSK_RINGS, tokens.halo, strength);
    ui.painter().add(oval(ui.painter(), middle, reach / reach.x, &rings, colors));
}

/// Where the horizon is, below what stands in the sky so far.
pub fn horizon(ui: &Ui, screen: &ScreenContext<'_>, column: &Column) -> Resting {
    let layout = screen.layout;
    let least = layout.pick(LEAST.0, LEAST.1).max(screen.theme.metrics.holding(LEAST.1));
    let share = layout.pick(HORIZON, 0.0) * layout.window.height();
    let origin = ui.max_rect().top();
    // Large text grows into the sky, and the horizon gives way.
    let y = (origin + share).max(column.y + space::SMALL + least);
    Resting { horizon: y.round(), radius: layout.pick(22.0, 0.0) }
}

/// What its keys ask for, where they are meant for the shore.
fn zoom_pressed(ui: &Ui, screen: &ScreenContext<'_>, shore: &Shoreline) -> Option<Zoom> {
    const ZOOMS: [(KeyCommand, Zoom); 3] = [
        (KeyCommand::Closer, Zoom::Closer),
        (KeyCommand::Wider, Zoom::Wider),
        (KeyCommand::Whole, Zoom::Whole),
    ];
    let pressed = |command| shore.accepts_zoom(ui) && keys::pressed(ui, screen.settings(), command);
    ZOOMS.into_iter().find(|(command, _)| pressed(*command)).map(|(_, zoom)| zoom)
}

/// Takes its room of the column, down to the words below the horizon.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, view: &mut View) {
    let resting = horizon(ui, screen, column);
    standing::remember(ui, &mut view.shore_line, resting);
    let looking = &mut view.looking;
    let kept = screen.app.kept();
    let Some(whole) = Looking::whole(&screen.wall(), kept) else {
        column.y = resting.horizon + space::LARGE;
        return;
    };
    if screen.layout.is_wide {
        // Beside what is said above, so that nothing moves.
        let right = column.left() + column.width();
        show_all_link(ui, screen, looking, pos2(right, column.y), egui::Align2::RIGHT_BOTTOM);
    }
    let rect = Rect::from_min_max(
        pos2(column.left(), column.y + space::SMALL),
        pos2(column.left() + column.width(), resting.horizon),
    );
    let has_presence = looking.goes_far_away(kept);
    let shores = Shores::new(rect, has_presence, screen.theme);
    let shore = Shoreline::at(ui, shores);
    let range = looking.shore.range(whole);
    let places = places_for(kept.observations().in_range(range.0..range.1).len(), rect.width());
    let is_close = looking.shore.is_close();
    let zoom = zoom_pressed(ui, screen, &shore);
    let asked = shore.follow(ui, looking.strokes(kept, range, places), is_close, zoom);
    let opened = act(screen, looking, &asked, (whole, range), places);
    let range = looking.shore.range(whole);
    let places = places_for(kept.observations().in_range(range.0..range.1).len(), rect.width());
    let asked = Asked { pointed: shore.pointed(looking.strokes(kept, range, places)), ..asked };
    let told = told(screen, looking, &asked, range, places);
    let words_of = Words::new(ui, screen, range, rect.width(), has_presence);
    let chosen = looking.chosen.and_then(|id| kept.observations().get(id));
    let value = chosen.map(|sitting| describe(screen, sitting)).unwrap_or_default();
    let shown = Shown {
        version: kept.version(),
        range,
        told,
        position: position(screen, looking),
        strokes: looking.strokes(kept, range, places),
    };
    let words = ShoreWords {
        name: words_of.name.as_str().into(),
        value: value.as_str().into(),
        heights: words_of.heights.each_ref().map(|words| words.as_str().into()),
        ticks: &words_of.ticks,
    };
    shore.paint(ui, &words, &shown);
    if asked.has_focus && !value.is_empty() {
        live::announce(ui, "sitting", &value);
    }
    column.y = resting.horizon + screen.theme.metrics.text(Text::Small.line_points()) + 12.0;
    legend(ui, screen, column);
    if !screen.layout.is_wide {
        let corner = pos2(column.left(), column.y);
        let height = show_all_link(ui, screen, &mut view.looking, corner, egui::Align2::LEFT_TOP);
        column.skip(height);
    }
    if let Some(id) = opened {
        screen.go(Route::Sitting(id));
    }
}

/// The number of places side by side for `count` sittings across `width` points.
fn places_for(count: usize, width: f32) -> usize {
    let close = (width / APART.0) as usize;
    if count > 2 * close { (width / APART.1) as usize } else { close }
}

/// The way back to all of it, while a part is shown: with this corner there. Returns how high it is.
fn show_all_link(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    looking: &mut Looking,
    corner: Pos2,
    align: egui::Align2,
) -> f32 {
    if !looking.shore.is_close() {
        return 0.0;
    }
    let theme = screen.theme;
    let name = fl!(screen.words(), "shore-all");
    let width = Text::Note.lay_out(ui.painter(), &name, theme.tokens.text, f32::INFINITY).size().x + 2.0;
    let size = vec2(width, theme.metrics.holding(TARGET_MIN));
    if Link::new(name).text(Text::Note).at(ui, align.anchor_size(corner, size)).clicked() {
        looking.shore.fit();
    }
    size.y
}

/// Does what was asked. Returns the sitting that is to be opened.
fn act(
    screen: &ScreenContext<'_>,
    looking: &mut Looking,
    asked: &Asked,
    (whole, range): (Range, Range),
    places: usize,
) -> Option<Uuid> {
    let kept = screen.app.kept();
    let pressed = asked.pressed.and_then(|index| looking.strokes(kept, range, places).get(index).cloned());
    if let Some((share, factor)) = asked.zoom {
        looking.shore.zoom(whole, share, factor);
    }
    if let Some(share) = asked.pan {
        looking.shore.pan(whole, share);
    }
    if asked.fits {
        looking.shore.fit();
    }
    if let Some(step) = asked.step {
        let all = kept.observations().all();
        let here = looking.chosen.and_then(|id| all.iter().position(|sitting| sitting.id == id));
        let last = all.len().saturating_sub(1);
        let place = match (step, here) {
            (Step::First, _) => 0,
            (Step::To(place), _) => place.min(last),
            (Step::Last, _) | (_, None) => last,
            (Step::Earlier, Some(here)) => here.saturating_sub(1),
            (Step::Later, Some(here)) => (here + 1).min(last),
        };
        if let Some(sitting) = all.get(place) {
            looking.chosen = Some(sitting.id);
            looking.shore.show(whole, sitting.started_utc_ms);
        }
    }
    match pressed {
        Some(stroke) if stroke.count == 1 => return Some(stroke.id),
        // Several: closer, so that each can be pressed.
        Some(stroke) => looking.shore.zoom(whole, stroke.share, 6.0),
        None => {}
    }
    looking.chosen.filter(|id| asked.opens && kept.observations().get(*id).is_some())
}

/// The stroke under the pointer, or the sitting that the keyboard is at, and what is told of it.
fn told(
    screen: &ScreenContext<'_>,
    looking: &mut Looking,
    asked: &Asked,
    range: Range,
    places: usize,
) -> Option<(SittingStroke, String)> {
    let kept = screen.app.kept();
    let pointed = asked.pointed.and_then(|index| looking.strokes(kept, range, places).get(index).cloned());
    if let Some(stroke) = pointed {
        let sitting = kept.observations().get(stroke.id)?;
        let told = if stroke.count > 1 {
            let day = names::day(screen.words(), kept.begun(sitting).zoned().date(), screen.today());
            fl!(screen.words(), "shore-several", count = stroke.count, day = day)
        } else {
            describe(screen, sitting)
        };
        return Some((stroke, told));
    }
    let sitting = looking.chosen.filter(|_| asked.has_focus).and_then(|id| kept.observations().get(id))?;
    Some((strokes::stroke(sitting, range), describe(screen, sitting)))
}

/// The place of the chosen sitting, from 1; 0 while none is.
fn position(screen: &ScreenContext<'_>, looking: &Looking) -> (usize, usize) {
    let observations = screen.app.kept().observations();
    let chosen = looking.chosen.and_then(|id| observations.get(id));
    let place = chosen.map_or(0, |sitting| {
        observations
            .all()
            .partition_point(|other| (other.started_utc_ms, other.id) < (sitting.started_utc_ms, sitting.id))
            + 1
    });
    (place, observations.len())
}

/// All words of the picture.
struct Words {
    name: String,
    heights: [String; 2],
    ticks: Vec<(f32, String)>,
}

impl Words {
    fn new(ui: &Ui, screen: &ScreenContext<'_>, range: Range, width: f32, has_presence: bool) -> Self {
        let words = screen.words();
        let far = names::state(words, screen.settings(), State::ShutDown);
        let mut name = summary(screen, screen.app.kept().observations().in_range(range.0..range.1));
        if has_presence {
            name = format!("{name} {}", fl!(words, "shore-picture-far", state = far.as_str()));
        }
        let muted = screen.theme.tokens.muted;
        let measure = |name: &str| Text::Small.lay_out(ui.painter(), name, muted, f32::INFINITY).size().x;
        let gap = TICK_GAP * screen.theme.metrics.scale();
        let room = ticks::Room { width, gap, measure: &measure };
        Self {
            name,
            heights: [fl!(words, "shore-hard"), fl!(words, "shore-far", state = far.as_str())],
            ticks: ticks::ticks(words.calendar(), &screen.wall(), range, &room),
        }
    }
}

/// How many stand in the picture, from when until when and how they went.
fn summary(screen: &ScreenContext<'_>, sittings: &[Observation]) -> String {
    let words = screen.words();
    let day = |sitting: Option<&Observation>| {
        let begun = sitting.map(|sitting| screen.app.kept().begun(sitting).zoned());
        begun.map(|begun| names::day(words, begun.date(), screen.today())).unwrap_or_default()
    };
    let went = findings::counts(words, None, &Counts::of(sittings));
    let (from, to) = (day(sittings.first()), day(sittings.last()));
    fl!(words, "shore-picture", count = sittings.len(), from = from, to = to, went = went)
}

/// One sitting in a line.
fn describe(screen: &ScreenContext<'_>, sitting: &Observation) -> String {
    let title = screen.app.kept().observations().title_of(sitting).unwrap_or_default();
    format!("{} · {title} · {}", when(screen, sitting), went(screen.app, sitting))
}

/// The day and the time that a sitting began.
pub fn when(screen: &ScreenContext<'_>, sitting: &Observation) -> String {
    names::day_and_time(screen.words(), &screen.app.kept().begun(sitting).zoned(), screen.today())
}

/// Before and after in words.
pub fn went(app: &App, sitting: &Observation) -> String {
    let say = |numbers: Numbers| Some(numbers.rating()).filter(|rating| !rating.is_empty());
    findings::before_and_after(
        app.words(),
        app.settings(),
        say(sitting.before).as_ref(),
        say(sitting.after).as_ref(),
    )
}

/// What a thread and each light mean, in a line or as many as it takes.
fn legend(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column) {
    let (words, theme) = (screen.words(), screen.theme);
    let line = theme.metrics.text(Text::Small.line_points());
    let side = theme.metrics.holding(18.0);
    let (left, right) = (column.left(), column.left() + column.width());
    let mut x = left;
    let mut item = |ui: &mut Ui, column: &mut Column, said: &str, paint: &dyn Fn(&Ui, Rect)| {
        let room = column.width() - side - 4.0;
        let galley = Text::Small.lay_out(ui.painter(), said, theme.tokens.muted, room);
        let width = side + 4.0 + galley.size().x;
        if x > left && x + width > right {
            x = left;
            column.skip(line);
        }
        paint(ui, Rect::from_min_size(pos2(x, column.y + (line - side) / 2.0), vec2(side, side)));
        let place = Rect::from_min_size(pos2(x + side + 4.0, column.y), galley.size());
        column.y = column.y.max(place.bottom() - line);
        place_label(ui, place, galley, said);
        x += width + space::MEDIUM;
    };
    let muted = theme.tokens.muted;
    item(ui, column, &fl!(words, "shore-legend"), &|ui, rect| paint_thread(ui, rect, muted));
    for state in State::ALL {
        let name = names::state(words, screen.settings(), state);
        item(ui, column, &name, &|ui, rect| {
            paint_light(ui, rect.expand(2.0), Sprite::of(Some(state)), state_color(state, &theme.tokens));
        });
    }
    column.skip(line + space::MEDIUM);
}

/// A single thread as an example, where nothing is kept yet: from its diamond down to its light.
pub fn paint_example(ui: &Ui, theme: &Theme, x: f32, from: f32, to: f32) {
    let rect = Rect::from_min_max(pos2(x - 20.0, from - 3.0), pos2(x + 20.0, to + 3.0));
    shoreline::paint_thread(ui, rect, theme.tokens.accent);
}
