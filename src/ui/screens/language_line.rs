//! The language that was taken from the system, and English, each by its own name: a line on the first screen until one
//! of them is pressed or a practice begins.

use egui::{Align, Rect, Ui, pos2, vec2};

use crate::text::Language;

use crate::ui::layout::Column;
use crate::ui::screens::{ScreenContext, back_line};
use crate::ui::theme::space;
use crate::ui::theme::typography::Text;
use crate::ui::widgets::Link;

pub fn show(ui: &mut Ui, screen: &mut ScreenContext<'_>, column: &mut Column) {
    let Some(spoken) = screen.app.unasked_language() else { return };
    let languages = [spoken.clone(), Language::english()];
    let height = screen.theme.metrics.holding(44.0);
    // In a wide window there is air above the question, unless another line stands there.
    let has_air = screen.layout.is_wide && back_line::the_return(screen).is_none();
    let row = if has_air {
        Rect::from_min_size(pos2(column.left(), column.y + space::SMALL), vec2(column.width(), height))
    } else {
        column.take(height)
    };
    let middle = row.center().x;
    let places = [row.with_max_x(middle - space::SMALL), row.with_min_x(middle + space::SMALL)];
    for ((language, place), align) in languages.into_iter().zip(places).zip([Align::Max, Align::Min]) {
        if Link::new(language.name()).text(Text::Note).align(align).at(ui, place).clicked() {
            screen.change_settings(|settings| settings.language = Some(language.id().to_owned()));
        }
    }
}
