//! The colours a terminal has, and those of a theme in as many of them as it has.

use std::env;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};
use serde::{Deserialize, Deserializer};
use softlanding_core::rating::State;

use crate::settings::Theme;

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// How many colours there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Any.
    True,
    /// 256.
    Many,
    /// 16, whose look is the terminal's own.
    Few,
    None,
}

impl Depth {
    /// What the environment says of the terminal.
    pub fn of_terminal() -> Self {
        let read = |name| env::var(name).unwrap_or_default();
        Self::of(&read("NO_COLOR"), &read("COLORTERM"), &read("TERM"))
    }

    fn of(no_color: &str, color_term: &str, term: &str) -> Self {
        if !no_color.is_empty() || term.starts_with("vt") || term.ends_with("-m") || term.ends_with("-mono") {
            Self::None
        } else if matches!(color_term, "truecolor" | "24bit") || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Many
        } else {
            Self::Few
        }
    }
}

/// What something is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Text,
    Muted,
    Accent,
    State(State),
}

/// The colours of a theme that are used here, from its file.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Tokens {
    #[serde(default)]
    pub plain: bool,
    #[serde(deserialize_with = "hex")]
    pub background: Rgb,
    #[serde(deserialize_with = "hex")]
    pub outline: Rgb,
    #[serde(deserialize_with = "hex")]
    text: Rgb,
    #[serde(deserialize_with = "hex")]
    muted: Rgb,
    #[serde(deserialize_with = "hex")]
    pub accent: Rgb,
    #[serde(deserialize_with = "hex")]
    pub lantern_core: Rgb,
    #[serde(deserialize_with = "hex")]
    pub lantern_paper: Rgb,
    #[serde(deserialize_with = "hex")]
    pub lantern_edge: Rgb,
    #[serde(deserialize_with = "hex")]
    pub lantern_rim: Rgb,
    #[serde(deserialize_with = "hex")]
    pub halo: Rgb,
    #[serde(deserialize_with = "hex")]
    pub sky_high: Rgb,
    #[serde(deserialize_with = "hex")]
    pub sky_low: Rgb,
    #[serde(deserialize_with = "hex")]
    pub ground: Rgb,
    #[serde(deserialize_with = "hex")]
    settled: Rgb,
    #[serde(deserialize_with = "hex")]
    stirred_up: Rgb,
    #[serde(deserialize_with = "hex")]
    far_away: Rgb,
    #[serde(deserialize_with = "hex")]
    mixed: Rgb,
}

fn hex<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rgb, D::Error> {
    crate::platform::hex::deserialize(deserializer)
}

/// Those of the shipped themes, read once. A file that cannot be read is a mistake that a test finds.
static SHIPPED: LazyLock<[Option<Tokens>; 4]> = LazyLock::new(|| {
    let sources = [
        include_str!("../../../assets/themes/dusk.ron"),
        include_str!("../../../assets/themes/dawn.ron"),
        include_str!("../../../assets/themes/ember.ron"),
        include_str!("../../../assets/themes/contrast.ron"),
    ];
    sources.map(|source| ron::from_str(source).ok())
});

/// A theme in the colours that a terminal has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette {
    pub depth: Depth,
    tokens: Option<&'static Tokens>,
}

impl Palette {
    /// A terminal does not say whether it is light or dark, so the system's theme is Dusk here.
    pub fn of(theme: Theme, depth: Depth) -> Self {
        let [dusk, dawn, ember, contrast] = &*SHIPPED;
        let tokens = match theme {
            Theme::System | Theme::Dusk => dusk,
            Theme::Dawn => dawn,
            Theme::Ember => ember,
            Theme::Contrast => contrast,
        };
        Self { depth, tokens: tokens.as_ref() }
    }

