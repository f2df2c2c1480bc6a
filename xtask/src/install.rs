//! Installs the system packages that are missing, through the machine's own package manager, after
//! saying which and asking.

use std::{
    io::{IsTerminal, Write, stdin, stdout},
    process::Command,
};

use crate::{
    failure::{Outcome, failed},
    packages::{MANAGERS, Manager, Need, all_have_candidate, install, missing_from_dpkg, names, query},
    shell::{answer, find, is_set, run, succeeds},
};

/// Makes sure that the system packages for `needs` are there. macOS and Windows need none: the web
/// view is part of the system, the compiler comes with Rust.
pub(crate) fn ensure(needs: &[Need]) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let Some(manager) = manager() else {
        eprintln!("xtask: no package manager known here (apt, dnf, zypper, pacman); going on as it is");
        return Ok(());
    };
    let missing = missing(manager, needs);
    if missing.is_empty() {
        return Ok(());
    }
    let way = way(is_root(), is_set("CI"), stdin().is_terminal());
    println!("These system packages are missing: {}", missing.join(" "));
    println!("They are installed with: {}", by_hand(manager, &missing));
    match way {
        Way::Directly => {}
        Way::Ask if agreed()? => {}
        Way::Ask => return Err(failed("nothing was installed")),
        Way::ByHand => return Err(failed("run that command first, then this one again")),
    }
    install_all(manager, &missing)
}

/// The packages for `needs` that are not there, by the name of this machine's manager; none where
/// there is no manager to ask.
pub(crate) fn missing_here(needs: &[Need]) -> Vec<&'static str> {
    match manager() {
        Some(manager) if cfg!(target_os = "linux") => missing(manager, needs),
        _ => Vec::new(),
    }
}

/// Whether to install at once, after a question, or not at all.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    Directly,
    Ask,
    ByHand,
}

fn way(root: bool, ci: bool, terminal: bool) -> Way {
    match (root || ci, terminal) {
        (true, _) => Way::Directly,
        (false, true) => Way::Ask,
        (false, false) => Way::ByHand,
    }
}

fn manager() -> Option<Manager> {
    MANAGERS.into_iter().find(|(_, program)| find(program).is_some()).map(|(manager, _)| manager)
}

fn is_root() -> bool {
    answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

fn missing(manager: Manager, needs: &[Need]) -> Vec<&'static str> {
    let wanted = names(manager, needs);
    let [program, arguments @ ..] = query(manager) else { return wanted };
    let ask = || {
        let mut command = Command::new(program);
        command.args(arguments);
        command
    };
    if manager == Manager::Apt {
        let said = answer(ask().args(&wanted)).unwrap_or_default();
        return missing_from_dpkg(&wanted, &said);
    }
    wanted.into_iter().filter(|name| !succeeds(ask().arg(name))).collect()
}

/// The end of the input is no agreement.
fn agreed() -> Outcome<bool> {
    print!("Install them now? [Y/n] ");
    let mut reply = String::new();
    let read = stdout().flush().and_then(|()| stdin().read_line(&mut reply));
    let length = read.map_err(|error| failed(format!("no answer could be read: {error}")))?;
    Ok(length > 0 && matches!(reply.trim().to_ascii_lowercase().as_str(), "" | "y" | "yes"))
}

/// Apt's lists may be empty or old, and another install may have disturbed this one: then the lists
/// are fetched and it is tried once more.
fn install_all(manager: Manager, missing: &[&str]) -> Outcome {
    if manager != Manager::Apt {
        return run(&mut as_root(install(manager), missing));
    }
    let known = answer(Command::new("apt-cache").arg("policy").args(missing).env("LC_ALL", "C"));
    if all_have_candidate(missing, &known.unwrap_or_default()) && run(&mut as_root(install(manager), missing)).is_ok() {
        return Ok(());
    }
    run(&mut as_root(&["apt-get", "update", "--quiet"], &[]))?;
    run(&mut as_root(install(manager), missing))
}

fn as_root(command: &[&str], names: &[&str]) -> Command {
    let mut words = if is_root() { Vec::new() } else { vec!["sudo"] };
    words.extend(command.iter().chain(names));
    let mut words = words.into_iter();
    let mut ready = Command::new(words.next().unwrap_or_default());
    ready.args(words);
    ready
}

fn by_hand(manager: Manager, names: &[&str]) -> String {
    let quoted = names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(" ");
    let command = match manager {
        Manager::Apt => "apt-get install --no-install-recommends".to_owned(),
        other => install(other).join(" "),
    };
    let sudo = if is_root() { "" } else { "sudo " };
    format!("{sudo}{command} {quoted}")
}

fn quoted(name: &str) -> String {
    if name.contains('(') { format!("'{name}'") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn root_and_continuous_integration_are_asked_nothing() {
        assert_eq!(way(true, false, true), Way::Directly);
        assert_eq!(way(false, true, false), Way::Directly);
    }

    #[test]
    fn a_person_is_asked_and_a_script_is_told_the_command() {
        assert_eq!(way(false, false, true), Way::Ask);
        assert_eq!(way(false, false, false), Way::ByHand);
    }

    #[test]
    fn a_name_with_brackets_can_be_pasted_into_a_shell() {
        assert_eq!(quoted("pkgconfig(openssl)"), "'pkgconfig(openssl)'");
        assert_eq!(quoted("xvfb"), "xvfb");
    }
}
