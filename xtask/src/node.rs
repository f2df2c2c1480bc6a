//! The window's own project in `ui`: its dependencies and its build, each only when needed.

use std::{fs, path::Path, process::Command, time::SystemTime};

use crate::{
    failure::{Outcome, failed},
    project::Project,
    shell::{answer, find, run},
};

/// The oldest Node that the window's build tools take.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// The copy of `package-lock.json` that the last `npm ci` was for.
const STAMP: &str = "node_modules/.installed-for.json";

/// npm, in `ui`.
pub(crate) fn npm(project: &Project, arguments: &[&str]) -> Command {
    npm_in(&project.ui(), arguments)
}

fn npm_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.current_dir(folder).args(arguments);
    command
}

/// Why the window can't be built here for want of Node; none where it can.
pub(crate) fn missing() -> Option<String> {
    let wanted = format!("Node {}.{} or newer, with npm", OLDEST_NODE.0, OLDEST_NODE.1);
    let Some(found) = answer(Command::new("node").arg("--version")) else { return Some(wanted) };
    let npm = if cfg!(windows) { find_windows_npm() } else { find("npm").is_some() };
    match version(&found) {
        Some(version) if version >= OLDEST_NODE && npm => None,
        Some(version) if version >= OLDEST_NODE => Some("npm".to_owned()),
        _ => Some(format!("{wanted} (found {})", found.trim())),
    }
}

fn find_windows_npm() -> bool {
    answer(Command::new("npm.cmd").arg("--version")).is_some()
}

/// Installs the window's dependencies where `package-lock.json` changed since the last time.
pub(crate) fn install(project: &Project) -> Outcome {
    install_in(&project.ui(), "the window's dependencies")
}

/// The same for the validator of exported FHIR documents.
pub(crate) fn install_validator(project: &Project) -> Outcome {
    install_in(&project.fhir(), "the validator of FHIR documents")
}

fn install_in(folder: &Path, what: &str) -> Outcome {
    if let Some(missing) = missing() {
        return Err(failed(format!("{missing} is needed")));
    }
    if is_current(folder) {
        return Ok(());
    }
    println!("Installing {what} (npm ci)");
    run(&mut npm_in(folder, &["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::copy(folder.join("package-lock.json"), folder.join(STAMP))
        .map(drop)
        .map_err(|error| failed(format!("{STAMP} can't be written: {error}")))
}

/// Builds the window where a source is newer than the last build.
pub(crate) fn build(project: &Project) -> Outcome {
    install(project)?;
    if is_built(&project.ui()) {
        return Ok(());
    }
    println!("Building the window (npm run build)");
    run(&mut npm(project, &["run", "--silent", "build"]))
}

/// True where the dependencies were installed for the present `package-lock.json`.
fn is_current(ui: &Path) -> bool {
    match (fs::read(ui.join("package-lock.json")), fs::read(ui.join(STAMP))) {
        (Ok(lock), Ok(stamp)) => lock == stamp,
        _ => false,
    }
}

/// True where nothing in `ui` is newer than its build.
fn is_built(ui: &Path) -> bool {
    let Some(built) = modified(&ui.join("dist/index.html")) else { return false };
    newest_source(ui).is_some_and(|source| source <= built)
}

/// When a source of the window last changed. A folder's own time tells of deleted files.
fn newest_source(ui: &Path) -> Option<SystemTime> {
    let top = fs::read_dir(ui).ok()?.filter_map(Result::ok);
    top.filter(|entry| !is_product(&entry.file_name().to_string_lossy()))
        .filter_map(|entry| newest(&entry.path()))
        .max()
}

fn is_product(name: &str) -> bool {
    matches!(name, "dist" | "node_modules" | "coverage") || name.starts_with('.')
}

fn newest(path: &Path) -> Option<SystemTime> {
    let own = modified(path);
    let Ok(entries) = fs::read_dir(path) else { return own };
    entries.filter_map(Result::ok).filter_map(|entry| newest(&entry.path())).chain(own).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// Major and minor number out of "v20.19.1".
fn version(text: &str) -> Option<(u32, u32)> {
    let mut parts = text.trim().trim_start_matches('v').split('.').map(str::parse::<u32>);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::scratch::Scratch;

    /// A window's project with its folders and nothing in them.
    fn project(name: &str) -> Scratch {
        let ui = Scratch::new(name);
        for folder in ["src", "dist", "node_modules"] {
            fs::create_dir(ui.join(folder)).unwrap();
        }
        ui
    }

    /// Writes a file whose time lies `seconds` after a fixed instant.
    fn write(path: &Path, seconds: u64) {
        fs::write(path, "x").unwrap();
        set_time(path, seconds);
    }

    fn set_time(path: &Path, seconds: u64) {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + seconds);
        fs::File::open(path).unwrap().set_modified(time).unwrap();
    }

    #[test]
    fn the_dependencies_are_current_only_for_the_lock_they_were_installed_for() {
        let ui = project("stamp");
        assert!(!is_current(&ui), "no lock");
        fs::write(ui.join("package-lock.json"), "one").unwrap();
        assert!(!is_current(&ui), "never installed");
        fs::write(ui.join(STAMP), "one").unwrap();
        assert!(is_current(&ui));
        fs::write(ui.join("package-lock.json"), "two").unwrap();
        assert!(!is_current(&ui), "the lock changed");
    }

    #[test]
    fn the_window_is_built_anew_when_a_source_is_newer() {
        let ui = project("build");
        write(&ui.join("src/main.ts"), 1);
        set_time(&ui.join("src"), 1);
        assert!(!is_built(&ui), "never built");
        write(&ui.join("dist/index.html"), 2);
        assert!(is_built(&ui));
        write(&ui.join("node_modules/new.js"), 9);
        assert!(is_built(&ui), "a dependency is no source");
        write(&ui.join("src/main.ts"), 3);
        assert!(!is_built(&ui), "a source changed");
    }

    #[test]
    fn a_deleted_source_makes_the_build_old() {
        let ui = project("deleted");
        write(&ui.join("dist/index.html"), 2);
        set_time(&ui.join("src"), 1);
        assert!(is_built(&ui));
        set_time(&ui.join("src"), 3);
        assert!(!is_built(&ui));
    }

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(version("v20.19.1\n"), Some((20, 19)));
        assert_eq!(version("v22.3.0"), Some((22, 3)));
        assert_eq!(version("nonsense"), None);
        assert!(version("v9.0.0") < Some(OLDEST_NODE));
    }
}
