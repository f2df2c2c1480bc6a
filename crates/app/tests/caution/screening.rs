//! The questions before starting.

use ldn_app::view::{
    AlertAbout, AlertKind, AlertReply, ScreeningAnswer, ScreeningQuestion, ScreeningReply, ScreeningView,
};

use crate::support::World;
use crate::{EVENING, person};

const QUESTIONS: [ScreeningQuestion; 6] = [
    ScreeningQuestion::Opioids,
    ScreeningQuestion::OpioidsBefore,
    ScreeningQuestion::Liver,
    ScreeningQuestion::Pregnancy,
    ScreeningQuestion::Allergy,
    ScreeningQuestion::Surgery,
];

fn all(reply: ScreeningReply) -> Vec<ScreeningAnswer> {
    QUESTIONS.into_iter().map(|question| ScreeningAnswer { question, reply }).collect()
}

#[test]
fn nothing_is_answered_before_it_is_asked() {
    let world = World::at(EVENING);
    assert_eq!(world.companion.screening(), Ok(ScreeningView { answers: Vec::new(), open: 6 }));
}

#[test]
fn six_times_no_is_kept_and_warns_of_nothing() {
    let mut world = person();
    world.companion.put_screening(&all(ScreeningReply::No)).unwrap();
    world.restarts();
    let expected = ScreeningView { answers: all(ScreeningReply::No), open: 0 };
    assert_eq!(world.companion.screening(), Ok(expected));
    assert_eq!(world.warned_of(), []);
}

#[test]
fn yes_and_not_sure_warn_each_of_its_own() {
    for reply in [ScreeningReply::Yes, ScreeningReply::NotSure] {
        let mut world = person();
        world.companion.put_screening(&all(reply)).unwrap();
        use AlertKind::{Allergy, Liver, Opioid, OpioidsBefore, Pregnancy, Surgery};
        assert_eq!(world.warned_of(), [Opioid, OpioidsBefore, Allergy, Liver, Pregnancy, Surgery]);
        assert!(world.today().alerts.iter().all(|alert| alert.about == AlertAbout::Answer));
    }
}

#[test]
fn answers_given_before_there_is_a_plan_are_on_today_with_the_first_one() {
    let mut world = World::at(EVENING);
    world.says(ScreeningQuestion::Opioids, ScreeningReply::NotSure);
    world.companion.set_plan(&crate::support::bedtime("22:00", "1")).unwrap();
    assert_eq!(world.warned_of(), [AlertKind::Opioid]);
}

#[test]
fn a_few_answers_leave_the_others_as_they_were() {
    let mut world = person();
    world.says(ScreeningQuestion::Liver, ScreeningReply::Yes);
    world.says(ScreeningQuestion::Allergy, ScreeningReply::No);
    let screening = world.companion.screening().unwrap();
    assert_eq!((screening.answers.len(), screening.open), (2, 4));
    assert_eq!(world.warned_of(), [AlertKind::Liver]);
}

#[test]
fn a_yes_corrected_to_no_closes_its_alert_and_keeps_it() {
    let mut world = person();
    world.says(ScreeningQuestion::Opioids, ScreeningReply::Yes);
    world.enters("Tramal 50");
    world.it_is("2026-01-11 09:00");
    world.says(ScreeningQuestion::Opioids, ScreeningReply::No);
    assert_eq!(world.warned_of(), [AlertKind::Opioid], "the medicine's own alert stays");
    let closed = &world.companion.alerts().unwrap().answered[0];
    assert_eq!((closed.kind, closed.reply), (AlertKind::Opioid, Some(AlertReply::NotTaking)));
    assert_eq!(closed.answered_at, Some(world.companion.now().seconds()));
}

#[test]
fn the_same_answer_again_writes_nothing_and_warns_of_nothing_new() {
    let mut world = person();
    world.says(ScreeningQuestion::Liver, ScreeningReply::Yes);
    let id = world.today().alerts[0].id.clone();
    world.companion.answer_alert(&id, AlertReply::Asked).unwrap();
    let again = world.says(ScreeningQuestion::Liver, ScreeningReply::Yes);
    assert_eq!(again.operation, None);
    assert_eq!(world.warned_of(), []);
    world.says(ScreeningQuestion::Liver, ScreeningReply::NotSure);
    assert_eq!(world.warned_of(), [AlertKind::Liver], "another answer asks again");
}

#[test]
fn all_answers_of_one_saving_go_with_one_undo() {
    let mut world = person();
    let saved = world.companion.put_screening(&all(ScreeningReply::Yes)).unwrap();
    world.undoes(&saved);
    assert_eq!(world.companion.screening().unwrap().open, 6);
    assert_eq!(world.warned_of(), []);
    let alerts = world.companion.alerts().unwrap();
    assert!(alerts.open.is_empty() && alerts.answered.is_empty(), "they were never there");
}

#[test]
fn a_corrected_answer_that_is_undone_opens_its_alert_again() {
    let mut world = person();
    world.says(ScreeningQuestion::Pregnancy, ScreeningReply::Yes);
    let before = world.companion.alerts().unwrap();
    let corrected = world.says(ScreeningQuestion::Pregnancy, ScreeningReply::No);
    assert_ne!(world.companion.alerts().unwrap(), before);
    world.undoes(&corrected);
    assert_eq!(world.companion.alerts().unwrap(), before);
}

#[test]
fn before_anything_is_kept_it_is_told_which_answers_warn() {
    let world = World::at(EVENING);
    let mut answers = all(ScreeningReply::No);
    assert_eq!(world.companion.check_screening(&answers), []);
    answers[0].reply = ScreeningReply::NotSure;
    answers[2].reply = ScreeningReply::Yes;
    assert_eq!(world.companion.check_screening(&answers), [ScreeningQuestion::Opioids, ScreeningQuestion::Liver]);
    assert_eq!(world.companion.screening().unwrap().open, 6, "nothing is kept");
}
