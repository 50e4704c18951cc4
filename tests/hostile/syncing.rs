//! A disk that refuses to sync. Where the file cannot be synced, nothing is replaced and that is said; where only
//! its folder cannot, the file is whole and in its place, and nothing is said.

use std::fs;
use std::path::Path;
use std::process::Command;

use softlanding::settings::{SettingsStore, load};
use softlanding_core::testing::source_with;

use super::data::{file_of, import, kept, said, sitting};
use super::program::{FOREVER, softlanding};
use super::strace::{Call, Watched};

const SYNCING: Watched<'static> = Watched { names: &["fsync", "fdatasync"], paths: Vec::new() };
const FOLDER: &str = "SOFTLANDING_TEST_FOLDER";

/// Whether this syncs a folder. `17970 fsync(4</tmp/x>) = 0`
fn is_of_folder(call: &Call, folder: &Path) -> bool {
    call.line.contains(&format!("<{}>", folder.display()))
}

/// Lets each sync fail that is about something in this folder, or about it. `fresh` makes everything as it was
/// before; `check` is told whether it was only the folder, and whether the program ended well.
fn each_sync_fails(program: &Command, folder: &Path, fresh: impl Fn(), check: impl Fn(bool, bool, &str)) {
    fresh();
    let calls = SYNCING.calls(program);
    let inside = |call: &Call| call.line.contains(&folder.display().to_string());
    let calls: Vec<Call> = calls.into_iter().filter(inside).collect();
    assert!(calls.iter().any(|call| is_of_folder(call, folder)), "the folder is never synced: {calls:?}");
    for call in calls {
        fresh();
        let output = SYNCING.inject(program, &call, "error=EIO");
        check(is_of_folder(&call, folder), output.status.success(), &format!("{call:?}: {}", said(&output)));
    }
}

#[test]
fn an_export_is_whole_or_the_one_before_is_left() {
    let (data, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    import(data.path(), &file_of(to.path(), "coming.json", &[sitting("mine")]));
    let path = to.path().join("kept.csv");
    let program =
        softlanding(data.path(), &["export", "--force", "--format", "csv", "--out", path.to_str().unwrap()]);
    let fresh = || fs::write(&path, "the one before").unwrap();
    each_sync_fails(&program, to.path(), fresh, |only_the_folder, is_well, what| {
        assert_eq!(is_well, only_the_folder, "{what}");
        let is_new = fs::read_to_string(&path).unwrap() != "the one before";
        assert_eq!(is_new, only_the_folder, "{what}");
    });
}

#[test]
fn an_own_exercise_comes_in_where_only_its_folder_cannot_be_synced() {
    let (data, from) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let source = from.path().join("mine.ron");
    let exercise = source_with(&[("id", "\"mine\"")]);
    fs::write(&source, exercise).unwrap();
    let own = data.path().join("exercises");
    let program = softlanding(data.path(), &["import", source.to_str().unwrap()]);
    let fresh = || {
        let _ = fs::remove_dir_all(&own);
    };
    each_sync_fails(&program, &own, fresh, |only_the_folder, is_well, what| {
        assert_eq!(is_well, only_the_folder, "{what}");
        assert_eq!(own.join("mine.ron").exists(), only_the_folder, "{what}");
    });
}

#[test]
fn the_journal_says_that_sittings_came_in_only_where_they_are_there() {
    let (data, from) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let folder = data.path().join("data");
    let coming = sitting("coming");
    let file = file_of(from.path(), "coming.json", std::slice::from_ref(&coming));
    let program = softlanding(&folder, &["import", file.to_str().unwrap()]);
    let fresh = || {
        let _ = fs::remove_dir_all(&folder);
    };
    each_sync_fails(&program, &folder, fresh, |only_the_folder, is_well, what| {
        assert!(is_well || !only_the_folder, "{what}");
        assert!(!is_well || kept(&folder) == std::slice::from_ref(&coming), "{what}");
        import(&folder, &file);
        assert_eq!(kept(&folder), std::slice::from_ref(&coming), "{what}");
    });
}

#[test]
fn what_is_chosen_is_saved_where_only_its_folder_cannot_be_synced() {
    let folder = tempfile::tempdir().unwrap();
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["syncing::child_that_chooses", "--exact", "--ignored"]).env(FOLDER, folder.path());
    let path = folder.path().join("settings.toml");
    let fresh = || fs::write(&path, "# mine\n").unwrap();
    each_sync_fails(&program, folder.path(), fresh, |only_the_folder, is_well, what| {
        assert_eq!(is_well, only_the_folder, "{what}");
        assert_eq!(load(folder.path()).0.text_percent == 150, only_the_folder, "{what}");
    });
}

#[test]
#[ignore = "the other process of the test above"]
fn child_that_chooses() {
    let folder = std::env::var_os(FOLDER).unwrap();
    let (mut store, mut settings, _) = SettingsStore::open(folder.into(), || {});
    settings.text_percent = 150;
    store.save(&settings);
    assert!(store.close(FOREVER), "it is saved");
}
