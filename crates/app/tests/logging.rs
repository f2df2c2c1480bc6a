//! Side effects, nights and check-ins, as a person enters, changes and takes them back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{
    CheckInSettings, DreamsSaid, EffectChange, EffectChangeKind, EffectDraft, EffectGrade, EffectKind, FromLdn,
    RedFlagName, ScaleName, ScoreValue, ScoresDraft, SleepDraft, WhenSaid,
};
use support::{World, bedtime, instant};

fn effect(what: EffectKind) -> EffectDraft {
    EffectDraft {
        what,
        own_words: String::new(),
        grade: EffectGrade::Moderate,
        began: WhenSaid::Now,
        ended: None,
        distressing: None,
        from_ldn: None,
        note: String::new(),
    }
}

fn at(local: &str) -> WhenSaid {
    WhenSaid::At { local: local.replace(' ', "T") }
}

fn began(what: EffectKind, local: &str) -> EffectDraft {
    EffectDraft { began: at(local), ..effect(what) }
}

fn night(night_of: &str) -> SleepDraft {
    SleepDraft {
        night_of: night_of.to_owned(),
        bed_at: "23:00".to_owned(),
        minutes_to_sleep: Some(45),
        minutes_awake: Some(20),
        up_at: "07:00".to_owned(),
        dreams: Some(DreamsSaid::Vivid),
        note: String::new(),
        agreed_minutes: None,
    }
}

fn scores(values: &[(ScaleName, u8)]) -> ScoresDraft {
    let values = values.iter().map(|(scale, value)| ScoreValue { scale: *scale, value: *value }).collect();
    ScoresDraft { values, at: WhenSaid::Now, note: String::new() }
}

fn world_at(local: &str) -> World {
    World::with_bedtime("2026-11-01 20:00", "22:00", "4.5").later(local)
}

trait Later {
    fn later(self, local: &str) -> Self;
}

impl Later for World {
    fn later(self, local: &str) -> Self {
        self.it_is(local);
        self
    }
}

mod side_effects {
    use super::*;

    #[test]
    fn the_quick_list_has_its_fixed_order_and_ends_with_own_words() {
        let world = world_at("2026-11-23 09:14");
        let view = world.companion.side_effects().unwrap();
        let names: Vec<EffectKind> = view.rows.iter().map(|row| row.what).collect();
        assert_eq!(names.first(), Some(&EffectKind::VividDreams));
        assert_eq!(names.get(2), Some(&EffectKind::TroubleSleeping));
        assert_eq!((names.last(), names.len()), (Some(&EffectKind::Other), 11));
        let at_night = view.rows.iter().filter(|row| row.at_night).count();
        assert_eq!(at_night, 3, "dreams, nightmares and trouble sleeping");
        assert!(view.logged.is_empty());
    }

    #[test]
    fn what_goes_with_it_is_added_from_the_diarys_own_records() {
        let mut world = World::with_bedtime("2026-11-01 20:00", "22:00", "4");
        world.it_is("2026-11-19 12:00");
        world.companion.set_plan(&bedtime("22:00", "4.5")).unwrap();
        world.it_is("2026-11-22 22:04");
        world.takes();
        world.it_is("2026-11-23 09:14");
        let check = world.companion.check_side_effect(None, &effect(EffectKind::TroubleSleeping)).unwrap();
        let context = check.context.unwrap();
        assert_eq!(context.dose.unwrap().mg, "4.5");
        assert_eq!(context.hours_since_dose, Some(11));
        assert_eq!(context.change, Some(EffectChange { kind: EffectChangeKind::Up, days: 4 }));
        let before = began(EffectKind::Headache, "2026-11-18 09:00");
        let context = world.companion.check_side_effect(None, &before).unwrap().context.unwrap();
        assert_eq!(context.dose.unwrap().mg, "4", "what was planned, where nothing was taken");
        assert_eq!(context.hours_since_dose, None);
    }

