//! The doctor's report out of a diary: which days it is of, what is kept of the person, and that its
//! figures are the ones the other pages show.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use chrono::NaiveDate;
use chrono_tz::Europe::Berlin;
use ldn_app::demo::{DemoOptions, fill};
use ldn_app::report::{Paper, ReportPeriod, ReportRequest, report_pages, report_pdf};
use ldn_app::view::{
    AppointmentDraft, AppointmentKind, EffectDraft, EffectGrade, EffectKind, MoveOutcome, MoveRequest, PartOfDay,
    QuestionDraft, ScaleName, ScoreValue, ScoresDraft, TrendsPeriod, WhenSaid,
};
use ldn_app::{AppError, Timestamp};
use ldn_core::diary::change::Mean;
use ldn_core::diary::scores::Scale;
use ldn_core::report::{DetailRow, Person, Report, ReportOptions, Section};
use support::{PlainFiles, World, bedtime, instant, plan};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn report(world: &World, period: ReportPeriod) -> Result<Report, AppError> {
    let request = ReportRequest { period, options: ReportOptions::default() };
    world.companion.report_of(&request, world.companion.now())
}

fn days(report: &Report) -> (String, String) {
    (report.period.from.to_string(), report.period.to.to_string())
}

fn between(from: &str, to: &str) -> ReportPeriod {
    ReportPeriod::Dates { from: date(from), to: date(to) }
}

/// The invented person of three months, at the evening before the dose.
fn demo() -> World {
    let mut world = World::at("2026-11-23 21:42");
    let options = DemoOptions { months: 3, seed: 7, until: "2026-11-23".parse().ok(), bedtime: None };
    let now = Timestamp::from_seconds(instant(Berlin, "2026-11-23 12:00"));
    fill(&world.folder.path().join("demo"), &options, now, Berlin, &PlainFiles).unwrap();
    world.moves_to("demo");
    world
}

fn visit(on: &str) -> AppointmentDraft {
    AppointmentDraft { id: None, kind: AppointmentKind::Visit, on: on.to_owned(), remind_days: None, note: None }
}

#[test]
fn the_last_thirty_days_end_today_and_begin_twenty_nine_days_before() {
    let report = report(&demo(), ReportPeriod::Last30Days).unwrap();
    assert_eq!(days(&report), ("2026-10-25".to_owned(), "2026-11-23".to_owned()));
    assert_eq!(report.period.days(), 30);
}

#[test]
fn before_four_in_the_morning_it_ends_on_the_day_before() {
    let world = demo();
    world.it_is("2026-11-24 03:00");
    assert_eq!(days(&report(&world, ReportPeriod::Last30Days).unwrap()).1, "2026-11-23");
}

#[test]
fn everything_begins_with_the_first_entry_and_not_with_the_first_dose() {
    let report = report(&demo(), ReportPeriod::Everything).unwrap();
    assert_eq!(report.first_dose.unwrap().to_string(), "2026-08-23");
    // The diary was kept for two weeks before it, the first of its days with an entry.
    assert!(("2026-08-09".to_owned().."2026-08-14".to_owned()).contains(&days(&report).0), "{:?}", days(&report));
}

/// Before and now in tenths, and the percentage.
type Told = (Option<u32>, Option<u32>, Option<i64>);

/// What "How it goes" and the report say of pain.
fn pain(world: &mut World) -> [Told; 2] {
    let trends = world.companion.trends(TrendsPeriod::All).unwrap();
    let lane = trends.lanes.iter().find(|lane| lane.scale == ScaleName::Pain).unwrap();
    let change = report(world, ReportPeriod::Everything).unwrap().main.change;
    let reported = (change.baseline.map(Mean::tenths), change.now.map(Mean::tenths), change.percent_less);
    [(lane.before.tenths, lane.now.tenths, lane.percent_less), reported]
}

