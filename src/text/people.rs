//! Lines to call or to write to, in words.

use softlanding_core::support::{Cost, Country, Day, Hours, Line, LineKind, Number, Police, Seen, Source};

use super::{Words, faults::visible, fl};

/// What lines of a kind are for.
#[must_use]
pub fn kind(words: &Words, kind: LineKind) -> String {
    match kind {
        LineKind::Emergency => fl!(words, "line-emergency"),
        LineKind::Crisis => fl!(words, "line-crisis"),
        LineKind::Violence => fl!(words, "line-violence"),
        LineKind::SexualViolence => fl!(words, "line-sexual-violence"),
        LineKind::Children => fl!(words, "line-children"),
        LineKind::Lgbtq => fl!(words, "line-lgbtq"),
        LineKind::Community => fl!(words, "line-community"),
        LineKind::Poison => fl!(words, "line-poison"),
    }
}

/// What is said where a country has no line of a kind.
#[must_use]
pub fn gap(words: &Words, country: &Country, kind: LineKind) -> String {
    match country.gap(kind) {
        Some(note) => visible(note),
        None => fl!(words, "people-gap", country = visible(&country.name)),
    }
}

/// Whether it is free, and its hours, as far as they are known: "free, day and night".
#[must_use]
pub fn short_facts(words: &Words, line: &Line) -> Option<String> {
    let is_free = matches!(line.cost, Some(Cost::Free | Cost::NotOnBill));
    let cost = is_free.then(|| fl!(words, "line-free"));
    let facts: Vec<String> = [cost, hours(words, line)].into_iter().flatten().collect();
    (!facts.is_empty()).then(|| facts.join(", "))
}

fn hours(words: &Words, line: &Line) -> Option<String> {
    match line.hours.as_ref()? {
        Hours::Always => Some(fl!(words, "line-always")),
        Hours::At(hours) => Some(visible(hours)),
    }
}

