//! A window on a stage: everything real but the display, the device and the clock.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::accesskit::{NodeId, Role};
use egui::{Event, Key, Modifiers, UiBuilder, Vec2, ViewportCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT as _;
use softlanding::app::{App, HandClock, Options};
use softlanding::instance::Request;
use softlanding::platform::clipboard;
use softlanding::settings::Settings;
use softlanding::ui::action::Route;
use softlanding::ui::guard::SHUT_SECS;
use softlanding::ui::preferences::Preferences;
use softlanding::ui::scene::Scene;
use softlanding::ui::screens::after::silence::SILENCE;
use softlanding::ui::theme::Theme;
use softlanding::ui::window::Window;
use softlanding_core::sitting::Stage as Sitting;
use tempfile::TempDir;
use uuid::Uuid;

use super::nodes::{self, Seen};

pub const WIDE: Vec2 = Vec2::new(1_280.0, 800.0);
pub const NARROW: Vec2 = Vec2::new(400.0, 640.0);
pub const SMALLEST: Vec2 = Vec2::new(360.0, 600.0);
/// Of the small window.
pub const SMALL: Vec2 = Vec2::new(360.0, 360.0);

/// Far beyond what anything here takes: a guard against hanging, and no measure.
const FOREVER: Duration = Duration::from_mins(1);
/// How long a frame takes in the window's own time.
const FRAME_SECS: f32 = 0.05;
/// Longer than the longest fade.
const FRAMES_TO_SETTLE: usize = 12;

/// More than the longest page has.
const SCREENS_MAX: usize = 200;

/// What stands around the page and never scrolls.
pub const CHROME: [&str; 9] =
    ["Now", "Practices", "Together", "Look back", "People", "Settings", "Help", "Hide", "Back"];

/// The window with what stands around it.
pub struct Stage {
    pub harness: Harness<'static>,
    window: Rc<RefCell<Window>>,
    hand: HandClock,
    folder: Rc<TempDir>,
    size: Vec2,
    /// The screen that was seen last: its route, whether a practice is over and which was asked about, whether the
    /// notepad covers it.
    seen: Option<(Route, Option<bool>, Option<Uuid>, bool)>,
    /// The announcement that was heard last, and all since they were asked for.
    announced: Option<NodeId>,
    heard: Vec<String>,
}

impl Stage {
    /// A first start in a window of this size, in points.
    pub fn new(size: Vec2) -> Self {
        Self::in_folder(Rc::new(tempfile::tempdir().unwrap()), size)
    }

    /// A first start with these lines in `settings.toml`.
    pub fn with_settings(size: Vec2, toml: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.toml"), toml).unwrap();
        Self::in_folder(Rc::new(folder), size)
    }

    /// Closes the window, and then a first start in the same folder, which is emptied.
    pub fn anew_with_settings(self, toml: &str) -> Self {
        let size = self.size;
        let folder = self.close();
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) }.unwrap();
        }
        std::fs::write(folder.path().join("settings.toml"), toml).unwrap();
        Self::in_folder(folder, size)
    }

    /// A first start with these files in the person's own folder.
    pub fn with_exercise(size: Vec2, toml: &str, ron: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.toml"), toml).unwrap();
        std::fs::create_dir(folder.path().join("exercises")).unwrap();
        std::fs::write(folder.path().join("exercises/own.ron"), ron).unwrap();
        let mut stage = Self::in_folder(Rc::new(folder), size);
        stage.wait_until("the own folder is read", |stage| {
            stage.app(|app| app.library().find_id("own-one").is_some())
        });
        stage
    }

    /// Saves the person's own exercise, as an editor would.
    pub fn save_exercise(&self, ron: &str) {
        std::fs::write(self.folder.path().join("exercises/own.ron"), ron).unwrap();
    }

    fn in_folder(folder: Rc<TempDir>, size: Vec2) -> Self {
        Self::with_options(folder, size, |_| {})
    }

    /// A first start where the clipboard takes nothing.
    pub fn without_clipboard(folder: Rc<TempDir>, size: Vec2) -> Self {
        Self::with_options(folder, size, |options| options.clipboard = clipboard::Target::Memory(false))
    }

    /// A first start of a program that is started otherwise.
    pub fn with_options(folder: Rc<TempDir>, size: Vec2, change: impl FnOnce(&mut Options)) -> Self {
        let hand = HandClock::default();
        let mut options = Options::by_hand(folder.path(), &hand);
        change(&mut options);
        // Frames come from the test, so nobody needs waking.
        let app = App::start(options, Arc::new(|| ()));
        let made: Rc<RefCell<Option<Rc<RefCell<Window>>>>> = Rc::default();
        let (setup, frame) = (Rc::clone(&made), Rc::clone(&made));
        let harness = Harness::builder()
            .with_size(size)
            .with_step_dt(FRAME_SECS)
            .with_accessibility_check(true)
            .with_context_setup(move |context| {
                let window = Window::new(context, app, Preferences::none());
                *setup.borrow_mut() = Some(Rc::new(RefCell::new(window)));
            })
            .build_ui(move |ui| {
                let window = Rc::clone(frame.borrow().as_ref().unwrap());
                let mut window = window.borrow_mut();
                window.tick(ui.ctx());
                // Without the margin that the harness leaves.
                let whole = ui.ctx().content_rect();
                let mut ui = ui.new_child(UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                window.show(&mut ui);
            });
        let window = Rc::clone(made.borrow().as_ref().unwrap());
        let mut stage =
            Self { harness, window, hand, folder, size, seen: None, announced: None, heard: Vec::new() };
        stage.settle();
        stage.read_what_is_kept();
        stage
    }

    /// Waits until it is read; no frame is painted meanwhile.
    fn read_what_is_kept(&mut self) {
        let started = Instant::now();
        while !self.app(|app| app.kept().is_known()) {
            assert!(started.elapsed() < FOREVER, "it never came");
            std::thread::sleep(Duration::from_millis(1));
            self.window.borrow_mut().tick(&self.harness.ctx);
        }
    }

    /// Closes the window, and everything that was said or chosen is on the disk.
    pub fn close(self) -> Rc<TempDir> {
        self.window.borrow_mut().close();
        self.folder
    }

    /// Closes the window and starts the program anew in the same folder; what was kept is read again.
    pub fn restart(self) -> Self {
        let (size, kept) = (self.size, self.app(|app| app.kept().len()));
        let mut stage = Self::in_folder(self.close(), size);
        // Whatever is on the disk is read by now, so what should not be there shows itself.
        stage.wait_until("what was kept is read", |stage| stage.app(|app| app.kept().len() >= kept));
        stage
    }

    /// Where everything of this person is.
    pub fn folder(&self) -> Rc<TempDir> {
        Rc::clone(&self.folder)
    }

    pub fn size(&self) -> Vec2 {
        self.size
    }

    /// Looks at the app.
    pub fn app<R>(&self, look: impl FnOnce(&App) -> R) -> R {
        look(self.window.borrow().app().unwrap())
    }

    /// Looks at the window's own state.
    pub fn view<R>(&self, look: impl FnOnce(&softlanding::ui::state::view::View) -> R) -> R {
        look(self.window.borrow().view())
    }

    pub fn settings(&self) -> Settings {
        self.app(|app| app.settings().clone())
    }

    /// Where the practice is, if there is one.
    pub fn sitting(&self) -> Option<Sitting> {
        self.app(|app| app.practice().map(|practice| practice.sitting.stage()))
    }

    /// The id of the exercise that runs or is spoken about.
    pub fn exercise(&self) -> String {
        self.app(|app| app.practice().unwrap().sitting.record().exercise.id.clone())
    }

    /// One frame.
    pub fn step(&mut self) {
        self.harness.step();
        if let Some((id, words)) = nodes::announcement(&self.harness)
            && self.announced.replace(id) != Some(id)
        {
            self.heard.push(words);
        }
    }

    /// What screen readers were told by themselves since this was asked last.
    pub fn heard(&mut self) -> Vec<String> {
        std::mem::take(&mut self.heard)
    }

    /// All of it, without forgetting it.
    pub fn told(&self) -> &[String] {
        &self.heard
    }

    /// Whether they were told these words.
    pub fn is_told(&self, words: &str) -> bool {
        self.heard.iter().any(|heard| heard.contains(words))
    }

    /// Frames until nothing fades any more and presses are heard; then no widget may be without a name.
    pub fn settle(&mut self) {
        self.fade();
        let is_over = self.sitting().map(|stage| matches!(stage, Sitting::After(_)));
        let seen = self.view(|view| (view.route.clone(), is_over, view.after.sitting, view.hidden.is_some()));
        if self.seen.as_ref() != Some(&seen) {
            self.seen = Some(seen);
            let now_secs = self.harness.ctx.input(|input| input.time);
            self.harness.input_mut().time = Some(now_secs + SHUT_SECS);
            self.step();
            self.harness.input_mut().time = None;
            self.fade();
        }
        self.harness.check_accessibility();
    }

    /// Frames until nothing fades any more.
    pub fn fade(&mut self) {
        for _ in 0..FRAMES_TO_SETTLE {
            self.step();
            if self.next_frame() > Duration::ZERO {
                break;
            }
        }
    }

    /// Opens a screen, as a link to it does.
    pub fn open(&mut self, route: Route) {
        let context = self.harness.ctx.clone();
        self.window.borrow_mut().go(&context, route);
        self.settle();
    }

    /// Makes it the window that this start of the program opens.
    pub fn open_as(&mut self, request: Request) {
        let context = self.harness.ctx.clone();
        self.window.borrow_mut().open_as(&context, request);
        self.settle();
    }

    /// Another start of the program asks for this.
    pub fn ask(&mut self, request: Request) {
        let context = self.harness.ctx.clone();
        self.window.borrow_mut().take_request(&context, request);
        self.settle();
    }

    /// Whether the window asked to be closed.
    pub fn is_closing(&self) -> bool {
        let outputs = self.harness.output().viewport_output.values();
        outputs.flat_map(|output| &output.commands).any(|command| *command == ViewportCommand::Close)
    }

    /// One frame for each event, and then what it asked for, before the next frame.
    pub fn frame(&mut self, event: Event) -> egui::FullOutput {
        self.harness.event(event);
        self.step();
        self.harness.output().clone()
    }

    /// Presses and lets go of a control and stops right after the frame that heard it.
    pub fn tap(&mut self, name: &str) -> egui::FullOutput {
        let pos = self.find(name).rect.center();
        let button = |pressed| Event::PointerButton {
            pos,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        };
        self.frame(Event::PointerMoved(pos));
        self.frame(button(true));
        self.frame(button(false))
    }

    /// When the window wants its next frame.
    pub fn next_frame(&self) -> Duration {
        let outputs = self.harness.output().viewport_output.values();
        outputs.map(|output| output.repaint_delay).min().unwrap_or(Duration::MAX)
    }

    /// Waits for a thread of the program.
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let patience = Instant::now() + FOREVER;
        while !is_so(self) {
            assert!(Instant::now() < patience, "waited in vain until {what}");
            std::thread::sleep(Duration::from_millis(10));
            self.step();
        }
        self.settle();
    }

    /// Time passes as with a real clock: the next frame comes when the window asked for it. The clock moves by a
    /// second at least, except at the end.
    pub fn pass(&mut self, secs: f64) {
        let mut left = Duration::from_millis((secs * 1_000.0).round() as u64);
        while !left.is_zero() {
            let step = left.min(self.next_frame().max(Duration::from_secs(1)));
            self.hand.advance(step);
            left -= step;
            self.step();
        }
        self.settle();
    }

    /// Lets the machine sleep for so long.
    pub fn sleep(&mut self, secs: f64) {
        self.hand.sleep(Duration::from_secs_f64(secs));
        self.step();
        self.settle();
    }

    /// Presses keys one after the other: `"2"`, `"Enter"`, `"Ctrl+Enter"`.
    pub fn press(&mut self, keys: &str) {
        for name in keys.split(' ') {
            let (modifiers, name) = match name.split_once('+') {
                Some(("Ctrl", name)) => (Modifiers::CTRL | Modifiers::COMMAND, name),
                Some(("Shift", name)) => (Modifiers::SHIFT, name),
                _ => (Modifiers::NONE, name),
            };
            let key = Key::from_name(name).unwrap_or_else(|| panic!("no key is called {name}"));
            self.harness.key_press_modifiers(modifiers, key);
            self.settle();
        }
    }

    /// Types as a keyboard does: each letter is a key and a text.
    pub fn type_text(&mut self, text: &str) {
        for letter in text.chars() {
            if let Some(key) = Key::from_name(&letter.to_string()) {
                self.harness.key_down(key);
            }
            self.harness.event(Event::Text(letter.to_string()));
        }
        self.settle();
    }

    /// Everything a screen reader is given.
    pub fn nodes(&self) -> Vec<Seen> {
        nodes::all(&self.harness)
    }

    /// What can be acted on and has this name.
    pub fn control(&self, name: &str) -> Option<Seen> {
        let named = self.nodes().into_iter().filter(|node| node.is_control() && node.name == name);
        let mut found: Vec<Seen> = named.collect();
        if found.len() > 1 && CHROME.contains(&name) {
            // A door on *Now* may be called like a place of the rail.
            found.retain(|node| node.role == Role::Link);
        }
        assert!(found.len() < 2, "two controls are called {name}: {:#?}", self.names());
        found.pop()
    }

    /// The names of all controls, in the order of the tree.
    pub fn names(&self) -> Vec<String> {
        self.nodes().into_iter().filter(Seen::is_control).map(|node| node.name).collect()
    }

    /// Whether these words stand on the screen or are the name of something on it.
    pub fn says(&self, words: &str) -> bool {
        self.nodes().iter().any(|node| node.name == words && !node.is_live)
    }

    #[track_caller]
    pub fn expect(&self, words: &str) {
        let all: Vec<String> =
            self.nodes().into_iter().map(|node| node.name).filter(|name| !name.is_empty()).collect();
        assert!(self.says(words), "“{words}” is not on the screen, but {all:#?}");
    }

    #[track_caller]
    pub fn expect_not(&self, words: &str) {
        assert!(!self.says(words), "“{words}” is on the screen");
    }

    #[track_caller]
    pub fn find(&self, name: &str) -> Seen {
        self.control(name).unwrap_or_else(|| panic!("no control is called {name}: {:#?}", self.names()))
    }

    /// Scrolls it into sight and clicks in its middle, as a person would.
    #[track_caller]
    pub fn click(&mut self, name: &str) {
        if CHROME.contains(&name) && self.is_at(name) {
            return;
        }
        self.bring(name);
        let seen = self.find(name);
        if !CHROME.contains(&name) && !self.is_practising() && !self.page().contains_rect(seen.rect) {
            self.scroll_to(&seen);
        }
        let center = self.find(name).rect.center();
        self.harness.hover_at(center);
        self.harness.drag_at(center);
        self.harness.drop_at(center);
        self.settle();
    }

    /// Clicks what this text of the words file names, in the language that is spoken.
    #[track_caller]
    pub fn click_id(&mut self, id: &str) {
        let name = self.app(|app| app.words().get(id));
        self.click(&name);
    }

    /// Opens this page of the settings.
    #[track_caller]
    pub fn open_settings(&mut self, page: &str) {
        self.click("Settings");
        self.click(page);
    }

    /// Whether that is the place of the rail where one is already.
    fn is_at(&self, name: &str) -> bool {
        self.nodes().iter().any(|node| node.role == Role::ListItem && node.name == name)
    }

    /// A long list holds what is near only: looks through the page until it is there.
    fn bring(&mut self, name: &str) {
        if self.is_practising() || self.control(name).is_some() {
            return;
        }
        let page = self.page();
        self.wheel(1_000_000.0);
        for _ in 0..SCREENS_MAX {
            if self.control(name).is_some() {
                return;
            }
            self.wheel(-page.height());
        }
    }

    /// Turns the wheel over the page by so many points; down is negative.
    pub fn wheel(&mut self, points: f32) {
        self.harness.hover_at(self.page().center());
        self.harness.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: Vec2::new(0.0, points),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
        for _ in 0..FRAMES_TO_SETTLE {
            self.step();
        }
        self.harness.remove_cursor();
        self.settle();
    }

    /// Closes the first notice.
    #[track_caller]
    pub fn close_note(&mut self) {
        let name = self.names().into_iter().find(|name| name.starts_with("Close this note: "));
        self.click(&name.expect("a notice"));
    }

    fn is_practising(&self) -> bool {
        matches!(self.sitting(), Some(Sitting::Running | Sitting::Paused))
    }

    /// The part of the window that scrolls, without rail and bars.
    pub fn page(&self) -> egui::Rect {
        let context = &self.harness.ctx;
        let theme = Theme::of(context);
        let layout = softlanding::ui::layout::WindowLayout::new(context.content_rect(), &theme);
        let is_scene = self.view(|view| view.route.is_in_scene()) && self.sitting().is_none();
        if is_scene {
            Scene::new(layout, &theme).above().page()
        } else if self.is_practising()
            || (self.view(|view| matches!(view.route, Route::Now | Route::LookBack))
                && self.sitting().is_none())
        {
            layout.page()
        } else {
            Scene::around_page(layout, &theme).page().page()
        }
    }

    /// Gives it the keyboard.
    #[track_caller]
    pub fn focus(&mut self, name: &str) {
        let id = self.find(name).id;
        self.act_on(id, egui::accesskit::Action::Focus);
    }

    pub fn scroll_to(&mut self, seen: &Seen) {
        self.act_on(seen.id, egui::accesskit::Action::ScrollIntoView);
    }

    pub fn act_on(&mut self, id: egui::accesskit::NodeId, action: egui::accesskit::Action) {
        self.act_with(id, action, None);
    }

    /// As a screen reader does that also says what to.
    pub fn act_with(
        &mut self,
        id: egui::accesskit::NodeId,
        action: egui::accesskit::Action,
        data: Option<egui::accesskit::ActionData>,
    ) {
        let root = self.harness.root();
        let (_, target_tree) = root.accesskit_node().locate();
        let request = egui::accesskit::ActionRequest { action, target_node: id, target_tree, data };
        self.harness.event(Event::AccessKitActionRequest(request));
        self.settle();
    }

    #[track_caller]
    pub fn is_on(&self, name: &str) -> bool {
        self.find(name).is_on.unwrap_or_else(|| panic!("{name} is neither on nor off"))
    }

    #[track_caller]
    pub fn value(&self, name: &str) -> String {
        self.find(name).value
    }

    /// The name of what screen readers stand at.
    pub fn stands_at(&self) -> Option<String> {
        self.nodes().into_iter().find(|node| node.is_focused).map(|node| node.name)
    }

    /// What has the keyboard.
    pub fn focused(&self) -> Option<Seen> {
        self.nodes().into_iter().find(|node| node.is_focused && node.is_control())
    }

    /// Begins a shipped practice by its page.
    #[track_caller]
    pub fn begin(&mut self, title: &str) {
        self.open_practice(title);
        self.click("Begin");
        assert_eq!(self.sitting(), Some(Sitting::Running), "{title} begins");
    }

    /// Passes by what is asked after a practice until this is.
    pub fn skip_to(&mut self, name: &str) {
        while self.control(name).is_none() {
            self.click("Skip");
        }
    }

    /// Goes to a way that the first screen keeps folded.
    pub fn open_else(&mut self, name: &str) {
        self.click("Something else");
        self.click(name);
    }

    /// Lets the practice run to its end, and the silence after it.
    pub fn practise_to_the_end(&mut self) {
        self.practise_to_the_landing();
        self.hand.advance(SILENCE);
        self.step();
        self.settle();
    }

    /// Lets the practice run to its end, with one press wherever it waits.
    pub fn practise_to_the_landing(&mut self) {
        for _ in 0..2_000 {
            if !matches!(self.sitting(), Some(Sitting::Running)) {
                self.settle();
                return;
            }
            if self.app(|app| app.practice().is_some_and(|one| one.sitting.waits(app.now()))) {
                let name = ["Next", "I have one", "Tap", "Go on"]
                    .into_iter()
                    .find(|name| self.control(name).is_some());
                self.click(name.expect("a way on"));
            }
            self.hand.advance(Duration::from_secs(1));
            self.step();
        }
        panic!("the practice never ends");
    }
}
