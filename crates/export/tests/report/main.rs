//! The report's PDF, read back by other readers: `pdftotext` of poppler for what it says and in which
//! order, lopdf for how it is made, `qpdf` for whether it is sound.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "tests"
)]

mod life;

use std::io::Write as _;
use std::process::{Command, Stdio};

use ldn_core::report::{DetailRow, Report, ReportOptions};
use ldn_export::pdf::{Paper, report_pages, report_pdf};
use life::{a_year, cases, five_months, ten_years};
use lopdf::{Document, Object};

fn looks() -> Report {
    five_months().report("2026-08-07", "2027-01-11", &ReportOptions::default())
}

/// What a reader finds in the order of the document, page by page.
fn pages_of(pdf: &[u8]) -> Vec<String> {
    let mut child = Command::new("pdftotext")
        .args(["-raw", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("pdftotext of poppler-utils");
    let mut input = child.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    text.trim_end_matches('\u{C}').split('\u{C}').map(str::to_owned).collect()
}

/// Finds each of `expected` after the one before it.
fn assert_in_order(text: &str, expected: &[String]) {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for said in expected {
        let found = flat[from..].find(said.as_str());
        from += found.unwrap_or_else(|| panic!("{said:?} is not in: {}", &flat[from..]));
    }
}

#[test]
fn every_figure_of_core_is_on_page_one_in_reading_order() {
    let report = looks();
    let sum = report.doses.adherence;
    let gap = report.logged.longest_gap.unwrap();
    let mut expected = vec![
        "7 August 2026 to 11 January 2027".to_owned(),
        format!("{} days", report.period.days()),
        "Example, born 14 March 1979. Fibromyalgia.".to_owned(),
        "4.5 mg a day".to_owned(),
        "08:00, liquid 1 mg/mL = 4.5 mL".to_owned(),
        format!("{} of {}", sum.taken, sum.due),
        format!("{} %", sum.percent().unwrap()),
        format!("{} late, {} skipped, {} missed", sum.late, sum.skipped, sum.missed),
        format!("{} left out", report.doses.left_out),
        format!("{} to {}", report.main.change.baseline.unwrap(), report.main.change.now.unwrap()),
        format!("{} % lower", report.main.change.percent_less.unwrap()),
        format!("{} of {}", report.logged.days, report.logged.of),
        format!("longest gap: {} days", gap.days),
        "Weekly means over the dose".to_owned(),
    ];
    for row in &report.changes {
        let change = row.change;
        expected.push(format!("{} n {}", change.baseline.unwrap(), change.baseline_days));
        expected.push(format!("{} n {}", change.now.unwrap(), change.now_days));
        let percent = change.percent_less.unwrap();
        expected.push(format!("{} % {}", percent.abs(), if percent > 0 { "lower" } else { "higher" }));
    }
    let sides = report.moves.first().unwrap();
    for (before, after) in [
        (sides.before.minutes_to_sleep, sides.after.minutes_to_sleep),
        (sides.before.minutes_awake, sides.after.minutes_awake),
        (sides.before.quality, sides.after.quality),
    ] {
        expected.push(format!("{} n {}", before.value.unwrap(), before.nights));
        expected.push(format!("{} n {}", after.value.unwrap(), after.nights));
    }
    expected.push("34 hours between".to_owned());
    expected.extend(["Trouble sleeping moderate, got in the way 19 Nov 4.5 mg same day 9 days yes".to_owned()]);
    expected.extend(["Hot flashes mild 14 Dec 4.5 mg".to_owned(), "ongoing, 28 days no".to_owned()]);
    expected.extend(["Duloxetine 30 mg".to_owned(), "No opioid entered.".to_owned()]);
    expected.extend(["ESR, mm/h 31 24 0–20".to_owned(), "After 8 weeks: a little better".to_owned()]);
    expected.push("12 to 17 December".to_owned());
    expected.extend(report.questions.iter().cloned());
    expected.push("Page 1 of".to_owned());
    assert_in_order(&pages_of(&report_pdf(&report, Paper::A4).unwrap())[0], &expected);
}

#[test]
fn page_two_tells_of_all_four_trials() {
    let pages = pages_of(&report_pdf(&looks(), Paper::A4).unwrap());
    let expected = [
        "About low-dose naltrexone",
        "Who must not have it",
        "two larger randomised trials found no significant effect on pain",
        "10 women",
        "28.8 % lower, on placebo 18.0 %",
        "No significant effect on pain: 1.3 points lower, on placebo 0.9",
        "No significant effect on pain at 3 months",
        "10.1016/S2665-9913(23)00278-3",
    ];
    assert_in_order(&pages[1], &expected.map(str::to_owned));
}

#[test]
fn each_day_has_its_row() {
    let report = looks();
    let all = pages_of(&report_pdf(&report, Paper::A4).unwrap()).join(" ");
    let days = report.detail.iter().filter_map(|row| match row {
        DetailRow::Day(day) => Some(day.date.format("%a %-d %b %Y").to_string()),
        DetailRow::Nothing(_) => None,
    });
    assert_in_order(&all[all.find("Day by day").unwrap()..], &days.collect::<Vec<_>>());
}

#[test]
fn it_has_a_title_a_language_an_outline_and_tags() {
    let pdf = report_pdf(&looks(), Paper::A4).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    let marked = document.get_dictionary(catalog.get(b"MarkInfo").unwrap().as_reference().unwrap_or((0, 0)));
    let marked = marked.or_else(|_| catalog.get(b"MarkInfo").unwrap().as_dict()).unwrap();
    assert!(marked.get(b"Marked").unwrap().as_bool().unwrap());
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"Outlines"));
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info)).unwrap().1.as_dict().unwrap();
    let title = lopdf::decode_text_string(info.get(b"Title").unwrap()).unwrap();
    assert_eq!(title, "Low-dose naltrexone: patient’s diary");
    assert!(claims_pdf_ua(&document));
}

