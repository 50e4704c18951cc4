//! Reading settings leniently: each value by itself, what is wrong reported and replaced by its
//! default.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use softlanding_core::record::ExerciseKey;
use toml_edit::{DocumentMut, Item, Table, TableLike};

use super::flat::STATE_KEYS;
use super::{
    Choice, FirstMinute, LEVEL, OFFSET_MS, PacerKind, Settings, SettingsTrouble, SoundSettings, TEXT_PERCENT,
    USUAL_MINUTES, WINDOW_SIDE, fitting_state_name,
};
use crate::records::codec::key_from_text;

/// As much of a wrong value as is shown.
const FOUND_MAX_CHARS: usize = 40;

/// All settings of a file, and what in it is wrong. Keys that this version does not know are
/// nobody's fault.
pub(super) fn read(document: &DocumentMut) -> (Settings, Vec<SettingsTrouble>) {
    let mut troubles = Vec::new();
    let usual = Settings::default();
    let mut root = Section { name: "", table: Some(document.as_table()), troubles: &mut troubles };
    let settings = Settings {
        theme: root.choice("theme", usual.theme),
        text_percent: root.value("text_percent", usual.text_percent, |item| whole(item, &TEXT_PERCENT)),
        reduced_motion: root.choice("reduced_motion", usual.reduced_motion),
        usual_minutes: root.value("usual_minutes", None, |item| number(item, &USUAL_MINUTES).map(Some)),
        letter_keys: root.value("letter_keys", usual.letter_keys, Item::as_bool),
        announces_beats: root.value("announces_beats", usual.announces_beats, Item::as_bool),
        keep: root.choice("keep", usual.keep),
        pacer: root.choice("pacer", usual.pacer),
        holds_shown: root.value("holds_shown", usual.holds_shown, Item::as_bool),
        return_gesture: root.choice("return_gesture", usual.return_gesture),
        last_exercise: root.value("last_exercise", None, |item| key_from_text(item.as_str()?).map(Some)),
        pacers: root
            .map("pacers", |item| PacerKind::from_word(item.as_str()?))
            .into_iter()
            .filter_map(keyed)
            .collect(),
        favourites: exercises(&mut root, "favourites"),
        opted_in: exercises(&mut root, "opted_in"),
        first_minute: first_minute(&mut root.section("first_minute")),
        state_names: state_names(&mut root.section("state_names")),
        window_size: window_size(&mut root.section("window")),
        sound: sound(&mut root.section("sound"), &usual.sound),
    };
    (settings, troubles)
}

fn state_names(section: &mut Section<'_>) -> [Option<String>; 4] {
    STATE_KEYS.map(|key| {
        section.value(key, None, |item| fitting_state_name(item.as_str()?).map(|name| Some(name.to_owned())))
    })
}

/// A value under the name of an exercise; what is no such name belongs to a later version.
fn keyed<T>((name, value): (String, T)) -> Option<(ExerciseKey, T)> {
    Some((key_from_text(&name)?, value))
}

/// The exercises that are named in a table with `true`.
fn exercises(root: &mut Section<'_>, name: &str) -> BTreeSet<ExerciseKey> {
    let flags = root.map(name, Item::as_bool).into_iter().filter_map(keyed);
    flags.filter_map(|(exercise, is_named)| is_named.then_some(exercise)).collect()
}

fn first_minute(section: &mut Section<'_>) -> Option<FirstMinute> {
    let exercise = section.value("exercise", None, |item| key_from_text(item.as_str()?).map(Some));
    let minutes = section.value("minutes", None, |item| number(item, &USUAL_MINUTES).map(Some));
    exercise.map(|exercise| FirstMinute { exercise, minutes })
}

fn window_size(section: &mut Section<'_>) -> Option<(f32, f32)> {
    let mut side = |key| section.value(key, None, |item| level(item, &WINDOW_SIDE).map(Some));
    let (width, height) = (side("width"), side("height"));
    width.zip(height)
}

