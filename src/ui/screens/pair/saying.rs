//! Each says alone how it is, with a cover in between: the other looks away. Only what belongs to the journal's
//! owner goes to the journal; what the other one said is shown to them once and then forgotten.

use egui::{Rect, Ui, vec2};
use softlanding_core::pair::Side;
use softlanding_core::sitting::Event;

use crate::app::{Command, Practice};
use crate::settings::Keep;
use crate::text::{fl, names};

use crate::ui::action::{Action, Route};
use crate::ui::layout::{self, Column};
use crate::ui::scene::Scene;
use crate::ui::screens::now::question;
use crate::ui::screens::{ScreenContext, rating};
use crate::ui::state::pair::{PairDraft, Saying};
use crate::ui::state::view::View;
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::{Button, Link};

use super::name;

/// After the practice. Begins to ask when it is over.
pub fn show_after(ui: &mut Ui, screen: &mut ScreenContext<'_>, practice: &Practice, view: &mut View) {
    let mut draft = view.pair.take().unwrap_or_default();
    let may_be_kept = !screen.app.is_guest() && screen.settings().keep == Keep::Yes;
    draft.ask_after(practice.sitting.record().id, may_be_kept);
    show(ui, screen, &mut draft);
    view.pair = Some(draft);
}

/// What is being asked: before the practice, if they like, and after it.
pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, draft: &mut PairDraft) {
    let scene = scene(screen);
    scene.paint(ui.painter());
    match draft.saying {
        Saying::Whose => whose(ui, screen, &scene, draft),
        Saying::Cover(side) => cover(ui, screen, &scene, draft, side),
        Saying::Rate(side) => rate(ui, screen, &scene, draft, side),
        Saying::Shift(side) => shift(ui, screen, &scene, draft, side),
        Saying::Done => done(ui, screen, &scene, draft),
    }
}

/// Both lanterns at rest, and nothing else.
pub fn paint_resting(ui: &Ui, screen: &ScreenContext<'_>) {
    scene(screen).paint(ui.painter());
}

fn scene(screen: &ScreenContext<'_>) -> Scene {
    let layout = screen.layout;
    Scene::with_ground(layout, screen.theme.metrics.holding(layout.pick(140.0, 72.0)))
        .with_two(layout.pick(30.0, 16.0))
}

/// A sentence in the middle and below it a few ways on, from top to bottom.
fn ask(
    ui: &mut Ui,
    screen: &ScreenContext<'_>,
    scene: &Scene,
    sentences: &[String],
    ways: &[String],
) -> Option<usize> {
    let mut pressed = None;
    layout::page(ui, scene.above(), "saying", |ui, column| {
        column.skip((scene.above().page().height() * screen.layout.pick(0.26, 0.1)).max(8.0).round());
        for (index, words) in sentences.iter().enumerate() {
            let (face, color) = if index == 0 {
                (screen.layout.pick(Text::Display, Text::Title), screen.theme.tokens.text)
            } else {
                (Text::Lead, screen.theme.tokens.muted)
            };
            let galley = face.lay_out(ui.painter(), words, color, column.width());
            let rect = column.take(galley.size().y);
            let place = Rect::from_center_size(rect.center(), galley.size());
            if index == 0 {
                layout::heading(ui, place, galley, words);
            } else {
                layout::place_label(ui, place, galley, words);
            }
            column.skip(space::MEDIUM);
        }
        column.skip(space::LARGE);
        pressed = choices(ui, screen, column, ways);
    });
    pressed
}

fn choices(ui: &mut Ui, screen: &ScreenContext<'_>, column: &mut Column, ways: &[String]) -> Option<usize> {
    let height = screen.theme.metrics.holding(56.0);
    let most = 280.0 * screen.theme.metrics.scale();
    let mut pressed = None;
    for (index, label) in ways.iter().enumerate() {
        let place = layout::narrowed(column.take(height), most);
        if Button::quiet(label.as_str()).salt(index).at(ui, place).clicked() {
            pressed = Some(index);
        }
        column.skip(space::SMALL);
    }
    pressed
}

