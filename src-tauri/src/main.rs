//! The program; everything is in the library, which phones load instead.

// A console window beside the program's own would be noise.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

#[cfg(desktop)]
fn main() -> std::process::ExitCode {
    ldn_companion::run()
}

#[cfg(mobile)]
fn main() {
    ldn_companion::run();
}
