//! Pictures of how it goes, as a person sees them after some days of entries.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use ldn_app::AppError;
use ldn_app::report::{ReportPeriod, ReportRequest};
use ldn_app::view::{
    BaselineView, EffectDraft, EffectGrade, EffectKind, LabDraft, LabName, OtherMedicineDraft, PauseDraft, PauseKind,
    PlanDraft, ScaleName, ScoreValue, ScoresDraft, StairTread, TagName, TagSaid, TrendsLane, TrendsPeriod, TrendsPoint,
    TrendsStep, TrendsView, WhenSaid,
};
use ldn_core::report::ReportOptions;
use support::{World, bedtime};

/// Checks in at a local time.
fn enters(world: &mut World, local: &str, scale: ScaleName, value: u8) {
    world.it_is(local);
    let values = vec![ScoreValue { scale, value }];
    world.companion.put_scores(&ScoresDraft { values, at: WhenSaid::Now, note: String::new() }).unwrap();
}

/// Pain at 20:00 on each of these days of a month, "2026-11".
fn pain(world: &mut World, month: &str, days: &[(u32, u8)]) {
    for (day, value) in days {
        enters(world, &format!("{month}-{day:02} 20:00"), ScaleName::Pain, *value);
    }
}

fn logs(world: &mut World, what: EffectKind, grade: EffectGrade, began: &str, ended: Option<&str>) {
    let at = |local: &str| WhenSaid::At { local: local.replace(' ', "T") };
    let draft = EffectDraft {
        what,
        own_words: String::new(),
        grade,
        began: at(began),
        ended: ended.map(at),
        distressing: None,
        from_ldn: None,
        note: String::new(),
    };
    world.companion.put_side_effect(&draft).unwrap();
}

fn trends(world: &mut World, local: &str, period: TrendsPeriod) -> TrendsView {
    world.it_is(local);
    world.companion.trends(period).unwrap()
}

fn only_lane(view: &TrendsView) -> &TrendsLane {
    let [lane] = view.lanes.as_slice() else { panic!("{} lanes", view.lanes.len()) };
    lane
}

fn points(points: &[TrendsPoint]) -> Vec<(&str, u32)> {
    points.iter().map(|point| (point.date.as_str(), point.tenths)).collect()
}

/// A plan that is entered on 1 November and begins with the night of the 15th.
fn begins_on_the_fifteenth() -> World {
    let mut world = World::at("2026-11-01 12:00");
    let draft = PlanDraft { from: Some("2026-11-15".to_owned()), ..bedtime("22:00", "1") };
    world.companion.set_plan(&draft).unwrap();
    world
}

fn takes_at(world: &mut World, local: &str) {
    world.it_is(local);
    world.takes();
}

#[test]
fn without_a_plan_there_is_nothing_to_picture() {
    let mut world = World::at("2026-11-23 12:00");
    assert_eq!(world.companion.trends(TrendsPeriod::Days30), Err(AppError::NoPlan));
}

#[test]
fn without_an_entry_there_are_the_doses_and_no_scale() {
    let mut world = World::with_bedtime("2026-11-20 12:00", "22:00", "3");
    takes_at(&mut world, "2026-11-20 22:03");
    let view = trends(&mut world, "2026-11-23 12:00", TrendsPeriod::Days30);
    assert_eq!((view.from.as_str(), view.to.as_str()), ("2026-10-25", "2026-11-23"));
    assert!(view.lanes.is_empty() && view.marks.is_empty());
    assert_eq!(view.first_dose.as_deref(), Some("2026-11-20"));
    // The week from Monday 16 November: the 20th taken, the 21st and 22nd not; the 23rd is to come.
    let weeks: Vec<_> =
        view.adherence.iter().map(|week| (week.from.as_str(), week.taken, week.due, week.percent)).collect();
    assert_eq!(weeks, [("2026-11-16", 1, 3, Some(33)), ("2026-11-23", 0, 0, None)], "none before the plan");
}

