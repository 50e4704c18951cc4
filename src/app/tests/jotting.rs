//! Words that are kept by themselves: only when asked for, and never of a guest or a private practice.

use super::*;
use softlanding_core::record::{Jotting, JottingKind};

fn glimmer(stand: &mut Stand, text: &str) -> Uuid {
    stand.app.apply(Command::KeepGlimmer { text: text.to_owned(), tag: String::new() });
    stand.app.kept().jottings().iter().next().unwrap().id
}

fn words(folder: &Path) -> Vec<Jotting> {
    journal::read_all(folder).map(|page| page.jottings).unwrap_or_default()
}

/// A practice that asks for words, of this `keep`, with these fields more.
fn write_writing(folder: &Path, id: &str, keep: &str, more: &str) {
    write_own(folder, id, more);
    let path = folder.join("exercises").join(format!("{id}.ron"));
    let source = fs::read_to_string(&path).unwrap();
    let part = format!(r#"parts: [Write(prompt: "One word.", keep: {keep})]"#);
    fs::write(path, source.replace(r#"parts: [Say(text: "Look.", secs: 20)]"#, &part)).unwrap();
}

#[test]
fn a_glimmer_is_kept_at_one_word_whatever_is_chosen_for_practices_and_shown_at_once() {
    for keep in [Keep::NotAsked, Keep::No, Keep::Yes] {
        let folder = folder();
        let mut stand = Stand::in_folder(folder.path());
        stand.change(|settings| settings.keep = keep);
        stand
            .app
            .apply(Command::KeepGlimmer { text: " a robin\n sang ".to_owned(), tag: " home ".to_owned() });
        let shown = stand.app.kept().jottings().iter().next().unwrap().clone();
        assert_eq!(
            (shown.text.as_str(), shown.tag.as_str(), shown.kind),
            ("a robin sang", "home", JottingKind::Glimmer)
        );
        stand.app.apply(Command::KeepGlimmer { text: " \n\u{7} ".to_owned(), tag: "x".to_owned() });
        assert_eq!(stand.app.kept().jottings().len(), 1, "without words there is none");
        assert_eq!(stand.app.settings().keep, keep, "nothing else is kept because of it");
        stand.close();
        assert_eq!(words(folder.path()), [shown]);
        assert_eq!(kept(folder.path()), []);
    }
}

#[test]
fn a_deleted_one_can_be_brought_back_until_the_page_is_left() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let (first, second) = (glimmer(&mut stand, "first"), glimmer(&mut stand, "second"));
    stand.app.apply(Command::DeleteJotting(first));
    stand.app.apply(Command::DeleteJotting(second));
    assert!(stand.app.kept().jottings().is_empty());
    assert_eq!(stand.app.kept().jottings().deleted().len(), 2);
    stand.app.apply(Command::UndoDeleteJotting(first));
    stand.app.apply(Command::ForgetDeleted);
    stand.app.apply(Command::UndoDeleteJotting(second));
    stand.app.apply(Command::AmendJotting { id: first, text: "the first".to_owned(), tag: "t".to_owned() });
    stand.app.apply(Command::AmendJotting { id: first, text: "  ".to_owned(), tag: String::new() });
    stand.close();
    let there = words(folder.path());
    assert_eq!(there.len(), 1);
    assert_eq!((there[0].id, there[0].text.as_str(), there[0].tag.as_str()), (first, "the first", "t"));
    assert!(!is_on_disk(folder.path(), "second"));
}

#[test]
fn deleting_everything_deletes_words_too() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    glimmer(&mut stand, "a robin sang");
    stand.app.apply(Command::DeleteAll);
    assert!(stand.app.kept().jottings().is_empty());
    stand.close();
    assert!(!is_on_disk(folder.path(), "robin"));
}

#[test]
fn what_is_written_in_a_practice_is_kept_when_asked_for_once_and_then_as_it_is_now() {
    let folder = folder();
    write_writing(folder.path(), "letter", "Ask", "");
    let mut stand = Stand::in_folder(folder.path());
    stand.begin("letter");
    assert!(stand.app.may_keep_writing());
    assert_eq!(stand.app.kept_writing(), None);
    stand.app.apply(Command::KeepWriting("Dear\nAna".to_owned()));
    stand.app.apply(Command::KeepWriting("Dear\nAna, hello".to_owned()));
    assert_eq!(stand.app.kept_writing().unwrap().text, "Dear\nAna, hello");
    stand.event(Event::Stop);
    stand.app.apply(Command::KeepWriting("after".to_owned()));
    stand.close();
    let there = words(folder.path());
    assert_eq!(there.len(), 1);
    assert_eq!((there[0].kind, there[0].title.as_str()), (JottingKind::Written, "Title of letter"));
    assert_eq!(there[0].exercise.as_ref().unwrap().id, "letter");
    assert_eq!(kept(folder.path()), [], "of the practice itself nothing was asked");
}

#[test]
fn what_may_not_be_kept_is_not() {
    let folder = folder();
    write_writing(folder.path(), "never", "Never", "");
    write_writing(folder.path(), "private", "Ask", "private: true,");
    write_own(folder.path(), "plain", "");
    let mut stand = Stand::keeping(folder.path());
    for id in ["never", "private", "plain"] {
        stand.begin(id);
        assert!(!stand.app.may_keep_writing(), "{id}");
        stand.app.apply(Command::KeepWriting("a very particular word".to_owned()));
        stand.event(Event::Close);
    }
    stand.app.apply(Command::Guest(true));
    assert!(!stand.app.may_jot());
    stand.app.apply(Command::KeepGlimmer { text: "a very particular word".to_owned(), tag: String::new() });
    stand.close();
    assert!(!is_on_disk(folder.path(), "particular"));
}

#[test]
fn a_guest_sees_none_of_the_owners_words() {
    let folder = folder();
    let mut stand = Stand::in_folder(folder.path());
    let id = glimmer(&mut stand, "a robin sang");
    stand.app.apply(Command::Guest(true));
    assert!(stand.app.kept().jottings().is_empty());
    stand.app.apply(Command::DeleteJotting(id));
    stand.app.apply(Command::Guest(false));
    assert_eq!(stand.app.kept().jottings().len(), 1);
    stand.close();
}

#[test]
fn a_disk_that_can_not_be_written_loses_no_sentence_while_the_program_runs() {
    let folder = folder();
    // A folder stands where the journal should be.
    fs::create_dir(folder.path().join("journal.sqlite3")).unwrap();
    let mut stand = Stand::in_folder(folder.path());
    let id = glimmer(&mut stand, "a robin sang");
    stand.wait_until(|app| matches!(app.notice(), Some(Notice::Journal(_))));
    assert_eq!(stand.app.written_jotting(id), Written::AwaitsJournal);
    assert_eq!(stand.app.kept().jottings().get(id).unwrap().text, "a robin sang");
    fs::remove_dir(folder.path().join("journal.sqlite3")).unwrap();
    stand.wait_until(|app| app.written_jotting(id) == Written::OnDisk);
    stand.close();
    assert_eq!(words(folder.path())[0].text, "a robin sang");
}
