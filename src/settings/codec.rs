//! How each setting stands in the file: read leniently, each value by itself, with what is wrong reported and replaced
//! by its default; and written as a flat list of keys and plain values.
//!
//! A setting is declared once, in the table of [`super`]: its documentation, name, type and default, its key in the
//! file, and one of the codecs below.

mod key_table;
mod times;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use jiff::Timestamp;
use softlanding_core::record::ExerciseKey;
use softlanding_core::support::CountryCode;
use softlanding_core::time_out::BackAt;
use toml_edit::{Item, Table, TableLike};

use super::flat::{Changes, Flat, Plain, differences};
use super::{
    Choice, FirstMinute, Settings, SettingsError, TimeOut, USUAL_MINUTES, WINDOW_SIDE, fitting_notepad_lines,
    fitting_state_name,
};
use crate::records::codec::{key_from_text, key_to_text};

pub(super) use key_table::KeyTable;
pub(super) use times::{Clock, Clocks, Day, Moment, Weekdays};

/// As much of a wrong value as is shown.
const FOUND_MAX_CHARS: usize = 40;
/// The names of the states in the file, in the order of the tiles.
const STATE_KEYS: [&str; 4] = ["settled", "stirred_up", "far_away", "mixed"];

/// The longest [`Line`].
const LINE_MOST_BYTES: usize = 200;

/// What leads from one to the other, key by key.
pub(super) fn changes(from: &Settings, to: &Settings) -> Changes {
    let flat = |settings: &Settings| {
        let mut flat = Flat::default();
        settings.write(&[], &mut flat);
        flat
    };
    differences(&flat(from), &flat(to))
}

