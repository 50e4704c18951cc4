//! Reminders that are turned on start with this window and with the computer, and end when they are turned off.

use super::*;
use crate::platform::DiskError;

struct Home {
    folder: TempDir,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // It says that it was started, and how.
        let script = format!("#!/bin/sh\necho \"$@\" >> '{}'\n", folder.path().join("started").display());
        fs::write(folder.path().join("program"), script).unwrap();
        let executable = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(folder.path().join("program"), executable).unwrap();
        Self { folder }
    }

    fn open(&self) -> Stand {
        let hand = HandClock::default();
        let reminder = Reminder {
            program: self.folder.path().join("program"),
            arguments: vec!["--data-dir".to_owned(), "there".to_owned()],
            autostart: Some(self.folder.path().join("autostart")),
        };
        let options = Options::by_hand(&self.folder.path().join("data"), &hand);
        let app = App::start(Options { reminder: Some(reminder), ..options }, Arc::new(|| {}));
        Stand { app, hand }
    }

    fn started(&self) -> Option<String> {
        fs::read_to_string(self.folder.path().join("started")).ok().filter(|said| said.ends_with('\n'))
    }

    fn starts_with_computer(&self) -> bool {
        crate::platform::autostart::is_set(&self.folder.path().join("autostart"), REMINDERS_ID)
    }
}

#[test]
fn turned_on_they_start_now_and_with_the_computer_and_turned_off_no_more() {
    let home = Home::new();
    let mut stand = home.open();
    stand.change(|settings| settings.reminders.on = true);
    stand.wait_until(|_| home.started().is_some() && home.starts_with_computer());
    assert_eq!(home.started().unwrap(), "--data-dir there remind\n");
    stand.change(|settings| settings.reminders.with_computer = false);
    stand.wait_until(|_| !home.starts_with_computer());
    stand.change(|settings| settings.reminders.with_computer = true);
    stand.wait_until(|_| home.starts_with_computer());
    stand.change(|settings| settings.reminders.on = false);
    stand.wait_until(|_| !home.starts_with_computer());
}

#[test]
fn what_is_on_may_have_ended_and_starts_with_the_next_window() {
    let home = Home::new();
    let mut stand = home.open();
    stand.change(|settings| settings.reminders.on = true);
    assert!(stand.app.close().is_all_written());
    assert!(home.starts_with_computer(), "who closes at once has chosen all the same");
    fs::remove_file(home.folder.path().join("started")).ok();
    let mut stand = home.open();
    stand.wait_until(|_| home.started().is_some());
}

#[test]
fn nothing_is_started_before_it_was_chosen() {
    let home = Home::new();
    let mut stand = home.open();
    stand.change(|settings| settings.theme = Theme::Ember);
    assert!(stand.app.close().is_all_written());
    assert!(home.started().is_none() && !home.starts_with_computer());
}

#[test]
fn what_a_guest_chooses_starts_nothing() {
    let home = Home::new();
    let mut stand = home.open();
    stand.app.apply(Command::Guest(true));
    stand.change(|settings| settings.reminders.on = true);
    assert!(stand.app.close().is_all_written());
    assert!(home.started().is_none() && !home.starts_with_computer());
}

#[test]
fn what_stands_in_the_way_is_said_once() {
    let home = Home::new();
    let in_the_way = home.folder.path().join("autostart");
    fs::write(&in_the_way, "").unwrap();
    let mut stand = home.open();
    stand.change(|settings| settings.reminders.on = true);
    let said = Notice::NotWithComputer(DiskError::NotAFolder { path: in_the_way });
    stand.wait_until(|app| app.notice() == Some(&said));
    assert!(said.sentence(&Words::english()).contains("is a file"));
    assert_eq!(stand.app.notices().count(), 1);
}
