//! One first page whatever there is, with everything on the paper.
#![allow(clippy::unwrap_used, reason = "tests")]

#[path = "../../../tests/report/life.rs"]
mod life;

use std::collections::BTreeSet;

use ldn_core::DiaryDate;
use ldn_core::Score;
use ldn_core::caution::alert::{Alert, AlertKind};
use ldn_core::caution::medicine::OtherMedicine;
use ldn_core::diary::lab::{Lab, LabKind};
use ldn_core::diary::scores::{Scale, ScoreEntry};
use ldn_core::diary::side_effect::{Grade, Opinion, SideEffectKind};
use ldn_core::report::{Report, ReportOptions, Section};
use proptest::prelude::*;

use super::frame::Frame;
use super::lay_out_in;
use crate::pdf::sheet::{Paper, Shape, Sheets};
use crate::pdf::text::Fonts;
use crate::pdf::words;
use life::{Life, five_months, nothing, ten_years, three_a_day};

fn laid_out(report: &Report, paper: Paper) -> Sheets {
    lay_out_in(Fonts::shipped(), report, paper)
}

fn without_detail() -> ReportOptions {
    let sections: BTreeSet<Section> = Section::ALL.iter().copied().filter(|one| *one != Section::Detail).collect();
    ReportOptions { sections, ..ReportOptions::default() }
}

fn texts(sheets: &Sheets, page: usize) -> Vec<String> {
    let text = |shape: &Shape| match shape {
        Shape::Text { line, .. } => Some(line.text.clone()),
        _ => None,
    };
    sheets.pages[page].iter().filter_map(|item| text(&item.shape)).collect()
}

/// Every text lies within the margins and above the foot, but for the foot's own.
fn is_on_the_paper(sheets: &Sheets, page: usize) -> Result<(), String> {
    let frame = Frame::of(sheets.paper);
    for item in &sheets.pages[page] {
        let Shape::Text { at: (x, y), line, style } = &item.shape else { continue };
        let (end, last) =
            (x + line.width * style.size, if *y > frame.foot { frame.foot + 35.0 } else { frame.foot - 4.0 });
        if *x < frame.left - 1.0 || end > frame.right + 22.0 || *y > last || *y < frame.top {
            return Err(format!("{:?} at {x}, {y} to {end}", line.text));
        }
    }
    Ok(())
}

