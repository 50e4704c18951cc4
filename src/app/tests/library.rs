//! Files that change while the program runs: what is there, what is said, and what is left alone.

use super::*;

const BAD: &str = "colour: 3";

fn said(app: &App) -> Option<String> {
    app.notice().map(|notice| notice.sentence(app.words()))
}

impl Stand {
    /// Waits until the library changed once more.
    fn wait_for_change(&mut self, change: impl FnOnce()) {
        let version = self.app.library_version();
        change();
        self.wait_until(|app| app.library_version() > version);
    }
}

#[test]
fn broken_own_exercises_are_said_and_many_at_once_are_one_notice() {
    let folder = folder();
    write_own(folder.path(), "good", "");
    write_own(folder.path(), "bad", "colour: 3");
    let mut stand = Stand::in_folder(folder.path());
    assert!(stand.app.library().find_id("good").is_some());
    let said = stand.app.notice().unwrap().sentence(stand.app.words());
    assert!(said.starts_with("bad.ron, line 4: Unknown field “colour”."), "{said}");
    stand.dismiss();
    assert_eq!(stand.app.notice(), None);

    for number in 0..20 {
        write_own(folder.path(), &format!("bad-{number}"), "colour: 3");
    }
    let mut stand = Stand::in_folder(folder.path());
    let said = stand.app.notice().unwrap().sentence(stand.app.words());
    assert!(said.starts_with("21 files in "), "{said}");
    stand.dismiss();
    assert_eq!(stand.app.notice(), None);
}

#[test]
fn a_mistake_is_said_once_and_no_longer_when_it_is_mended() {
    let folder = folder();
    write_own(folder.path(), "one", "");
    let mut stand = Stand::in_folder(folder.path());
    stand.wait_for_change(|| write_own(folder.path(), "one", BAD));
    assert!(said(&stand.app).unwrap().starts_with("one.ron, line 4: Unknown field “colour”."));
    assert!(stand.app.library().find_id("one").is_some(), "the last good version works on");
    // The same mistake, further down.
    stand.wait_for_change(|| write_own(folder.path(), "one", "\n\ncolour: 3"));
    assert!(said(&stand.app).unwrap().starts_with("one.ron, line 6: "));
    stand.dismiss();
    assert_eq!(said(&stand.app), None, "it was said once");
    stand.wait_for_change(|| write_own(folder.path(), "one", "\ncolour: 3"));
    assert_eq!(said(&stand.app), None, "the same mistake, saved again, is not said again");
    stand.wait_for_change(|| write_own(folder.path(), "one", "smell: 3"));
    assert!(said(&stand.app).unwrap().contains("Unknown field “smell”."), "another one is");
    stand.wait_for_change(|| write_own(folder.path(), "one", ""));
    assert_eq!(said(&stand.app), None, "mended, and nobody needs to close a note");
    stand.wait_for_change(|| write_own(folder.path(), "one", BAD));
    assert!(said(&stand.app).is_some(), "broken anew is said anew");
}

#[test]
fn many_mistakes_are_one_notice_that_counts_down_and_goes() {
    let folder = folder();
    for number in 0..5 {
        write_own(folder.path(), &format!("bad-{number}"), BAD);
    }
    let mut stand = Stand::in_folder(folder.path());
    assert!(said(&stand.app).unwrap().starts_with("5 files in "));
    stand.wait_for_change(|| write_own(folder.path(), "bad-0", ""));
    assert!(said(&stand.app).unwrap().starts_with("4 files in "));
    stand.wait_for_change(|| write_own(folder.path(), "bad-1", ""));
    assert!(said(&stand.app).unwrap().starts_with("bad-2.ron, line 4"), "few are said one by one");
    for number in 2..5 {
        stand.wait_for_change(|| write_own(folder.path(), &format!("bad-{number}"), ""));
    }
    assert_eq!(said(&stand.app), None);
}

