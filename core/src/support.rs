//! Lines that one can call or write to, country by country, as `support.ron` lists them.
//!
//! No number stands without its country: the same digits reach somebody else elsewhere. Each line says when and where it
//! was seen in print; nobody has dialled it. Reading is [`crate::exercise::parse_support`]. Knows no clock: the day is
//! passed in.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Lists of lines in all countries, which need no number: to copy, beside every list.
pub const DIRECTORIES: [&str; 2] = ["findahelpline.com", "befrienders.org"];

/// Every code of ISO 3166-1, two letters each.
const CODES: &str = "ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCL\
    CMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIE\
    ILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMY\
    MZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTC\
    TDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// A country's two letters, as ISO 3166-1 has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// `None` where there is no such country. Capitals only.
    #[must_use]
    pub fn new(code: &str) -> Option<Self> {
        let letters = <[u8; 2]>::try_from(code.as_bytes()).ok()?;
        CODES.as_bytes().chunks_exact(2).any(|known| known == letters).then_some(Self(letters))
    }

    /// The country of a locale such as `en_GB.UTF-8` or `pt-BR`.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let tag = locale.split(['.', '@']).next().unwrap_or_default();
        tag.split(['_', '-']).skip(1).find_map(|part| Self::new(&part.to_ascii_uppercase()))
    }

    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Two ASCII letters.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum LineKind {
    /// Police, fire, ambulance.
    Emergency,
    /// Thinking of ending one's life.
    Crisis,
    /// Violence at home.
    Violence,
    SexualViolence,
    /// Children and young people.
    Children,
    Lgbtq,
    /// For a community, and against racism.
    Community,
    Poison,
}

impl LineKind {
    /// In the order of the page.
    pub const ALL: [Self; 8] = [
        Self::Emergency,
        Self::Crisis,
        Self::Violence,
        Self::SexualViolence,
        Self::Children,
        Self::Lgbtq,
        Self::Community,
        Self::Poison,
    ];
}

/// A number to call or to write to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// As people write it there.
    pub number: String,
    /// What sets it apart from the others of its line: "ambulance", "in Welsh".
    pub about: Option<String>,
    /// The words that a first message is to have.
    pub words: Option<String>,
}

impl Number {
    /// The digits and signs to dial, which are the same however it is written.
    #[must_use]
    pub fn digits(&self) -> String {
        self.number.chars().filter(|sign| sign.is_ascii_digit() || matches!(sign, '*' | '#' | '+')).collect()
    }
}

/// When somebody answers. Missing where it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hours {
    /// Day and night.
    Always,
    /// In words: "weekdays 10:00–17:00".
    At(String),
}

/// What a call costs. Missing where it is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cost {
    Free,
    /// Free, and it does not stand on the phone bill.
    NotOnBill,
    /// As any call.
    NormalRate,
}

/// Whether those who answer may send the police.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Police {
    Never,
    OnlyWithConsent,
    IfLifeAtRisk,
    /// Nobody has asked them yet.
    #[default]
    Unknown,
}

/// Where a line was seen. The letters are those of the notes that the list was compiled from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    /// A public list that says of each line that it was checked on the service's own site, on 7 October 2026.
    A,
    /// Another such list, of 23 and 24 September 2026.
    A2,
    /// A page, official or of the press, at this address.
    P(String),
    /// Open Helplines, CC0, each verified on 2 June 2026.
    O,
    /// A copy of Find A Helpline of 1 December 2023.
    F,
    /// A page of Find A Helpline of 2026, with a day for the line.
    F26,
    /// Three or more public lists agree; they have no date.
    C,
    /// One public list without a date. Never the only source.
    C1,
}

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

/// When a line was seen in print, as exactly as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    Day(Day),
    Month { year: u16, month: u8 },
    Year(u16),
    Undated,
}

impl Seen {
    /// From `2026-10-07`, `2025-11`, `2019` or `undated`.
    #[must_use]
    pub fn new(written: &str) -> Option<Self> {
        if written == "undated" {
            return Some(Self::Undated);
        }
        let mut parts = written.split('-').map(|part| {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse::<u16>().ok()).flatten()
        });
        let year = parts.next()?.filter(|year| (2000..=2999).contains(year))?;
        let small = |number: u16, most: u8| u8::try_from(number).ok().filter(|n| (1..=most).contains(n));
        let (month, day, more) = (parts.next(), parts.next(), parts.next());
        match (month, day, more) {
            (None, ..) => Some(Self::Year(year)),
            (Some(month), None, _) => Some(Self::Month { year, month: small(month?, 12)? }),
            (Some(month), Some(day), None) => {
                let month = small(month?, 12)?;
                Some(Self::Day(Day { year, month, day: small(day?, days_of(month))? }))
            }
            _ => None,
        }
    }

    /// Whether more than twelve months have passed, or may have.
    #[must_use]
    pub fn is_old(self, today: Day) -> bool {
        let last = match self {
            Self::Day(day) => day,
            Self::Month { year, month } => Day { year, month, day: 31 },
            Self::Year(year) => Day { year, month: 12, day: 31 },
            Self::Undated => return true,
        };
        Day { year: last.year + 1, ..last } < today
    }
}