    #[test]
    fn it_is_in_the_diary_on_today_and_in_the_quick_list_and_an_undo_takes_it_from_all() {
        let mut world = world_at("2026-11-20 09:14");
        let draft = EffectDraft { from_ldn: Some(FromLdn::NotSure), ..effect(EffectKind::Headache) };
        let saved = world.companion.put_side_effect(&draft).unwrap();
        assert!(!saved.saved.help_now && !saved.offer_move);
        world.it_is("2026-11-23 09:14");
        let view = world.companion.side_effects().unwrap();
        assert_eq!((view.rows[3].ongoing_days, view.rows[3].times), (Some(3), 1));
        assert_eq!((view.logged[0].lasted_days, view.logged[0].from_ldn), (3, Some(FromLdn::NotSure)));
        let ongoing = world.today().ongoing;
        assert_eq!((ongoing[0].days, ongoing[0].ask, ongoing[0].id.as_str()), (3, true, saved.id.as_str()));
        world.companion.undo(&saved.saved.operation.unwrap()).unwrap();
        assert!(world.companion.side_effects().unwrap().logged.is_empty());
        assert!(world.today().ongoing.is_empty());
    }

    #[test]
    fn last_night_began_in_the_night_and_an_entry_before_four_belongs_to_the_day_before() {
        let mut world = world_at("2026-11-23 09:14");
        let draft = EffectDraft { began: WhenSaid::LastNight, ..effect(EffectKind::TroubleSleeping) };
        world.companion.put_side_effect(&draft).unwrap();
        let logged = world.companion.side_effects().unwrap().logged;
        assert_eq!(logged[0].began, instant(chrono_tz::Europe::Berlin, "2026-11-23 02:00"));
        assert_eq!(logged[0].date, "2026-11-22");
    }

    #[test]
    fn still_there_rests_until_tomorrow_and_gone_ends_it() {
        let mut world = world_at("2026-11-22 20:00");
        let id = world.companion.put_side_effect(&effect(EffectKind::Nausea)).unwrap().id;
        assert!(!world.today().ongoing[0].ask, "not on its first day");
        world.it_is("2026-11-23 09:00");
        let still = world.companion.side_effect_still(&id).unwrap();
        assert!(!world.today().ongoing[0].ask);
        world.companion.undo(&still.operation.unwrap()).unwrap();
        assert!(world.today().ongoing[0].ask, "the answer was taken back");
        world.companion.side_effect_still(&id).unwrap();
        world.it_is("2026-11-24 09:00");
        assert!(world.today().ongoing[0].ask);
        let gone = world.companion.side_effect_gone(&id, &WhenSaid::LastNight).unwrap();
        assert!(world.today().ongoing.is_empty());
        let ended = world.companion.side_effect(&id).unwrap();
        assert_eq!(ended.ended, Some(instant(chrono_tz::Europe::Berlin, "2026-11-24 02:00")));
        assert_eq!(ended.lasted_days, 1);
        world.companion.undo(&gone.operation.unwrap()).unwrap();
        assert_eq!(world.today().ongoing.len(), 1);
    }

    #[test]
    fn gone_before_it_began_or_in_the_future_is_refused() {
        let mut world = world_at("2026-11-23 09:00");
        let id = world.companion.put_side_effect(&began(EffectKind::Nausea, "2026-11-22 20:00")).unwrap().id;
        let gone = |world: &mut World, local| world.companion.side_effect_gone(&id, &at(local));
        assert_eq!(gone(&mut world, "2026-11-22 19:59"), Err(AppError::EndBeforeBeginning));
        assert_eq!(gone(&mut world, "2026-11-23 09:02"), Err(AppError::TimeInFuture));
        assert_eq!(world.today().ongoing.len(), 1);
    }

