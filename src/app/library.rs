//! Which exercises there are right now, and what is said about files that cannot be used.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::library::{Broken, Library, News};

use super::{App, Notice};

/// More broken files than this are one notice.
const BROKEN_SAID_MOST: usize = 3;

impl App {
    /// All exercises there are, as they stand right now; for a guest those that came with the program.
    #[must_use]
    pub fn library(&self) -> &Library {
        if self.is_guest { &self.of_guest.library } else { &self.library }
    }

    /// Grows whenever the library changed, so that what is made of it can be kept until then.
    #[must_use]
    pub fn library_version(&self) -> u64 {
        self.library_version
    }

    /// Waits at most this long until the person's own exercises are there.
    pub fn wait_for_own_folder(&mut self, at_most: Duration) {
        let started = Instant::now();
        while self.library_version == 0 {
            let left = at_most.saturating_sub(started.elapsed());
            let Some(news) = self.librarian.wait(left) else { return };
            self.take_news(news);
        }
    }

    pub(super) fn hear_library(&mut self) {
        let news: Vec<News> = self.librarian.news().collect();
        for news in news {
            self.take_news(news);
        }
    }

    fn take_news(&mut self, news: News) {
        match news {
            News::Library(library) => {
                let library = self.without_deleted(library);
                let before = std::mem::replace(&mut self.library, Arc::clone(&library));
                self.library_version += 1;
                self.say_unread(&before, &library);
                self.say_broken(library.broken());
            }
            News::Sittings(path) => self.import_sittings(path),
            News::Imported { path, outcome } => self.hear_import(path, outcome),
            News::NotRemoved { why } => self.hear_not_removed(why),
            News::NotRestored { why } => self.hear_not_restored(why),
        }
    }

    /// Says which folders cannot be read, until they can.
    fn say_unread(&mut self, before: &Library, now: &Library) {
        self.notices.retain(|notice| match notice {
            Notice::OwnFolder(folder) => now.unread().contains(folder),
            _ => true,
        });
        for folder in now.unread().iter().filter(|folder| !before.unread().contains(folder)) {
            self.say(Notice::OwnFolder(folder.clone()));
        }
    }

    /// Says what is newly broken, and no longer what is mended. The same mistake is said once, however
    /// often it is saved.
    fn say_broken(&mut self, broken: &[Broken]) {
        let by_path: HashMap<&Path, &Broken> =
            broken.iter().map(|broken| (broken.path.as_path(), broken)).collect();
        let as_now =
            |said: &Broken| by_path.get(said.path.as_path()).filter(|now| now.is_like(said)).copied();
        self.said_broken.retain(|said| as_now(said).is_some());
        let mut are_many = false;
        self.notices.retain_mut(|notice| match notice {
            Notice::Exercise(said) => as_now(said).is_some_and(|now| {
                now.clone_into(said);
                true
            }),
            Notice::Exercises { count, .. } => {
                *count = broken.len();
                are_many = *count > BROKEN_SAID_MOST;
                // Few enough by now to be said one by one.
                if !are_many {
                    self.said_broken.clear();
                }
                are_many
            }
            _ => true,
        });
        let said: HashSet<&Path> = self.said_broken.iter().map(|said| said.path.as_path()).collect();
        let new = broken.iter().filter(|broken| !said.contains(broken.path.as_path()));
        let new: Vec<Broken> = new.cloned().collect();
        if !are_many {
            self.say_new(&new, broken.len());
        }
        self.said_broken.extend(new);
    }

    fn say_new(&mut self, new: &[Broken], count: usize) {
        if new.len() > BROKEN_SAID_MOST {
            let folder = new.first().and_then(|broken| broken.path.parent()).map(Path::to_owned);
            let folder = folder.unwrap_or_else(|| self.paths.own_exercises());
            self.notices.retain(|notice| !matches!(notice, Notice::Exercise(_)));
            self.notices.push_back(Notice::Exercises { count, folder });
        } else {
            self.notices.extend(new.iter().map(|broken| Notice::Exercise(Box::new(broken.clone()))));
        }
    }
}