fn days_of(month: u8) -> u8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Somebody to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is for; the first is what it is above all.
    pub kinds: Vec<LineKind>,
    pub name: String,
    /// Numbers to call.
    pub calls: Vec<Number>,
    /// Numbers to write to.
    pub texts: Vec<Number>,
    /// Whether its page has a chat.
    pub chat: bool,
    pub hours: Option<Hours>,
    /// In words, where it is not the country's own alone.
    pub languages: Option<String>,
    pub cost: Option<Cost>,
    pub police: Police,
    /// Its own page: a host, perhaps with a path.
    pub page: Option<String>,
    pub seen: Seen,
    pub sources: Vec<Source>,
    /// What else is to be known, such as that lists disagree.
    pub note: Option<String>,
}

impl Line {
    /// Whether it is for this.
    #[must_use]
    pub fn is_for(&self, kind: LineKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// What is to be known where there is no line of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    pub kind: LineKind,
    pub note: String,
}

/// A country with its lines, those to offer first before others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    pub code: CountryCode,
    /// In English.
    pub name: String,
    pub lines: Vec<Line>,
    pub gaps: Vec<Gap>,
}

impl Country {
    /// The lines for this, in their order: first those that are for it above all.
    pub fn lines_for(&self, kind: LineKind) -> impl Iterator<Item = &Line> + Clone {
        let is_first = move |line: &&Line| line.kinds.first() == Some(&kind);
        let others = self.lines.iter().filter(move |line| !is_first(line) && line.is_for(kind));
        self.lines.iter().filter(is_first).chain(others)
    }

    /// Why there is none for this, where that is known.
    #[must_use]
    pub fn gap(&self, kind: LineKind) -> Option<&str> {
        self.gaps.iter().find(|gap| gap.kind == kind).map(|gap| gap.note.as_str())
    }
}

/// A whole list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Support {
    /// In the order of the file.
    pub countries: Vec<Country>,
}

impl Support {
    #[must_use]
    pub fn country(&self, code: CountryCode) -> Option<&Country> {
        self.countries.iter().find(|country| country.code == code)
    }
}

/// What can be wrong with a list beyond what can be wrong with any file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SupportFault {
    #[error("not a country's two letters")]
    NotACountry,
    #[error("{code} stands here twice")]
    CountryTwice { code: String },
    #[error("a country without an emergency number")]
    NoEmergency { code: String },
    #[error("a line that is for nothing")]
    NoKind,
    #[error("a line that cannot be reached")]
    NoWay { name: String },
    #[error("not a number to dial")]
    NotANumber,
    #[error("the number {number} stands here twice for the same")]
    NumberTwice { number: String },
    #[error("not a page")]
    NotAPage,
    #[error("not a date")]
    NotADate,
    #[error("a line without a source")]
    NoSource { name: String },
    #[error("a line with one lead alone")]
    OneLead { name: String },
}

impl SupportFault {
    /// Every answer of [`Self::name`], so that the app can prove it has a message for each.
    pub const NAMES: [&'static str; 11] = [
        "not-a-country",
        "country-twice",
        "no-emergency",
        "no-kind",
        "no-way",
        "not-a-phone-number",
        "number-twice",
        "not-a-page",
        "not-a-date",
        "no-source",
        "one-lead",
    ];

    /// A stable name, to pick a message by.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::NotACountry => "not-a-country",
            Self::CountryTwice { .. } => "country-twice",
            Self::NoEmergency { .. } => "no-emergency",
            Self::NoKind => "no-kind",
            Self::NoWay { .. } => "no-way",
            Self::NotANumber => "not-a-phone-number",
            Self::NumberTwice { .. } => "number-twice",
            Self::NotAPage => "not-a-page",
            Self::NotADate => "not-a-date",
            Self::NoSource { .. } => "no-source",
            Self::OneLead { .. } => "one-lead",
        }
    }

    /// What its message calls `name`: a country, a line or a number.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::CountryTwice { code } | Self::NoEmergency { code } => Some(code),
            Self::NoWay { name } | Self::NoSource { name } | Self::OneLead { name } => Some(name),
            Self::NumberTwice { number } => Some(number),
            Self::NotACountry | Self::NoKind | Self::NotANumber | Self::NotAPage | Self::NotADate => None,
        }
    }
}