fn whose(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene, draft: &mut PairDraft) {
    let words = screen.words();
    let ways = [name(words, draft, Side::Left), name(words, draft, Side::Right), fl!(words, "pair-nobodys")];
    let sentences = [fl!(words, "pair-whose"), fl!(words, "pair-whose-about")];
    let Some(pressed) = ask(ui, screen, scene, &sentences, &ways) else { return };
    let side = Side::BOTH.get(pressed).copied();
    draft.owner = side.into();
    draft.saying = Saying::Cover(Side::Left);
    let before = side.and_then(|side| side.of(&draft.before).clone());
    screen.command(Command::Practice(Event::Owner { side, before }));
}

/// Nothing is asked yet: the other one has time to look away.
fn cover(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene, draft: &mut PairDraft, side: Side) {
    let words = screen.words();
    let who = name(words, draft, side);
    let sentences = [fl!(words, "pair-cover", who = who.as_str()), fl!(words, "pair-cover-about")];
    let ways = [fl!(words, "pair-cover-ready"), fl!(words, "pair-cover-skip")];
    match ask(ui, screen, scene, &sentences, &ways) {
        Some(0) => draft.saying = Saying::Rate(side),
        Some(_) => draft.said(side, None),
        None => {}
    }
}

fn rate(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene, draft: &mut PairDraft, side: Side) {
    let words = screen.words();
    let is_after = draft.is_after();
    let asked = if is_after { fl!(words, "after-question") } else { fl!(words, "now-question") };
    let mut pressed = None;
    screen.within(scene.above(), |screen| {
        layout::page(ui, screen.layout, "rating of one", |ui, column| {
            question(ui, screen.layout, column, &asked);
            let who = name(words, draft, side);
            column.text(ui, Text::Note, screen.theme.tokens.muted, &fl!(words, "pair-alone-now", who = who));
            column.skip(space::SMALL);
            rating::show(ui, screen, column, &mut draft.draft, &asked);
            column.skip(space::LARGE);
            pressed = choices(ui, screen, column, &[fl!(words, "pair-said"), fl!(words, "pair-cover-skip")]);
        });
    });
    let Some(pressed) = pressed else { return };
    let said = (pressed == 0).then(|| draft.draft.rating.clone());
    if let (true, Some(rating)) = (is_after && draft.owner.side() == Some(side), &said) {
        screen.command(Command::Practice(Event::Rate(rating.clone())));
    }
    draft.said(side, said);
}

/// What changed for one of them, shown to that one, once.
fn shift(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene, draft: &mut PairDraft, side: Side) {
    let words = screen.words();
    let Some(change) = draft.shift(side) else {
        draft.saying = draft.forget(side);
        return;
    };
    let is_owners = draft.owner.side() == Some(side);
    let about = if is_owners { fl!(words, "pair-shift-kept") } else { fl!(words, "pair-shift-once") };
    let sentences = [names::shift(words, change), about];
    if ask(ui, screen, scene, &sentences, &[fl!(words, "practice-next")]).is_some() {
        draft.saying = draft.forget(side);
    }
}

fn done(ui: &mut Ui, screen: &mut ScreenContext<'_>, scene: &Scene, draft: &PairDraft) {
    let words = screen.words();
    let kept = match draft.owner.side() {
        Some(side) => fl!(words, "pair-done-kept", whose = name(words, draft, side)),
        None => fl!(words, "pair-done-nothing"),
    };
    let sentences = [fl!(words, "pair-done"), kept];
    let ways = [fl!(words, "after-done"), fl!(words, "after-longer")];
    match ask(ui, screen, scene, &sentences, &ways) {
        Some(0) => {
            screen.command(Command::Practice(Event::Close));
            screen.ask(Action::Back);
        }
        Some(_) => screen.command(Command::ALittleLonger),
        None => {}
    }
    let place = scene.ground().shrink2(vec2(0.0, 8.0));
    let link =
        Rect::from_center_size(place.center(), vec2(place.width(), screen.theme.metrics.holding(44.0)));
    if Link::new(fl!(words, "people-name")).text(Text::Note).align(egui::Align::Min).at(ui, link).clicked() {
        screen.go(Route::People);
    }
}
