//! What the program's idle cost is measured beside (`idle`): a Tauri program of the same build, with
//! a window of the same size and a tray icon, that does nothing. Like the program it makes no window
//! when it is started with `--hidden`, destroys the window when it is closed, and stays in the tray.

#[cfg(desktop)]
mod empty;

/// Opens it.
#[cfg(desktop)]
fn main() -> tauri::Result<()> {
    empty::run()
}

/// Idle cost is a desktop's matter: a phone ends a program that is not on the screen.
#[cfg(mobile)]
fn main() {}