#[test]
fn four_days_before_and_three_since_make_a_change_and_one_fewer_makes_none() {
    let mut world = begins_on_the_fifteenth();
    // 7 + 8 + 7 + 7 = 29, / 4 = 7.25; 5 + 5 + 6 = 16, / 3 = 5.33: 26.4 % less.
    pain(&mut world, "2026-11", &[(2, 7), (5, 8), (9, 7)]);
    takes_at(&mut world, "2026-11-15 22:00");
    pain(&mut world, "2026-11", &[(16, 5), (17, 5)]);
    let view = trends(&mut world, "2026-11-18 21:00", TrendsPeriod::Days30);
    let lane = only_lane(&view);
    assert_eq!((lane.before.tenths, lane.before.days, lane.before.needed), (None, 3, 4));
    assert_eq!((lane.now.tenths, lane.now.days, lane.now.needed), (None, 2, 3));
    assert_eq!((lane.percent_less, lane.better_by_30, lane.better_by_30_tenths), (None, None, None));
    assert_eq!(lane.lines.concat(), [], "three days lie too far apart for a line");

    let mut world = begins_on_the_fifteenth();
    pain(&mut world, "2026-11", &[(2, 7), (5, 8), (9, 7), (14, 7)]);
    takes_at(&mut world, "2026-11-15 22:00");
    pain(&mut world, "2026-11", &[(16, 5), (17, 5), (18, 6)]);
    let view = trends(&mut world, "2026-11-18 21:00", TrendsPeriod::Days30);
    let lane = only_lane(&view);
    assert_eq!((lane.before.tenths, lane.before.days), (Some(73), 4));
    assert_eq!((lane.now.tenths, lane.now.days), (Some(53), 3));
    assert_eq!((lane.percent_less, lane.better_by_30), (Some(26), Some(false)));
    assert_eq!(lane.better_by_30_tenths, Some(51), "7.25 × 0.7 = 5.075");
    let lines: Vec<_> = lane.lines.iter().map(|line| points(line)).collect();
    assert_eq!(lines, [vec![("2026-11-18", 53)]]);
}

#[test]
fn of_sleep_the_better_is_more_and_the_words_have_its_sign() {
    let mut world = begins_on_the_fifteenth();
    for day in ["02", "05", "09", "14"] {
        enters(&mut world, &format!("2026-11-{day} 20:00"), ScaleName::SleepQuality, 4);
    }
    takes_at(&mut world, "2026-11-15 22:00");
    for day in ["16", "17", "18"] {
        enters(&mut world, &format!("2026-11-{day} 20:00"), ScaleName::SleepQuality, 6);
    }
    let view = trends(&mut world, "2026-11-18 21:00", TrendsPeriod::Days30);
    let lane = only_lane(&view);
    assert!(lane.more_is_better);
    assert_eq!((lane.percent_less, lane.better_by_30, lane.better_by_30_tenths), (Some(-50), Some(true), Some(52)));
}

#[test]
fn an_entry_before_four_belongs_to_the_day_before_on_the_axis_too() {
    let mut world = World::with_bedtime("2026-11-20 12:00", "22:00", "3");
    pain(&mut world, "2026-11", &[(21, 4)]);
    enters(&mut world, "2026-11-22 03:59", ScaleName::Pain, 7);
    enters(&mut world, "2026-11-22 04:00", ScaleName::Pain, 2);
    let view = trends(&mut world, "2026-11-23 03:30", TrendsPeriod::Days30);
    assert_eq!(view.to, "2026-11-22", "before 04:00 it is still the 22nd");
    // (4 + 7) / 2 = 5.5
    assert_eq!(points(&only_lane(&view).days), [("2026-11-21", 55), ("2026-11-22", 20)]);
}

