//! Links, pipes and devices where a file is looked for: nothing is followed that leads out, and nothing hangs.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::*;

#[test]
fn a_journal_that_is_a_link_is_refused_and_what_it_leads_to_stays_as_it_is() {
    let (data, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    keep(elsewhere.path(), [record(1)]);
    let target = elsewhere.path().join("journal.sqlite3");
    set_mode(&target, 0o644);
    let before = fs::read(&target).unwrap();
    let link = data.path().join("journal.sqlite3");
    symlink(&target, &link).unwrap();
    let import = data.path().join("one.csv");
    fs::write(&import, "id,started_utc,exercise,practised_ms,ending\n01990000-0000-7000-8000-000000000009,2026-01-02T03:04:05Z,own:box,1,whole\n").unwrap();
    for arguments in
        [&["journal", "--json"][..], &["export", "--format", "csv"], &["import", argument(&import)]]
    {
        let output = end_of(&mut softlanding(data.path(), arguments));
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), String::new()));
        let said = text(&output.stderr);
        let sentence = format!("{} only points to another file, so it was left alone.", link.display());
        assert!(said.contains(&sentence), "{said}");
    }
    assert_eq!(fs::read(&target).unwrap(), before);
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o644);
}

#[test]
fn a_data_folder_that_is_a_link_is_fine() {
    let elsewhere = tempfile::tempdir().unwrap();
    keep(elsewhere.path(), [record(1)]);
    let links = tempfile::tempdir().unwrap();
    let link = links.path().join("data");
    symlink(elsewhere.path(), &link).unwrap();
    let output = end_of(&mut softlanding(&link, &["export", "--format", "csv"]));
    assert!(output.status.success());
    assert_eq!(text(&output.stdout).lines().count(), 2);
}

/// Pipes, devices and what only looks like a file, under this name in a folder.
fn odd_things(folder: &Path, name: &str) -> impl Iterator<Item = PathBuf> {
    let path = folder.join(name);
    ["/proc/kmsg", "/dev/zero", "/dev/tty", "pipe"].into_iter().filter_map(move |what| {
        let _ = fs::remove_file(&path);
        if what == "pipe" {
            assert!(end_of(Command::new("mkfifo").arg(&path)).status.success());
        } else if Path::new(what).exists() {
            symlink(what, &path).unwrap();
        } else {
            return None;
        }
        Some(path.clone())
    })
}

#[test]
fn what_is_no_file_hangs_nothing_and_is_said() {
    let (data, files) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let exercises = data.path().join("exercises");
    fs::create_dir(&exercises).unwrap();
    for _ in odd_things(&exercises, "odd.ron") {
        let output = end_of(&mut softlanding(data.path(), &["list"]));
        assert!(output.status.success());
        assert!(text(&output.stderr).contains("odd.ron"), "{}", text(&output.stderr));
    }
    for name in ["odd.ron", "odd.csv", "odd.json", "odd.zip"] {
        for path in odd_things(files.path(), name) {
            for command in [&["import"][..], &["check"], &["show"]] {
                let output = end_of(&mut softlanding(data.path(), &[command, &[argument(&path)]].concat()));
                assert_eq!(output.status.code(), Some(1), "{command:?} {name}");
            }
        }
    }
    let _ = fs::remove_file(exercises.join("odd.ron"));
    let pack = files.path().join("pack");
    fs::create_dir(&pack).unwrap();
    for _ in odd_things(&pack, "pack.ron") {
        let output = end_of(&mut softlanding(data.path(), &["import", argument(&pack)]));
        assert_eq!(output.status.code(), Some(1));
    }
    for _ in odd_things(data.path(), "settings.toml") {
        assert!(end_of(&mut softlanding(data.path(), &["list"])).status.success());
    }
}