    #[test]
    fn changing_it_keeps_its_id_and_the_second_it_began() {
        let mut world = world_at("2026-11-22 20:00");
        world.it_is_at(instant(chrono_tz::Europe::Berlin, "2026-11-22 20:00") + 42);
        let id = world.companion.put_side_effect(&effect(EffectKind::VividDreams)).unwrap().id;
        let began_at = world.companion.side_effect(&id).unwrap().began;
        world.travels_to(chrono_tz::Asia::Tokyo);
        let draft = EffectDraft {
            grade: EffectGrade::Mild,
            distressing: Some(false),
            note: "flying".to_owned(),
            ..began(EffectKind::VividDreams, "2026-11-22 20:00")
        };
        world.it_is_at(began_at + 3600);
        world.companion.change_side_effect(&id, &draft).unwrap();
        let view = world.companion.side_effect(&id).unwrap();
        assert_eq!((view.began, view.zone.as_str()), (began_at, "Europe/Berlin"));
        assert_eq!((view.grade, view.distressing), (EffectGrade::Mild, Some(false)));
        assert_eq!(world.companion.side_effects().unwrap().logged.len(), 1);
    }

    #[test]
    fn a_removed_one_comes_back_whole_with_undo() {
        let mut world = world_at("2026-11-23 09:00");
        let draft = EffectDraft {
            own_words: " ringing in the ears ".to_owned(),
            note: "left\nand right".to_owned(),
            ..effect(EffectKind::Other)
        };
        let id = world.companion.put_side_effect(&draft).unwrap().id;
        let before = world.companion.side_effect(&id).unwrap();
        assert_eq!(before.own_words.as_deref(), Some("ringing in the ears"));
        let removed = world.companion.remove_side_effect(&id).unwrap();
        assert_eq!(world.companion.side_effect(&id), Err(AppError::NoSuchEntry));
        assert_eq!(world.companion.remove_side_effect(&id), Err(AppError::NoSuchEntry));
        assert_eq!(world.companion.side_effect_still(&id), Err(AppError::NoSuchEntry));
        world.companion.undo(&removed.operation.unwrap()).unwrap();
        assert_eq!(world.companion.side_effect(&id), Ok(before));
    }

    #[test]
    fn what_can_not_be_is_refused_and_writes_nothing() {
        let mut world = world_at("2026-11-23 09:00");
        let other = effect(EffectKind::Other);
        let note = |note: String| EffectDraft { note, ..effect(EffectKind::Headache) };
        for (draft, error) in [
            (began(EffectKind::Headache, "2026-11-23 09:02"), AppError::TimeInFuture),
            (began(EffectKind::Headache, "2026-11-23 25:00"), AppError::TimeInvalid),
            (began(EffectKind::Headache, "2026-02-30 10:00"), AppError::DateInvalid),
            (began(EffectKind::Headache, "1826-11-23 10:00"), AppError::DateInvalid),
            (began(EffectKind::Headache, ""), AppError::TimeInvalid),
            (
                EffectDraft { ended: Some(at("2026-11-22 08:00")), ..began(EffectKind::Headache, "2026-11-22 09:00") },
                AppError::EndBeforeBeginning,
            ),
            (other.clone(), AppError::OwnWordsMissing),
            (EffectDraft { own_words: " \u{0}\n".to_owned(), ..other.clone() }, AppError::OwnWordsMissing),
            (EffectDraft { own_words: "a".repeat(201), ..other }, AppError::OwnWordsTooLong { limit: 200 }),
            (note("a".repeat(1_048_576)), AppError::NoteTooLong { limit: 5000 }),
        ] {
            assert_eq!(world.companion.check_side_effect(None, &draft).unwrap().error, Some(error.clone()));
            assert_eq!(world.companion.put_side_effect(&draft), Err(error));
        }
        assert!(world.companion.side_effects().unwrap().logged.is_empty());
    }

    #[test]
    fn right_to_left_words_emoji_and_html_come_back_as_typed() {
        let mut world = world_at("2026-11-23 09:00");
        for typed in ["طنين في الأذن", "🫠🦵", "<script>alert(1)</script>"] {
            let draft = EffectDraft { own_words: typed.to_owned(), ..effect(EffectKind::Other) };
            let id = world.companion.put_side_effect(&draft).unwrap().id;
            assert_eq!(world.companion.side_effect(&id).unwrap().own_words.as_deref(), Some(typed));
        }
    }