#[test]
fn the_first_day_of_the_period_is_shown_and_the_day_before_only_in_its_mean() {
    let mut world = World::with_bedtime("2026-10-01 12:00", "22:00", "3");
    takes_at(&mut world, "2026-10-01 22:00");
    // 30 days up to 23 November begin with 25 October.
    pain(&mut world, "2026-10", &[(23, 9), (24, 9), (25, 3)]);
    let view = trends(&mut world, "2026-11-23 12:00", TrendsPeriod::Days30);
    let lane = only_lane(&view);
    assert_eq!(points(&lane.days), [("2026-10-25", 30)]);
    assert_eq!(points(&lane.lines.concat()), [("2026-10-25", 70)], "(9 + 9 + 3) / 3");
    let dates = |period| {
        let view = world.companion.trends(period).unwrap();
        (view.from, view.to)
    };
    let pair = |from: &str| (from.to_owned(), "2026-11-23".to_owned());
    let [months, year, all] = [TrendsPeriod::Months3, TrendsPeriod::Year, TrendsPeriod::All].map(dates);
    assert_eq!([months, year, all], ["2026-08-24", "2025-11-24", "2026-10-01"].map(pair));
}

/// The first day of the report of everything, and of the pictures of everything.
fn everything_since(world: &mut World) -> (String, String) {
    let request = ReportRequest { period: ReportPeriod::Everything, options: ReportOptions::default() };
    let report = world.companion.report_of(&request, world.companion.now()).unwrap();
    (report.period.from.to_string(), world.companion.trends(TrendsPeriod::All).unwrap().from)
}

#[test]
fn everything_begins_with_whatever_was_entered_first() {
    let mut world = World::at("2026-01-05 08:00");
    world.companion.set_plan(&bedtime("22:00", "1")).unwrap();
    world.it_is("2026-01-20 08:00");
    let since = |report: &str, pictures: &str| (report.to_owned(), pictures.to_owned());
    assert_eq!(everything_since(&mut world), since("2026-01-05", "2026-01-05"));
    logs(&mut world, EffectKind::Headache, EffectGrade::Mild, "2026-01-03 10:00", None);
    assert_eq!(everything_since(&mut world), since("2026-01-03", "2026-01-03"));
    world.companion.set_tags("2025-11-01", &[TagSaid { what: TagName::Flare, own_words: None }]).unwrap();
    assert_eq!(everything_since(&mut world), since("2025-11-01", "2026-01-03"), "no picture shows tags");
    let lab = LabDraft {
        what: LabName::Crp,
        own_words: String::new(),
        date: "2025-10-02".to_owned(),
        value: "4".to_owned(),
        unit: String::new(),
        range: String::new(),
        note: String::new(),
    };
    world.companion.put_lab(&lab).unwrap();
    assert_eq!(everything_since(&mut world), since("2025-11-01", "2026-01-03"), "a value of long ago is no beginning");
}

#[test]
fn a_medicine_taken_since_1998_does_not_stretch_everything() {
    let mut world = World::with_bedtime("2026-01-05 08:00", "22:00", "1");
    let medicine = OtherMedicineDraft {
        name: "Levothyroxine".to_owned(),
        dose: String::new(),
        since: "1998-03-01".to_owned(),
        until: String::new(),
        note: String::new(),
    };
    world.companion.put_medicine(&medicine).unwrap();
    assert_eq!(everything_since(&mut world).0, "2026-01-05");
}

#[test]
fn days_without_an_entry_are_told_as_a_gap_once_there_are_more_than_three() {
    let mut world = World::with_bedtime("2026-11-01 12:00", "22:00", "1");
    pain(&mut world, "2026-11", &[(1, 5), (5, 5), (10, 5)]);
    let view = trends(&mut world, "2026-11-13 21:00", TrendsPeriod::All);
    let gaps: Vec<_> = only_lane(&view).gaps.iter().map(|gap| (gap.from.as_str(), gap.to.as_str())).collect();
    assert_eq!(gaps, [("2026-11-06", "2026-11-09")]);
}

#[test]
fn the_day_the_clocks_go_back_is_one_day() {
    let mut world = World::with_bedtime("2026-10-20 12:00", "22:00", "3");
    takes_at(&mut world, "2026-10-20 22:00");
    pain(&mut world, "2026-10", &[(24, 4), (25, 5), (26, 6)]);
    logs(&mut world, EffectKind::Headache, EffectGrade::Mild, "2026-10-24 23:00", Some("2026-10-26 12:00"));
    let view = trends(&mut world, "2026-10-27 12:00", TrendsPeriod::Days30);
    assert_eq!(points(&only_lane(&view).days).len(), 3);
    // From dose to dose: the days of the 24th (from 23:00) and of the 25th, to the 26th at noon.
    let [step] = view.steps.as_slice() else { panic!("{:?}", view.steps) };
    assert_eq!((step.days, step.effects[0].days), (7, 2), "20 to 26 October; it is noon on the 27th");
}