/// It does where krilla found nothing against it.
fn claims_pdf_ua(document: &Document) -> bool {
    let metadata = document.catalog().unwrap().get(b"Metadata").unwrap();
    let metadata = document.dereference(metadata).unwrap().1.as_stream().unwrap();
    let xmp = metadata.get_plain_content().unwrap_or_else(|_| metadata.content.clone());
    String::from_utf8_lossy(&xmp).contains("pdfuaid:part")
}

#[test]
fn tables_have_heads_and_the_chart_its_words() {
    let pdf = report_pdf(&looks(), Paper::A4).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let elements: Vec<&lopdf::Dictionary> =
        document.objects.values().filter_map(|object| object.as_dict().ok()).collect();
    let count = |role: &[u8]| {
        let is =
            |element: &&&lopdf::Dictionary| element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == role);
        elements.iter().filter(is).count()
    };
    assert_eq!(count(b"H1"), 1);
    assert!(count(b"H2") >= 12);
    assert!(count(b"Table") >= 6 && count(b"TH") > count(b"Table"));
    assert_eq!(count(b"Figure"), 1);
    assert!(elements.iter().any(|element| element.has(b"Alt")));
}

#[test]
fn every_font_is_embedded_as_a_part_of_it() {
    let mut life = five_months();
    life.person.name = Some("Ольга Ελένη".to_owned());
    let pdf = report_pdf(&life.report("2026-08-07", "2027-01-11", &ReportOptions::default()), Paper::A4).unwrap();
    let document = Document::load_mem(&pdf).unwrap();
    let descriptors: Vec<&lopdf::Dictionary> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|dictionary| {
            dictionary.get(b"Type").and_then(Object::as_name).is_ok_and(|name| name == b"FontDescriptor")
        })
        .collect();
    assert!(descriptors.len() >= 3, "two weights, and what Atkinson lacks");
    for descriptor in descriptors {
        assert!(descriptor.has(b"FontFile2") || descriptor.has(b"FontFile3"), "{descriptor:?}");
        let name = descriptor.get(b"FontName").and_then(Object::as_name).unwrap();
        assert!(name.contains(&b'+'), "a subset has its mark");
    }
    // Much smaller than the fonts themselves.
    assert!(pdf.len() < 400_000, "{}", pdf.len());
}

