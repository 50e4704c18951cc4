//! The small window and the lantern in a corner: in the one window of the process, or beside it in windows of their own.

use std::sync::Arc;
use std::time::Duration;

use egui::{Context, Ui, ViewportCommand, ViewportId};
use softlanding_core::exercise::ExerciseId;
use softlanding_core::sitting::{Event, Stage};

use crate::app::{App, Command, Short, suits_small_window};
use crate::instance::{Instance, Request, Status};
use crate::text::fl;

use crate::ui::action::{Actions, Route};
use crate::ui::charge;
use crate::ui::faces::{self, Face};
use crate::ui::focus;
use crate::ui::guard::PressGuard;
use crate::ui::layout::WindowLayout;
use crate::ui::live;
use crate::ui::screens::practice::small;
use crate::ui::screens::{ScreenContext, company, shell};
use crate::ui::theme::Theme;
use softlanding_core::saying::RatingDraft;

use super::{Window, speak_as_chosen};

/// How long it stays after a practice when nothing is said.
pub const STAYS: Duration = Duration::from_secs(20);
/// How long a practice of the person's own is waited for before something else begins.
const OWN_WITHIN: Duration = Duration::from_secs(2);

/// What is open besides the whole window, or in its place.
#[derive(Debug, Default)]
pub(super) struct Faces {
    /// What the one window of the process is.
    root: Face,
    /// What stands beside the whole window.
    beside: Option<Face>,
    /// What is to begin as soon as it is known, and since when.
    wanted: Option<(Option<ExerciseId>, Duration)>,
    /// Whether the small window was made of the whole one, which comes back after it; and whether that filled the screen.
    was_whole: Option<bool>,
    /// Whether the lantern comes back when the practice is over.
    keeps_company: bool,
    /// Since when it is asked how it is now.
    asks_since: Option<Duration>,
    draft: RatingDraft,
    asked: Arc<company::Asked>,
    /// Whether a lantern in a window of its own has its place.
    is_in_corner: bool,
}

impl Faces {
    fn has(&self, face: Face) -> bool {
        self.beside == Some(face) || self.root == face && self.beside.is_none()
    }

    /// Whether a practice is in the small window.
    pub(super) fn has_small(&self) -> bool {
        self.has(Face::Small)
    }

    /// Whether the whole window is there and is used.
    pub(super) fn is_whole(&self) -> bool {
        self.root == Face::Whole && self.beside != Some(Face::Small)
    }

    fn viewport(&self) -> ViewportId {
        if self.beside == Some(Face::Small) { Face::Small.viewport() } else { ViewportId::ROOT }
    }
}

impl Window {
    /// Does what other starts of the program ask for.
    pub fn answer(&mut self, context: &Context, instance: Option<Instance>) {
        if let Some(instance) = &instance {
            let context = context.clone();
            instance.set_wake(move || context.request_repaint_of(ViewportId::ROOT));
        }
        self.instance = instance;
    }

    /// What the window is at first.
    pub fn open_as(&mut self, context: &Context, request: Request) {
        self.faces.root = Face::of(&request);
        self.faces.is_in_corner = self.faces.root != Face::Company;
        if let Request::Now(id) = request {
            self.want(id);
            self.begin_wanted(context);
        }
    }

    /// Does what was asked for through the socket. What is covered stays covered.
    pub fn take_request(&mut self, context: &Context, request: Request) {
        let is_hidden = self.view.hidden.is_some();
        match request {
            Request::Now(id) if !is_hidden => self.begin_now(context, id),
            Request::Company if !is_hidden => self.keep_company(context),
            Request::Open if self.faces.root != Face::Whole && !is_hidden => self.grow(context),
            Request::Open => faces::come_forward(context, ViewportId::ROOT),
            // What looks and stops is the program that reminds.
            Request::Now(_) | Request::Company | Request::Status | Request::Look | Request::Stop => {}
        }
        context.request_repaint_of(ViewportId::ROOT);
    }

