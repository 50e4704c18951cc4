//! From one screen to the next: the horizon and the lantern move to their new places while the words come out of
//! the air. Can be interrupted at any moment, as it starts from what was painted last. With reduced motion nothing
//! moves and the words fade alone.

use egui::{Context, Id, Pos2, Rect, Ui, pos2};

use super::pacer::smooth;
use super::theme::{FADE_SECS, MOVE_SECS, Theme};

/// What of a scene moves, in points of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// The window that it is laid out for: in one of another size nothing moves.
    pub window: Rect,
    pub horizon: f32,
    pub lantern_x: f32,
    /// 0: there is no lantern.
    pub lantern_radius: f32,
    /// How high the lantern floats above the horizon.
    pub lift: f32,
    /// How strong the light around the lantern is, 0–1.
    pub glow: f32,
}

impl Place {
    /// Where the lantern stands.
    pub fn foot(&self) -> Pos2 {
        pos2(self.lantern_x, self.horizon)
    }

    /// Between this at 0 and `to` at 1. A lantern that is in one of them alone is there from the beginning, or gone.
    fn towards(self, to: Self, share: f32) -> Self {
        let mix = |from: f32, to: f32| from + (to - from) * share;
        let has_lantern = self.lantern_radius > 0.0 && to.lantern_radius > 0.0;
        let from = if has_lantern { self } else { Self { horizon: self.horizon, glow: self.glow, ..to } };
        Self {
            window: to.window,
            horizon: mix(from.horizon, to.horizon),
            lantern_x: mix(from.lantern_x, to.lantern_x),
            lantern_radius: mix(from.lantern_radius, to.lantern_radius),
            lift: mix(from.lift, to.lift),
            glow: mix(from.glow, to.glow),
        }
    }
}

/// The way from one screen to another, kept with the context.
#[derive(Clone, Copy, Debug, Default)]
struct Transition {
    /// Since when the words come.
    fades_since_secs: f64,
    /// Since when the scene moves, and from where.
    moves_since_secs: f64,
    from: Option<Place>,
    /// As it was painted last.
    last: Option<Place>,
    /// Whether `last` is on the way.
    is_moving: bool,
    /// The radius and the lift of a lantern that breathes, as it was painted last: the next screen takes it up.
    breathing: Option<(f32, f32)>,
    /// Whether what stands around a page is on both screens.
    keeps_surroundings: bool,
}

/// Another screen is shown from now on. `keeps_surroundings`: its rail or bars, or its way out, were there before.
pub fn begin(context: &Context, keeps_surroundings: bool) {
    let fades_since_secs = now_secs(context);
    update(context, |transition| {
        (transition.fades_since_secs, transition.keeps_surroundings) = (fades_since_secs, keeps_surroundings);
        if let (Some((radius, lift)), Some(last)) = (transition.breathing.take(), &mut transition.last) {
            (last.lantern_radius, last.lift) = (radius, lift);
        }
    });
    glide(context);
}

/// A lantern of this radius breathes this high above the horizon in this frame.
pub fn note_breathing(context: &Context, radius: f32, lift: f32) {
    update(context, |transition| transition.breathing = Some((radius, lift)));
}

/// Within a screen the scene has another place from now on.
pub fn glide(context: &Context) {
    let moves_since_secs = now_secs(context);
    update(context, |transition| {
        (transition.moves_since_secs, transition.from) = (moves_since_secs, transition.last);
    });
}

/// Where the scene stands in this frame, on its way to `to`.
pub fn moved(context: &Context, to: Place) -> Place {
    let transition = read(context);
    let share = smooth(share(context, transition.moves_since_secs, MOVE_SECS));
    let moves = !Theme::of(context).reduced_motion;
    let from = transition.from.filter(|from| moves && share < 1.0 && from.window == to.window);
    let place = from.map_or(to, |from| from.towards(to, share));
    if from.is_some() {
        context.request_repaint();
    }
    update(context, |transition| {
        (transition.last, transition.is_moving) = (Some(place), from.is_some());
        transition.breathing = None;
    });
    place
}

/// Where the scene stands in this frame, if it is on its way.
pub fn moving(context: &Context) -> Option<Place> {
    let transition = read(context);
    transition.last.filter(|_| transition.is_moving)
}

/// Lets all that is painted in `ui` from now on come out of the air.
pub fn fade_in(ui: &mut Ui) {
    let opacity = share(ui.ctx(), read(ui.ctx()).fades_since_secs, FADE_SECS);
    if opacity < 1.0 {
        ui.set_opacity(opacity);
        ui.ctx().request_repaint();
    }
}

/// The same for what stands around a page: it comes only where it was not there before.
pub fn keep_what_stays(ui: &mut Ui, paint: impl FnOnce(&mut Ui)) {
    if read(ui.ctx()).keeps_surroundings { keep(ui, paint) } else { paint(ui) }
}

/// What is on every screen neither comes nor goes.
pub fn keep(ui: &mut Ui, paint: impl FnOnce(&mut Ui)) {
    let opacity = ui.opacity();
    ui.set_opacity(1.0);
    paint(ui);
    ui.set_opacity(opacity);
}

