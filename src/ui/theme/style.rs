//! How egui is told about a theme: its fonts, its spacing, its visuals.

use std::sync::Arc;

use egui::style::{ScrollAnimation, ScrollStyle, WidgetVisuals};
use egui::{Color32, Context, CornerRadius, Id, Margin, Shadow, Stroke, Visuals, vec2};

use super::{PRESS_SECS, RADIUS_LARGE, RADIUS_SMALL, TARGET_MIN, Theme, ThemeName, mix, space, typography};

impl Theme {
    /// Gives egui the fonts. Once, before the first frame.
    pub fn install_fonts(context: &Context) {
        context.set_fonts(typography::definitions());
    }

    /// Sets egui's style and leaves the theme with the context for [`Theme::of`].
    ///
    /// To be called when something about it changed, not every frame.
    pub fn apply(self, context: &Context) {
        context.set_theme(if self.tokens.dark { egui::Theme::Dark } else { egui::Theme::Light });
        context.all_styles_mut(|style| self.set_style(style));
        context.data_mut(|data| data.insert_temp(Self::id(), Arc::new(self)));
    }

    /// The theme last applied, or Dusk.
    #[must_use]
    pub fn of(context: &Context) -> Arc<Self> {
        let applied = context.data(|data| data.get_temp::<Arc<Self>>(Self::id()));
        applied.unwrap_or_else(|| Arc::new(Self::new(ThemeName::Dusk)))
    }

    fn id() -> Id {
        Id::unique("softlanding theme")
    }

    fn set_style(&self, style: &mut egui::Style) {
        style.text_styles = typography::egui_styles(self.metrics);
        style.animation_time = self.animation_secs(PRESS_SECS);
        style.scroll_animation =
            if self.reduced_motion { ScrollAnimation::none() } else { ScrollAnimation::default() };
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.6;
        let spacing = &mut style.spacing;
        spacing.item_spacing = vec2(space::SMALL, space::SMALL);
        spacing.window_margin = Margin::same(24);
        spacing.menu_margin = Margin::same(8);
        spacing.button_padding = vec2(space::MEDIUM, space::SMALL);
        spacing.interact_size = vec2(TARGET_MIN, TARGET_MIN);
        spacing.scroll = ScrollStyle {
            bar_width: 8.0,
            handle_min_length: 44.0,
            dormant_handle_opacity: 0.45,
            active_handle_opacity: 0.7,
            floating_width: 4.0,
            ..ScrollStyle::floating()
        };
        style.visuals = self.visuals();
        if self.reduced_motion {
            style.visuals.text_cursor.blink = false;
        }
    }

    fn visuals(&self) -> Visuals {
        let tokens = &self.tokens;
        let mut visuals = if tokens.dark { Visuals::dark() } else { Visuals::light() };
        let radius = CornerRadius::same(RADIUS_SMALL as u8);
        let look = |fill: Color32, edge: Color32, ink: Color32| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: Stroke::new(1.0, edge),
            corner_radius: radius,
            fg_stroke: Stroke::new(1.5, ink),
            expansion: 0.0,
        };
        let hovered = mix(tokens.raised, tokens.outline, 0.14);
        visuals.widgets.noninteractive = look(tokens.surface, tokens.outline, tokens.text);
        visuals.widgets.inactive = look(tokens.raised, tokens.outline, tokens.text);
        visuals.widgets.hovered = look(hovered, tokens.outline, tokens.text);
        visuals.widgets.active = look(hovered, tokens.focus, tokens.text);
        visuals.widgets.open = look(tokens.raised, tokens.outline, tokens.text);
        visuals.selection.bg_fill = mix(tokens.surface, tokens.accent, 0.3);
        visuals.selection.stroke = Stroke::new(1.0, tokens.text);
        visuals.override_text_color = Some(tokens.text);
        visuals.weak_text_color = Some(tokens.muted);
        visuals.hyperlink_color = tokens.accent;
        visuals.faint_bg_color = tokens.surface;
        visuals.extreme_bg_color = tokens.surface;
        visuals.text_edit_bg_color = Some(tokens.surface);
        visuals.code_bg_color = tokens.surface;
        visuals.warn_fg_color = tokens.text;
        visuals.error_fg_color = tokens.text;
        visuals.text_cursor.stroke = Stroke::new(2.0, tokens.focus);
        visuals.panel_fill = tokens.background;
        visuals.window_fill = tokens.surface;
        visuals.window_stroke = Stroke::new(1.0, tokens.outline);
        visuals.window_corner_radius = CornerRadius::same(RADIUS_LARGE as u8);
        visuals.menu_corner_radius = radius;
        visuals.window_shadow = Shadow::NONE;
        visuals.popup_shadow = Shadow::NONE;
        visuals
    }
}