fn sound(section: &mut Section<'_>, usual: &SoundSettings) -> SoundSettings {
    SoundSettings {
        chosen: section.value("chosen", usual.chosen, Item::as_bool),
        on: section.value("on", usual.on, Item::as_bool),
        master: section.value("master", usual.master, |item| level(item, &LEVEL)),
        cues: section.value("cues", usual.cues, |item| level(item, &LEVEL)),
        beds: section.map("beds", |item| level(item, &LEVEL)),
        offset_ms: section.map("offset_ms", |item| whole(item, &OFFSET_MS)),
    }
}

/// A table of the file, or the lack of one.
struct Section<'read> {
    /// For messages; empty at the root.
    name: &'static str,
    table: Option<&'read dyn TableLike>,
    troubles: &'read mut Vec<SettingsTrouble>,
}

impl Section<'_> {
    fn section(&mut self, name: &'static str) -> Section<'_> {
        let item = self.table.and_then(|table| table.get(name));
        let table = item.and_then(Item::as_table_like);
        if let (Some(item), None) = (item, table) {
            self.troubles.push(trouble(name.to_owned(), item));
        }
        Section { name, table, troubles: &mut *self.troubles }
    }

    fn value<T>(&mut self, key: &str, usual: T, read: impl FnOnce(&Item) -> Option<T>) -> T {
        let Some(item) = self.table.and_then(|table| table.get(key)) else { return usual };
        read(item).unwrap_or_else(|| {
            self.troubles.push(trouble(self.path(key), item));
            usual
        })
    }

    fn choice<C: Choice>(&mut self, key: &str, usual: C) -> C {
        self.value(key, usual, |item| C::from_word(item.as_str()?))
    }

    fn map<T>(&mut self, key: &str, read: impl Fn(&Item) -> Option<T>) -> BTreeMap<String, T> {
        let Some(item) = self.table.and_then(|table| table.get(key)) else { return BTreeMap::new() };
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
        map
    }

    fn path(&self, key: &str) -> String {
        if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) }
    }
}

fn trouble(key: String, item: &Item) -> SettingsTrouble {
    let found = item.to_string().trim().chars().filter(|c| !c.is_control()).take(FOUND_MAX_CHARS).collect();
    SettingsTrouble::Value { key, found }
}

fn whole<T: TryFrom<i64> + PartialOrd>(item: &Item, range: &RangeInclusive<T>) -> Option<T> {
    T::try_from(item.as_integer()?).ok().filter(|value| range.contains(value))
}

/// People write `5` where `5.0` is meant.
fn number(item: &Item, range: &RangeInclusive<f64>) -> Option<f64> {
    let value = item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64))?;
    range.contains(&value).then_some(value)
}

fn level(item: &Item, range: &RangeInclusive<f32>) -> Option<f32> {
    let wide = f64::from(*range.start())..=f64::from(*range.end());
    number(item, &wide).map(|value| value as f32)
}

#[cfg(test)]
mod tests {
    use super::super::flat::{changes, merge};
    use super::super::{Keep, ReducedMotion, ReturnGesture, Theme};
    use super::*;
    use proptest::prelude::*;
    use softlanding_core::record::Origin;

    fn read_text(text: &str) -> (Settings, Vec<String>) {
        let (settings, troubles) = read(&text.parse().unwrap());
        let keys = troubles.into_iter().map(|trouble| match trouble {
            SettingsTrouble::Value { key, .. } => key,
            other => panic!("{other}"),
        });
        (settings, keys.collect())
    }

    #[test]
    fn one_wrong_value_does_not_touch_its_neighbours() {
        let (settings, troubles) = read_text("theme = \"dusk\"\ntext_percent = 900\nletter_keys = false\n");
        assert_eq!(settings.theme, Theme::Dusk);
        assert_eq!(settings.text_percent, 100);
        assert!(!settings.letter_keys);
        assert_eq!(troubles, ["text_percent"]);
    }

