//! What screen readers say by themselves.
//!
//! A screen announces words under a name: they are spoken when they come to stand there and whenever they change. What is
//! new in a frame becomes one announcement, in the order in which it was laid out, so that the guidance of a part is heard
//! before its first beat.
//!
//! AccessKit reports a live region when its node appears or gets another name. Each announcement is a node of its own, so the
//! same words are heard twice when they are said twice. A screen reader that knows no live regions (Orca before 45.2) can be
//! given the words as the description of what has the focus, as it reads a description that changes.

use std::collections::HashMap;
use std::hash::Hash;

use egui::accesskit::{Live, Node, NodeId, Rect, Role, TreeUpdate};
use egui::{Context, FullOutput, Id, Plugin, Ui};

use crate::settings::SpokenBy;

use super::charge;

/// How long words that were said once stay in the tree, in seconds: a screen reader may ask for them after it was told.
const STAYS_SECS: f64 = 10.0;

/// Words that follow each other within this time, in seconds, are one description: a screen reader asks for it when it comes
/// to it.
const JOINED_WITHIN_SECS: f64 = 0.4;

/// Words that a screen keeps under a name, and on which occasion: for another one they are said again.
#[derive(Debug)]
struct Standing {
    slot: Id,
    /// `None`: as before.
    spoken: Option<(Id, String)>,
    manner: Manner,
}

/// When words that stand somewhere are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// When they come, and when they change.
    Always,
    /// When they follow others.
    OnChange,
    /// Something else says them.
    Never,
}

/// What was said last.
#[derive(Debug)]
struct Said {
    words: String,
    /// The slots it came from, with their occasions: it stays in the tree for as long as all of them stand.
    slots: Vec<(Id, Id)>,
    since_secs: f64,
    /// The announcement's own node, or what was described.
    node: NodeId,
}

/// Turns what the screens announce into nodes of the accessibility tree.
#[derive(Debug, Default)]
pub struct Announcer {
    spoken_by: SpokenBy,
    is_listened_to: bool,
    /// Whether the pass that ended last was that of the window in charge.
    is_in_charge: bool,
    /// Of the pass that is being laid out, in its order.
    standing: Vec<Standing>,
    /// Of the frame before: which occasion was spoken of under a name.
    spoken: HashMap<Id, Id>,
    /// Said once, before what stands.
    once: Vec<String>,
    /// To be announced in the next frame: what has the focus, and what changed about it, is heard first.
    held: Option<(String, Vec<(Id, Id)>)>,
    said: Option<Said>,
    /// The description that was written last.
    described: String,
    count: u64,
}

/// Announces these words under a name that is unique in `ui`, now and whenever they change.
pub fn announce(ui: &Ui, name: &str, words: &str) {
    announce_on(ui, name, words, words);
}

/// The same, and again on each occasion, also when the words are the same.
pub fn announce_on(ui: &Ui, name: &str, occasion: impl Hash + std::fmt::Debug, words: &str) {
    register(ui, name, Some((Id::unique((occasion, words)), words.to_owned())), Manner::Always);
}

/// Announces these words when they take the place of others, unless they are heard anyway.
pub fn announce_change(ui: &Ui, name: &str, words: &str, is_heard_anyway: bool) {
    let manner = if is_heard_anyway { Manner::Never } else { Manner::OnChange };
    register(ui, name, Some((Id::unique(words), words.to_owned())), manner);
}

/// Nothing is new under this name, whatever it was that was announced: the same words are not said again after it.
pub fn keep(ui: &Ui, name: &str) {
    register(ui, name, None, Manner::Never);
}

fn register(ui: &Ui, name: &str, spoken: Option<(Id, String)>, manner: Manner) {
    if charge::is_here(ui.ctx())
        && let Some(announcer) = ui.ctx().plugin_opt::<Announcer>()
    {
        let slot = ui.scope_id().with(("live", name));
        announcer.lock().standing.push(Standing { slot, spoken, manner });
    }
}

/// Says these words once.
pub fn say(context: &Context, words: impl Into<String>) {
    if let Some(announcer) = context.plugin_opt::<Announcer>() {
        announcer.lock().once.push(words.into());
    }
}

/// Whether a screen reader, or another program of that kind, reads the window.
#[must_use]
pub fn is_listened_to(context: &Context) -> bool {
    context.plugin_opt::<Announcer>().is_some_and(|announcer| announcer.lock().is_listened_to)
}

