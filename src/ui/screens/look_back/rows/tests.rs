use std::cell::RefCell;
use std::rc::Rc;

use egui::{Event, Key, Modifiers, MouseWheelUnit, TouchPhase};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use softlanding_core::testing::sitting_at;

use super::*;
use crate::app::{App, HandClock, Options};
use crate::ui::action::Actions;
use crate::ui::layout::{WindowLayout, page};
use crate::ui::theme::ThemeName;

/// Newest first, six a day; every seventh has a long note.
fn records(count: usize) -> Vec<Record> {
    let record = |newer: usize| {
        let number = count - newer;
        let mut record =
            sitting_at(Uuid::from_u128(number as u128), i64::try_from(number).unwrap() * 4 * 3_600_000);
        if number.is_multiple_of(7) {
            record.note = "a long note about how it was ".repeat(12);
        }
        record
    };
    (0..count).map(record).collect()
}

/// The list alone on a page.
struct Stage {
    harness: Harness<'static>,
    looking: Rc<RefCell<Looking>>,
}

impl Stage {
    fn new(count: usize) -> Self {
        let (kept, looking) = (Kept::of(&records(count), &[]), Rc::<RefCell<Looking>>::default());
        let folder = tempfile::tempdir().unwrap();
        let app = App::start(Options::by_hand(folder.path(), &HandClock::default()), Arc::new(|| ()));
        let shown = Rc::clone(&looking);
        let harness = Harness::builder()
            .with_size(vec2(1_000.0, 800.0))
            .with_context_setup(|context| {
                Theme::install_fonts(context);
                Theme::new(ThemeName::Dusk).apply(context);
            })
            .build_ui(move |ui| {
                let _folder = &folder;
                let (theme, mut actions) = (Theme::of(ui.ctx()), Actions::default());
                let layout = WindowLayout::new(ui.max_rect(), &theme);
                let mut screen = ScreenContext::new(&app, &theme, layout, &mut actions);
                let rows = Rows::new(&kept, None, usize::MAX);
                page(ui, layout, "list", |ui, column| {
                    show(ui, &mut screen, column, &rows, &mut shown.borrow_mut());
                });
            });
        Self { harness, looking }
    }

    fn wheel(&mut self, points: f32) {
        self.harness.hover_at(pos2(500.0, 400.0));
        self.harness.event(Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, points),
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        self.harness.run_steps(12);
    }

    /// The rows in the tree: the place of each in the whole, from 1, and its top.
    fn rows(&self) -> Vec<(usize, f32)> {
        let nodes = self.harness.root().children_recursive();
        let row = |node: egui_kittest::Node<'_>| {
            Some((node.accesskit_node().data().position_in_set()?, node.rect().top()))
        };
        nodes.filter_map(row).collect()
    }

    fn measured(&self, count: usize) -> usize {
        let looking = self.looking.borrow();
        let mut guessed = 0;
        let mut from = 0;
        while let Some(row) = looking.row_heights.first_guessed(from) {
            (guessed, from) = (guessed + 1, row + 1);
        }
        count - guessed
    }
}

#[test]
fn a_frame_costs_what_is_in_sight_however_many_there_are() {
    for count in [10_000, 100_000] {
        let mut stage = Stage::new(count);
        stage.harness.step();
        let frames = stage.harness.ctx.cumulative_frame_nr() as usize;
        assert!(stage.rows().len() < 40, "{count}: {:?}", stage.rows());
        assert_eq!(stage.rows()[0].0, 0);
        assert!(stage.measured(count) <= frames * (MEASURED_AHEAD_MOST + 40), "{count}");
        stage.wheel(-1e6);
        let rows = stage.rows();
        assert!(rows.len() < 60 && rows[0].0 > 1_000, "{count}: {rows:?}");
        let last = stage
            .harness
            .root()
            .children_recursive()
            .filter_map(|node| node.accesskit_node().data().size_of_set())
            .last();
        assert_eq!(last, Some(count));
    }
}

#[test]
fn the_last_row_is_at_the_end() {
    let mut stage = Stage::new(3_000);
    for _ in 0..4 {
        stage.wheel(-1e6);
    }
    let (last, top) = *stage.rows().last().unwrap();
    assert_eq!(last, 2_999);
    assert!(top < 800.0, "{top}");
}

#[test]
fn a_short_list_has_its_height_at_once() {
    let stage = Stage::new(50);
    assert_eq!(stage.measured(50), 50);
}

#[test]
fn what_is_in_sight_moves_by_what_was_scrolled_also_where_nothing_was_measured() {
    let mut stage = Stage::new(10_000);
    stage.wheel(-500_000.0);
    for _ in 0..30 {
        let before = stage.rows();
        let (row, top) = *before.iter().find(|(_, top)| (0.0..400.0).contains(top)).unwrap();
        stage.wheel(200.0);
        let after = stage.rows();
        let (_, moved) = after.iter().find(|(same, _)| *same == row).unwrap();
        assert!((moved - top - 200.0).abs() < 2.0, "{row}: {top} {moved}");
    }
}

#[test]
fn tab_goes_through_the_rows_one_by_one() {
    let mut stage = Stage::new(1_000);
    let mut reached = Vec::new();
    for _ in 0..160 {
        stage.harness.key_press(Key::Tab);
        stage.harness.step();
        let focused =
            stage.harness.root().children_recursive().find(|node| node.accesskit_node().is_focused());
        reached.extend(focused.and_then(|node| node.accesskit_node().data().position_in_set()));
    }
    reached.dedup();
    assert!(reached.len() > 60, "{reached:?}");
    assert!(reached.windows(2).all(|pair| pair[1] == pair[0] + 1), "{reached:?}");
}

#[test]
fn deleted_sittings_stand_at_their_places() {
    let all = records(6);
    let (deleted, kept): (Vec<_>, Vec<_>) =
        all.iter().cloned().partition(|record| [6, 4, 3, 1].contains(&record.id.as_u128()));
    // In the order of their deletion.
    let deleted: Vec<Record> = deleted.into_iter().rev().collect();
    let kept = Kept::of(&kept, &deleted);
    let rows = Rows::new(&kept, None, usize::MAX);
    let ids = |row: usize| rows.get(row).map(|row| (row.record.id.as_u128(), !row.is_deleted));
    let expected = [(6, false), (5, true), (4, false), (3, false), (2, true), (1, false)].map(Some);
    assert_eq!((0..6).map(ids).collect::<Vec<_>>(), expected);
    assert!(rows.get(6).is_none());
    assert_eq!(rows.find(Focus::Undo(Uuid::from_u128(3))), Some(3));
    assert_eq!(rows.find(Focus::Sitting(Uuid::from_u128(3))), None);
}
