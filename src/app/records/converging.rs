//! Two windows on one file: whatever is done in them, and however late each hears of it, both come to show what the
//! file holds; what was deleted is never shown again, and what was kept does not vanish.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use softlanding_core::insight::Observations;
use softlanding_core::record::{ExerciseKey, Origin};
use tempfile::TempDir;

use super::*;
use crate::records::exchange;
use crate::records::journal::{Hand, read_all};
use softlanding_core::testing::{glimmer, sitting_at};

const EXERCISES: [&str; 2] = ["box", "sigh"];
/// Far beyond what anything here takes, so that a slow machine fails nothing.
const FOREVER: Duration = Duration::from_mins(1);

/// More rounds than this are not needed to hear of everything.
const ROUNDS_MOST: usize = 3;

/// What is done in one of the windows. A number stands for one of the sittings that it shows.
#[derive(Clone, Copy, Debug)]
enum Step {
    Keep(usize),
    Write(usize),
    Jot,
    Rewrite(usize),
    DeleteWords(usize),
    UndoWords,
    Rate(usize),
    Delete(usize),
    Undo,
    DeleteMany(usize),
    DeleteAll,
    Import,
    Read(usize),
    Find,
    Look,
    /// The journal does what it was asked for.
    Work,
    /// The window handles this number of answers.
    Handle(usize),
}

fn step() -> impl Strategy<Value = (usize, Step)> {
    let step = prop_oneof![
        6 => (0..EXERCISES.len()).prop_map(Step::Keep),
        5 => (0..9_usize).prop_map(Step::Write),
        2 => Just(Step::Jot),
        2 => (0..9_usize).prop_map(Step::Rewrite),
        1 => (0..9_usize).prop_map(Step::DeleteWords),
        1 => Just(Step::UndoWords),
        3 => (0..9_usize).prop_map(Step::Rate),
        3 => (0..9_usize).prop_map(Step::Delete),
        1 => Just(Step::Undo),
        1 => (0..EXERCISES.len()).prop_map(Step::DeleteMany),
        1 => Just(Step::DeleteAll),
        1 => Just(Step::Import),
        2 => (0..9_usize).prop_map(Step::Read),
        1 => Just(Step::Find),
        2 => Just(Step::Look),
        12 => Just(Step::Work),
        12 => (1..4_usize).prop_map(Step::Handle),
    ];
    (0..2_usize, step)
}

/// What both windows have done, as far as it says what may be seen.
#[derive(Default)]
struct Done {
    kept: usize,
    /// Asked to be deleted by anybody, or reached by a deletion of several.
    deleted: HashSet<Uuid>,
    /// These may come back after a deletion: somebody brought them back, or a file may hold them.
    may_return: HashSet<Uuid>,
    all: BTreeSet<Uuid>,
}

struct Window {
    records: Records,
    /// `None`: the thread works when it likes.
    hand: Option<Hand>,
    /// Kept here.
    own: Vec<Uuid>,
    shown: HashSet<Uuid>,
    /// Shown once, and no more.
    gone: HashSet<Uuid>,
    /// Asked to delete several, and that is not done yet.
    deletes_many: bool,
}

impl Window {
    fn open(folder: &Path, by_hand: bool) -> Self {
        let (journal, hand) = if by_hand {
            let (journal, hand) = Journal::by_hand(folder.to_owned());
            (journal, Some(hand))
        } else {
            (Journal::open(folder.to_owned(), || {}), None)
        };
        let records = Records::of(journal);
        let (own, shown, gone) = (Vec::new(), HashSet::new(), HashSet::new());
        Self { records, hand, own, shown, gone, deletes_many: false }
    }

    fn one(&self, number: usize) -> Option<Uuid> {
        let rows = self.records.kept().observations();
        rows.nth_newest(number % rows.len().max(1)).map(|sitting| sitting.id)
    }

    fn words(&self, number: usize) -> Option<Jotting> {
        let jottings = self.records.kept().jottings();
        jottings.iter().nth(number % jottings.len().max(1)).cloned()
    }

    fn edit(&mut self, id: Uuid, change: impl FnOnce(&mut Record)) {
        let Some(old) = self.records.kept().record(id).cloned() else { return };
        let mut new = old.clone();
        change(&mut new);
        self.records.apply(RecordsCommand::Edit(id, Box::new(Edit::between(&old, &new))));
    }

    fn work(&mut self, done: &mut Done) {
        if self.deletes_many {
            done.deleted.extend(&done.all);
            // A thread does it who knows when.
            self.deletes_many = self.hand.is_none();
        }
        if let Some(hand) = &mut self.hand {
            hand.work();
        }
    }

