//! *About this map*: the states under the person's own names, what each did for them, small ways on, what others can do;
//! and then, plainly, what is known of it and what is not.

mod hillside;

use egui::emath::GuiRounding as _;
use egui::{Rect, Ui, Vec2, pos2, vec2};
use softlanding_core::rating::State;

use crate::library::Entry;
use crate::text::{Words, fl, names};

use crate::ui::action::{Action, PeopleTopic, Route, SettingsPage};
use crate::ui::layout::{self, Column};
use crate::ui::scene::Scene;
use crate::ui::screens::{ScreenContext, shell};
use crate::ui::theme::icons::paint_state;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Link, Say, describe_image};

use super::now::question;

/// The height of the drawing, in a wide and in a narrow window, and its greatest width.
const DRAWING: (f32, f32) = (300.0, 190.0);
const DRAWING_WIDTH_MOST: f32 = 1_120.0;
/// Where the three places of the drawing are, in shares of its width.
const PLACES: [(State, f32); 3] = [
    (State::Settled, hillside::SETTLED_X),
    (State::StirredUp, hillside::STIRRED_UP_X),
    (State::ShutDown, hillside::FAR_AWAY_X),
];
const ICON: f32 = 30.0;

/// Where what the page says is from, as exercises name their sources.
const SOURCES: [&str; 10] = [
    "Fincham 2023, doi:10.1038/s41598-022-27247-y",
    "Laborde 2022, doi:10.1016/j.neubiorev.2022.104711",
    "Shao 2024, doi:10.1007/s12671-023-02294-2",
    "Coan 2017",
    "Kim & Newman 2019, doi:10.1016/j.jad.2019.08.045",
    "Grossman 2023, doi:10.1016/j.biopsycho.2023.108589",
    "Neuhuber & Berthoud 2022, doi:10.1016/j.biopsycho.2022.108425",
    "Taylor 2022, doi:10.1016/j.biopsycho.2022.108382",
    "Butler & Randall 2013, doi:10.1177/1754073912451630",
    "Timmons 2015, doi:10.1037/fam0000115",
];

/// Small ways from a state to the next: movement and the senses before anything still, and others among them.
fn way_ids(state: State) -> &'static [&'static str] {
    match state {
        State::Settled => &["a-small-good-moment", "near-someone", "under-the-sky", "kind-wishes"],
        State::StirredUp => &["shake-out-your-hands", "look-around", "feet-on-the-floor", "uncounted-breath"],
        State::ShutDown => &["toes-and-fingers", "find-the-light", "something-in-your-hand", "just-company"],
        State::Mixed => &["look-around"],
    }
}

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>) {
    // The page has a lantern of its own.
    let scene = Scene::new(screen.layout, screen.theme).with_lantern(0.0);
    scene.paint(ui.painter());
    let layout = scene.above();
    screen.within(layout, |screen| {
        layout::page(ui, layout, "map", |ui, column| {
            let words = screen.words();
            question(ui, layout, column, &fl!(words, "map-title"));
            column.text(ui, Text::Body, screen.theme.tokens.text, &fl!(words, "map-lead"));
            drawing(ui, screen, column);
            for (state, _) in PLACES {
                show_state(ui, screen, column, state);
            }
            show_mixed(ui, screen, column);
            truth(ui, screen, column);
        });
    });
    shell::show_way_out(ui, screen, &scene);
}

/// One hillside at three times of day, and the names below it.
fn drawing(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let name = |state| names::state(words, screen.settings(), state);
    let row = column.take(screen.layout.pick(DRAWING.0, DRAWING.1));
    let width = screen.layout.window.width().min(DRAWING_WIDTH_MOST);
    let rect = Rect::from_center_size(row.center(), vec2(width, row.height()));
    let about = fl!(
        words,
        "map-drawing",
        settled = name(State::Settled),
        stirred = name(State::StirredUp),
        away = name(State::ShutDown)
    );
    describe_image(ui, rect, &about);
    if ui.is_rect_visible(rect) {
        hillside::paint(ui.painter(), rect, screen.theme);
    }
    // The names stand where the hill is lost.
    column.skip(-0.06 * rect.height());
    let below = column.take(screen.theme.metrics.text(Text::Lead.line_points()));
    for (state, x) in PLACES {
        let middle = pos2(rect.left() + rect.width() * x, below.center().y);
        let place = Rect::from_center_size(middle, vec2(0.29 * rect.width(), below.height())).round_ui();
        Say::new(name(state)).face(Text::Note.semibold()).centered().at(ui, place);
    }
    column.skip(space::SMALL);
    let place = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(fl!(words, "map-own-names")).text(Text::Note).at(ui, place).clicked() {
        screen.ask(Action::OpenSettings(SettingsPage::More));
    }
    column.skip(space::LARGE);
}

