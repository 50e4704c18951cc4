//! Emoji, from a font that holds pictures in colour instead of outlines.
//!
//! egui asks for each sign that no font of outlines has, within a frame: the picture is in memory, and unpacked once for
//! each size.

use egui::{
    Color32, ColorImage, GlyphBitmap, GlyphRasterizer, GlyphRasterizerRequest, RasterizedGlyph, vec2,
};
use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::bitmap::{BitmapData, BitmapGlyph, BitmapStrikes, Origin};
use skrifa::prelude::{GlyphId, Size};

use crate::platform::fonts::SystemFont;

/// Larger than any picture in a font.
const SIDE_MAX: u32 = 512;
/// Larger than anything that is written.
const POINTS_MAX: f32 = 256.0;

/// Draws with this font, which holds pictures.
pub(super) fn rasterizer(font: SystemFont) -> Option<GlyphRasterizer> {
    let shaper = ShaperData::new(&FontRef::from_index(&font.bytes, font.index).ok()?);
    let name = format!("softlanding {}", font.name);
    Some(GlyphRasterizer::new(name, move |request| draw(&font, &shaper, request)))
}

fn draw(
    font: &SystemFont,
    shaper: &ShaperData,
    request: &GlyphRasterizerRequest<'_>,
) -> Option<RasterizedGlyph> {
    let face = FontRef::from_index(&font.bytes, font.index).ok()?;
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(request.cluster);
    buffer.guess_segment_properties();
    let signs = shaper.shaper(&face).build().shape(buffer, ShapeOptions::new());
    // Of what the font does not know as one sign, the first is drawn.
    let glyph = signs.glyph_infos().iter().find(|info| info.glyph_id != 0)?;
    let size = request.font_size_px.min(POINTS_MAX);
    let picture = BitmapStrikes::new(&face).glyph_for_size(Size::new(size), GlyphId::new(glyph.glyph_id))?;
    bitmap(&picture, size)
}

fn bitmap(picture: &BitmapGlyph<'_>, size: f32) -> Option<RasterizedGlyph> {
    let BitmapData::Png(packed) = picture.data else { return None };
    let image = eframe::icon_data::from_png_bytes(packed).ok()?;
    if image.width.max(image.height) > SIDE_MAX || picture.ppem_x <= 0.0 {
        return None;
    }
    let scale = size / picture.ppem_x;
    let scaled = |pixels: u32| (pixels as f32 * scale).round().max(1.0);
    let (width, height) = (scaled(image.width), scaled(image.height));
    let top = match picture.placement_origin {
        Origin::TopLeft => -picture.inner_bearing_y * scale,
        Origin::BottomLeft => -picture.inner_bearing_y * scale - height,
    };
    let pixels = shrink(&image, [width as usize, height as usize]);
    let offset_px = vec2((picture.inner_bearing_x * scale).round(), top.round());
    let advance_px = picture.advance.map_or(width, |advance| advance * scale);
    let image = ColorImage::new([width as usize, height as usize], pixels);
    Some(RasterizedGlyph { bitmap: GlyphBitmap { image, offset_px, is_color: true }, advance_px })
}

/// Each pixel is the mean of those that it covers.
fn shrink(image: &egui::IconData, [width, height]: [usize; 2]) -> Vec<Color32> {
    let (from_width, from_height) = (image.width as usize, image.height as usize);
    let covered = |at: usize, to: usize, from: usize| {
        let start = at * from / to;
        start..((at + 1) * from).div_ceil(to).clamp(start + 1, from.max(start + 1))
    };
    let pixel = |x: usize, y: usize| {
        let (mut sums, mut count) = ([0_u32; 4], 0_u32);
        for row in covered(y, height, from_height) {
            for column in covered(x, width, from_width) {
                let rest = image.rgba.get((row * from_width + column) * 4..);
                let Some([red, green, blue, alpha]) = rest.and_then(<[u8]>::first_chunk) else { continue };
                let alpha = u32::from(*alpha);
                let [red, green, blue] = [red, green, blue].map(|part| u32::from(*part) * alpha / 255);
                for (sum, part) in sums.iter_mut().zip([red, green, blue, alpha]) {
                    *sum += part;
                }
                count += 1;
            }
        }
        let [red, green, blue, alpha] = sums.map(|sum| (sum / count.max(1)) as u8);
        Color32::from_rgba_premultiplied(red, green, blue, alpha)
    };
    (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_made_smaller_and_larger_without_a_change_of_colour() {
        let rgba = [[200, 100, 0, 255], [0, 0, 0, 0]].concat().repeat(8);
        let image = egui::IconData { rgba, width: 4, height: 4 };
        let half = Color32::from_rgba_premultiplied(100, 50, 0, 127);
        assert_eq!(shrink(&image, [2, 2]), [half; 4]);
        assert_eq!(shrink(&image, [1, 1]), [half]);
        let large = shrink(&image, [8, 3]);
        assert_eq!(large.len(), 24);
        assert_eq!(large[0], Color32::from_rgba_premultiplied(200, 100, 0, 255));
        let torn = egui::IconData { rgba: vec![9; 5], width: 4, height: 4 };
        assert_eq!(shrink(&torn, [2, 2]).len(), 4);
    }
}
