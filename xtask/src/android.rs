//! Type-checks the Rust for Android, as far as the machine allows. No app is built.

use std::{env, path::PathBuf, process::Command};

use crate::{
    failure::{Outcome, failed},
    project::Project,
    shell::{answer, cargo, is_set, run},
};

const TARGET: &str = "aarch64-linux-android";

/// Everything, so that what is for desktops only says so itself.
const EVERYTHING: &str = "--workspace";

/// The exit code by which a checker script says that it can't check here.
const SKIPPED: i32 = 3;

/// Checks with a checker script where there is one, else with the target and the NDK where they are
/// installed, else says why not and ends well.
pub(crate) fn android(project: &Project) -> Outcome {
    if let Some(script) = script(project) {
        return by_script(project, &script);
    }
    let missing = missing(project);
    if missing.is_empty() {
        return run(cargo(project).args(["check", "--target", TARGET, EVERYTHING]));
    }
    println!("skipped: missing {}", missing.join(", "));
    Ok(())
}

/// What the check lacks here; nothing where a checker script is there.
pub(crate) fn missing(project: &Project) -> Vec<String> {
    if script(project).is_some() {
        return Vec::new();
    }
    let mut missing = Vec::new();
    let targets = answer(Command::new("rustup").args(["target", "list", "--installed"]));
    if !targets.unwrap_or_default().lines().any(|target| target == TARGET) {
        missing.push(format!("the Rust target (rustup target add {TARGET})"));
    }
    if !is_set("NDK_HOME") {
        missing.push("the NDK (NDK_HOME is empty)".to_owned());
    }
    missing
}

/// `LDN_ANDROID_CHECK` names a script that checks without an SDK; else one beside the repository.
fn script(project: &Project) -> Option<PathBuf> {
    let beside = project.root.join("../shared/android/check-android.sh");
    let path = env::var_os("LDN_ANDROID_CHECK").map_or(beside, PathBuf::from);
    path.is_file().then_some(path)
}

fn by_script(project: &Project, script: &PathBuf) -> Outcome {
    let status = Command::new("bash")
        .arg(script)
        .arg(&project.root)
        .arg("--")
        .arg(EVERYTHING)
        .status()
        .map_err(|error| failed(format!("{} can't be started: {error}", script.display())))?;
    match status.code() {
        Some(0 | SKIPPED) => Ok(()),
        _ => Err(failed(format!("the check for Android failed ({status})"))),
    }
}
