//! What a frame of each pacer costs: shapes made and tessellated.

use criterion::{Criterion, criterion_group, criterion_main};
use egui::{LayerId, Painter, Rect, pos2, vec2};
use softlanding::ui::pacer::{PacerFrame, PacerKind, Stage};
use softlanding::ui::theme::{Theme, ThemeName};

fn frames(criterion: &mut Criterion) {
    let theme = Theme::new(ThemeName::Dusk);
    for kind in PacerKind::ALL {
        let context = egui::Context::default();
        Theme::install_fonts(&context);
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1280.0, 800.0));
        let mut fullness = 0.0;
        criterion.bench_function(&format!("a frame of {kind:?}"), |bencher| {
            bencher.iter(|| {
                fullness = (fullness + 0.013_f32) % 1.0;
                let input = egui::RawInput { screen_rect: Some(screen), ..egui::RawInput::default() };
                let mut output = context.run_ui(input, |ui| {
                    let painter = Painter::new(ui.ctx().clone(), LayerId::background(), screen);
                    let stage = Stage::with_ring(pos2(640.0, 372.0), 248.0);
                    let frame = PacerFrame {
                        fullness,
                        elapsed_share: Some(0.4),
                        ..PacerFrame::at_rest(stage, &theme)
                    };
                    kind.pacer().paint(&painter, &frame);
                });
                output.textures_delta.clear();
                context.tessellate(std::mem::take(&mut output.shapes), output.pixels_per_point)
            });
        });
    }
}

criterion_group!(benches, frames);
criterion_main!(benches);