    fn handle_answers(&mut self, most: usize) {
        let answers: Vec<Answer> = self.records.journal.answers().take(most).collect();
        for answer in answers {
            self.records.handle(answer);
        }
    }

    fn take(&mut self, step: Step, number: usize, (done, file): (&mut Done, &Path)) {
        match step {
            Step::Keep(exercise) => {
                done.kept += 1;
                let record = record(1_000 + done.kept, EXERCISES[exercise]);
                self.own.push(record.id);
                done.all.insert(record.id);
                self.records.apply(RecordsCommand::Keep(Box::new(record)));
            }
            Step::Write(place) => {
                let Some(id) = self.one(place) else { return };
                self.edit(id, |record| record.note = format!("{} <{number}>", record.note));
            }
            Step::Jot => {
                done.kept += 1;
                // Below the ids of the sittings, and of the same kind of numbers.
                let id = Uuid::from_u128(500 + done.kept as u128);
                let exercise = number.is_multiple_of(2).then(|| key(EXERCISES[number % 4 / 2]));
                let jotting = Jotting { id, exercise, ..glimmer(u32::try_from(number).unwrap()) };
                self.own.push(id);
                done.all.insert(id);
                self.records.apply(RecordsCommand::KeepJotting(Box::new(jotting)));
            }
            Step::Rewrite(place) => {
                let Some(old) = self.words(place) else { return };
                let new = Jotting { text: format!("{} <{number}>", old.text), ..old.clone() };
                let edit = Box::new(JottingEdit::between(&old, &new));
                self.records.apply(RecordsCommand::EditJotting(old.id, edit));
            }
            Step::DeleteWords(place) => {
                let Some(Jotting { id, .. }) = self.words(place) else { return };
                done.deleted.insert(id);
                self.records.apply(RecordsCommand::DeleteJotting(id));
            }
            Step::UndoWords => {
                let deleted = self.records.kept().jottings().deleted().last().map(|jotting| jotting.id);
                let Some(id) = deleted else { return };
                done.may_return.insert(id);
                let jotting = self.records.take_deleted_jotting(id).unwrap();
                self.records.apply(RecordsCommand::KeepJotting(Box::new(jotting)));
            }
            Step::Rate(place) => {
                let Some(id) = self.one(place) else { return };
                self.edit(id, |record| record.practised_ms = number as u64);
            }
            Step::Delete(place) => {
                let Some(id) = self.one(place) else { return };
                done.deleted.insert(id);
                self.records.apply(RecordsCommand::Delete(id));
            }
            Step::Undo => {
                let Some(id) = self.records.kept().deleted().last().map(|record| record.id) else { return };
                done.may_return.insert(id);
                let record = self.records.take_deleted(id).unwrap();
                self.records.apply(RecordsCommand::Keep(Box::new(record)));
            }
            Step::DeleteMany(exercise) => {
                self.deletes_many = true;
                done.deleted.extend(&done.all);
                self.records.apply(RecordsCommand::DeleteMany(What::Exercise(key(EXERCISES[exercise]))));
            }
            Step::DeleteAll => {
                self.deletes_many = true;
                done.deleted.extend(&done.all);
                self.records.apply(RecordsCommand::DeleteAll);
            }
            Step::Import => drop(self.records.apply(RecordsCommand::Import(file.to_owned()))),
            Step::Read(place) => {
                let Some(id) = self.one(place) else { return };
                self.records.apply(RecordsCommand::Read(vec![id]));
            }
            Step::Find => drop(self.records.apply(RecordsCommand::Find(format!("<{}>", number / 2)))),
            Step::Look => drop(self.records.apply(RecordsCommand::LookAgain)),
            Step::Work => self.work(done),
            Step::Handle(most) => self.handle_answers(most),
        }
    }

    /// What it shows now, compared with what it has shown.
    fn check(&mut self, done: &Done) -> Result<(), TestCaseError> {
        let sittings = self.records.kept.observations().all().iter().map(|sitting| sitting.id);
        let words = self.records.kept.jottings().iter().map(|jotting| jotting.id);
        let shown: HashSet<Uuid> = sittings.chain(words).collect();
        self.gone.extend(self.shown.difference(&shown));
        for id in self.gone.intersection(&shown) {
            prop_assert!(done.may_return.contains(id), "{} was deleted and is shown again", id);
        }
        self.gone.retain(|id| !shown.contains(id));
        for id in &self.own {
            prop_assert!(shown.contains(id) || done.deleted.contains(id), "{} was kept and vanished", id);
        }
        for record in self.records.kept.records() {
            prop_assert!(shown.contains(&record.id), "{} is known whole and not shown", record.id);
        }
        self.shown = shown;
        Ok(())
    }