/// What is said of one state.
struct About {
    feels: String,
    protected: Vec<String>,
    ways: String,
    others: String,
}

fn about(words: &Words, state: State) -> Option<About> {
    Some(match state {
        State::Settled => About {
            feels: fl!(words, "map-settled-feels"),
            protected: vec![fl!(words, "map-settled-protected")],
            ways: fl!(words, "map-settled-ways"),
            others: fl!(words, "map-settled-others"),
        },
        State::StirredUp => About {
            feels: fl!(words, "map-stirred-up-feels"),
            protected: vec![fl!(words, "map-stirred-up-protected"), fl!(words, "map-stirred-up-now")],
            ways: fl!(words, "map-stirred-up-ways"),
            others: fl!(words, "map-stirred-up-others"),
        },
        State::ShutDown => About {
            feels: fl!(words, "map-far-away-feels"),
            protected: vec![fl!(words, "map-far-away-protected")],
            ways: fl!(words, "map-far-away-ways"),
            others: fl!(words, "map-far-away-others"),
        },
        State::Mixed => return None,
    })
}

/// In a wide window what one feels and does stands at the left, what a body and other people do at the right; in a narrow
/// one they follow each other.
fn show_state(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, state: State) {
    let words = screen.words();
    let Some(about) = about(words, state) else { return };
    name_state(ui, screen, column, state);
    if screen.layout.is_wide {
        let width = (column.width() - space::WIDE) / 2.0;
        let mut left = Column::new(column.left(), width, column.y);
        let mut right = Column::new(column.left() + width + space::WIDE, width, column.y);
        titled(ui, screen, &mut left, &fl!(words, "map-feels"), &[about.feels]);
        show_ways(ui, screen, &mut left, &about.ways, state);
        protected(ui, screen, &mut right, &about.protected, state);
        titled(ui, screen, &mut right, &fl!(words, "map-others"), &[about.others]);
        column.y = left.y.max(right.y);
    } else {
        titled(ui, screen, column, &fl!(words, "map-feels"), &[about.feels]);
        protected(ui, screen, column, &about.protected, state);
        show_ways(ui, screen, column, &about.ways, state);
        titled(ui, screen, column, &fl!(words, "map-others"), &[about.others]);
    }
    column.skip(space::WIDE);
}

/// What a state did for somebody; a danger that is here now has a way to people.
fn protected(
    ui: &mut Ui,
    screen: &mut ScreenContext<'_>,
    column: &mut Column,
    lines: &[String],
    state: State,
) {
    let words = screen.words();
    titled(ui, screen, column, &fl!(words, "map-protected"), lines);
    if state == State::StirredUp {
        let place = column.take(screen.theme.metrics.holding(44.0));
        if Link::new(fl!(words, "danger-link")).text(Text::Note).at(ui, place).clicked() {
            screen.go(Route::PeopleFor(PeopleTopic::Danger));
        }
        column.skip(space::SMALL);
    }
}

fn show_ways(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, intro: &str, state: State) {
    titled(ui, screen, column, &fl!(screen.words(), "map-ways"), &[intro.to_owned()]);
    ways(ui, screen, column, state);
}

/// The shape of a state and the person's name for it.
fn name_state(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, state: State) {
    let theme = screen.theme;
    let name = names::state(screen.words(), screen.settings(), state);
    let side = theme.metrics.holding(ICON);
    let galley =
        Text::Title.lay_out(ui.painter(), &name, theme.tokens.text, column.width() - side - space::MEDIUM);
    let row = column.take(galley.size().y.max(side));
    let icon = Rect::from_center_size(row.left_center() + vec2(side / 2.0, 0.0), Vec2::splat(side));
    paint_state(ui.painter(), icon, state, &theme.tokens, theme.tokens.sky_low);
    let at = pos2(icon.right() + space::MEDIUM, row.center().y - galley.size().y / 2.0);
    layout::heading(ui, Rect::from_min_size(at, galley.size()), galley, &name);
    column.skip(space::SMALL);
}

fn titled(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, title: &str, lines: &[String]) {
    let tokens = &screen.theme.tokens;
    column.text(ui, Text::Note.semibold(), tokens.muted, title);
    column.skip(2.0);
    for line in lines {
        column.text(ui, Text::Body, tokens.text, line);
        column.skip(space::SMALL);
    }
    column.skip(space::SMALL);
}

