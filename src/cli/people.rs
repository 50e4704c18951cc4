//! `softlanding people [COUNTRY]`: whom to call or to write to.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use softlanding_core::support::{Country, CountryCode, DIRECTORIES, Day, LineKind, Support};

use crate::app::{Clock, Paths};
use crate::documents::plan::day_of;
use crate::library::FileError;
use crate::people::{SUPPORT_FILE, read_edited, shipped};
use crate::platform::locale;
use crate::settings;
use crate::text::faults::{sentence, visible};
use crate::text::people;
use crate::text::{Words, fl};

use super::{WRONG_USE, terminal};

/// Which country.
#[derive(Clone, Debug, clap::Args)]
pub struct PeopleArguments {
    /// Its two letters or its name; otherwise the one chosen in the window.
    #[arg(value_name = "COUNTRY")]
    country: Option<String>,
}

pub(super) fn run(
    words: &Words,
    paths: &Paths,
    options: &PeopleArguments,
    out: &mut dyn Write,
) -> io::Result<ExitCode> {
    let lists = match read_edited(&paths.data) {
        Ok(edited) => edited.unwrap_or_else(|| shipped().as_ref().clone()),
        Err(fault) => {
            let broken = FileError { path: paths.data.join(SUPPORT_FILE), fault };
            terminal::print_aside(&fl!(words, "notice-support", what = sentence(words, &broken)));
            shipped().as_ref().clone()
        }
    };
    if let Some(asked) = &options.country {
        if let Some(country) = named(&lists, asked) {
            return write_country(words, country, out);
        }
        terminal::print_aside(&unknown(words, &lists, asked));
        return Ok(ExitCode::from(WRONG_USE));
    }
    match settings::load(&paths.config).0.country.and_then(|code| lists.country(code)) {
        Some(country) => write_country(words, country, out),
        None => write_countries(words, &lists, out),
    }
}

/// By its two letters or its name; "UK" is what people call it.
fn named<'a>(lists: &'a Support, asked: &str) -> Option<&'a Country> {
    let asked = asked.trim();
    let letters = if asked.eq_ignore_ascii_case("uk") { "GB".to_owned() } else { asked.to_uppercase() };
    let by_code = CountryCode::new(&letters).and_then(|code| lists.country(code));
    by_code.or_else(|| {
        lists.countries.iter().find(|country| country.name.to_lowercase() == asked.to_lowercase())
    })
}

fn unknown(words: &Words, lists: &Support, asked: &str) -> String {
    let known: Vec<&str> = lists.countries.iter().map(|country| country.code.as_str()).collect();
    fl!(words, "cli-people-unknown", country = visible(asked), known = known.join(" "))
}

fn write_country(words: &Words, country: &Country, out: &mut dyn Write) -> io::Result<ExitCode> {
    let today = day_of(Clock::system().wall().zoned().date());
    write_line(out, "", &fl!(words, "cli-people-first"))?;
    writeln!(out)?;
    write_line(out, "", &visible(&country.name))?;
    writeln!(out)?;
    // What is to be reached first stands first.
    let first = [LineKind::Crisis, LineKind::Emergency];
    let others = LineKind::ALL.into_iter().filter(|kind| !first.contains(kind));
    for kind in first.into_iter().chain(others) {
        write_kind(words, country, kind, today, out)?;
    }
    write_line(out, "", &fl!(words, "people-police-unknown"))?;
    write_elsewhere(words, out)
}

fn write_kind(
    words: &Words,
    country: &Country,
    kind: LineKind,
    today: Day,
    out: &mut dyn Write,
) -> io::Result<()> {
    write_line(out, "", &people::kind(words, kind))?;
    if country.lines_for(kind).next().is_none() {
        write_line(out, "  ", &people::gap(words, country, kind))?;
    }
    for line in country.lines_for(kind) {
        write_line(out, "  ", &visible(&line.name))?;
        for said in people::lines(words, line, today) {
            write_line(out, "    ", &said)?;
        }
    }
    writeln!(out)
}

/// Nothing is chosen: which countries there are, the likely one first, and no number without its country.
fn write_countries(words: &Words, lists: &Support, out: &mut dyn Write) -> io::Result<ExitCode> {
    write_line(out, "", &fl!(words, "cli-people-first"))?;
    writeln!(out)?;
    let likely = locale::of_system().as_deref().and_then(CountryCode::of_locale);
    let (first, others): (Vec<&Country>, Vec<&Country>) =
        lists.countries.iter().partition(|country| Some(country.code) == likely);
    let ordered = first.into_iter().chain(others);
    let example = ordered.clone().next().map_or_else(String::new, |country| country.code.to_string());
    write_line(out, "", &fl!(words, "cli-people-choose", code = example))?;
    for country in ordered {
        let (name, code) = (visible(&country.name), country.code.to_string());
        write_line(out, "  ", &fl!(words, "cli-people-country", country = name, code = code))?;
    }
    write_elsewhere(words, out)
}

fn write_elsewhere(words: &Words, out: &mut dyn Write) -> io::Result<ExitCode> {
    let [first, second] = DIRECTORIES;
    write_line(out, "", &fl!(words, "cli-people-elsewhere", first = first, second = second))?;
    Ok(ExitCode::SUCCESS)
}

/// A line for another program; on a terminal as many as there is room for, with no number broken.
fn write_line(out: &mut dyn Write, indent: &str, line: &str) -> io::Result<()> {
    if !io::stdout().is_terminal() {
        return writeln!(out, "{indent}{line}");
    }
    let following = format!("{indent}  ");
    let options = textwrap::Options::new(terminal::columns()).break_words(false);
    let options = options.initial_indent(indent).subsequent_indent(&following);
    for wrapped in textwrap::wrap(&held_together(line), &options) {
        writeln!(out, "{}", wrapped.replace(HELD, " "))?;
    }
    Ok(())
}

/// What holds digits together while lines are broken.
const HELD: &str = "\u{a0}";

/// With each blank between two digits as one that is not broken at.
fn held_together(line: &str) -> String {
    let (mut before, mut bytes) = (' ', [0; 4]);
    let mut letters = line.chars().peekable();
    let mut held = String::with_capacity(line.len());
    while let Some(letter) = letters.next() {
        let is_within = before.is_ascii_digit() && letters.peek().is_some_and(char::is_ascii_digit);
        held.push_str(if letter == ' ' && is_within { HELD } else { letter.encode_utf8(&mut bytes) });
        before = letter;
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_held_together() {
        assert_eq!(held_together("Call 0722 178 177 or 999"), "Call 0722\u{a0}178\u{a0}177 or 999");
        assert_eq!(held_together("1 a 2"), "1 a 2");
    }
}
