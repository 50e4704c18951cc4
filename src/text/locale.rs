//! Days, times and numbers as the locale writes them: the language that is spoken, in the region of the system.

use std::str::FromStr as _;
use std::sync::OnceLock;

use fluent_bundle::FluentValue;
use icu_calendar::Gregorian;
use icu_datetime::fieldsets::{M, MD, MDE, T, Y, YMD, YMDE};
use icu_datetime::input::Time;
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use icu_locale_core::preferences::extensions::unicode::keywords::HourCycle;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::civil::{self, Date};
use unic_langid::LanguageIdentifier;

/// English of no country: day before month.
const ENGLISH_OF_THE_WORLD: &str = "en-001";

/// Each way to write a day, with what makes it; made when it is needed first.
macro_rules! calendar {
    ($($(#[$about:meta])* $name:ident: $fields:ty = $form:expr;)+) => {
        /// Writes days and times.
        #[derive(Debug)]
        pub struct Calendar {
            preferences: DateTimeFormatterPreferences,
            clock: OnceLock<Option<NoCalendarFormatter<T>>>,
            $($name: OnceLock<Option<FixedCalendarDateTimeFormatter<Gregorian, $fields>>>,)+
        }

        impl Calendar {
            fn with(preferences: DateTimeFormatterPreferences) -> Self {
                Self { preferences, clock: OnceLock::new(), $($name: OnceLock::new(),)+ }
            }

            $($(#[$about])*
            #[must_use]
            pub fn $name(&self, day: Date) -> String {
                let make = || FixedCalendarDateTimeFormatter::try_new(self.preferences, $form).ok();
                let form = self.$name.get_or_init(make).as_ref();
                let written = form.zip(gregorian(day)).map(|(form, day)| form.format(&day).to_string());
                written.unwrap_or_else(|| day.to_string())
            })+
        }
    };
}

calendar! {
    /// "Monday, 30 November 2026".
    day_in_full: YMDE = YMDE::long();
    /// "30 November 2026".
    day_of_year: YMD = YMD::long();
    /// "30 Nov 2026".
    day_in_short: YMD = YMD::medium();
    /// "Mon, 30 Nov".
    weekday: MDE = MDE::medium();
    /// "30 Nov".
    day_of_month: MD = MD::medium();
    /// "November".
    month: M = M::long();
    /// "Nov".
    month_in_short: M = M::medium();
    /// "2026".
    year: Y = Y::medium();
}

impl Calendar {
    pub(super) fn new(locale: &LanguageIdentifier) -> Self {
        let is_english_of_nowhere = locale.language.as_str() == "en" && locale.region.is_none();
        let mut preferences = DateTimeFormatterPreferences::from(of_icu(locale));
        if is_english_of_nowhere {
            let world = Locale::from_str(ENGLISH_OF_THE_WORLD).unwrap_or(Locale::UNKNOWN);
            preferences = world.into();
            preferences.hour_cycle = Some(HourCycle::H23);
        }
        Self::with(preferences)
    }

    /// A time of the day as a clock on the wall shows it: "14:05", "2:05 PM".
    #[must_use]
    pub fn time(&self, time: civil::Time) -> String {
        let make = || NoCalendarFormatter::try_new(self.preferences, T::hm()).ok();
        let of_icu = Time::try_new(time.hour() as u8, time.minute() as u8, 0, 0).ok();
        let written = self
            .clock
            .get_or_init(make)
            .as_ref()
            .zip(of_icu)
            .map(|(form, time)| form.format(&time).to_string());
        // Between a time and its half of the day stands a narrow space, which our typeface lacks.
        written.map_or_else(|| time.strftime("%H:%M").to_string(), |said| said.replace('\u{202F}', "\u{A0}"))
    }
}

fn gregorian(day: Date) -> Option<icu_calendar::Date<Gregorian>> {
    icu_calendar::Date::try_new_gregorian(day.year().into(), day.month() as u8, day.day() as u8).ok()
}

fn of_icu(locale: &LanguageIdentifier) -> Locale {
    Locale::from_str(&locale.to_string()).unwrap_or(Locale::UNKNOWN)
}

/// Writes numbers.
#[derive(Debug)]
pub(super) struct Numbers(Option<DecimalFormatter>);

impl Numbers {
    pub fn new(locale: &LanguageIdentifier) -> Self {
        Self(
            DecimalFormatter::try_new(
                of_icu(locale).into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .ok(),
        )
    }

    /// A number as it is written: `plain` has a point and no marks between thousands.
    pub fn written(&self, plain: &str) -> String {
        let of_icu = Decimal::from_str(plain).ok();
        let written = self.0.as_ref().zip(of_icu).map(|(form, number)| form.format(&number).to_string());
        written.unwrap_or_else(|| plain.to_owned())
    }
}

impl Memoizable for Numbers {
    type Args = ();
    type Error = ();

    fn construct(locale: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        Ok(Self::new(&locale))
    }
}

/// How numbers stand in a text of Fluent; the rest stays to it.
pub(super) fn in_text(value: &FluentValue<'_>, known: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    known.with_try_get::<Numbers, _, _>((), |numbers| numbers.written(&number.as_string())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(locale: &str) -> Calendar {
        Calendar::new(&locale.parse().unwrap())
    }

    #[test]
    fn days_and_times_follow_language_and_region() {
        let (day, time) = (civil::date(2026, 11, 30), civil::time(14, 5, 0, 0));
        for (locale, in_full, clock) in [
            ("en", "Monday, 30 November 2026", "14:05"),
            ("en-US", "Monday, November 30, 2026", "2:05\u{A0}PM"),
            ("en-GB", "Monday, 30 November 2026", "14:05"),
            ("en-DE", "Monday, 30 November 2026", "14:05"),
            ("de-AT", "Montag, 30. November 2026", "14:05"),
            ("sl", "ponedeljek, 30. november 2026", "14:05"),
            ("ja", "2026年11月30日月曜日", "14:05"),
        ] {
            let calendar = calendar(locale);
            assert_eq!(calendar.day_in_full(day), in_full, "{locale}");
            assert_eq!(calendar.time(time), clock, "{locale}");
        }
    }

    #[test]
    fn shorter_days_leave_out_what_is_known() {
        let (english, day) = (calendar("en"), civil::date(2026, 11, 9));
        assert_eq!(english.day_of_year(day), "9 November 2026");
        assert_eq!(english.day_in_short(day), "9 Nov 2026");
        assert_eq!(english.weekday(day), "Mon, 9 Nov");
        assert_eq!(english.day_of_month(day), "9 Nov");
        assert_eq!((english.month(day), english.month_in_short(day)), ("November".into(), "Nov".into()));
        assert_eq!(english.year(day), "2026");
    }

    #[test]
    fn numbers_have_the_marks_of_their_locale() {
        let written = |locale: &str, plain| Numbers::new(&locale.parse().unwrap()).written(plain);
        assert_eq!(written("en", "1234.5"), "1,234.5");
        assert_eq!(written("de", "1234.5"), "1.234,5");
        assert_eq!(written("de-CH", "1234.5"), "1'234.5");
        assert_eq!(written("en", "none"), "none");
    }
}
