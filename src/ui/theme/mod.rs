//! The theme: every colour, distance and duration of the window.
//!
//! The only place that makes a colour out of numbers. Knows nothing of screens.
//!
//! [`Theme::apply`] (in [`style`]) leaves the theme with the context; widgets and screens read it there with
//! [`Theme::of`], so nobody has to pass it along.

mod emoji;
pub mod fallback;
pub mod icons;
mod letters;
pub mod lines;
mod style;
pub mod textures;
pub mod typography;

use std::sync::LazyLock;

use egui::Color32;
use serde::Deserialize;

/// The measures that all themes share, made of `assets/themes/measures.ron` by the build script.
mod measures {
    include!(concat!(env!("OUT_DIR"), "/measures.rs"));
}

pub use measures::duration::{FADE_SECS, MOVE_SECS, PRESS_SECS};
pub use measures::radius::{
    BUTTON as RADIUS_BUTTON, KEY as RADIUS_KEY, LARGE as RADIUS_LARGE, SMALL as RADIUS_SMALL,
};
pub(in crate::ui) use measures::target::FOCUS_GAP;
pub use measures::target::LEAST as TARGET_MIN;
use measures::target::{FOCUS_WIDTH, FOCUS_WIDTH_PLAIN};
pub(in crate::ui) use measures::{button, card, chip, number_card, practice_card, tile};
pub use measures::{cap, control, curve, grid, space};
pub(super) use measures::{font, line};

/// The shipped themes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, Deserialize)]
pub enum ThemeName {
    #[default]
    Dusk,
    Dawn,
    /// For the night, without blue.
    Ember,
    /// Black, white and one accent.
    Contrast,
}

impl ThemeName {
    pub const ALL: [Self; 4] = [Self::Dusk, Self::Dawn, Self::Ember, Self::Contrast];

    fn source(self) -> &'static str {
        match self {
            Self::Dusk => include_str!("../../../assets/themes/dusk.ron"),
            Self::Dawn => include_str!("../../../assets/themes/dawn.ron"),
            Self::Ember => include_str!("../../../assets/themes/ember.ron"),
            Self::Contrast => include_str!("../../../assets/themes/contrast.ron"),
        }
    }
}

/// The colours of a theme by what they are for.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tokens {
    /// Whether light text stands on a dark page.
    pub dark: bool,
    /// Nothing is faint: no light around things, flat shapes, and edges that are wholly seen.
    #[serde(default)]
    pub plain: bool,
    /// The page.
    #[serde(deserialize_with = "hex")]
    pub background: Color32,
    /// What lies on the page.
    #[serde(deserialize_with = "hex")]
    pub surface: Color32,
    /// What can be pressed.
    #[serde(deserialize_with = "hex")]
    pub raised: Color32,
    #[serde(deserialize_with = "hex")]
    pub outline: Color32,
    #[serde(deserialize_with = "hex")]
    pub text: Color32,
    /// Secondary text.
    #[serde(deserialize_with = "hex")]
    pub muted: Color32,
    /// The one thing to do next.
    #[serde(deserialize_with = "hex")]
    pub accent: Color32,
    #[serde(deserialize_with = "hex")]
    pub on_accent: Color32,
    /// The ring around what the keyboard acts on.
    #[serde(deserialize_with = "hex")]
    pub focus: Color32,
    /// Where the lantern's light is.
    #[serde(deserialize_with = "hex")]
    pub lantern_core: Color32,
    #[serde(deserialize_with = "hex")]
    pub lantern_paper: Color32,
    /// The lantern's paper seen from the side.
    #[serde(deserialize_with = "hex")]
    pub lantern_edge: Color32,
    #[serde(deserialize_with = "hex")]
    pub lantern_rim: Color32,
    #[serde(deserialize_with = "hex")]
    pub halo: Color32,
    /// The tide, where no light lies on it.
    #[serde(deserialize_with = "hex")]
    pub water: Color32,
    /// The sky at the top of the window.
    #[serde(deserialize_with = "hex")]
    pub sky_high: Color32,
    /// The sky where it meets the horizon.
    #[serde(deserialize_with = "hex")]
    pub sky_low: Color32,
    /// The ground below the horizon.
    #[serde(deserialize_with = "hex")]
    pub ground: Color32,
    #[serde(deserialize_with = "hex")]
    pub settled: Color32,
    #[serde(deserialize_with = "hex")]
    pub stirred_up: Color32,
    #[serde(deserialize_with = "hex")]
    pub far_away: Color32,
    #[serde(deserialize_with = "hex")]
    pub mixed: Color32,
}

