//! Every word a person reads or looks for, from the files in `assets/lang`, for window and terminal alike.
//!
//! Message ids are checked when compiling: `fl!(words, "now-question")`. Where an id is put together
//! at run time, a test goes through all of them.

pub mod cautions;
pub mod describe;
pub mod exchange;
pub mod faults;
pub mod finding;
pub(crate) mod findings;
pub(crate) mod headline;
pub mod in_step;
pub mod names;
pub mod notices;
pub mod on_card;
pub mod people;

use std::ops::Deref;
use std::sync::OnceLock;

use i18n_embed::LanguageLoader;
use i18n_embed::fluent::{FluentLanguageLoader, fluent_language_loader};
use rust_embed::RustEmbed;

use crate::search::Thesaurus;

pub use i18n_embed_fl::fl;

#[derive(RustEmbed)]
#[folder = "assets/lang/"]
struct Texts;

/// The words in one language. Derefs to the loader that `fl!` asks.
#[derive(Debug)]
pub struct Words {
    loader: FluentLanguageLoader,
    /// Read when something is looked for first, and not as the program starts.
    thesaurus: OnceLock<Thesaurus>,
}

impl Words {
    /// English. What cannot be loaded shows its id, so that a broken build still speaks.
    #[must_use]
    pub fn english() -> Self {
        let loader = fluent_language_loader!();
        // The texts are inside the program: a test proves that they load.
        drop(loader.load_languages(&Texts, &[loader.fallback_language().clone()]));
        loader.set_use_isolating(false);
        Self { loader, thesaurus: OnceLock::new() }
    }

    /// The everyday words by which practices and pages are found.
    #[must_use]
    pub fn thesaurus(&self) -> &Thesaurus {
        self.thesaurus.get_or_init(|| {
            let synonyms = Texts::get("en/synonyms.txt").map(|file| file.data).unwrap_or_default();
            Thesaurus::read(&String::from_utf8_lossy(&synonyms))
        })
    }

    /// A message whose id is only known at run time, with its arguments.
    #[must_use]
    pub fn message(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        self.loader.get_args_concrete(
            id,
            arguments.iter().map(|(name, value)| (*name, value.as_str().into())).collect(),
        )
    }
}

impl Deref for Words {
    type Target = FluentLanguageLoader;

    fn deref(&self) -> &Self::Target {
        &self.loader
    }
}

#[cfg(test)]
mod tests;