/// Whether this can be dialled: digits, and the signs that stand between them.
pub(crate) fn is_phone_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let fits =
        |sign: u8| sign.is_ascii_digit() || matches!(sign, b' ' | b'-' | b'(' | b')' | b'*' | b'#' | b'+');
    (2..=15).contains(&digits) && text.len() <= 24 && text.bytes().all(fits) && text.trim() == text
}

/// Whether this is a host, perhaps with a path: no scheme, nothing to run.
pub(crate) fn is_page(text: &str) -> bool {
    let (host, path) = text.split_once('/').unwrap_or((text, ""));
    let label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let path_fits =
        path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'/' | b'_' | b'.'));
    text.len() <= 80 && host.contains('.') && host.split('.').all(label) && path_fits
}

/// What is wrong with a line by itself.
pub(crate) fn line_fault(line: &Line) -> Option<SupportFault> {
    let name = || line.name.clone();
    let is_reachable = !line.calls.is_empty() || !line.texts.is_empty() || (line.chat && line.page.is_some());
    if line.kinds.is_empty() {
        Some(SupportFault::NoKind)
    } else if !is_reachable {
        Some(SupportFault::NoWay { name: name() })
    } else if line.sources.is_empty() {
        Some(SupportFault::NoSource { name: name() })
    } else if line.sources.iter().all(|source| *source == Source::C1) {
        Some(SupportFault::OneLead { name: name() })
    } else {
        None
    }
}

/// The numbers of a country so far, for each kind: none may stand there twice.
#[derive(Debug, Default)]
pub(crate) struct KnownNumbers(BTreeSet<(LineKind, bool, String)>);

impl KnownNumbers {
    /// Takes in the numbers of a line.
    pub fn add(&mut self, line: &Line) -> Option<SupportFault> {
        for kind in line.kinds.iter().collect::<BTreeSet<_>>() {
            for (is_text, numbers) in [(false, &line.calls), (true, &line.texts)] {
                for number in numbers {
                    if !self.0.insert((*kind, is_text, number.digits())) {
                        return Some(SupportFault::NumberTwice { number: number.number.clone() });
                    }
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_names_its_country_if_it_has_one() {
        let of = |locale: &str| CountryCode::of_locale(locale).map(|code| code.to_string());
        for (locale, code) in [
            ("en_GB.UTF-8", Some("GB")),
            ("pt-BR", Some("BR")),
            ("zh-Hant-TW", Some("TW")),
            ("de_at@euro", Some("AT")),
            ("en", None),
            ("C.UTF-8", None),
            ("", None),
            ("en_ZZ", None),
        ] {
            assert_eq!(of(locale).as_deref(), code, "{locale}");
        }
    }

    #[test]
    fn a_line_is_old_once_twelve_months_have_passed() {
        let today = |year, month, day| Day { year, month, day };
        let seen = |written: &str| Seen::new(written).unwrap();
        assert!(!seen("2026-10-07").is_old(today(2027, 10, 7)), "to the day");
        assert!(seen("2026-10-07").is_old(today(2027, 10, 8)));
        assert!(!seen("2025-11").is_old(today(2026, 11, 30)));
        assert!(seen("2025-11").is_old(today(2026, 12, 1)));
        assert!(!seen("2025").is_old(today(2026, 12, 31)), "it may have been its last day");
        assert!(seen("2025").is_old(today(2027, 1, 1)));
        assert!(seen("undated").is_old(today(2026, 1, 1)), "nobody knows");
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_known_and_nothing_else() {
        assert_eq!(Seen::new("2019"), Some(Seen::Year(2019)));
        assert_eq!(Seen::new("2025-11"), Some(Seen::Month { year: 2025, month: 11 }));
        for wrong in
            ["", "25", "2025-13", "2025-00", "2025-02-30", "2025-1-1-1", "07.10.2026", "2026-", "+2025"]
        {
            assert_eq!(Seen::new(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn numbers_and_pages_are_told_from_other_things() {
        for number in ["112", "116 123", "1-800-799-7233", "*120*7867#", "(61) 9610-0180", "09 2525 0111"] {
            assert!(is_phone_number(number), "{number}");
        }
        for wrong in ["", "1", "call 112", "112;113", "+", "0123456789012345", " 112", "١١٢"] {
            assert!(!is_phone_number(wrong), "{wrong}");
        }
        for page in ["988.ca", "gov.wales/live-fear-free", "samaritans.org/ireland", "gov.br/mulheres"] {
            assert!(is_page(page), "{page}");
        }
        for wrong in
            ["https://988.ca", "988", "a b.org", "x.org?tel=1", "javascript:alert(1)", "a..b", ".org", ""]
        {
            assert!(!is_page(wrong), "{wrong}");
        }
    }

    #[test]
    fn every_code_is_there_once() {
        let codes: BTreeSet<&[u8]> = CODES.as_bytes().chunks(2).collect();
        assert_eq!((codes.len(), CODES.len()), (249, 498));
    }
}