impl Tokens {
    /// The tokens of a shipped theme, read once.
    #[must_use]
    pub fn of(name: ThemeName) -> Self {
        static SHIPPED: LazyLock<[Tokens; 4]> = LazyLock::new(|| ThemeName::ALL.map(Tokens::read));
        let [dusk, dawn, ember, contrast] = &*SHIPPED;
        match name {
            ThemeName::Dusk => dusk.clone(),
            ThemeName::Dawn => dawn.clone(),
            ThemeName::Ember => ember.clone(),
            ThemeName::Contrast => contrast.clone(),
        }
    }

    /// The colour of an edge or a line on `back`, of this strength, 0–1; of all of it where nothing is faint.
    #[must_use]
    pub fn line_on(&self, back: Color32, strength: f32) -> Color32 {
        if self.plain { self.outline } else { mix(back, self.outline, strength) }
    }

    /// The edge of a place to write: seen as a whole, as it alone says that one can write there.
    #[must_use]
    pub fn field_edge(&self) -> Color32 {
        self.outline
    }

    fn read(name: ThemeName) -> Self {
        // The files are part of the program and a test reads them all, so this never falls back.
        ron::from_str(name.source()).unwrap_or_else(|_| Self::plain())
    }

    /// Readable, and nothing more.
    fn plain() -> Self {
        let (ink, page) = (Color32::WHITE, Color32::BLACK);
        Self {
            dark: true,
            plain: true,
            background: page,
            surface: page,
            raised: page,
            outline: ink,
            text: ink,
            muted: ink,
            accent: ink,
            on_accent: page,
            focus: ink,
            lantern_core: ink,
            lantern_paper: ink,
            lantern_edge: ink,
            lantern_rim: ink,
            halo: ink,
            water: ink,
            sky_high: page,
            sky_low: page,
            ground: page,
            settled: ink,
            stirred_up: ink,
            far_away: ink,
            mixed: ink,
        }
    }
}

/// A colour `share` (0–1) of the way from one to another.
#[must_use]
pub fn mix(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share.clamp(0.0, 1.0))
}

/// One grey of the paper's grain, 0–255.
#[expect(clippy::disallowed_methods, reason = "the grain is the lightness of the paper, not a colour")]
pub(super) fn grain_grey(lightness: u8) -> Color32 {
    Color32::from_gray(lightness)
}

/// White of this strength, 0–255, that a light is tinted from.
pub(super) fn light_strength(strength: u8) -> Color32 {
    Color32::from_white_alpha(strength)
}

#[expect(clippy::disallowed_methods, reason = "this is where tokens become colours")]
fn hex<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    crate::platform::hex::deserialize(deserializer)
        .map(|[red, green, blue]| Color32::from_rgb(red, green, blue))
}

/// How large text is. The window's anchors stay where they are; what holds text grows with it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Metrics {
    scale: f32,
}

impl Metrics {
    /// `scale` is held between 1 and 3.
    #[must_use]
    pub fn new(scale: f32) -> Self {
        let scale = if scale.is_finite() { scale.clamp(1.0, 3.0) } else { 1.0 };
        Self { scale }
    }

    /// 1 to 3.
    #[must_use]
    pub fn scale(self) -> f32 {
        self.scale
    }

