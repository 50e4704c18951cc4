//! The page of a practice says what the terminal and the printed page say.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Rect, Vec2};
use egui_kittest::Harness;
use softlanding::app::{App, HandClock, Options};
use softlanding::library::Entry;
use softlanding::text::cautions;
use softlanding::text::describe::{self, Section};
use softlanding::ui::action::Actions;
use softlanding::ui::layout::WindowLayout;
use softlanding::ui::screens::{ScreenContext, about};
use softlanding::ui::state::view::View;
use softlanding::ui::theme::{Theme, ThemeName};
use softlanding_core::exercise::Caution;

use super::nodes;

/// So high that the longest page needs no scrolling.
const TALL: Vec2 = Vec2::new(1_280.0, 6_000.0);

/// The words on the page of each shipped practice with all of it unfolded, in order.
fn words_on_each_page(app: App) -> Vec<(Entry, Vec<String>)> {
    let entries = app.library().entries().to_vec();
    let open = Rc::new(RefCell::new(entries[0].key.clone()));
    let key = Rc::clone(&open);
    let mut view = View::default();
    let mut harness = Harness::builder()
        .with_size(TALL)
        .with_context_setup(|context| {
            Theme::install_fonts(context);
            Theme::new(ThemeName::Dusk).apply(context);
        })
        .build_ui(move |ui| {
            let (theme, mut actions) = (Theme::of(ui.ctx()), Actions::default());
            let layout = WindowLayout::new(ui.max_rect(), &theme);
            let mut screen = ScreenContext::new(&app, &theme, layout, &mut actions);
            about::show(ui, &mut screen, &key.borrow(), &mut view);
        });
    let mut words_of = |entry: Entry| {
        open.replace(entry.key.clone());
        harness.step();
        let folded: Vec<Rect> =
            nodes::all(&harness).into_iter().filter(|node| node.is_folded).map(|node| node.rect).collect();
        // From below, so that what opens moves none of those that are still to be pressed.
        for rect in folded.into_iter().rev() {
            harness.hover_at(rect.center());
            harness.drag_at(rect.center());
            harness.drop_at(rect.center());
        }
        harness.step();
        let words = nodes::all(&harness).into_iter().map(|node| node.name);
        (entry, words.filter(|name| !name.is_empty()).collect())
    };
    entries.into_iter().map(&mut words_of).collect()
}

/// The shipped practices alone, with everything shown that has to be asked for.
fn app_that_shows_all() -> (App, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("settings.toml"), "holds_shown = true\ncold_shown = true\n").unwrap();
    let app = App::start(Options::by_hand(folder.path(), &HandClock::default()), Arc::new(|| ()));
    (app, folder)
}

#[test]
fn the_page_of_a_practice_says_what_the_terminal_and_the_paper_say() {
    let (app, _folder) = app_that_shows_all();
    assert!(app.settings().holds_shown);
    let words = softlanding::text::Words::english();
    let mut held = 0;
    for (entry, page) in words_on_each_page(app) {
        let (id, exercise) = (&entry.key.id, &entry.exercise);
        held += usize::from(exercise.has_holds());
        let told: Vec<Section> = describe::before(&words, exercise)
            .sections(&words)
            .chain(describe::evidence(&words, exercise))
            .chain(describe::sources(&words, exercise))
            .collect();
        let lines: Vec<&String> = told.iter().flat_map(|section| &section.lines).collect();
        for line in &lines {
            assert!(page.contains(line), "{id}: the page does not say “{line}”, but {page:#?}");
        }
        // What stands where it begins may be part of a longer sentence among the sections.
        let first = describe::before(&words, exercise).first;
        let cautions = Caution::BY_WEIGHT.map(|caution| cautions::sentence(&words, caution));
        let held_breath = words.message("practices-held-caution", &[]);
        for known in cautions.into_iter().chain([held_breath]) {
            let is_told = lines.contains(&&known);
            let may_stand_first = !is_told && first.contains(&known);
            let times = page.iter().filter(|said| **said == known).count();
            let is_right = times == usize::from(is_told) || may_stand_first && times == 1;
            assert!(is_right, "{id}: {times} times, where it belongs: “{known}”");
        }
    }
    assert!(held > 0, "some of them hold the breath");
}
