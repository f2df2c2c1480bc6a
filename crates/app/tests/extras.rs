//! Tags, laboratory values and looks back.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::view::{
    LabDraft, LabName, ReviewChange, ReviewDraft, ReviewMarkerName, ScaleName, ScoreValue, ScoresDraft, TagName,
    TagSaid, WhenSaid,
};
use support::{World, saved};

fn tag(what: TagName) -> TagSaid {
    TagSaid { what, own_words: None }
}

fn own(words: &str) -> TagSaid {
    TagSaid { what: TagName::Own, own_words: Some(words.to_owned()) }
}

fn chosen(world: &World, date: &str) -> Vec<TagSaid> {
    world.companion.tags(Some(date)).unwrap().chosen
}

/// The own words that are offered.
fn own_offered(world: &World) -> Vec<String> {
    let choices = world.companion.tags(None).unwrap().choices;
    choices.into_iter().filter_map(|choice| choice.tag.own_words).collect()
}

fn pain(world: &mut World, date: &str, value: u8) {
    let at = WhenSaid::At { local: format!("{date}T20:00") };
    let values = vec![ScoreValue { scale: ScaleName::Pain, value }];
    world.companion.put_scores(&ScoresDraft { values, at, note: String::new() }).unwrap();
}

mod tags {
    use super::*;

    #[test]
    fn the_tags_of_a_day_are_set_at_once_and_one_undo_brings_all_of_it_back() {
        let mut world = World::at("2026-11-23 20:00");
        let first = [tag(TagName::Flare), own("Yoga"), tag(TagName::Stress)];
        world.companion.set_tags("2026-11-22", &first).unwrap();
        let second = [tag(TagName::Flare), tag(TagName::Heat), own("yoga "), own("YOGA")];
        let saved = world.companion.set_tags("2026-11-22", &second).unwrap();
        assert_eq!(chosen(&world, "2026-11-22").len(), 3, "own words in capitals are no second tag");
        world.companion.undo(&saved.operation.unwrap()).unwrap();
        assert_eq!(chosen(&world, "2026-11-22"), [tag(TagName::Flare), tag(TagName::Stress), own("Yoga")]);
        assert_eq!(chosen(&world, "2026-11-23"), []);
    }

    #[test]
    fn saying_the_same_again_writes_nothing_and_taking_all_away_leaves_none() {
        let mut world = World::at("2026-11-23 20:00");
        world.companion.set_tags("2026-11-23", &[own("Yoga"), tag(TagName::Bath)]).unwrap();
        let again = world.companion.set_tags("2026-11-23", &[tag(TagName::Bath), own("Yoga")]).unwrap();
        assert_eq!(again.operation, None);
        world.companion.set_tags("2026-11-23", &[]).unwrap();
        assert_eq!(chosen(&world, "2026-11-23"), []);
    }

    #[test]
    fn at_half_past_three_it_is_still_the_day_before() {
        let world = World::at("2026-11-24 03:30");
        assert_eq!(world.companion.tags(None).unwrap().date, "2026-11-23");
        assert_eq!(world.companion.tags(Some("2026-11-24")), Err(AppError::DateInFuture));
    }

    #[test]
    fn own_words_are_offered_again_the_latest_first() {
        let mut world = World::at("2026-11-23 20:00");
        world.companion.set_tags("2026-11-20", &[own("Yoga"), own("Choir")]).unwrap();
        world.companion.set_tags("2026-11-22", &[own("yoga")]).unwrap();
        assert_eq!(own_offered(&world), ["yoga", "Choir"]);
    }

    #[test]
    fn words_written_in_other_capitals_are_shown_as_said_of_the_day_and_only_once() {
        let mut world = World::at("2026-11-23 20:00");
        world.companion.set_tags("2026-11-20", &[own("ÉTÉ")]).unwrap();
        world.companion.set_tags("2026-11-23", &[own("été"), tag(TagName::Heat)]).unwrap();
        let offered = world.companion.tags(None).unwrap().choices;
        let chosen: Vec<_> = offered.iter().filter(|choice| choice.chosen).map(|choice| choice.tag.clone()).collect();
        assert_eq!(chosen, [tag(TagName::Heat), own("été")]);
        assert_eq!(own_offered(&world), ["été"]);
    }

