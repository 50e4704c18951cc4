//! Letters that no shipped font has: fonts of this machine, looked for on a thread, and given to egui once they are
//! there. Until then, and where there is none, such a letter is a box.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::epaint::text::VariationCoords;
use egui::{
    Context, FallbackRequest, FontData, FontInsert, FontPriority, FontProvider, FontTweak, InsertFontFamily,
};

use crate::platform::fonts::{Letters, SystemFont, SystemFonts, is_drawn};
use crate::platform::worker::{Emitter, Requester, Requests, Worker};

use super::{emoji, typography};

/// The thread that looks for fonts.
#[derive(Debug)]
pub struct Fallback {
    worker: Worker<char, SystemFont>,
}

impl Fallback {
    /// Starts the thread; it looks for nothing until a letter is missing.
    #[must_use]
    pub fn install(context: &Context) -> Self {
        Self::looking_in(context, SystemFonts::of_machine)
    }

    fn looking_in(context: &Context, fonts: impl FnOnce() -> SystemFonts + Send + 'static) -> Self {
        let waking = context.clone();
        let work =
            |requests: Requests<char>, emitter: Emitter<SystemFont>| look(fonts(), &requests, &emitter);
        let worker = Worker::spawn("fonts", move || waking.request_repaint(), work, |_| None);
        context.add_font_provider(Arc::new(Asking(worker.requester())));
        Self { worker }
    }

    /// Gives egui what was found since the last time. Never waits.
    pub fn receive(&self, context: &Context) {
        for font in self.worker.events() {
            if !font.is_pictures {
                context.add_font(insert(font));
            } else if let Some(rasterizer) = emoji::rasterizer(font) {
                context.add_glyph_rasterizer(rasterizer);
            }
        }
    }
}

/// Asked by egui, within a frame, for each letter that it has no font for.
struct Asking(Requester<char>);

impl FontProvider for Asking {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        if let Some(letter) = request.cluster.chars().next() {
            self.0.request(letter);
        }
        None
    }
}

fn look(mut fonts: SystemFonts, requests: &Requests<char>, emitter: &Emitter<SystemFont>) -> bool {
    let mut asked = BTreeSet::new();
    let mut given: Vec<SystemFont> = Vec::new();
    while let Some(letter) = requests.recv() {
        let has = |font: &SystemFont| {
            Letters::of(&font.bytes, font.index).is_some_and(|letters| letters.has(letter))
        };
        // What was just found may have it, and not be with egui yet.
        if !asked.insert(letter) || !is_drawn(letter) || given.iter().any(has) {
            continue;
        }
        let found = if is_emoji(letter) {
            fonts.find_picture(letter).or_else(|| fonts.find(letter))
        } else {
            fonts.find(letter).or_else(|| fonts.find_picture(letter))
        };
        if let Some(font) = found {
            given.push(font.clone());
            emitter.emit(font);
        }
    }
    true
}

/// What is meant as a picture, and flags, of which fonts of outlines have the letters only.
fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}')
}

fn insert(font: SystemFont) -> FontInsert {
    let (axis, weight) = SystemFont::WEIGHT;
    let coords =
        if font.has_weights { VariationCoords::new([(axis, weight)]) } else { VariationCoords::default() };
    let tweak = FontTweak { coords, ..typography::beside(&font.bytes, font.index, 1.0) };
    let data = FontData::from_blob(Arc::new(font.bytes), font.index).tweak(tweak);
    let families =
        typography::families().map(|family| InsertFontFamily { family, priority: FontPriority::Lowest });
    FontInsert::new(&font.name, data, families.to_vec())
}