/// How much of the way is done; all of it before the first change.
fn share(context: &Context, since_secs: f64, secs: f32) -> f32 {
    if since_secs <= 0.0 {
        return 1.0;
    }
    (((now_secs(context) - since_secs) as f32) / secs).clamp(0.0, 1.0)
}

fn now_secs(context: &Context) -> f64 {
    context.input(|input| input.time)
}

fn id() -> Id {
    Id::unique("softlanding transition")
}

fn read(context: &Context) -> Transition {
    context.data(|data| data.get_temp(id())).unwrap_or_default()
}

fn update(context: &Context, change: impl FnOnce(&mut Transition)) {
    context.data_mut(|data| change(data.get_temp_mut_or_default(id())));
}

#[cfg(test)]
mod tests {
    use egui::RawInput;

    use super::*;
    use crate::ui::theme::ThemeName;

    const WINDOW: Rect = Rect { min: Pos2::ZERO, max: Pos2::new(1_280.0, 800.0) };

    fn at(horizon: f32, lantern_radius: f32) -> Place {
        Place { window: WINDOW, horizon, lantern_x: 640.0, lantern_radius, lift: 0.0, glow: 1.0 }
    }

    /// What is painted at this time for this place; a screen begins where `begins`.
    fn frame(context: &Context, secs: f64, begins: bool, to: Place) -> Place {
        let input = RawInput { time: Some(secs), ..RawInput::default() };
        let mut place = to;
        context
            .run_ui(input, |ui| {
                if begins {
                    begin(ui.ctx(), false);
                }
                place = moved(ui.ctx(), to);
            })
            .drop_without_applying_deltas();
        place
    }

    fn context(reduced_motion: bool) -> Context {
        let context = Context::default();
        Theme::new(ThemeName::Dusk).with_reduced_motion(reduced_motion).apply(&context);
        context
    }

    #[test]
    fn the_lantern_goes_from_where_it_was_to_its_place_without_a_jump() {
        let context = context(false);
        assert_eq!(
            frame(&context, 1.0, false, at(500.0, 80.0)),
            at(500.0, 80.0),
            "the first is there at once"
        );
        let mut last = frame(&context, 2.0, true, at(600.0, 40.0));
        assert_eq!(last, at(500.0, 80.0));
        for step in 1..=20 {
            let place = frame(&context, 2.0 + 0.02 * f64::from(step), false, at(600.0, 40.0));
            assert!((0.0..12.0).contains(&(place.horizon - last.horizon)), "{place:?} after {last:?}");
            last = place;
        }
        assert_eq!(last, at(600.0, 40.0));
    }

    #[test]
    fn another_change_goes_on_from_where_it_is() {
        let context = context(false);
        frame(&context, 1.0, false, at(500.0, 80.0));
        frame(&context, 2.0, true, at(600.0, 80.0));
        let half = frame(&context, 2.2, false, at(600.0, 80.0));
        assert!((half.horizon - 550.0).abs() < 1.0);
        assert_eq!(frame(&context, 2.2, true, at(300.0, 80.0)), half);
    }

    #[test]
    fn a_place_that_changes_on_the_way_is_still_reached() {
        let context = context(false);
        frame(&context, 1.0, false, at(500.0, 80.0));
        frame(&context, 2.0, true, at(600.0, 80.0));
        frame(&context, 2.2, false, at(640.0, 80.0));
        assert_eq!(frame(&context, 2.5, false, at(640.0, 80.0)), at(640.0, 80.0));
    }

    #[test]
    fn a_lantern_that_breathes_comes_down_from_where_it_is() {
        let context = context(false);
        frame(&context, 1.0, false, at(600.0, 88.0));
        note_breathing(&context, 208.0, 40.0);
        let first = frame(&context, 2.0, true, at(500.0, 60.0));
        assert_eq!(first, Place { lift: 40.0, ..at(600.0, 208.0) });
        assert_eq!(frame(&context, 2.5, false, at(500.0, 60.0)), at(500.0, 60.0));
    }

    #[test]
    fn nothing_moves_with_reduced_motion_nor_in_a_window_of_another_size() {
        let still = context(true);
        frame(&still, 1.0, false, at(500.0, 80.0));
        assert_eq!(frame(&still, 2.0, true, at(600.0, 40.0)), at(600.0, 40.0));

        let context = context(false);
        let small = Place { window: WINDOW.with_max_x(400.0), ..at(300.0, 20.0) };
        frame(&context, 1.0, false, small);
        assert_eq!(frame(&context, 2.0, true, at(600.0, 40.0)), at(600.0, 40.0));
    }

    #[test]
    fn a_lantern_that_is_not_there_on_both_sides_neither_grows_nor_shrinks() {
        let context = context(false);
        frame(&context, 1.0, false, at(500.0, 0.0));
        assert!((frame(&context, 2.0, true, at(600.0, 40.0)).lantern_radius - 40.0).abs() < 0.01);
    }
}
