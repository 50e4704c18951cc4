//! How large the atlas of glyphs is to begin with.

use egui::{Context, Plugin, RawInput};

/// The largest side of a texture, in pixels. egui makes its atlas of glyphs as wide as the graphics allow, which is
/// 2 MB here and again in the graphics before the first letter; one of this side grows when it is needed.
const TEXTURE_SIDE_MAX: usize = 2_048;

/// Keeps it small in every window of the program: they share one atlas, which is made anew when its largest side changes.
#[derive(Debug)]
pub struct SmallTextures;

impl Plugin for SmallTextures {
    fn debug_name(&self) -> &'static str {
        "small textures"
    }

    fn input_hook(&mut self, _context: &Context, input: &mut RawInput) {
        input.max_texture_side = input.max_texture_side.map(|side| side.min(TEXTURE_SIDE_MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_begin_in_a_texture_of_a_quarter_of_a_megabyte_whatever_the_graphics_can() {
        for (able, side) in [(16_384, TEXTURE_SIDE_MAX), (1_024, 1_024)] {
            let context = Context::default();
            context.add_plugin(SmallTextures);
            let input = RawInput { max_texture_side: Some(able), ..RawInput::default() };
            context.run_ui(input, |ui| drop(ui.label("a"))).textures_delta.clear();
            #[allow(
                clippy::redundant_closure_for_method_calls,
                reason = "the method itself has another lifetime"
            )]
            let [width, height] = context.fonts(|fonts| fonts.font_image_size());
            assert_eq!(width, side);
            assert!(width * height * size_of::<egui::Color32>() <= 256 * 1_024);
        }
    }
}
