//! The settings' file: what survives, what is said, and two windows at once.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use softlanding::platform::DiskError;
use softlanding::settings::{Keep, Settings, SettingsError, SettingsEvent, SettingsStore, Theme, TimeOut};
use softlanding_core::time_out::BackAt;
use support::Disk;

/// Far beyond what anything here takes, so that a slow machine fails nothing.
const FOREVER: Duration = Duration::from_mins(1);

fn open(folder: &Path) -> (SettingsStore, Settings, Vec<SettingsError>) {
    SettingsStore::open(folder.to_owned(), || {})
}

/// Without troubles.
fn open_well(folder: &Path) -> (SettingsStore, Settings) {
    let (store, settings, troubles) = open(folder);
    assert_eq!(troubles, []);
    (store, settings)
}

fn close(store: SettingsStore) {
    assert!(store.close(FOREVER), "everything was written");
}

fn file(folder: &Path) -> PathBuf {
    folder.join("settings.toml")
}

fn wait_for_event(store: &SettingsStore, wanted: &SettingsEvent) {
    let started = Instant::now();
    let mut seen = Vec::new();
    while started.elapsed() < FOREVER {
        for event in store.events() {
            if event == *wanted {
                return;
            }
            seen.push(event);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("it never came; there were {seen:?}");
}

fn dark_and_large() -> Settings {
    Settings { theme: Theme::Dusk, text_percent: 150, ..Settings::default() }
}

#[test]
fn what_was_chosen_is_there_after_a_new_start() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("new").join("config");
    let (mut store, settings) = open_well(&folder);
    assert_eq!(settings, Settings::default());
    store.save(&dark_and_large());
    close(store);
    assert_eq!(open_well(&folder).1, dark_and_large());
}

#[test]
fn looking_at_the_settings_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, settings) = open_well(folder.path());
    store.save(&settings);
    close(store);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn nobody_else_may_read_them() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    fs::write(file(folder.path()), "theme = 'dawn'\n").unwrap();
    fs::set_permissions(file(folder.path()), fs::Permissions::from_mode(0o644)).unwrap();
    let (mut store, _) = open_well(folder.path());
    store.save(&dark_and_large());
    close(store);
    assert_eq!(fs::metadata(file(folder.path())).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn a_slider_being_dragged_is_written_once_it_rests() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, mut settings) = open_well(folder.path());
    for step in 0..=500_u16 {
        settings.sound.master = f32::from(step) / 1000.0;
        store.save(&settings);
    }
    wait_for_event(&store, &SettingsEvent::Saved);
    assert!(fs::read_to_string(file(folder.path())).unwrap().contains("master = 0.5\n"));
    assert_eq!(store.events().count(), 0, "it was written once");
}

#[test]
fn two_windows_do_not_undo_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, mut in_first) = open_well(folder.path());
    let (mut second, mut in_second) = open_well(folder.path());
    in_first.theme = Theme::Ember;
    first.save(&in_first);
    close(first);
    in_second.keep = Keep::Yes;
    in_second.sound.offset_ms.insert("Headphones \"B\"".to_owned(), 180);
    second.save(&in_second);
    close(second);
    let both = open_well(folder.path()).1;
    assert_eq!(both, Settings { theme: Theme::Ember, ..in_second });
}

#[test]
fn a_time_out_of_another_window_is_told_and_so_is_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, mut in_first) = open_well(folder.path());
    let (mut second, mut in_second) = open_well(folder.path());
    let time_out = TimeOut { back: BackAt::from_utc_ms(1_767_268_800_000), is_remembered: true };
    in_first.time_out = Some(time_out);
    first.save(&in_first);
    wait_for_event(&second, &SettingsEvent::TimeOut(Some(time_out)));
    in_second.time_out = Some(time_out);
    second.adopt(&in_second);
    in_second.time_out = None;
    second.save(&in_second);
    wait_for_event(&first, &SettingsEvent::TimeOut(None));
    close(second);
    close(first);
    assert!(!fs::read_to_string(file(folder.path())).unwrap().contains("back_at"));
}

#[test]
fn a_time_out_without_a_yes_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, mut settings) = open_well(folder.path());
    settings.time_out = Some(TimeOut { back: BackAt::from_utc_ms(1_767_268_800_000), is_remembered: false });
    store.save(&settings);
    close(store);
    assert!(!file(folder.path()).exists());
}

#[test]
fn two_windows_writing_in_the_same_moment_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut windows: Vec<_> = (0..6).map(|_| open_well(folder.path())).collect();
    for (number, (store, settings)) in windows.iter_mut().enumerate() {
        settings.sound.beds.insert(format!("bed {number}"), 0.5);
        store.save(settings);
    }
    for (store, _) in &windows {
        wait_for_event(store, &SettingsEvent::Saved);
    }
    assert_eq!(open_well(folder.path()).1.sound.beds.len(), 6);
}

#[test]
fn what_a_person_wrote_by_hand_meanwhile_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, mut settings) = open_well(folder.path());
    fs::write(file(folder.path()), "# for my eyes\ntext_percent = 175\naurora = [1, 2]\n").unwrap();
    settings.letter_keys = false;
    store.save(&settings);
    close(store);
    let text = fs::read_to_string(file(folder.path())).unwrap();
    assert_eq!(text, "# for my eyes\ntext_percent = 175\naurora = [1, 2]\nletter_keys = false\n");
}

