//! The list of lines that comes with the program keeps its own rules, and says where an edited one does not.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test panics when something is wrong, in its helpers too"
)]

use softlanding_core::exercise::{FormatError, FormatErrorKind, is_support, parse_support};
use softlanding_core::support::{Day, LineKind, Seen, Source, Support, SupportFault};

const SHIPPED: &str = include_str!("../../assets/support.ron");
/// The day its newest lines were seen.
const NEWEST: Day = Day { year: 2026, month: 10, day: 7 };

fn shipped() -> Support {
    parse_support(SHIPPED.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// A list with one country of these lines.
fn refused(lines: &str) -> FormatError {
    parse_support(written(lines).as_bytes()).unwrap_err()
}

fn written(lines: &str) -> String {
    format!("Support(format: 1, countries: {{\n\"NL\": (name: \"Netherlands\", lines: [\n{lines}\n]),\n}})")
}

const EMERGENCY: &str =
    r#"(kinds: [Emergency], name: "Emergency", calls: [(number: "112")], seen: "2026", sources: [A]),"#;

#[track_caller]
fn assert_fault(lines: &str, line: u32, fault: &SupportFault) {
    let error = refused(lines);
    assert_eq!(error.kind, FormatErrorKind::Support(Box::new(fault.clone())), "{error}");
    assert_eq!(error.place.map(|place| place.line), Some(line), "{error}");
}

#[test]
fn every_country_of_the_list_is_there_with_an_emergency_number() {
    let support = shipped();
    let codes: Vec<&str> = support.countries.iter().map(|country| country.code.as_str()).collect();
    let wanted = "AR AU AT BE BR CA DK FI FR DE IN IE IT JP KE MX NL NZ NG NO PL PT ZA KR ES SE CH GB US";
    assert_eq!(codes.join(" "), wanted, "by name");
    for country in &support.countries {
        let emergency = country.lines_for(LineKind::Emergency).next().unwrap();
        assert!(!emergency.calls.is_empty(), "{}", country.name);
        assert!(country.lines_for(LineKind::Crisis).next().is_some(), "{}", country.name);
    }
    assert!(support.countries.is_sorted_by_key(|country| country.name.as_str()));
}

#[test]
fn every_line_was_seen_somewhere_and_none_says_what_nobody_knows() {
    for country in shipped().countries {
        for line in &country.lines {
            let where_it_is = format!("{}, {}", country.name, line.name);
            let is_undated = line.seen == Seen::Undated;
            let is_dated = |source: &Source| !matches!(source, Source::P(_) | Source::C | Source::C1);
            assert!(
                !(is_undated && line.sources.iter().any(is_dated)),
                "{where_it_is}: its source has a date"
            );
            assert!(line.sources.iter().any(|source| *source != Source::C1), "{where_it_is}");
            assert!(!line.note.as_deref().unwrap_or_default().contains('†'), "{where_it_is}");
            let dated = [
                (Source::A, "2026-10-07", "2026-10-07"),
                (Source::A2, "2026-09-23", "2026-09-24"),
                (Source::O, "2026-06-02", "2026-06-02"),
                (Source::F, "2023-12-01", "2023-12-01"),
            ];
            if let Some((_, first, last)) =
                dated.iter().find(|(source, ..)| line.sources.first() == Some(source))
            {
                let days = [first, last].map(|day| Seen::new(day).unwrap());
                assert!(days.contains(&line.seen), "{where_it_is}: its first source has another date");
            }
            if let Seen::Day(day) = line.seen {
                assert!(day <= NEWEST, "{where_it_is}: from the future");
            }
        }
    }
}

#[test]
fn what_must_not_be_offered_is_not_there() {
    let support = shipped();
    let country =
        |code: &str| support.countries.iter().find(|country| country.code.as_str() == code).unwrap();
    assert_eq!(country("NG").lines_for(LineKind::Lgbtq).count(), 0, "it would expose people");
    let notes = country("US").lines.iter().filter_map(|line| line.note.as_deref());
    assert!(
        notes.clone().all(|note| !note.contains('3')),
        "that ended in 2025: {:?}",
        notes.collect::<Vec<_>>()
    );
    for (code, digits) in [("KR", "1393"), ("DE", "0800111033"), ("SE", "020505050"), ("CA", "18334564566")] {
        let numbers = country(code).lines.iter().flat_map(|line| line.calls.iter().chain(&line.texts));
        assert!(numbers.clone().all(|number| number.digits() != digits), "{code}: {digits} is old");
    }
}

#[test]
fn old_lines_are_known_as_old() {
    let support = shipped();
    let lines = || support.countries.iter().flat_map(|country| &country.lines);
    let samaritans = lines().find(|line| line.name == "Samaritans").unwrap();
    assert!(!samaritans.seen.is_old(Day { year: 2026, month: 11, day: 30 }));
    assert!(samaritans.seen.is_old(Day { year: 2027, month: 11, day: 30 }));
    let old = lines().filter(|line| line.seen.is_old(NEWEST)).count();
    assert!(old > 20 && old < lines().count() / 2 + 20, "{old}");
}

#[test]
fn what_breaks_a_rule_is_named_with_its_line() {
    let with = |line: &str| format!("{EMERGENCY}\n{line}");
    let crisis = |rest: &str| with(&format!(r#"(kinds: [Crisis], name: "113", {rest}),"#));
    let rest = r#"seen: "2026", sources: [A]"#;
    let number = |number: &str| crisis(&format!(r#"calls: [(number: "{number}")], {rest}"#));
    assert_fault(&number("call us"), 4, &SupportFault::NotANumber);
    assert_fault(&crisis(rest), 4, &SupportFault::NoWay { name: "113".to_owned() });
    assert_fault(&crisis(&format!("chat: true, {rest}")), 4, &SupportFault::NoWay { name: "113".to_owned() });
    let page = |page: &str| crisis(&format!(r#"chat: true, page: "{page}", {rest}"#));
    assert_fault(&page("https://113.nl"), 4, &SupportFault::NotAPage);
    assert_fault(
        &crisis(r#"calls: [(number: "113")], seen: "in 2026", sources: [A]"#),
        4,
        &SupportFault::NotADate,
    );
    let one_lead = crisis(r#"calls: [(number: "113")], seen: "2026", sources: [C1]"#);
    assert_fault(&one_lead, 4, &SupportFault::OneLead { name: "113".to_owned() });
    let no_source = crisis(r#"calls: [(number: "113")], seen: "2026", sources: []"#);
    assert_fault(&no_source, 4, &SupportFault::NoSource { name: "113".to_owned() });
    let twice = with(
        r#"(kinds: [Emergency], name: "Again", calls: [(number: "1-12")], seen: "2026", sources: [A]),"#,
    );
    assert_fault(&twice, 4, &SupportFault::NumberTwice { number: "1-12".to_owned() });
    assert_fault("", 4, &SupportFault::NoEmergency { code: "NL".to_owned() });
}

#[test]
fn a_country_is_known_and_stands_there_once() {
    let country = |code: &str| format!("\"{code}\": (name: \"Somewhere\", lines: [{EMERGENCY}]),");
    let file = |countries: &[&str]| {
        let countries: Vec<String> = countries.iter().map(|code| country(code)).collect();
        format!("Support(format: 1, countries: {{\n{}\n}})", countries.join("\n"))
    };
    let kind = |countries: &[&str]| parse_support(file(countries).as_bytes()).unwrap_err().kind;
    assert!(parse_support(file(&["NL", "BE"]).as_bytes()).is_ok());
    assert_eq!(kind(&["XX"]), FormatErrorKind::Support(Box::new(SupportFault::NotACountry)));
    assert_eq!(kind(&["nl"]), FormatErrorKind::Support(Box::new(SupportFault::NotACountry)));
    let twice = SupportFault::CountryTwice { code: "NL".to_owned() };
    assert_eq!(kind(&["NL", "BE", "NL"]), FormatErrorKind::Support(Box::new(twice)));
}

#[test]
fn the_same_digits_may_be_called_and_written_to_and_be_for_two_things() {
    let both = r#"(kinds: [Crisis, Children], name: "A", calls: [(number: "1737")], texts: [(number: "1737")], seen: "2026", sources: [A]),"#;
    assert!(parse_support(written(&format!("{EMERGENCY}\n{both}")).as_bytes()).is_ok());
}

#[test]
fn it_is_known_by_what_it_says_it_is_also_where_it_is_broken() {
    assert!(is_support(SHIPPED.as_bytes()));
    assert!(is_support(b"// mine\nSupport(format: 1, oops"));
    for other in ["Exercise(format: 1)", "", "Supporter()", "\u{feff}"] {
        assert!(!is_support(other.as_bytes()), "{other}");
    }
    let error = parse_support(b"Support(format: 1,\n contries: {})").unwrap_err();
    assert_eq!(error.suggestion.as_deref(), Some("countries"), "{error}");
    assert_eq!(error.place.map(|place| place.line), Some(2));
}

/// Any cut and any letter in its way end in an error with a place, and never in a panic.
#[test]
fn a_cut_list_is_refused_quietly() {
    let source = written(EMERGENCY);
    for end in 0..source.len() {
        assert!(parse_support(&source.as_bytes()[..end]).is_err(), "{end}");
    }
}

/// Whatever a hand or a disk did to it, it is read or refused with a place, and never a panic.
#[test]
fn a_list_with_a_wrong_letter_anywhere_is_read_or_refused() {
    let source = written(&format!("{EMERGENCY}\n{EMERGENCY}").replacen("112", "113", 1));
    let mut refused = 0;
    for at in 0..source.len() {
        for wrong in [b'"', b'(', b'}', b'\\', b'\n', b'9', 0xff] {
            let mut bytes = source.clone().into_bytes();
            bytes[at] = wrong;
            match parse_support(&bytes) {
                Ok(support) => assert!(support.countries.len() <= 1),
                Err(error) => {
                    assert!(error.place.is_some() || wrong == 0xff, "{error}");
                    refused += 1;
                }
            }
        }
    }
    assert!(refused > 1_000, "{refused}");
}
