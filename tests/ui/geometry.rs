//! What must be true of any screen: everything that can be acted on has a name, lies in the window or
//! scrolls into it, overlaps nothing, is large enough, and is reached by Tab in the order of the eye.

use std::collections::BTreeMap;

use egui::accesskit::{NodeId, Role};
use egui::{Rect, Vec2, vec2};

use super::nodes::{self, Seen};
use super::stage::Stage;

/// The least that may be pressed, in points.
const TARGET_MIN: f32 = 44.0;
/// Rounding to pixels.
const TOLERANCE: f32 = 1.0;
/// More stops than any screen has.
const STOPS_MAX: usize = 400;

/// A control with where it is when the page is not scrolled.
#[derive(Clone, Debug)]
struct Control {
    seen: Seen,
    /// On the page as if it were never scrolled.
    rect: Rect,
    scrolls: bool,
}

impl Control {
    fn says(&self) -> String {
        format!("{:?} “{}” at {:?}", self.seen.role, self.seen.name, self.rect)
    }
}

/// Everything on a screen, gathered while scrolling through it.
struct Survey {
    controls: BTreeMap<NodeId, Control>,
    problems: Vec<String>,
    viewport: Rect,
}

fn controls_of(stage: &Stage) -> Vec<Seen> {
    stage.nodes().into_iter().filter(Seen::is_control).collect()
}

/// What scrolls is seen here: beside the bar that egui puts there, else in the whole page.
fn viewport(stage: &Stage) -> Rect {
    let page = stage.page();
    let bar = bar_of_page(stage);
    bar.map_or(page, |bar| page.with_min_y(bar.top()).with_max_y(bar.bottom()))
}

/// The bar of the page, or of the one part of it that scrolls.
fn bar_of_page(stage: &Stage) -> Option<Rect> {
    let nodes = stage.nodes();
    let fields: Vec<Rect> =
        nodes.iter().filter(|node| node.role == Role::MultilineTextInput).map(|node| node.rect).collect();
    let bars = nodes.into_iter().filter(|node| node.role == Role::ScrollBar).map(|node| node.rect);
    // A page to write on has its own.
    bars.into_iter().find(|bar| !fields.iter().any(|field| field.contains(bar.center())))
}

/// A page to write on scrolls by itself: only what its own bar spans is in sight.
fn clip_to_own_bar(stage: &Stage, controls: &mut [Seen]) {
    let bars: Vec<Rect> =
        stage.nodes().into_iter().filter(|node| node.role == Role::ScrollBar).map(|node| node.rect).collect();
    for field in controls.iter_mut().filter(|node| node.role == Role::MultilineTextInput) {
        if let Some(bar) = bars.iter().find(|bar| field.rect.contains(bar.center())) {
            field.rect = field.rect.with_min_y(bar.top()).with_max_y(bar.bottom());
        }
    }
}

/// How far the page has moved between two frames: what most moving controls did.
fn moved(before: &[Seen], after: &[Seen]) -> Vec2 {
    let pairs = before.iter().filter_map(|one| Some((one, after.iter().find(|two| two.id == one.id)?)));
    pairs
        .map(|(one, two)| two.rect.min - one.rect.min)
        .find(|delta| delta.length() > 0.01)
        .unwrap_or(Vec2::ZERO)
}

/// Whether all of it is in sight; of what is higher than the room, where large text makes it so, as much as there is room for.
fn is_in_sight(rect: Rect, room: Rect) -> bool {
    let room = room.expand(TOLERANCE);
    let fits = rect.height() <= room.height();
    let fills = rect.top() < room.bottom() && rect.intersect(room).height() >= room.height() / 2.0;
    room.contains_rect(rect)
        || (!fits && fills && room.x_range().contains(rect.left()) && room.x_range().contains(rect.right()))
}