#[test]
fn a_first_dose_before_the_plan_was_entered_is_the_first_on_both_pages() {
    // Pain 8 for two weeks, then doses and pain 4, all out of a spreadsheet; the plan is entered in January.
    let mut world = World::with_bedtime("2026-01-05 12:00", "22:00", "3");
    let mut file = String::from("date,time,amount_mg,pain\n");
    (10..24).for_each(|day| file += &format!("2025-11-{day:02},20:00,,8\n"));
    (24..31).for_each(|day| file += &format!("2025-11-{day:02},22:00,1.5,\n"));
    (1..32).for_each(|day| file += &format!("2025-12-{day:02},22:00,1.5,\n2025-12-{day:02},20:00,,4\n"));
    (1..5).for_each(|day| file += &format!("2026-01-{day:02},22:00,1.5,\n2026-01-{day:02},20:00,,4\n"));
    let preview = world.companion.preview_import(file.as_bytes(), None).unwrap();
    world.companion.import_file(file.as_bytes(), None, preview.new).unwrap();
    let [trends, report] = pain(&mut world);
    assert_eq!(report, (Some(80), Some(40), Some(50)));
    assert_eq!(trends, report);
    assert_eq!(first_dose(&world), "2025-11-24");
}

#[test]
fn a_plan_that_was_entered_but_begun_later_counts_from_the_first_dose_on_both_pages() {
    let mut world = World::with_bedtime("2026-01-01 12:00", "22:00", "1");
    for day in 1..21 {
        world.it_is(&format!("2026-01-{day:02} 20:00"));
        pain_is(&mut world, if day < 11 { 8 } else { 4 });
        if day >= 11 {
            world.it_is(&format!("2026-01-{day:02} 22:05"));
            world.takes();
        }
    }
    let [trends, report] = pain(&mut world);
    assert_eq!(report, (Some(80), Some(40), Some(50)));
    assert_eq!(trends, report);
    assert_eq!(first_dose(&world), "2026-01-11");
}

fn pain_is(world: &mut World, value: u8) {
    let values = vec![ScoreValue { scale: ScaleName::Pain, value }];
    world.companion.put_scores(&ScoresDraft { values, at: WhenSaid::Now, note: String::new() }).unwrap();
}

fn first_dose(world: &World) -> String {
    report(world, ReportPeriod::Everything).unwrap().first_dose.unwrap().to_string()
}

fn moves_to_mornings(world: &mut World) {
    world.it_is("2026-11-24 08:00");
    let view = world.companion.move_view(Some(PartOfDay::Bedtime), Some(PartOfDay::Morning), None).unwrap();
    let request = MoveRequest {
        from: PartOfDay::Bedtime,
        to: PartOfDay::Morning,
        at: "08:00".to_owned(),
        prescriber_said_next: false,
        leave_open_out: true,
        first: view.cautious.first,
    };
    let outcome = world.companion.move_dose(&request).unwrap();
    assert!(matches!(outcome, MoveOutcome::Saved { .. }), "{outcome:?}");
}

#[test]
fn a_month_says_of_its_move_and_its_change_what_the_whole_time_says() {
    let mut world = demo();
    moves_to_mornings(&mut world);
    world.it_is("2026-12-20 12:00");
    let all = report(&world, ReportPeriod::Everything).unwrap();
    let latest = all.moves.first().unwrap().clone();
    // A period that begins with the move itself: the nights before it lie outside.
    let from = latest.moved.first_date.date();
    let part = report(&world, ReportPeriod::Dates { from, to: date("2026-12-20") }).unwrap();
    assert!(latest.before.minutes_to_sleep.value.is_some());
    assert_eq!(part.moves, [latest]);
    assert_eq!((part.main, part.changes), (all.main, all.changes));
}

#[test]
fn since_the_last_visit_begins_on_its_day_and_a_visit_ahead_is_what_it_is_for() {
    let mut world = demo();
    assert_eq!(report(&world, ReportPeriod::SinceLastVisit), Err(AppError::NoVisitYet));
    for on in ["2026-09-03", "2026-10-15", "2026-12-01"] {
        world.companion.put_appointment(&visit(on)).unwrap();
    }
    let report = report(&world, ReportPeriod::SinceLastVisit).unwrap();
    assert_eq!(days(&report), ("2026-10-15".to_owned(), "2026-11-23".to_owned()));
    assert_eq!(report.visit, Some(date("2026-12-01")));
}

