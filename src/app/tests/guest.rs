//! A guest and every command: none that reads or writes what the owner keeps does anything.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::documents::report::ReportChoice;
use crate::records::exchange::Format;
use crate::records::journal::What;

/// Every file, without the memory that SQLite shares between windows.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut bytes = BTreeMap::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            bytes.extend(bytes_of(&path));
        } else if !path.to_string_lossy().ends_with("-shm") {
            bytes.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    bytes
}

/// All that is not for guests, about what the owner has.
fn commands(app: &App, id: Uuid, elsewhere: &Path) -> Vec<Command> {
    let own = app.library().find_id("zebra").unwrap();
    let target = |name: &str| Target { path: elsewhere.join(name), replaces: true };
    let save = SaveOwn { from: own.key.clone(), exercise: own.exercise.as_ref().clone(), kept: None };
    let file = elsewhere.join("theirs.ron");
    fs::copy(own.file.as_ref().unwrap(), &file).unwrap();
    vec![
        Command::Consent(true),
        Command::KeepThis(true),
        Command::KeepGlimmer { text: "guest".to_owned(), tag: String::new() },
        Command::KeepWriting("guest".to_owned()),
        Command::AmendJotting { id, text: "guest".to_owned(), tag: String::new() },
        Command::DeleteJotting(id),
        Command::UndoDeleteJotting(id),
        Command::Delete(id),
        Command::UndoDelete(id),
        Command::DeleteMany(What::Sittings(vec![id])),
        Command::DeleteAll,
        Command::Export { target: target("kept.csv"), format: Format::Csv },
        Command::Fetch(vec![id]),
        Command::LookAgain,
        Command::Find("zebra".to_owned()),
        Command::Amend { id, note: "guest".to_owned(), tags: Vec::new() },
        Command::AskLater(true),
        Command::AnswerLater { id, rating: rating(State::Settled, 1) },
        Command::SaveOwn(Box::new(save)),
        Command::DeleteOwn(own.key.clone()),
        Command::UndoDeleteOwn,
        Command::Import(file),
        Command::RemovePack("evenings".to_owned()),
        Command::UndoRemovePack,
        Command::WriteReport { target: target("report.pdf"), chosen: ReportChoice::default() },
    ]
}

#[test]
fn no_command_of_a_guest_reaches_what_the_owner_keeps() {
    let (folder, elsewhere) = (folder(), folder());
    write_own(folder.path(), "zebra", "");
    let mut stand = Stand::keeping(folder.path());
    let id = stand.practise("zebra");
    stand.app.apply(Command::AskLater(true));
    stand.event(Event::Close);
    stand.wait_until(|app| app.kept().is_on_disk(id));
    let commands = commands(&stand.app, id, elsewhere.path());
    stand.close();
    let mut stand = Stand::in_folder(folder.path());
    stand.app.apply(Command::Guest(true));
    let before = bytes_of(folder.path());
    for command in commands {
        assert!(!command.is_for_guests(), "{command:?}");
        stand.begin(SLOW);
        stand.app.apply(command);
        stand.app.tick();
        assert_eq!((stand.app.kept().len(), stand.app.kept().record(id)), (0, None));
        assert!(stand.app.library().find_id("zebra").is_none() && stand.app.kept().found().is_none());
    }
    let Stand { app, .. } = stand;
    app.close();
    let after = bytes_of(folder.path());
    assert_eq!(
        before.get(&folder.path().join("settings.toml")),
        after.get(&folder.path().join("settings.toml"))
    );
    assert_eq!(kept(folder.path()).len(), 1);
    let names = fs::read_dir(elsewhere.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["theirs.ron"], "and nothing of it was written elsewhere");
    assert_eq!(kept(folder.path())[0].note, "");
}

#[test]
fn what_the_owner_practised_last_never_becomes_a_setting_of_a_guest() {
    let folder = folder();
    let mut stand = Stand::keeping(folder.path());
    stand.practise(SLOW);
    stand.event(Event::Close);
    let last = stand.app.kept().last_exercise().cloned();
    assert!(last.is_some());
    stand.app.apply(Command::Guest(true));
    // As when another window has deleted what was written about here.
    stand.app.perform(vec![effect::RecordsEffect::LastExercise(last)]);
    assert_eq!(stand.app.settings().last_exercise, None);
    stand.app.apply(Command::Guest(false));
    assert!(stand.app.settings().last_exercise.is_some());
}
