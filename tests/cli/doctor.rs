//! `softlanding doctor`: what is found here, what is to mend, and nothing of a person.

use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::net::UnixListener;
use std::time::{Duration, Instant};

use super::*;

/// Far beyond the six seconds that it may take.
const PATIENCE: Duration = Duration::from_secs(30);

fn doctor(folder: &Path, environment: &[(&str, &str)]) -> (serde_json::Value, Option<i32>) {
    let mut command = command(folder, &["doctor", "--json"]);
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"] {
        command.env_remove(variable);
    }
    let runtime = tempfile::tempdir().unwrap();
    let output =
        command.env("XDG_RUNTIME_DIR", runtime.path()).envs(environment.iter().copied()).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

fn finding<'a>(report: &'a serde_json::Value, topic: &str) -> &'a serde_json::Value {
    let findings = report["findings"].as_array().unwrap();
    findings.iter().find(|finding| finding["topic"] == topic).unwrap_or_else(|| panic!("{topic}: {report}"))
}

#[test]
fn a_new_folder_is_well_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (report, code) = doctor(folder.path(), &[]);
    for topic in ["version", "folders", "journal", "settings", "fonts"] {
        assert_eq!(finding(&report, topic)["health"], "ok", "{report}");
    }
    for topic in ["display", "desktop"] {
        assert_eq!(finding(&report, topic)["health"], "note", "{report}");
    }
    let is_ok = report["findings"].as_array().unwrap().iter().all(|finding| finding["health"] != "mend");
    assert_eq!((report["ok"].as_bool(), code), (Some(is_ok), Some(i32::from(!is_ok))));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "it only looks");
}

#[test]
fn each_fault_has_its_mend_and_makes_it_no_success() {
    let folder = folder();
    assert!(run(folder.path(), &["practice", "brief", "--keep"]).status.success());
    assert_eq!(finding(&doctor(folder.path(), &[]).0, "journal")["health"], "ok");
    let journal = folder.path().join("journal.sqlite3");
    let mut bytes = fs::read(&journal).unwrap();
    bytes[1_024..12_000].fill(0xa5);
    fs::write(&journal, &bytes).unwrap();
    fs::write(folder.path().join("settings.toml"), "theme = 7\n[state_names]\nsettled = 9\n").unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let (report, code) = doctor(folder.path(), &[("DISPLAY", ":64123")]);
    assert_eq!((code, report["ok"].as_bool()), (Some(1), Some(false)));
    for topic in ["folders", "journal", "settings", "display", "desktop"] {
        let finding = finding(&report, topic);
        assert_eq!(finding["health"], "mend", "{finding}");
        assert!(finding["mend"].as_str().unwrap().ends_with('.'), "{finding}");
    }
    assert!(finding(&report, "settings")["found"].as_str().unwrap().contains("theme, state_names"));
    assert_eq!(fs::read(&journal).unwrap(), bytes, "what is damaged is left for the window to mend");
}

#[test]
fn nothing_personal_is_in_it() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path().join("annabella");
    let data = home.join("elsewhere/annabella-data");
    fs::create_dir_all(data.join("exercises")).unwrap();
    let own = BRIEF.replace("A brief one", "For Kunigunde").replace("brief", "for-kunigunde");
    fs::write(data.join("exercises/for-kunigunde.ron"), own).unwrap();
    fs::write(data.join("settings.toml"), "state_names = { settled = 3, mixed = 'Kunigunde' }\n").unwrap();
    let mut command = command(&data, &["doctor"]);
    let output = command.env("HOME", &home).env("USER", "annabella").output().unwrap();
    let told = text(&output.stdout);
    assert!(told.contains("~/elsewhere/..."), "{told}");
    for word in ["annabella", "unigunde"] {
        assert!(!told.contains(word), "{word}: {told}");
    }
}

#[test]
fn a_bus_that_never_answers_is_said_within_seconds() {
    let folder = folder();
    // Who connects is never answered.
    let _listener = UnixListener::bind(folder.path().join("bus")).unwrap();
    let address = format!("unix:path={}", folder.path().join("bus").display());
    let begun = Instant::now();
    let (report, code) =
        doctor(folder.path(), &[("DBUS_SESSION_BUS_ADDRESS", &address), ("DISPLAY", ":64123")]);
    assert!(begun.elapsed() < PATIENCE);
    assert_eq!(code, Some(1));
    let found = finding(&report, "desktop");
    assert!(found["health"] == "mend" && found["found"].as_str().unwrap().contains("in time"), "{found}");
    assert_eq!(finding(&report, "journal")["health"], "ok", "what else there is, is there");
}

#[test]
fn a_pipe_in_place_of_the_settings_hangs_nothing() {
    let folder = folder();
    let made = Command::new("mkfifo").arg(folder.path().join("settings.toml")).status().unwrap();
    assert!(made.success());
    let begun = Instant::now();
    let (report, _) = doctor(folder.path(), &[]);
    assert!(begun.elapsed() < PATIENCE);
    assert_eq!(finding(&report, "settings")["health"], "mend");
}

#[test]
fn it_is_read_line_by_line_within_the_terminal() {
    let folder = folder();
    let output = run(folder.path(), &["doctor"]);
    let told = text(&output.stdout);
    let marked = |line: &&str| ["ok: ", "mend: ", "note: "].iter().any(|mark| line.starts_with(mark));
    assert!(told.lines().filter(marked).count() >= 10, "{told}");
    assert!(told.starts_with("ok: Version: Soft Landing "), "{told}");
    assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
}