    /// The theme's colours, where the terminal can show them.
    pub fn tokens(&self) -> Option<&'static Tokens> {
        self.tokens.filter(|_| matches!(self.depth, Depth::True | Depth::Many))
    }

    /// A colour of the theme, or the nearest that there is.
    pub fn color(&self, rgb: Rgb) -> Color {
        let [red, green, blue] = rgb;
        if self.depth == Depth::True { Color::Rgb(red, green, blue) } else { Color::Indexed(nearest(rgb)) }
    }

    pub fn style(&self, ink: Ink) -> Style {
        let Some(tokens) = self.tokens() else { return self.plain_style(ink) };
        let rgb = match ink {
            Ink::Text => tokens.text,
            Ink::Muted => tokens.muted,
            Ink::Accent => tokens.accent,
            Ink::State(State::Settled) => tokens.settled,
            Ink::State(State::StirredUp) => tokens.stirred_up,
            Ink::State(State::ShutDown) => tokens.far_away,
            Ink::State(State::Mixed) => tokens.mixed,
        };
        Style::new().fg(self.color(rgb))
    }

    /// In the terminal's own colours, on its own background.
    fn plain_style(&self, ink: Ink) -> Style {
        let colored = |color: Color| {
            if self.depth == Depth::Few { Style::new().fg(color) } else { Style::new() }
        };
        match ink {
            Ink::Text | Ink::State(State::Mixed) => Style::new(),
            Ink::Muted => Style::new().add_modifier(Modifier::DIM),
            Ink::Accent => colored(Color::Yellow).add_modifier(Modifier::BOLD),
            Ink::State(State::Settled) => colored(Color::Green),
            Ink::State(State::StirredUp) => colored(Color::Yellow),
            Ink::State(State::ShutDown) => colored(Color::Cyan),
        }
    }
}

/// `share` of the way from one colour to another.
pub(super) fn mix(from: Rgb, to: Rgb, share: f32) -> Rgb {
    let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 };
    let one = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
    let ([red, green, blue], [to_red, to_green, to_blue]) = (from, to);
    [one(red, to_red), one(green, to_green), one(blue, to_blue)]
}

/// The nearest of the 240 colours that are the same in every terminal: a cube of six steps a side, and greys.
fn nearest(rgb: Rgb) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step =
        |value: u8| (0..6_u8).zip(STEPS).min_by_key(|(_, step)| step.abs_diff(value)).unwrap_or((0, 0));
    let [(red, near_red), (green, near_green), (blue, near_blue)] = rgb.map(step);
    let cube = (16 + 36 * red + 6 * green + blue, [near_red, near_green, near_blue]);
    let mean = rgb.iter().map(|value| u32::from(*value)).sum::<u32>() / 3;
    let grey = (mean.saturating_sub(3) / 10).min(23) as u8;
    let greys = (232 + grey, [8 + 10 * grey; 3]);
    let off = |near: Rgb| {
        near.iter().zip(rgb).map(|(near, value)| u32::from(near.abs_diff(value)).pow(2)).sum::<u32>()
    };
    if off(greys.1) < off(cube.1) { greys.0 } else { cube.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_taken_at_its_word() {
        let cases = [
            (("", "truecolor", "xterm-256color"), Depth::True),
            (("", "24bit", "screen"), Depth::True),
            (("", "", "xterm-direct"), Depth::True),
            (("", "", "tmux-256color"), Depth::Many),
            (("", "yes", "screen"), Depth::Few),
            (("", "", "linux"), Depth::Few),
            (("", "", "vt100"), Depth::None),
            (("1", "truecolor", "xterm-256color"), Depth::None),
        ];
        for ((no_color, color_term, term), depth) in cases {
            assert_eq!(Depth::of(no_color, color_term, term), depth, "{no_color} {color_term} {term}");
        }
    }

    #[test]
    fn every_theme_has_its_colours() {
        assert!(SHIPPED.iter().all(Option::is_some));
    }

    #[test]
    fn the_nearest_of_256_is_near() {
        assert_eq!(nearest([0, 0, 0]), 16);
        assert_eq!(nearest([255, 255, 255]), 231);
        assert_eq!(nearest([0x0F, 0x1F, 0x25]), 234);
        assert_eq!(nearest([0xF6, 0xCC, 0x90]), 222);
    }

    #[test]
    fn without_colour_nothing_is_coloured() {
        let palette = Palette::of(Theme::Dusk, Depth::None);
        let inks = [Ink::Text, Ink::Muted, Ink::Accent, Ink::State(State::StirredUp)];
        assert!(inks.iter().all(|ink| palette.style(*ink).fg.is_none() && palette.style(*ink).bg.is_none()));
    }
}
