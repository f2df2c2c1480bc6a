//! Processes that others started for the test, by their number.

use std::fs;
use std::process::{Command, Stdio};

use crate::wait;

/// What the process `parent` has started and not seen end.
pub fn children_of(parent: u32) -> Vec<u32> {
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap_or_default();
    children.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

/// Ends it at once, as a power cut would, and waits until it is gone.
pub fn end(process: u32) {
    let killed = Command::new("kill").args(["-KILL", &process.to_string()]).stderr(Stdio::null()).status();
    assert!(killed.is_ok(), "there is no program `kill`");
    wait::for_up_to(wait::PATIENCE, || (!is_running(process)).then_some(()));
}

/// One that waits for its parent to hear of its end runs no more.
fn is_running(process: u32) -> bool {
    let Ok(state) = fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
    let after_name = state.rsplit_once(") ").map_or("", |(_, rest)| rest);
    !after_name.is_empty() && !after_name.starts_with(['Z', 'X'])
}