/// Cost, hours and languages, as far as they are known: "free, day and night · English".
#[must_use]
pub fn facts(words: &Words, line: &Line) -> String {
    let cost = line.cost.map(|cost| match cost {
        Cost::Free => fl!(words, "line-free"),
        Cost::NotOnBill => fl!(words, "line-not-on-bill"),
        Cost::NormalRate => fl!(words, "line-normal-rate"),
    });
    let when: Vec<String> = [cost, hours(words, line)].into_iter().flatten().collect();
    let languages = line.languages.as_deref().map(visible);
    [(!when.is_empty()).then(|| when.join(", ")), languages]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// What is done with a number to call, where it has a name of its own: "ambulance".
#[must_use]
pub fn call(words: &Words, number: &Number) -> String {
    number.about.as_deref().map_or_else(|| fl!(words, "line-call"), visible)
}

/// What is done with a number to write to: "Text SHOUT to".
#[must_use]
pub fn text(words: &Words, number: &Number) -> String {
    let how = number.about.as_deref().map_or_else(|| fl!(words, "line-text"), visible);
    match number.words.as_deref() {
        Some(first) => fl!(words, "line-text-words", how = how, words = visible(first)),
        None => how,
    }
}

/// Its page, and whether one can write there.
#[must_use]
pub fn page(words: &Words, line: &Line) -> Option<String> {
    let page = visible(line.page.as_deref()?);
    Some(if line.chat { fl!(words, "line-chat", page = page) } else { page })
}

/// Whether the police may come, where that is known.
#[must_use]
pub fn police(words: &Words, line: &Line) -> Option<String> {
    match line.police {
        Police::Never => Some(fl!(words, "police-never")),
        Police::OnlyWithConsent => Some(fl!(words, "police-with-consent")),
        Police::IfLifeAtRisk => Some(fl!(words, "police-life-at-risk")),
        Police::Unknown => None,
    }
}

/// When and where it was seen in print.
#[must_use]
pub fn seen(words: &Words, line: &Line, today: Day) -> String {
    let source = line.sources.first().map(|source| self::source(words, source)).unwrap_or_default();
    let said = match date(line.seen) {
        Some(date) => fl!(words, "line-seen", date = date, source = source),
        None => fl!(words, "line-seen-undated", source = source),
    };
    match line.seen {
        Seen::Undated => said,
        seen if seen.is_old(today) => format!("{said} {}", fl!(words, "line-old")),
        _ => said,
    }
}

/// The day as it is written: `2026-10-07`, `2025-11`, `2019`.
#[must_use]
pub fn date(seen: Seen) -> Option<String> {
    match seen {
        Seen::Day(Day { year, month, day }) => Some(format!("{year}-{month:02}-{day:02}")),
        Seen::Month { year, month } => Some(format!("{year}-{month:02}")),
        Seen::Year(year) => Some(year.to_string()),
        Seen::Undated => None,
    }
}

fn source(words: &Words, source: &Source) -> String {
    match source {
        Source::A | Source::A2 => fl!(words, "source-checked-list"),
        Source::P(page) => fl!(words, "source-page", page = visible(page)),
        Source::O => fl!(words, "source-open-helplines"),
        Source::F | Source::F26 => fl!(words, "source-find-a-helpline"),
        Source::C => fl!(words, "source-lists"),
        Source::C1 => fl!(words, "source-list"),
    }
}

/// The numbers to call of a line, each with what it is for: "112 · 144 (ambulance)". None where it has none.
#[must_use]
pub fn calls(line: &Line) -> Option<String> {
    let numbers: Vec<String> = line.calls.iter().map(number_for).collect();
    (!numbers.is_empty()).then(|| numbers.join(" · "))
}

/// A number with what it is for, where that is known: "144 (ambulance)".
fn number_for(number: &Number) -> String {
    match number.about.as_deref() {
        Some(about) => format!("{} ({})", number.number, visible(about)),
        None => number.number.clone(),
    }
}

/// A line by its name and its numbers: "Samaritans: 116 123, 0808 164 0123 (in Welsh)".
#[must_use]
pub fn in_short(words: &Words, line: &Line) -> String {
    let calls = line.calls.iter().map(number_for);
    let texts = line.texts.iter().map(|number| format!("{} {}", text(words, number), number.number));
    let numbers: Vec<String> = calls.chain(texts).collect();
    format!("{}: {}", visible(&line.name), numbers.join(", "))
}

/// Everything about a line, in lines of text without numbers of their own place: for paper and the terminal.
#[must_use]
pub fn lines(words: &Words, line: &Line, today: Day) -> Vec<String> {
    let facts = facts(words, line);
    let calls = line.calls.iter().map(|number| format!("{}: {}", call(words, number), number.number));
    let texts = line.texts.iter().map(|number| format!("{}: {}", text(words, number), number.number));
    let numbers = calls.chain(texts);
    let more =
        [page(words, line), police(words, line), line.note.as_deref().map(visible)].into_iter().flatten();
    let facts = (!facts.is_empty()).then_some(facts);
    numbers.chain(facts).chain(more).chain([seen(words, line, today)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people;
    use softlanding_core::support::SupportFault;

    const TODAY: Day = Day { year: 2026, month: 11, day: 30 };

    fn line(country: &str, name: &str) -> Line {
        let support = people::shipped();
        let country = support.countries.iter().find(|known| known.code.as_str() == country).unwrap();
        country.lines.iter().find(|line| line.name == name).unwrap().clone()
    }

    #[test]
    fn what_is_said_about_some_lines() {
        let words = Words::english();
        let said =
            [("GB", "Samaritans"), ("GB", "Shout"), ("US", "988 Lifeline"), ("ZA", "GBV Command Centre")];
        let said = said.map(|(country, name)| {
            format!("{name}\n  {}", lines(&words, &line(country, name), TODAY).join("\n  "))
        });
        insta::assert_snapshot!(said.join("\n"));
    }

    #[test]
    fn emergency_numbers_say_whom_they_call_and_the_ambulance_comes_before_the_police() {
        for country in &people::shipped().countries {
            let line = country.lines_for(LineKind::Emergency).next().unwrap();
            let said = calls(line).unwrap();
            for about in line.calls.iter().filter_map(|number| number.about.as_deref()) {
                assert!(said.contains(&format!("({about})")), "{}: {said}", country.name);
            }
            let medical = said.find("(ambulance)").or(said.find("(medical)"));
            if let (Some(medical), Some(police)) = (medical, said.find("(police)")) {
                assert!(medical < police, "{}: {said}", country.name);
            }
        }
        assert_eq!(calls(&line("BR", "Emergency")).unwrap(), "192 (ambulance) · 190 (police)");
        assert_eq!(calls(&line("CH", "Emergency")).unwrap(), "112 · 144 · 117", "not known, so not said");
    }

    #[test]
    fn a_line_seen_more_than_a_year_ago_says_so() {
        let words = Words::english();
        let old = seen(&words, &line("GB", "Childline"), TODAY);
        assert!(old.contains("2023-12-01") || old.contains("childline.org.uk"), "{old}");
        assert!(old.contains(&fl!(words, "line-old")), "{old}");
        assert!(!seen(&words, &line("GB", "Samaritans"), TODAY).contains(&fl!(words, "line-old")));
        let undated = seen(&words, &line("US", "Poison Control"), TODAY);
        assert_eq!(undated, "Seen in several public lists, undated. Please check it on a calm day.");
    }

    #[test]
    fn every_fault_of_a_list_has_its_words() {
        let words = Words::english();
        for name in SupportFault::NAMES {
            assert!(words.has(&format!("support-{name}")), "{name}");
        }
    }

    #[test]
    fn every_name_can_be_drawn_with_the_typeface() {
        for country in &people::shipped().countries {
            for line in &country.lines {
                let told = lines(&Words::english(), line, TODAY).join(" ") + &line.name + &country.name;
                let odd: Vec<char> = told.chars().filter(|letter| !is_latin(*letter)).collect();
                assert!(odd.is_empty(), "{}: {odd:?}", line.name);
            }
        }
    }

    /// Letters and signs that the typeface has: names in other scripts would show as boxes.
    fn is_latin(letter: char) -> bool {
        letter.is_ascii() || ('\u{a0}'..='\u{17f}').contains(&letter) || "–’“”…·".contains(letter)
    }
}
