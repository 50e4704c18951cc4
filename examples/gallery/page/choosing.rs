//! What is chosen, switched and moved.

use egui::Rect;
use softlanding::settings::{Choice as _, PacerKind};
use softlanding::ui::theme::icons::Icon;
use softlanding::ui::theme::{Theme, ThemeName, space};
use softlanding::ui::widgets::{
    Amount, Chip, ChoiceRow, IconToggle, LevelSlider, LevelTrail, NumberAnswer, NumberRow, NumberWords,
    PictureTiles, Say, ShapesBoard, SkyTiles, SkyWord, StateTiles, Step, Stepper, Tabs, TileFacts, TileWords,
    Toggle, TrailWords, WordAnswer, WordSky,
};
use softlanding_core::testing::score_of;

use super::cells::Cells;
use super::{Page, Part};

pub const PARTS: &[Part] = &[
    Part { module: "chip", show: chips },
    Part { module: "choice", show: choices },
    Part { module: "tabs", show: tabs },
    Part { module: "tile", show: state_tiles },
    Part { module: "numbers", show: numbers },
    Part { module: "word_sky", show: words },
    Part { module: "toggle", show: toggles },
    Part { module: "icon_toggle", show: icon_toggles },
    Part { module: "stepper", show: steppers },
    Part { module: "level", show: levels },
    Part { module: "amount", show: amounts },
    Part { module: "trail", show: trail },
    Part { module: "pictures", show: pictures },
    Part { module: "sky_tiles", show: skies },
    Part { module: "shapes", show: shapes },
];

const WORDS: [&str; 8] =
    ["restless", "tense", "nervous", "worried", "annoyed", "overwhelmed", "afraid", "angry"];

fn chips(cells: &mut Cells<'_>, _: &mut Page) {
    let size = (140.0, 44.0);
    for (state, is_chosen) in [("resting", false), ("chosen", true)] {
        cells.cell(state, size, |ui, rect| Chip::new("5 minutes", is_chosen).at(ui, rect));
    }
    cells.cell("one of several", size, |ui, rect| {
        Chip::new("5", true).name("5 minutes").one_of_several().at(ui, rect)
    });
    cells.cell("with an icon", size, |ui, rect| Chip::new("Sound", false).icon(Icon::SoundOff).at(ui, rect));
    for (state, is_open) in [("folded", false), ("unfolded", true)] {
        cells.cell(state, size, |ui, rect| Chip::new("Filter", is_open).pill(true).at(ui, rect));
    }
    cells.cell("long words", size, |ui, rect| {
        Chip::new("For a moment when nothing else fits", false).at(ui, rect);
    });
    cells.disabled(size, |ui, rect| Chip::new("5 minutes", false).at(ui, rect));
}

fn choices(cells: &mut Cells<'_>, page: &mut Page) {
    let options = ["As the computer", "Dusk", "Dawn", "A name that is longer than the others"];
    cells.flow("one is chosen", |ui| {
        if let Some(choice) = ChoiceRow::new("One is chosen", options, page.choice).show(ui) {
            page.choice = Some(choice);
        }
    });
    cells.flow("none is chosen yet", |ui| {
        let _ = ChoiceRow::new("None is chosen yet", options, None).show(ui);
    });
    cells.flow("disabled", |ui| {
        ui.disable();
        let _ = ChoiceRow::new("Disabled", options, Some(2)).show(ui);
    });
}

fn tabs(cells: &mut Cells<'_>, page: &mut Page) {
    cells.flow("one is open", |ui| {
        let pages = ["Look", "Sound", "Practice", "Private", "Reminders and more"];
        if let Some(choice) = Tabs::new("Pages", pages, page.choice).show(ui) {
            page.choice = Some(choice);
        }
    });
}

fn state_tiles(cells: &mut Cells<'_>, page: &mut Page) {
    let tile_words = || {
        [
            ("Settled", "calm, connected"),
            ("Stirred up", "tense, racing"),
            ("Far away", "numb, heavy, blank"),
            ("Mixed", "or not sure"),
        ]
        .map(|(name, feeling)| TileWords { name: name.into(), feeling: feeling.into() })
    };
    for (state, height, columns, chosen) in [
        ("none is chosen yet", 128.0, 4, None),
        ("one is chosen", 128.0, 4, page.state),
        ("two beside two", 72.0, 2, page.state),
        ("low", 48.0, 4, page.state),
    ] {
        cells.column(state, |ui, column| {
            let height = Theme::of(ui.ctx()).metrics.text(height);
            let places = column.grid(4, columns, (70.0, height), space::SMALL);
            let places = <[Rect; 4]>::try_from(places).unwrap_or([Rect::NOTHING; 4]);
            if let Some(said) = StateTiles::new(state, tile_words(), chosen).at(ui, places) {
                page.state = Some(said);
            }
        });
    }
}

