//! Processes that others started for the test, by their number.

use std::fs;
use std::process::Command;
use std::time::Duration;

use crate::wait;

/// Those that end when they are told to have ended by then.
const PATIENCE: Duration = Duration::from_secs(5);

/// What the process `parent` has started and not seen end.
pub fn children_of(parent: u32) -> Vec<u32> {
    let children = fs::read_to_string(format!("/proc/{parent}/task/{parent}/children")).unwrap_or_default();
    children.split_whitespace().filter_map(|number| number.parse().ok()).collect()
}

/// Waits until it has ended, and ends it by force where it does not.
pub fn end(process: u32) {
    if wait::for_up_to(PATIENCE, || (!is_running(process)).then_some(())).is_none() {
        let _ = Command::new("kill").args(["-KILL", &process.to_string()]).status();
    }
}

/// One that waits for its parent to hear of its end runs no more.
fn is_running(process: u32) -> bool {
    let Ok(state) = fs::read_to_string(format!("/proc/{process}/stat")) else { return false };
    let after_name = state.rsplit_once(") ").map_or("", |(_, rest)| rest);
    !after_name.is_empty() && !after_name.starts_with(['Z', 'X'])
}