/// Texts of one page that lie on each other.
fn on_each_other(sheets: &Sheets, page: usize) -> Vec<(String, String)> {
    let boxes: Vec<(f32, f32, f32, f32, &str)> = sheets.pages[page]
        .iter()
        .filter_map(|item| match &item.shape {
            Shape::Text { at: (x, y), line, style } => {
                Some((*x, x + line.width * style.size, y - style.size * 0.6, *y, line.text.as_str()))
            }
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for (place, one) in boxes.iter().enumerate() {
        for other in boxes.iter().skip(place + 1) {
            if one.0 < other.1 - 0.5 && other.0 < one.1 - 0.5 && one.2 < other.3 && other.2 < one.3 {
                found.push((one.4.to_owned(), other.4.to_owned()));
            }
        }
    }
    found
}

#[test]
fn the_looks_fit_on_page_one_without_a_word_on_another() {
    let report = five_months().report("2026-08-07", "2027-01-11", &without_detail());
    for paper in [Paper::A4, Paper::Letter] {
        let sheets = laid_out(&report, paper);
        assert_eq!(is_on_the_paper(&sheets, 0), Ok(()));
        assert_eq!(on_each_other(&sheets, 0), Vec::new(), "{paper:?}");
    }
    // On A4 nothing of it is shortened: page two is the last one.
    let sheets = laid_out(&report, Paper::A4);
    assert_eq!(sheets.pages.len(), 2);
    assert!(texts(&sheets, 0).iter().all(|said| !said.contains("more, see page")));
}

#[test]
fn a_long_list_says_how_many_more_there_are_and_where() {
    let report = ten_years().report("2016-11-10", "2026-11-22", &without_detail());
    let sheets = laid_out(&report, Paper::A4);
    let more = texts(&sheets, 0).into_iter().filter(|said| said.contains("more, see page 3")).count();
    assert!(more >= 2, "{:?}", texts(&sheets, 0));
    let in_full: Vec<String> = (2..sheets.pages.len()).flat_map(|page| texts(&sheets, page)).collect();
    assert!(in_full.contains(&words::IN_FULL.to_owned()));
    for asks in &report.questions {
        assert!(in_full.iter().any(|said| said.trim() == asks), "{asks}");
    }
    // Each of the entries of a side effect is listed.
    assert_eq!(in_full.iter().filter(|said| said.trim() == "not sure").count(), report.effect_entries.len());
}

#[test]
fn every_figure_says_of_how_many_days_it_is() {
    let report = five_months().report("2026-08-07", "2027-01-11", &without_detail());
    let said = texts(&laid_out(&report, Paper::A4), 0);
    for row in &report.changes {
        assert!(said.contains(&format!("n {}", row.change.baseline_days)));
        assert!(said.contains(&format!("n {}", row.change.now_days)));
    }
}

#[test]
fn an_empty_month_says_so() {
    let report = nothing().report("2026-11-01", "2026-11-30", &ReportOptions::default());
    let sheets = laid_out(&report, Paper::A4);
    assert!(texts(&sheets, 0).contains(&words::NOTHING.to_owned()));
    assert_eq!(sheets.pages.len(), 2);
}

#[test]
fn what_is_left_out_is_not_on_any_page() {
    let life = five_months();
    let only = |sections: &[Section]| ReportOptions {
        sections: sections.iter().copied().collect(),
        ..ReportOptions::default()
    };
    let sheets = laid_out(&life.report("2026-08-07", "2027-01-11", &only(&[Section::Questions])), Paper::A4);
    assert_eq!(sheets.pages.len(), 1);
    let said = texts(&sheets, 0);
    for heading in [words::CHANGE, words::SIDE_EFFECTS, words::MEDICINES, words::LABS, words::ON_THE_WHOLE] {
        assert!(!said.contains(&heading.to_owned()), "{heading}");
    }
    assert!(said.contains(&words::QUESTIONS.to_owned()));
}

#[test]
fn the_heads_of_the_day_by_day_stand_on_each_of_its_pages() {
    let report = three_a_day().report("2026-08-20", "2026-11-22", &ReportOptions::default());
    let sheets = laid_out(&report, Paper::A4);
    for page in 2..sheets.pages.len() {
        assert!(texts(&sheets, page).contains(&"Doses".to_owned()), "page {page}");
        assert_eq!(is_on_the_paper(&sheets, page), Ok(()));
        assert_eq!(on_each_other(&sheets, page), Vec::new());
    }
}

#[test]
fn a_note_longer_than_a_page_goes_on_and_is_whole() {
    let mut life = five_months();
    let words: Vec<String> = (0..3_000).map(|number| format!("word{number}")).collect();
    life.scores[3].note = Some(words.join(" "));
    let report = life.report("2026-08-07", "2026-08-20", &ReportOptions { notes: true, ..ReportOptions::default() });
    let sheets = laid_out(&report, Paper::A4);
    let said: String = (0..sheets.pages.len()).flat_map(|page| texts(&sheets, page)).collect::<Vec<_>>().join(" ");
    assert!(words.iter().all(|word| said.contains(word.as_str())));
    (2..sheets.pages.len()).for_each(|page| assert_eq!(is_on_the_paper(&sheets, page), Ok(())));
}

#[test]
fn what_no_font_has_is_replaced_and_said_on_its_page() {
    let mut life = five_months();
    life.questions = vec!["What of \u{E000}\u{0378} this?".to_owned()];
    let report = life.report("2026-08-07", "2027-01-11", &without_detail());
    let sheets = laid_out(&report, Paper::A4);
    let said = texts(&sheets, 0);
    assert!(said.iter().any(|line| line.contains("What of \u{FFFD}\u{FFFD} this?")), "{said:?}");
    assert!(said.contains(&words::REPLACED.to_owned()));
    assert!(!texts(&sheets, 1).contains(&words::REPLACED.to_owned()));
}

#[test]
fn greek_and_cyrillic_are_shipped() {
    let mut life = five_months();
    life.person.name = Some("Ελένη Παπαδοπούλου, Ольга Їжакевич, Nguyễn Thị Ánh".to_owned());
    let report = life.report("2026-08-07", "2027-01-11", &without_detail());
    let said = texts(&laid_out(&report, Paper::A4), 0);
    assert!(said.iter().any(|line| line.contains("Ελένη Παπαδοπούλου, Ольга Їжакевич, Nguyễn Thị Ánh")), "{said:?}");
}

#[test]
fn the_chart_is_told_in_words() {
    let report = five_months().report("2026-08-07", "2027-01-11", &without_detail());
    let sheets = laid_out(&report, Paper::A4);
    let figures: Vec<&String> = sheets
        .parts
        .iter()
        .filter_map(|part| match &part.role {
            crate::pdf::sheet::Role::Figure(said) => Some(said),
            _ => None,
        })
        .collect();
    let [said] = figures.as_slice() else { panic!("{figures:?}") };
    for part in ["Pain, before LDN", "Dose 2.5 mg a day from 10 Oct 2026.", "Moved to mornings on 25 November 2026."] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

/// The value of `date` in November 2026, of a kind.
fn lab(what: LabKind, date: &str, value: &str) -> Lab {
    let (date, value) = (life::date(date), value.to_owned());
    Lab { date, what, own_words: None, value, unit: "mg/L".to_owned(), range: None, note: None }
}

/// Page one of the days up to 22 November, in one line.
fn november(life: &Life, from: &str) -> String {
    let said = texts(&laid_out(&life.report(from, "2026-11-22", &without_detail()), Paper::A4), 0).join(" ");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_value_whose_date_is_neither_the_first_nor_the_last_is_on_page_one() {
    let mut life = three_a_day();
    life.labs = vec![
        lab(LabKind::Alt, "2026-10-25", "20"),
        lab(LabKind::Crp, "2026-11-01", "88"),
        lab(LabKind::Esr, "2026-11-10", "12"),
    ];
    let said = november(&life, "2026-10-24");
    for value in ["20 on 25 Oct", "88 on 1 Nov", "12 on 10 Nov"] {
        assert!(said.contains(value), "{value}: {said}");
    }
}

#[test]
fn an_opioid_that_ended_is_told_and_nobody_reads_that_there_was_none() {
    let mut life = three_a_day();
    let tramadol = OtherMedicine {
        name: "Tramadol".to_owned(),
        dose: None,
        since: None,
        until: Some(life::date("2026-10-10")),
        note: None,
    };
    life.medicines = vec![tramadol];
    let said = november(&life, "2026-11-01");
    assert!(said.contains("Opioid (tramadol): Tramadol, until 10 Oct 2026"), "{said}");
    assert!(!said.contains(words::NO_OPIOID));
}

#[test]
fn of_a_period_that_ended_page_one_says_what_was_taken_then() {
    let life = five_months();
    let now = life::at("2027-01-20 12:00");
    let report = life.report_at("2026-08-07", "2026-10-14", &without_detail(), now);
    let said = texts(&laid_out(&report, Paper::A4), 0);
    assert!(said.contains(&"Plan on 14 Oct 2026".to_owned()), "{said:?}");
    assert!(said.contains(&words::SEVEN_DAYS.to_owned()));
    assert!(!said.contains(&words::TAKES_NOW.to_owned()));
}

#[test]
fn a_date_of_another_year_has_its_year() {
    let mut life = three_a_day();
    life.effect(SideEffectKind::Headache, Grade::Mild, "2024-03-02 10:00", None, Opinion::NotSure);
    let said = november(&life, "2026-10-24");
    assert!(said.contains("2 Mar 2024"), "{said}");
}

#[test]
fn a_side_effect_of_years_has_its_days_uncut() {
    let mut life = three_a_day();
    life.effects.clear();
    life.effect(SideEffectKind::Headache, Grade::Mild, "2024-03-02 10:00", None, Opinion::NotSure);
    life.effect(SideEffectKind::Nausea, Grade::Mild, "2026-08-21 10:00", None, Opinion::NotSure);
    life.effect(SideEffectKind::Nausea, Grade::Severe, "2026-11-10 10:00", Some(2), Opinion::NotSure);
    let said = november(&life, "2026-10-24");
    assert!(said.contains("ongoing , 995 days"), "{said}");
    // Of two the severe one is over; the mild one goes on since 21 August.
    assert!(said.contains("Nausea, 2 times severe"), "{said}");
    assert!(said.contains("ongoing , 93 days"), "{said}");
}

#[test]
fn of_a_side_effect_that_came_often_the_first_beginning_stands() {
    let mut life = three_a_day();
    life.effects.clear();
    life.effect(SideEffectKind::Nausea, Grade::Mild, "2026-08-21 10:00", Some(9), Opinion::NotSure);
    life.effect(SideEffectKind::Nausea, Grade::Severe, "2026-11-10 10:00", Some(2), Opinion::NotSure);
    let said = november(&life, "2026-08-20");
    let row = "Nausea, 2 times severe , stopped the patient 21 Aug";
    assert!(said.contains(row) && said.contains("up to 9 days"), "{said}");
}

#[test]
fn with_too_few_entries_nothing_lies_on_anything_else() {
    let mut life = five_months();
    let kept = |entry: &ScoreEntry| entry.date.date() < life::date("2026-08-10");
    life.scores.retain(kept);
    let sheets = laid_out(&life.report("2026-08-07", "2026-09-20", &without_detail()), Paper::A4);
    assert!(texts(&sheets, 0).iter().any(|said| said.contains("too few, 3 of 4")), "{:?}", texts(&sheets, 0));
    assert_eq!(on_each_other(&sheets, 0), Vec::new());
    let report = life.report_at("2026-08-07", "2026-09-20", &without_detail(), life::at("2027-01-20 12:00"));
    assert_eq!(on_each_other(&laid_out(&report, Paper::Letter), 0), Vec::new());
}

#[test]
fn of_a_period_before_the_plan_no_dose_is_said_to_be_planned() {
    let report = five_months().report_at("2026-07-01", "2026-07-31", &without_detail(), life::at("2027-01-20 12:00"));
    let said = texts(&laid_out(&report, Paper::A4), 0);
    assert!(said.contains(&words::NO_PLAN_YET.to_owned()), "{said:?}");
    assert!(said.contains(&"begins on 21 August 2026".to_owned()), "{said:?}");
}

#[test]
fn what_was_answered_is_not_said_to_be_unanswered() {
    let mut life = three_a_day();
    let raised_at = life::at("2026-08-20 12:00");
    let alert = |kind| Alert { kind, subject: Some("a medicine".to_owned()), raised_at, answer: None };
    life.medicines.clear();
    life.alerts = vec![alert(AlertKind::OpioidsBefore), alert(AlertKind::Opioid)];
    let said = november(&life, "2026-10-24");
    assert!(said.contains("Opioids in the two weeks before 20 Aug; prescriber asked: not said."), "{said}");
    assert!(!said.contains("ruled out by the label"), "none is taken: {said}");
    let tramadol = OtherMedicine { name: "Tramadol".to_owned(), dose: None, since: None, until: None, note: None };
    life.medicines = vec![tramadol];
    assert!(
        november(&life, "2026-10-24")
            .contains("Opioid (or not sure): ruled out by the label; prescriber asked: not said.")
    );
}

#[test]
fn whoever_said_that_they_take_an_opioid_is_not_said_to_have_entered_none() {
    let mut life = three_a_day();
    life.medicines.clear();
    assert!(november(&life, "2026-10-24").contains(words::NO_OPIOID));
    let raised_at = life::at("2026-08-20 12:00");
    life.alerts = vec![Alert { kind: AlertKind::Opioid, subject: None, raised_at, answer: None }];
    let said = november(&life, "2026-10-24");
    assert!(
        said.contains("Opioid (or not sure): ruled out by the label") && !said.contains(words::NO_OPIOID),
        "{said}"
    );
}

#[test]
fn two_values_of_a_day_are_both_told() {
    let mut life = three_a_day();
    life.labs = vec![lab(LabKind::Crp, "2026-11-01", "88"), lab(LabKind::Crp, "2026-11-01", "7")];
    assert!(november(&life, "2026-10-24").contains("88 on 1 Nov, then 7 on 1 Nov"));
}

#[test]
fn a_day_tells_its_times_in_bed_and_its_values() {
    let mut life = three_a_day();
    life.labs = vec![lab(LabKind::Crp, "2026-11-05", "7")];
    let night = life.nights.iter_mut().find(|night| night.night_of == life::dose_date("2026-11-05")).unwrap();
    (night.bed_at, night.up_at) = (Some(life::at("2026-11-05 10:30")), Some(life::at("2026-11-06 07:00")));
    let report = life.report("2026-11-01", "2026-11-10", &ReportOptions::default());
    let sheets = laid_out(&report, Paper::A4);
    let said: Vec<String> = (1..sheets.pages.len()).flat_map(|page| texts(&sheets, page)).collect();
    let said = said.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("10:30 to 07:00,") && said.contains("CRP 7 mg/L"), "{said}");
}

#[test]
fn a_score_that_was_nothing_before_has_no_percentage_and_a_whole_sentence() {
    let mut life = five_months();
    let first = life::date("2026-08-24");
    let before = |date: &DiaryDate| date.date() < first;
    life.scores.iter_mut().filter(|entry| before(&entry.date)).for_each(|entry| {
        entry.scores = entry.scores.with(Scale::Pain, Score::new(0));
    });
    let report = life.report("2026-08-07", "2027-01-11", &without_detail());
    assert_eq!((report.main.change.baseline.unwrap().tenths(), report.main.change.percent_less), (0, None));
    let said = texts(&laid_out(&report, Paper::A4), 0).join(" ");
    assert!(said.contains("since the two weeks before LDN"), "{said}");
}

/// Names as people type them and as they don't.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z ]{0,300}",
        "\\PC{0,120}",
        "[\\u{0}-\\u{1F}\\u{202A}-\\u{202E}\\u{2066}-\\u{2069}a-z]{0,80}",
        "[א-ת ا-ي]{0,120}",
        "[α-ωа-я ]{0,200}",
        "[一-龥]{0,100}",
        "[😀-🙏👨‍👩‍👧]{0,60}",
        Just("W".repeat(400)),
    ]
}

fn any_life() -> impl Strategy<Value = Life> {
    let effects = proptest::collection::vec((0..SideEffectKind::ALL.len(), 0..3_usize, 0..150_u32, any_text()), 0..200);
    let questions = proptest::collection::vec(any_text(), 0..30);
    let medicines = proptest::collection::vec((any_text(), any_text()), 0..20);
    (any_text(), any_text(), effects, questions, medicines).prop_map(
        |(name, condition, effects, questions, medicines)| {
            let mut life = five_months();
            life.person.name = Some(name);
            life.person.condition = Some(condition);
            life.questions = questions;
            for (kind, grade, day, words) in effects {
                let began = life::date("2026-08-08") + chrono::Days::new(u64::from(day));
                let what = SideEffectKind::ALL[kind];
                life.effect(what, Grade::ALL[grade], &format!("{began} 12:00"), Some(2), Opinion::NotSure);
                life.effects.last_mut().unwrap().own_words = (what == SideEffectKind::Other).then_some(words);
            }
            life.effects.sort_by_key(|effect| effect.began);
            for (name, dose) in medicines {
                let medicine = life.medicines[0].clone();
                life.medicines.push(OtherMedicine { name, dose: Some(dose), ..medicine });
            }
            life
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn page_one_stays_one_page_whatever_is_entered(life in any_life(), is_letter: bool) {
        let report = life.report("2026-08-07", "2027-01-11", &without_detail());
        let sheets = laid_out(&report, if is_letter { Paper::Letter } else { Paper::A4 });
        prop_assert_eq!(is_on_the_paper(&sheets, 0), Ok(()));
        prop_assert_eq!(on_each_other(&sheets, 0), Vec::new());
        prop_assert!(texts(&sheets, 1).contains(&words::about::TITLE.to_owned()));
        for page in 1..sheets.pages.len() {
            prop_assert_eq!(is_on_the_paper(&sheets, page), Ok(()));
        }
    }
}