/// Removes the announcement that stands in the tree and the one that is due, as another screen begins.
pub fn clear(context: &Context) {
    if let Some(announcer) = context.plugin_opt::<Announcer>() {
        let mut announcer = announcer.lock();
        (announcer.said, announcer.held) = (None, None);
    }
}

/// From the next words on.
pub fn speak_by(context: &Context, spoken_by: SpokenBy) {
    if let Some(announcer) = context.plugin_opt::<Announcer>() {
        announcer.lock().spoken_by = spoken_by;
    }
}

impl Announcer {
    /// What is new since the frame before, as one text, and where it stands.
    fn take_new(&mut self) -> Option<(String, Vec<(Id, Id)>)> {
        let mut spoken = HashMap::new();
        let mut slots = Vec::new();
        let mut new = std::mem::take(&mut self.once);
        for Standing { slot, spoken: stands, manner } in self.standing.drain(..) {
            let before = self.spoken.get(&slot);
            let Some((occasion, words)) = stands else {
                spoken.extend(before.map(|before| (slot, *before)));
                continue;
            };
            let is_new = match manner {
                Manner::Always => before != Some(&occasion),
                Manner::OnChange => before.is_some_and(|before| *before != occasion),
                Manner::Never => false,
            };
            if spoken.insert(slot, occasion) != Some(occasion) && is_new {
                new.push(words);
                slots.push((slot, occasion));
            }
        }
        self.spoken = spoken;
        let mut texts = new.iter().map(|words| words.trim()).filter(|words| !words.is_empty());
        let first = texts.next()?.to_owned();
        let words = texts.fold(first, |said, next| {
            let ends = said.ends_with(['.', '?', '!', ':', '…']);
            format!("{said}{} {next}", if ends { "" } else { "." })
        });
        Some((words, slots))
    }

    fn say(&mut self, words: String, slots: Vec<(Id, Id)>, now_secs: f64, focus: NodeId) {
        self.count += 1;
        self.said = Some(match self.spoken_by {
            SpokenBy::Announcement => {
                let node = Id::unique(("announcement", self.count)).accesskit_id();
                Said { words, slots, since_secs: now_secs, node }
            }
            SpokenBy::Description => {
                // What came a moment ago may not have been read yet.
                let words = match self.said.take() {
                    Some(said) if now_secs - said.since_secs < JOINED_WITHIN_SECS && said.words != words => {
                        format!("{} {words}", said.words.trim_end())
                    }
                    said => {
                        self.said = said;
                        words
                    }
                };
                // A description counts as new only if it differs.
                let words = if self.described == words { format!("{words} ") } else { words };
                self.described.clone_from(&words);
                Said { words, slots, since_secs: now_secs, node: focus }
            }
        });
    }

    /// Puts what was said last into the tree.
    fn write(&self, update: &mut TreeUpdate) {
        let Some(said) = &self.said else { return };
        if self.spoken_by == SpokenBy::Description {
            if let Some((_, node)) = update.nodes.iter_mut().find(|(id, _)| *id == said.node) {
                node.set_description(said.words.as_str());
            }
            return;
        }
        let mut node = Node::new(Role::Label);
        node.set_value(said.words.as_str());
        node.set_live(Live::Polite);
        node.set_bounds(Rect::new(0.0, 0.0, 1.0, 1.0));
        let root = update.tree.as_ref().map(|tree| tree.root);
        if let Some((_, root)) = update.nodes.iter_mut().find(|(id, _)| Some(*id) == root) {
            root.push_child(said.node);
            update.nodes.push((said.node, node));
        }
    }

    fn is_over(&self, said: &Said, now_secs: f64, focus: NodeId) -> bool {
        if said.slots.iter().any(|(slot, occasion)| self.spoken.get(slot) != Some(occasion)) {
            return true;
        }
        match self.spoken_by {
            SpokenBy::Announcement => said.slots.is_empty() && now_secs - said.since_secs > STAYS_SECS,
            // Another description would be read as something new.
            SpokenBy::Description => said.node != focus,
        }
    }
}