    #[test]
    fn a_daily_tag_of_many_spellings_leaves_room_for_the_others() {
        let mut world = World::at("2026-11-23 20:00");
        world.companion.set_tags("2026-10-01", &[own("Choir")]).unwrap();
        for (day, words) in (1..20).zip(["yoga", "Yoga", "YOGA", "yogA"].into_iter().cycle()) {
            world.companion.set_tags(&format!("2026-11-{day:02}"), &[own(words)]).unwrap();
        }
        assert_eq!(own_offered(&world), ["YOGA", "Choir"]);
    }

    #[test]
    fn what_cant_be_a_tag_is_refused_and_nothing_of_it_is_written() {
        let mut world = World::at("2026-11-23 20:00");
        for (date, tags, error) in [
            ("2026-11-24", vec![tag(TagName::Flare)], AppError::DateInFuture),
            ("1899-11-24", vec![tag(TagName::Flare)], AppError::DateInvalid),
            ("today", vec![tag(TagName::Flare)], AppError::DateInvalid),
            ("2026-11-23", vec![tag(TagName::Flare), own(" \u{7} ")], AppError::OwnWordsMissing),
            ("2026-11-23", vec![own(&"x".repeat(201))], AppError::OwnWordsTooLong { limit: 200 }),
        ] {
            assert_eq!(world.companion.set_tags(date, &tags), Err(error));
        }
        let typed = [own("<b onclick=alert(1)>"), own("שלום 🫠")];
        world.companion.set_tags("2026-11-23", &typed).unwrap();
        assert_eq!(chosen(&world, "2026-11-23"), typed);
    }

    /// Pain 7, 8 and 6 on the days with a flare (21 ÷ 3), 3, 4 and 4 on those without (11 ÷ 3 = 3.66…); the
    /// first two days are before the first tag. Yoga was on two days only.
    #[test]
    fn a_scale_is_told_with_and_without_a_tag_and_never_from_fewer_than_three_days() {
        let mut world = World::at("2026-11-23 22:00");
        for (day, value) in [(14, 0), (15, 0), (16, 7), (17, 3), (18, 8), (19, 4), (20, 6), (21, 4)] {
            pain(&mut world, &format!("2026-11-{day}"), value);
        }
        for (day, tags) in [
            (16, vec![tag(TagName::Flare), own("Yoga")]),
            (18, vec![tag(TagName::Flare)]),
            (20, vec![tag(TagName::Flare), own("yoga")]),
            (22, vec![tag(TagName::Flare)]),
        ] {
            world.companion.set_tags(&format!("2026-11-{day}"), &tags).unwrap();
        }
        let compared = world.companion.compare_tags(ScaleName::Pain).unwrap();
        assert_eq!((compared.since.as_deref(), compared.needed), (Some("2026-11-16"), 3));
        let [flare, yoga] = compared.tags.as_slice() else { panic!("{compared:?}") };
        assert_eq!((flare.tagged, flare.with.days, flare.with.mean.as_deref()), (4, 3, Some("7.0")));
        assert_eq!((flare.without.days, flare.without.mean.as_deref()), (3, Some("3.7")));
        assert_eq!((yoga.tag.clone(), yoga.tagged), (own("yoga"), 2));
        assert_eq!((yoga.with.days, yoga.with.mean.clone(), yoga.without.mean.clone()), (2, None, None));
        let fatigue = world.companion.compare_tags(ScaleName::Fatigue).unwrap();
        assert_eq!((fatigue.tags[0].with.days, fatigue.tags[0].with.mean.clone()), (0, None));
    }
}

mod labs {
    use super::*;

