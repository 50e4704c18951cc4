//! The window: paints the screen that is due, and acts on what it asked for.

mod palette;
mod small;

use std::num::NonZeroUsize;

use egui::{Context, OutputCommand, Ui, Vec2, ViewportCommand};
use softlanding_core::exercise::Part;
use softlanding_core::saying::RatingDraft;
use softlanding_core::sitting::Event;

use crate::app::{App, Command};
use crate::instance::Instance;
use crate::platform::clipboard;
use crate::settings::{Settings, WINDOW_SIDE};
use crate::text::fl;
use crate::text::names;

use crate::ui::action::{Action, Actions, Route, SettingsPage};
use crate::ui::cover::Cover;
use crate::ui::due::{Shown, show_open, shown, take_dropped};
use crate::ui::focus::{self, FocusKeeper, FrameNames};
use crate::ui::guard::PressGuard;
use crate::ui::layout::WindowLayout;
use crate::ui::live::{self, Announcer};
use crate::ui::preferences::Preferences;
use crate::ui::screens::after::silence;
use crate::ui::screens::{ScreenContext, hidden};
use crate::ui::state::pair::PairDraft;
use crate::ui::state::people::{PeopleDraft, PlanDraft};
use crate::ui::state::settings::SettingsDraft;
use crate::ui::state::view::{Notepad, View};
use crate::ui::theme::fallback::Fallback;
use crate::ui::theme::textures::SmallTextures;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::transition;
use crate::ui::widgets::typed;
use crate::ui::window_size::SizeTracker;

use small::Faces;
pub use small::STAYS;

/// A frame in which something is done is laid out anew, and once more where that moves the horizon.
const PASSES_MAX: NonZeroUsize = NonZeroUsize::MIN.saturating_add(2);

/// The window and all that it stands on.
#[derive(Debug)]
pub struct Window {
    /// `None` once the program is closing.
    app: Option<App>,
    view: View,
    /// The owner's, while a guest is here.
    view_of_owner: Option<Box<View>>,
    preferences: Preferences,
    /// Which screen was painted last.
    shown: Option<Shown>,
    applied: Option<Theme>,
    size: SizeTracker,
    fallback: Fallback,
    faces: Faces,
    /// Where other starts of the program are heard.
    instance: Option<Instance>,
}

impl Window {
    /// Prepares the context: fonts and style.
    #[must_use]
    pub fn new(context: &Context, app: App, preferences: Preferences) -> Self {
        Theme::install_fonts(context);
        // The cover replaces what the others write.
        context.add_plugin(FocusKeeper::default());
        context.add_plugin(Announcer::default());
        context.add_plugin(Cover::default());
        context.add_plugin(PressGuard::default());
        context.add_plugin(SmallTextures);
        context.options_mut(|options| options.max_passes = PASSES_MAX);
        let mut window = Self {
            app: Some(app),
            view: View::default(),
            view_of_owner: None,
            preferences,
            shown: None,
            applied: None,
            size: SizeTracker::default(),
            fallback: Fallback::install(context),
            faces: Faces::default(),
            instance: None,
        };
        window.apply_theme(context);
        window
    }

    /// The app, until the program closes.
    #[must_use]
    pub fn app(&self) -> Option<&App> {
        self.app.as_ref()
    }

    /// What the window remembers.
    #[must_use]
    pub fn view(&self) -> &View {
        &self.view
    }

    /// Ends everything within a second.
    pub fn close(&mut self) {
        let size = self.size.settle();
        self.remember_size(size);
        if let Some(app) = self.app.take() {
            app.close();
        }
    }

    /// Who listens hears a practice go on, as they hear its sound: a window that is not seen is laid out for them too.
    fn speak_while_minimised(&self, context: &Context) {
        // Beside it, what is seen is laid out.
        let is_unseen = context.input(|input| input.viewport().visible() == Some(false));
        let practice = self.app.as_ref().and_then(App::practice);
        if is_unseen && live::is_listened_to(context) && practice.is_some() {
            context.send_viewport_cmd(ViewportCommand::RequestPaintWhileHidden);
        }
    }

    /// Takes in what changed. Also while the window is hidden and paints nothing.
    pub fn tick(&mut self, context: &Context) {
        self.fallback.receive(context);
        let Some(app) = &mut self.app else { return };
        app.tick();
        let mut begins = None;
        for outcome in app.take_saves() {
            begins = self.view.handle_save(outcome).or(begins);
        }
        if let Some(next) = app.next_tick() {
            context.request_repaint_after(next);
        }
        self.follow_faces(context);
        self.apply_theme(context);
        if let Some(begins) = begins {
            self.command(context, begins);
        }
    }