fn numbers(cells: &mut Cells<'_>, page: &mut Page) {
    for (state, chosen) in [("none is chosen yet", None), ("one is chosen", page.number)] {
        cells.row(
            state,
            |ui, width| NumberRow::height(&Theme::of(ui.ctx()), width),
            |ui, rect| {
                let words = NumberWords {
                    question: state.into(),
                    low: "not hard".into(),
                    high: "the hardest".into(),
                    leave_out: "Skip".into(),
                };
                match NumberRow::new(words, chosen).at(ui, rect) {
                    Some(NumberAnswer::Chosen(level) | NumberAnswer::Moved(level)) => {
                        page.number = Some(level);
                    }
                    Some(NumberAnswer::LeftOut) => page.number = None,
                    None => {}
                }
            },
        );
    }
}

fn words(cells: &mut Cells<'_>, page: &mut Page) {
    for (state, is_open) in [("some are taken", true), ("no more can be taken", false)] {
        let sky = |page: &Page| {
            let words = WORDS.into_iter().map(|word| SkyWord {
                word: word.into(),
                is_taken: page.taken.iter().any(|taken| taken == word),
                is_open,
            });
            WordSky::new(state, words)
        };
        let shown = sky(page);
        cells.row(
            state,
            |ui, width| shown.height(ui, width),
            |ui, rect| {
                let Some(WordAnswer::Pressed(index)) = sky(page).at(ui, rect) else { return };
                let Some(word) = WORDS.get(index) else { return };
                if page.taken.iter().any(|taken| taken == word) {
                    page.taken.retain(|taken| taken != word);
                } else {
                    page.taken.push((*word).to_owned());
                }
            },
        );
    }
}

fn toggles(cells: &mut Cells<'_>, page: &mut Page) {
    let size = (380.0, 64.0);
    cells.cell("as it was left", size, |ui, rect| {
        Toggle::new(&mut page.is_on, "Less motion").line("The light changes and nothing moves").at(ui, rect);
    });
    cells.cell("off", size, |ui, rect| Toggle::new(&mut false, "Letters as keys").at(ui, rect));
    cells.cell("long words", size, |ui, rect| {
        Toggle::new(&mut true, "A switch whose words need more room than stands beside it").at(ui, rect);
    });
    cells.disabled(size, |ui, rect| Toggle::new(&mut true, "Less motion").at(ui, rect));
}

fn icon_toggles(cells: &mut Cells<'_>, page: &mut Page) {
    let icons = [Icon::StarOutline, Icon::Star];
    for (state, on) in [("as it was left", &mut page.is_on), ("off", &mut false), ("on", &mut true)] {
        let name = format!("Favourite, {state}");
        cells.cell(state, (44.0, 44.0), |ui, rect| IconToggle::new(on, name, icons).at(ui, rect));
    }
    cells.disabled((44.0, 44.0), |ui, rect| IconToggle::new(&mut true, "Favourite", icons).at(ui, rect));
}

fn steppers(cells: &mut Cells<'_>, page: &mut Page) {
    const BETWEEN: f32 = 56.0;
    let said = format!("{:.1}", page.amount);
    let amount = &mut page.amount;
    cells.fitted(
        "around a number",
        BETWEEN + 88.0,
        |theme| Stepper::size(theme, BETWEEN).y,
        |ui, rect| {
            let stepper = Stepper::new("A little less", "A little more", said.as_str());
            let number = |ui: &mut egui::Ui, middle| {
                Say::new(said.as_str()).centered().at(ui, middle);
            };
            match stepper.at(ui, rect, number) {
                Some(Step::Less) => *amount -= 0.5,
                Some(Step::More) => *amount += 0.5,
                None => {}
            }
        },
    );
}