/// Scrolls until every control was wholly in sight once.
fn survey(stage: &mut Stage) -> Survey {
    let window = Rect::from_min_size(egui::Pos2::ZERO, stage.size());
    let page = viewport(stage);
    let mut survey = Survey { controls: BTreeMap::new(), problems: Vec::new(), viewport: page };
    let mut offset = Vec2::ZERO;
    let mut reached: Vec<NodeId> = Vec::new();
    let staying = staying(stage);
    for _ in 0..STOPS_MAX {
        let mut now = controls_of(stage);
        clip_to_own_bar(stage, &mut now);
        for seen in &now {
            let rect = seen.rect.translate(-offset);
            let scrolls = !staying.contains(&seen.id);
            survey.controls.entry(seen.id).or_insert(Control { seen: seen.clone(), rect, scrolls });
            let room = if survey.controls[&seen.id].scrolls { page } else { window };
            if is_in_sight(seen.rect, room) && !reached.contains(&seen.id) {
                reached.push(seen.id);
            }
        }
        let Some(next) = now.iter().find(|seen| !reached.contains(&seen.id)) else { break };
        stage.scroll_to(next);
        let mut after = controls_of(stage);
        clip_to_own_bar(stage, &mut after);
        let delta = moved(&now, &after);
        offset += delta;
        let there = after.iter().find(|seen| seen.id == next.id);
        if there.is_none_or(|there| !is_in_sight(there.rect, page)) {
            survey.problems.push(format!(
                "out of reach: {:?} {:?} in {page:?}",
                next.name,
                there.map(|t| t.rect)
            ));
            reached.push(next.id);
        }
    }
    to_top(stage, &staying);
    survey
}

/// Which controls stay where they are when the page scrolls to its last one and back.
fn staying(stage: &mut Stage) -> Vec<NodeId> {
    let before = controls_of(stage);
    let all = before.iter().map(|seen| seen.id).collect();
    if bar_of_page(stage).is_none() {
        return all;
    }
    let mut page: Vec<&Seen> =
        before.iter().filter(|seen| !super::stage::CHROME.contains(&seen.name.as_str())).collect();
    page.sort_by(|one, two| two.rect.bottom().total_cmp(&one.rect.bottom()));
    // What stands lowest may be no part of what scrolls.
    for last in page {
        stage.scroll_to(last);
        let after = controls_of(stage);
        let stays =
            |seen: &&Seen| after.iter().any(|other| other.id == seen.id && other.rect.min == seen.rect.min);
        let staying: Vec<NodeId> = before.iter().filter(stays).map(|seen| seen.id).collect();
        if staying.len() < before.len() {
            to_top(stage, &staying);
            return staying;
        }
    }
    all
}

/// Scrolls up until nothing more comes.
fn to_top(stage: &mut Stage, staying: &[NodeId]) {
    for _ in 0..STOPS_MAX {
        let now = controls_of(stage).into_iter().filter(|seen| !staying.contains(&seen.id));
        let Some(first) = now.min_by(|one, two| one.rect.top().total_cmp(&two.rect.top())) else { return };
        stage.scroll_to(&first);
        let there = controls_of(stage).into_iter().find(|seen| seen.id == first.id);
        if there.is_some_and(|there| there.rect == first.rect) {
            return;
        }
    }
}

/// Goes through the whole screen and says what is wrong with it.
pub fn problems(stage: &mut Stage) -> Vec<String> {
    let survey = survey(stage);
    problems_in(stage, &survey)
}

/// The same, and then what is wrong on the way through it with Tab.
pub fn problems_with_tab(stage: &mut Stage) -> Vec<String> {
    let survey = survey(stage);
    let mut problems = problems_in(stage, &survey);
    problems.extend(tab_problems(stage, &survey));
    problems
}

fn problems_in(stage: &Stage, survey: &Survey) -> Vec<String> {
    let mut problems = survey.problems.clone();
    problems.extend(cut_off(stage));
    let controls: Vec<&Control> = survey.controls.values().collect();
    // The notepad has one control; a screen without any would prove nothing.
    if controls.is_empty() && stage.view(|view| view.hidden.is_none()) {
        problems.push("no controls at all".to_owned());
    }
    for control in &controls {
        if control.seen.name.trim().is_empty() {
            problems.push(format!("without a name: {}", control.says()));
        }
        let least = control.rect.width().min(control.rect.height());
        if least < TARGET_MIN - 0.01 {
            problems.push(format!("small ({least}): {}", control.says()));
        }
    }
    for (index, one) in controls.iter().enumerate() {
        for two in &controls[index + 1..] {
            if overlap(one, two, survey.viewport) {
                problems.push(format!("overlap: {} and {}", one.says(), two.says()));
            }
        }
    }
    problems
}

/// What reaches beyond the left or right edge of the window, where nothing scrolls: words, pictures and controls.
fn cut_off(stage: &Stage) -> Vec<String> {
    let room = Rect::from_min_size(egui::Pos2::ZERO, stage.size()).expand(TOLERANCE).x_range();
    let named = stage.nodes().into_iter().filter(|node| !node.name.is_empty() && node.rect.is_positive());
    let beyond = named.filter(|node| !(room.contains(node.rect.left()) && room.contains(node.rect.right())));
    beyond.map(|node| format!("cut off: {:?} “{}” at {:?}", node.role, node.name, node.rect)).collect()
}

