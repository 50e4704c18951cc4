//! The fonts of this machine, looked for by the letters they hold.
//!
//! Walks their folders and reads tables of files until one has the letter: not for a frame. Where there is nothing
//! installed, nothing is found.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use read_fonts::FontRef;

use super::coverage::Coverage;
use super::{Letters, SystemFont};
use crate::platform::locale;

/// More than any font takes, and still room in memory.
const FILE_BYTES_MAX: u64 = 48 * 1_024 * 1_024;
/// A guard against a folder without end.
const FILES_MAX: usize = 20_000;
const FOLDERS_DEEP_MAX: usize = 8;

/// What there is, found at the first question.
#[derive(Debug, Default)]
pub(crate) struct SystemFonts {
    folders: Vec<PathBuf>,
    /// The person's language, for letters that are written in several ways.
    locale: String,
    /// Best first; `None` before the first question.
    files: Option<Vec<FontFile>>,
}

#[derive(Debug)]
struct FontFile {
    path: PathBuf,
    /// `None` until it was looked into.
    fonts: Option<Vec<Coverage>>,
}

impl SystemFonts {
    /// The fonts of this machine and this person.
    pub(crate) fn of_machine() -> Self {
        Self::in_folders(folders(), locale::of_system().unwrap_or_default())
    }

    /// Those below these folders, for a person of this language.
    pub(crate) fn in_folders(folders: Vec<PathBuf>, locale: String) -> Self {
        Self { folders, locale, files: None }
    }

    /// A font that has this letter as an outline.
    pub(crate) fn find(&mut self, letter: char) -> Option<SystemFont> {
        self.look(letter, false)
    }

    /// A font that has this sign as a picture in colour, as most emoji are.
    pub(crate) fn find_picture(&mut self, sign: char) -> Option<SystemFont> {
        self.look(sign, true)
    }

    fn look(&mut self, letter: char, is_pictures: bool) -> Option<SystemFont> {
        let locale = self.locale.as_str();
        let files = self.files.get_or_insert_with(|| files(&self.folders, locale));
        files.iter_mut().find_map(|file| file.font_with(letter, is_pictures, locale))
    }

    /// Whether there is one.
    pub(crate) fn has(&mut self, letter: char) -> bool {
        let locale = self.locale.as_str();
        let files = self.files.get_or_insert_with(|| files(&self.folders, locale));
        files.iter_mut().any(|file| file.fonts().iter().any(|font| font.has(letter)))
    }
}

impl FontFile {
    fn fonts(&mut self) -> &[Coverage] {
        let path = &self.path;
        self.fonts.get_or_insert_with(|| Coverage::of_file(path))
    }

    fn font_with(&mut self, letter: char, is_pictures: bool, locale: &str) -> Option<SystemFont> {
        let wanted = index_in_collection(&self.path, locale);
        let fonts = self.fonts();
        let having = || fonts.iter().filter(|font| font.is_pictures == is_pictures && font.has(letter));
        let font = having().find(|font| Some(font.index) == wanted).or_else(|| having().next())?;
        let (index, has_weights) = (font.index, font.has_weights);
        let bytes: Arc<[u8]> = fs::read(&self.path).ok()?.into();
        // It may have been replaced meanwhile, or be broken where nobody has looked yet.
        FontRef::from_index(&bytes, index).ok()?;
        let name = format!("{} {index}", self.path.display());
        Letters::of(&bytes, index)?.has(letter).then_some(SystemFont {
            name,
            bytes,
            index,
            has_weights,
            is_pictures,
        })
    }
}

