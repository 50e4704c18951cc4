//! Exercises in other languages: files with their texts beside them, and which one is shown.

use std::sync::Arc;

use softlanding_core::exercise::{self, Exercise, FormatError};
use softlanding_core::record::Origin;

use super::{Entry, FileErrorKind, Library, Shipped};

/// The texts of an exercise in another language, as they were read.
#[derive(Clone, Debug, PartialEq)]
pub struct TranslationFile {
    translation: exercise::Translation,
    /// What it was read from, for the place of what does not fit.
    source: Vec<u8>,
}

impl TranslationFile {
    /// Reads what means to be a translation.
    ///
    /// # Errors
    /// When it does not follow the format.
    pub fn parse(source: Vec<u8>) -> Result<Self, FileErrorKind> {
        match exercise::parse_translation(&source) {
            Ok(translation) => Ok(Self { translation, source }),
            Err(problem) => Err(FileErrorKind::Format(Box::new(problem))),
        }
    }

    /// The id of the exercise it is for.
    #[must_use]
    pub fn id(&self) -> &str {
        self.translation.id.as_str()
    }

    #[must_use]
    pub fn language(&self) -> &str {
        &self.translation.lang
    }

    #[must_use]
    pub fn source(&self) -> &[u8] {
        &self.source
    }

    /// The exercise with these texts.
    ///
    /// # Errors
    /// When they do not fit it.
    pub fn over(&self, original: &Exercise) -> Result<Exercise, FileErrorKind> {
        let fault = |problem: FormatError| FileErrorKind::Format(Box::new(problem));
        self.translation.over(original, &self.source).map_err(fault)
    }
}

impl Entry {
    /// What is changed where somebody changes it: one's own as it stands in its file, anything else as it is shown.
    #[must_use]
    pub fn to_change(&self) -> &Arc<Exercise> {
        if self.key.origin == Origin::Own { &self.written } else { &self.exercise }
    }

    /// Adds what it says in another language. The first file of a language counts.
    pub(super) fn add_translation(&mut self, language: &str, exercise: Exercise) {
        if self.translations.iter().all(|(known, _)| known != language) {
            self.translations.push((language.to_owned(), Arc::new(exercise)));
        }
    }

    /// It in this language, or as its author wrote it.
    fn in_language(&self, language: &str) -> Arc<Exercise> {
        let general = language.split('-').next().unwrap_or_default();
        let is_written_so = self.written.lang == language || self.written.lang == general;
        if is_written_so {
            return Arc::clone(&self.written);
        }
        let of = |tag: &str| match self.key.origin {
            Origin::Shipped => shipped_in(&self.written, tag).map(Arc::new),
            _ => self.translations.iter().find(|(known, _)| known == tag).map(|(_, said)| Arc::clone(said)),
        };
        of(language).or_else(|| of(general)).unwrap_or_else(|| Arc::clone(&self.written))
    }
}

impl Library {
    /// Shows each exercise in this language, where there is a translation that fits.
    pub fn speak(&mut self, language: &str) {
        let changes = self.changes_to(language);
        self.show(changes);
    }

    /// The same for a library that is shared: it is cloned only if an exercise is shown otherwise.
    pub fn speak_shared(library: &mut Arc<Self>, language: &str) {
        let changes = library.changes_to(language);
        if !changes.is_empty() {
            Arc::make_mut(library).show(changes);
        }
    }

    /// The exercises that are shown otherwise in this language, by the index of their entry.
    fn changes_to(&self, language: &str) -> Vec<(usize, Arc<Exercise>)> {
        let said =
            self.entries.iter().map(|entry| (entry.in_language(language), &entry.exercise)).enumerate();
        said.filter_map(|(index, (said, shown))| (said != *shown).then_some((index, said))).collect()
    }

    fn show(&mut self, changes: Vec<(usize, Arc<Exercise>)>) {
        for (index, exercise) in changes {
            if let Some(entry) = self.entries.get_mut(index) {
                entry.exercise = exercise;
            }
        }
    }
}