#[test]
fn settings_from_the_future_work_and_survive() {
    let folder = tempfile::tempdir().unwrap();
    let future = "theme = \"aurora\"\n\n[sound]\nspatial = true\nmaster = 0.25\n";
    fs::write(file(folder.path()), future).unwrap();
    let (mut store, mut settings, troubles) = open(folder.path());
    let unknown = SettingsError::Value { key: "theme".to_owned(), found: "\"aurora\"".to_owned() };
    assert_eq!(troubles, [unknown]);
    assert!((settings.sound.master - 0.25).abs() < f32::EPSILON);
    settings.sound.master = 0.5;
    store.save(&settings);
    close(store);
    assert_eq!(fs::read_to_string(file(folder.path())).unwrap(), future.replace("0.25", "0.5"));
}

fn set_aside(troubles: &[SettingsError]) -> PathBuf {
    match troubles {
        [SettingsError::SetAside { set_aside }] => set_aside.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_is_none_is_set_aside_whole_and_said() {
    let (deep, large) = (vec![b'['; 200_000], vec![b'#'; 300_000]);
    let broken: [&[u8]; 4] = [b"theme = ", b"\xff\xfe\x00\x01", &deep, &large];
    for bytes in broken {
        let folder = tempfile::tempdir().unwrap();
        fs::write(file(folder.path()), bytes).unwrap();
        let (mut store, settings, troubles) = open(folder.path());
        assert_eq!(settings, Settings::default());
        assert_eq!(fs::read(set_aside(&troubles)).unwrap(), bytes);
        store.save(&dark_and_large());
        close(store);
        assert_eq!(open_well(folder.path()).1, dark_and_large());
        assert_eq!(fs::read(set_aside(&troubles)).unwrap(), bytes);
    }
}

#[test]
fn a_file_that_breaks_while_the_window_is_open_is_set_aside_and_nothing_chosen_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let (mut store, _) = open_well(folder.path());
    store.save(&dark_and_large());
    wait_for_event(&store, &SettingsEvent::Saved);
    fs::write(file(folder.path()), "theme = = dusk").unwrap();
    let later = Settings { letter_keys: false, ..dark_and_large() };
    store.save(&later);
    wait_for_event(&store, &SettingsEvent::Saved);
    close(store);
    assert_eq!(open_well(folder.path()).1, later);
    let names = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.filter(|name| name.to_string_lossy().starts_with("settings-broken")).count(), 1);
}

#[test]
fn a_folder_in_place_of_the_file_is_said_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(file(folder.path())).unwrap();
    let (mut store, settings, troubles) = open(folder.path());
    assert_eq!(settings, Settings::default());
    assert!(matches!(troubles.as_slice(), [SettingsError::NotRead { .. }]), "{troubles:?}");
    store.save(&dark_and_large());
    assert!(!store.close(FOREVER));
    assert!(file(folder.path()).is_dir());
}

#[cfg(unix)]
#[test]
fn a_link_to_settings_kept_elsewhere_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join("mine.toml");
    fs::write(&target, "theme = \"dawn\"\n").unwrap();
    std::os::unix::fs::symlink(&target, file(folder.path())).unwrap();
    let (mut store, settings) = open_well(folder.path());
    store.save(&Settings { theme: Theme::Ember, ..settings });
    close(store);
    assert_eq!(fs::read_to_string(target).unwrap(), "theme = \"ember\"\n");
    assert!(file(folder.path()).is_symlink());
}

#[test]
fn where_nothing_may_be_written_settings_still_work_and_this_is_said() {
    let Some(disk) = Disk::of_kib(64) else { return };
    fs::write(file(disk.path()), "theme = \"dawn\"\n").unwrap();
    disk.make_read_only();
    let (mut store, settings) = open_well(disk.path());
    assert_eq!(settings.theme, Theme::Dawn);
    store.save(&dark_and_large());
    wait_for_event(&store, &SettingsEvent::Failed(SettingsError::NotWritten(DiskError::ReadOnly)));
    disk.make_writable();
    close(store);
    assert_eq!(open_well(disk.path()).1, dark_and_large());
}

#[test]
fn a_full_disk_leaves_the_old_file_whole_until_there_is_room() {
    let Some(disk) = Disk::of_kib(64) else { return };
    fs::write(file(disk.path()), "theme = \"dawn\"\n").unwrap();
    disk.fill();
    let (mut store, _) = open_well(disk.path());
    store.save(&dark_and_large());
    wait_for_event(&store, &SettingsEvent::Failed(SettingsError::NotWritten(DiskError::Full)));
    assert_eq!(fs::read_to_string(file(disk.path())).unwrap(), "theme = \"dawn\"\n");
    disk.make_room();
    wait_for_event(&store, &SettingsEvent::Saved);
    close(store);
    assert_eq!(open_well(disk.path()).1, dark_and_large());
}

#[test]
fn a_file_in_place_of_the_folder_is_left_alone() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("config");
    fs::write(&folder, "mine").unwrap();
    let (mut store, settings, _) = open(&folder);
    assert_eq!(settings, Settings::default());
    store.save(&dark_and_large());
    assert!(!store.close(FOREVER));
    assert_eq!(fs::read_to_string(&folder).unwrap(), "mine");
}