#[test]
fn dates_that_make_no_period_are_refused() {
    let world = demo();
    assert_eq!(report(&world, between("2026-11-10", "2026-11-09")), Err(AppError::EndBeforeBeginning));
    for (from, to) in [("2026-11-24", "2026-11-30"), ("1900-01-01", "2026-11-23"), ("0001-01-01", "9999-12-31")] {
        let refused = report(&world, between(from, to));
        assert!(matches!(refused, Err(AppError::DateOutOfRange { .. })), "{from}: {refused:?}");
    }
    // What lies ahead is cut to today.
    assert_eq!(days(&report(&world, between("2026-11-20", "9999-12-31")).unwrap()).1, "2026-11-23");
}

#[test]
fn a_diary_with_nothing_in_it_gives_a_report_that_says_so() {
    let world = World::at("2026-11-23 21:42");
    for period in [ReportPeriod::Last30Days, ReportPeriod::Everything] {
        let report = report(&world, period).unwrap();
        assert!(report.is_empty());
        assert_eq!(report.period.days(), 30);
        assert!(!report_pdf(&report, Paper::A4).unwrap().is_empty());
    }
}

#[test]
fn its_doses_are_those_that_the_calendar_counts() {
    let mut world = demo();
    let report = report(&world, between("2026-10-01", "2026-10-31")).unwrap();
    let sum = world.companion.month("2026-10").unwrap().sum;
    let of_report = report.doses.adherence;
    assert_eq!(
        (of_report.due, of_report.taken, of_report.late, of_report.skipped, of_report.missed, of_report.percent()),
        (sum.due, sum.taken, sum.late, sum.skipped, sum.missed, sum.percent)
    );
    assert_eq!(of_report.due, 31);
}

#[test]
fn its_stairs_are_those_of_the_plan() {
    let world = demo();
    let report = report(&world, ReportPeriod::Everything).unwrap();
    let stairs = world.companion.plan().unwrap().stairs.stairs;
    let planned: Vec<(String, u32)> = stairs
        .iter()
        .filter(|stair| stair.from.as_str() <= "2026-11-23" && stair.micrograms > 0)
        .map(|stair| (stair.from.clone(), stair.micrograms))
        .collect();
    let told: Vec<(String, u32)> = report.steps.iter().map(|step| (step.from.to_string(), step.total)).collect();
    assert_eq!(told, planned);
    // Why a step was taken back is a note of the person's.
    let why = |report: &Report| report.steps.iter().find(|step| step.why.lower).unwrap().why.note.clone();
    assert_eq!(why(&report), None);
    let options = ReportOptions { notes: true, ..ReportOptions::default() };
    let request = ReportRequest { period: ReportPeriod::Everything, options };
    let with_notes = world.companion.report_of(&request, world.companion.now()).unwrap();
    assert_eq!(why(&with_notes).as_deref(), Some("vivid dreams"));
}

#[test]
fn each_day_of_the_demo_has_its_dose_and_what_was_entered() {
    let report = report(&demo(), between("2026-10-01", "2026-10-31")).unwrap();
    let days: Vec<_> = report
        .detail
        .iter()
        .filter_map(|row| match row {
            DetailRow::Day(day) => Some(day),
            DetailRow::Nothing(_) => None,
        })
        .collect();
    assert_eq!(days.len(), 31);
    assert!(days.iter().all(|day| day.doses.len() == 1));
    assert!(days.iter().filter(|day| !day.scores.is_empty()).count() > 20);
    assert!(days.iter().filter(|day| day.night.is_some()).count() > 20);
}

#[test]
fn a_dose_due_before_the_plan_was_entered_is_nobodys_miss() {
    let mut world = World::at("2026-01-10 23:30");
    world.companion.set_plan(&bedtime("22:00", "3")).unwrap();
    world.it_is("2026-01-11 21:00");
    world.companion.settle().unwrap();
    let report = report(&world, between("2026-01-10", "2026-01-11")).unwrap();
    assert_eq!((report.doses.adherence.due, report.doses.adherence.missed), (0, 0));
}

#[test]
fn three_doses_a_day_are_three_of_a_day_and_one_amount() {
    let mut world = World::at("2026-01-10 07:00");
    let three =
        [(PartOfDay::Morning, "08:00", "1"), (PartOfDay::Afternoon, "14:00", "1"), (PartOfDay::Bedtime, "22:00", "1")];
    world.companion.set_plan(&plan(&three)).unwrap();
    for time in ["08:05", "14:05", "22:05"] {
        world.it_is(&format!("2026-01-10 {time}"));
        world.takes();
    }
    let report = report(&world, ReportPeriod::Everything).unwrap();
    assert_eq!((report.doses.adherence.due, report.doses.adherence.taken), (3, 3));
    let takes = report.takes.unwrap();
    assert_eq!((takes.slots.len(), takes.total.unwrap().to_string().as_str()), (3, "3"));
}

