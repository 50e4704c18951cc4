//! One's plan as a page, with the lines of one's country.

use jiff::civil::Date;
use softlanding_core::support::{Country, Day, LineKind};

use super::report::Report;
use crate::people::{Person, Plan};
use crate::text::describe::{Section, Voice};
use crate::text::faults::visible;
use crate::text::people as lines;
use crate::text::{Words, fl};

/// A plan and what stands beside it on paper.
#[derive(Clone, Debug)]
pub struct OnPaper {
    pub plan: Plan,
    pub people: Vec<Person>,
    /// The chosen country, whose lines are printed.
    pub country: Option<Country>,
}

/// The day as the lists compare it.
#[must_use]
pub fn day_of(date: Date) -> Day {
    let small = |number: i8| u8::try_from(number).unwrap_or(1);
    Day { year: u16::try_from(date.year()).unwrap_or(0), month: small(date.month()), day: small(date.day()) }
}

/// The page of a plan. A step without words stays as a line to write on; step 4 is never without somebody.
#[must_use]
pub fn plan_page(words: &Words, on_paper: &OnPaper) -> Report {
    let titles = step_titles(words);
    let sections = titles.into_iter().enumerate().map(|(index, title)| {
        let written = on_paper.plan.steps.get(index).map(String::as_str).unwrap_or_default();
        let mut said = written_lines(written);
        match index {
            3 => said.extend(people(words, on_paper, said.is_empty())),
            4 => said.extend(country_lines(words, on_paper)),
            _ => {}
        }
        section(title, said)
    });
    let worth = section(fl!(words, "plan-worth"), written_lines(&on_paper.plan.worth));
    Report {
        title: fl!(words, "plan-title"),
        lead: fl!(words, "plan-page-lead"),
        sections: sections.chain([worth]).collect(),
    }
}

/// What the six steps are called, in their order.
#[must_use]
pub fn step_titles(words: &Words) -> [String; crate::people::STEPS] {
    [
        fl!(words, "plan-step-1"),
        fl!(words, "plan-step-2"),
        fl!(words, "plan-step-3"),
        fl!(words, "plan-step-4"),
        fl!(words, "plan-step-5"),
        fl!(words, "plan-step-6"),
    ]
}

fn section(title: String, lines: Vec<String>) -> Section {
    // A place to write on by hand.
    let lines = if lines.is_empty() { vec!["_".repeat(48)] } else { lines };
    Section { title, lines, voice: Voice::Program }
}

fn written_lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The people whom one named, and where nobody is, a place for one and a line to begin with.
fn people(words: &Words, on_paper: &OnPaper, is_empty: bool) -> Vec<String> {
    let named = on_paper.people.iter().map(|person| {
        fl!(words, "plan-page-line", name = person.name.as_str(), numbers = person.number.as_str())
    });
    let named: Vec<String> = named.collect();
    if !named.is_empty() || !is_empty {
        return named;
    }
    let first = on_paper.country.iter().flat_map(|country| country.lines_for(LineKind::Crisis)).next();
    let line = first.map_or_else(directories, |line| lines::in_short(words, line));
    vec![fl!(words, "plan-page-nobody"), line]
}

fn country_lines(words: &Words, on_paper: &OnPaper) -> Vec<String> {
    let Some(country) = &on_paper.country else { return vec![directories()] };
    let kinds = [LineKind::Crisis, LineKind::Emergency];
    let lines = kinds.into_iter().flat_map(|kind| country.lines_for(kind));
    let lines = lines.map(|line| {
        let seen = match lines::date(line.seen) {
            Some(date) => fl!(words, "people-checked", date = date),
            None => fl!(words, "people-checked-undated"),
        };
        format!("{} ({seen})", lines::in_short(words, line))
    });
    // No number without its country; and nobody knows for how long a sheet lies in a drawer.
    let last = [directories(), fl!(words, "plan-page-check")];
    [visible(&country.name)].into_iter().chain(lines).chain(last).collect()
}

fn directories() -> String {
    softlanding_core::support::DIRECTORIES.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people;

    fn on_paper(plan: Plan, code: Option<&str>) -> OnPaper {
        let lists = people::shipped();
        let country = code.and_then(|code| lists.countries.iter().find(|known| known.code.as_str() == code));
        OnPaper { plan, people: Vec::new(), country: country.cloned() }
    }

    fn step(page: &Report, number: usize) -> String {
        page.sections[number - 1].lines.join("\n")
    }

    #[test]
    fn step_four_is_never_without_somebody_and_step_five_has_the_lines() {
        let words = Words::english();
        let page = plan_page(&words, &on_paper(Plan::default(), Some("GB")));
        assert!(step(&page, 4).contains("116 123"), "{}", step(&page, 4));
        assert!(
            step(&page, 5).contains("999")
                && step(&page, 5).contains("2026-10-07")
                && step(&page, 5).starts_with("United Kingdom"),
            "{}",
            step(&page, 5)
        );
        let nowhere = plan_page(&words, &on_paper(Plan::default(), None));
        assert!(step(&nowhere, 4).contains("findahelpline.com"));
        assert!(step(&nowhere, 5).contains("befrienders.org"));
        assert!(!step(&nowhere, 5).contains("112"), "no number without its country");
    }

    #[test]
    fn what_was_written_stands_there_and_names_come_before_lines() {
        let words = Words::english();
        let mut plan = Plan { worth: "the dog".to_owned(), ..Plan::default() };
        plan.steps[0] = "I stop answering\n\nI lie awake".to_owned();
        let mut paper = on_paper(plan, Some("GB"));
        paper.people.push(people::Person { name: "Noor".to_owned(), number: "012".to_owned() });
        let page = plan_page(&words, &paper);
        assert_eq!(page.sections[0].lines, ["I stop answering", "I lie awake"]);
        assert_eq!(page.sections[3].lines, ["Noor: 012"]);
        assert_eq!(page.sections[6].lines, ["the dog"]);
    }
}