    fn draft(what: LabName, value: &str) -> LabDraft {
        LabDraft {
            what,
            own_words: String::new(),
            date: "2026-11-20".to_owned(),
            value: value.to_owned(),
            unit: String::new(),
            range: String::new(),
            note: String::new(),
        }
    }

    #[test]
    fn a_value_stays_as_the_report_has_it_with_its_usual_unit_and_the_newest_comes_first() {
        let mut world = World::at("2026-11-23 20:00");
        let esr = LabDraft { range: "0–20".to_owned(), ..draft(LabName::Esr, "12") };
        world.companion.put_lab(&esr).unwrap();
        world.companion.put_lab(&LabDraft { date: "2026-11-21".to_owned(), ..draft(LabName::Crp, "< 0,50") }).unwrap();
        let own = LabDraft { own_words: "Ratio".to_owned(), date: "2026-11-19".to_owned(), ..draft(LabName::Own, "3") };
        world.companion.put_lab(&own).unwrap();
        let view = world.companion.labs().unwrap();
        let told: Vec<_> = view.labs.iter().map(|lab| format!("{} {}", lab.value, lab.unit)).collect();
        assert_eq!(told, ["<0.50 mg/L", "12 mm/h", "3 "]);
        assert_eq!(view.labs[1].range.as_deref(), Some("0–20"));
        assert_eq!(
            view.kinds.iter().map(|kind| kind.unit.as_str()).collect::<Vec<_>>(),
            ["mm/h", "mg/L", "U/L", "U/L", "IU/mL", ""]
        );
    }

    #[test]
    fn a_value_is_changed_and_removed_with_undo() {
        let mut world = World::at("2026-11-23 20:00");
        world.companion.put_lab(&draft(LabName::Alt, "30")).unwrap();
        let id = world.companion.labs().unwrap().labs[0].id.clone();
        let changed = LabDraft { unit: "µkat/L".to_owned(), ..draft(LabName::Alt, "0.5") };
        world.companion.change_lab(&id, &changed).unwrap();
        let removed = world.companion.remove_lab(&id).unwrap();
        assert_eq!(world.companion.change_lab(&id, &changed), Err(AppError::NoSuchEntry));
        assert_eq!(world.companion.remove_lab(&id), Err(AppError::NoSuchEntry));
        world.companion.undo(&removed.operation.unwrap()).unwrap();
        let lab = world.companion.labs().unwrap().labs.remove(0);
        assert_eq!((lab.id, lab.value, lab.unit), (id, "0.5".to_owned(), "µkat/L".to_owned()));
    }

    #[test]
    fn what_is_no_value_is_refused_with_its_reason() {
        let mut world = World::at("2026-11-23 20:00");
        for (draft, error) in [
            (draft(LabName::Esr, " "), AppError::LabValueMissing),
            (draft(LabName::Esr, "high"), AppError::LabValueNotANumber),
            (draft(LabName::Esr, &"9".repeat(21)), AppError::LabTextTooLong { limit: 20 }),
            (LabDraft { unit: "x".repeat(201), ..draft(LabName::Esr, "1") }, AppError::LabTextTooLong { limit: 200 }),
            (LabDraft { date: "2026-11-24".to_owned(), ..draft(LabName::Esr, "1") }, AppError::DateInFuture),
            (LabDraft { date: "yesterday".to_owned(), ..draft(LabName::Esr, "1") }, AppError::DateInvalid),
            (draft(LabName::Own, "1"), AppError::OwnWordsMissing),
            (LabDraft { note: "x".repeat(5001), ..draft(LabName::Esr, "1") }, AppError::NoteTooLong { limit: 5000 }),
        ] {
            assert_eq!(world.companion.put_lab(&draft), Err(error));
        }
        assert!(world.companion.labs().unwrap().labs.is_empty());
    }
}

mod reviews {
    use super::*;