/// Declares a table of settings: the struct, its defaults, and how it is read and written. A line is
/// `name: Type = default => "key in the file": Codec,`.
macro_rules! settings {
    ($(#[$about:meta])* $table:ident {
        $($(#[$says:meta])* $name:ident: $type:ty = $usual:expr => $key:literal: $codec:expr,)+
    }) => {
        $(#[$about])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $table { $($(#[$says])* pub $name: $type,)+ }

        impl Default for $table {
            fn default() -> Self {
                Self { $($name: $usual,)+ }
            }
        }

        impl Declared for $table {
            fn read(section: &mut TableReader<'_>) -> Self {
                let usual = Self::default();
                Self { $($name: Codec::read(&$codec, section, $key, usual.$name),)+ }
            }

            fn write(&self, at: &[&str], flat: &mut Flat) {
                $(Codec::write(&$codec, &self.$name, &[at, &[$key]].concat(), flat);)+
            }
        }

        impl Codec<$table> for Within {
            fn read(&self, section: &mut TableReader<'_>, key: &'static str, _: $table) -> $table {
                Declared::read(&mut section.section(key))
            }

            fn write(&self, table: &$table, at: &[&str], flat: &mut Flat) {
                table.write(at, flat);
            }
        }
    };
}
pub(super) use settings;

/// A table of settings that [`settings!`] declared.
pub(super) trait Declared {
    /// All of its values, each its default where the file has none or a wrong one.
    fn read(section: &mut TableReader<'_>) -> Self;

    /// Adds its values below the names that lead to the table.
    fn write(&self, at: &[&str], flat: &mut Flat);
}

/// How one setting is read and written, also where it is several values.
pub(super) trait Codec<T> {
    /// The value of this key, or `usual`.
    fn read(&self, section: &mut TableReader<'_>, key: &'static str, usual: T) -> T;

    /// Adds what the value is in the file, below the names that lead to it.
    fn write(&self, value: &T, at: &[&str], flat: &mut Flat);
}

/// A setting that is one plain value.
pub(super) trait Scalar<T> {
    /// `None` where this is no such value.
    fn read_item(&self, item: &Item) -> Option<T>;

    fn to_plain(&self, value: &T) -> Plain;
}

/// One of a few words.
pub(super) struct OneOf;
/// Yes or no.
pub(super) struct Flag;
/// A whole number within a range.
pub(super) struct Whole<T>(pub RangeInclusive<T>);
/// A number within a range, to a thousandth, so that the file shows `0.6` and not `0.6000000238418579`.
pub(super) struct Thousandths(pub RangeInclusive<f32>);
/// A number within a range.
pub(super) struct Number(pub RangeInclusive<f64>);
/// The name of an exercise.
pub(super) struct Exercise;
/// A country by its two letters.
pub(super) struct Country;
/// A value that may be missing.
pub(super) struct Maybe<S>(pub S);
/// A table of values by any name.
pub(super) struct ByName<S>(pub S);
/// A table of values by the names of exercises.
pub(super) struct ByExercise<S>(pub S);
/// A table with `true` at the word of each that was chosen of a few.
pub(super) struct Chosen;
/// A table with `true` at the name of each exercise.
pub(super) struct Exercises;
/// A short line of text.
pub(super) struct Line;
/// Lines of text for the notepad.
pub(super) struct Lines;
/// Another declared table.
pub(super) struct Within;
/// A table with own names of the states.
pub(super) struct StateNames;
/// A table with an exercise and a length.
pub(super) struct FirstMinuteTable;
/// A time-out that may outlive the window: its moment, in UTC. One that may not is not written.
pub(super) struct Remembered;
/// A table with width and height.
pub(super) struct WindowSize;

impl<C: Choice> Scalar<C> for OneOf {
    fn read_item(&self, item: &Item) -> Option<C> {
        C::from_word(item.as_str()?)
    }

    fn to_plain(&self, value: &C) -> Plain {
        Plain::text(value.word())
    }
}

impl Scalar<bool> for Flag {
    fn read_item(&self, item: &Item) -> Option<bool> {
        item.as_bool()
    }

    fn to_plain(&self, value: &bool) -> Plain {
        Plain::Flag(*value)
    }
}

impl<T: TryFrom<i64> + Into<i64> + Copy + PartialOrd> Scalar<T> for Whole<T> {
    fn read_item(&self, item: &Item) -> Option<T> {
        T::try_from(item.as_integer()?).ok().filter(|value| self.0.contains(value))
    }

    fn to_plain(&self, value: &T) -> Plain {
        Plain::Whole((*value).into())
    }
}

impl Scalar<f64> for Number {
    /// People write `5` where `5.0` is meant.
    fn read_item(&self, item: &Item) -> Option<f64> {
        let value = item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64))?;
        self.0.contains(&value).then_some(value)
    }

    fn to_plain(&self, value: &f64) -> Plain {
        Plain::Number(*value)
    }
}

impl Scalar<f32> for Thousandths {
    fn read_item(&self, item: &Item) -> Option<f32> {
        let wide = f64::from(*self.0.start())..=f64::from(*self.0.end());
        Number(wide).read_item(item).map(|value| value as f32)
    }

    fn to_plain(&self, value: &f32) -> Plain {
        Plain::Number((f64::from(*value) * 1000.0).round() / 1000.0)
    }
}

impl Scalar<String> for Line {
    fn read_item(&self, item: &Item) -> Option<String> {
        let line = item.as_str()?;
        (line.len() <= LINE_MOST_BYTES && !line.chars().any(char::is_control)).then(|| line.to_owned())
    }

    fn to_plain(&self, value: &String) -> Plain {
        Plain::text(value)
    }
}

impl Scalar<String> for Lines {
    /// As they are kept, or none of them.
    fn read_item(&self, item: &Item) -> Option<String> {
        let lines = item.as_str()?;
        fitting_notepad_lines(lines).filter(|fitting| fitting == lines)
    }

    fn to_plain(&self, value: &String) -> Plain {
        Plain::text(value)
    }
}

impl Scalar<ExerciseKey> for Exercise {
    fn read_item(&self, item: &Item) -> Option<ExerciseKey> {
        key_from_text(item.as_str()?)
    }

    fn to_plain(&self, value: &ExerciseKey) -> Plain {
        Plain::text(&key_to_text(value))
    }
}

impl Scalar<CountryCode> for Country {
    fn read_item(&self, item: &Item) -> Option<CountryCode> {
        CountryCode::new(item.as_str()?)
    }

    fn to_plain(&self, value: &CountryCode) -> Plain {
        Plain::text(value.as_str())
    }
}

impl<T, S: Scalar<T>> Codec<T> for S {
    fn read(&self, section: &mut TableReader<'_>, key: &'static str, usual: T) -> T {
        section.value(key, |item| self.read_item(item)).unwrap_or(usual)
    }

    fn write(&self, value: &T, at: &[&str], flat: &mut Flat) {
        flat.put(at, self.to_plain(value));
    }
}

impl<T, S: Scalar<T>> Codec<Option<T>> for Maybe<S> {
    fn read(&self, section: &mut TableReader<'_>, key: &'static str, usual: Option<T>) -> Option<T> {
        section.value(key, |item| self.0.read_item(item)).or(usual)
    }

    fn write(&self, value: &Option<T>, at: &[&str], flat: &mut Flat) {
        if let Some(value) = value {
            self.0.write(value, at, flat);
        }
    }
}

impl<T, S: Scalar<T>> Codec<BTreeMap<String, T>> for ByName<S> {
    fn read(
        &self,
        section: &mut TableReader<'_>,
        key: &'static str,
        usual: BTreeMap<String, T>,
    ) -> BTreeMap<String, T> {
        section.map(key, |item| self.0.read_item(item)).unwrap_or(usual)
    }

    fn write(&self, values: &BTreeMap<String, T>, at: &[&str], flat: &mut Flat) {
        for (name, value) in values {
            self.0.write(value, &[at, &[name]].concat(), flat);
        }
    }
}

impl<T, S: Scalar<T>> Codec<BTreeMap<ExerciseKey, T>> for ByExercise<S> {
    /// What is no name of an exercise belongs to a later version.
    fn read(
        &self,
        section: &mut TableReader<'_>,
        key: &'static str,
        usual: BTreeMap<ExerciseKey, T>,
    ) -> BTreeMap<ExerciseKey, T> {
        let Some(map) = section.map(key, |item| self.0.read_item(item)) else { return usual };
        map.into_iter().filter_map(|(name, value)| Some((key_from_text(&name)?, value))).collect()
    }

    fn write(&self, values: &BTreeMap<ExerciseKey, T>, at: &[&str], flat: &mut Flat) {
        for (exercise, value) in values {
            self.0.write(value, &[at, &[&key_to_text(exercise)]].concat(), flat);
        }
    }
}

impl Codec<BTreeSet<ExerciseKey>> for Exercises {
    fn read(
        &self,
        section: &mut TableReader<'_>,
        key: &'static str,
        usual: BTreeSet<ExerciseKey>,
    ) -> BTreeSet<ExerciseKey> {
        let usual = usual.into_iter().map(|exercise| (exercise, true)).collect();
        let flags = ByExercise(Flag).read(section, key, usual).into_iter();
        flags.filter_map(|(exercise, is_named)| is_named.then_some(exercise)).collect()
    }

    fn write(&self, exercises: &BTreeSet<ExerciseKey>, at: &[&str], flat: &mut Flat) {
        for exercise in exercises {
            flat.put(&[at, &[&key_to_text(exercise)]].concat(), Plain::Flag(true));
        }
    }
}

impl<C: Choice + Ord> Codec<BTreeSet<C>> for Chosen {
    /// What is no known word belongs to a later version.
    fn read(&self, section: &mut TableReader<'_>, key: &'static str, usual: BTreeSet<C>) -> BTreeSet<C> {
        let Some(flags) = section.map(key, Item::as_bool) else { return usual };
        let chosen = flags.into_iter().filter_map(|(word, is_chosen)| is_chosen.then_some(word));
        chosen.filter_map(|word| C::from_word(&word)).collect()
    }

    fn write(&self, chosen: &BTreeSet<C>, at: &[&str], flat: &mut Flat) {
        for choice in chosen {
            flat.put(&[at, &[choice.word()]].concat(), Plain::Flag(true));
        }
    }
}

impl Codec<[Option<String>; 4]> for StateNames {
    fn read(
        &self,
        section: &mut TableReader<'_>,
        key: &'static str,
        _: [Option<String>; 4],
    ) -> [Option<String>; 4] {
        let mut section = section.section(key);
        STATE_KEYS
            .map(|state| section.value(state, |item| fitting_state_name(item.as_str()?).map(str::to_owned)))
    }

    fn write(&self, names: &[Option<String>; 4], at: &[&str], flat: &mut Flat) {
        for (state, name) in STATE_KEYS.iter().zip(names) {
            if let Some(name) = name {
                flat.put(&[at, &[state]].concat(), Plain::text(name));
            }
        }
    }
}

impl Codec<Option<FirstMinute>> for FirstMinuteTable {
    fn read(
        &self,
        section: &mut TableReader<'_>,
        key: &'static str,
        _: Option<FirstMinute>,
    ) -> Option<FirstMinute> {
        let mut section = section.section(key);
        let exercise = Maybe(Exercise).read(&mut section, "exercise", None);
        let minutes = Maybe(Number(USUAL_MINUTES)).read(&mut section, "minutes", None);
        exercise.map(|exercise| FirstMinute { exercise, minutes })
    }

    fn write(&self, first: &Option<FirstMinute>, at: &[&str], flat: &mut Flat) {
        let Some(FirstMinute { exercise, minutes }) = first else { return };
        Exercise.write(exercise, &[at, &["exercise"]].concat(), flat);
        Maybe(Number(USUAL_MINUTES)).write(minutes, &[at, &["minutes"]].concat(), flat);
    }
}

impl Codec<Option<TimeOut>> for Remembered {
    fn read(&self, section: &mut TableReader<'_>, key: &'static str, _: Option<TimeOut>) -> Option<TimeOut> {
        let at = section.value(key, |item| item.as_str()?.parse::<Timestamp>().ok())?;
        Some(TimeOut { back: BackAt::from_utc_ms(at.as_millisecond()), is_remembered: true })
    }

    fn write(&self, time_out: &Option<TimeOut>, at: &[&str], flat: &mut Flat) {
        let remembered = time_out.filter(|time_out| time_out.is_remembered);
        let moment = remembered.and_then(|it| Timestamp::from_millisecond(it.back.utc_ms()).ok());
        if let Some(moment) = moment {
            flat.put(at, Plain::text(&moment.to_string()));
        }
    }
}

impl Codec<Option<(f32, f32)>> for WindowSize {
    fn read(
        &self,
        section: &mut TableReader<'_>,
        key: &'static str,
        _: Option<(f32, f32)>,
    ) -> Option<(f32, f32)> {
        let mut section = section.section(key);
        let mut side = |name| Maybe(Thousandths(WINDOW_SIDE)).read(&mut section, name, None);
        let (width, height) = (side("width"), side("height"));
        width.zip(height)
    }

    fn write(&self, size: &Option<(f32, f32)>, at: &[&str], flat: &mut Flat) {
        let Some((width, height)) = size else { return };
        Thousandths(WINDOW_SIDE).write(width, &[at, &["width"]].concat(), flat);
        Thousandths(WINDOW_SIDE).write(height, &[at, &["height"]].concat(), flat);
    }
}

/// A table of the file, or the lack of one.
pub(super) struct TableReader<'read> {
    /// For messages; empty at the root.
    name: &'static str,
    table: Option<&'read dyn TableLike>,
    troubles: &'read mut Vec<SettingsError>,
}

impl<'read> TableReader<'read> {
    /// The whole file; what is wrong in it is added to these.
    pub fn root(table: &'read dyn TableLike, troubles: &'read mut Vec<SettingsError>) -> Self {
        Self { name: "", table: Some(table), troubles }
    }

    /// The table of this key; anything else there is reported.
    pub fn section(&mut self, name: &'static str) -> TableReader<'_> {
        let item = self.table.and_then(|table| table.get(name));
        let table = item.and_then(Item::as_table_like);
        if let (Some(item), None) = (item, table) {
            self.troubles.push(trouble(name.to_owned(), item));
        }
        TableReader { name, table, troubles: &mut *self.troubles }
    }

    /// The value of this key; a wrong one is reported.
    fn value<T>(&mut self, key: &str, read: impl FnOnce(&Item) -> Option<T>) -> Option<T> {
        let item = self.table?.get(key)?;
        let value = read(item);
        if value.is_none() {
            self.troubles.push(trouble(self.path(key), item));
        }
        value
    }

    /// The values of the table of this key; wrong ones are reported.
    fn map<T>(&mut self, key: &str, read: impl Fn(&Item) -> Option<T>) -> Option<BTreeMap<String, T>> {
        let item = self.table?.get(key)?;
        let empty = Table::new();
        let table = item.as_table_like().unwrap_or_else(|| {
            self.troubles.push(trouble(self.path(key), item));
            &empty
        });
        let mut map = BTreeMap::new();
        for (name, item) in table.iter() {
            match read(item) {
                Some(value) => drop(map.insert(name.to_owned(), value)),
                None => self.troubles.push(trouble(self.path(&format!("{key}.{name}")), item)),
            }
        }
        Some(map)
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

fn trouble(key: String, item: &Item) -> SettingsError {
    let found = item.to_string().trim().chars().filter(|c| !c.is_control()).take(FOUND_MAX_CHARS).collect();
    SettingsError::Value { key, found }
}