    /// A practice in the small window. One that is under way comes forward instead.
    fn begin_now(&mut self, context: &Context, id: Option<ExerciseId>) {
        let practice = self.app.as_ref().and_then(App::practice);
        let is_practising = practice
            .is_some_and(|practice| matches!(practice.sitting.stage(), Stage::Running | Stage::Paused));
        if is_practising || self.faces.wanted.is_some() {
            faces::come_forward(context, self.faces.viewport());
            return;
        }
        if practice.is_some() {
            self.apply(Command::Practice(Event::Close));
        }
        self.want(id);
        self.show_small(context);
        self.begin_wanted(context);
    }

    fn want(&mut self, id: Option<ExerciseId>) {
        let now = self.app.as_ref().map(App::now).unwrap_or_default();
        self.faces.wanted = Some((id, now));
        self.faces.asks_since = None;
        self.faces.draft = RatingDraft::default();
    }

    fn apply(&mut self, command: Command) {
        if let Some(app) = &mut self.app {
            app.apply(command);
        }
    }

    /// Begins what is wanted, if it is known by now.
    fn begin_wanted(&mut self, context: &Context) {
        let (Some(app), Some((id, since))) = (&self.app, self.faces.wanted.clone()) else { return };
        let mut short = app.short_practice(id.as_ref());
        if short == Some(Short::NotYet) {
            if app.now().saturating_sub(since) < OWN_WITHIN {
                context.request_repaint_after(OWN_WITHIN);
                return;
            }
            short = app.short_practice(None);
        }
        self.faces.wanted = None;
        match short {
            Some(Short::Begin { key, length_ms }) => {
                let is_silent = !app.settings().small_sounds;
                self.view.forget_practice();
                self.apply(Command::Mute(is_silent));
                self.apply(Command::Begin { key, length_ms });
            }
            Some(Short::Look(key)) => {
                self.grow(context);
                self.go(context, Route::About(key));
            }
            Some(Short::NotYet) | None => {}
        }
    }