impl Plugin for Announcer {
    fn debug_name(&self) -> &'static str {
        "announcer"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        // A pass that is discarded is laid out again.
        if charge::is_here(ui.ctx()) {
            self.standing.clear();
        }
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        self.is_in_charge = charge::is_here(ui.ctx());
    }

    fn output_hook(&mut self, context: &Context, output: &mut FullOutput) {
        if !self.is_in_charge {
            return;
        }
        let passes_max = context.options(|options| options.max_passes.get());
        let is_last = output.platform_output.num_completed_passes >= passes_max;
        if output.platform_output.requested_discard() && !is_last {
            return;
        }
        let update = output.platform_output.accesskit_update.as_mut();
        self.is_listened_to = update.is_some();
        let new = self.take_new();
        let Some(update) = update else { return };
        let now_secs = context.input(|input| input.time);
        if self.said.as_ref().is_some_and(|said| self.is_over(said, now_secs, update.focus)) {
            self.said = None;
        }
        let due = match self.spoken_by {
            SpokenBy::Announcement => std::mem::replace(&mut self.held, new),
            SpokenBy::Description => new,
        };
        if self.held.is_some() {
            context.request_repaint();
        }
        if let Some((words, slots)) = due {
            self.say(words, slots, now_secs, update.focus);
        }
        self.write(update);
    }
}

#[cfg(test)]
mod tests {
    use egui::RawInput;

    use super::*;

    /// What is announced in frames that each have these words, name by name.
    fn listen(spoken_by: SpokenBy, frames: &[&[(&str, u32, &str)]]) -> Vec<Option<String>> {
        let context = Context::default();
        context.add_plugin(Announcer { spoken_by, ..Announcer::default() });
        context.enable_accesskit();
        let mut last = None;
        let frame = |frame: &&[(&str, u32, &str)]| {
            let mut output = context.run_ui(RawInput::default(), |ui| {
                for (name, occasion, words) in *frame {
                    announce_on(ui, name, occasion, words);
                }
            });
            let update = output.platform_output.accesskit_update.take().unwrap();
            output.drop_without_applying_deltas();
            let is_live = |node: &Node| node.live() == Some(Live::Polite) || node.description().is_some();
            let node = update.nodes.into_iter().find(|(_, node)| is_live(node));
            let now = node
                .map(|(id, node)| (id, node.value().or(node.description()).unwrap_or_default().to_owned()));
            let is_new = now != last;
            last.clone_from(&now);
            now.filter(|_| is_new).map(|(_, words)| words)
        };
        frames.iter().map(frame).collect()
    }

    fn deref(heard: &[Option<String>]) -> Vec<Option<&str>> {
        heard.iter().map(Option::as_deref).collect()
    }

    #[test]
    fn words_are_said_when_they_come_and_when_they_change() {
        let (soft, loud) = (("guidance", 0, "Soft."), ("guidance", 0, "Hard."));
        let frames: [&[_]; 6] = [&[soft], &[soft], &[loud], &[loud], &[], &[soft]];
        let heard = listen(SpokenBy::Announcement, &[frames.as_slice(), &[&[soft]]].concat());
        let expected = [None, Some("Soft."), None, Some("Hard."), None, None, Some("Soft.")];
        assert_eq!(deref(&heard), expected, "a frame later, after what has the focus");
        let heard = listen(SpokenBy::Description, &frames);
        assert_eq!(deref(&heard), [Some("Soft."), None, Some("Hard."), None, None, Some("Soft.")]);
    }

    #[test]
    fn what_is_new_in_a_frame_is_said_in_its_order() {
        let heard = listen(
            SpokenBy::Announcement,
            &[
                &[("guidance", 0, "Press your heels down"), ("beat", 0, "Press")],
                &[("guidance", 0, "Press your heels down"), ("beat", 0, "Press")],
                &[("guidance", 0, "Press your heels down"), ("beat", 0, "Press")],
            ],
        );
        assert_eq!(deref(&heard), [None, Some("Press your heels down. Press"), None]);
    }

    #[test]
    fn the_same_words_are_heard_on_each_occasion() {
        for spoken_by in [SpokenBy::Announcement, SpokenBy::Description] {
            let beats = [1, 1, 1, 2, 2].map(|beat| [("beat", beat, "In")]);
            let heard = listen(spoken_by, &beats.each_ref().map(<[_; 1]>::as_slice));
            let heard: Vec<String> =
                heard.into_iter().flatten().map(|words| words.trim_end().to_owned()).collect();
            assert_eq!(heard, ["In", "In"], "{spoken_by:?}");
        }
    }
}
