//! What a frame of each pacer costs: shapes made and tessellated.

use criterion::{Criterion, criterion_group, criterion_main};
use egui::epaint::Primitive;
use egui::{Context, LayerId, Painter, Rect, pos2, vec2};
use softlanding::library::Library;
use softlanding::settings::{Choice as _, PacerKind};
use softlanding::ui::pacer::{PacerStage, frame_at};
use softlanding::ui::theme::{Theme, ThemeName};
use softlanding_core::score::{Choice, Score};

/// Time between two frames.
const STEP_MS: f64 = 47.0;

fn frames(criterion: &mut Criterion) {
    let library = Library::shipped();
    let Some(entry) = library.find_id("slow-and-even") else { return };
    let score = Score::compile(&entry.exercise, Choice { length_ms: 300_000, own_cycle_ms: None });
    for (motion, is_reduced) in [("", false), (" with reduced motion", true)] {
        let theme = Theme::new(ThemeName::Dusk).with_reduced_motion(is_reduced);
        for &kind in PacerKind::ALL {
            let context = egui::Context::default();
            Theme::install_fonts(&context);
            let mut timed_ms = 0.0;
            let mut triangles = 0;
            criterion.bench_function(&format!("a frame of {kind:?}{motion}"), |bencher| {
                bencher.iter(|| {
                    timed_ms = (timed_ms + STEP_MS) % f64::from(score.total_ms());
                    triangles = frame(&context, kind, &score, timed_ms, &theme);
                });
            });
            println!("{triangles} triangles");
        }
    }
}

/// Paints and tessellates one frame; returns of how many triangles it is made.
fn frame(context: &Context, kind: PacerKind, score: &Score, timed_ms: f64, theme: &Theme) -> usize {
    let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0));
    let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
    let mut output = context.run_ui(input, |ui| {
        let painter = Painter::new(ui.ctx().clone(), LayerId::background(), screen);
        let stage = PacerStage::with_ring(pos2(640.0, 372.0), 248.0).reaching(640.0);
        kind.pacer().paint(&painter, &frame_at(score, timed_ms, stage, theme));
    });
    output.textures_delta.clear();
    let painted = context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point);
    let triangles = painted.iter().map(|painted| match &painted.primitive {
        Primitive::Mesh(mesh) => mesh.indices.len() / 3,
        Primitive::Callback(_) => 0,
    });
    triangles.sum()
}

criterion_group!(benches, frames);
criterion_main!(benches);