    #[test]
    fn days_it_has_lasted_are_counted_across_the_change_of_the_clocks() {
        let mut world = World::with_bedtime("2026-10-01 20:00", "22:00", "4.5").later("2026-10-24 23:30");
        world.companion.put_side_effect(&effect(EffectKind::Headache)).unwrap();
        world.it_is("2026-10-26 22:45");
        assert_eq!(world.today().ongoing[0].days, 2);
    }

    #[test]
    fn a_severe_low_mood_brings_the_help_text_and_its_number_is_the_persons_own() {
        let mut world = world_at("2026-11-23 09:00");
        let severe = EffectDraft { grade: EffectGrade::Severe, ..effect(EffectKind::LowMood) };
        assert!(world.companion.put_side_effect(&severe).unwrap().saved.help_now);
        assert!(!world.companion.put_side_effect(&effect(EffectKind::LowMood)).unwrap().saved.help_now);
        let help = world.companion.help_now().unwrap();
        assert_eq!((help.signs.first(), help.signs.len()), (Some(&RedFlagName::SuicidalThoughts), 5));
        assert_eq!(help.phone, None);
        world.companion.set_help_phone(" 0800 111 0 111 ").unwrap();
        assert_eq!(world.companion.help_now().unwrap().phone.as_deref(), Some("0800 111 0 111"));
        let removed = world.companion.set_help_phone("").unwrap();
        assert_eq!(world.companion.help_now().unwrap().phone, None);
        world.companion.undo(&removed.operation.unwrap()).unwrap();
        assert!(world.companion.help_now().unwrap().phone.is_some());
    }
}

mod nights {
    use super::*;

    #[test]
    fn entered_at_noon_it_lands_on_the_night_that_has_just_been() {
        let mut world = world_at("2026-11-23 12:00");
        let view = world.companion.sleep_draft(None).unwrap();
        assert_eq!((view.draft.night_of.as_str(), view.is_last, view.id), ("2026-11-22", true, None));
        let SleepDraft { night_of, .. } = view.draft;
        world.companion.put_sleep(&night(&night_of)).unwrap();
        let nights = world.companion.lately().unwrap().nights;
        assert_eq!((nights[0].night_of.as_str(), nights[0].in_bed), ("2026-11-22", Some(480)));
    }

    #[test]
    fn in_the_morning_it_proposes_the_bedtime_doses_time_and_getting_up_now() {
        let mut world = world_at("2026-11-22 22:17");
        world.takes();
        world.it_is("2026-11-23 07:08");
        let draft = world.companion.sleep_draft(None).unwrap().draft;
        assert_eq!((draft.bed_at.as_str(), draft.up_at.as_str()), ("22:17", "07:05"));
        assert_eq!((draft.minutes_to_sleep, draft.minutes_awake, draft.dreams), (None, None, None));
        let older = world.companion.sleep_draft(Some("2026-11-20")).unwrap().draft;
        assert_eq!((older.bed_at.as_str(), older.up_at.as_str()), ("22:00", ""), "as planned");
    }

    #[test]
    fn without_a_bedtime_dose_it_proposes_the_last_time_entered() {
        let mut world = World::at("2026-11-23 08:00");
        assert_eq!(world.companion.sleep_draft(None).unwrap().draft.bed_at, "");
        world.companion.put_sleep(&night("2026-11-21")).unwrap();
        assert_eq!(world.companion.sleep_draft(None).unwrap().draft.bed_at, "23:00");
    }

    #[test]
    fn a_night_has_one_entry_and_entering_it_again_replaces_it() {
        let mut world = world_at("2026-11-23 12:00");
        world.companion.put_sleep(&night("2026-11-22")).unwrap();
        let id = world.companion.sleep_draft(None).unwrap().id.unwrap();
        let again = SleepDraft { bed_at: "00:30".to_owned(), dreams: None, ..night("2026-11-22") };
        let saved = world.companion.put_sleep(&again).unwrap();
        let view = world.companion.sleep_draft(None).unwrap();
        assert_eq!((view.id.as_deref(), &view.draft), (Some(id.as_str()), &again));
        assert_eq!(world.companion.lately().unwrap().nights.len(), 1);
        world.companion.undo(&saved.operation.unwrap()).unwrap();
        assert_eq!(world.companion.sleep_draft(None).unwrap().draft, night("2026-11-22"));
    }