    /// Remembers a new size of the window once it has settled.
    fn follow_size(&mut self, context: &Context) {
        if !self.faces.is_whole() {
            return;
        }
        let Some(now) = self.app.as_ref().map(App::now) else { return };
        let size = self.size.observe(ordinary_size(context), now);
        self.remember_size(size);
        if let Some(left) = self.size.until_settled(now) {
            context.request_repaint_after(left);
        }
    }

    fn remember_size(&mut self, size: Option<Vec2>) {
        let (Some(app), Some(size)) = (&mut self.app, size) else { return };
        // How large a guest has the window ends with the guest.
        if !app.is_guest() {
            let [width, height] =
                [size.x, size.y].map(|side| side.clamp(*WINDOW_SIDE.start(), *WINDOW_SIDE.end()));
            let settings = Settings { window_size: Some((width, height)), ..app.settings().clone() };
            app.apply(Command::Settings(Box::new(settings)));
        }
    }

    fn apply_theme(&mut self, context: &Context) {
        let Some(app) = &self.app else { return };
        let settings = app.settings();
        // Light without blue, whatever was chosen for the day; in the dark no page is light.
        let practice = app.practice().map(|practice| &practice.sitting);
        let is_dark = practice.and_then(|sitting| sitting.part(app.now())).is_some_and(Part::is_dark);
        let is_night = self.view.is_night() || is_dark;
        let name = match self.preferences.theme(settings) {
            // Whoever needs it needs it at night too; its page is as dark as can be.
            ThemeName::Contrast => ThemeName::Contrast,
            _ if is_night => ThemeName::Ember,
            name => name,
        };
        let theme = Theme::new(name)
            .with_scale(f32::from(settings.text_percent) / 100.0)
            .with_reduced_motion(self.preferences.reduced_motion(settings));
        if self.applied.as_ref() != Some(&theme) {
            self.applied = Some(theme.clone());
            theme.apply(context);
        }
    }

    /// Paints a frame and acts on what was asked for.
    pub fn show(&mut self, ui: &mut Ui) {
        self.show_faces(ui);
    }

    fn show_whole(&mut self, ui: &mut Ui) {
        let mut actions = Actions::default();
        self.break_silence(ui.ctx());
        self.take_palette_key(ui);
        self.follow_shown(ui.ctx());
        if let Some(app) = &self.app {
            speak_as_chosen(ui.ctx(), app);
            let theme = Theme::of(ui.ctx());
            let layout = WindowLayout::new(ui.max_rect(), &theme);
            let mut screen = ScreenContext::new(app, &theme, layout, &mut actions);
            if let Some(notepad) = &mut self.view.hidden {
                hidden::show(ui, &mut screen, notepad);
            } else {
                take_dropped(ui, &mut screen);
                transition::fade_in(ui);
                if self.view.palette.is_some() {
                    palette::show(ui, &mut screen, &mut self.view);
                } else {
                    show_open(ui, &mut screen, &mut self.view);
                    focus::go_back(ui.ctx(), self.view.goes_back_to.take());
                }
            }
        }
        typed::forget_absent(ui.ctx());
        self.note_copied(ui.ctx());
        self.act_on(ui.ctx(), actions);
        self.follow_shown(ui.ctx());
    }

    fn act_on(&mut self, context: &Context, mut actions: Actions) {
        let actions = actions.take();
        if !actions.is_empty() {
            // Nobody sees or hears what was so before.
            context.request_discard("something was done");
        }
        for action in actions {
            self.act(context, action);
        }
    }

    /// Text fields copy by themselves. What they copied is ours to clear.
    fn note_copied(&mut self, context: &Context) {
        let Some(app) = &mut self.app else { return };
        let copied =
            context.output(|output| output.commands.iter().filter_map(copied_text).collect::<Vec<_>>());
        for (kind, text) in copied {
            app.apply(Command::NoteCopied(kind, text));
        }
    }

    /// What is pressed in the silence after a landing ends it.
    fn break_silence(&mut self, context: &Context) {
        let Some(app) = self.app.as_ref().filter(|_| self.view.hidden.is_none()) else { return };
        if silence::left(app, &self.view).is_some()
            && silence::is_broken(context)
            && let Some(practice) = app.practice()
        {
            self.view.after.belong_to(practice.sitting.record().id);
        }
    }

