//! Fills a folder with an invented person's history, by the program's own `demo` command.

use std::process::Command;

use crate::{
    failure::Outcome,
    install,
    packages::Need,
    project::Project,
    run,
    shell::{run as start, shown},
};

/// What the demo is made with where nothing else is said.
const DEFAULTS: [(&str, &str); 2] = [("--months", "3"), ("--seed", "7")];

/// Builds the program and fills a demo folder. The default folder is emptied first; a folder that
/// was named is the program's to refuse.
pub(crate) fn demo(project: &Project, arguments: &[String]) -> Outcome {
    install::ensure(&[Need::Build])?;
    run::build(project)?;
    if names(arguments, "--data-dir") || names(arguments, "--help") {
        return start(program(project).args(with_defaults(arguments)));
    }
    fill(project, arguments)?;
    println!("{}", shown(project, &project.demo().join("data")));
    Ok(())
}

/// Fills the default folder anew. The program must have been built.
pub(crate) fn fill(project: &Project, arguments: &[String]) -> Outcome {
    let folder = project.demo().join("data");
    run::empty(&folder)?;
    start(program(project).arg("--data-dir").arg(&folder).args(with_defaults(arguments)))
}

fn program(project: &Project) -> Command {
    let mut command = Command::new(project.program());
    command.arg("demo").current_dir(&project.root);
    command
}

fn with_defaults(arguments: &[String]) -> Vec<String> {
    let mut all = arguments.to_vec();
    for (name, value) in DEFAULTS {
        if !names(arguments, name) {
            all.extend([name.to_owned(), value.to_owned()]);
        }
    }
    all
}

/// True where `arguments` give the option `name`, as `--name value` or `--name=value`.
fn names(arguments: &[String], name: &str) -> bool {
    arguments.iter().any(|argument| argument.split('=').next() == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_not_said_gets_its_default() {
        assert_eq!(with_defaults(&[]), words("--months 3 --seed 7"));
        assert_eq!(with_defaults(&words("--seed 1")), words("--seed 1 --months 3"));
    }

    #[test]
    fn an_option_with_an_equals_sign_is_said_too() {
        assert_eq!(with_defaults(&words("--seed=1 --months=2")), words("--seed=1 --months=2"));
        assert!(names(&words("--data-dir=/tmp/x"), "--data-dir"));
        assert!(!names(&words("--data-directory x"), "--data-dir"));
    }
}
