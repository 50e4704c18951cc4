//! Two windows change the same sittings: neither takes back what the other did.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use rusqlite::Connection;
use softlanding::records::journal::read_all;

use super::*;

fn gone(journal: &Journal, sequence: u64) -> Uuid {
    wait_for_answer(journal, |answer| match &answer.event {
        Event::Gone { id } if answer.sequence == sequence => Some(*id),
        _ => None,
    })
}

fn plain() -> Record {
    Record { note: String::new(), tags: Vec::new(), ..record() }
}

#[test]
fn words_from_one_and_a_label_from_the_other_are_both_kept_and_both_shown() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = [open(folder.path()), open(folder.path())];
    let begun = plain();
    keep(&a, &begun);
    let worded = Record { note: "my hands were warm".to_owned(), ..begun.clone() };
    change(&a, &begun, &worded);
    let labelled = Record { tags: vec!["at work".to_owned()], ..begun.clone() };
    let both = Record { note: worded.note, ..labelled.clone() };
    assert_eq!(change(&b, &begun, &labelled), both, "the window hears what the other wrote");
    assert_eq!(read_all(folder.path()).unwrap().records, [both]);
}

#[test]
fn what_both_wrote_at_once_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = [open(folder.path()), open(folder.path())];
    let begun = plain();
    keep(&a, &begun);
    change(&a, &begun, &Record { note: "slept well".to_owned(), ..begun.clone() });
    let mut typed = begun;
    for letter in "tired".chars() {
        let before = typed.clone();
        typed.note.push(letter);
        // It shows only what was typed here.
        change(&b, &before, &typed);
    }
    assert_eq!(read_all(folder.path()).unwrap().records[0].note, "slept well\ntired");
}

#[test]
fn what_one_deleted_stays_gone_whatever_the_other_says_about_it() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = [open(folder.path()), open(folder.path())];
    let begun = plain();
    keep(&b, &begun);
    a.delete(begun.id);
    wait_for_event(&a, &Event::Deleted { id: begun.id, set_aside: Vec::new() });
    let worded = Record { note: "m".to_owned(), ..begun.clone() };
    let sequence = b.edit(begun.id, Edit::between(&begun, &worded));
    assert_eq!(gone(&b, sequence), begun.id);
    assert_eq!(read_all(folder.path()).unwrap().records, []);
    keep(&b, &worded);
    assert_eq!(read_all(folder.path()).unwrap().records, [worded], "brought back on purpose it is whole");
}

#[test]
fn what_was_brought_back_in_both_is_put_together() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = [open(folder.path()), open(folder.path())];
    let begun = plain();
    keep(&a, &Record { note: "the longer note".to_owned(), ..begun.clone() });
    let row = wait_for_row(&b, b.keep(Record { note: "a note".to_owned(), ..begun }));
    assert_eq!(row.note, "the longer note\na note");
}

#[test]
fn what_waits_becomes_one_and_its_answer_covers_all_that_was_said() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("data");
    std::fs::write(&folder, "").unwrap();
    let journal = open(&folder);
    let begun = plain();
    journal.keep(begun.clone());
    let ended = Record { ending: Ending::Enough, ..begun.clone() };
    journal.edit(begun.id, Edit::between(&begun, &ended));
    let worded = Record { note: "m".to_owned(), ..ended.clone() };
    let newest = journal.edit(begun.id, Edit::between(&ended, &worded));
    journal.load(Load::ALL);
    let (page, sequence) = wait_for_answer(&journal, |answer| match &answer.event {
        Event::Loaded(page) => Some((page.clone(), answer.sequence)),
        _ => None,
    });
    assert_eq!((page.records.as_slice(), sequence), (std::slice::from_ref(&worded), newest));
    std::fs::remove_file(&folder).unwrap();
    let (row, sequence) = wait_for_answer(&journal, |answer| match &answer.event {
        Event::Kept { record } => Some(((**record).clone(), answer.sequence)),
        _ => None,
    });
    assert_eq!((row, sequence), (worded.clone(), newest), "the first answer is the only one");
    assert_eq!(read_all(&folder).unwrap().records, [worded]);
}

