//! The widgets and pictures as a person and a screen reader meet them.

#[path = "../../examples/gallery/page/mod.rs"]
mod every;
mod gallery;
mod ways;

use egui::accesskit::{Role, Toggled};
use egui::{Key, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use gallery::Page;
use softlanding::settings::PacerKind;
use softlanding::ui::pacer::{PacerFrame, PacerStage};
use softlanding::ui::theme::typography::Text;
use softlanding::ui::theme::{Theme, ThemeName};
use softlanding::ui::widgets::{Button, Chip, Link, StateTiles};
use softlanding_core::rating::{Level, State};

fn harness<'a>(
    theme: Theme,
    size: impl Into<Vec2>,
    mut show: impl FnMut(&mut egui::Ui, &mut Page) + 'a,
) -> Harness<'a, Page> {
    Harness::builder()
        .with_size(size)
        .with_context_setup(move |context| {
            Theme::install_fonts(context);
            theme.apply(context);
        })
        .build_ui_state(move |ui, page: &mut Page| show(ui, page), Page::default())
}

fn dusk() -> Theme {
    Theme::new(ThemeName::Dusk)
}

fn now() -> Harness<'static, Page> {
    harness(dusk(), [1280.0, 800.0], gallery::now)
}

fn press(harness: &mut Harness<Page>, keys: &[Key]) {
    for &key in keys {
        harness.key_press(key);
        harness.run();
    }
}

#[test]
fn everything_has_a_role_and_a_name() {
    let harness = now();
    for (role, name) in [
        (Role::Link, "Practices"),
        (Role::Button, "Hide"),
        (Role::RadioButton, "Far away"),
        (Role::RadioButton, "0, not hard"),
        (Role::RadioButton, "10, the hardest"),
        (Role::Link, "leave out"),
        (Role::RadioButton, "5 minutes"),
        (Role::CheckBox, "Sound"),
        (Role::Heading, "How is it right now?"),
        (Role::Button, "Begin"),
        (Role::Button, "With someone or an animal"),
        (Role::RadioGroup, "How hard is this moment?"),
    ] {
        harness.get_by_role_and_label(role, name);
    }
    let harness = self::harness(dusk(), [600.0, 720.0], gallery::settings);
    for (role, name) in [
        (Role::RadioGroup, "Theme"),
        (Role::RadioButton, "Ember"),
        (Role::Switch, "Less motion"),
        (Role::Slider, "How loud the bowl is"),
        (Role::TextInput, "Your word for Settled"),
        (Role::MultilineTextInput, "Anything you want to keep"),
        (Role::Button, "Delete"),
    ] {
        harness.get_by_role_and_label(role, name);
    }
}

#[test]
fn the_second_line_and_the_reason_are_said_too() {
    let harness = now();
    let card = harness.get_by_role_and_label(Role::Button, "Nothing to do, just company");
    let about = card.accesskit_node().description().unwrap();
    assert!(about.contains("5 minutes") && about.contains("From stirred up"), "{about}");
    let tile = harness.get_by_role_and_label(Role::RadioButton, "Settled");
    assert_eq!(tile.accesskit_node().description().unwrap(), "calm, connected");
}

#[test]
fn nothing_is_chosen_until_somebody_chooses() {
    let harness = now();
    for name in ["Settled", "Stirred up", "Far away", "Mixed or not sure", "5"] {
        let answer = harness.get_by_role_and_label(Role::RadioButton, name);
        assert_eq!(answer.accesskit_node().toggled(), Some(Toggled::False), "{name}");
    }
}

#[test]
fn arrows_home_and_end_choose_the_number() {
    let mut harness = now();
    harness.get_by_role_and_label(Role::RadioButton, "0, not hard").focus();
    harness.run();
    assert_eq!(harness.state().number, None, "to be there is not to choose");
    for (key, number) in [
        (Key::ArrowRight, 1),
        (Key::ArrowDown, 2),
        (Key::ArrowLeft, 1),
        (Key::End, 10),
        (Key::ArrowRight, 10),
        (Key::Home, 0),
        (Key::ArrowLeft, 0),
    ] {
        press(&mut harness, &[key]);
        assert_eq!(harness.state().number, Level::new(number), "{key:?}");
    }
    assert!(harness.get_by_role_and_label(Role::RadioButton, "0, not hard").is_focused());
}

