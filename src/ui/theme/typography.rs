//! Type: seven sizes of one typeface in two weights, and text laid out so that it stays in its place.
//!
//! Knows nothing of what is written.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{
    Align, Color32, FontData, FontDefinitions, FontFamily, FontId, FontTweak, Galley, Painter, RichText,
    TextStyle, Vec2,
};

use skrifa::prelude::{FontRef, LocationRef, MetadataProvider as _, Size};

use crate::platform::fonts;

use super::{Metrics, Theme, font, line, lines};

/// The most characters on a line that is read.
pub const LINE_CHARACTERS_MAX: usize = 62;

const REGULAR: &str = "Atkinson Hyperlegible Next";
const SEMIBOLD: &str = "Atkinson Hyperlegible Next SemiBold";
const MORE_REGULAR: &str = "Noto Sans";
const MORE_SEMIBOLD: &str = "Noto Sans SemiBold";

/// The sizes; `assets/themes/measures.ron` says how large they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// A remark.
    Small,
    /// A second line.
    Note,
    /// What is read.
    Body,
    /// Names.
    Lead,
    /// Guidance, titles.
    Title,
    /// The question, the beat's word.
    Display,
    /// A number to call.
    Number,
}

/// How heavy the letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// A size in a weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Face {
    pub text: Text,
    pub weight: Weight,
}

impl From<Text> for Face {
    fn from(text: Text) -> Self {
        Self { text, weight: Weight::Regular }
    }
}

impl Text {
    pub const ALL: [Self; 7] =
        [Self::Small, Self::Note, Self::Body, Self::Lead, Self::Title, Self::Display, Self::Number];

    /// The same size, heavier.
    #[must_use]
    pub fn semibold(self) -> Face {
        Face { text: self, weight: Weight::SemiBold }
    }

    /// Font size at 100 %, in points.
    #[must_use]
    pub fn points(self) -> f32 {
        match self {
            Self::Small => font::SMALL,
            Self::Note => font::NOTE,
            Self::Body => font::BODY,
            Self::Lead => font::LEAD,
            Self::Title => font::TITLE,
            Self::Display => font::DISPLAY,
            Self::Number => font::NUMBER,
        }
    }

    /// Line height at 100 %, in points.
    #[must_use]
    pub fn line_points(self) -> f32 {
        match self {
            Self::Small => line::SMALL,
            Self::Note => line::NOTE,
            Self::Body => line::BODY,
            Self::Lead => line::LEAD,
            Self::Title => line::TITLE,
            Self::Display => line::DISPLAY,
            Self::Number => line::NUMBER,
        }
    }

    /// For a label: `ui.label(Text::Body.rich(&theme, "…"))`.
    #[must_use]
    pub fn rich(self, theme: &Theme, words: impl Into<String>) -> RichText {
        Face::from(self).rich(theme, words)
    }

    /// Lines of at most `width` points.
    #[must_use]
    pub fn lay_out(self, painter: &Painter, words: &str, color: Color32, width: f32) -> Arc<Galley> {
        Face::from(self).lay_out(painter, words, color, width)
    }
}

impl Face {
    /// The font at the size the person chose.
    #[must_use]
    pub fn font(self, metrics: Metrics) -> FontId {
        FontId::new(metrics.text(self.text.points()), self.family())
    }

    /// For a label.
    #[must_use]
    pub fn rich(self, theme: &Theme, words: impl Into<String>) -> RichText {
        RichText::new(words)
            .font(self.font(theme.metrics))
            .line_height(Some(theme.metrics.text(self.text.line_points())))
            .color(theme.tokens.text)
    }

    /// Lines of at most `width` points.
    #[must_use]
    pub fn lay_out(self, painter: &Painter, words: &str, color: Color32, width: f32) -> Arc<Galley> {
        self.lay_out_aligned(painter, words, color, width, Align::Min)
    }

    /// The same, each line at this side of where the galley is painted.
    #[must_use]
    pub fn lay_out_aligned(
        self,
        painter: &Painter,
        words: &str,
        color: Color32,
        width: f32,
        align: Align,
    ) -> Arc<Galley> {
        let metrics = Theme::of(painter.ctx()).metrics;
        lines::lay_out(painter.ctx(), self.job(words, color, width, metrics.scale(), align))
    }

    /// Lines that fit into `room`, made smaller only as far as it takes: to the size at 100 % and, if
    /// that is too large, to seven tenths of it. What does not fit even then ends in `…`.
    #[must_use]
    pub fn fit(
        self,
        painter: &Painter,
        words: &str,
        color: Color32,
        room: Vec2,
        align: Align,
    ) -> Arc<Galley> {
        let wanted = Theme::of(painter.ctx()).metrics.scale();
        let mut scale = wanted;
        loop {
            let galley = lines::lay_out(painter.ctx(), self.job(words, color, room.x, scale, align));
            let fits = galley.size().y <= room.y + 0.5 && !galley.elided && !breaks_a_word(&galley);
            if fits || scale <= 0.7 {
                return if fits { galley } else { self.elide(painter, words, color, room, align) };
            }
            scale = (scale - 0.05).max(0.7);
        }
    }

