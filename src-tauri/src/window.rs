//! The one window: made when it is wanted, gone when it is closed.

use tauri::window::Color;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

#[cfg(desktop)]
use crate::words::words;

/// The window's name; its rights hang on it (`src-tauri/capabilities/main.json`).
const LABEL: &str = "main";
/// The ground of the night theme, shown until the page is there: no white flash at bedtime.
const GROUND: Color = Color(0x1A, 0x15, 0x1B, 0xFF);

/// Brings the window up, made anew where it was closed. Can be called from any thread.
pub(crate) fn raise(app: &AppHandle) {
    let raised = app.clone();
    // Not waited for: the caller may hold the diary that the window's first command wants.
    let _ = app.run_on_main_thread(move || {
        if let Err(error) = open(&raised) {
            eprintln!("window: {error}");
        }
    });
}

/// Brings the window up or makes it; on the main thread.
///
/// # Errors
/// The system gives no window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    match app.get_webview_window(LABEL) {
        Some(window) => show(&window),
        None => make(app).map(drop),
    }
}

#[cfg(desktop)]
fn show(window: &WebviewWindow) -> tauri::Result<()> {
    window.unminimize()?;
    window.show()?;
    window.set_focus()?;
    // Where the desktop keeps windows from taking the focus, this at least marks it.
    window.request_user_attention(Some(tauri::UserAttentionType::Critical))
}

#[cfg(mobile)]
fn show(window: &WebviewWindow) -> tauri::Result<()> {
    window.set_focus()
}

#[cfg(desktop)]
fn make(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title(&words().name)
        .inner_size(420.0, 860.0)
        .min_inner_size(360.0, 640.0)
        .prevent_overflow()
        .center()
        .background_color(GROUND)
        .build()
}

#[cfg(mobile)]
fn make(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default()).background_color(GROUND).build()
}

/// Makes the window and puts it away at once, where nothing else would lead back to the program.
///
/// # Errors
/// The system gives no window.
#[cfg(desktop)]
pub(crate) fn open_minimized(app: &AppHandle) -> tauri::Result<()> {
    make(app)?.minimize()
}

/// The window is to be closed: it goes, and the program stays in the tray; without a tray it is
/// minimised instead, so that the program can always be reached.
#[cfg(desktop)]
pub(crate) fn close_requested(window: &tauri::Window, api: &tauri::CloseRequestApi, tray: bool) {
    if !tray {
        api.prevent_close();
        let _ = window.minimize();
    }
}
