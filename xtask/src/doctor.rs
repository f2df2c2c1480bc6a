//! Says what is missing on this machine, and installs nothing.

use std::process::Command;

use crate::{
    android,
    failure::{Outcome, failed},
    install, node,
    packages::Need,
    project::Project,
    shell::{find, succeeds},
};

/// One line a task. Fails where something for `run` or `test` is missing.
pub(crate) fn doctor(project: &Project) -> Outcome {
    let run = missing(&[Need::Build]);
    let test = missing(&[Need::Build, Need::Headless, Need::Test]);
    println!("{}", line("run", &run));
    println!("{}", line("test", &test));
    println!("{}", line("check", &missing_for_check()));
    println!("{}", line("android", &android::missing(project)));
    if run.is_empty() && test.is_empty() {
        return Ok(());
    }
    Err(failed("cargo xtask run and cargo xtask test install the system packages"))
}

fn missing(needs: &[Need]) -> Vec<String> {
    let packages = install::missing_here(needs).into_iter().map(str::to_owned);
    compiler().into_iter().chain(node::missing()).chain(packages).collect()
}

/// Only macOS has its linker in a package of its own that no package manager brings.
fn compiler() -> Option<String> {
    let there = !cfg!(target_os = "macos") || succeeds(Command::new("xcode-select").arg("-p"));
    (!there).then(|| "Xcode's command line tools (xcode-select --install)".to_owned())
}

fn missing_for_check() -> Vec<String> {
    ["cargo-fmt", "cargo-clippy", "cargo-deny"]
        .into_iter()
        .filter(|program| find(program).is_none())
        .map(str::to_owned)
        .collect()
}

fn line(task: &str, missing: &[String]) -> String {
    match missing {
        [] => format!("{task:8} ready"),
        _ => format!("{task:8} missing: {}", missing.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_with_nothing_missing_is_ready() {
        assert_eq!(line("run", &[]), "run      ready");
    }

    #[test]
    fn all_that_is_missing_stands_on_one_line() {
        let missing = ["xvfb".to_owned(), "dunst".to_owned()];
        assert_eq!(line("test", &missing), "test     missing: xvfb, dunst");
    }
}