    /// The size of something that grows with the text, such as a font or a line, in points.
    #[must_use]
    pub fn text(self, points: f32) -> f32 {
        points * self.scale
    }

    /// The size of something that holds text with air around it, in whole points: the air does not grow.
    #[must_use]
    pub fn holding(self, points: f32) -> f32 {
        (points * (1.0 + (self.scale - 1.0) * 0.55)).round()
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new(1.0)
    }
}

/// Everything that decides how the window looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub name: ThemeName,
    pub tokens: Tokens,
    pub metrics: Metrics,
    /// Nothing moves; brightness alone may change, slowly.
    pub reduced_motion: bool,
}

impl Theme {
    #[must_use]
    pub fn new(name: ThemeName) -> Self {
        Self { name, tokens: Tokens::of(name), metrics: Metrics::default(), reduced_motion: false }
    }

    /// With text at `scale` (1–3) of its size.
    #[must_use]
    pub fn with_scale(self, scale: f32) -> Self {
        Self { metrics: Metrics::new(scale), ..self }
    }

    #[must_use]
    pub fn with_reduced_motion(self, reduced_motion: bool) -> Self {
        Self { reduced_motion, ..self }
    }

    /// Seconds of an animation, or none when motion is reduced.
    #[must_use]
    pub fn animation_secs(&self, secs: f32) -> f32 {
        if self.reduced_motion { 0.0 } else { secs }
    }

    /// How wide the ring is around what the keyboard acts on, in points.
    #[must_use]
    pub fn focus_width(&self) -> f32 {
        if self.tokens.plain { FOCUS_WIDTH_PLAIN } else { FOCUS_WIDTH }
    }

    /// The page's colour, grain included, for `eframe::App::clear_color`: what is seen until a scene covers it.
    #[must_use]
    pub fn clear_color(&self) -> [f32; 4] {
        let grain_mean = 0.985;
        mix(Color32::BLACK, self.tokens.background, grain_mean).to_normalized_gamma_f32()
    }
}

#[cfg(test)]
mod tests {
    use egui::Context;

    use super::*;