#[test]
fn only_questions_that_were_not_asked_yet_stand_on_it() {
    let mut world = demo();
    for (asks, asked) in [("Stay at 4.5 mg?", false), ("Blood test?", true)] {
        world.companion.put_question(&QuestionDraft { id: None, asks: asks.to_owned(), asked }).unwrap();
    }
    let report = report(&world, ReportPeriod::Last30Days).unwrap();
    assert_eq!(report.questions, ["Stay at 4.5 mg?"]);
}

#[test]
fn what_the_person_says_of_themself_is_kept_and_can_be_undone() {
    let mut world = demo();
    let person = Person {
        name: Some("  Example ".to_owned()),
        born: Some(date("1979-03-14")),
        condition: Some("Fibromyalgia".to_owned()),
    };
    let saved = world.companion.set_report_person(&person).unwrap();
    let kept = Person { name: Some("Example".to_owned()), ..person };
    assert_eq!(world.companion.report_person().unwrap(), kept);
    assert_eq!(report(&world, ReportPeriod::Last30Days).unwrap().person, kept);
    world.companion.undo(&saved.operation.unwrap()).unwrap();
    assert_eq!(world.companion.report_person().unwrap(), Person::default());
}

#[test]
fn a_birth_ahead_or_a_name_without_end_is_refused_and_nothing_is_written() {
    let mut world = demo();
    let born = |born: &str| Person { born: Some(date(born)), ..Person::default() };
    for refused in [born("2026-11-24"), born("1899-12-31")] {
        assert!(matches!(world.companion.set_report_person(&refused), Err(AppError::DateOutOfRange { .. })));
    }
    let long = Person { name: Some("x".repeat(100_000)), ..Person::default() };
    assert!(matches!(world.companion.set_report_person(&long), Err(AppError::OwnWordsTooLong { .. })));
    assert_eq!(world.companion.report_person().unwrap(), Person::default());
}

#[test]
fn what_was_chosen_last_is_kept_and_notes_are_not_chosen_unasked() {
    let mut world = demo();
    let options = world.companion.report_options().unwrap();
    assert_eq!(options, ReportOptions::default());
    assert!(!options.notes && options.sections.len() == Section::ALL.len());
    let chosen = ReportOptions {
        sections: [Section::Chart, Section::Questions].into_iter().collect(),
        notes: true,
        main: Scale::Fatigue,
    };
    world.companion.set_report_options(&chosen).unwrap();
    assert_eq!(world.companion.report_options().unwrap(), chosen);
}

#[test]
fn a_side_effect_entered_just_now_is_on_it() {
    let mut world = demo();
    world
        .companion
        .put_side_effect(&EffectDraft {
            what: EffectKind::Other,
            own_words: "Itching".to_owned(),
            grade: EffectGrade::Severe,
            began: WhenSaid::Now,
            ended: None,
            distressing: None,
            from_ldn: None,
            note: String::new(),
        })
        .unwrap();
    let report = report(&world, ReportPeriod::Last30Days).unwrap();
    // A severe one stands before all others.
    assert_eq!(report.effects.first().unwrap().worst.own_words.as_deref(), Some("Itching"));
}

#[test]
fn making_it_writes_nothing() {
    let world = demo();
    let before = std::fs::read(world.folder.path().join("demo/companion.db")).unwrap();
    let report = report(&world, ReportPeriod::Everything).unwrap();
    assert!(report_pages(&report, Paper::Letter).len() > 3);
    assert_eq!(std::fs::read(world.folder.path().join("demo/companion.db")).unwrap(), before);
}

#[test]
fn a_score_of_a_small_hour_counts_for_the_day_before() {
    let mut world = World::with_bedtime("2026-01-10 20:00", "22:00", "3");
    world.it_is("2026-01-12 01:30");
    pain_is(&mut world, 7);
    let report = report(&world, ReportPeriod::Everything).unwrap();
    assert_eq!(days(&report).1, "2026-01-11");
    assert_eq!(report.logged.days, 1);
}