/// Where systems keep their fonts.
fn folders() -> Vec<PathBuf> {
    let home = directories::BaseDirs::new();
    let home = home.as_ref().map(directories::BaseDirs::home_dir);
    let in_home = |folder: &str| home.map(|home| home.join(folder));
    if cfg!(target_os = "windows") {
        let windows = std::env::var_os("windir").map_or_else(|| PathBuf::from("C:\\Windows"), PathBuf::from);
        let own = in_home("AppData\\Local\\Microsoft\\Windows\\Fonts");
        return [windows.join("Fonts")].into_iter().chain(own).collect();
    }
    if cfg!(target_os = "macos") {
        let shared = ["/System/Library/Fonts", "/Library/Fonts"].map(PathBuf::from);
        return shared.into_iter().chain(in_home("Library/Fonts")).collect();
    }
    let data = std::env::var_os("XDG_DATA_DIRS").filter(|folders| !folders.is_empty());
    let data = data.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let shared = std::env::split_paths(&data).filter(|folder| folder.is_absolute());
    let own = directories::BaseDirs::new().map(|folders| folders.data_local_dir().join("fonts"));
    let mut folders: Vec<PathBuf> = own.into_iter().chain(in_home(".fonts")).collect();
    folders.extend(shared.map(|folder| folder.join("fonts")));
    folders
}

/// The files of fonts below these folders, best first.
fn files(folders: &[PathBuf], locale: &str) -> Vec<FontFile> {
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in folders {
        walk(folder, FOLDERS_DEEP_MAX, &mut found);
    }
    found.sort_by_cached_key(|path| (badness(path, locale), path.as_os_str().len(), path.clone()));
    found.dedup();
    tracing::debug!(files = found.len(), "looked for fonts");
    found.into_iter().map(|path| FontFile { path, fonts: None }).collect()
}

fn walk(folder: &Path, deep: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        // Follows links, as fonts are often linked to.
        let Ok(metadata) = fs::metadata(&path) else { continue };
        if metadata.is_dir() && deep > 0 && found.len() < FILES_MAX {
            walk(&path, deep - 1, found);
        } else if metadata.is_file()
            && metadata.len() <= FILE_BYTES_MAX
            && is_font(&path)
            && found.len() < FILES_MAX
        {
            found.push(path);
        }
    }
}

fn is_font(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    extension.is_some_and(|extension| ["ttf", "otf", "ttc", "otc"].contains(&extension.as_str()))
}

/// What speaks against a font, as its file is named: upright, sans, of an ordinary weight is wanted, made for the
/// screen, and in the person's own way of writing.
fn badness(path: &Path, locale: &str) -> u32 {
    /// What a name may hold, and how much it counts.
    const AGAINST: [(&str, u32); 32] = [
        ("lastresort", 900),
        ("blank", 900),
        ("unifont", 300),
        ("fallback", 60),
        ("bitmap", 60),
        ("italic", 200),
        ("oblique", 200),
        ("bold", 90),
        ("black", 90),
        ("heavy", 90),
        ("thin", 90),
        ("light", 40),
        ("medium", 20),
        ("condensed", 120),
        ("narrow", 120),
        ("mono", 120),
        ("serif", 60),
        ("display", 30),
        ("kufi", 60),
        ("nastaliq", 60),
        ("naskh", 10),
        ("rashi", 90),
        ("looped", 10),
        ("math", 60),
        ("symbol", 40),
        ("music", 60),
        ("emoji", 50),
        ("kai", 60),
        ("ming", 60),
        ("song", 60),
        ("batang", 60),
        ("gothic", 5),
    ];
    let name = path.file_stem().map(|name| name.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let against: u32 = AGAINST.iter().filter(|(part, _)| name.contains(part)).map(|(_, counts)| counts).sum();
    let unknown = if name.starts_with("noto") { 0 } else { 15 };
    let of_place = PLACES.iter().find(|place| name.ends_with(place.ends) || name.contains(place.contains));
    let elsewhere = of_place.is_some_and(|place| !place.is_of(locale));
    against + unknown + if elsewhere { 25 } else { 0 }
}

/// A way of writing Chinese characters.
struct Writing {
    /// How names of files for it end, before the weight or after it, in small letters.
    ends: &'static str,
    contains: &'static str,
    language: &'static str,
    /// Parts of a locale, one of which it has; any where there are none.
    regions: &'static [&'static str],
    /// Which font it is in Noto's collections.
    index: u32,
}

