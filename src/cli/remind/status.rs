//! `softlanding remind --status`: how reminders stand, and what this desktop tells. Nothing in it is personal.

use std::io::{self, Write};
use std::process::ExitCode;
use std::time::Duration;

use serde::Serialize;

use crate::app::{Clock, REMINDERS_ID};
use crate::instance::{self, Place, Request};
use crate::platform::autostart;
use crate::platform::presence::{Asker, Presence, Services, Sign, Told};
use crate::settings::{self, ReminderSettings};
use crate::text::{Words, fl, reminders};

use super::super::Arguments;

const ASKED_WITHIN: Duration = Duration::from_secs(10);

/// For other programs.
#[allow(clippy::struct_excessive_bools, reason = "each is an answer by itself")]
#[derive(Serialize)]
struct Status {
    on: bool,
    running: bool,
    resting: bool,
    starts_with_computer: bool,
    idle_secs: Option<i64>,
    signs: Vec<SignStatus>,
    notifications: &'static str,
    tray: &'static str,
}

#[derive(Clone, Serialize)]
struct SignStatus {
    sign: &'static str,
    told: &'static str,
}

pub(super) fn run(
    words: &Words,
    arguments: &Arguments,
    place: &Place,
    as_json: bool,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let settings = settings::load(&arguments.paths().config).0.reminders;
    let asker = Asker::open();
    let (presence, services) = (asker.presence(ASKED_WITHIN), asker.services(ASKED_WITHIN));
    let is_running = instance::ask(place, &Request::Status).is_some();
    let status = Status {
        on: settings.on,
        running: is_running,
        resting: settings.rest().holds(Clock::system().moment()),
        starts_with_computer: autostart::folder().is_some_and(|it| autostart::is_set(&it, REMINDERS_ID)),
        idle_secs: presence.idle_ms.map(|idle| idle / 1_000),
        signs: Sign::ALL
            .map(|sign| SignStatus { sign: sign.word(), told: word(presence.told(sign)) })
            .to_vec(),
        notifications: word(services.notifications),
        tray: word(services.tray),
    };
    if as_json {
        serde_json::to_writer_pretty(&mut *out, &status)?;
        writeln!(out)?;
    } else {
        write(words, &settings, &status, &presence, services, out)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn word(told: Told) -> &'static str {
    match told {
        Told::Yes => "yes",
        Told::No => "no",
        Told::Unknown => "unknown",
    }
}

fn write(
    words: &Words,
    settings: &ReminderSettings,
    status: &Status,
    presence: &Presence,
    services: Services,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", reminders::chosen(words, settings))?;
    if status.resting {
        writeln!(out, "{}", fl!(words, "remind-status-rests"))?;
    }
    let running = if status.running {
        fl!(words, "remind-status-running")
    } else {
        fl!(words, "remind-status-not-running")
    };
    let starts = if status.starts_with_computer {
        fl!(words, "remind-status-with-computer")
    } else {
        fl!(words, "remind-status-not-with-computer")
    };
    writeln!(out, "{running}\n{starts}\n")?;
    for sign in Sign::ALL {
        let told = reminders::told(words, presence, sign);
        let sign = reminders::sign(words, sign);
        writeln!(out, "{}", fl!(words, "remind-status-sign", sign = sign, told = told))?;
    }
    let services = [
        (fl!(words, "remind-status-notifications"), services.notifications),
        (fl!(words, "remind-status-tray"), services.tray),
    ];
    for (service, told) in services {
        let told = reminders::plainly(words, told);
        writeln!(out, "{}", fl!(words, "remind-status-sign", sign = service, told = told))?;
    }
    Ok(())
}