    #[test]
    fn whatever_is_wrong_is_named_and_falls_to_its_default() {
        let text = "
            theme = 'mauve'
            text_percent = 'big'
            reduced_motion = true
            usual_minutes = nan
            letter_keys = 1
            keep = 'maybe'
            pacer = 'aurora'
            return_gesture = []
            last_exercise = 'nowhere:box'
            sound = { master = -1, cues = inf, beds = { breath = 2.0, rain = 0.5 }, offset_ms = { 'A' = 501, 'B' = -100 } }
            state_names = { settled = 'more than twenty-four letters', mixed = 'Both' }
            window = 7
        ";
        let (settings, troubles) = read_text(text);
        let mut expected = Settings::default();
        expected.sound.beds.insert("rain".to_owned(), 0.5);
        expected.sound.offset_ms.insert("B".to_owned(), -100);
        expected.state_names[3] = Some("Both".to_owned());
        assert_eq!(settings, expected);
        let named = [
            "theme",
            "text_percent",
            "reduced_motion",
            "usual_minutes",
            "letter_keys",
            "keep",
            "pacer",
            "return_gesture",
            "last_exercise",
            "state_names.settled",
            "window",
            "sound.master",
            "sound.cues",
            "sound.beds.breath",
            "sound.offset_ms.A",
        ];
        assert_eq!(troubles, named);
    }

    #[test]
    fn a_later_version_may_add_what_it_likes() {
        let (settings, troubles) =
            read_text("format = 9\n[sound]\nspatial = { x = 1 }\n[[bells]]\nhz = 220\n");
        assert_eq!(settings, Settings::default());
        assert!(troubles.is_empty());
    }

    #[test]
    fn exercises_are_named_with_their_origin_and_one_that_is_taken_back_is_gone() {
        let text = "[favourites]\n\"own:mine\" = true\n\"shipped:box\" = false\n\"not one\" = true\n";
        let (settings, troubles) = read_text(text);
        assert_eq!(settings.favourites.into_iter().collect::<Vec<_>>(), [own("mine".to_owned())]);
        assert!(troubles.is_empty());
    }

    #[test]
    fn a_whole_number_will_do_for_minutes() {
        assert_eq!(read_text("usual_minutes = 5").0.usual_minutes, Some(5.0));
    }

    fn choice<C: Choice + std::fmt::Debug>() -> impl Strategy<Value = C> {
        proptest::sample::select(C::ALL)
    }

    fn thousandths() -> impl Strategy<Value = f32> {
        (0..=1000_u16).prop_map(|value| f32::from(value) / 1000.0)
    }

    fn sound_settings() -> impl Strategy<Value = SoundSettings> {
        (
            any::<bool>(),
            any::<bool>(),
            thousandths(),
            thousandths(),
            proptest::collection::btree_map(".{0,8}", thousandths(), 0..3),
            proptest::collection::btree_map(".{0,8}", OFFSET_MS, 0..3),
        )
            .prop_map(|(chosen, on, master, cues, beds, offset_ms)| SoundSettings {
                chosen,
                on,
                master,
                cues,
                beds,
                offset_ms,
            })
    }

    fn own(id: String) -> ExerciseKey {
        ExerciseKey { origin: Origin::Own, id }
    }

    type OfExercises =
        (BTreeMap<ExerciseKey, PacerKind>, BTreeSet<ExerciseKey>, BTreeSet<ExerciseKey>, Option<FirstMinute>);

    fn of_exercises() -> impl Strategy<Value = OfExercises> {
        let key = || "[a-z0-9-]{1,64}".prop_map(own);
        let first = (key(), proptest::option::of(USUAL_MINUTES));
        (
            proptest::collection::btree_map(key(), choice::<PacerKind>(), 0..3),
            proptest::collection::btree_set(key(), 0..3),
            proptest::collection::btree_set(key(), 0..3),
            proptest::option::of(first.prop_map(|(exercise, minutes)| FirstMinute { exercise, minutes })),
        )
    }