    #[test]
    fn a_removed_night_comes_back_with_undo() {
        let mut world = world_at("2026-11-23 12:00");
        world.companion.put_sleep(&night("2026-11-22")).unwrap();
        let removed = world.companion.remove_sleep("2026-11-22").unwrap();
        assert_eq!(world.companion.sleep_draft(None).unwrap().id, None);
        assert_eq!(world.companion.remove_sleep("2026-11-22"), Err(AppError::NoSuchEntry));
        world.companion.undo(&removed.operation.unwrap()).unwrap();
        assert_eq!(world.companion.sleep_draft(None).unwrap().draft, night("2026-11-22"));
    }

    #[test]
    fn half_past_ten_typed_for_the_evening_is_asked_about_once_and_kept_when_it_is_right() {
        let mut world = world_at("2026-11-23 12:00");
        let slip = SleepDraft { bed_at: "10:30".to_owned(), ..night("2026-11-21") };
        let asked = Err(AppError::NightLong { minutes: 20 * 60 + 30 });
        assert_eq!(world.companion.put_sleep(&slip), asked);
        assert!(world.companion.lately().unwrap().nights.is_empty());
        let right = SleepDraft { agreed_minutes: Some(20 * 60 + 30), ..slip.clone() };
        let other = SleepDraft { up_at: "07:15".to_owned(), ..right.clone() };
        assert_eq!(
            world.companion.put_sleep(&other),
            Err(AppError::NightLong { minutes: 20 * 60 + 45 }),
            "what was agreed to were other times"
        );
        world.companion.put_sleep(&right).unwrap();
        assert_eq!(world.companion.sleep_draft(Some("2026-11-21")).unwrap().draft, slip);
    }

    #[test]
    fn while_a_night_is_typed_it_says_how_long_and_on_which_days_where_that_is_unusual() {
        let world = world_at("2026-11-23 12:00");
        let span = |bed: &str, up: &str| {
            let typed = SleepDraft { bed_at: bed.to_owned(), up_at: up.to_owned(), ..night("2026-11-22") };
            world.companion.night_span(&typed)
        };
        let usual = span("22:30", "07:00").unwrap();
        assert_eq!((usual.minutes, usual.unusual), (Some(8 * 60 + 30), false));
        // Half past ten of last night is this morning's, and up lies ahead then.
        let slip = span("10:30", "07:00").unwrap();
        assert_eq!((slip.minutes, slip.unusual), (Some(20 * 60 + 30), true));
        assert_eq!(slip.up_at.unwrap() - slip.bed_at.unwrap(), (20 * 60 + 30) * 60);
        let open = span("22:30", "").unwrap();
        assert_eq!((open.minutes, open.up_at, open.unusual), (None, None, false));
        assert_eq!(span("2", "07:00").map(|span| span.minutes), Err(AppError::TimeInvalid));
    }

    #[test]
    fn what_no_night_holds_is_refused_and_writes_nothing() {
        let mut world = world_at("2026-11-23 12:00");
        let last = || night("2026-11-22");
        let empty = SleepDraft {
            bed_at: String::new(),
            up_at: " ".to_owned(),
            minutes_to_sleep: None,
            minutes_awake: None,
            dreams: None,
            ..last()
        };
        for (draft, error) in [
            (night("2026-11-24"), AppError::NightInFuture),
            (SleepDraft { up_at: "13:00".to_owned(), ..last() }, AppError::NightInFuture),
            (SleepDraft { bed_at: "25:00".to_owned(), ..last() }, AppError::TimeInvalid),
            (SleepDraft { night_of: "soon".to_owned(), ..last() }, AppError::DateInvalid),
            (SleepDraft { night_of: "-0044-03-15".to_owned(), ..last() }, AppError::DateInvalid),
            (SleepDraft { minutes_awake: Some(436), ..last() }, AppError::AwakeLongerThanInBed { minutes: 480 }),
            (SleepDraft { bed_at: String::new(), minutes_awake: Some(1441), ..last() }, AppError::MinutesOutOfRange),
            (SleepDraft { note: "n".repeat(5001), ..last() }, AppError::NoteTooLong { limit: 5000 }),
            (empty, AppError::NothingEntered),
        ] {
            assert_eq!(world.companion.put_sleep(&draft), Err(error), "{draft:?}");
        }
        assert!(world.companion.lately().unwrap().nights.is_empty());
    }