#[test]
fn an_edit_that_waited_while_its_sitting_was_deleted_elsewhere_brings_nothing_back() {
    let folder = tempfile::tempdir().unwrap();
    let [a, b] = [open(folder.path()), open(folder.path())];
    let begun = plain();
    keep(&b, &begun);
    let other = Connection::open(folder.path().join("journal.sqlite3")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; DELETE FROM sittings").unwrap();
    let worded = Record { note: "m".to_owned(), ..begun.clone() };
    let sequence = b.edit(begun.id, Edit::between(&begun, &worded));
    assert_eq!(trouble(&b), JournalError::Locked);
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(gone(&b, sequence), begun.id);
    assert_eq!(load(&a, Load::ALL).records, []);
}

const SITTINGS: usize = 3;

/// What is done in one of two windows to one of a few sittings.
#[derive(Clone, Debug)]
enum Step {
    /// Words at the beginning or the end of the note.
    Write {
        at_end: bool,
    },
    Label,
    /// A field that only this window changes: how long for the first, how it is later for the second.
    Own(u8),
    Delete,
    /// The window hears what has happened.
    Hear,
}

fn step() -> impl Strategy<Value = (usize, usize, Step)> {
    let what = prop_oneof![
        6 => any::<bool>().prop_map(|at_end| Step::Write { at_end }),
        4 => Just(Step::Label),
        4 => (0..=10_u8).prop_map(Step::Own),
        1 => Just(Step::Delete),
        4 => Just(Step::Hear),
    ];
    (0..2_usize, 0..SITTINGS, what)
}

/// A window as far as this needs one: what it shows, and the newest of what it said that was not answered.
struct Window {
    journal: Journal,
    shown: HashMap<Uuid, Record>,
    unanswered: HashMap<Uuid, u64>,
}

impl Window {
    fn new(folder: &Path, sittings: &[Record]) -> Self {
        let shown = sittings.iter().map(|record| (record.id, record.clone())).collect();
        Self { journal: open(folder), shown, unanswered: HashMap::new() }
    }

    fn change(&mut self, id: Uuid, change: impl FnOnce(&mut Record)) -> bool {
        let Some(record) = self.shown.get_mut(&id) else { return false };
        let before = record.clone();
        change(record);
        self.unanswered.insert(id, self.journal.edit(id, Edit::between(&before, record)));
        true
    }

    fn delete(&mut self, id: Uuid) {
        self.shown.remove(&id);
        self.unanswered.insert(id, self.journal.delete(id));
    }

    fn hear(&mut self) {
        for Answer { sequence, event } in self.journal.answers().collect::<Vec<_>>() {
            match event {
                Event::Kept { record } if self.is_answered(record.id, sequence) => {
                    self.shown.insert(record.id, *record);
                }
                Event::Gone { id } if self.is_answered(id, sequence) => drop(self.shown.remove(&id)),
                Event::Deleted { id, .. } => drop(self.unanswered.remove(&id)),
                _ => {}
            }
        }
    }

    /// Whether this answers all that was said about it.
    fn is_answered(&mut self, id: Uuid, sequence: u64) -> bool {
        let is_newest = self.unanswered.get(&id).is_some_and(|last| *last <= sequence);
        is_newest && self.unanswered.remove(&id).is_some()
    }

    fn hear_all(&mut self) {
        let started = Instant::now();
        while !self.unanswered.is_empty() {
            assert!(started.elapsed() < FOREVER, "it never came");
            std::thread::sleep(Duration::from_millis(1));
            self.hear();
        }
    }
}

/// What has to be there in the end.
#[derive(Default)]
struct Said {
    words: Vec<String>,
    labels: Vec<String>,
    own: [Option<u8>; 2],
    is_deleted: bool,
}

fn own_field(window: usize, value: u8, record: &mut Record) {
    if window == 0 {
        record.practised_ms = u64::from(value);
    } else {
        record.later = Some(Rating { hardness: Level::new(value), ..Rating::default() });
    }
}

/// More in a long run.
fn cases() -> u32 {
    if std::env::var_os("SOFTLANDING_SOAK").is_some() { 2_000 } else { 32 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]
    #[test]
    fn nothing_said_in_either_window_is_lost_and_nothing_deleted_comes_back(
        steps in proptest::collection::vec(step(), 0..40),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let sittings: Vec<Record> = (0..SITTINGS).map(|_| plain()).collect();
        keep_all(folder.path(), &sittings);
        let mut windows = [(); 2].map(|()| Window::new(folder.path(), &sittings));
        let mut said: BTreeMap<Uuid, Said> = sittings.iter().map(|record| (record.id, Said::default())).collect();
        for (number, (which, sitting, step)) in steps.into_iter().enumerate() {
            let id = sittings[sitting].id;
            let (window, said) = (&mut windows[which], said.get_mut(&id).unwrap());
            let word = format!("<{number}>");
            match step {
                Step::Write { at_end } => {
                    let write = |record: &mut Record| {
                        let note = &record.note;
                        record.note = if at_end { format!("{note} {word}") } else { format!("{word} {note}") };
                    };
                    if window.change(id, write) {
                        said.words.push(word);
                    }
                }
                Step::Label if said.labels.len() < 8 => {
                    if window.change(id, |record| record.tags.push(word.clone())) {
                        said.labels.push(word);
                    }
                }
                Step::Label => {}
                Step::Own(value) => {
                    if window.change(id, |record| own_field(which, value, record)) {
                        said.own[which] = Some(value);
                    }
                }
                Step::Delete => {
                    window.delete(id);
                    said.is_deleted = true;
                }
                Step::Hear => window.hear(),
            }
        }
        for mut window in windows {
            window.hear_all();
            close(window.journal);
        }
        let there = read_all(folder.path()).unwrap().records;
        for (id, said) in said {
            let record = there.iter().find(|record| record.id == id);
            prop_assert_eq!(record.is_none(), said.is_deleted, "{}", id);
            let Some(record) = record else { continue };
            prop_assert!(said.words.iter().all(|word| record.note.contains(word)), "{:?} {}", said.words, record.note);
            prop_assert!(said.labels.iter().all(|label| record.tags.contains(label)), "{:?}", record.tags);
            for (window, value) in said.own.into_iter().enumerate() {
                let mut expected = record.clone();
                if let Some(value) = value {
                    own_field(window, value, &mut expected);
                }
                prop_assert_eq!(record, &expected);
            }
        }
    }
}
