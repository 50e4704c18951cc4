//! What was found, in sentences.

use crate::platform::clock_sync::ClockSync;
#[cfg(target_os = "linux")]
use crate::platform::desktop_bus::{Desktop, Service, Tray};
use crate::records::journal::JournalError;
use crate::settings::SettingsError;
use crate::sound::FoundHost;
use crate::text::faults::visible;
use crate::text::{Words, fl};

use super::asked::{Answer, FolderState, FoundFolder, Topic};
use super::desktop::{Card, FoundDesktop, FoundDisplay, FoundGraphics};
use super::{Finding, Health, hidden};

/// The most letters that are named.
const NAMED_MOST: usize = 12;

/// What one thing is called, in JSON and in words.
type Name = (&'static str, String);

fn ok((topic, name): Name, found: String) -> Finding {
    Finding { topic, health: Health::Ok, found, mend: None, name }
}

fn note(name: Name, found: String) -> Finding {
    Finding { health: Health::Note, ..ok(name, found) }
}

fn mend(name: Name, found: String, mend: String) -> Finding {
    Finding { health: Health::Mend, mend: Some(mend), ..ok(name, found) }
}

fn name(words: &Words, topic: Topic) -> Name {
    match topic {
        Topic::Version => ("version", fl!(words, "doctor-version")),
        Topic::Folders => ("folders", fl!(words, "doctor-folders")),
        Topic::Journal => ("journal", fl!(words, "doctor-journal")),
        Topic::Settings => ("settings", fl!(words, "doctor-settings")),
        Topic::Sound => ("sound", fl!(words, "doctor-sound")),
        Topic::Graphics => ("graphics", fl!(words, "doctor-graphics")),
        Topic::Display => ("display", fl!(words, "doctor-display")),
        Topic::Clock => ("clock", fl!(words, "doctor-clock")),
        Topic::Desktop => ("desktop", fl!(words, "doctor-desktop")),
        Topic::Fonts => ("fonts", fl!(words, "doctor-fonts")),
    }
}

/// Nothing came in time.
pub(super) fn silent(words: &Words, topic: Topic) -> Finding {
    let (found, what) = (fl!(words, "doctor-silent"), fl!(words, "doctor-silent-mend"));
    mend(name(words, topic), found, what)
}

/// What an answer says; about the desktop, about several things.
pub(super) fn findings(words: &Words, answer: &Answer) -> Vec<Finding> {
    let one = match answer {
        Answer::Version { system, locale } => version(words, system.as_deref(), locale.as_deref()),
        Answer::Folders(found) => return found.iter().map(|found| folder(words, found)).collect(),
        Answer::Journal(found) => journal(words, found),
        Answer::Settings(found) => settings(words, found),
        Answer::Sound(found) => sound(words, found),
        Answer::Graphics(found) => graphics(words, found),
        Answer::Display(found) => display(words, found),
        Answer::Clock(found) => clock(words, *found),
        Answer::Desktop(found) => return desktop(words, found),
        Answer::Fonts(found) => fonts(words, found),
    };
    vec![one]
}

fn version(words: &Words, system: Option<&str>, locale: Option<&str>) -> Finding {
    let (version, machine) = (env!("CARGO_PKG_VERSION"), std::env::consts::ARCH);
    let system = visible(system.unwrap_or(std::env::consts::OS));
    let locale = visible(locale.unwrap_or("?"));
    let found = fl!(
        words,
        "doctor-version-found",
        version = version,
        system = system,
        machine = machine,
        locale = locale
    );
    ok(name(words, Topic::Version), found)
}

fn folder(words: &Words, found: &FoundFolder) -> Finding {
    let (name, path) = (name(words, Topic::Folders), hidden::path(&found.path));
    let mode = found.mode.map(|mode| format!("{mode:04o}")).unwrap_or_default();
    let path = path.as_str();
    match found.state {
        FolderState::Ready if mode.is_empty() => ok(name, fl!(words, "doctor-folder-ready", path = path)),
        FolderState::Ready => ok(name, fl!(words, "doctor-folder-ready-mode", path = path, mode = mode)),
        FolderState::NotYet => ok(name, fl!(words, "doctor-folder-not-yet", path = path)),
        FolderState::NotAFolder => {
            let what = fl!(words, "doctor-folder-not-a-folder-mend");
            mend(name, fl!(words, "doctor-folder-not-a-folder", path = path), what)
        }
        FolderState::MayNotBeChanged => {
            let what = fl!(words, "doctor-folder-not-writable-mend");
            mend(name, fl!(words, "doctor-folder-not-writable", path = path), what)
        }
        FolderState::OthersMayChange => {
            let what = fl!(words, "doctor-folder-others-mend", path = path);
            mend(name, fl!(words, "doctor-folder-others", path = path, mode = mode), what)
        }
    }
}

fn journal(words: &Words, found: &Result<Option<u64>, JournalError>) -> Finding {
    let name = name(words, Topic::Journal);
    match found {
        Ok(None) => ok(name, fl!(words, "doctor-journal-none")),
        Ok(Some(bytes)) => ok(name, fl!(words, "doctor-journal-whole", kib = bytes.div_ceil(1_024))),
        Err(JournalError::Damaged | JournalError::DamagedElsewhere) => {
            mend(name, fl!(words, "doctor-journal-damaged"), fl!(words, "doctor-journal-damaged-mend"))
        }
        Err(JournalError::Locked) => {
            mend(name, fl!(words, "doctor-journal-locked"), fl!(words, "doctor-journal-locked-mend"))
        }
        Err(JournalError::Newer { .. }) => {
            mend(name, fl!(words, "doctor-journal-newer"), fl!(words, "doctor-journal-newer-mend"))
        }
        // Its own sentence may name a path: only what kind it is.
        Err(other) => {
            let found = fl!(words, "doctor-journal-not-read", kind = other.id());
            mend(name, found, fl!(words, "doctor-journal-not-read-mend"))
        }
    }
}

fn settings(words: &Words, found: &Result<Option<Vec<SettingsError>>, SettingsError>) -> Finding {
    let name = name(words, Topic::Settings);
    match found {
        Ok(Some(troubles)) if troubles.is_empty() => ok(name, fl!(words, "doctor-settings-read")),
        Ok(Some(troubles)) => {
            let mut keys: Vec<&str> = troubles.iter().filter_map(key).collect();
            keys.dedup();
            let found = fl!(words, "doctor-settings-misread", keys = visible(&keys.join(", ")));
            mend(name, found, fl!(words, "doctor-settings-misread-mend"))
        }
        Ok(None) => {
            mend(name, fl!(words, "doctor-settings-broken"), fl!(words, "doctor-settings-broken-mend"))
        }
        Err(_) => {
            mend(name, fl!(words, "doctor-settings-not-read"), fl!(words, "doctor-settings-not-read-mend"))
        }
    }
}

/// Which setting it is about. What follows may be a person's own: a practice, a device, a name.
fn key(trouble: &SettingsError) -> Option<&str> {
    let SettingsError::Value { key, .. } = trouble else { return None };
    key.split('.').next()
}

fn sound(words: &Words, found: &[FoundHost]) -> Finding {
    let name = name(words, Topic::Sound);
    let host = |host: &FoundHost| match host.usual {
        Some((channels, rate)) => fl!(
            words,
            "doctor-sound-host",
            host = host.name,
            outputs = host.outputs,
            channels = channels,
            rate = rate.to_string()
        ),
        None => fl!(words, "doctor-sound-host-none", host = host.name, outputs = host.outputs),
    };
    let hosts = found.iter().map(host).collect::<Vec<_>>().join(" · ");
    if found.iter().any(|host| host.usual.is_some()) {
        return ok(name, hosts);
    }
    let found = if hosts.is_empty() { fl!(words, "doctor-sound-nothing") } else { hosts };
    mend(name, found, fl!(words, "doctor-sound-mend"))
}

fn graphics(words: &Words, found: &FoundGraphics) -> Finding {
    let name = name(words, Topic::Graphics);
    if !found.lacking.is_empty() {
        let lacking = found.lacking.join(", ");
        let told = fl!(words, "doctor-graphics-lacking", libraries = lacking);
        return mend(name, told, fl!(words, "doctor-graphics-lacking-mend"));
    }
    let drivers = if found.drivers.is_empty() { "?".to_owned() } else { visible(&found.drivers.join(", ")) };
    let told = match found.card {
        Card::Usable => fl!(words, "doctor-graphics-card", drivers = drivers),
        Card::Refused => fl!(words, "doctor-graphics-refused", drivers = drivers),
        Card::None => fl!(words, "doctor-graphics-none"),
    };
    let variable = |(name, value): &(&str, String)| format!("{name}={}", visible(value));
    let pieces: Vec<String> = std::iter::once(told).chain(found.variables.iter().map(variable)).collect();
    let told = pieces.join(" · ");
    match found.card {
        Card::Usable => ok(name, told),
        Card::Refused => mend(name, told, fl!(words, "doctor-graphics-refused-mend")),
        Card::None => note(name, told),
    }
}

fn display(words: &Words, found: &[FoundDisplay]) -> Finding {
    let name = name(words, Topic::Display);
    if !cfg!(unix) || cfg!(target_os = "macos") {
        return ok(name, fl!(words, "doctor-display-own"));
    }
    let kind = |display: &FoundDisplay| if display.is_wayland { "Wayland" } else { "X11" };
    if found.iter().all(|display| display.is_reached.is_none()) && !found.is_empty() {
        return note(name, fl!(words, "doctor-display-elsewhere"));
    }
    let [reached, lost]: [Vec<&str>; 2] = [Some(true), Some(false)]
        .map(|wanted| found.iter().filter(|display| display.is_reached == wanted).map(kind).collect());
    match (reached.is_empty(), lost.is_empty()) {
        (true, true) => note(name, fl!(words, "doctor-display-none")),
        (false, _) => ok(name, fl!(words, "doctor-display-reached", kinds = reached.join(", "))),
        (true, false) => {
            let told = fl!(words, "doctor-display-lost", kinds = lost.join(", "));
            mend(name, told, fl!(words, "doctor-display-lost-mend"))
        }
    }
}

fn clock(words: &Words, found: ClockSync) -> Finding {
    let name = name(words, Topic::Clock);
    match found {
        ClockSync::Kept => ok(name, fl!(words, "doctor-clock-kept")),
        ClockSync::NotKept => {
            mend(name, fl!(words, "doctor-clock-not-kept"), fl!(words, "doctor-clock-not-kept-mend"))
        }
        ClockSync::Unknown => note(name, fl!(words, "doctor-clock-unknown")),
    }
}

#[cfg(not(target_os = "linux"))]
fn desktop(_: &Words, _: &FoundDesktop) -> Vec<Finding> {
    Vec::new()
}

#[cfg(target_os = "linux")]
fn desktop(words: &Words, found: &FoundDesktop) -> Vec<Finding> {
    let Some(bus) = &found.bus else {
        let (name, told) = (name(words, Topic::Desktop), fl!(words, "doctor-desktop-no-bus"));
        let what = found.has_display.then(|| fl!(words, "doctor-desktop-no-bus-mend"));
        return vec![match what {
            Some(what) => mend(name, told, what),
            None => note(name, told),
        }];
    };
    vec![tray(words, bus), notifications(words, bus), do_not_disturb(words, bus), portals(words, bus)]
}

#[cfg(target_os = "linux")]
fn tray(words: &Words, bus: &Desktop) -> Finding {
    let name = ("tray", fl!(words, "doctor-tray"));
    match bus.tray {
        Tray::Shown => ok(name, fl!(words, "doctor-tray-shown")),
        Tray::NotShown => note(name, fl!(words, "doctor-tray-not-shown")),
        Tray::None => note(name, fl!(words, "doctor-tray-none")),
    }
}

#[cfg(target_os = "linux")]
fn notifications(words: &Words, bus: &Desktop) -> Finding {
    let name = ("notifications", fl!(words, "doctor-notifications"));
    match &bus.notifications {
        Service::Runs(Some(by)) => ok(name, fl!(words, "doctor-notifications-by", service = visible(by))),
        Service::Runs(None) => ok(name, fl!(words, "doctor-service-runs")),
        Service::Startable => ok(name, fl!(words, "doctor-service-startable")),
        Service::Silent => {
            mend(name, fl!(words, "doctor-silent"), fl!(words, "doctor-notifications-silent-mend"))
        }
        Service::None => {
            mend(name, fl!(words, "doctor-notifications-none"), fl!(words, "doctor-notifications-none-mend"))
        }
    }
}

#[cfg(target_os = "linux")]
fn do_not_disturb(words: &Words, bus: &Desktop) -> Finding {
    let name = ("do_not_disturb", fl!(words, "doctor-dnd"));
    match bus.do_not_disturb {
        Some(true) => ok(name, fl!(words, "doctor-dnd-on")),
        Some(false) => ok(name, fl!(words, "doctor-dnd-off")),
        None => note(name, fl!(words, "doctor-dnd-unknown")),
    }
}

#[cfg(target_os = "linux")]
fn portals(words: &Words, bus: &Desktop) -> Finding {
    let name = ("portals", fl!(words, "doctor-portals"));
    match bus.portals {
        Service::Runs(_) | Service::Silent => ok(name, fl!(words, "doctor-service-runs")),
        Service::Startable => ok(name, fl!(words, "doctor-service-startable")),
        Service::None => note(name, fl!(words, "doctor-portals-none")),
    }
}

fn fonts(words: &Words, lacking: &[char]) -> Finding {
    let name = name(words, Topic::Fonts);
    if lacking.is_empty() {
        return ok(name, fl!(words, "doctor-fonts-all"));
    }
    let letters: Vec<String> = lacking.iter().take(NAMED_MOST).map(char::to_string).collect();
    let found = fl!(words, "doctor-fonts-lacking", count = lacking.len(), letters = letters.join(" "));
    mend(name, found, fl!(words, "doctor-fonts-lacking-mend"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(answer: &Answer) -> Finding {
        findings(&Words::english(), answer).remove(0)
    }

    #[test]
    fn a_misread_setting_is_named_without_what_a_person_wrote_there() {
        let value = |key: &str| SettingsError::Value { key: key.to_owned(), found: "Ana’s".to_owned() };
        let troubles = vec![value("sound.offset_ms.Ana’s headphones"), value("state_names.settled")];
        let finding = told(&Answer::Settings(Ok(Some(troubles))));
        assert_eq!(finding.health, Health::Mend);
        assert!(finding.found.contains("sound, state_names"), "{}", finding.found);
        assert!(!format!("{finding:?}").contains("Ana"), "{finding:?}");
    }

    #[test]
    fn a_journal_that_may_not_be_read_is_told_without_its_place() {
        let forbidden = JournalError::Forbidden { path: "/home/ana/x".into() };
        let finding = told(&Answer::Journal(Err(forbidden)));
        assert!(finding.health == Health::Mend && !format!("{finding:?}").contains("ana/"), "{finding:?}");
        assert_eq!(told(&Answer::Journal(Ok(None))).health, Health::Ok);
        assert_eq!(told(&Answer::Journal(Err(JournalError::Damaged))).health, Health::Mend);
    }

    #[test]
    fn no_sound_is_mended_and_one_host_of_several_is_enough() {
        let host = |usual| FoundHost { name: "ALSA", outputs: 3, usual };
        assert_eq!(told(&Answer::Sound(Vec::new())).health, Health::Mend);
        assert_eq!(told(&Answer::Sound(vec![host(None)])).health, Health::Mend);
        let both = told(&Answer::Sound(vec![host(None), host(Some((2, 48_000)))]));
        assert_eq!(both.health, Health::Ok);
        assert!(both.found.contains("48000"), "{}", both.found);
    }

    #[test]
    fn every_mend_is_one_sentence_and_what_is_ok_has_none() {
        let words = Words::english();
        let lost = FoundDisplay { is_wayland: true, is_reached: Some(false) };
        let refused = FoundGraphics { card: Card::Refused, ..FoundGraphics::default() };
        let answers = [
            Answer::Journal(Err(JournalError::Locked)),
            Answer::Settings(Ok(None)),
            Answer::Sound(Vec::new()),
            Answer::Graphics(refused),
            Answer::Display(vec![lost]),
            Answer::Display(Vec::new()),
            Answer::Clock(ClockSync::NotKept),
            Answer::Clock(ClockSync::Kept),
            Answer::Fonts(vec!['語']),
            Answer::Fonts(Vec::new()),
        ];
        let silent = Topic::ALL.map(|topic| silent(&words, topic));
        for finding in answers.iter().flat_map(|answer| findings(&words, answer)).chain(silent) {
            assert_eq!(finding.mend.is_some(), finding.health == Health::Mend, "{finding:?}");
            let is_sentence =
                |mend: &String| mend.ends_with('.') && !mend.trim_end_matches('.').contains(". ");
            assert!(finding.mend.iter().all(is_sentence), "{finding:?}");
        }
    }
}