#[test]
fn tab_reaches_every_answer_and_chooses_none() {
    let mut harness = now();
    harness.get_by_role_and_label(Role::RadioButton, "Settled").focus();
    harness.run();
    for name in ["Stirred up", "Far away", "Mixed or not sure", "0, not hard", "1", "2"] {
        press(&mut harness, &[Key::Tab]);
        assert!(harness.get_by_role_and_label(Role::RadioButton, name).is_focused(), "{name}");
    }
    assert_eq!((harness.state().state, harness.state().number), (None, None));
    press(&mut harness, &[Key::Tab; 8]);
    press(&mut harness, &[Key::Tab]);
    assert!(harness.get_by_role_and_label(Role::Link, "leave out").is_focused());
    press(&mut harness, &[Key::Space]);
    assert!(harness.state().left_out);
}

#[test]
fn a_tile_is_chosen_by_pointer_and_by_keys() {
    let mut harness = now();
    harness.get_by_role_and_label(Role::RadioButton, "Stirred up").click();
    harness.run();
    assert_eq!(harness.state().state, Some(State::StirredUp));
    harness.get_by_role_and_label(Role::RadioButton, "Stirred up").focus();
    harness.run();
    press(&mut harness, &[Key::ArrowRight]);
    assert_eq!(harness.state().state, Some(State::ShutDown));
    let tile = harness.get_by_role_and_label(Role::RadioButton, "Far away");
    assert_eq!(tile.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn in_two_rows_up_and_down_go_to_the_other_row() {
    let mut harness = harness(dusk(), [400.0, 640.0], gallery::narrow);
    harness.get_by_role_and_label(Role::RadioButton, "Settled").focus();
    harness.run();
    press(&mut harness, &[Key::ArrowDown]);
    assert_eq!(harness.state().state, Some(State::ShutDown));
    press(&mut harness, &[Key::ArrowUp]);
    assert_eq!(harness.state().state, Some(State::Settled));
}

#[test]
fn the_keyboard_stays_on_a_tile_that_becomes_small() {
    let mut harness = harness(dusk(), [400.0, 300.0], |ui, page| {
        let height = if page.state.is_some() { 48.0 } else { 72.0 };
        let place = |index: f32| Rect::from_min_size(pos2(8.0 + 96.0 * index, 8.0), vec2(83.0, height));
        let places = [0.0, 1.0, 2.0, 3.0].map(place);
        if let Some(state) = StateTiles::new("How is it?", gallery::tile_words(), page.state).at(ui, places) {
            page.state = Some(state);
        }
    });
    harness.get_by_role_and_label(Role::RadioButton, "Settled").focus();
    harness.run();
    press(&mut harness, &[Key::Space]);
    assert_eq!(harness.state().state, Some(State::Settled));
    assert!(harness.get_by_role_and_label(Role::RadioButton, "Settled").is_focused());
}

#[test]
fn a_button_is_pressed_with_pointer_space_and_enter() {
    let mut harness = now();
    harness.get_by_role_and_label(Role::Button, "Begin").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "Begin").focus();
    harness.run();
    press(&mut harness, &[Key::Space, Key::Enter]);
    assert_eq!(harness.state().begun, 3);
}

#[test]
fn a_switch_switches() {
    let mut harness = harness(dusk(), [600.0, 720.0], gallery::settings);
    harness.get_by_role_and_label(Role::Switch, "Less motion").focus();
    harness.run();
    press(&mut harness, &[Key::Space]);
    assert!(harness.state().toggled);
    let switch = harness.get_by_role_and_label(Role::Switch, "Less motion");
    assert_eq!(switch.accesskit_node().toggled(), Some(Toggled::True));
}

#[test]
fn a_level_moves_by_keys_and_for_screen_readers_and_says_its_value() {
    let mut harness = harness(dusk(), [600.0, 720.0], gallery::settings);
    let name = "How loud the bowl is";
    harness.get_by_role_and_label(Role::Slider, name).focus();
    harness.run();
    for (key, value) in [
        (Key::ArrowRight, 0.05),
        (Key::PageUp, 0.30),
        (Key::ArrowDown, 0.25),
        (Key::End, 1.0),
        (Key::ArrowRight, 1.0),
        (Key::Home, 0.0),
    ] {
        press(&mut harness, &[key]);
        assert!((harness.state().level - value).abs() < 0.001, "{key:?}: {}", harness.state().level);
    }
    harness.get_by_role_and_label(Role::Slider, name).set_value_accesskit(0.6);
    harness.run();
    harness.get_by_role_and_label(Role::Slider, name).increment_accesskit();
    harness.run();
    assert!((harness.state().level - 0.65).abs() < 0.001);
    assert_eq!(harness.get_by_role_and_label(Role::Slider, name).value().as_deref(), Some("65 %"));
}

#[test]
fn a_level_follows_the_pointer() {
    let mut harness = harness(dusk(), [600.0, 720.0], gallery::settings);
    let rect = harness.get_by_role_and_label(Role::Slider, "How loud the bowl is").rect();
    harness.drag_at(rect.center_bottom() - vec2(0.0, 16.0));
    harness.run();
    harness.drop_at(rect.center_bottom() - vec2(0.0, 16.0));
    harness.run();
    assert!((harness.state().level - 0.5).abs() < 0.03, "{}", harness.state().level);
}

#[test]
fn a_choice_is_made_with_the_arrows() {
    let mut harness = harness(dusk(), [600.0, 720.0], gallery::settings);
    harness.get_by_role_and_label(Role::RadioButton, "As the system").focus();
    harness.run();
    press(&mut harness, &[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(harness.state().choice, Some(2));
}

#[test]
fn a_field_is_written_in() {
    let mut harness = harness(dusk(), [600.0, 720.0], gallery::settings);
    harness.get_by_role_and_label(Role::TextInput, "Your word for Settled").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Your word for Settled").type_text("at home");
    harness.run();
    assert_eq!(harness.state().text, "at home");
}

#[test]
fn whatever_can_be_pressed_is_large_enough() {
    for mut harness in [now(), harness(dusk(), [400.0, 640.0], gallery::narrow)] {
        harness.run();
        for role in [Role::Button, Role::RadioButton, Role::CheckBox] {
            for node in harness.query_all_by_role(role) {
                let size = node.rect().size();
                assert!(size.x >= 44.0 && size.y >= 44.0, "{:?}: {size:?}", node.accesskit_node().label());
            }
        }
    }
}

#[test]
fn at_twice_the_size_text_stays_in_its_place() {
    let harness = harness(dusk().with_scale(2.0), [400.0, 300.0], |ui, _| {
        for words in ["Mixed or not sure", "unbreakablelongword", "a feeling with many words in it, many"] {
            for room in [vec2(100.0, 40.0), vec2(60.0, 30.0), vec2(300.0, 80.0)] {
                let face = Text::Lead.semibold();
                let galley =
                    face.fit(ui.painter(), words, egui::Color32::PLACEHOLDER, room, egui::Align::Min);
                assert!(
                    galley.size().x <= room.x + 1.0 && galley.size().y <= room.y + 1.0,
                    "{words} {room:?}"
                );
            }
        }
    });
    drop(harness);
}

#[test]
fn scripts_that_the_typeface_lacks_show_boxes_and_never_panic() {
    let mut harness = Harness::builder()
        .allow_missing_glyphs()
        .with_context_setup(|context| {
            Theme::install_fonts(context);
            dusk().apply(context);
        })
        .build_ui(|ui| {
            ui.add(Button::primary("呼吸 تنفّس नमस्ते \u{1F3EE}"));
            ui.add(Link::new("\u{202E}abc\u{0}\u{FFFF}"));
            ui.add(Chip::new("", false).name("nothing"));
        });
    harness.run();
}

#[test]
fn the_typeface_has_what_the_app_writes() {
    // The harness panics on a letter that no font has.
    let mut harness = harness(dusk(), [600.0, 200.0], |ui, _| {
        let theme = dusk();
        let letters = "Aa 0123456789 · – — … − ½ × % ’ ‘ “ ” ( ) ? ; : & / äöüßéèçñåøæłőşğ ÄÖÜÉÑ";
        ui.label(Text::Body.rich(&theme, letters));
        ui.label(Text::Body.semibold().rich(&theme, letters));
    });
    harness.run();
}

#[test]
fn a_still_page_asks_for_no_frames() {
    let mut harness = now();
    harness.run();
    let delay = harness.output().viewport_output.values().map(|output| output.repaint_delay).min();
    assert!(delay.is_none_or(|delay| delay > std::time::Duration::from_hours(1)), "{delay:?}");
}

#[test]
fn focus_shows_as_a_ring() {
    let mut harness = harness(dusk(), [200.0, 80.0], |ui, _| {
        softlanding::ui::widgets::page(ui.painter(), ui.max_rect().expand(8.0));
        Button::primary("Begin").at(ui, Rect::from_min_size(pos2(20.0, 12.0), vec2(160.0, 56.0)));
    });
    harness.get_by_label("Begin").focus();
    harness.run();
    harness.snapshot("focus");
}

#[test]
fn each_state_has_a_shape_of_its_own() {
    let mut harness = harness(Theme::new(ThemeName::Ember), [240.0, 72.0], |ui, _| {
        let theme = Theme::new(ThemeName::Ember);
        for (index, state) in State::ALL.into_iter().enumerate() {
            let place = Rect::from_center_size(pos2(36.0 + 56.0 * index as f32, 36.0), Vec2::splat(36.0));
            let behind = theme.tokens.background;
            softlanding::ui::theme::icons::paint_state(ui.painter(), place, state, &theme.tokens, behind);
        }
    });
    harness.run();
    harness.snapshot("states");
}

#[test]
fn the_lantern_hangs_above_its_horizon() {
    let mut harness = harness(dusk(), [200.0, 200.0], |ui, _| {
        let theme = dusk();
        softlanding::ui::widgets::page(ui.painter(), ui.max_rect().expand(8.0));
        let stage = PacerStage::with_ring(pos2(100.0, 92.0), 84.0);
        let frame =
            PacerFrame { fullness: 0.6, elapsed_share: Some(0.3), ..PacerFrame::at_rest(stage, &theme) };
        PacerKind::Lantern.pacer().paint(ui.painter(), &frame);
    });
    harness.run();
    harness.snapshot("lantern");
}

/// Writes pictures of everything for people to look at: `LOOK_OUT=pictures cargo test --test look -- --ignored`.
#[test]
#[ignore = "writes pictures for people to look at"]
fn pictures() {
    let folder = std::path::PathBuf::from(std::env::var("LOOK_OUT").unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    let only = std::env::var("LOOK_ONLY").unwrap_or_default();
    for name in ThemeName::ALL {
        let scale = std::env::var("LOOK_SCALE").ok().and_then(|scale| scale.parse().ok()).unwrap_or(1.0);
        let theme = Theme::new(name).with_scale(scale);
        let save = |what: &str, harness: &mut Harness<Page>| {
            harness.run_ok();
            harness.render().unwrap().save(folder.join(format!("{what}-{name:?}.png"))).unwrap();
        };
        let shoot = |what: &str, size: [f32; 2], set: fn(&mut Page), show: fn(&mut egui::Ui, &mut Page)| {
            if !what.contains(&only) {
                return;
            }
            let mut harness = harness(theme.clone(), size, show);
            set(harness.state_mut());
            save(what, &mut harness);
        };
        shoot("now", [1280.0, 800.0], |_| {}, gallery::now);
        shoot(
            "now-chosen",
            [1280.0, 800.0],
            |page| {
                page.state = Some(softlanding_core::rating::State::StirredUp);
                page.number = softlanding_core::rating::Level::new(7);
                page.chip = true;
            },
            gallery::now,
        );
        shoot(
            "settings",
            [600.0, 720.0],
            |page| (page.choice, page.toggled, page.level) = (Some(1), true, 0.4),
            gallery::settings,
        );
        shoot("icons", [680.0, 360.0], |_| {}, |ui, _| gallery::icons(ui));
        shoot("narrow", [400.0, 640.0], |_| {}, gallery::narrow);
        shoot(
            "lantern-full",
            [1280.0, 800.0],
            |_| {},
            |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.fullness = 1.0),
        );
        shoot(
            "lantern-half",
            [1280.0, 800.0],
            |_| {},
            |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.fullness = 0.5),
        );
        shoot(
            "lantern-empty",
            [1280.0, 800.0],
            |_| {},
            |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.fullness = 0.0),
        );
        shoot(
            "lantern-landed",
            [1280.0, 800.0],
            |_| {},
            |ui, _| gallery::practice(ui, PacerKind::Lantern, |frame| frame.landing = 1.0),
        );
        shoot(
            "lantern-tap",
            [1280.0, 800.0],
            |_| {},
            |ui, _| {
                gallery::practice(ui, PacerKind::Lantern, |frame| {
                    let gesture = softlanding_core::exercise::Gesture::TapLeft;
                    frame.fullness = 0.4;
                    frame.beat =
                        Some(softlanding::ui::pacer::PacerBeat { gesture, progress: 0.5, length_secs: 1.0 });
                });
            },
        );
        shoot(
            "tide",
            [1280.0, 800.0],
            |_| {},
            |ui, _| gallery::practice(ui, PacerKind::Tide, |frame| frame.fullness = 0.6),
        );
        shoot(
            "words",
            [1280.0, 800.0],
            |_| {},
            |ui, _| gallery::practice(ui, PacerKind::Words, |frame| frame.fullness = 0.6),
        );
    }
}

/// Modules that are parts of several widgets and are none themselves.
const SHARED: [&str; 3] = ["radio", "tiles", "typed"];

#[test]
fn the_gallery_has_a_part_for_every_module_of_widgets() {
    let source = include_str!("../../src/ui/widgets/mod.rs");
    let module = |line: &'static str| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';').filter(|name| !SHARED.contains(name))
    };
    let mut modules: Vec<&str> = source.lines().filter_map(module).collect();
    let mut shown: Vec<&str> =
        every::GROUPS.iter().flat_map(|(_, parts)| *parts).map(|part| part.module).collect();
    modules.sort_unstable();
    shown.sort_unstable();
    assert_eq!(shown, modules);
}

#[test]
fn everything_in_the_gallery_stands_apart_and_has_a_name_in_every_theme_and_size() {
    for (name, is_large) in ThemeName::ALL.into_iter().flat_map(|name| [(name, false), (name, true)]) {
        let page = every::Page { theme: name, is_large, ..every::Page::default() };
        let theme = page.theme();
        let size = vec2(1_000.0, 40_000.0);
        let mut harness = Harness::builder()
            .with_size(size)
            .with_accessibility_check(true)
            .with_context_setup(move |context| {
                Theme::install_fonts(context);
                theme.apply(context);
            })
            .build_ui_state(every::show, page);
        harness.run();
        harness.check_accessibility();
        let places = &harness.state().places;
        assert!(places.len() > 100, "{name:?}: {}", places.len());
        for (index, place) in places.iter().enumerate() {
            assert!(place.left() >= 0.0 && place.right() <= size.x && place.bottom() < size.y, "{place:?}");
            let below = places.iter().skip(index + 1);
            assert!(below.clone().all(|other| !other.intersects(*place)), "{name:?}, {is_large}: {place:?}");
        }
    }
}
