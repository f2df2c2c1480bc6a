//! The report's screen: what it offers, what its pages look like, and where its files go.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod support;

use std::path::{Path, PathBuf};
use std::sync::Mutex;

use chrono_tz::Europe::Berlin;
use ldn_app::demo::{DemoOptions, fill};
use ldn_app::export::{ExportRequest, ExportWords, Format, SavedFiles};
use ldn_app::ports::Desk;
use ldn_app::report::{MadeFile, Paper, preview};
use ldn_app::view::{
    AppointmentDraft, AppointmentKind, QuestionDraft, ReportAsked, ReportChoices, ReportFormat, ReportNotes,
    ReportPaper, ReportPeriodAsked, ReportPerson, ReportPreview, ReportSection, SavedFile, ScaleName, ScoreValue,
    ScoresDraft, WhenSaid,
};
use ldn_app::{AppError, Timestamp};
use support::{PlainFiles, World, instant};

fn demo() -> World {
    let mut world = World::at("2026-11-23 21:42");
    let options = DemoOptions { months: 3, seed: 7, until: "2026-11-23".parse().ok(), bedtime: None };
    let now = Timestamp::from_seconds(instant(Berlin, "2026-11-23 12:00"));
    fill(&world.folder.path().join("demo"), &options, now, Berlin, &PlainFiles).unwrap();
    world.moves_to("demo");
    world
}

fn choices(world: &World) -> ReportChoices {
    world.companion.report_setup(None).unwrap().choices
}

fn asked(world: &World, period: ReportPeriodAsked) -> ReportAsked {
    ReportAsked { period, choices: choices(world) }
}

fn dates(from: &str, to: &str) -> ReportPeriodAsked {
    ReportPeriodAsked::Dates { from: from.to_owned(), to: to.to_owned() }
}

fn pages(world: &World, asked: &ReportAsked, first: u32) -> ReportPreview {
    preview(&world.companion.asked_report(asked).unwrap(), asked.choices.paper, first)
}

fn words() -> ExportWords {
    ExportWords::read(include_str!("../../../ui/src/text/en/export.json")).unwrap()
}

fn file(world: &mut World, period: ReportPeriodAsked, format: ReportFormat) -> Result<MadeFile, AppError> {
    let asked = asked(world, period);
    world.companion.report_file(&asked, format, &words())
}

/// Folders of the test, and what was opened.
#[derive(Default)]
struct TestDesk {
    folders: Vec<PathBuf>,
    opened: Mutex<Vec<(&'static str, PathBuf)>>,
}

impl Desk for TestDesk {
    fn folders(&self) -> Vec<PathBuf> {
        self.folders.clone()
    }

    fn open(&self, file: &Path) -> Result<(), AppError> {
        self.opened.lock().unwrap().push(("open", file.to_owned()));
        Ok(())
    }