#[test]
fn what_runs_is_left_alone_whatever_happens_to_its_file() {
    let folder = folder();
    write_own(folder.path(), "one", "");
    let mut stand = Stand::keeping(folder.path());
    stand.begin("one");
    let running = Arc::clone(stand.practice().sitting.exercise());
    stand.wait_for_change(|| write_own(folder.path(), "one", r#"postures: ["Lying down."]"#));
    assert_eq!(stand.app.library().find_id("one").unwrap().exercise.postures, ["Lying down."]);
    assert!(Arc::ptr_eq(stand.practice().sitting.exercise(), &running));
    stand.wait_for_change(|| fs::remove_file(folder.path().join("exercises/one.ron")).unwrap());
    assert!(stand.app.library().find_id("one").is_none());
    stand.pass_secs(3_600);
    assert_eq!(stand.practice().sitting.stage(), Stage::After(Ending::Whole));
    stand.app.apply(Command::ALittleLonger);
    assert_eq!(stand.practice().sitting.stage(), Stage::Running, "it can be practised once more");
    assert!(Arc::ptr_eq(stand.practice().sitting.exercise(), &running));
    stand.event(Event::Stop);
    stand.close();
    assert_eq!(kept(folder.path()).len(), 2);
}

#[test]
fn a_folder_that_cannot_be_read_is_said_until_it_can() {
    let folder = folder();
    fs::write(folder.path().join("exercises"), "not a folder").unwrap();
    let mut stand = Stand::in_folder(folder.path());
    assert!(said(&stand.app).unwrap().ends_with("can’t be read. Please check that it is there."));
    stand.wait_for_change(|| {
        fs::remove_file(folder.path().join("exercises")).unwrap();
        write_own(folder.path(), "one", "");
    });
    stand.wait_until(|app| app.library().find_id("one").is_some());
    assert_eq!(said(&stand.app), None);
}

/// A pack of one exercise, as a folder elsewhere.
fn pack_of(folder: &Path, id: &str) -> std::path::PathBuf {
    let pack = folder.join("from/evenings");
    write_own(folder, id, "");
    fs::create_dir_all(&pack).unwrap();
    let description = r#"Pack(format: 1, name: "evenings", title: "Evenings", lang: "en")"#;
    fs::write(pack.join("pack.ron"), description).unwrap();
    fs::rename(folder.join("exercises").join(format!("{id}.ron")), pack.join("any.ron")).unwrap();
    pack
}

fn pack_key(id: &str) -> ExerciseKey {
    ExerciseKey { origin: Origin::Pack("evenings".to_owned()), id: id.to_owned() }
}

#[test]
fn a_pack_is_imported_practised_and_said() {
    let folder = folder();
    let pack = pack_of(folder.path(), SLOW);
    let mut stand = Stand::keeping(folder.path());
    stand.app.apply(Command::Import(pack));
    stand.wait_until(|app| app.notice().is_some());
    assert_eq!(said(&stand.app).unwrap(), "One practice came with “Evenings”.");
    assert_eq!(stand.app.packs().len(), 1);
    stand.app.apply(Command::Begin { key: pack_key(SLOW), length_ms: MINUTE_MS });
    assert_eq!(stand.practice().sitting.exercise().title, format!("Title of {SLOW}"));
    stand.close();
    assert_eq!(kept(folder.path())[0].exercise, pack_key(SLOW));
    let stand = Stand::in_folder(folder.path());
    assert!(stand.app.library().find(&pack_key(SLOW)).is_some(), "it is there after a new start");
}

#[test]
fn what_is_not_imported_says_why() {
    let folder = folder();
    fs::write(folder.path().join("letter.txt"), "Dear Ana").unwrap();
    let mut stand = Stand::in_folder(folder.path());
    let import = |stand: &mut Stand, name: &str| {
        stand.dismiss();
        stand.app.apply(Command::Import(folder.path().join(name)));
        stand.wait_until(|app| app.notice().is_some());
        said(&stand.app).unwrap()
    };
    let letter = import(&mut stand, "letter.txt");
    assert_eq!(
        letter,
        "letter.txt: This is neither a practice, nor a pack, nor a copy of what was kept. Nothing was added."
    );
    let missing = import(&mut stand, "missing.zip");
    assert_eq!(missing, "missing.zip: This file is not there. Please check its name.");
}

#[test]
fn a_removed_pack_comes_back_until_its_notice_is_closed() {
    let folder = folder();
    let pack = pack_of(folder.path(), "one");
    let mut stand = Stand::in_folder(folder.path());
    stand.app.apply(Command::Import(pack));
    stand.wait_until(|app| !app.packs().is_empty());
    stand.wait_until(|app| app.notice().is_some());
    stand.dismiss();
    let remove = |stand: &mut Stand| {
        stand.app.apply(Command::RemovePack("evenings".to_owned()));
        stand.wait_until(|app| app.packs().is_empty() && app.library().find(&pack_key("one")).is_none());
        assert_eq!(said(&stand.app).unwrap(), "Removed: Evenings");
    };
    remove(&mut stand);
    stand.pass_secs(3_600);
    stand.app.apply(Command::UndoRemovePack);
    stand.wait_until(|app| app.library().find(&pack_key("one")).is_some());
    assert_eq!(said(&stand.app), None);
    remove(&mut stand);
    stand.dismiss();
    assert_eq!(said(&stand.app), None);
    stand.app.apply(Command::UndoRemovePack);
    stand.close();
    assert_eq!(fs::read_dir(folder.path().join("packs")).unwrap().count(), 0);
}