#[test]
fn side_effects_stand_at_the_amount_that_worked_and_adherence_in_its_week() {
    let mut world = World::with_bedtime("2026-11-02 12:00", "22:00", "3");
    for day in 2..=8 {
        takes_at(&mut world, &format!("2026-11-{day:02} 22:05"));
    }
    world.it_is("2026-11-09 12:00");
    world.companion.set_plan(&bedtime("22:00", "2.5")).unwrap();
    for day in [9, 10, 12] {
        takes_at(&mut world, &format!("2026-11-{day:02} 22:05"));
    }
    world.it_is("2026-11-13 12:00");
    logs(&mut world, EffectKind::VividDreams, EffectGrade::Moderate, "2026-11-05 02:00", Some("2026-11-07 02:00"));
    logs(&mut world, EffectKind::VividDreams, EffectGrade::Mild, "2026-11-09 09:00", Some("2026-11-09 10:00"));
    logs(&mut world, EffectKind::Headache, EffectGrade::Severe, "2026-11-12 09:00", None);
    let view = trends(&mut world, "2026-11-13 12:00", TrendsPeriod::All);
    let line = |step: &TrendsStep| {
        let effects = step.effects.iter().map(|effect| (effect.what, effect.grade, effect.entries, effect.days));
        (step.mg.clone(), step.days, effects.collect::<Vec<_>>())
    };
    let steps: Vec<_> = view.steps.iter().map(line).collect();
    // Dreams: the nights of the 4th, 5th and 6th, and the morning of the 9th, which is the day of the 8th.
    // Headache: the days of the 11th (the 12th at 09:00) and the 12th.
    let expected = [
        ("3".to_owned(), 7, vec![(EffectKind::VividDreams, EffectGrade::Moderate, 2, 4)]),
        ("2.5".to_owned(), 4, vec![(EffectKind::Headache, EffectGrade::Severe, 1, 2)]),
    ];
    assert_eq!(steps, expected);
    let marks: Vec<_> = view.marks.iter().map(|mark| (mark.date.as_str(), mark.grade, mark.entries)).collect();
    let expected = [
        ("2026-11-04", EffectGrade::Moderate, 1),
        ("2026-11-09", EffectGrade::Mild, 1),
        ("2026-11-12", EffectGrade::Severe, 1),
    ];
    assert_eq!(marks, expected, "02:00 belongs to the day before");
    let weeks: Vec<_> = view.adherence.iter().map(|week| (week.taken, week.due, week.percent)).collect();
    assert_eq!(weeks, [(7, 7, Some(100)), (3, 4, Some(75))]);
    let stairs: Vec<_> = view.dose.stairs.iter().map(|stair| (stair.from.as_str(), stair.mg.as_str())).collect();
    assert_eq!(stairs, [("2026-11-02", "3"), ("2026-11-09", "2.5")]);
    assert!(view.dose.events.iter().any(|event| event.decrease && event.date == "2026-11-09"));
}

#[test]
fn a_pause_is_a_stretch_of_its_own_and_what_is_still_ahead_is_not_drawn() {
    let mut world = World::with_bedtime("2026-11-02 12:00", "22:00", "3");
    takes_at(&mut world, "2026-11-02 22:05");
    world.it_is("2026-11-06 12:00");
    let pause = PauseDraft {
        kind: PauseKind::Pause,
        from: Some("2026-11-06".to_owned()),
        until: Some("2026-11-30".to_owned()),
        why: None,
        note: None,
        agreed: Vec::new(),
    };
    world.companion.set_pause(&pause).unwrap();
    let view = trends(&mut world, "2026-11-10 23:00", TrendsPeriod::All);
    let treads: Vec<_> = view.dose.stairs.iter().map(|stair| (stair.from.as_str(), stair.tread)).collect();
    assert_eq!(treads, [("2026-11-02", StairTread::Planned), ("2026-11-06", StairTread::Paused)]);
    let steps: Vec<_> = view.steps.iter().map(|step| (step.mg.as_str(), step.tread, step.days)).collect();
    assert_eq!(steps, [("3", StairTread::Planned, 4), ("0", StairTread::Paused, 5)]);
}