    fn draft(marker: ReviewMarkerName, change: ReviewChange) -> ReviewDraft {
        ReviewDraft { marker, change, note: String::new() }
    }

    /// The first dose in the night of 10 January.
    fn begun() -> World {
        let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
        world.it_is("2026-01-10 22:10");
        saved(world.takes());
        world
    }

    fn due(world: &mut World, local: &str) -> Option<(ReviewMarkerName, String)> {
        world.it_is(local);
        world.today().review.map(|due| (due.marker, due.on))
    }

    #[test]
    fn today_asks_two_weeks_after_the_first_dose_until_it_is_answered_or_two_weeks_are_over() {
        let mut world = begun();
        let weeks2 = Some((ReviewMarkerName::Weeks2, "2026-01-24".to_owned()));
        assert_eq!(due(&mut world, "2026-01-23 22:00"), None);
        assert_eq!(due(&mut world, "2026-01-24 08:00"), weeks2);
        assert_eq!(due(&mut world, "2026-02-07 03:00"), weeks2, "the small hours belong to the day before");
        assert_eq!(due(&mut world, "2026-02-07 08:00"), None);
        world.it_is("2026-01-26 08:00");
        let said = world.companion.put_review(&draft(ReviewMarkerName::Weeks2, ReviewChange::ALittleBetter)).unwrap();
        assert_eq!(due(&mut world, "2026-01-26 08:00"), None);
        world.companion.undo(&said.operation.unwrap()).unwrap();
        assert_eq!(due(&mut world, "2026-01-26 08:00"), weeks2);
    }

    #[test]
    fn without_a_dose_taken_there_is_no_marker_and_a_dose_of_before_the_plan_counts() {
        let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
        world.it_is("2026-01-24 08:00");
        assert!(world.companion.reviews().unwrap().reviews.is_empty());
        let early = draft(ReviewMarkerName::Weeks2, ReviewChange::Better);
        assert_eq!(world.companion.put_review(&early), Err(AppError::ReviewNotYet));
        let add = ldn_app::view::AddDose {
            day: "2025-12-01".to_owned(),
            at: "2025-12-01T22:00".to_owned(),
            amount: "1".to_owned(),
            close_confirmed: false,
        };
        world.companion.add_dose(&add).unwrap();
        let view = world.companion.reviews().unwrap();
        assert_eq!(view.first_dose.as_deref(), Some("2025-12-01"));
        let come: Vec<_> = view.reviews.iter().map(|review| (review.on.as_str(), review.has_come)).collect();
        assert_eq!(come, [("2025-12-15", true), ("2026-01-26", false), ("2026-04-06", false), ("2026-12-01", false)]);
        let early = draft(ReviewMarkerName::Weeks8, ReviewChange::Better);
        assert_eq!(world.companion.put_review(&early), Err(AppError::ReviewNotYet));
    }

    #[test]
    fn an_answer_is_mended_later_and_says_still_when_it_was_given() {
        let mut world = begun();
        world.it_is("2026-01-25 08:00");
        world.companion.put_review(&draft(ReviewMarkerName::Weeks2, ReviewChange::TheSame)).unwrap();
        let given = world.companion.reviews().unwrap().reviews[0].given.clone().unwrap();
        world.it_is("2026-05-01 08:00");
        let mended =
            ReviewDraft { note: "less fog".to_owned(), ..draft(ReviewMarkerName::Weeks2, ReviewChange::Worse) };
        world.companion.put_review(&mended).unwrap();
        let after = world.companion.reviews().unwrap().reviews[0].given.clone().unwrap();
        assert_eq!((after.at, after.change, after.note.as_deref()), (given.at, ReviewChange::Worse, Some("less fog")));
        world.companion.remove_review(ReviewMarkerName::Weeks2).unwrap();
        assert_eq!(world.companion.remove_review(ReviewMarkerName::Weeks2), Err(AppError::NoSuchEntry));
        assert_eq!(world.companion.reviews().unwrap().reviews[0].given, None);
    }
}