fn overlap(one: &Control, two: &Control, page: Rect) -> bool {
    let swath = |control: &Control| {
        // What scrolls may stand at any height of the page.
        if control.scrolls {
            control.rect.with_min_y(page.top()).with_max_y(page.bottom())
        } else {
            control.rect
        }
    };
    let (one_rect, two_rect) =
        if one.scrolls == two.scrolls { (one.rect, two.rect) } else { (swath(one), swath(two)) };
    let shared = one_rect.intersect(two_rect);
    shared.width() > TOLERANCE && shared.height() > TOLERANCE
}

/// Walks through the screen with Tab and says what is wrong: what is never reached, what comes before
/// what stands above it, what has no ring or two, what stays out of sight.
fn tab_problems(stage: &mut Stage, survey: &Survey) -> Vec<String> {
    let Survey { controls, viewport, .. } = survey;
    let mut problems = Vec::new();
    let window = Rect::from_min_size(egui::Pos2::ZERO, stage.size());
    let expected: BTreeMap<NodeId, &Control> = controls
        .iter()
        .filter(|(_, control)| control.seen.is_stop)
        .map(|(id, control)| (*id, control))
        .collect();
    let mut visited: Vec<NodeId> = Vec::new();
    for _ in 0..STOPS_MAX {
        stage.press("Tab");
        let Some(mut seen) = stage.focused() else { continue };
        clip_to_own_bar(stage, std::slice::from_mut(&mut seen));
        if visited.contains(&seen.id) {
            break;
        }
        visited.push(seen.id);
        let rings = nodes::painted_rings(&stage.harness, &stage.harness.ctx);
        if rings != 1 {
            problems.push(format!("{rings} rings of focus at “{}” {:?}", seen.name, seen.rect));
        }
        let room =
            if controls.get(&seen.id).is_some_and(|control| control.scrolls) { *viewport } else { window };
        if !is_in_sight(seen.rect, room) {
            problems.push(format!("Tab leads out of sight: “{}” {:?} in {room:?}", seen.name, seen.rect));
        }
    }
    for (id, control) in &expected {
        if !visited.contains(id) {
            problems.push(format!("Tab never reaches {}", control.says()));
        }
    }
    let order: Vec<&Control> = visited.iter().filter_map(|id| controls.get(id)).collect();
    for pair in order.windows(2) {
        let [one, two] = pair else { continue };
        if one.scrolls == two.scrolls
            && is_page(one, stage)
            && is_page(two, stage)
            && !follows(one.rect, two.rect)
        {
            problems.push(format!("Tab goes back from {} to {}", one.says(), two.says()));
        }
    }
    problems
}

/// Not the rail, bars or Hide, which are groups of their own, nor the shapes after a practice: they stand on the
/// line below what is asked next, and come before it.
fn is_page(control: &Control, stage: &Stage) -> bool {
    let is_after = matches!(stage.sitting(), Some(softlanding_core::sitting::Stage::After(_)));
    if is_after && ["Settled", "Stirred up", "Far away", "Mixed"].contains(&control.seen.name.as_str()) {
        return false;
    }
    let context = &stage.harness.ctx;
    let theme = softlanding::ui::theme::Theme::of(context);
    let column = softlanding::ui::layout::WindowLayout::new(context.content_rect(), &theme).column();
    let in_column = control.rect.left() >= column.min - 1.0 && control.rect.right() <= column.max + 1.0;
    in_column && !super::stage::CHROME.contains(&control.seen.name.as_str())
}

/// Whether the eye, going line by line from the left, comes to `two` after `one`.
fn follows(one: Rect, two: Rect) -> bool {
    let same_line = one.y_range().intersection(two.y_range()).span() > 0.5 * one.height().min(two.height());
    if same_line { two.left() >= one.left() } else { two.center().y >= one.center().y }
}

/// For a whole screen to be at rest, without a pointer over it.
pub fn take_pointer_away(stage: &mut Stage) {
    stage.harness.remove_cursor();
    stage.settle();
}

/// A size in words, for messages.
pub fn in_words(size: Vec2, percent: u16, theme: &str) -> String {
    let size = vec2(size.x.round(), size.y.round());
    format!("{}×{} at {percent} % in {theme}", size.x, size.y)
}