    /// Whether it shows what the file holds, once everything was read.
    fn shows(&self, Page { records, jottings, .. }: &Page) -> bool {
        let kept = &self.records.kept;
        kept.jottings().iter().rev().eq(jottings)
            && jottings.iter().all(|jotting| kept.is_on_disk(jotting.id))
            && *kept.observations() == Observations::from_records(records)
            && records
                .iter()
                .all(|record| kept.record(record.id) == Some(record) && kept.is_on_disk(record.id))
    }

    fn catch_up(&mut self) {
        self.records.apply(RecordsCommand::LookAgain);
        if let Some(hand) = &mut self.hand {
            hand.work();
        }
        self.handle_answers(usize::MAX);
        let ids = self.records.kept.observations().all().iter().map(|sitting| sitting.id).collect();
        self.records.apply(RecordsCommand::Read(ids));
        if let Some(hand) = &mut self.hand {
            hand.work();
        }
        self.handle_answers(usize::MAX);
    }
}

fn key(id: &str) -> ExerciseKey {
    ExerciseKey { origin: Origin::Shipped, id: id.to_owned() }
}

fn record(number: usize, exercise: &str) -> Record {
    let started_utc_ms = 1_760_000_000_000 + i64::try_from(number).unwrap();
    Record { exercise: key(exercise), ..sitting_at(Uuid::from_u128(number as u128), started_utc_ms) }
}

/// A file with some sittings, of which the first half was kept before.
fn file(folder: &Path) -> (PathBuf, Vec<Record>) {
    let records: Vec<Record> = (0..4).map(|number| record(number, EXERCISES[number % 2])).collect();
    let path = folder.join("sittings.json");
    let mut out = std::fs::File::create(&path).unwrap();
    exchange::write(Format::Json, &records, &[], &mut out).unwrap();
    (path, records)
}

fn go_through(steps: Vec<(usize, Step)>, by_hand: bool) -> Result<(), TestCaseError> {
    let folder = TempDir::new().unwrap();
    let (path, imported) = file(folder.path());
    let mut done = Done::default();
    done.all.extend(imported.iter().map(|record| record.id));
    done.may_return.extend(imported.iter().map(|record| record.id));
    let data = folder.path().join("data");
    let mut windows = [(); 2].map(|()| Window::open(&data, by_hand));
    for (number, (which, step)) in steps.into_iter().enumerate() {
        windows[which].take(step, number, (&mut done, &path));
        let deletes_many = windows.iter().any(|window| window.hand.is_none() && window.deletes_many);
        if deletes_many {
            done.deleted.extend(&done.all);
        }
        for window in &mut windows {
            window.check(&done)?;
        }
    }
    let started = Instant::now();
    for round in 1.. {
        for window in &mut windows {
            window.work(&mut done);
            window.catch_up();
            window.check(&done)?;
        }
        // With threads there may be no folder yet.
        let there = read_all(&data).unwrap_or_else(|_| everything_of_nothing());
        let is_over = data.exists() && windows.iter().all(|window| window.shows(&there));
        if is_over {
            for id in windows.iter().flat_map(|window| &window.own) {
                let is_there = there.records.iter().any(|record| record.id == *id)
                    || there.jottings.iter().any(|jotting| jotting.id == *id);
                prop_assert!(is_there || done.deleted.contains(id), "{} was kept and is not in the file", id);
            }
            break;
        }
        // By hand each does in the first what it was asked for, and in the second both hear of it.
        let may_go_on = if by_hand { round < ROUNDS_MOST } else { started.elapsed() < FOREVER };
        prop_assert!(may_go_on, "they never came to show what is in the file");
        std::thread::sleep(Duration::from_millis(u64::from(!by_hand)));
    }
    for window in windows {
        prop_assert!(by_hand || window.records.close(FOREVER));
    }
    Ok(())
}

fn everything_of_nothing() -> Page {
    let (records, jottings) = (Vec::new(), Vec::new());
    Page { asked: Load::ALL, records, jottings, total: 0, unreadable: 0, is_last: true, is_read: true }
}

/// More in a long run.
fn cases(usual: u32) -> u32 {
    if std::env::var_os("SOFTLANDING_SOAK").is_some() { 100 * usual } else { usual }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(96)))]
    #[test]
    fn however_late_each_window_hears_both_come_to_show_what_the_file_holds(
        steps in proptest::collection::vec(step(), 0..80),
    ) {
        go_through(steps, true)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(8)))]
    #[test]
    fn two_journals_with_their_threads_come_to_the_same(steps in proptest::collection::vec(step(), 0..80)) {
        go_through(steps, false)?;
    }
}
