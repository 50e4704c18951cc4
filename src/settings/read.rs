//! Reading the settings of a file.

use toml_edit::DocumentMut;

use super::codec::{Declared, TableReader};
use super::{Settings, SettingsError};

/// All settings of a file, and what in it is wrong. Keys that this version does not know are
/// nobody's fault.
pub(super) fn read(document: &DocumentMut) -> (Settings, Vec<SettingsError>) {
    let mut troubles = Vec::new();
    let settings = Settings::read(&mut TableReader::root(document.as_table(), &mut troubles));
    (settings, troubles)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::codec::changes;
    use super::super::flat::merge;
    use super::super::{
        Choice, Comfort, FirstMinute, Keep, KeyChoice, KeyCommand, KeyName, NOTEPAD_MAX_CHARS, NightDoor,
        NotepadPage, OFFSET_MS, PacerKind, ReducedMotion, ReminderRhythm, ReminderSettings, ReturnGesture,
        SoundSettings, SpokenBy, TEXT_PERCENT, Theme, TimeOut, USUAL_MINUTES,
    };
    use super::*;
    use proptest::prelude::*;
    use softlanding_core::record::{ExerciseKey, Origin};
    use softlanding_core::reminder::{Days, EVERY_MINUTES, TimeOfDay};
    use softlanding_core::support::CountryCode;
    use softlanding_core::time_out::BackAt;

    fn read_text(text: &str) -> (Settings, Vec<String>) {
        let (settings, troubles) = read(&text.parse().unwrap());
        let keys = troubles.into_iter().map(|trouble| match trouble {
            SettingsError::Value { key, .. } => key,
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
    fn what_is_never_offered_is_a_table_and_words_of_a_later_version_are_left_alone() {
        let text = "[never_offer]\ntouch = true\nloud = false\nsmoke = true\n";
        let (settings, troubles) = read_text(text);
        assert_eq!(settings.never_offer, [Comfort::Touch].into());
        assert!(troubles.is_empty());
        let mut document: DocumentMut = text.parse().unwrap();
        let none = Settings { never_offer: BTreeSet::new(), ..settings.clone() };
        merge(&mut document, &changes(&settings, &none));
        assert!(document.to_string().contains("smoke = true") && !document.to_string().contains("touch"));
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
            any::<bool>(),
            proptest::collection::btree_map(".{0,8}", thousandths(), 0..3),
            proptest::collection::btree_map(".{0,8}", OFFSET_MS, 0..3),
        )
            .prop_map(|(chosen, on, master, cues, lines_are_marked, beds, offset_ms)| {
                SoundSettings { chosen, on, master, cues, lines_are_marked, beds, offset_ms }
            })
    }

    fn own(id: String) -> ExerciseKey {
        ExerciseKey { origin: Origin::Own, id }
    }

    fn remembered(utc_ms: i64) -> TimeOut {
        TimeOut { back: BackAt::from_utc_ms(utc_ms), is_remembered: true }
    }

    #[test]
    fn a_time_out_is_a_moment_in_the_file_and_only_after_a_yes() {
        let mut document = DocumentMut::new();
        let usual = Settings::default();
        let mut in_memory = usual.clone();
        in_memory.time_out = Some(TimeOut { is_remembered: false, ..remembered(1_767_268_800_000) });
        merge(&mut document, &changes(&usual, &in_memory));
        assert_eq!(document.to_string(), "");
        let kept = Settings { time_out: Some(remembered(1_767_268_800_000)), ..usual.clone() };
        merge(&mut document, &changes(&in_memory, &kept));
        assert_eq!(document.to_string(), "back_at = \"2026-01-01T12:00:00Z\"\n");
        merge(&mut document, &changes(&kept, &in_memory));
        assert_eq!(document.to_string(), "");
    }

    #[test]
    fn a_time_out_in_any_other_shape_is_said_and_is_none() {
        for wrong in ["'soon'", "1767268800000", "2026-01-01T12:00:00Z", "'2026-01-01T12:00:00'", "true"] {
            let (settings, troubles) = read_text(&format!("back_at = {wrong}\n"));
            assert_eq!((settings.time_out, troubles), (None, vec!["back_at".to_owned()]), "{wrong}");
        }
    }

    #[test]
    fn reminders_stand_in_the_file_as_people_write_days_and_times() {
        let text = "[reminders]\non = true\nrhythm = 'at-times'\ntimes = '15:30 9:05 15:30'\ndays = 'sat mon'\n\
                    not_on = '2026-12-01'\npaused_until = '2026-12-01T12:00:00Z'\n";
        let (Settings { reminders, .. }, troubles) = read_text(text);
        let clock = |text| TimeOfDay::parse(text).unwrap();
        assert_eq!(reminders.times, [clock("09:05"), clock("15:30")]);
        assert_eq!(reminders.days.to_string(), "mon sat");
        assert_eq!(
            (reminders.not_on, reminders.paused_until_utc_ms),
            (Some(20_788), Some(1_796_126_400_000))
        );
        assert!(troubles.is_empty());
        let wrong = "[reminders]\ntimes = '9 o clock'\nfrom = '24:00'\ndays = 'every'\nevery_minutes = 5\non = true\n";
        let (Settings { reminders, .. }, troubles) = read_text(wrong);
        assert_eq!(reminders, ReminderSettings { on: true, ..ReminderSettings::default() });
        assert_eq!(troubles.len(), 4);
    }

    #[test]
    fn lines_for_the_notepad_come_back_as_they_were() {
        for lines in ["one", "one\ntwo\n\n\tthree", "\n\"\"\"\n", "\"\"\"\nname = 1\n[sound]", "ends in \\"] {
            let mut document = DocumentMut::new();
            let usual = Settings::default();
            let own = Settings { notepad_lines: Some(lines.to_owned()), ..usual.clone() };
            merge(&mut document, &changes(&usual, &own));
            assert_eq!(read(&document.to_string().parse().unwrap()), (own, Vec::new()), "{document}");
        }
    }

    #[test]
    fn lines_for_the_notepad_in_any_other_shape_are_said_and_are_none() {
        let long = format!("'{}'", "a".repeat(NOTEPAD_MAX_CHARS + 1));
        for wrong in ["''", "' '", "7", "['a', 'b']", r#""\u0007bell""#, r#""a\r\nb""#, &long] {
            let (settings, troubles) = read_text(&format!("notepad_lines = {wrong}\nnotepad = 'meeting'\n"));
            assert_eq!(
                (settings.notepad_lines, troubles),
                (None, vec!["notepad_lines".to_owned()]),
                "{wrong}"
            );
            assert_eq!(settings.notepad, NotepadPage::Meeting, "and cost nothing else");
        }
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

    /// Keys that clash with none, whichever of them are there.
    fn keys() -> impl Strategy<Value = BTreeMap<KeyCommand, KeyChoice>> {
        let key = |name| KeyChoice::Key(KeyName::new(name).unwrap());
        let all = vec![
            (KeyCommand::Gentler, key("X")),
            (KeyCommand::Glimmer, key("\\")),
            (KeyCommand::People, key("F12")),
            (KeyCommand::Worse, KeyChoice::Off),
            (KeyCommand::Answers, KeyChoice::Off),
        ];
        proptest::sample::subsequence(all, 0..=5).prop_map(|keys| keys.into_iter().collect())
    }

    fn reminder_settings() -> impl Strategy<Value = ReminderSettings> {
        let time = || (0..1_440_i32).prop_map(TimeOfDay::from_minutes);
        let times =
            proptest::collection::btree_set(time(), 0..5).prop_map(|times| times.into_iter().collect());
        let days = proptest::array::uniform7(any::<bool>()).prop_map(|chosen| {
            let days = (0..).zip(chosen);
            days.fold(Days::EACH, |days, (weekday, is_in)| days.with(weekday, is_in))
        });
        (
            (any::<(bool, bool, bool)>(), choice::<ReminderRhythm>(), EVERY_MINUTES),
            (time(), time(), times, days),
            proptest::option::of("[a-z0-9-]{1,64}".prop_map(own)),
            proptest::option::of("[A-Za-z\"\\\\?]{1,30}"),
            proptest::option::of(-9_000..40_000_i32),
            proptest::option::of(-1_000_000_000_000..4_000_000_000_000_i64),
        )
            .prop_map(|(flags, hours, exercise, words, not_on, paused_until_utc_ms)| {
                ReminderSettings {
                    on: flags.0.0,
                    with_chance: flags.0.1,
                    with_computer: flags.0.2,
                    rhythm: flags.1,
                    every_minutes: flags.2,
                    from: hours.0,
                    until: hours.1,
                    times: hours.2,
                    days: hours.3,
                    exercise,
                    words,
                    not_on,
                    paused_until_utc_ms,
                }
            })
    }

    fn any_settings() -> impl Strategy<Value = Settings> {
        let choices = (
            choice::<Theme>(),
            choice::<ReducedMotion>(),
            choice::<Keep>(),
            choice::<PacerKind>(),
            choice::<NightDoor>(),
            choice::<ReturnGesture>(),
            choice::<NotepadPage>(),
            choice::<SpokenBy>(),
        );
        let name = proptest::option::of("[a-z\"\\\\#=äß]{1,24}");
        let rest = (
            TEXT_PERCENT,
            any::<(bool, bool, Option<bool>, bool, bool, bool, bool)>(),
            sound_settings(),
            proptest::option::of(USUAL_MINUTES),
            proptest::array::uniform4(name),
            proptest::option::of("[a-z0-9-]{1,64}"),
            proptest::option::of((200..16_000_u16, 200..16_000_u16)),
            of_exercises(),
            proptest::collection::btree_set(choice::<Comfort>(), 0..4),
            (
                proptest::sample::select(vec![None, CountryCode::new("GB"), CountryCode::new("KE")]),
                proptest::option::of("[A-Za-z ]{0,60}"),
                proptest::option::of("[a-z]{2,3}(-[A-Z]{2})?"),
            ),
            proptest::option::of(-1_000_000_000_000..4_000_000_000_000_i64),
            (proptest::option::of("[a-z\"\\\\#'äß -]{0,30}[a-z]"), keys(), reminder_settings()),
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
            night_door: choices.4,
            return_gesture: choices.5,
            notepad: choices.6,
            spoken_by: choices.7,
            notepad_lines: rest.11.0,
            keys: rest.11.1,
            reminders: rest.11.2,
            country: rest.9.0,
            pair_keys: rest.9.1,
            language: rest.9.2,
            time_out: rest.10.map(remembered),
            text_percent: rest.0,
            letter_keys: rest.1.0,
            holds_shown: rest.1.1,
            announces_beats: rest.1.2,
            hide_taught: rest.1.3,
            cold_shown: rest.1.4,
            comfort_shown: rest.1.5,
            small_sounds: rest.1.6,
            never_offer: rest.8,
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