    fn any_settings() -> impl Strategy<Value = Settings> {
        let choices = (
            choice::<Theme>(),
            choice::<ReducedMotion>(),
            choice::<Keep>(),
            choice::<PacerKind>(),
            choice::<ReturnGesture>(),
        );
        let name = proptest::option::of("[a-z\"\\\\#=äß]{1,24}");
        let rest = (
            TEXT_PERCENT,
            any::<(bool, bool, bool)>(),
            sound_settings(),
            proptest::option::of(USUAL_MINUTES),
            proptest::array::uniform4(name),
            proptest::option::of("[a-z0-9-]{1,64}"),
            proptest::option::of((200..16_000_u16, 200..16_000_u16)),
            of_exercises(),
        );
        (choices, rest).prop_map(|(choices, rest)| Settings {
            theme: choices.0,
            reduced_motion: choices.1,
            keep: choices.2,
            pacer: choices.3,
            pacers: rest.7.0,
            favourites: rest.7.1,
            opted_in: rest.7.2,
            first_minute: rest.7.3,
            return_gesture: choices.4,
            text_percent: rest.0,
            letter_keys: rest.1.0,
            holds_shown: rest.1.1,
            announces_beats: rest.1.2,
            sound: rest.2,
            usual_minutes: rest.3,
            state_names: rest.4,
            last_exercise: rest.5.map(|id| ExerciseKey { origin: Origin::Pack("a: b".to_owned()), id }),
            window_size: rest.6.map(|(width, height)| (width.into(), height.into())),
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_is_read(first in any_settings(), second in any_settings()) {
            let mut document = DocumentMut::new();
            merge(&mut document, &changes(&Settings::default(), &first));
            let again: DocumentMut = document.to_string().parse().unwrap();
            prop_assert_eq!(read(&again), (first.clone(), Vec::new()));

            let mut document = again;
            merge(&mut document, &changes(&first, &second));
            let again: DocumentMut = document.to_string().parse().unwrap();
            prop_assert_eq!(read(&again), (second, Vec::new()));
        }

        #[test]
        fn a_broken_value_is_said_and_costs_nothing_beyond_its_own_table(
            settings in any_settings(),
            which in any::<prop::sample::Index>(),
            wrong in proptest::sample::select(vec!["[]", "{ a = 1 }", "1979-05-27", "nan", "-1", "\"?\""]),
        ) {
            let mut document = DocumentMut::new();
            let written = changes(&Settings::default(), &settings);
            merge(&mut document, &written);
            let mut lines: Vec<String> = document.to_string().lines().map(str::to_owned).collect();
            let values: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].contains(" = ")).collect();
            prop_assume!(!values.is_empty());
            prop_assert_eq!(values.len(), written.len());
            let line = &mut lines[*which.get(&values)];
            *line = format!("{} = {wrong}", line.rsplit_once(" = ").unwrap().0);

            let (found, troubles) = read(&lines.join("\n").parse().unwrap());
            let tables: BTreeSet<Vec<String>> =
                changes(&settings, &found).into_keys().map(|key| key[..key.len() - 1].to_vec()).collect();
            prop_assert!(tables.len() <= 1, "{wrong} changed {tables:?}");
            let is_no_value = matches!(wrong, "[]" | "{ a = 1 }" | "1979-05-27");
            prop_assert!(troubles.len() == 1 || troubles.is_empty() && !is_no_value, "{wrong}: {troubles:?}");
        }
    }

    #[test]
    fn comments_and_unknown_keys_survive_a_change() {
        let text = "# mine\ntheme = \"dusk\" # for the evenings\naurora = 3\n\n[sound]\n# soft\nmaster = 0.25\nroom = \"hall\"\n";
        let mut document: DocumentMut = text.parse().unwrap();
        let (before, _) = read(&document);
        let mut after = before.clone();
        after.theme = Theme::Ember;
        after.sound.master = 0.5;
        merge(&mut document, &changes(&before, &after));
        assert_eq!(document.to_string(), text.replace("dusk", "ember").replace("0.25", "0.5"));
    }

    #[test]
    fn an_unknown_pacer_stays_in_the_file_until_another_is_chosen() {
        let mut document: DocumentMut = "pacer = \"aurora\"\n".parse().unwrap();
        let (before, _) = read(&document);
        assert_eq!(before.pacer, PacerKind::Lantern);
        let mut after = before.clone();
        after.letter_keys = false;
        merge(&mut document, &changes(&before, &after));
        assert!(document.to_string().contains("pacer = \"aurora\""));
        let mut chosen = after.clone();
        chosen.pacer = PacerKind::Tide;
        merge(&mut document, &changes(&after, &chosen));
        assert!(document.to_string().contains("pacer = \"tide\""));
    }
}
