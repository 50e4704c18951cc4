//! What a frame of each screen costs the program: laid out, painted and tessellated, with a year of 600 practices kept.
//! `cargo bench --bench screens`

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use egui::epaint::Primitive;
use egui::{Context, Event, Key, Modifiers, RawInput, Rect, Vec2, ViewportId, vec2};
use softlanding::app::{App, HandClock, Options};
use softlanding::records::journal::Journal;
use softlanding::ui::action::Route;
use softlanding::ui::preferences::Preferences;
use softlanding::ui::window::Window;
use softlanding_core::rating::State;
use softlanding_core::record::Record;
use softlanding_core::testing::{rated, shipped, sitting};
use uuid::Uuid;

/// Time between two frames.
const STEP: Duration = Duration::from_millis(47);
/// The same in a practice, which is not to end while it is measured.
const STEP_IN_PRACTICE: Duration = Duration::from_millis(1);
/// Begin leads ten minutes of a breath, so that the lantern moves.
const SETTINGS: &str = "usual_minutes = 10.0\n[first_minute]\nexercise = \"shipped:slow-and-even\"\n";
/// Longer than a change of screen takes.
const SETTLES: u32 = 30;
/// The window and how many pixels a point has.
const SIZES: [(&str, Vec2, f32); 2] =
    [("1280×800", vec2(1_280.0, 800.0), 1.0), ("3840×2160 at 2×", vec2(1_920.0, 1_080.0), 2.0)];
const YEAR: u32 = 600;
const HOURS_BETWEEN: i64 = 14;

fn screens() -> Vec<(&'static str, Route)> {
    let about = |id| Route::About(shipped(id));
    vec![
        ("Now", Route::Now),
        ("Practices", Route::Practices),
        ("a page of a breath", about("slow-and-even")),
        ("Make", Route::Make(shipped("slow-and-even"))),
        ("Look back", Route::LookBack),
        ("People", Route::People),
        ("Together", Route::Together),
        ("Night", Route::Night),
        ("Settings", Route::Settings),
        ("Help", Route::Help),
    ]
}

/// A window without a display, and the clock that it goes by.
struct Bench {
    context: Context,
    window: Window,
    hand: HandClock,
    size: Vec2,
    points: f32,
    step: Duration,
}

impl Bench {
    fn new(folder: &Path, size: Vec2, points: f32) -> Self {
        let hand = HandClock::default();
        let context = Context::default();
        let app = App::start(Options::by_hand(folder, &hand), Arc::new(|| ()));
        let mut window = Window::new(&context, app, Preferences::none());
        while window.app().is_some_and(|app| !app.kept().is_known()) {
            window.tick(&context);
            std::thread::yield_now();
        }
        Self { context, window, hand, size, points, step: STEP }
    }

    fn press(&mut self, key: Key) {
        let event =
            Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        self.frame(vec![event]);
        self.settle();
    }

    fn open(&mut self, route: Route) {
        self.window.go(&self.context, route);
        self.settle();
    }

    fn settle(&mut self) {
        for _ in 0..SETTLES {
            self.frame(Vec::new());
        }
    }

    /// Returns of how many triangles it is made.
    fn frame(&mut self, events: Vec<Event>) -> usize {
        self.hand.advance(self.step);
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, self.size)),
            predicted_dt: self.step.as_secs_f32(),
            time: self.window.app().map(|app| app.now().as_secs_f64()),
            events,
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(self.points);
        }
        let mut output = self.context.run_ui(input, |ui| {
            self.window.tick(ui.ctx());
            self.window.show(ui);
        });
        output.textures_delta.clear();
        let painted = self.context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
        let triangles = painted.iter().map(|painted| match &painted.primitive {
            Primitive::Mesh(mesh) => mesh.indices.len() / 3,
            Primitive::Callback(_) => 0,
        });
        triangles.sum()
    }
}

fn keep_a_year(folder: &Path) {
    let newest_utc_ms = 1_767_268_800_000 - 3_600_000;
    let journal = Journal::open(folder.to_owned(), || {});
    for number in 0..YEAR {
        let id = if number % 2 == 0 { "humming" } else { "push-the-wall" };
        journal.keep(Record {
            id: Uuid::now_v7(),
            started_utc_ms: newest_utc_ms - i64::from(number) * HOURS_BETWEEN * 3_600_000,
            before: Some(rated(State::StirredUp, 8)),
            after: Some(rated(State::Settled, 3 + (number % 4) as u8)),
            ..sitting(number, id, 0)
        });
    }
    assert!(journal.close(Duration::from_mins(1)), "the journal was filled");
}

fn frames(criterion: &mut Criterion) {
    for (size_name, size, points) in SIZES {
        let Ok(folder) = tempfile::tempdir() else { return };
        let written = std::fs::write(folder.path().join("settings.toml"), SETTINGS);
        assert!(written.is_ok(), "the settings were written");
        keep_a_year(folder.path());
        let mut bench = Bench::new(folder.path(), size, points);
        let mut measure = |bench: &mut Bench, name: &str| {
            let triangles = bench.frame(Vec::new());
            println!("{triangles} triangles");
            criterion.bench_function(&format!("a frame of {name}, {size_name}"), |bencher| {
                bencher.iter(|| bench.frame(Vec::new()));
            });
        };
        for (name, route) in screens() {
            bench.open(route);
            measure(&mut bench, name);
        }
        bench.open(Route::Now);
        bench.press(Key::Enter);
        assert!(bench.window.app().is_some_and(|app| app.practice().is_some()), "a practice began");
        bench.step = STEP_IN_PRACTICE;
        measure(&mut bench, "a practice");
        bench.step = STEP;
        bench.press(Key::Escape);
        assert!(bench.window.view().hidden.is_none(), "it was stopped");
        measure(&mut bench, "And now?");
        bench.window.close();
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
