//! Pages like those of the program, for the tests to look at. All widgets are in `examples/gallery`.

use egui::{Align, Rect, Ui, Vec2, pos2, vec2};
use softlanding::settings::PacerKind;
use softlanding::ui::pacer::{PacerFrame, PacerStage};
use softlanding::ui::theme::Theme;
use softlanding::ui::theme::icons::Icon;
use softlanding::ui::theme::typography::Text;
use softlanding::ui::widgets::{
    Button, Card, Chip, ChoiceRow, Field, LevelSlider, Link, NavItem, NavPlace, NumberAnswer, NumberRow,
    NumberWords, OfferLight, Say, StateTiles, TileWords, Toggle,
};
use softlanding_core::rating;

/// What the page has been told.
#[derive(Debug, Default)]
pub struct Page {
    pub state: Option<rating::State>,
    pub number: Option<rating::Level>,
    pub left_out: bool,
    pub begun: u32,
    pub toggled: bool,
    pub level: f32,
    pub choice: Option<usize>,
    pub chip: bool,
    pub text: String,
}

pub fn tile_words() -> [TileWords<'static>; 4] {
    [
        ("Settled", "calm, connected"),
        ("Stirred up", "tense, racing"),
        ("Far away", "numb, heavy, blank"),
        ("Mixed or not sure", "a bit of everything"),
    ]
    .map(|(name, feeling)| TileWords { name: name.into(), feeling: feeling.into() })
}

pub fn number_words() -> NumberWords<'static> {
    NumberWords {
        question: "How hard is this moment?".into(),
        low: "not hard".into(),
        high: "the hardest".into(),
        leave_out: "leave out".into(),
    }
}

fn page_behind(ui: &Ui) {
    softlanding::ui::widgets::page(ui.painter(), ui.max_rect().expand(8.0));
}

fn at(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(width, height))
}

/// Something like Now at 1280×800.
pub fn now(ui: &mut Ui, page: &mut Page) {
    let theme = Theme::of(ui.ctx());
    page_behind(ui);
    let places = [
        (Icon::Lantern, "Now"),
        (Icon::Practices, "Practices"),
        (Icon::Together, "Together"),
        (Icon::LookBack, "Look back"),
    ];
    for (index, (icon, name)) in places.into_iter().enumerate() {
        NavItem::new(icon, name, index == 0, NavPlace::Rail)
            .at(ui, at(0.0, 96.0 + 76.0 * index as f32, 80.0, 68.0));
    }
    NavItem::new(Icon::Settings, "Settings", false, NavPlace::Rail).at(ui, at(0.0, 640.0, 80.0, 68.0));
    NavItem::new(Icon::Help, "Help", false, NavPlace::Rail).at(ui, at(0.0, 716.0, 80.0, 68.0));
    Button::quiet("Hide").icon(Icon::Hide).at(ui, at(1160.0, 24.0, 96.0, 44.0));
    let question = Say::new("How is it right now?").face(Text::Display.semibold()).heading();
    question.at(ui, at(280.0, 56.0, 720.0, 36.0));
    let tiles = [0.0, 1.0, 2.0, 3.0].map(|index: f32| at(280.0 + 184.0 * index, 108.0, 168.0, 112.0));
    if let Some(state) = StateTiles::new("How is it right now?", tile_words(), page.state).at(ui, tiles) {
        page.state = Some(state);
    }
    match NumberRow::new(number_words(), page.number).at(ui, at(280.0, 232.0, 720.0, 80.0)) {
        Some(NumberAnswer::Chosen(level) | NumberAnswer::Moved(level)) => page.number = Some(level),
        Some(NumberAnswer::LeftOut) => page.left_out = true,
        None => {}
    }
    begin_card(ui, page, &theme);
    Card::new("With someone or an animal")
        .line("Sit near each other, and breathe")
        .icon(Icon::Together)
        .at(ui, at(280.0, 476.0, 352.0, 88.0));
    OfferLight::new("Nothing to do, just company")
        .line("5 minutes · silent")
        .reason("From stirred up: easier 4 of 5 times", true)
        .caution(Some("Feelings may come up"))
        .at(ui, at(648.0, 476.0, 352.0, 88.0), None);
    let doors = [
        (Icon::Breathe, "Breathe"),
        (Icon::Ground, "Ground"),
        (Icon::Move, "Move"),
        (Icon::SoundOn, "Sound"),
        (Icon::Together, "Together"),
    ];
    for (index, (icon, name)) in doors.into_iter().enumerate() {
        Card::new(name).icon(icon).stacked().at(ui, at(280.0 + 147.0 * index as f32, 588.0, 132.0, 64.0));
    }
    Link::new("Are you in danger right now?").align(Align::Center).at(ui, at(280.0, 684.0, 720.0, 44.0));
}