/// The practices that lead on from a state, each to its page; none that this person never wants to be offered.
fn ways(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column, state: State) {
    let found = way_ids(state).iter().filter_map(|id| screen.app.library().find_id(id));
    let entries: Vec<&Entry> = found.filter(|entry| screen.settings().may_offer(&entry.exercise)).collect();
    let scale = screen.theme.metrics.scale();
    let least = (160.0 * scale, screen.theme.metrics.holding(44.0));
    let places = column.grid(entries.len(), 2, least, space::SMALL);
    for (entry, place) in entries.into_iter().zip(places) {
        let link = Link::new(entry.exercise.title.as_str()).salt((state as u8, entry.exercise.id.as_str()));
        let link = link.text(Text::Note);
        if link.at(ui, place).clicked() {
            screen.go(Route::About(entry.key.clone()));
        }
    }
    column.skip(space::MEDIUM);
}

fn show_mixed(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    name_state(ui, screen, column, State::Mixed);
    column.text(ui, Text::Body, tokens.text, &fl!(words, "map-mixed-feels"));
    column.skip(space::SMALL);
    column.text(ui, Text::Body, tokens.text, &fl!(words, "map-mixed-ways"));
    ways(ui, screen, column, State::Mixed);
    column.skip(space::WIDE);
}

/// What is well supported, what is disputed, and what this is not.
fn truth(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let words = screen.words();
    let tokens = &screen.theme.tokens;
    let title = fl!(words, "map-truth");
    let galley = Text::Title.lay_out(ui.painter(), &title, tokens.text, column.width());
    let place = column.take(galley.size().y);
    layout::heading(ui, place, galley, &title);
    column.skip(space::MEDIUM);
    let known = [
        fl!(words, "map-truth-breath"),
        fl!(words, "map-truth-heart"),
        fl!(words, "map-truth-hand"),
        fl!(words, "map-truth-fear"),
    ];
    titled(ui, screen, column, &fl!(words, "map-truth-known"), &known);
    let disputed =
        [fl!(words, "map-truth-vagus"), fl!(words, "map-truth-picture"), fl!(words, "map-truth-step")];
    titled(ui, screen, column, &fl!(words, "map-truth-disputed"), &disputed);
    titled(ui, screen, column, &fl!(words, "map-truth-treatment"), &[fl!(words, "map-truth-none")]);
    let place = column.take(screen.theme.metrics.holding(44.0));
    if Link::new(fl!(words, "map-truth-people")).at(ui, place).clicked() {
        screen.go(Route::People);
    }
    column.skip(space::MEDIUM);
    column.text(ui, Text::Note.semibold(), tokens.muted, &fl!(words, "map-sources"));
    for source in SOURCES {
        column.text(ui, Text::Small, tokens.muted, source);
    }
    column.skip(space::LARGE);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    #[test]
    fn each_way_is_a_shipped_practice_that_suits_from_there() {
        let library = Library::shipped();
        for state in State::ALL {
            assert!(!way_ids(state).is_empty());
            for id in way_ids(state) {
                let entry = library.find_id(id).unwrap_or_else(|| panic!("{id} is not shipped"));
                assert!(entry.exercise.suits.contains(&state), "{id} from {state:?}");
                assert!(softlanding_core::offer::may_be_offered(&entry.exercise), "{id} asks first");
            }
        }
    }

    #[test]
    fn every_source_stands_in_the_list_of_sources() {
        let known = include_str!("../../../../docs/sources.ron");
        for source in SOURCES {
            let (citation, doi) = source.split_once(", doi:").unwrap_or((source, ""));
            assert!(known.contains(&format!("citation: \"{citation}\"")), "{source}");
            assert!(doi.is_empty() || known.contains(&format!("doi: \"{doi}\"")), "{source}");
        }
    }

    /// Never said: that something works on a nerve, or proves anything.
    #[test]
    fn the_page_claims_nothing_of_nerves() {
        let file = include_str!("../../../../assets/lang/en/softlanding.ftl");
        let page: Vec<&str> = file.lines().filter(|line| line.starts_with("map-")).collect();
        assert!(page.len() > 30);
        for line in page {
            for claim in [
                "activate",
                "rewire",
                "reset",
                "prove",
                "heals",
                "healing",
                "!",
                "you are safe",
                "just ",
                "simply",
            ] {
                assert!(!line.to_lowercase().contains(claim), "{claim}: {line}");
            }
        }
    }
}