    /// Notices when another screen is due: it comes out of the one before, and presses meant for that do nothing.
    fn follow_shown(&mut self, context: &Context) {
        let Some(app) = self.app.as_ref().filter(|_| self.view.hidden.is_none()) else { return };
        let shown = shown(app, &self.view);
        let before = self.shown.replace(shown.clone());
        // The very first screen is there at once.
        if let Some(before) = before.filter(|before| *before != shown) {
            let keeps = matches!(
                (&before, &shown),
                (Shown::Route(_), Shown::Route(_)) | (Shown::Landed, Shown::After)
            );
            transition::begin(context, keeps);
            // Who has typed presses Enter at once, and nothing there was meant for the screen before.
            if shown != Shown::Palette {
                PressGuard::shut(context);
            }
            live::clear(context);
            if before != Shown::Landed {
                focus::leave(context);
            }
        }
    }

    fn act(&mut self, context: &Context, action: Action) {
        match action {
            Action::Do(command) => self.command(context, command),
            Action::Go(route) => self.go(context, route),
            Action::OpenSettings(page) => {
                self.view.settings.page = page;
                self.go(context, Route::Settings);
            }
            Action::Back => self.back(),
            Action::Larger => self.grow(context),
            Action::KeepCompany => self.keep_company(context),
            Action::Hide => self.hide(context),
            Action::Return => self.come_back(context),
        }
        context.request_repaint();
    }

    fn command(&mut self, context: &Context, command: Command) {
        if self.waits_for_gate(&command) {
            self.go(context, Route::Together);
            return;
        }
        if matches!(command, Command::Begin { .. } | Command::JoinInStep(_)) {
            // What is said now belongs to what begins.
            self.view.now = RatingDraft::default();
            self.view.written.clear();
            self.view.forget_practice();
        }
        if matches!(command, Command::DeleteAll) {
            (self.view.people, self.view.plan) = (PeopleDraft::default(), None);
        }
        if let Command::DeleteOwn(key) = &command {
            self.view.forget(key);
        }
        if let Command::Guest(is_guest) = command {
            self.hand_over(context, is_guest);
        }
        if let Some(app) = &mut self.app {
            app.apply(command);
        }
        self.tick(context);
    }

    /// What is for two begins behind the gate, wherever it is asked for. Remembers what was wanted.
    fn waits_for_gate(&mut self, command: &Command) -> bool {
        let Command::Begin { key, .. } = command else { return false };
        let entry = self.app.as_ref().and_then(|app| app.library().find(key));
        let is_for_two = entry.is_some_and(|entry| entry.exercise.for_two);
        let is_past = self.view.pair.as_ref().is_some_and(|draft| draft.is_past_gate);
        if !is_for_two || is_past {
            return false;
        }
        self.view.pair = Some(PairDraft { wanted: Some(key.clone()), ..PairDraft::default() });
        true
    }

    /// Puts the owner's view aside while a guest is here. Both meet at the switch, in the settings.
    fn hand_over(&mut self, context: &Context, to_guest: bool) {
        typed::forget_all(context);
        if to_guest && self.view_of_owner.is_none() {
            self.leave();
            let settings = SettingsDraft { page: SettingsPage::Private, ..SettingsDraft::default() };
            let view = View { route: Route::Settings, settings, ..View::default() };
            self.view_of_owner = Some(Box::new(std::mem::replace(&mut self.view, view)));
        } else if !to_guest && let Some(view) = self.view_of_owner.take() {
            self.view = *view;
        }
    }

    /// Opens a screen, as a link to it does.
    pub fn go(&mut self, context: &Context, route: Route) {
        // Going elsewhere from *And now?* is an answer too.
        let waits = route == Route::Glimmer;
        if !waits && self.app.as_ref().and_then(App::practice).is_some() {
            self.command(context, Command::Practice(Event::Close));
        }
        self.leave();
        self.fold();
        let from = std::mem::replace(&mut self.view.route, route);
        self.view.asks_delete_all = false;
        self.view.settings.leave();
        if from != self.view.route {
            self.view.came_from.push(from);
        }
        self.view.take = None;
        self.part_ways();
        if let (true, Some(app)) = (self.view.route.is_in_scene(), &mut self.app) {
            app.apply(Command::LookForPeople);
        }
        if let (Route::InStep(_), Some(app)) = (&self.view.route, &mut self.app) {
            app.apply(Command::LookAtClock);
            app.apply(Command::Prepare);
        }
        if let (Route::LookBack, Some(app)) = (&self.view.route, &mut self.app) {
            app.apply(Command::LookAgain);
            self.view.looking.open();
        }
        if let (Route::Now, Some(app)) = (&self.view.route, &mut self.app) {
            app.apply(Command::Prepare);
            self.view.came_from.clear();
        }
    }

