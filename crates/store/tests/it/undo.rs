use ldn_core::Part;
use ldn_store::{OperationId, Outcome, StoreError, Table};

use crate::common::*;

#[test]
fn an_answer_taken_back_was_never_given() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    diary.undo(&take).unwrap();
    assert_eq!(diary.store.dose(night(0)).unwrap(), None);
    assert_eq!(diary.ask::<i64>("SELECT count(*) FROM dose WHERE deleted_at IS NOT NULL"), [1]);
}

#[test]
fn a_correction_taken_back_leaves_what_was_there_before() {
    let mut diary = Diary::new();
    diary.put(&missed(0));
    let correct = diary.put(&taken(0, 300));
    diary.undo(&correct).unwrap();
    assert_eq!(diary.store.dose(night(0)).unwrap().unwrap().dose, missed(0));
}

#[test]
fn undoing_an_undo_does_it_again_as_often_as_wanted() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    let mut last = take.clone();
    for undone in [true, false, true, false, true] {
        last = diary.undo(&last).unwrap();
        assert_eq!(diary.store.dose(night(0)).unwrap().is_none(), undone);
        assert_eq!(diary.store.operation(&take).unwrap().unwrap().undone_by.is_some(), undone);
    }
}

#[test]
fn an_operation_that_was_done_again_can_be_undone_by_its_own_name() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    let undo = diary.undo(&take).unwrap();
    diary.undo(&undo).unwrap();
    diary.undo(&take).unwrap();
    assert_eq!(diary.store.dose(night(0)).unwrap(), None);
}

#[test]
fn what_is_undone_is_not_undone_twice() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    diary.undo(&take).unwrap();
    assert_eq!(diary.undo(&take), Err(StoreError::NothingToUndo));
    assert_eq!(diary.undo(&OperationId::new("nobody's")), Err(StoreError::NothingToUndo));
}

#[test]
fn what_was_changed_since_is_not_overwritten_by_an_undo() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    diary.put(&taken(0, 10));
    assert_eq!(diary.undo(&take), Err(StoreError::ChangedSince));
    assert_eq!(diary.store.dose(night(0)).unwrap().unwrap().dose, taken(0, 10));
}

#[test]
fn once_the_later_change_is_undone_the_earlier_one_can_be() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    let correct = diary.put(&taken(0, 10));
    diary.undo(&correct).unwrap();
    diary.undo(&take).unwrap();
    assert_eq!(diary.outcome(night(0)), None);
}

#[test]
fn a_removal_is_undone_like_anything_else() {
    let mut diary = Diary::new();
    diary.put(&skipped(0));
    let id = diary.store.dose(night(0)).unwrap().unwrap().id;
    let removal = diary.write(|writer| writer.remove_dose(&id)).1.operation.unwrap();
    diary.undo(&removal).unwrap();
    assert_eq!(diary.outcome(night(0)), Some(Outcome::Skipped));
}

#[test]
fn an_operation_on_many_records_is_undone_as_one_and_touches_no_other() {
    let mut diary = Diary::new();
    diary.write(|writer| writer.put_phase(&phase(0, &[Part::Bedtime], 500), instant(0)));
    diary.put(&taken(0, 0));
    let (_, changes) = diary.write(|writer| {
        writer.put_phase(&phase(0, &[Part::Morning, Part::Bedtime], 750), instant(1))?;
        writer.put_phase(&phase(5, &[], 1), instant(1))?;
        writer.put_setting("theme", "night")?;
        writer.put_setting("theme", "day")
    });
    diary.undo(&changes.operation.unwrap()).unwrap();
    let phases: Vec<_> = diary.store.phases().unwrap().into_iter().map(|stored| stored.phase).collect();
    assert_eq!(phases, [phase(0, &[Part::Bedtime], 500)]);
    assert_eq!(diary.store.setting("theme").unwrap(), None);
    assert_eq!(diary.store.dose(night(0)).unwrap().unwrap().dose, taken(0, 0));
}

#[test]
fn one_record_changed_since_keeps_the_whole_operation() {
    let mut diary = Diary::new();
    let (_, changes) = diary.write(|writer| {
        writer.put_setting("one", "1")?;
        writer.put_setting("two", "2")
    });
    diary.write(|writer| writer.put_setting("one", "other"));
    assert_eq!(diary.undo(&changes.operation.unwrap()), Err(StoreError::ChangedSince));
    assert_eq!(diary.store.setting("two").unwrap().as_deref(), Some("2"));
}

#[test]
fn the_last_operation_on_a_record_is_the_one_whose_word_holds() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    let id = diary.store.dose(night(0)).unwrap().unwrap().id;
    let correct = diary.put(&taken(0, 10));
    let last = |diary: &Diary| diary.store.last_operation_on(Table::Dose, &id).unwrap();
    assert_eq!(last(&diary), Some(correct.clone()));
    let undo = diary.undo(&correct).unwrap();
    assert_eq!(last(&diary), Some(take.clone()));
    diary.undo(&undo).unwrap();
    assert_eq!(last(&diary), Some(correct.clone()));
    diary.undo(&correct).unwrap();
    diary.undo(&take).unwrap();
    assert_eq!(last(&diary), None);
    assert_eq!(diary.store.last_operation_on(Table::Setting, &id).unwrap(), None);
}

#[test]
fn undo_works_after_the_program_was_closed_and_opened() {
    let mut diary = Diary::new();
    let take = diary.put(&taken(0, 5));
    let mut diary = diary.reopened();
    diary.undo(&take).unwrap();
    assert_eq!(diary.outcome(night(0)), None);
}