    fn elide(self, painter: &Painter, words: &str, color: Color32, room: Vec2, align: Align) -> Arc<Galley> {
        let scale = 0.7;
        let rows = (room.y / (self.text.line_points() * scale)).floor().max(1.0) as usize;
        let mut job = self.job(words, color, room.x, scale, align);
        job.wrap.max_rows = rows;
        lines::lay_out(painter.ctx(), job)
    }

    fn job(self, words: &str, color: Color32, width: f32, scale: f32, align: Align) -> LayoutJob {
        let format = TextFormat {
            font_id: FontId::new(self.text.points() * scale, self.family()),
            line_height: Some(self.text.line_points() * scale),
            color,
            valign: Align::Center,
            ..TextFormat::default()
        };
        let mut job = LayoutJob::single_section(whole_facts(words), format);
        job.wrap = TextWrapping { max_width: width, ..TextWrapping::default() };
        job.halign = align;
        job
    }

    fn family(self) -> FontFamily {
        match self.weight {
            Weight::Regular => FontFamily::Proportional,
            Weight::SemiBold => FontFamily::Name(SEMIBOLD.into()),
        }
    }
}

/// Facts in a row break well: no line begins with the dot between two, and a number after it stays with what
/// it counts.
fn whole_facts(words: &str) -> String {
    let mut facts = words.split(" · ");
    let mut whole = facts.next().unwrap_or_default().to_owned();
    for fact in facts {
        let counts =
            fact.split_once(' ').filter(|(count, _)| count.bytes().all(|byte| byte.is_ascii_digit()));
        whole.push_str("\u{a0}· ");
        match counts {
            Some((count, what)) => whole.extend([count, "\u{a0}", what]),
            None => whole.push_str(fact),
        }
    }
    whole
}

/// Whether a row ends in the middle of a word.
fn breaks_a_word(galley: &Galley) -> bool {
    let mut rows = galley.rows.iter().peekable();
    while let Some(row) = rows.next() {
        let last = row.glyphs.last().map(|glyph| glyph.chr);
        let wraps = !row.ends_with_newline && rows.peek().is_some();
        if wraps && last.is_some_and(char::is_alphanumeric) {
            return true;
        }
    }
    false
}

/// The typeface in its two weights, and what stands in for letters that it lacks.
pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    let more = beside(fonts::MORE_REGULAR, 0, fonts::MORE_SCALE);
    let files = [
        (REGULAR, fonts::REGULAR, FontTweak::default()),
        (SEMIBOLD, fonts::SEMIBOLD, FontTweak::default()),
        (MORE_REGULAR, fonts::MORE_REGULAR, more.clone()),
        (MORE_SEMIBOLD, fonts::MORE_SEMIBOLD, more),
    ];
    for (name, bytes, tweak) in files {
        definitions.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes).tweak(tweak)));
    }
    let [regular, monospace, semibold] = families();
    for family in [regular, monospace] {
        definitions.families.insert(family, vec![REGULAR.to_owned(), MORE_REGULAR.to_owned()]);
    }
    let bold = [SEMIBOLD, MORE_SEMIBOLD, REGULAR].map(str::to_owned);
    definitions.families.insert(semibold, bold.to_vec());
    definitions
}

/// How a font is drawn so that its letters stand on one line with those of the typeface. egui would put the middles of
/// their heights on one line.
pub(super) fn beside(bytes: &[u8], index: u32, scale: f32) -> FontTweak {
    let middle = |bytes: &[u8], index: u32| {
        let font = FontRef::from_index(bytes, index).ok()?;
        let metrics = font.metrics(Size::new(1.0), LocationRef::default());
        let height = metrics.ascent - metrics.descent + metrics.leading;
        Some(metrics.ascent - height / 2.0)
    };
    let lower = middle(fonts::REGULAR, 0).zip(middle(bytes, index)).map(|(ours, other)| ours / scale - other);
    // What a broken font says of itself moves nothing out of sight.
    let y_offset_factor = lower.unwrap_or_default().clamp(-0.5, 0.5);
    FontTweak { scale, y_offset_factor, ..FontTweak::default() }
}

/// All families there are: in both weights, and what egui writes in when it wants letters of one width.
pub(super) fn families() -> [FontFamily; 3] {
    [FontFamily::Proportional, FontFamily::Monospace, FontFamily::Name(SEMIBOLD.into())]
}

/// What egui's own widgets, such as the text field, write in.
pub(super) fn egui_styles(metrics: Metrics) -> BTreeMap<TextStyle, FontId> {
    let font = |text: Text| Face::from(text).font(metrics);
    BTreeMap::from([
        (TextStyle::Small, font(Text::Small)),
        (TextStyle::Body, font(Text::Body)),
        (TextStyle::Monospace, font(Text::Body)),
        (TextStyle::Button, font(Text::Body)),
        (TextStyle::Heading, font(Text::Title)),
    ])
}

#[cfg(test)]
mod tests {
    use super::whole_facts;

    #[test]
    fn facts_keep_their_dot_and_their_number() {
        let said = whole_facts("2 sittings. 1 easier · 0 about the same · to its end");
        assert_eq!(said, "2 sittings. 1 easier\u{a0}· 0\u{a0}about the same\u{a0}· to its end");
        assert_eq!(whole_facts("no facts at all"), "no facts at all");
        assert_eq!(whole_facts(" · "), "\u{a0}· ");
    }
}
