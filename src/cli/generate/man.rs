//! Man pages: clap's own, with examples, files and exit codes below.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use clap::Command;
use clap_mangen::Man;
use jiff::Timestamp;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::cli::command::{self, NAME};

/// What `man` says at the foot.
const MANUAL: &str = "Soft Landing";
/// What editors and `mandoc` like to see.
const LINE_MOST: usize = 78;
/// Each code and what it says.
const EXITS: [(&str, &str); 4] = [
    ("0", "All is done."),
    (
        "1",
        "Something could not be done, is not there, or needs mending; a sentence on standard error says what.",
    ),
    ("2", "The command line makes no sense."),
    ("141", "Nobody reads the output any more."),
];
/// What is looked at in the environment.
const VARIABLES: [(&str, &str); 4] = [
    ("NO_COLOR", "Without colours, whatever the terminal can show."),
    ("LC_ALL, LC_CTYPE, LANG", "The language, and whether the terminal knows letters beyond ASCII."),
    ("TERM", "With \"dumb\", nothing is drawn over."),
    ("SOFTLANDING_LOG", "With \"debug\", what the threads do is written to softlanding.log."),
];
const FILES: [(&str, &str); 3] = [
    ("~/.local/share/app.softlanding.SoftLanding", "The journal and exercises of one's own."),
    ("~/.config/app.softlanding.SoftLanding", "The settings."),
    ("~/.local/state/app.softlanding.SoftLanding", "The log, where one was asked for."),
];

/// Writes a page for each command into this folder, which is made where it is missing.
pub(super) fn write_all(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = command::command().disable_help_subcommand(true);
    command.build();
    write_with_parts(&command, "", folder)
}

fn write_with_parts(command: &Command, path: &str, folder: &Path) -> io::Result<()> {
    let name = format!("{NAME} {path}").trim_end().replace(' ', "-");
    fs::write(folder.join(format!("{name}.1")), page(command, path)?)?;
    for within in command.get_subcommands().filter(|within| within.get_name() != "help") {
        write_with_parts(within, format!("{path} {}", within.get_name()).trim_start(), folder)?;
    }
    Ok(())
}

fn page(command: &Command, path: &str) -> io::Result<Vec<u8>> {
    let plain = command.clone().after_help(None).version(None);
    let title = format!("{NAME} {path}").trim_end().replace(' ', "-").to_uppercase();
    let source = concat!("softlanding ", env!("CARGO_PKG_VERSION"));
    let mut page = Vec::new();
    Man::new(plain).title(title).date(day()).source(source).manual(MANUAL).render(&mut page)?;
    let mut more = String::new();
    // Writing to a text can't fail.
    let _ = examples(&mut more, command::examples(path));
    let _ = listed(&mut more, "EXIT STATUS", &EXITS);
    if path.is_empty() {
        let _ = listed(&mut more, "ENVIRONMENT", &VARIABLES);
        let _ = listed(&mut more, "FILES", &FILES);
    }
    page.extend(more.into_bytes());
    Ok(tidy(&String::from_utf8_lossy(&page)).into_bytes())
}

/// The day that pages are written on; as packagers have it where they ask for the same bytes each time.
fn day() -> String {
    let asked_for = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|secs| secs.parse().ok());
    let at = asked_for.and_then(|secs| Timestamp::from_second(secs).ok());
    at.unwrap_or_else(Timestamp::now).strftime("%Y-%m-%d").to_string()
}

/// Short lines without blanks at their ends, and one gap in place of two.
fn tidy(page: &str) -> String {
    let page = page.replace("\n.br\n\n.br\n", "\n.sp\n");
    let (mut tidy, mut is_filled) = (String::with_capacity(page.len()), true);
    for line in page.lines().map(str::trim_end) {
        match line {
            ".nf" => is_filled = false,
            ".fi" => is_filled = true,
            _ => {}
        }
        if line.starts_with('.') || !is_filled {
            tidy.push_str(line);
        } else {
            tidy.push_str(&textwrap::wrap(line, by_blanks()).join("\n").replace("\n.", "\n\\&."));
        }
        tidy.push('\n');
    }
    tidy
}

fn by_blanks() -> Options<'static> {
    let options = Options::new(LINE_MOST).wrap_algorithm(WrapAlgorithm::FirstFit);
    let options = options.word_separator(WordSeparator::AsciiSpace);
    options.word_splitter(WordSplitter::NoHyphenation).break_words(false)
}

fn examples(page: &mut String, examples: &[&str]) -> std::fmt::Result {
    if examples.is_empty() {
        return Ok(());
    }
    page.write_str(".SH EXAMPLES\n.nf\n")?;
    examples.iter().try_for_each(|example| writeln!(page, "{}", escaped(example)))?;
    page.write_str(".fi\n")
}

fn listed(page: &mut String, heading: &str, items: &[(&str, &str)]) -> std::fmt::Result {
    writeln!(page, ".SH \"{heading}\"")?;
    items
        .iter()
        .try_for_each(|(name, about)| writeln!(page, ".TP\n\\fB{}\\fR\n{}", escaped(name), escaped(about)))
}

/// A line of text for roff: a minus stays one, and nothing in it is a command.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-").replace('~', "\\(ti").replace('"', "\\(dq");
    if line.starts_with(['.', '\'']) { format!("\\&{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_of_a_text_is_taken_for_a_command() {
        assert_eq!(escaped(".TH a --b \\c"), "\\&.TH a \\-\\-b \\ec");
        let long = format!("{} .THIS", "word ".repeat(15).trim_end());
        assert!(tidy(&long).ends_with("\n\\&.THIS\n"), "{}", tidy(&long));
        assert_eq!(escaped("~/x \"y\""), "\\(ti/x \\(dqy\\(dq");
    }
}
