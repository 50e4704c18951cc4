//! The description of a pack: several exercises that are shared together.
//!
//! It is written like an exercise and read by the same rules. What else is in the pack is the
//! library's business.

use super::FORMAT;
use super::values::{FileId, Format, Lang, Text};

/// What `pack.ron` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Version of the file format; see [`FORMAT`].
    pub format: u32,
    /// Name of its folder, and part of the identity of its exercises: as an exercise's id.
    pub name: String,
    /// Name on the screen. Without one, `name` stands there.
    pub title: Option<String>,
    /// Who made it.
    pub author: Option<String>,
    /// What others may do with it.
    pub licence: Option<String>,
    /// BCP 47 language of its texts.
    pub lang: String,
    /// A few words about it.
    pub about: Option<String>,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Pack", deny_unknown_fields)]
pub(super) struct FilePack {
    format: Format,
    name: FileId,
    #[serde(default)]
    title: Option<Text<60>>,
    #[serde(default)]
    author: Option<Text<120>>,
    #[serde(default)]
    licence: Option<Text<120>>,
    lang: Lang,
    #[serde(default)]
    about: Option<Text<600>>,
}

impl FilePack {
    pub fn into_pack(self) -> Pack {
        let Format = self.format;
        Pack {
            format: FORMAT,
            name: self.name.0.0,
            title: self.title.map(|text| text.0),
            author: self.author.map(|text| text.0),
            licence: self.licence.map(|text| text.0),
            lang: self.lang.0,
            about: self.about.map(|text| text.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::exercise::{FormatErrorKind, Place, parse_pack};

    #[test]
    fn a_description_says_what_it_says_and_no_more_is_needed_than_a_name_and_a_language() {
        let whole = r#"Pack(
            format: 1,
            name: "evenings", // the name of the folder
            title: "Evenings by the sea",
            author: "Ana Ruiz",
            licence: "CC BY 4.0",
            lang: "en",
            about: "Four slow ones for the last hour of the day.",
        )"#;
        let pack = parse_pack(whole.as_bytes()).unwrap();
        assert_eq!((pack.format, pack.name.as_str(), pack.lang.as_str()), (1, "evenings", "en"));
        assert_eq!(pack.title.as_deref(), Some("Evenings by the sea"));
        assert_eq!(pack.author.as_deref(), Some("Ana Ruiz"));
        assert_eq!(pack.licence.as_deref(), Some("CC BY 4.0"));
        assert!(pack.about.is_some_and(|about| about.starts_with("Four slow ones")));
        let least = parse_pack(br#"Pack(format: 1, name: "a", lang: "pt-BR")"#).unwrap();
        assert_eq!((least.title, least.author, least.licence, least.about), (None, None, None, None));
    }

    #[test]
    fn what_is_wrong_in_it_has_its_place_and_what_was_meant() {
        let problem = parse_pack(b"Pack(format: 1,\n nam: \"a\", lang: \"en\")").unwrap_err();
        assert_eq!(problem.place, Some(Place { line: 2, column: 2 }));
        assert_eq!(problem.suggestion.as_deref(), Some("name"));
        for name in ["", "..", "a/b", "A", "a b", "a.ron"] {
            let source = format!("Pack(format: 1, name: {name:?}, lang: \"en\")");
            let problem = parse_pack(source.as_bytes()).unwrap_err();
            assert!(matches!(problem.kind, FormatErrorKind::BadId { .. }), "{name}: {problem}");
        }
        let problem = parse_pack(b"Pack(format: 2, name: \"a\", size: 3)").unwrap_err();
        assert_eq!(problem.kind, FormatErrorKind::FutureFormat { format: 2 });
        let problem = parse_pack(b"Exercise(format: 1)").unwrap_err();
        assert_eq!(problem.suggestion, None, "{problem}");
    }
}
