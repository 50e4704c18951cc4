//! Killed at any moment, or refused by the disk: files are whole or as they were, and no copy stays beside them.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Command;

use softlanding::library::{OwnEvent, OwnStore, SaveRequest, read};
use softlanding::settings::{Settings, SettingsStore, load};
use softlanding_core::exercise::{Exercise, to_ron};
use softlanding_core::record::{ExerciseKey, Origin};
use softlanding_core::testing::source_with;

use crate::program::*;

/// What changes something on the disk.
const CHANGES: [&str; 12] = [
    "linkat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "rmdir",
    "mkdir",
    "fsync",
    "fchmod",
    "flock",
    "write",
];
/// What else has to do with files.
const OTHERS: [&str; 7] = ["openat", "close", "read", "statx", "newfstatat", "fstat", "getdents64"];
const LEFT: &str = ".softlanding-new-";

fn mine() -> String {
    source_with(&[("id", "\"mine\""), ("title", "\"Mine\"")])
}

/// Runs a command again and again, killed at each system call once. What was
/// there before each time is made by `prepare`, and looked at afterwards by `check`, which is told whether it was
/// killed.
fn kill_everywhere(mut prepare: impl FnMut() -> Command, mut check: impl FnMut(bool)) {
    let calls = CHANGES.iter().chain(OTHERS.iter().filter(|_| is_soaking()));
    let mut kills = 0;
    for call in calls {
        for when in 1.. {
            let inject = format!("inject={call}:signal=KILL:when={when}");
            let command = prepare();
            let mut killed = below("strace", &["-f", "-o", "/dev/null", "-e", &inject], &command);
            killed.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let is_killed = end_of(&mut killed).status.signal() == Some(9);
            kills += usize::from(is_killed);
            check(is_killed);
            if !is_killed {
                break;
            }
        }
    }
    assert!(kills > 3, "it was killed {kills} times");
}

fn left_behind(folder: &Path) -> usize {
    names(folder).iter().filter(|name| name.starts_with('.')).count()
}

/// What to write, by its arguments before the name of the file, and that name.
fn writers() -> [(&'static [&'static str], &'static str); 3] {
    [
        (&["export", "--format", "csv", "--out"], "kept.csv"),
        (&["page", "just-company", "--out"], "page.pdf"),
        (&["render", "just-company", "--minutes", "0.1", "--wav"], "sound.wav"),
    ]
}

/// A folder with a sitting kept in it.
fn kept() -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    keep(data.path(), [record(1)]);
    data
}

fn write(data: &Path, arguments: &[&str], out: &Path, more: &[&str]) -> Command {
    softlanding(data, &[arguments, &[argument(out)], more].concat())
}

#[test]
fn a_new_file_is_whole_or_was_never_there_wherever_it_is_killed() {
    let data = kept();
    for (arguments, name) in &writers()[..if is_soaking() { 3 } else { 2 }] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join(name);
        assert!(end_of(&mut write(data.path(), arguments, &out, &[])).status.success());
        let whole = fs::read(&out).unwrap();
        let command = || {
            let _ = fs::remove_file(&out);
            write(data.path(), arguments, &out, &[])
        };
        kill_everywhere(command, |_| {
            assert_eq!(left_behind(folder.path()), 0, "{name}");
            assert!(fs::read(&out).is_ok_and(|found| found == whole) || !out.exists(), "{name}");
        });
    }
}

#[test]
fn a_file_that_is_replaced_is_the_old_or_the_new_one_and_only_one_moment_leaves_a_copy() {
    let data = kept();
    let folder = tempfile::tempdir().unwrap();
    let (arguments, name) = writers()[0];
    let out = folder.path().join(name);
    let mut copies = 0;
    let command = || {
        fs::write(&out, "Dear Ana").unwrap();
        write(data.path(), arguments, &out, &["--force"])
    };
    kill_everywhere(command, |is_killed| {
        let found = fs::read_to_string(&out).unwrap();
        assert!(found == "Dear Ana" && is_killed || found.starts_with("id,kind,started_utc,"), "{found}");
        copies += left_behind(folder.path());
        names(folder.path()).iter().filter(|left| *left != name).for_each(|left| {
            assert!(left.starts_with(LEFT), "{left}");
            fs::remove_file(folder.path().join(left)).unwrap();
        });
    });
    assert!(copies <= 1, "between two system calls: {copies}");
}

#[test]
fn what_the_disk_refuses_leaves_nothing_and_what_was_there_stays() {
    let data = kept();
    let folder = tempfile::tempdir().unwrap();
    let faults = [
        "write:error=ENOSPC:when=1",
        "fsync:error=EIO:when=1",
        "linkat:error=EIO:when=1",
        "linkat:error=EXDEV:when=2",
        "rename,renameat,renameat2:error=EXDEV:when=1",
        "rename,renameat,renameat2:error=EIO:when=1",
        "fchmod:error=EPERM:when=1",
    ];
    for (arguments, name) in writers() {
        let out = folder.path().join(name);
        for fault in faults {
            fs::write(&out, "Dear Ana").unwrap();
            let inject = format!("inject={fault}");
            let command = write(data.path(), arguments, &out, &["--force"]);
            let output = end_of(&mut below("strace", &["-o", "/dev/null", "-e", &inject], &command));
            assert_eq!(names(folder.path()), [name], "{name}: {fault}");
            assert_eq!(output.status.code(), Some(1), "{name}: {fault}: {}", text(&output.stdout));
            assert_eq!(fs::read_to_string(&out).unwrap(), "Dear Ana", "{name}: {fault}");
            assert!(text(&output.stderr).contains(name), "{}", text(&output.stderr));
        }
        fs::remove_file(&out).unwrap();
    }
}

