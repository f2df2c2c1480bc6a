//! Measures what is promised to be fast, each beside something else in the same run, so that the
//! figure is a ratio and says the same on any machine. Run by `cargo xtask bench`.
//!
//! One file a measurement. Each gives lines to print, or says what did not agree before timing.

mod export;
mod report;
mod schedule;
mod taken;
mod timing;
mod years;

use std::process::ExitCode;

/// A measurement: the lines it prints.
type Measurement = fn() -> Result<Vec<String>, String>;

/// Every measurement, by the name that chooses it.
const MEASUREMENTS: [(&str, Measurement); 5] = [
    ("schedule", schedule::measure),
    ("taken", taken::measure),
    ("export", export::measure),
    ("report", report::measure),
    ("years", years::measure),
];

fn main() -> ExitCode {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    if let Some(unknown) = chosen.iter().find(|name| MEASUREMENTS.iter().all(|(known, _)| known != name)) {
        eprintln!("no measurement is called {unknown}");
        return ExitCode::from(2);
    }
    let mut code = ExitCode::SUCCESS;
    for (name, measure) in MEASUREMENTS {
        if !chosen.is_empty() && chosen.iter().all(|choice| choice != name) {
            continue;
        }
        match measure() {
            Ok(lines) => lines.iter().for_each(|line| println!("{name}: {line}")),
            Err(disagreement) => {
                eprintln!("{name}: {disagreement}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}