    /// Relative luminance, WCAG 2.2.
    fn luminance(color: Color32) -> f32 {
        let linear = egui::Rgba::from(color);
        0.2126 * linear.r() + 0.7152 * linear.g() + 0.0722 * linear.b()
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The ratio that is asked for: the second one where all the contrast there is was wanted.
    fn wanted(name: ThemeName, usual: f32, contrast: f32) -> f32 {
        if name == ThemeName::Contrast { contrast } else { usual }
    }

    #[track_caller]
    fn assert_contrast(what: &str, name: ThemeName, front: Color32, back: Color32, at_least: f32) {
        let ratio = contrast(front, back);
        assert!(ratio >= at_least, "{what} in {name:?}: {ratio:.2}, wanted {at_least}");
    }

    #[test]
    fn every_shipped_theme_parses() {
        for name in ThemeName::ALL {
            let parsed: Result<Tokens, _> = ron::from_str(name.source());
            assert!(parsed.is_ok(), "{name:?}: {parsed:?}");
        }
    }

    #[test]
    fn text_can_be_read_on_everything_it_stands_on() {
        for name in ThemeName::ALL {
            let tokens = Tokens::of(name);
            let sky = [tokens.sky_high, tokens.sky_low, tokens.ground];
            for back in [tokens.background, tokens.surface, tokens.raised].into_iter().chain(sky) {
                assert_contrast("text", name, tokens.text, back, wanted(name, 7.0, 14.0));
            }
            for back in [tokens.background, tokens.surface].into_iter().chain(sky) {
                assert_contrast("muted", name, tokens.muted, back, wanted(name, 4.7, 14.0));
            }
            if name != ThemeName::Ember {
                assert_contrast("muted on raised", name, tokens.muted, tokens.raised, 4.7);
            }
            assert_contrast("text on accent", name, tokens.on_accent, tokens.accent, wanted(name, 4.7, 14.0));
            let selected = mix(tokens.surface, tokens.accent, 0.3);
            assert_contrast("selected text", name, tokens.text, selected, wanted(name, 4.5, 7.0));
        }
    }

    #[test]
    fn shapes_stand_out_from_what_lies_behind_them() {
        for name in ThemeName::ALL {
            let tokens = Tokens::of(name);
            let least = wanted(name, 3.0, 4.5);
            for back in [tokens.background, tokens.surface] {
                assert_contrast("outline", name, tokens.outline, back, least);
                assert_contrast("accent", name, tokens.accent, back, least);
                assert_contrast("focus", name, tokens.focus, back, least);
                assert_contrast("lantern rim", name, tokens.lantern_rim, back, least);
            }
            for back in [tokens.background, tokens.surface, tokens.raised] {
                for state in [tokens.settled, tokens.stirred_up, tokens.far_away, tokens.mixed] {
                    assert_contrast("a state", name, state, back, least);
                }
            }
        }
    }

    #[test]
    fn edges_of_fields_and_stars_of_favourites_stand_out_wherever_they_stand() {
        for name in ThemeName::ALL {
            let tokens = Tokens::of(name);
            // A field is a sheet of the surface's colour; it stands on pages and in the sky.
            let sky = [tokens.sky_high, tokens.sky_low, tokens.ground];
            for back in [tokens.background, tokens.surface].into_iter().chain(sky) {
                assert_contrast("the edge of a field", name, tokens.field_edge(), back, 3.0);
            }
            for back in [tokens.surface, tokens.raised] {
                assert_contrast("the star of a favourite", name, tokens.accent, back, 3.0);
            }
        }
    }

    #[test]
    fn in_contrast_there_are_black_white_and_one_accent_and_nothing_faint() {
        let theme = Theme::new(ThemeName::Contrast);
        let tokens = &theme.tokens;
        for page in
            [tokens.surface, tokens.raised, tokens.sky_high, tokens.sky_low, tokens.ground, tokens.halo]
        {
            assert_eq!(page, tokens.background, "no page, sky or light has a colour of its own");
        }
        for name in ThemeName::ALL {
            let tokens = Tokens::of(name);
            for back in [tokens.background, tokens.surface, tokens.raised] {
                if tokens.plain {
                    assert_contrast("the faintest line", name, tokens.line_on(back, 0.1), back, 4.5);
                }
            }
        }
        assert!(theme.focus_width() >= 3.0);
    }

    #[test]
    fn ember_has_hardly_any_blue() {
        let tokens = Tokens::of(ThemeName::Ember);
        for color in [tokens.background, tokens.text, tokens.accent, tokens.focus, tokens.lantern_core] {
            assert!(color.b() <= color.r() / 5 * 3 + 4, "{color:?}");
        }
    }

    #[test]
    fn a_misspelt_colour_is_an_error_and_not_black() {
        for wrong in ["12345", "1234567", "GG0000", ""] {
            let source = ThemeName::Dusk.source().replace("0F1F25", wrong);
            assert!(ron::from_str::<Tokens>(&source).is_err(), "{wrong}");
        }
    }

    #[test]
    fn text_size_stays_between_once_and_three_times() {
        assert_eq!(Metrics::new(0.1), Metrics::new(1.0));
        assert_eq!(Metrics::new(9.0), Metrics::new(3.0));
        assert_eq!(Metrics::new(f32::NAN), Metrics::new(1.0));
    }

    #[test]
    fn an_applied_theme_is_found_again() {
        let context = Context::default();
        assert_eq!(Theme::of(&context).name, ThemeName::Dusk);
        Theme::new(ThemeName::Ember).with_reduced_motion(true).apply(&context);
        assert_eq!(Theme::of(&context).name, ThemeName::Ember);
        assert!(context.global_style().animation_time.abs() < f32::EPSILON);
    }
}