fn levels(cells: &mut Cells<'_>, page: &mut Page) {
    let size = (380.0, 72.0);
    let said = format!("{:.0} %", page.level * 100.0);
    cells.cell("resting", size, |ui, rect| {
        LevelSlider::new(&mut page.level, "How loud it is", said.as_str()).at(ui, rect);
    });
    cells.cell("at its end", size, |ui, rect| {
        LevelSlider::new(&mut 1.0, "How loud the bowl is", "100 %").at(ui, rect);
    });
    cells.cell("in a row", (480.0, 48.0), |ui, rect| {
        LevelSlider::new(&mut page.level, "Loudness", said.as_str()).beside(Some(160.0)).at(ui, rect);
    });
    cells.disabled(size, |ui, rect| LevelSlider::new(&mut 0.3, "How loud it is", "30 %").at(ui, rect));
}

fn amounts(cells: &mut Cells<'_>, page: &mut Page) {
    let size = (110.0, 48.0);
    cells.cell("resting", size, |ui, rect| {
        if let Some(wanted) = Amount::new(page.amount, "How long", "s", 1.0..=20.0).at(ui, rect).wanted {
            page.amount = wanted;
        }
    });
    cells.cell("in tenths", size, |ui, rect| {
        if let Some(wanted) =
            Amount::new(page.amount, "How long", "s", 1.0..=20.0).tenths().at(ui, rect).wanted
        {
            page.amount = wanted;
        }
    });
    cells.cell("without a unit", size, |ui, rect| {
        let _ = Amount::new(12.0, "How often", "", 1.0..=20.0).at(ui, rect);
    });
    cells.disabled(size, |ui, rect| {
        let _ = Amount::new(4.0, "How long", "s", 1.0..=20.0).at(ui, rect);
    });
}

fn trail(cells: &mut Cells<'_>, page: &mut Page) {
    let words = |name: &'static str| TrailWords {
        name: name.into(),
        high: "10, the hardest".into(),
        low: "0, not hard".into(),
        hint: "Move it as it changes".into(),
    };
    cells.cell("not moved yet", (440.0, 220.0), |ui, rect| {
        let _ = LevelTrail::new(words("Not moved yet"), Vec::new(), 0.2).at(ui, rect);
    });
    cells.cell("moved", (440.0, 220.0), |ui, rect| {
        if let Some(level) = LevelTrail::new(words("Moved"), page.trail.clone(), 0.9).at(ui, rect) {
            page.trail.retain(|(at, _)| *at < 0.9);
            page.trail.push((0.9, level));
        }
    });
}

fn pictures(cells: &mut Cells<'_>, page: &mut Page) {
    let score = score_of("Cycle(beats: [In(4), Out(6)])", 60_000);
    cells.flow("one is chosen", |ui| {
        let all = PacerKind::ALL.iter().map(|kind| (*kind, format!("{kind:?}")));
        if let Some(choice) = PictureTiles::new("Picture", all, page.choice).of(&score).word("In").show(ui) {
            page.choice = Some(choice);
        }
    });
}

fn skies(cells: &mut Cells<'_>, page: &mut Page) {
    cells.flow("one is chosen", |ui| {
        let skies: [(&[ThemeName], &str); 5] = [
            (&[ThemeName::Dusk, ThemeName::Dawn], "As the computer"),
            (&[ThemeName::Dusk], "Dusk"),
            (&[ThemeName::Dawn], "Dawn"),
            (&[ThemeName::Ember], "Ember"),
            (&[ThemeName::Contrast], "Contrast"),
        ];
        if let Some(choice) = SkyTiles::new("Sky", skies, page.choice).show(ui) {
            page.choice = Some(choice);
        }
    });
}

fn shapes(cells: &mut Cells<'_>, page: &mut Page) {
    let tile_name = |tile: TileFacts| {
        let light = if tile.is_lit { ", lit" } else { "" };
        format!("row {}, column {}{light}", tile.row, tile.column)
    };
    cells.cell("being turned", (360.0, 360.0), |ui, rect| {
        let puzzle = page.puzzle.clone();
        let board = ShapesBoard::new(&puzzle, "A puzzle", &tile_name);
        if let Some((place, turn)) = board.at(ui, rect, &mut page.tile) {
            page.puzzle.turn(place, turn);
        }
    });
    cells.cell("coming", (200.0, 200.0), |ui, rect| {
        ui.disable();
        let board = ShapesBoard::new(&page.puzzle, "A puzzle that comes", &tile_name).presence(0.4);
        let _ = board.at(ui, rect, &mut 0);
    });
}
