//! `softlanding doctor`: what the program finds on this computer, each *ok* or with its mend in a sentence.
//!
//! Made to be pasted into a report, so nothing of a person is in it: no words, no titles, no name of theirs in a path or
//! of a device. It only looks. Each question has a thread of its own, as a disk, a sound server or a bus may never answer.

mod asked;
mod desktop;
mod hidden;
mod told;

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::app::Paths;
use crate::text::{Words, fl};

use super::terminal;
use asked::{Answer, Topic};

/// How long all questions together may take.
const PATIENCE: Duration = Duration::from_secs(6);

/// Of what goes on, below a mark.
const INDENT: &str = "    ";

/// How it is told.
#[derive(Clone, Debug, clap::Args)]
pub struct DoctorArguments {
    /// As JSON, one object.
    #[arg(long)]
    json: bool,
}

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Health {
    Ok,
    /// Something can be done about it.
    Mend,
    /// Nothing is wrong, and not everything is there or known.
    Note,
}

/// What was found about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Finding {
    topic: &'static str,
    health: Health,
    /// What was found, in a sentence or two.
    found: String,
    /// What can be done, in one.
    mend: Option<String>,
    #[serde(skip)]
    name: String,
}

#[derive(Serialize)]
struct Report<'a> {
    version: &'static str,
    /// Whether nothing needs mending.
    ok: bool,
    findings: &'a [Finding],
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &DoctorArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let findings = find(words, paths);
    let is_ok = findings.iter().all(|finding| finding.health != Health::Mend);
    if options.json {
        let report = Report { version: env!("CARGO_PKG_VERSION"), ok: is_ok, findings: &findings };
        serde_json::to_writer_pretty(&mut *out, &report)?;
        writeln!(out)?;
    } else {
        findings.iter().try_for_each(|finding| write(words, finding, out))?;
        let sum = if is_ok { fl!(words, "doctor-all-ok") } else { fl!(words, "doctor-to-mend") };
        writeln!(out)?;
        terminal::write_paragraph(out, terminal::columns(), "", &sum)?;
    }
    Ok(if is_ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Asks everything at once, and takes what has come by the end of the patience.
fn find(words: &Words, paths: &Paths) -> Vec<Finding> {
    let until = Instant::now() + PATIENCE;
    let asked: Vec<(Topic, Receiver<Answer>)> =
        Topic::ALL.into_iter().map(|topic| (topic, ask(topic, paths.clone()))).collect();
    let told = |(topic, answer): (Topic, Receiver<Answer>)| match answer
        .recv_timeout(until.saturating_duration_since(Instant::now()))
    {
        Ok(answer) => told::findings(words, &answer),
        Err(_) => vec![told::silent(words, topic)],
    };
    asked.into_iter().flat_map(told).collect()
}

fn ask(topic: Topic, paths: Paths) -> Receiver<Answer> {
    let (to_caller, answer) = mpsc::channel();
    let work = move || {
        // Nobody listens any more when it took too long.
        let _ = to_caller.send(asked::ask(topic, &paths));
    };
    // Where no thread can be started, nothing comes, and that is said.
    let _ = thread::Builder::new().name("doctor".to_owned()).spawn(work);
    answer
}

fn write(words: &Words, finding: &Finding, out: &mut dyn Write) -> io::Result<()> {
    let mark = match finding.health {
        Health::Ok => fl!(words, "doctor-ok"),
        Health::Mend => fl!(words, "doctor-mend"),
        Health::Note => fl!(words, "doctor-note"),
    };
    let (name, found) = (finding.name.as_str(), finding.found.as_str());
    let line = fl!(words, "doctor-line", mark = mark, name = name, found = found);
    let columns = terminal::columns();
    terminal::write_hanging(out, columns, ["", INDENT], &line)?;
    let mut write = |mend| terminal::write_hanging(out, columns, [INDENT; 2], mend);
    finding.mend.as_deref().map_or(Ok(()), &mut write)
}