    fn back(&mut self) {
        self.leave();
        self.fold();
        self.view.route = self.view.came_from.pop().unwrap_or_default();
        self.part_ways();
    }

    /// Nothing of two people stays when they have left.
    fn part_ways(&mut self) {
        if !self.view.route.is_for_two() {
            self.view.pair = None;
        }
    }

    /// Nothing of what is being made moves or is heard elsewhere.
    fn leave(&mut self) {
        if let Some(app) = &mut self.app {
            self.view.makings.leave(app.now());
            app.apply(Command::Preview(None));
            app.apply(Command::ForgetDeleted);
            app.apply(Command::Meet(None));
        }
        self.view.looking.leave();
        self.view.glimmers.leave();
        // What is kept is read again when one comes back; what is not stays until the window closes.
        let is_settled = self.app.as_ref().is_some_and(App::is_plan_settled);
        let is_over = |draft: &mut PlanDraft| draft.plan.is_empty() || (draft.is_to_be_kept() && is_settled);
        self.view.plan.take_if(is_over);
        if let Some(draft) = &mut self.view.plan {
            draft.asks_delete = false;
        }
    }

    /// What comes next is looked for again, and nothing of it is unfolded or asks what to do about its changes.
    fn fold(&mut self) {
        self.view.browsing.look_again();
        self.view.saving = None;
        self.view.unfolded.clear();
    }

    /// Covers everything within this frame and the next, and ends all sound.
    fn hide(&mut self, context: &Context) {
        self.close_beside();
        self.view.palette = None;
        if let Some(app) = &mut self.app {
            self.view.makings.stand_still(app.now());
            app.apply(Command::Hide);
            context.send_viewport_cmd(ViewportCommand::Title(fl!(app.words(), "hidden-title")));
            let settings = app.settings();
            let lines = names::notepad(app.words(), settings.notepad, settings.notepad_lines.as_deref());
            self.view.hidden = Some(Notepad::beginning_with(lines));
        }
        self.view.glimmers.close();
        Cover::set(context, true);
        typed::forget_all(context);
    }

    fn come_back(&mut self, context: &Context) {
        self.view.hidden = None;
        Cover::set(context, false);
        PressGuard::shut(context);
        if let Some(app) = &mut self.app {
            app.apply(Command::Return);
            // Whoever came back knows the way.
            if !app.settings().hide_taught {
                let settings = Settings { hide_taught: true, ..app.settings().clone() };
                app.apply(Command::Settings(Box::new(settings)));
            }
            context.send_viewport_cmd(ViewportCommand::Title(fl!(app.words(), "app-name")));
        }
    }
}

/// The window's size in points; `None` where the screen decides on it.
fn ordinary_size(context: &Context) -> Option<Vec2> {
    context.input(|input| {
        let viewport = input.viewport();
        let states = [viewport.maximized, viewport.fullscreen, viewport.minimized];
        (!states.contains(&Some(true))).then(|| input.viewport_rect().size())
    })
}

fn copied_text(command: &OutputCommand) -> Option<(clipboard::Kind, String)> {
    match command {
        OutputCommand::CopyText(text) => Some((clipboard::Kind::Clipboard, text.clone())),
        OutputCommand::TextSelectionSettled(text) => Some((clipboard::Kind::Selection, text.clone())),
        _ => None,
    }
}

/// What screen readers are told, and how.
fn speak_as_chosen(context: &Context, app: &App) {
    live::speak_by(context, app.settings().spoken_by);
    // Without a screen reader there is no tree, and nothing to name.
    if !context.has_accesskit_node(egui::accesskit_root_id()) {
        return;
    }
    let words = app.words();
    let names = FrameNames { window: fl!(words, "app-name"), scroll_bar: fl!(words, "scroll-bar") };
    focus::name_frame(context, names);
}

impl eframe::App for Window {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        self.tick(context);
        self.speak_while_minimised(context);
        self.follow_size(context);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.applied.as_ref().map_or([0.0; 4], Theme::clear_color)
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.close();
    }
}