fn begin_card(ui: &mut Ui, page: &mut Page, theme: &Theme) {
    let card = at(280.0, 324.0, 720.0, 136.0);
    Card::paper(ui, card);
    let around = PacerStage::with_ring(pos2(356.0, 384.0), 46.0);
    let stage = PacerStage { radius_min: 34.0, radius_max: 40.0, ..around };
    PacerKind::Lantern.pacer().paint(&ui.painter().with_clip_rect(card), &PacerFrame::landed(stage, theme));
    let title = Say::new("Look around, then an easy breath").face(Text::Title.semibold());
    title.at(ui, at(440.0, 340.0, 376.0, 32.0));
    let line = Say::new("1 minute · silent · no holds").face(Text::Note).color(theme.tokens.muted);
    line.at(ui, at(440.0, 374.0, 376.0, 22.0));
    for (index, minutes) in ["1", "3", "5", "10"].into_iter().enumerate() {
        let chip = Chip::new(minutes, index == 0).name(format!("{minutes} minutes")).one_of_several();
        chip.at(ui, at(440.0 + 64.0 * index as f32, 404.0, 56.0, 44.0));
    }
    if Chip::new("Sound", page.chip).icon(Icon::SoundOff).at(ui, at(704.0, 404.0, 112.0, 44.0)).clicked() {
        page.chip = !page.chip;
    }
    if Button::primary("Begin").at(ui, at(824.0, 364.0, 160.0, 56.0)).clicked() {
        page.begun += 1;
    }
}

/// Something like Settings.
pub fn settings(ui: &mut Ui, page: &mut Page) {
    let theme = Theme::of(ui.ctx());
    page_behind(ui);
    ui.set_max_width(ui.available_width().min(560.0));
    ui.label(Text::Title.semibold().rich(&theme, "Settings"));
    if let Some(choice) =
        ChoiceRow::new("Theme", ["As the system", "Dusk", "Dawn", "Ember"], page.choice).show(ui)
    {
        page.choice = Some(choice);
    }
    ui.add(Toggle::new(&mut page.toggled, "Less motion").line("The light changes and nothing moves"));
    let words = format!("{:.0} %", page.level * 100.0);
    ui.add(LevelSlider::new(&mut page.level, "How loud the bowl is", words));
    Field::line(&mut page.text, "Your word for Settled").hint("Settled").show(ui);
    Field::page(&mut page.text, "Anything you want to keep", 3).show(ui);
    ui.horizontal(|ui| {
        ui.add(Button::primary("Done"));
        ui.add(Button::quiet("A little longer").line("3 minutes"));
        ui.add(Button::icon_only(Icon::Delete, "Delete"));
        ui.add(Link::new("What is kept?"));
    });
}

