//! Measures what the program costs while nobody uses it, beside an empty Tauri program of the same
//! build (`tests/empty`) in the same state: memory, wake-ups, processor time. See `docs/idle.md`.
//!
//! Builds nothing: both programs are to be there ([`BUILD`]).
#![allow(clippy::unwrap_used, clippy::panic, reason = "a measurement")]

mod close;
mod figures;
mod state;
mod tree;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use ldn_tests::place::built;

use self::figures::Figures;
use self::state::{Idle, Measured, STATES, State};
use self::tree::{Used, memory, strangers};

const USAGE: &str = "idle [--seconds N] [--only open|closed|started] [--threads] [OURS [EMPTY]]
  --seconds  how long each state is measured (120)
  --only     the one state that begins with this word
  --threads  also say which threads woke up
  OURS       the program (beside this one)
  EMPTY      the empty one (beside this one)";

/// What builds both alike.
const BUILD: &str = "cargo build --release -p ldn-companion -p ldn-empty";

/// How often the memory is looked at. It is the median of those samples during which the fewest
/// others shared it.
const BETWEEN_SAMPLES: Duration = Duration::from_secs(2);

/// What is to be done.
struct Asked {
    seconds: u64,
    only: String,
    threads: bool,
    programs: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let Some(asked) = read(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let program = |index: usize, name: &str| asked.programs.get(index).cloned().unwrap_or_else(|| built().join(name));
    let ours = Measured { file: program(0, "ldn-companion"), has_diary: true };
    let empty = Measured { file: program(1, "ldn-empty"), has_diary: false };
    for Measured { file, .. } in [&ours, &empty] {
        if !file.is_file() {
            eprintln!("{} is missing: {BUILD}", file.display());
            return ExitCode::FAILURE;
        }
    }
    println!("{}", figures::head());
    for (state, name) in STATES.into_iter().filter(|(_, name)| name.starts_with(&asked.only)) {
        let (ours, empty) = (measure(&ours, state, asked.seconds), measure(&empty, state, asked.seconds));
        println!("{}", figures::line(name, &ours, &empty, asked.seconds));
        for (whose, figures) in [("ours", &ours), ("empty", &empty)] {
            if asked.threads {
                figures::threads(figures).iter().for_each(|thread| eprintln!("{whose}, {name}: {thread}"));
            }
            if figures.strangers > 0 {
                eprintln!("{whose}, {name}: {} others with a web view lessened the memory", figures.strangers);
            }
        }
    }
    ExitCode::SUCCESS
}

/// Leaves the program alone for so long and says what it did meanwhile.
fn measure(program: &Measured, state: State, seconds: u64) -> Figures {
    let mut idle = Idle::settled(program, state);
    let process = idle.process();
    let (before, begun) = (Used::by(process), Instant::now());
    let window = Duration::from_secs(seconds);
    let mut samples = Vec::new();
    while begun.elapsed() < window {
        // Not a wait for anything: this is what is measured.
        thread::sleep(BETWEEN_SAMPLES.min(window.saturating_sub(begun.elapsed())));
        samples.push((strangers(process), memory(process)));
    }
    let after = Used::by(process);
    samples.sort_unstable();
    let strangers = samples[0].0;
    let fit: Vec<u64> = samples.iter().filter(|(with, _)| *with == strangers).map(|(_, memory)| *memory).collect();
    Figures {
        memory: fit[fit.len() / 2],
        wakes: after.wakes_since(&before),
        ticks: after.ticks.saturating_sub(before.ticks),
        by_thread: after.by_thread_since(&before),
        strangers,
    }
}

/// What the command line asks for; nothing where it can't be understood.
fn read(mut arguments: impl Iterator<Item = String>) -> Option<Asked> {
    let mut asked = Asked { seconds: 120, only: String::new(), threads: false, programs: Vec::new() };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seconds" => asked.seconds = arguments.next()?.parse().ok().filter(|seconds| *seconds > 0)?,
            "--only" => asked.only = arguments.next()?,
            "--threads" => asked.threads = true,
            option if option.starts_with('-') => return None,
            program => asked.programs.push(program.into()),
        }
    }
    Some(asked)
}
