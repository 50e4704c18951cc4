//! What is pressed: buttons, cards, links, rows and the places of the navigation.

use egui::{Align, pos2, vec2};
use softlanding::ui::theme::Theme;
use softlanding::ui::theme::icons::Icon;
use softlanding::ui::theme::typography::Text;
use softlanding::ui::widgets::{
    Button, Card, CardPicture, Link, NavItem, NavPlace, NumberCard, OfferLight, PlainRow, PracticeCard,
};

use super::cells::Cells;
use super::{Page, Part};

pub const PARTS: &[Part] = &[
    Part { module: "button", show: buttons },
    Part { module: "link", show: links },
    Part { module: "card", show: cards },
    Part { module: "number_card", show: number_cards },
    Part { module: "practice_card", show: practice_cards },
    Part { module: "offer_light", show: offer_lights },
    Part { module: "plain_row", show: plain_rows },
    Part { module: "nav", show: navigation },
];

fn buttons(cells: &mut Cells<'_>, _: &mut Page) {
    let size = vec2(160.0, 52.0);
    let kinds = [
        ("primary", Button::primary("Begin")),
        ("quiet", Button::quiet("Begin")),
        ("bare", Button::bare("Begin")),
    ];
    for (kind, button) in kinds {
        cells.cell(kind, size, |ui, rect| button.at(ui, rect));
    }
    cells.cell("with an icon", size, |ui, rect| Button::quiet("Sound").icon(Icon::SoundOn).at(ui, rect));
    cells.cell("its icon above", (96.0, 64.0), |ui, rect| {
        Button::quiet("Pause").icon(Icon::Pause).at(ui, rect);
    });
    cells.cell("icon alone", (52.0, 52.0), |ui, rect| Button::icon_only(Icon::Close, "Close").at(ui, rect));
    cells.cell("with a second line", (200.0, 64.0), |ui, rect| {
        Button::quiet("A little longer").line("3 minutes").at(ui, rect);
    });
    cells.cell("from the left", size, |ui, rect| Button::bare("Look around").left().at(ui, rect));
    cells.cell("its shape faded", size, |ui, rect| {
        Button::quiet("Gentler").icon(Icon::Gentler).presence(0.0).at(ui, rect);
    });
    cells.cell("long words", size, |ui, rect| {
        Button::quiet("Everything that may feel better than this").at(ui, rect);
    });
    cells.disabled(size, |ui, rect| Button::primary("Begin").at(ui, rect));
    cells.disabled(size, |ui, rect| Button::quiet("Sound").icon(Icon::SoundOff).at(ui, rect));
}

fn links(cells: &mut Cells<'_>, _: &mut Page) {
    let size = vec2(180.0, 44.0);
    cells.cell("resting", size, |ui, rect| Link::new("What is kept?").at(ui, rect));
    cells.cell("a way by itself", size, |ui, rect| Link::new("Something else").plain().at(ui, rect));
    cells.cell("small, in the middle", size, |ui, rect| {
        Link::new("Skip").text(Text::Note).align(Align::Center).at(ui, rect);
    });
    cells.cell("long words", size, |ui, rect| {
        Link::new("Everything that is known about slow breathing so far").at(ui, rect);
    });
    cells.disabled(size, |ui, rect| Link::new("What is kept?").at(ui, rect));
}

fn cards(cells: &mut Cells<'_>, _: &mut Page) {
    let size = vec2(300.0, 88.0);
    cells.cell("resting", size, |ui, rect| Card::new("Look around").at(ui, rect));
    cells.cell("with a line and an icon", size, |ui, rect| {
        Card::new("With someone").line("Sit near each other, and breathe").icon(Icon::Together).at(ui, rect);
    });
    cells.cell("a door", (132.0, 72.0), |ui, rect| {
        Card::new("Ground").icon(Icon::Ground).stacked().at(ui, rect);
    });
    cells.cell("long words", size, |ui, rect| {
        Card::new("A name that goes on for longer than its card is wide")
            .line("And a line that does")
            .at(ui, rect);
    });
    cells.disabled(size, |ui, rect| Card::new("Look around").line("Slowly").at(ui, rect));
}

fn number_cards(cells: &mut Cells<'_>, _: &mut Page) {
    for (state, text) in [("large", Text::Number), ("smaller", Text::Display)] {
        cells.row(
            state,
            |ui, _| NumberCard::height(Theme::of(ui.ctx()).metrics, text),
            |ui, rect| {
                let card =
                    NumberCard::new("Day and night", "116 123", "Copy the number", "Copy 116 123", state);
                card.text(text).at(ui, rect);
            },
        );
    }
}

fn practice_cards(cells: &mut Cells<'_>, _: &mut Page) {
    let cards = [
        ("resting", "Look around", false, CardPicture::Lights { count: 5, seed: 3 }),
        ("a favourite", "Push the wall", true, CardPicture::Pressed),
        (
            "long words",
            "A practice whose name needs more than the two lines of its card",
            false,
            CardPicture::Glow,
        ),
    ];
    for (state, title, is_favourite, picture) in cards {
        cells.fitted(state, 196.0, PracticeCard::height, |ui, rect| {
            let card = PracticeCard::new(title, &picture, state).line("3 minutes · silent");
            card.favourite(is_favourite).said("3 minutes, silent").at(ui, rect);
        });
    }
    cells.disabled((196.0, 178.0), |ui, rect| {
        PracticeCard::new("Look around", &CardPicture::Resting, "disabled").line("1 minute").at(ui, rect);
    });
}

fn offer_lights(cells: &mut Cells<'_>, _: &mut Page) {
    cells.cell("words alone", (280.0, 88.0), |ui, rect| {
        OfferLight::new("Look around").line("1 minute").at(ui, rect, None);
    });
    cells.cell("with its light, a reason and a caution", (320.0, 180.0), |ui, rect| {
        let light = OfferLight::new("Push the wall").line("3 minutes · silent");
        let light = light.reason("From stirred up: easier 4 of 5 times", true);
        let foot = Some((pos2(rect.center().x, rect.top() + 64.0), 22.0));
        light.caution(Some("Feelings may come up")).at(ui, rect.with_min_y(rect.top() + 72.0), foot);
    });
    cells.disabled((280.0, 88.0), |ui, rect| {
        OfferLight::new("Look around").line("1 minute").at(ui, rect, None)
    });
}

fn plain_rows(cells: &mut Cells<'_>, _: &mut Page) {
    for state in ["resting", "ruled", "folded", "unfolded", "long words"] {
        let row = || match state {
            "ruled" => PlainRow::new("Night").ruled(),
            "folded" => PlainRow::new("Before you start").unfolds(false),
            "unfolded" => PlainRow::new("Before you start").unfolds(true),
            "long words" => PlainRow::new(
                "A way on whose name is so long that it needs a second line, at least where text is large",
            ),
            _ => PlainRow::new("Take it along").line("On paper, or as sound"),
        };
        cells.row(state, |ui, width| row().height(ui, width), |ui, rect| row().at(ui, rect));
    }
}

fn navigation(cells: &mut Cells<'_>, _: &mut Page) {
    for (state, is_here, is_warm) in
        [("elsewhere", false, false), ("here", true, false), ("warm", false, true)]
    {
        for (place, size, where_) in
            [(NavPlace::Rail, (88.0, 68.0), "rail"), (NavPlace::BottomBar, (80.0, 56.0), "bar")]
        {
            cells.cell(&format!("{where_}: {state}"), size, |ui, rect| {
                NavItem::new(Icon::Practices, "Practices", is_here, place).warm(is_warm).at(ui, rect);
            });
        }
    }
}