/// A shipped exercise in another language, if it came with the program. A test proves that each fits.
fn shipped_in(written: &Exercise, tag: &str) -> Option<Exercise> {
    let file = Shipped::get(&format!("{}.{tag}.ron", written.id))?;
    TranslationFile::parse(file.data.into_owned()).ok()?.over(written).ok()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::super::{Folders, exercise_files};
    use super::*;
    use softlanding_core::exercise::FormatErrorKind;

    fn exercise(id: &str) -> String {
        softlanding_core::testing::source_with(&[
            ("id", &format!("{id:?}")),
            ("title", "\"A wall\""),
            ("parts", "[Say(text: \"Push.\", secs: 5), Cycle(beats: [In(4), Out(6)])]"),
        ])
    }

    fn translation(id: &str, body: &str) -> String {
        format!("Translation(format: 1, id: {id:?}, lang: \"de\", {body})")
    }

    fn own(files: &[(&str, String)]) -> Library {
        let folder = tempfile::tempdir().unwrap();
        for (name, source) in files {
            fs::write(folder.path().join(name), source).unwrap();
        }
        let (own, packs) = (folder.path().to_owned(), folder.path().join("packs"));
        Library::read(Folders { own, packs })
    }

    fn texts(library: &Library, id: &str) -> (String, String) {
        let exercise = &library.find_id(id).unwrap().exercise;
        (exercise.title.clone(), exercise.parts[0].text().unwrap_or_default().to_owned())
    }

    #[test]
    fn a_file_beside_an_exercise_says_it_in_another_language_a_text_at_a_time() {
        let german = translation("wall", "title: \"Eine Wand\"");
        let mut library = own(&[("wall.ron", exercise("wall")), ("wall.de.ron", german)]);
        let shipped = Library::shipped().entries().len();
        assert_eq!((library.entries().len(), library.broken().len()), (shipped + 1, 0));
        assert_eq!(texts(&library, "wall"), ("A wall".to_owned(), "Push.".to_owned()));
        for language in ["de", "de-AT"] {
            assert!(!library.changes_to(language).is_empty());
            library.speak(language);
            assert_eq!(texts(&library, "wall"), ("Eine Wand".to_owned(), "Push.".to_owned()));
            let entry = library.find_id("wall").unwrap();
            assert_eq!(entry.to_change().title, "A wall", "the file is changed as it is written");
            library.speak("en");
            assert_eq!(texts(&library, "wall").0, "A wall");
        }
    }

    #[test]
    fn one_that_does_not_fit_is_said_with_its_place_and_the_exercise_stays_as_it_is() {
        let german = translation("wall", "title: \"Eine Wand\",\nparts: [Say()]");
        let lost = translation("floor", "title: \"Boden\"");
        let mut library =
            own(&[("wall.ron", exercise("wall")), ("wall.de.ron", german), ("floor.de.ron", lost)]);
        library.speak("de");
        assert_eq!(texts(&library, "wall").0, "A wall");
        let broken = library.broken();
        assert_eq!(broken.len(), 2, "{broken:?}");
        assert_eq!(broken[0].fault, FileErrorKind::NoOriginal { id: "floor".to_owned() });
        let FileErrorKind::Format(problem) = &broken[1].fault else { panic!("{broken:?}") };
        assert_eq!(problem.kind, FormatErrorKind::TextsDiffer { here: 1, there: 2 });
        assert_eq!(problem.place.unwrap().line, 2);
    }

    #[test]
    fn a_pack_brings_its_translations_and_leaves_out_what_fits_nothing() {
        let home = tempfile::tempdir().unwrap();
        let from = home.path().join("from");
        fs::create_dir(&from).unwrap();
        let write = |name: &str, source: String| fs::write(from.join(name), source).unwrap();
        write("pack.ron", "Pack(format: 1, name: \"evenings\", lang: \"en\")".to_owned());
        write("wall.ron", exercise("wall"));
        write("any name.ron", translation("wall", "title: \"Eine Wand\""));
        write("floor.de.ron", translation("floor", "title: \"Boden\""));
        let folders = Folders { own: home.path().join("own"), packs: home.path().join("packs") };
        let imported = super::super::import(&from, &folders, |_| None).unwrap();
        let super::super::Imported::Pack(pack) = imported else { panic!("{imported:?}") };
        assert_eq!((pack.exercises, pack.broken.len()), (1, 1));
        assert!(folders.packs.join("evenings/exercises/wall.de.ron").exists());
        let mut library = Library::read(folders);
        library.speak("de");
        assert_eq!(texts(&library, "wall").0, "Eine Wand");
    }

    #[test]
    fn every_translation_that_came_with_the_program_fits() {
        let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/exercises"));
        let shipped = Library::shipped();
        for path in exercise_files(folder).unwrap() {
            let source = fs::read(&path).unwrap();
            if !exercise::is_translation(&source) {
                continue;
            }
            let file = TranslationFile::parse(source).unwrap_or_else(|fault| panic!("{path:?}: {fault:?}"));
            let name = format!("{}.{}.ron", file.id(), file.language());
            assert!(path.ends_with(&name), "{path:?} is called {name}");
            let original = shipped.find_id(file.id()).unwrap_or_else(|| panic!("{path:?}: of nothing"));
            file.over(&original.written).unwrap_or_else(|fault| panic!("{path:?}: {fault:?}"));
        }
    }
}
