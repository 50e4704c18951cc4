//! What the program's threads do, for whoever looks for a fault: in a file, and only where `SOFTLANDING_LOG` asks for it.
//!
//! Events are `tracing`'s. Only those of this program are written, as libraries may say what a person typed; ours have
//! constant texts and fields that are numbers, flags or names from the source, never a person's words, a title or a
//! path.

use std::fmt::{self, Write as _};
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;

use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use super::disk;

/// Names the level: `error`, `warn`, `info`, `debug` or `trace`.
const VARIABLE: &str = "SOFTLANDING_LOG";
/// In the folder of the state. Each start adds to it.
const FILE: &str = "softlanding.log";
/// Targets are paths of modules.
const OURS: &str = "softlanding";

/// Begins to log into this folder where that is asked for, until the process ends. Where the file can't be written,
/// nothing is logged.
pub fn start(folder: &Path) {
    let asked_for = std::env::var(VARIABLE).ok().and_then(|level| level.parse::<LevelFilter>().ok());
    let Some(level) = asked_for.filter(|level| *level != LevelFilter::OFF) else { return };
    if let Ok(file) = open(folder) {
        // There is no other before it.
        let _ = tracing::subscriber::set_global_default(Log { level, file });
        tracing::info!(process = std::process::id(), "started");
    }
}

fn open(folder: &Path) -> io::Result<File> {
    disk::create_private_folder(folder)?;
    disk::private_file().append(true).create(true).open(folder.join(FILE))
}

/// Writes each event as a line.
struct Log {
    level: LevelFilter,
    file: File,
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let target = metadata.target().split("::").next();
        metadata.is_event() && *metadata.level() <= self.level && target == Some(OURS)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(self.level)
    }

    fn event(&self, event: &Event<'_>) {
        let (metadata, now) = (event.metadata(), jiff::Timestamp::now());
        let mut line = Line(format!("{now:.3} {:5} {}", metadata.level(), metadata.target()));
        event.record(&mut line);
        line.0.push('\n');
        // In one piece, as other threads and windows write as well. A full disk is no reason to stop.
        let _ = (&self.file).write_all(line.0.as_bytes());
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        // None is enabled.
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line(String);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        // A String takes everything.
        let _ = match field.name() {
            "message" => write!(self.0, " {value:?}"),
            name => write!(self.0, " {name}={value:?}"),
        };
    }
}
