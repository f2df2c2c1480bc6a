//! The history: an entry found by a word, shown as typed, removed, and brought back.

use ldn_app::Companion;
use ldn_app::view::{EffectDraft, EffectGrade, EffectKind, WhenSaid};
use ldn_tests::given::Given;
use ldn_tests::{Desk, Person, alone};

const OWN_WORDS: &str = "<b onclick=alert(1)>טנטון</b>";

fn ringing(companion: &mut Companion) {
    let effect = EffectDraft {
        what: EffectKind::Other,
        own_words: OWN_WORDS.to_owned(),
        grade: EffectGrade::Mild,
        began: WhenSaid::Now,
        ended: None,
        distressing: None,
        from_ldn: None,
        note: "Übel, im Café".to_owned(),
    };
    companion.put_side_effect(&effect).unwrap();
}

#[test]
fn an_entry_is_found_by_a_word_shown_as_typed_removed_and_brought_back() {
    let _alone = alone();
    let desk = Desk::new();
    let given = Given::diary(&desk.data(), desk.zone(), "2026-01-08 18:00").with_bedtime("22:00", "4.5");
    drop(given.with_dose_taken("2026-01-08 22:05").with("2026-01-09 15:20", ringing));
    desk.clock.set("2026-01-09 18:00");
    let person = Person::opens(&desk, &desk.data(), "history");
    person.clicks("Diary");
    person.sees("Bedtime dose");
    person.sees(OWN_WORDS);
    person.types("Search the diary", "ubel CAFE");
    person.sees_no_more("Bedtime dose");
    person.clicks(OWN_WORDS);
    person.sees_title(OWN_WORDS);
    person.sees("Entered");
    person.clicks("Remove this entry");
    person.sees("Nothing in the diary matches.");
    person.clicks("Undo");
    person.sees(OWN_WORDS);
    person.clicks("Clear the search");
    person.sees("Bedtime dose");
}