#[test]
fn names_in_other_scripts_are_found_again() {
    let mut life = five_months();
    life.person.name = Some("Ольга Ελένη Nguyễn".to_owned());
    let report = life.report("2026-08-07", "2027-01-11", &ReportOptions::default());
    let pages = pages_of(&report_pdf(&report, Paper::Letter).unwrap());
    assert_in_order(&pages[0], &["Ольга Ελένη Nguyễn".to_owned()]);
}

#[test]
fn whatever_is_typed_there_is_a_pdf() {
    let typed = [
        "",
        "\u{0}\u{1}\u{7}\r\n\t\u{1B}[31m",
        "\u{202E}reversed\u{202C} \u{2066}\u{2069}",
        "שלום עולם 123 مرحبا بالعالم",
        "日本語とEnglishと한국어",
        "👩‍👩‍👧‍👦 🇩🇪 ☺️ e\u{301}\u{327}\u{300}",
        "\u{FFFE}\u{FFFF}\u{FDD0}\u{10FFFF}\u{E000}\u{FEFF}",
        "हिन्दी ภาษาไทย ქართული አማርኛ",
        "<script>alert('x')</script> & \"quoted\"",
    ];
    for said in typed {
        let mut life = five_months();
        life.person.name = Some(said.to_owned());
        life.person.condition = Some(said.repeat(30));
        life.questions = vec![said.to_owned(), said.repeat(50)];
        life.scores[0].note = Some(said.repeat(100));
        life.effects[0].what = ldn_core::diary::side_effect::SideEffectKind::Other;
        life.effects[0].own_words = Some(said.to_owned());
        let options = ReportOptions { notes: true, ..ReportOptions::default() };
        let report = life.report("2026-08-07", "2026-09-07", &options);
        let pdf = report_pdf(&report, Paper::A4).unwrap_or_else(|error| panic!("{said:?}: {error}"));
        let document = Document::load_mem(&pdf).unwrap();
        assert!(document.get_pages().len() > 2, "{said:?}");
        assert!(claims_pdf_ua(&document), "{said:?}");
        for page in report_pages(&report, Paper::A4) {
            assert!(!page.contains("<script"), "what is typed is escaped");
        }
    }
}

#[test]
fn the_preview_has_the_same_pages_as_the_pdf() {
    for (name, life, from, to) in cases().into_iter().filter(|(name, ..)| *name != "ten-years") {
        let report = life.report(from, to, &ReportOptions::default());
        let pdf = Document::load_mem(&report_pdf(&report, Paper::A4).unwrap()).unwrap();
        let pages = report_pages(&report, Paper::A4);
        assert_eq!(pages.len(), pdf.get_pages().len(), "{name}");
        assert!(pages.iter().all(|page| page.starts_with("<svg") && page.ends_with("</svg>")));
    }
}

#[test]
fn another_checker_finds_nothing_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    for (name, life, from, to) in cases() {
        let file = folder.path().join(format!("{name}.pdf"));
        std::fs::write(&file, report_pdf(&life.report(from, to, &ReportOptions::default()), Paper::A4).unwrap())
            .unwrap();
        // 2 is an error, 3 a warning.
        let checked = Command::new("qpdf").arg("--check").arg(&file).output().expect("qpdf");
        assert_eq!(checked.status.code(), Some(0), "{name}: {}", String::from_utf8_lossy(&checked.stderr));
    }
}

#[test]
fn the_same_report_is_the_same_file() {
    let report = a_year().report("2026-08-07", "2027-08-20", &ReportOptions::default());
    assert_eq!(report_pdf(&report, Paper::A4), report_pdf(&report, Paper::A4));
}

#[test]
fn ten_years_have_one_first_page_and_number_all_others() {
    let report = ten_years().report("2016-11-10", "2026-11-22", &ReportOptions::default());
    let pages = pages_of(&report_pdf(&report, Paper::A4).unwrap());
    assert!(pages.len() > 100);
    for (place, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("Page {} of {}", place + 1, pages.len())), "page {}", place + 1);
    }
    assert!(pages[1].contains("About low-dose naltrexone"));
}