    fn show_small(&mut self, context: &Context) {
        match (self.faces.root, self.faces.beside) {
            (Face::Whole, before) => {
                self.faces.keeps_company |= before == Some(Face::Company);
                // What is read out is known of the first window alone: that becomes the small one.
                if live::is_listened_to(context) {
                    let is_maximized = context.input(|input| input.viewport().maximized == Some(true));
                    (self.faces.root, self.faces.beside) = (Face::Small, None);
                    self.faces.was_whole = Some(is_maximized);
                    context.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Maximized(false));
                    self.put_on(context);
                    faces::come_forward(context, ViewportId::ROOT);
                } else {
                    self.faces.beside = Some(Face::Small);
                }
            }
            (Face::Company, _) => {
                self.faces.keeps_company = true;
                self.faces.root = Face::Small;
                self.put_on(context);
            }
            (Face::Small, _) => {}
        }
    }

    /// The lantern in a corner. A practice in the small window comes first, and then the lantern is there.
    pub(super) fn keep_company(&mut self, context: &Context) {
        if self.faces.has_small() {
            self.faces.keeps_company = true;
        } else if self.faces.root == Face::Whole && self.faces.beside.is_none() {
            self.faces.beside = Some(Face::Company);
            self.faces.is_in_corner = false;
        }
        context.request_repaint_of(ViewportId::ROOT);
    }

    /// The whole window, where the practice goes on.
    pub(super) fn grow(&mut self, context: &Context) {
        let was = self.faces.root;
        let asked = Arc::clone(&self.faces.asked);
        self.faces = Faces { wanted: self.faces.wanted.take(), asked, ..Faces::default() };
        self.apply(Command::Mute(false));
        self.shown = None;
        if was == Face::Whole {
            faces::come_forward(context, ViewportId::ROOT);
        } else {
            self.put_on(context);
        }
        context.request_repaint_of(ViewportId::ROOT);
    }

    /// Makes the one window of the process what it is now.
    fn put_on(&mut self, context: &Context) {
        let Some(app) = &self.app else { return };
        let face = self.faces.root;
        let settings = app.settings();
        let scale = f32::from(settings.text_percent) / 100.0;
        let size = match (face, settings.window_size) {
            (Face::Whole, Some((width, height))) => egui::vec2(width, height).max(faces::SMALLEST),
            _ => face.size(scale),
        };
        let title =
            if face == Face::Whole { fl!(app.words(), "app-name") } else { fl!(app.words(), "small-title") };
        face.put_on(context, title, size);
        self.faces.is_in_corner = face != Face::Company && !self.faces.keeps_company;
    }

    /// The small window goes; and the whole process where it was all there was.
    fn close_small(&mut self, context: &Context) {
        self.apply(Command::Mute(false));
        self.faces.asks_since = None;
        let keeps_company = std::mem::take(&mut self.faces.keeps_company);
        if self.faces.root == Face::Whole {
            self.faces.beside = keeps_company.then_some(Face::Company);
            self.shown = None;
        } else if let Some(is_maximized) = self.faces.was_whole.take() {
            self.faces.root = Face::Whole;
            self.faces.beside = keeps_company.then_some(Face::Company);
            self.shown = None;
            self.put_on(context);
            context.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Maximized(is_maximized));
        } else if keeps_company {
            self.faces.root = Face::Company;
            self.put_on(context);
        } else {
            context.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Close);
        }
        context.request_repaint_of(ViewportId::ROOT);
    }

    /// Covered, or handed to somebody else: whatever stands beside the window is gone.
    pub(super) fn close_beside(&mut self) {
        (self.faces.beside, self.faces.wanted) = (None, None);
        self.faces.keeps_company = false;
        self.apply(Command::Mute(false));
    }

    /// Takes in what other starts asked for, and what became of the practice in the small window.
    pub(super) fn follow_faces(&mut self, context: &Context) {
        let requests: Vec<Request> = self.instance.iter().flat_map(Instance::requests).collect();
        for request in requests {
            self.take_request(context, request);
        }
        if self.faces.asked.takes_larger() && self.faces.has(Face::Company) {
            self.begin_now(context, None);
        }
        if self.faces.asked.takes_close() && self.faces.has(Face::Company) {
            self.close_company(context);
        }
        if self.faces.wanted.is_some() {
            self.begin_wanted(context);
        }
        if self.faces.has_small() {
            self.follow_small(context);
        }
        self.publish();
        let is_unseen = context.input(|input| input.viewport().visible() == Some(false));
        if is_unseen && self.faces.beside.is_some() {
            context.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::RequestPaintWhileHidden);
        }
    }

    fn close_company(&mut self, context: &Context) {
        if self.faces.root == Face::Company {
            context.send_viewport_cmd_to(ViewportId::ROOT, ViewportCommand::Close);
        }
        self.faces.beside = None;
    }

    fn follow_small(&mut self, context: &Context) {
        let Some(app) = &self.app else { return };
        let Some(practice) = app.practice() else {
            if self.faces.wanted.is_none() {
                self.close_small(context);
            }
            return;
        };
        let is_over = matches!(practice.sitting.stage(), Stage::After(_) | Stage::Closed);
        if !is_over {
            // Something gentler may need more room than there is.
            let fits = suits_small_window(practice.sitting.exercise());
            self.faces.asks_since = None;
            if !fits {
                self.grow(context);
            }
            return;
        }
        let (now, is_quiet) = (app.now(), practice.has_ended_quietly());
        if self.faces.asks_since.is_none() {
            self.faces.asks_since = Some(now);
            self.faces.draft = RatingDraft::default();
            PressGuard::shut(context);
            focus::leave(context);
        }
        let since = self.faces.asks_since.unwrap_or(now);
        let left = STAYS.saturating_sub(now.saturating_sub(since));
        if left.is_zero() || is_quiet {
            self.apply(Command::Practice(Event::Close));
            self.close_small(context);
        } else {
            context.request_repaint_after(left);
        }
    }

    /// What is answered to whoever asks how things stand.
    fn publish(&self) {
        let (Some(app), Some(instance)) = (&self.app, &self.instance) else { return };
        let stage = app.practice().map(|practice| practice.sitting.stage());
        let status = Status::default()
            .with_practising(matches!(stage, Some(Stage::Running | Stage::Paused)))
            .with_hidden(self.view.hidden.is_some())
            .with_guest(app.is_guest())
            .with_window(self.faces.root == Face::Whole || self.faces.was_whole.is_some());
        instance.publish(status);
    }

    /// Paints what the process has in place of the whole window, or beside it.
    pub(super) fn show_faces(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        let is_new = charge::give(&context, self.faces.viewport());
        if is_new {
            focus::forget(&context);
            live::clear(&context);
        }
        match (self.faces.root, self.faces.beside) {
            (Face::Whole, Some(Face::Small)) => {
                self.show_screen(ui, |_, ui, screen| {
                    small::show_elsewhere(ui, screen);
                    shell::show_hide(ui, screen);
                });
                self.show_small_beside(&context);
            }
            (Face::Whole, beside) => {
                self.show_whole(ui);
                if beside == Some(Face::Company) {
                    self.show_company_beside(&context);
                }
            }
            (Face::Small, _) => self.show_small_face(ui),
            (Face::Company, _) => {
                if let Some(words) = self.company_words() {
                    company::show(ui, &words, &Arc::clone(&self.faces.asked));
                }
            }
        }
        if self.faces.root != Face::Whole && !self.faces.is_in_corner {
            self.faces.is_in_corner = true;
            faces::go_to_corner(&context);
        }
    }

    /// Paints a screen and does what it asked for.
    fn show_screen(&mut self, ui: &mut Ui, show: impl FnOnce(&mut Self, &mut Ui, &mut ScreenContext<'_>)) {
        let Some(app) = self.app.take() else { return };
        let mut actions = Actions::default();
        speak_as_chosen(ui.ctx(), &app);
        let theme = Theme::of(ui.ctx());
        let layout = WindowLayout::new(ui.max_rect(), &theme);
        let mut screen = ScreenContext::new(&app, &theme, layout, &mut actions);
        show(self, ui, &mut screen);
        self.app = Some(app);
        self.act_on(ui.ctx(), actions);
    }

    fn show_small_face(&mut self, ui: &mut Ui) {
        if ui.input(|input| input.viewport().close_requested()) && self.faces.beside.is_some() {
            self.apply(Command::Practice(Event::Close));
            self.faces.wanted = None;
            self.close_small(&ui.ctx().clone());
            return;
        }
        self.show_screen(ui, |window, ui, screen| match screen.app.practice() {
            None => small::show_waiting(ui, screen),
            Some(practice) if matches!(practice.sitting.stage(), Stage::Running | Stage::Paused) => {
                small::show(ui, screen, practice, &mut window.view);
            }
            Some(_) => small::show_after(ui, screen, &mut window.faces.draft),
        });
    }

    fn show_small_beside(&mut self, context: &Context) {
        let Some(app) = &self.app else { return };
        let scale = f32::from(app.settings().text_percent) / 100.0;
        let builder = Face::Small.builder(&fl!(app.words(), "small-title"), Face::Small.size(scale));
        context.show_viewport_immediate(Face::Small.viewport(), builder, |ui, _| {
            self.show_small_face(ui);
        });
    }

    fn show_company_beside(&mut self, context: &Context) {
        let (Some(app), Some(words)) = (&self.app, self.company_words()) else { return };
        let builder = Face::Company.builder(&fl!(app.words(), "small-title"), Face::Company.size(1.0));
        let asked = Arc::clone(&self.faces.asked);
        // Painted by itself: it breathes while the whole window stands still.
        context.show_viewport_deferred(Face::Company.viewport(), builder, move |ui, _| {
            let placed = ui.scope_id().with("in the corner");
            let frames: u8 = ui.data(|data| data.get_temp(placed)).unwrap_or_default();
            if frames < 2 {
                ui.data_mut(|data| data.insert_temp(placed, frames + 1));
                faces::go_to_corner(ui.ctx());
            }
            company::show(ui, &words, &asked);
        });
    }

    fn company_words(&self) -> Option<company::Words> {
        let words = self.app.as_ref()?.words();
        Some(company::Words { name: fl!(words, "company-name"), about: fl!(words, "company-about") })
    }
}
