//! The shell of LDN Companion: the window, the tray, the system's notifications, the command line.
//!
//! It translates between Tauri and `ldn-app` and decides nothing.

mod adapters;
#[cfg(desktop)]
mod command_line;
mod commands;
mod crash;
mod reminders;
mod shell;
#[cfg(desktop)]
mod single_instance;
mod state;
#[cfg(desktop)]
mod tray;
mod window;
mod words;

/// Does what the command line asks for; without a command it opens the window and stays.
#[cfg(desktop)]
#[must_use]
pub fn run() -> std::process::ExitCode {
    crash::say_only_where();
    command_line::run(std::env::args_os())
}

/// Opens the window and stays.
#[cfg(mobile)]
#[tauri::mobile_entry_point]
pub fn run() {
    crash::say_only_where();
    if let Err(error) = shell::run(shell::Options::default()) {
        eprintln!("{error}");
    }
}