    #[test]
    fn today_asks_for_the_night_from_four_until_evening_and_not_once_it_is_there() {
        let mut world = world_at("2026-11-23 03:30");
        assert_eq!(world.today().diary.night_wanted, None, "the night is still under way");
        world.it_is("2026-11-23 04:00");
        assert_eq!(world.today().diary.night_wanted.as_deref(), Some("2026-11-22"));
        world.it_is("2026-11-23 18:00");
        assert_eq!(world.today().diary.night_wanted, None);
        world.it_is("2026-11-23 07:05");
        world.companion.put_sleep(&night("2026-11-22")).unwrap();
        assert_eq!(world.today().diary.night_wanted, None);
    }
}

mod check_ins {
    use super::*;
    use ScaleName::{Fatigue, Fog, Mood, Overall, Pain, SleepQuality};

    const ALL: [(ScaleName, u8); 4] = [(Pain, 6), (Fatigue, 7), (SleepQuality, 4), (Overall, 5)];

    #[test]
    fn four_questions_nothing_preselected_and_yesterday_beside_them() {
        let mut world = world_at("2026-11-22 21:00");
        world.companion.put_scores(&scores(&[(Pain, 5), (Overall, 0)])).unwrap();
        world.it_is("2026-11-23 21:42");
        let view = world.companion.check_in(None).unwrap();
        let asked: Vec<(ScaleName, Option<u8>)> =
            view.questions.iter().map(|question| (question.scale, question.day_before)).collect();
        assert_eq!(asked, [(Pain, Some(5)), (Fatigue, None), (SleepQuality, None), (Overall, Some(0))]);
        assert_eq!((view.entry, view.is_today, view.date.as_str()), (None, true, "2026-11-23"));
        let week: Vec<Option<u8>> = view.questions[0].week.iter().map(|day| day.value).collect();
        assert_eq!(week, [None, None, None, None, None, Some(5)]);
    }

    #[test]
    fn saved_half_way_it_goes_on_and_later_it_is_a_new_one() {
        let mut world = world_at("2026-11-23 20:00");
        world.companion.put_scores(&scores(&[(Pain, 6), (Fatigue, 7)])).unwrap();
        world.it_is("2026-11-23 20:20");
        let entry = world.companion.check_in(None).unwrap().entry.unwrap();
        assert_eq!(entry.values.len(), 2);
        world.companion.change_scores(&entry.id, &scores(&ALL)).unwrap();
        assert_eq!(world.companion.check_in(None).unwrap().entry, None, "it is whole");
        world.companion.put_scores(&scores(&[(Pain, 3)])).unwrap();
        world.it_is("2026-11-23 23:30");
        assert_eq!(world.companion.check_in(None).unwrap().entry, None, "hours have passed");
        let lately = world.companion.lately().unwrap().scores;
        assert_eq!(lately.iter().map(|entry| entry.values.len()).collect::<Vec<_>>(), [1, 4]);
        assert_eq!(lately[1].id, entry.id);
    }

    #[test]
    fn a_check_in_at_half_past_three_belongs_to_the_day_before() {
        let mut world = world_at("2026-11-24 03:30");
        world.companion.put_scores(&scores(&ALL)).unwrap();
        assert_eq!(world.companion.lately().unwrap().scores[0].date, "2026-11-23");
        world.it_is("2026-11-24 04:00");
        assert_eq!(world.companion.check_in(None).unwrap().questions[0].day_before, Some(6));
    }

