//! The list of lines as it is written in `support.ron`: read by the same rules as an exercise, so that what is wrong has
//! its place.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::error::FormatErrorKind;
use super::values::{Format, Text, refuse};
use crate::support::{
    Cost, Country, CountryCode, Gap, Hours, KnownNumbers, Line, LineKind, Number, Police, Seen, Source,
    Support, SupportFault, is_page, is_phone_number, line_fault,
};

const NAME_MOST: usize = 80;
const NOTE_MOST: usize = 280;

#[derive(serde::Deserialize)]
#[serde(rename = "Support", deny_unknown_fields)]
pub(super) struct FileSupport {
    #[serde(rename = "format")]
    _format: Format,
    countries: Countries,
}

impl FileSupport {
    pub fn into_support(self) -> Support {
        Support { countries: self.countries.0 }
    }
}

fn faulty<E: Error>(fault: SupportFault) -> E {
    refuse(&FormatErrorKind::Support(Box::new(fault)))
}

/// A map in the order of the file, where no country may stand twice.
struct Countries(Vec<Country>);

impl<'de> Deserialize<'de> for Countries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(CountriesVisitor)
    }
}

struct CountriesVisitor;

impl<'de> Visitor<'de> for CountriesVisitor {
    type Value = Countries;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("countries by their two letters")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Countries, A::Error> {
        let mut countries: Vec<Country> = Vec::new();
        while let Some(Code(code)) = map.next_key()? {
            if countries.iter().any(|country| country.code == code) {
                return Err(faulty(SupportFault::CountryTwice { code: code.to_string() }));
            }
            let file: FileCountry = map.next_value()?;
            let lines = file.lines.0;
            if !lines.iter().any(|line| line.is_for(LineKind::Emergency)) {
                return Err(faulty(SupportFault::NoEmergency { code: code.to_string() }));
            }
            let gaps = file.gaps.into_iter().map(|gap| Gap { kind: gap.kind, note: gap.note.0 }).collect();
            countries.push(Country { code, name: file.name.0, lines, gaps });
        }
        Ok(Countries(countries))
    }
}

struct Code(CountryCode);

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = CountryCode::new(&String::deserialize(deserializer)?);
        code.map(Self).ok_or_else(|| faulty(SupportFault::NotACountry))
    }
}

#[derive(serde::Deserialize)]
#[serde(rename = "Country", deny_unknown_fields)]
struct FileCountry {
    name: Text<NAME_MOST>,
    lines: Lines,
    #[serde(default)]
    gaps: Vec<FileGap>,
}

#[derive(serde::Deserialize)]
#[serde(rename = "Gap", deny_unknown_fields)]
struct FileGap {
    kind: LineKind,
    note: Text<NOTE_MOST>,
}

/// The lines of a country, each checked as soon as it is read, while its place is known.
struct Lines(Vec<Line>);

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(LinesVisitor)
    }
}

struct LinesVisitor;

impl<'de> Visitor<'de> for LinesVisitor {
    type Value = Lines;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("lines")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Lines, A::Error> {
        let (mut lines, mut numbers) = (Vec::new(), KnownNumbers::default());
        while let Some(file) = items.next_element::<CheckedLine>()? {
            let line = file.0;
            if let Some(fault) = numbers.add(&line) {
                return Err(faulty(fault));
            }
            lines.push(line);
        }
        Ok(Lines(lines))
    }
}

struct CheckedLine(Line);

impl<'de> Deserialize<'de> for CheckedLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let line = FileLine::deserialize(deserializer)?.into_line();
        line_fault(&line).map_or(Ok(Self(line)), |fault| Err(faulty(fault)))
    }
}

#[derive(serde::Deserialize)]
#[serde(rename = "Line", deny_unknown_fields)]
struct FileLine {
    kinds: Vec<LineKind>,
    name: Text<NAME_MOST>,
    #[serde(default)]
    calls: Vec<FileNumber>,
    #[serde(default)]
    texts: Vec<FileNumber>,
    #[serde(default)]
    chat: bool,
    #[serde(default)]
    hours: Option<Hours>,
    #[serde(default)]
    languages: Option<Text<NAME_MOST>>,
    #[serde(default)]
    cost: Option<Cost>,
    #[serde(default)]
    police: Police,
    #[serde(default)]
    page: Option<Page>,
    seen: SeenOn,
    sources: Vec<Source>,
    #[serde(default)]
    note: Option<Text<NOTE_MOST>>,
}

impl FileLine {
    fn into_line(self) -> Line {
        let numbers = |numbers: Vec<FileNumber>| numbers.into_iter().map(FileNumber::into_number).collect();
        Line {
            kinds: self.kinds,
            name: self.name.0,
            calls: numbers(self.calls),
            texts: numbers(self.texts),
            chat: self.chat,
            hours: self.hours,
            languages: self.languages.map(|text| text.0),
            cost: self.cost,
            police: self.police,
            page: self.page.map(|page| page.0),
            seen: self.seen.0,
            sources: self.sources,
            note: self.note.map(|text| text.0),
        }
    }
}

#[derive(serde::Deserialize)]
#[serde(rename = "Number", deny_unknown_fields)]
struct FileNumber {
    number: Dialled,
    #[serde(default)]
    about: Option<Text<NAME_MOST>>,
    #[serde(default)]
    words: Option<Text<20>>,
}

impl FileNumber {
    fn into_number(self) -> Number {
        Number {
            number: self.number.0,
            about: self.about.map(|text| text.0),
            words: self.words.map(|text| text.0),
        }
    }
}

/// A value that is a text of a certain form.
macro_rules! form {
    ($name:ident($value:ty) = $read:expr, $fault:ident) => {
        struct $name($value);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let written = String::deserialize(deserializer)?;
                let read: fn(String) -> Option<$value> = $read;
                read(written).map(Self).ok_or_else(|| faulty(SupportFault::$fault))
            }
        }
    };
}

form!(Dialled(String) = |text| is_phone_number(&text).then_some(text), NotANumber);
form!(Page(String) = |text| is_page(&text).then_some(text), NotAPage);
form!(SeenOn(Seen) = |text| Seen::new(&text), NotADate);
