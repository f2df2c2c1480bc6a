//! What can be told about the code without running it.

use crate::{
    bindings,
    failure::{Outcome, failed},
    install, node,
    packages::Need,
    project::{CRATES, Project},
    shell::{cargo, find, run},
};

/// A check and what it is called.
type Step = (&'static str, fn(&Project) -> Outcome);

const STEPS: [Step; 8] = [
    ("formatting", formatting),
    // The program's code takes the built window in, so clippy needs it.
    ("the window's build", node::build),
    ("the window's types", window_types),
    ("the window's lints", window_lints),
    ("clippy", clippy),
    ("fresh bindings", bindings::check),
    ("documentation", documentation),
    ("licences", licences),
];

/// Goes through all checks, even where one fails, and says at the end which did.
pub(crate) fn check(project: &Project) -> Outcome {
    install::ensure(&[Need::Build])?;
    let mut bad = Vec::new();
    for (name, step) in STEPS {
        println!("== {name}");
        if let Err(failure) = step(project) {
            println!("{failure}");
            bad.push(name);
        }
    }
    if bad.is_empty() {
        println!("check: all good");
        return Ok(());
    }
    Err(failed(format!("check failed: {}", bad.join(", "))))
}

fn formatting(project: &Project) -> Outcome {
    run(cargo(project).args(["fmt", "--all", "--check"]))
}

fn window_types(project: &Project) -> Outcome {
    run(&mut node::npm(project, &["run", "--silent", "check"]))
}

fn window_lints(project: &Project) -> Outcome {
    run(&mut node::npm(project, &["run", "--silent", "lint"]))
}

fn clippy(project: &Project) -> Outcome {
    run(cargo(project)
        .args(["clippy", "--workspace", "--all-targets", "--all-features"])
        .args(["--", "--deny", "warnings"]))
}

fn documentation(project: &Project) -> Outcome {
    run(cargo(project)
        .args(["doc", "--no-deps"])
        .args(CRATES.iter().flat_map(|name| ["--package", name]))
        .env("RUSTDOCFLAGS", "--deny warnings"))
}

fn licences(project: &Project) -> Outcome {
    if find("cargo-deny").is_none() {
        println!("skipped: cargo-deny is not installed (cargo install cargo-deny --locked)");
        return Ok(());
    }
    run(cargo(project).args(["deny", "--log-level", "error", "check", "licenses", "bans", "sources"]))
}
