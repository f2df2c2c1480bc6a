//! Builds the program and opens it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    demo,
    failure::{Outcome, failed},
    install, node,
    packages::Need,
    project::{PROGRAM, Project},
    shell::{answer, cargo, is_set, run as start, run_quietly, shown},
};

/// Installs what is missing, builds the program and opens it: its window where there is a display,
/// pictures of it on demo data where there is none.
pub(crate) fn run(project: &Project) -> Outcome {
    if has_display() {
        install::ensure(&[Need::Build])?;
        build(project)?;
        return start(Command::new(project.program()).current_dir(&project.root));
    }
    println!(
        "There is no display here (DISPLAY and WAYLAND_DISPLAY are empty): \
         opening the program on a virtual one, on demo data, for pictures."
    );
    install::ensure(&[Need::Build, Need::Headless])?;
    build(project)?;
    take_pictures(project)
}

/// Builds the window and the program, without a test's clock.
pub(crate) fn build(project: &Project) -> Outcome {
    node::build(project)?;
    start(cargo(project).args(["build", "--package", PROGRAM, "--bin", PROGRAM]))
}

fn has_display() -> bool {
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

fn take_pictures(project: &Project) -> Outcome {
    let folder = project.demo();
    empty(&folder)?;
    demo::fill(project, &until_today())?;
    run_quietly(
        cargo(project)
            .args(["run", "--quiet", "--package", "ldn-tests", "--bin", "pictures", "--"])
            .arg(shown(project, &folder)),
    )?;
    let pictures = pictures(&folder);
    if pictures.is_empty() {
        return Err(failed("no picture was saved"));
    }
    for picture in pictures {
        println!("{}", shown(project, &picture));
    }
    Ok(())
}

/// Saves the pictures of `docs/pictures` anew, by a program whose clock is set to their evening.
pub(crate) fn pictures_for_docs(project: &Project) -> Outcome {
    // Page one of the report is drawn by poppler, which only the tests need besides.
    install::ensure(&[Need::Build, Need::Headless, Need::Test])?;
    node::build(project)?;
    start(cargo(project).args(["build", "--package", PROGRAM, "--features", "test-clock"]))?;
    let run = |package: &str, what: [&str; 2]| {
        let from = ["run", "--quiet", "--package", package];
        run_quietly(cargo(project).args(from).args(what).args(["--", "--docs", "docs/pictures"]))
    };
    run("ldn-tests", ["--bin", "pictures"])?;
    run("ldn-export", ["--example", "report_pictures"])
}

/// Makes `folder` be there, with nothing in it.
pub(crate) fn empty(folder: &Path) -> Outcome {
    let removed = if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) };
    removed
        .and_then(|()| fs::create_dir_all(folder))
        .map_err(|error| failed(format!("{} can't be emptied: {error}", folder.display())))
}

/// The demo's history ends today, as the system tells the date.
fn until_today() -> Vec<String> {
    let today = answer(Command::new("date").arg("+%Y-%m-%d")).unwrap_or_default();
    match today.trim() {
        "" => Vec::new(),
        date => vec!["--until".to_owned(), date.to_owned()],
    }
}

/// What was saved to be looked at, sorted by name. Data and half-made files are left out.
fn pictures(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.is_file() && is_picture(path)).collect();
    found.sort();
    found
}

fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "png" || ending == "pdf")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_looked_at_is_a_picture() {
        assert!(is_picture(Path::new("target/demo/today.png")));
        assert!(is_picture(Path::new("target/demo/report.pdf")));
        assert!(!is_picture(Path::new("target/demo/companion.db")));
    }
}
