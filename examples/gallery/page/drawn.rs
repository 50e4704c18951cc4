//! What is only looked at.

use egui::vec2;
use softlanding::ui::theme::{Theme, curve, space};
use softlanding::ui::widgets::shoreline::{ShoreWords, Shoreline, Shores, Shown};
use softlanding::ui::widgets::{
    CardPicture, CurveBeat, CurveChart, Dots, Flows, Joint, describe_image, paint_scale,
};
use softlanding_core::exercise::Gesture;
use softlanding_core::exercise::Picture;
use softlanding_core::insight::{Observations, Spread, between_states};
use softlanding_core::rating::State;
use softlanding_core::record::Record;
use softlanding_core::strokes::strokes;
use softlanding_core::testing::{beat, cycle, exercise_of, rated, score_of, sitting};

use super::cells::Cells;
use super::{Page, Part};

pub const PARTS: &[Part] = &[
    Part { module: "card_picture", show: card_pictures },
    Part { module: "curve", show: curves },
    Part { module: "dots", show: dots },
    Part { module: "flows", show: flows },
    Part { module: "shoreline", show: shorelines },
];

/// How many days the shoreline has.
const DAYS: u32 = 60;
/// Room for what stands below a curve, in points.
const LABELS: f32 = 96.0;

fn card_pictures(cells: &mut Cells<'_>, _: &mut Page) {
    let breath = exercise_of(vec![cycle(vec![beat(Gesture::In, 4_000), beat(Gesture::Out, 6_000)])]);
    let pictures = [
        ("a breath", CardPicture::of(&breath)),
        ("pressed", CardPicture::Pressed),
        ("a trail", CardPicture::Trail),
        ("taps", CardPicture::Taps),
        ("ripples", CardPicture::Ripples),
        ("lights", CardPicture::Lights { count: 9, seed: 5 }),
        ("paper", CardPicture::Paper),
        ("tiles", CardPicture::Tiles),
        ("two", CardPicture::Two),
        ("resting", CardPicture::Resting),
        ("a glow", CardPicture::Glow),
    ];
    let drawn = Picture::ALL.into_iter().map(|picture| (format!("{picture:?}"), CardPicture::Drawn(picture)));
    let pictures = pictures.into_iter().map(|(name, picture)| (name.to_owned(), picture)).chain(drawn);
    for (name, picture) in pictures {
        cells.cell(&name, (140.0, 68.0), |ui, rect| {
            picture.paint(ui.painter(), rect, &Theme::of(ui.ctx()));
            describe_image(ui, rect, &name);
        });
    }
}

fn curves(cells: &mut Cells<'_>, _: &mut Page) {
    let score = score_of("Cycle(beats: [In(4), Hold(2), Out(6), Rest(2)])", 60_000);
    let round = score.beats().get(..4).unwrap_or_default();
    let labels = || {
        let words = [("In", "4"), ("Hold", "2"), ("Out", "6"), ("Rest", "2")];
        words.map(|(word, secs)| CurveBeat { word: word.into(), secs: secs.into() }).to_vec()
    };
    for (state, now) in [("resting", None), ("a beat is due", Some(2))] {
        let chart =
            CurveChart::new(&score, round, labels(), "In for 4, hold for 2, out for 6, rest for 2").now(now);
        cells.row(state, |ui, width| chart.height(ui, width), |ui, rect| chart.at(ui, rect));
    }
    cells.row(
        "with joints",
        |_, _| curve::HEIGHT_TALL + LABELS,
        |ui, rect| {
            let joint = |name: &'static str| Joint { name: name.into(), value: "seconds".into() };
            let joints = ["In", "Hold", "Out", "Rest"].map(joint);
            CurveChart::new(&score, round, labels(), "A round that can be changed")
                .editable(ui, "gallery", curve::HEIGHT_TALL)
                .edit_at(ui, rect, &joints);
        },
    );
}

fn dots(cells: &mut Cells<'_>, _: &mut Page) {
    cells.cell("its scale", (520.0, 22.0), |ui, rect| {
        paint_scale(ui, rect, ["harder", "the same", "easier"]);
        describe_image(ui, rect, "From harder to easier");
    });
    let spread = Spread { median: 2.0, low: 0, high: 4, coverage: 0.95 };
    cells.cell("few", (520.0, Dots::HEIGHT), |ui, rect| Dots::new([1, 3], "Two times").at(ui, rect));
    cells.cell("many, with a middle", (520.0, Dots::HEIGHT), |ui, rect| {
        let dots = Dots::new([-2, 0, 0, 1, 2, 2, 2, 3, 4, 4], "Ten times").spread(Some(spread));
        dots.estimate(Some(1.6)).expected(Some(0.8)).at(ui, rect);
    });
}

fn flows(cells: &mut Cells<'_>, _: &mut Page) {
    let records = records();
    let between = between_states(&Observations::from_records(&records), ..);
    cells.row(
        "sixty practices",
        |ui, _| Flows::height(&Theme::of(ui.ctx()), between.total()),
        |ui, rect| {
            let names = ["Settled", "Stirred up", "Far away", "Mixed"].map(Into::into);
            Flows::new(&between, names, "From stirred up most ended settled").at(ui, rect);
        },
    );
}

fn shorelines(cells: &mut Cells<'_>, _: &mut Page) {
    let records = records();
    let observations = Observations::from_records(&records);
    let range = (0, i64::from(DAYS) * 24 * 3_600_000);
    let strokes = strokes(observations.all(), range, 200);
    let ticks = [(0.0, "January".to_owned()), (0.5, "February".to_owned())];
    for (state, told) in [("resting", None), ("one is pointed at", strokes.get(20))] {
        cells.row(
            state,
            |ui, _| Theme::of(ui.ctx()).metrics.holding(300.0),
            |ui, rect| {
                let theme = Theme::of(ui.ctx());
                let below = vec2(0.0, theme.metrics.text(space::LARGE));
                let shores = Shores::new(egui::Rect::from_min_max(rect.min, rect.max - below), true, &theme);
                let shown = Shown {
                    strokes: &strokes,
                    version: 1,
                    range,
                    told: told.map(|stroke| (stroke.clone(), "Push the wall: from 7 to 3".to_owned())),
                    position: (1, strokes.len()),
                };
                let words = ShoreWords {
                    name: "Sixty practices along a line".into(),
                    value: "Push the wall".into(),
                    heights: ["harder".into(), "less present".into()],
                    ticks: &ticks,
                };
                Shoreline::at(ui, shores).paint(ui, &words, &shown);
            },
        );
    }
}

/// A practice a day, from each state to each.
fn records() -> Vec<Record> {
    let state = |number: u32| State::ALL.into_iter().cycle().nth(number as usize).unwrap_or(State::Mixed);
    let record = |day: u32| Record {
        before: Some(rated(state(day * day + day / 3), 9 - (day % 4) as u8)),
        after: Some(rated(state(day / 5), 2 + (day % 5) as u8)),
        ..sitting(day, "wall-push", i64::from(day) * 24 + 9)
    };
    (0..DAYS).map(record).collect()
}
