//! `softlanding render ID --minutes N --wav FILE`: the sound of a whole sitting as a file.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use softlanding_core::score::{Both, Choice, Score};

use crate::app::{self, Paths};
use crate::documents::recording;
use crate::settings;
use crate::text::faults::visible;
use crate::text::names;
use crate::text::notices::Notice;
use crate::text::{Words, fl};

use super::{Minutes, find, terminal};

/// What is rendered, and where to.
#[derive(Clone, Debug, clap::Args)]
pub struct RenderArguments {
    /// Which practice, as in the list, or a .ron file.
    #[arg(value_name = "ID|FILE")]
    practice: String,
    /// How long, words included: 0.1 to 90. Without it, the usual length of the practice.
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    minutes: Option<Minutes>,
    /// The file to write: stereo, 48 kHz, 16 bits. Where a practice waits for you, it goes on after
    /// four seconds.
    #[arg(long, value_name = "FILE")]
    wav: PathBuf,
    /// Write over a file that is there.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &RenderArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let length_ms = match Minutes::asked_for(options.minutes.as_ref(), words) {
        Ok(length_ms) => length_ms,
        Err(code) => return Ok(code),
    };
    let exercise = match find::one(words, paths, &options.practice) {
        Ok(found) => found.exercise,
        Err(missing) => return Ok(missing.say(words, &options.practice)),
    };
    let length_ms = exercise.allowed_length_ms(length_ms.unwrap_or(exercise.minutes.usual_ms));
    let score = Score::compile_both(&exercise, Choice { length_ms, own_cycle_ms: None }, &Both::default());
    let (settings, troubles) = settings::load(&paths.config);
    for trouble in troubles {
        terminal::print_aside(&Notice::Settings(trouble).sentence(words));
    }
    let file = visible(&options.wav.display().to_string());
    if let Err(error) = recording::write_wav(&score, app::levels(&settings), &options.wav, options.force) {
        terminal::print_aside(&terminal::not_exported(words, &error, &file));
        return Ok(ExitCode::FAILURE);
    }
    let length = names::length(words, recording::length_ms(&score));
    let title = visible(&exercise.title);
    writeln!(out, "{}", fl!(words, "cli-rendered", file = file, title = title, length = length))?;
    if score.has_waits() {
        writeln!(out, "{}", fl!(words, "cli-rendered-waits", secs = names::secs(words, recording::WAIT_MS)))?;
    }
    Ok(ExitCode::SUCCESS)
}