#[test]
fn more_than_four_hundred_days_are_drawn_by_weeks_counted_from_the_first_dose() {
    let mut world = World::with_bedtime("2025-09-01 12:00", "22:00", "3");
    takes_at(&mut world, "2025-09-01 22:00");
    // Weeks from the first dose: 1 to 7 and 8 to 14 September.
    pain(&mut world, "2025-09", &[(1, 4), (2, 5), (7, 6), (8, 3), (9, 3)]);
    logs(&mut world, EffectKind::Headache, EffectGrade::Mild, "2025-09-03 12:00", Some("2025-09-03 13:00"));
    logs(&mut world, EffectKind::Nausea, EffectGrade::Severe, "2025-09-05 12:00", Some("2025-09-05 13:00"));
    let view = trends(&mut world, "2026-11-23 12:00", TrendsPeriod::All);
    assert!(view.by_week);
    let lane = only_lane(&view);
    assert!(lane.days.is_empty());
    assert_eq!(points(&lane.lines.concat()), [("2025-09-01", 50)], "the next week has two days");
    let weeks: Vec<_> = lane.weeks.iter().take(2).map(|week| (week.from.as_str(), week.days, week.tenths)).collect();
    assert_eq!(weeks, [("2025-09-01", 3, Some(50)), ("2025-09-08", 2, None)]);
    let marks: Vec<_> = view.marks.iter().map(|mark| (mark.date.as_str(), mark.grade, mark.entries)).collect();
    assert_eq!(marks, [("2025-09-01", EffectGrade::Severe, 2)]);
    let year = world.companion.trends(TrendsPeriod::Year).unwrap();
    assert!(!year.by_week);
}

mod baseline {
    use super::*;

    fn told(world: &mut World, local: &str) -> Option<BaselineView> {
        world.it_is(local);
        world.today().baseline
    }

    fn expected(days_left: u32, day: Option<u32>, entered: u32) -> Option<BaselineView> {
        let first_dose = "2026-11-15".to_owned();
        Some(BaselineView { first_dose, days_left, day, days: 14, entered, needed: 4 })
    }

    #[test]
    fn today_counts_the_days_before_the_first_dose_until_it_is_taken() {
        let mut world = begins_on_the_fifteenth();
        assert_eq!(told(&mut world, "2026-11-01 12:00"), expected(14, Some(1), 0));
        pain(&mut world, "2026-11", &[(2, 7)]);
        enters(&mut world, "2026-11-02 21:00", ScaleName::Mood, 3);
        enters(&mut world, "2026-11-04 02:00", ScaleName::Pain, 3);
        assert_eq!(told(&mut world, "2026-11-14 12:00"), expected(1, Some(14), 2));
        assert_eq!(told(&mut world, "2026-11-15 12:00"), expected(0, None, 2), "the day of the first dose");
        takes_at(&mut world, "2026-11-15 22:00");
        assert_eq!(told(&mut world, "2026-11-15 22:01"), None);
    }

    #[test]
    fn a_first_dose_that_was_left_out_puts_it_off_to_the_next_one() {
        let mut world = begins_on_the_fifteenth();
        pain(&mut world, "2026-11", &[(2, 7), (14, 7)]);
        let late = told(&mut world, "2026-11-17 12:00").unwrap();
        assert_eq!((late.first_dose.as_str(), late.days_left, late.entered), ("2026-11-17", 0, 1));
    }

    #[test]
    fn who_begins_tonight_without_an_entry_is_told_of_no_baseline() {
        let mut world = World::with_bedtime("2026-11-23 12:00", "22:00", "3");
        assert_eq!(world.today().baseline, None);
    }