/// All icons and state shapes.
pub fn icons(ui: &mut Ui) {
    let theme = Theme::of(ui.ctx());
    page_behind(ui);
    for (index, icon) in Icon::ALL.into_iter().enumerate() {
        let (column, row) = ((index % 8) as f32, (index / 8) as f32);
        icon.paint(
            ui.painter(),
            Rect::from_center_size(pos2(50.0 + column * 76.0, 44.0 + row * 76.0), Vec2::splat(48.0)),
            theme.tokens.text,
        );
        icon.paint(
            ui.painter(),
            Rect::from_center_size(pos2(50.0 + column * 76.0 + 34.0, 64.0 + row * 76.0), Vec2::splat(22.0)),
            theme.tokens.accent,
        );
    }
    for (index, state) in rating::State::ALL.into_iter().enumerate() {
        let rect = Rect::from_center_size(pos2(70.0 + 130.0 * index as f32, 290.0), Vec2::splat(72.0));
        softlanding::ui::theme::icons::paint_state(
            ui.painter(),
            rect,
            state,
            &theme.tokens,
            theme.tokens.background,
        );
        let small = Rect::from_center_size(pos2(136.0 + 130.0 * index as f32, 290.0), Vec2::splat(36.0));
        softlanding::ui::theme::icons::paint_state(
            ui.painter(),
            small,
            state,
            &theme.tokens,
            theme.tokens.background,
        );
    }
}

/// Something like a practice at 1280×800.
pub fn practice(ui: &mut Ui, kind: PacerKind, change: impl Fn(&mut PacerFrame)) {
    let theme = Theme::of(ui.ctx());
    page_behind(ui);
    let stage = PacerStage::with_ring(pos2(640.0, 372.0), 248.0);
    let mut frame = PacerFrame::at_rest(stage, &theme);
    frame.elapsed_share = Some(0.3);
    change(&mut frame);
    kind.pacer().paint(ui.painter(), &frame);
    let guidance = Say::new("Four in, six out. Soft, not deep.").face(Text::Title).centered();
    guidance.at(ui, at(340.0, 40.0, 600.0, 64.0));
    let word = Say::new("Out").face(Text::Display).centered();
    match kind.pacer().word_center(&frame) {
        Some(center) => word.at(ui, Rect::from_center_size(center, vec2(400.0, 36.0))),
        None => word.at(ui, at(440.0, 640.0, 400.0, 36.0)),
    };
    let controls =
        [(Icon::Stop, "Stop"), (Icon::Pause, "Pause"), (Icon::Gentler, "Gentler"), (Icon::SoundOn, "Sound")];
    for (index, (icon, name)) in controls.into_iter().enumerate() {
        Button::quiet(name).icon(icon).at(ui, at(376.0 + 136.0 * index as f32, 712.0, 120.0, 56.0));
    }
}

/// Something like Now and a practice at 400×640.
pub fn narrow(ui: &mut Ui, page: &mut Page) {
    let theme = Theme::of(ui.ctx());
    page_behind(ui);
    let tiles = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
        .map(|(x, y)| at(16.0 + 190.0 * x, 16.0 + 80.0 * y, 178.0, 72.0));
    if let Some(state) = StateTiles::new("How is it right now?", tile_words(), page.state).at(ui, tiles) {
        page.state = Some(state);
    }
    let _ = NumberRow::new(number_words(), page.number).at(ui, at(16.0, 184.0, 368.0, 140.0));
    let stage = PacerStage::with_ring(pos2(200.0, 430.0), 90.0);
    PacerKind::Lantern
        .pacer()
        .paint(ui.painter(), &PacerFrame { fullness: 0.7, ..PacerFrame::at_rest(stage, &theme) });
    let controls =
        [(Icon::Stop, "Stop"), (Icon::Pause, "Pause"), (Icon::Gentler, "Gentler"), (Icon::SoundOn, "Sound")];
    for (index, (icon, name)) in controls.into_iter().enumerate() {
        Button::quiet(name).icon(icon).at(ui, at(16.0 + 94.0 * index as f32, 560.0, 86.0, 56.0));
    }
}