const PLACES: [Writing; 5] = [
    Writing { ends: "jp", contains: "jp-", language: "ja", regions: &[], index: 0 },
    Writing { ends: "kr", contains: "kr-", language: "ko", regions: &[], index: 1 },
    Writing { ends: "hk", contains: "hk-", language: "zh", regions: &["HK", "MO"], index: 4 },
    Writing { ends: "tc", contains: "tc-", language: "zh", regions: &["TW", "Hant"], index: 3 },
    Writing { ends: "sc", contains: "sc-", language: "zh", regions: &[], index: 2 },
];

impl Writing {
    fn is_of(&self, locale: &str) -> bool {
        let mut parts = locale.split(['-', '_', '.']);
        parts.next() == Some(self.language)
            && (self.regions.is_empty() || parts.any(|part| self.regions.contains(&part)))
    }
}

/// Noto's collections hold one font for each way of writing Chinese characters.
fn index_in_collection(path: &Path, locale: &str) -> Option<u32> {
    let name = path.file_name()?.to_string_lossy().to_ascii_lowercase();
    let is_noto = name.contains("cjk") && name.contains(".ttc");
    is_noto.then(|| PLACES.iter().find(|place| place.is_of(locale)).map_or(0, |place| place.index))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        folder
    }

    fn found(files: &[(&str, &[u8])], letter: char) -> Option<String> {
        let folder = folder_with(files);
        let mut fonts = SystemFonts::in_folders(vec![folder.path().to_owned()], "en-GB".to_owned());
        let found = fonts.find(letter)?;
        assert!(Letters::of(&found.bytes, found.index).unwrap().has(letter));
        found.name.strip_prefix(folder.path().to_str().unwrap()).map(str::to_owned)
    }

    #[test]
    fn the_plainest_font_that_has_the_letter_is_taken() {
        let greek = super::super::MORE_REGULAR;
        let latin = super::super::REGULAR;
        let files = [
            ("a/NotoSerif-Regular.ttf", greek),
            ("a/NotoSans-BoldItalic.ttf", greek),
            ("a/b/NotoSans-Regular.TTF", greek),
            ("NotoSansLatin.otf", latin),
            ("readme.txt", greek),
            ("broken.ttf", b"OTTO".as_slice()),
        ];
        assert_eq!(found(&files, 'Ж').as_deref(), Some("/a/b/NotoSans-Regular.TTF 0"));
        assert_eq!(found(&files, '日'), None);
        assert_eq!(found(&[], 'Ж'), None);
    }

    #[test]
    fn a_file_that_is_replaced_by_rubbish_is_none() {
        let folder = folder_with(&[("NotoSans-Regular.ttf", super::super::MORE_REGULAR)]);
        let mut fonts = SystemFonts::in_folders(vec![folder.path().to_owned()], String::new());
        assert!(fonts.has('Ω'));
        fs::write(folder.path().join("NotoSans-Regular.ttf"), b"nothing").unwrap();
        assert!(fonts.find('Ω').is_none());
        fs::remove_file(folder.path().join("NotoSans-Regular.ttf")).unwrap();
        assert!(fonts.find('Ω').is_none());
    }

    #[test]
    fn chinese_characters_are_written_as_the_person_writes_them() {
        let path = Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
        let index = |locale| index_in_collection(path, locale);
        assert_eq!(
            ["ja-JP", "ko", "zh-CN", "zh_TW.UTF-8", "zh-Hant-HK", "en"].map(index),
            [0, 1, 2, 3, 4, 0].map(Some)
        );
        assert_eq!(index_in_collection(Path::new("msyh.ttc"), "zh-CN"), None);
        let better = |one: &str, other: &str, locale| {
            badness(Path::new(one), locale) < badness(Path::new(other), locale)
        };
        assert!(better("NotoSansJP-Regular.otf", "NotoSansSC-Regular.otf", "ja-JP"));
        assert!(better("NotoSansSC-Regular.otf", "NotoSansJP-Regular.otf", "zh-CN"));
        assert!(better("NotoSansHebrew-Regular.ttf", "NotoSansHebrew-Bold.ttf", "en"));
    }
}