    fn show(&self, file: &Path) -> Result<(), AppError> {
        self.opened.lock().unwrap().push(("show", file.to_owned()));
        Ok(())
    }
}

fn made(bytes: &[u8]) -> MadeFile {
    let stem = "Diary report 2026-11-23".to_owned();
    MadeFile { format: ReportFormat::Pdf, stem, ending: "pdf", bytes: bytes.to_vec() }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries.map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn each_period_is_offered_with_its_days_and_without_a_visit_one_is_not() {
    let mut world = demo();
    let setup = world.companion.report_setup(None).unwrap();
    assert_eq!((setup.last_30_days.from.as_str(), setup.last_30_days.days), ("2026-10-25", 30));
    assert_eq!(setup.since_last_visit, None);
    assert!(setup.everything.from.as_str() < "2026-08-15" && setup.everything.days > 100);
    let on = "2026-10-15".to_owned();
    let visit = AppointmentDraft { id: None, kind: AppointmentKind::Visit, on, remind_days: None, note: None };
    world.companion.put_appointment(&visit).unwrap();
    let since = world.companion.report_setup(None).unwrap().since_last_visit.unwrap();
    assert_eq!((since.from.as_str(), since.to.as_str(), since.days), ("2026-10-15", "2026-11-23", 40));
}

#[test]
fn at_first_all_is_shown_but_the_notes_and_nobody_is_named() {
    let setup = World::at("2026-11-23 21:42").companion.report_setup(None).unwrap();
    assert_eq!(setup.choices.sections, setup.sections);
    assert_eq!((setup.choices.notes, setup.choices.main), (false, ScaleName::Pain));
    assert_eq!(setup.person, ReportPerson { name: String::new(), born: String::new(), condition: String::new() });
}

#[test]
fn the_paper_is_the_regions_until_the_person_chooses_one() {
    let mut world = World::at("2026-11-23 21:42");
    let paper = |world: &World, region| world.companion.report_setup(region).unwrap().choices.paper;
    assert_eq!([paper(&world, Some("US")), paper(&world, Some("DE"))], [ReportPaper::Letter, ReportPaper::A4]);
    let chosen = ReportChoices { paper: ReportPaper::A4, ..choices(&world) };
    world.companion.put_report_choices(&chosen).unwrap();
    assert_eq!(paper(&world, Some("US")), ReportPaper::A4);
}

#[test]
fn what_was_chosen_is_there_the_next_time() {
    let mut world = World::at("2026-11-23 21:42");
    let chosen = ReportChoices {
        sections: vec![ReportSection::Chart, ReportSection::Questions],
        notes: true,
        main: ScaleName::Fatigue,
        paper: ReportPaper::Letter,
    };
    world.companion.put_report_choices(&chosen).unwrap();
    world.restarts();
    assert_eq!(choices(&world), chosen);
    // The command line and an older window know nothing of paper: it stays.
    let options = world.companion.report_options().unwrap();
    world.companion.set_report_options(&options).unwrap();
    assert_eq!(choices(&world), chosen);
}

#[test]
fn whose_it_is_is_kept_as_typed_and_a_date_that_is_none_is_refused() {
    let mut world = World::at("2026-11-23 21:42");
    let typed =
        |born: &str| ReportPerson { name: " Ada Example ".to_owned(), born: born.to_owned(), condition: String::new() };
    assert_eq!(world.companion.put_report_person(&typed("14 March")), Err(AppError::DateInvalid));
    let ahead = world.companion.put_report_person(&typed("2027-01-01"));
    assert!(matches!(ahead, Err(AppError::DateOutOfRange { .. })), "{ahead:?}");
    assert_eq!(world.companion.report_setup(None).unwrap().person.name, "");
    world.companion.put_report_person(&typed("1979-03-14")).unwrap();
    let said = world.companion.report_setup(None).unwrap().person;
    assert_eq!((said.name.as_str(), said.born.as_str(), said.condition.as_str()), ("Ada Example", "1979-03-14", ""));
}

#[test]
fn a_few_pages_are_shown_at_first_and_the_rest_when_asked_for() {
    let world = demo();
    let asked = asked(&world, ReportPeriodAsked::Everything);
    let first = pages(&world, &asked, 0);
    assert_eq!(first.pages.len(), 3);
    let rest = pages(&world, &asked, 3);
    assert_eq!((rest.of, rest.pages.len()), (first.of, usize::try_from(first.of).unwrap() - 3));
    assert!(rest.pages.iter().all(|page| !first.pages.contains(page)));
    assert!(pages(&world, &asked, first.of).pages.is_empty());
}

#[test]
fn a_question_is_on_the_preview_as_it_was_typed_and_runs_nothing() {
    let mut world = demo();
    let asks = "</text><script>alert(1)</script><image href=x onerror=alert(2)> & \u{1}".to_owned();
    world.companion.put_question(&QuestionDraft { id: None, asks, asked: false }).unwrap();
    let page = pages(&world, &asked(&world, ReportPeriodAsked::Last30Days), 0).pages.remove(0);
    let text: String = page.split('<').filter_map(|part| part.split_once('>').map(|(_, text)| text)).collect();
    assert!(text.contains("&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;"), "{text}");
    let tags: Vec<&str> = page.split('<').skip(1).map(|part| part.split([' ', '>', '/']).next().unwrap()).collect();
    assert!(tags.iter().all(|tag| ["svg", "rect", "path", "circle", "text", ""].contains(tag)), "{tags:?}");
    assert!(!page.contains('\u{1}'));
}

#[test]
fn days_without_an_entry_say_so() {
    let world = World::at("2026-11-23 21:42");
    let shown = pages(&world, &asked(&world, ReportPeriodAsked::Last30Days), 0);
    assert!(shown.is_empty && !shown.pages.is_empty());
    assert!(!pages(&demo(), &asked(&world, ReportPeriodAsked::Last30Days), 0).is_empty);
}

#[test]
fn dates_that_are_none_or_make_no_period_are_refused() {
    let world = demo();
    let refused = |from: &str, to: &str| world.companion.asked_report(&asked(&world, dates(from, to))).unwrap_err();
    assert_eq!(refused("2026-02-30", "2026-11-23"), AppError::DateInvalid);
    assert_eq!(refused("", ""), AppError::DateInvalid);
    assert_eq!(refused("2026-11-10", "2026-11-09"), AppError::EndBeforeBeginning);
    assert!(matches!(refused("1900-01-01", "2026-11-09"), AppError::DateOutOfRange { .. }));
    let since_none = world.companion.asked_report(&asked(&world, ReportPeriodAsked::SinceLastVisit));
    assert_eq!(since_none, Err(AppError::NoVisitYet));
}

#[test]
fn every_format_has_a_discreet_name_and_its_own_beginning() {
    let mut world = demo();
    for (format, ending, beginning) in [
        (ReportFormat::Pdf, "pdf", &b"%PDF"[..]),
        (ReportFormat::Csv, "zip", b"PK"),
        (ReportFormat::Fhir, "json", b"{\"resourceType\":\"Bundle\""),
        (ReportFormat::Json, "json", b"{\n"),
    ] {
        let made = file(&mut world, ReportPeriodAsked::Last30Days, format).unwrap();
        assert_eq!(made.ending, ending);
        assert!(made.bytes.starts_with(beginning), "{format:?}");
        assert!(made.stem.starts_with("Diary") && made.stem.ends_with("2026-11-23"), "{}", made.stem);
        for word in ["ldn", "naltrexone", "pain", "fibro"] {
            assert!(!made.stem.to_lowercase().contains(word), "{}", made.stem);
        }
    }
}

#[test]
fn the_period_holds_for_the_exports_too_but_json_is_of_everything() {
    let mut world = demo();
    let length = |world: &mut World, period, format| file(world, period, format).unwrap().bytes.len();
    for format in [ReportFormat::Csv, ReportFormat::Fhir] {
        let part = length(&mut world, dates("2026-11-10", "2026-11-12"), format);
        assert!(part < length(&mut world, ReportPeriodAsked::Everything, format), "{format:?}");
    }
    let all = length(&mut world, ReportPeriodAsked::Everything, ReportFormat::Json);
    assert_eq!(length(&mut world, dates("2026-11-10", "2026-11-12"), ReportFormat::Json), all);
}

#[test]
fn the_record_system_is_told_whose_diary_it_is() {
    let mut world = demo();
    let person =
        |name: &str| ReportPerson { name: name.to_owned(), born: "1979-03-14".to_owned(), condition: String::new() };
    world.companion.put_report_person(&person("Ada Example")).unwrap();
    let made = file(&mut world, ReportPeriodAsked::Last30Days, ReportFormat::Fhir).unwrap();
    let document = String::from_utf8(made.bytes).unwrap();
    assert!(document.contains("\"birthDate\":\"1979-03-14\"") && document.contains("Ada Example"));
}

#[test]
fn the_notes_are_offered_off_for_record_systems_and_on_for_ones_own_spreadsheets() {
    let mut world = demo();
    let offered = world.companion.report_setup(None).unwrap().notes;
    let note = |format, usually| ReportNotes { format, usually };
    assert_eq!(offered, [note(ReportFormat::Csv, true), note(ReportFormat::Fhir, false)]);
    let score = ScoreValue { scale: ScaleName::Pain, value: 4 };
    let draft = ScoresDraft { values: vec![score], at: WhenSaid::Now, note: "for nobody else".to_owned() };
    world.companion.put_scores(&draft).unwrap();
    for (notes, found) in [(false, false), (true, true)] {
        let asked = asked(&world, ReportPeriodAsked::Last30Days);
        let asked = ReportAsked { choices: ReportChoices { notes, ..asked.choices }, ..asked };
        let made = world.companion.report_file(&asked, ReportFormat::Fhir, &words()).unwrap();
        assert_eq!(String::from_utf8(made.bytes).unwrap().contains("for nobody else"), found);
        let made = world.companion.report_file(&asked, ReportFormat::Json, &words()).unwrap();
        assert!(String::from_utf8(made.bytes).unwrap().contains("for nobody else"), "everything is everything");
    }
}

#[test]
fn the_command_lines_report_is_of_the_days_that_are_asked_for() {
    let mut world = demo();
    let mut report = |from: Option<&str>, to: Option<&str>, paper| {
        let date = |date: Option<&str>| date.map(|date| date.parse().unwrap());
        let request = ExportRequest { from: date(from), to: date(to), paper, ..ExportRequest::everything(Format::Pdf) };
        world.companion.export(&request, &words())
    };
    let all = report(None, None, Paper::A4).unwrap();
    assert!(all.starts_with(b"%PDF"));
    let part = report(Some("2026-11-01"), Some("2026-11-10"), Paper::A4).unwrap();
    assert!(part.len() < all.len());
    assert_ne!(report(None, None, Paper::Letter).unwrap(), all);
    assert_eq!(report(Some("2026-11-01"), None, Paper::A4), report(Some("2026-11-01"), Some("2026-11-23"), Paper::A4));
    assert_eq!(report(Some("2026-11-10"), Some("2026-11-01"), Paper::A4), Err(AppError::ExportPeriodReversed));
}

#[test]
fn a_second_file_of_a_day_gets_a_number_and_the_first_stays() {
    let home = tempfile::tempdir().unwrap();
    let (desk, saved) =
        (TestDesk { folders: vec![home.path().to_owned()], ..TestDesk::default() }, SavedFiles::default());
    let names_given: Vec<SavedFile> =
        [&b"one"[..], b"two", b"three"].iter().map(|bytes| saved.save(&desk, &made(bytes)).unwrap()).collect();
    let given: Vec<&str> = names_given.iter().map(|saved| saved.name.as_str()).collect();
    let expected =
        ["Diary report 2026-11-23.pdf", "Diary report 2026-11-23 (2).pdf", "Diary report 2026-11-23 (3).pdf"];
    assert_eq!(given, expected);
    assert_eq!(std::fs::read(home.path().join(expected[0])).unwrap(), b"one");
    assert_eq!(names(home.path()).len(), 3);
}

#[test]
fn what_was_saved_in_this_run_can_be_opened_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let (desk, saved) =
        (TestDesk { folders: vec![home.path().to_owned()], ..TestDesk::default() }, SavedFiles::default());
    let file = saved.save(&desk, &made(b"%PDF")).unwrap();
    saved.open(&desk, file.id).unwrap();
    saved.show(&desk, file.id).unwrap();
    let path = home.path().join(&file.name);
    assert_eq!(*desk.opened.lock().unwrap(), [("open", path.clone()), ("show", path.clone())]);
    assert_eq!(saved.open(&desk, file.id + 1), Err(AppError::SavedFileGone));
    assert_eq!(SavedFiles::default().open(&desk, file.id), Err(AppError::SavedFileGone));
    std::fs::remove_file(path).unwrap();
    assert_eq!(saved.show(&desk, file.id), Err(AppError::SavedFileGone));
    assert_eq!(desk.opened.lock().unwrap().len(), 2);
}

#[test]
fn where_there_are_no_documents_the_next_folder_takes_it_and_is_named() {
    let home = tempfile::tempdir().unwrap();
    let downloads = home.path().join("Downloads");
    std::fs::create_dir(&downloads).unwrap();
    let folders = vec![home.path().join("Documents"), downloads, home.path().to_owned()];
    let desk = TestDesk { folders, ..TestDesk::default() };
    let file = SavedFiles::default().save(&desk, &made(b"%PDF")).unwrap();
    assert_eq!(file.folder, "Downloads");
    assert_eq!(names(&home.path().join("Downloads")), ["Diary report 2026-11-23.pdf"]);
}

#[test]
fn where_no_folder_takes_it_the_first_is_named_and_nothing_is_left() {
    let none = SavedFiles::default().save(&TestDesk::default(), &made(b"%PDF"));
    assert_eq!(none, Err(AppError::NoFolderToSaveIn));
    let home = tempfile::tempdir().unwrap();
    let folders = ["Documents", "Downloads"].map(|name| home.path().join(name)).to_vec();
    let path = folders.first().unwrap().display().to_string();
    let refused = SavedFiles::default().save(&TestDesk { folders, ..TestDesk::default() }, &made(b"%PDF"));
    assert_eq!(refused, Err(AppError::ExportNoFolder { path }));
    assert!(names(home.path()).is_empty());
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_may_not_be_written_to_is_passed_over() {
    let home = tempfile::tempdir().unwrap();
    // Nobody may make a file here, whoever they are.
    let desk = TestDesk { folders: vec![PathBuf::from("/sys"), home.path().to_owned()], ..TestDesk::default() };
    let file = SavedFiles::default().save(&desk, &made(b"%PDF")).unwrap();
    assert!(home.path().join(file.name).is_file());
    let alone = TestDesk { folders: vec![PathBuf::from("/sys")], ..TestDesk::default() };
    let refused = SavedFiles::default().save(&alone, &made(b"%PDF"));
    assert!(matches!(refused, Err(AppError::ExportReadOnly { .. })), "{refused:?}");
}