    #[test]
    fn while_it_lasts_the_picture_shows_the_days_and_no_change() {
        let mut world = begins_on_the_fifteenth();
        pain(&mut world, "2026-11", &[(2, 7), (3, 7), (4, 7), (5, 8)]);
        let view = trends(&mut world, "2026-11-05 21:00", TrendsPeriod::Days30);
        assert_eq!(view.first_dose, None);
        let lane = only_lane(&view);
        assert_eq!(lane.days.len(), 4);
        assert_eq!((lane.before.days, lane.now.tenths, lane.percent_less), (0, None, None));
        assert_eq!(points(&lane.lines.concat()), [("2026-11-04", 70), ("2026-11-05", 73)]);
        assert!(view.dose.stairs.is_empty() && view.steps.is_empty());
    }
}

mod demo {
    use super::*;
    use chrono_tz::Europe::Berlin;
    use ldn_app::demo::{DemoOptions, fill};
    use ldn_core::Timestamp;

    /// The demo person's diary of so many months, on the evening of 23 November 2026.
    fn demo_person(months: u32) -> World {
        let mut world = World::at("2026-11-23 21:00");
        let now = Timestamp::from_seconds(support::instant(Berlin, "2026-11-23 21:00"));
        let options = DemoOptions { months, seed: 7, until: None, bedtime: None };
        fill(&world.folder.path().join("demo"), &options, now, Berlin, &support::PlainFiles).unwrap();
        world.moves_to("demo");
        world
    }

    #[test]
    fn the_pictures_of_the_demo_person_say_what_the_other_pages_say() {
        let mut world = demo_person(4);
        let view = world.companion.trends(TrendsPeriod::All).unwrap();
        let months: Vec<_> = ["2026-07", "2026-08", "2026-09", "2026-10", "2026-11"]
            .map(|month| world.companion.month(month).unwrap().sum)
            .into();
        let (taken, due) = months.iter().fold((0, 0), |(taken, due), sum| (taken + sum.taken, due + sum.due));
        let weeks = view.adherence.iter().fold((0, 0), |(taken, due), week| (taken + week.taken, due + week.due));
        assert_eq!(weeks, (taken, due), "the weeks and the calendar's months");
        let plan = world.companion.plan().unwrap();
        let begun = plan.stairs.stairs.into_iter().filter(|stair| stair.tread == StairTread::Planned);
        assert_eq!(view.dose.stairs, begun.collect::<Vec<_>>(), "the stairs of the plan");
        assert_eq!(view.steps.len(), view.dose.stairs.len());
        let days: u32 = view.steps.iter().map(|step| step.days).sum();
        let nights = view.steps.last().unwrap().to.parse::<ldn_core::DoseDate>().unwrap();
        let first = view.steps[0].from.parse().unwrap();
        assert_eq!(i64::from(days), nights.days_since(first) + 1, "each day is in one step");
    }

    #[test]
    fn the_demo_persons_line_ends_with_what_now_is() {
        let mut world = demo_person(4);
        // The history ends with this evening.
        let view = trends(&mut world, "2026-11-22 23:00", TrendsPeriod::Months3);
        assert_eq!(view.lanes.len(), 4);
        for lane in &view.lanes {
            assert!(lane.before.tenths.is_some() && lane.percent_less.is_some());
            let last = lane.lines.last().unwrap().last().unwrap();
            assert_eq!((last.date.as_str(), Some(last.tenths)), ("2026-11-22", lane.now.tenths));
        }
    }

    /// `cargo test --release -p ldn-app --test trends -- --ignored --nocapture ten_years`.
    #[test]
    #[ignore = "a measurement, not a test"]
    fn pictures_of_ten_years() {
        for months in [12, 120] {
            let mut world = demo_person(months);
            for period in [TrendsPeriod::Days30, TrendsPeriod::Months3, TrendsPeriod::Year, TrendsPeriod::All] {
                let started = std::time::Instant::now();
                let view = world.companion.trends(period).unwrap();
                println!("{months} months, {period:?}: {} lanes in {:?}", view.lanes.len(), started.elapsed());
            }
            let started = std::time::Instant::now();
            world.today();
            println!("{months} months, Today in {:?}", started.elapsed());
        }
    }
}