#[test]
fn whatever_the_umask_is_only_the_person_may_read_what_was_written() {
    let data = kept();
    for umask in ["0", "022", "0777"] {
        let folder = tempfile::tempdir().unwrap();
        for (arguments, name) in writers() {
            let out = folder.path().join(name);
            let with_umask = format!("umask {umask}; exec \"$0\" \"$@\"");
            for more in [&[][..], &["--force"]] {
                let command = write(data.path(), arguments, &out, more);
                let output = end_of(&mut below("sh", &["-c", &with_umask], &command));
                assert!(output.status.success(), "{}", text(&output.stderr));
                let mode = fs::metadata(&out).unwrap().permissions().mode() & 0o7777;
                assert_eq!(mode, 0o600, "{name}, umask {umask}");
                set_mode(&out, 0o666);
            }
        }
    }
}

#[test]
fn an_exercise_and_a_pack_come_in_whole_or_not_and_the_next_start_clears_up() {
    let from = tempfile::tempdir().unwrap();
    let own = from.path().join("mine.ron");
    fs::write(&own, mine()).unwrap();
    let pack = from.path().join("evenings");
    fs::create_dir(&pack).unwrap();
    fs::write(pack.join("pack.ron"), r#"Pack(format: 1, name: "evenings", lang: "en")"#).unwrap();
    fs::write(pack.join("mine.ron"), mine()).unwrap();
    let data = tempfile::tempdir().unwrap();
    let (exercises, packs) = (data.path().join("exercises"), data.path().join("packs"));
    let command = || {
        let _ = fs::remove_dir_all(&exercises);
        softlanding(data.path(), &["import", argument(&own), argument(&pack)])
    };
    // The second time the pack takes the place of the one that is there.
    for _ in 0..2 {
        kill_everywhere(command, |_| {
            if exercises.exists() {
                let found = names(&exercises);
                assert!(found.is_empty() || found == ["mine.ron"], "{found:?}");
            }
            let again =
                end_of(&mut softlanding(data.path(), &["import", argument(&from.path().join("none"))]));
            assert_eq!(again.status.code(), Some(1));
            let found = if packs.exists() { names(&packs) } else { Vec::new() };
            assert!(found.is_empty() || found == ["evenings"], "{found:?}");
            if packs.join("evenings").exists() {
                assert_eq!(names(&packs.join("evenings")), ["exercises", "pack.ron"]);
                assert_eq!(names(&packs.join("evenings/exercises")), ["mine.ron"]);
            }
        });
        assert_eq!(names(&packs), ["evenings"]);
    }
}

/// This test program again, doing only the ignored test of this name.
fn child(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([test, "--exact", "--ignored", "--test-threads=1"]).env(FOLDER, folder);
    command
}

const FOLDER: &str = "SOFTLANDING_TEST_FOLDER";

fn childs_folder() -> std::path::PathBuf {
    std::env::var_os(FOLDER).unwrap().into()
}

fn titled(title: &str) -> Exercise {
    Exercise { title: title.to_owned(), ..softlanding::library::parse(mine().as_bytes()).unwrap() }
}

#[test]
fn an_exercise_that_is_changed_is_the_old_or_the_new_one_and_the_next_start_clears_up() {
    let data = tempfile::tempdir().unwrap();
    let own = data.path().join("exercises");
    fs::create_dir(&own).unwrap();
    let file = own.join("mine.ron");
    let command = || {
        fs::write(&file, to_ron(&titled("Before"))).unwrap();
        set_mode(&file, 0o644);
        child("left_behind::child_that_saves", &own)
    };
    kill_everywhere(command, |_| {
        let title = read(&file).unwrap().title;
        assert!(["Before", "After"].contains(&title.as_str()), "{title}");
        softlanding::library::sweep(&softlanding::library::Folders {
            own: own.clone(),
            packs: data.path().join("packs"),
        });
        assert_eq!(names(&own), ["mine.ron"]);
    });
    assert_eq!(read(&file).unwrap().title, "After");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o644, "shared as before");
}

#[test]
#[ignore = "the other process of the test above"]
fn child_that_saves() {
    let folder = childs_folder();
    let store = OwnStore::open(folder.clone(), || {});
    let from = ExerciseKey { origin: Origin::Own, id: "mine".to_owned() };
    store.save(SaveRequest {
        from,
        exercise: titled("After"),
        kept: Some(titled("Before")),
        file: Some(folder.join("mine.ron")),
        taken: std::collections::HashSet::new(),
    });
    assert!(store.close(FOREVER));
    assert!(store.events().any(|event| matches!(event, OwnEvent::Saved(_))));
}

#[test]
fn settings_are_the_old_or_the_new_ones_and_the_next_start_clears_up() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let command = || {
        fs::write(&settings, "# mine\ntheme = \"dusk\"\n").unwrap();
        child("left_behind::child_that_chooses", folder.path())
    };
    kill_everywhere(command, |_| {
        let (_, troubles) = load(folder.path());
        assert_eq!(troubles, []);
        assert!(fs::read_to_string(&settings).unwrap().starts_with("# mine\n"));
        assert!(SettingsStore::open(folder.path().to_owned(), || {}).0.close(FOREVER));
        assert!(names(folder.path()).iter().all(|name| !name.starts_with('.')), "{:?}", names(folder.path()));
    });
}

#[test]
#[ignore = "the other process of the test above"]
fn child_that_chooses() {
    let (mut store, settings, _) = SettingsStore::open(childs_folder(), || {});
    store.save(&Settings { letter_keys: !settings.letter_keys, ..settings });
    assert!(store.close(FOREVER));
}