    #[test]
    fn a_past_day_is_entered_changed_and_removed_with_undo() {
        let mut world = world_at("2026-11-23 20:00");
        let draft = ScoresDraft { at: at("2026-11-20 20:00"), ..scores(&ALL) };
        world.companion.put_scores(&draft).unwrap();
        let entry = world.companion.lately().unwrap().scores.remove(0);
        assert_eq!(entry.date, "2026-11-20");
        let view = world.companion.check_in(Some(&entry.id)).unwrap();
        assert_eq!((view.is_today, view.entry.as_ref()), (false, Some(&entry)));
        let moved = ScoresDraft { at: at("2026-11-19 20:00"), note: "a long day".to_owned(), ..scores(&[(Pain, 0)]) };
        world.companion.change_scores(&entry.id, &moved).unwrap();
        let changed = world.companion.lately().unwrap().scores.remove(0);
        assert_eq!((changed.id.as_str(), changed.date.as_str()), (entry.id.as_str(), "2026-11-19"));
        let removed = world.companion.remove_scores(&entry.id).unwrap();
        assert_eq!(world.companion.check_in(Some(&entry.id)), Err(AppError::NoSuchEntry));
        world.companion.undo(&removed.operation.unwrap()).unwrap();
        assert_eq!(world.companion.lately().unwrap().scores, [changed]);
    }

    #[test]
    fn eleven_the_future_and_nothing_at_all_are_refused() {
        let mut world = world_at("2026-11-23 20:00");
        let future = ScoresDraft { at: at("2026-11-23 20:02"), ..scores(&ALL) };
        for (draft, error) in [
            (scores(&[(Pain, 11)]), AppError::ScoreOutOfRange),
            (scores(&[]), AppError::NothingEntered),
            (future, AppError::TimeInFuture),
            (ScoresDraft { note: "x".repeat(5001), ..scores(&ALL) }, AppError::NoteTooLong { limit: 5000 }),
        ] {
            assert_eq!(world.companion.put_scores(&draft), Err(error));
        }
        assert!(world.companion.lately().unwrap().scores.is_empty());
    }

    #[test]
    fn optional_scales_are_asked_where_wanted_and_an_entrys_own_stay_with_it() {
        let mut world = world_at("2026-11-23 20:00");
        let wanted = CheckInSettings { reminder_at: None, optional: vec![Mood, Fog] };
        world.companion.set_check_in(&wanted).unwrap();
        let scales = |world: &World, id: Option<&str>| {
            let view = world.companion.check_in(id).unwrap();
            view.questions.iter().map(|question| question.scale).collect::<Vec<_>>()
        };
        assert_eq!(scales(&world, None), [Pain, Fatigue, SleepQuality, Overall, Fog, Mood]);
        world.companion.put_scores(&scores(&[(Fog, 8)])).unwrap();
        let id = world.companion.lately().unwrap().scores[0].id.clone();
        world.companion.set_check_in(&CheckInSettings { optional: Vec::new(), ..wanted }).unwrap();
        assert_eq!(scales(&world, Some(&id)), [Pain, Fatigue, SleepQuality, Overall, Fog]);
    }

    #[test]
    fn today_asks_in_the_evening_or_at_the_persons_own_time_and_once() {
        let mut world = world_at("2026-11-23 17:59");
        assert!(!world.today().diary.check_in_wanted);
        world.it_is("2026-11-23 18:00");
        assert!(world.today().diary.check_in_wanted);
        let settings = CheckInSettings { reminder_at: Some(20 * 60 + 30), optional: Vec::new() };
        world.companion.set_check_in(&settings).unwrap();
        assert!(!world.today().diary.check_in_wanted);
        world.it_is("2026-11-23 20:30");
        assert!(world.today().diary.check_in_wanted);
        world.companion.put_scores(&scores(&[(Pain, 2)])).unwrap();
        assert!(!world.today().diary.check_in_wanted);
        let wrong = CheckInSettings { reminder_at: Some(1440), optional: Vec::new() };
        assert_eq!(world.companion.set_check_in(&wrong), Err(AppError::SettingOutOfRange));
    }
}
