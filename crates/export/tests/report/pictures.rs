//! Writes the report of invented lives to a folder, `target/report` where none is named, with its first
//! two pages as pictures where `pdftoppm` is there. With `--docs FOLDER` it writes the pictures of page one
//! that are kept in `docs/pictures`, and nothing else.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs, reason = "a tool for looking")]

mod life;

use std::path::{Path, PathBuf};
use std::process::Command;

use ldn_core::report::ReportOptions;
use ldn_export::pdf::{Paper, report_pages, report_pdf};

fn main() {
    let mut arguments = std::env::args().skip(1).peekable();
    let for_docs = arguments.next_if(|argument| argument == "--docs").is_some();
    let folder = arguments.next().map_or_else(|| PathBuf::from("target/report"), PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    if for_docs { first_pages(&folder) } else { everything(&folder) }
}

/// Page one of each life but the one of the looks, as `report-year.png`.
fn first_pages(folder: &Path) {
    for (name, life, from, to) in life::cases().into_iter().filter(|(name, ..)| *name != "looks") {
        let pdf = report_pdf(&life.report(from, to, &ReportOptions::default()), Paper::A4).unwrap();
        let file = folder.join(format!("report-{name}.pdf"));
        std::fs::write(&file, pdf).unwrap();
        let arguments = ["-png", "-r", "110", "-l", "1", "-singlefile"];
        let drawn = Command::new("pdftoppm").args(arguments).arg(&file).arg(file.with_extension("")).status();
        std::fs::remove_file(&file).unwrap();
        assert!(drawn.unwrap().success(), "{name}");
    }
}

fn everything(folder: &Path) {
    for (name, life, from, to) in life::cases() {
        let report = life.report(from, to, &ReportOptions::default());
        for (paper, suffix) in [(Paper::A4, ""), (Paper::Letter, "-letter")] {
            let begun = std::time::Instant::now();
            let pdf = report_pdf(&report, paper).unwrap();
            println!("{name}{suffix}: {} kB, {} ms", pdf.len() / 1024, begun.elapsed().as_millis());
            let file = folder.join(format!("{name}{suffix}.pdf"));
            std::fs::write(&file, pdf).unwrap();
            let arguments = ["-png", "-r", "110", "-l", "3"];
            let _ = Command::new("pdftoppm").args(arguments).arg(&file).arg(file.with_extension("")).status();
        }
        for (place, page) in report_pages(&report, Paper::A4).iter().take(2).enumerate() {
            std::fs::write(folder.join(format!("{name}-{}.svg", place + 1)), page).unwrap();
        }
    }
}
