//! The empty program on a desktop.

use tauri::image::Image;
use tauri::menu::{Menu, MenuItem};
use tauri::tray::TrayIconBuilder;
use tauri::{AppHandle, RunEvent, WebviewUrl, WebviewWindowBuilder, include_image};

const ICON: Image<'_> = include_image!("../../src-tauri/icons/tray.png");

pub(crate) fn run() -> tauri::Result<()> {
    let hidden = std::env::args().any(|argument| argument == "--hidden");
    let builder = tauri::Builder::default().setup(move |app| {
        tray(app.handle())?;
        if !hidden {
            window(app.handle())?;
        }
        Ok(())
    });
    builder.build(tauri::generate_context!())?.run(|_, event| {
        if let RunEvent::ExitRequested { code: None, api, .. } = event {
            api.prevent_exit();
        }
    });
    Ok(())
}

fn tray(app: &AppHandle) -> tauri::Result<()> {
    let open = MenuItem::with_id(app, "open", "Open", true, None::<&str>)?;
    let quit = MenuItem::with_id(app, "quit", "Quit", true, None::<&str>)?;
    let icon = TrayIconBuilder::with_id("main").icon(ICON).menu(&Menu::with_items(app, &[&open, &quit])?);
    let chosen = icon.on_menu_event(|app, event| {
        if event.id().as_ref() == "quit" {
            app.exit(0);
        } else if let Err(error) = window(app) {
            eprintln!("{error}");
        }
    });
    chosen.build(app).map(drop)
}

fn window(app: &AppHandle) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default());
    window.title("LDN Empty").inner_size(420.0, 860.0).center().build().map(drop)
}
