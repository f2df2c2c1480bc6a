//! Builds the Tauri program and runs it.

use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use tauri::{AppHandle, Builder, Manager, RunEvent, Wry};

use crate::adapters::data_folder;
use crate::reminders::Wake;
use crate::state::Shell;
use crate::{commands, crash, reminders, window};

/// How the program is started.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    /// Start without a window.
    #[cfg(desktop)]
    pub(crate) hidden: bool,
    /// The folder of the diary, where it is not the usual one.
    pub(crate) data_dir: Option<PathBuf>,
}

/// Why the program could not be started.
#[derive(Debug)]
pub(crate) enum NotStarted {
    /// Tauri says why.
    Tauri(tauri::Error),
    /// The system gives no thread for the reminders.
    Thread(std::io::Error),
    /// There is no display to open a window on.
    NoDisplay,
}

impl std::fmt::Display for NotStarted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let said = match self {
            Self::Tauri(error) => error.to_string(),
            Self::Thread(error) => error.to_string(),
            Self::NoDisplay => "no display".to_owned(),
        };
        f.write_str(&said.replace('\n', " "))
    }
}

/// Runs the program until it is quit.
///
/// # Errors
/// Why it could not be started.
pub(crate) fn run(options: Options) -> Result<(), NotStarted> {
    #[cfg(desktop)]
    crate::adapters::host::spare_memory();
    // What a panel calls the icon in it, for which Tauri has no way to say.
    #[cfg(target_os = "linux")]
    glib::set_application_name(&crate::words::words().name);
    // GTK panics where it can't reach the display.
    let app = crash::attempt(|| builder(options).build(tauri::generate_context!()));
    app.ok_or(NotStarted::NoDisplay)?.map_err(NotStarted::Tauri)?.run(|app, event| hear(app, &event));
    Ok(())
}

fn builder(options: Options) -> Builder<Wry> {
    let builder = with_plugins(Builder::default()).invoke_handler(commands::handler());
    #[cfg(desktop)]
    let builder = builder.on_window_event(|window, event| {
        if let tauri::WindowEvent::CloseRequested { api, .. } = event {
            window::close_requested(window, api, window.state::<Arc<Shell>>().has_tray());
        }
    });
    builder.setup(move |app| {
        // Said here: Tauri itself would panic.
        if let Err(error) = begin(app.handle(), &options) {
            eprintln!("{error}");
            std::process::exit(1);
        }
        Ok(())
    })
}

/// The desktop's own plugin waits for the folder to be known (see [`begin`]).
fn with_plugins(builder: Builder<Wry>) -> Builder<Wry> {
    // Links are not its business here: a link opens nothing.
    let builder = builder.plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build());
    #[cfg(mobile)]
    let builder = builder.plugin(tauri_plugin_notification::init()).plugin(tauri_plugin_sharekit::init());
    builder
}

/// Brings up everything there is: the state, the tray, the reminders, the window.
fn begin(app: &AppHandle, options: &Options) -> Result<(), NotStarted> {
    let folder = data_folder::choose(options.data_dir.as_deref(), app).map_err(NotStarted::Tauri)?;
    #[cfg(desktop)]
    crate::adapters::host::outlive_bus();
    #[cfg(desktop)]
    crate::single_instance::ensure(app, &folder).map_err(NotStarted::Tauri)?;
    let (wake, wakes) = mpsc::channel::<Wake>();
    let shell = Arc::new(Shell::new(app.clone(), folder, options.data_dir.as_deref(), wake));
    app.manage(Arc::clone(&shell));
    #[cfg(desktop)]
    crate::tray::create(app);
    reminders::start(app.clone(), shell, wakes).map_err(NotStarted::Thread)?;
    first_window(app, options).map_err(NotStarted::Tauri)
}

#[cfg(desktop)]
fn first_window(app: &AppHandle, options: &Options) -> tauri::Result<()> {
    if !options.hidden {
        return window::open(app);
    }
    // Hidden, it is reached through the tray or a second start; where neither is there, by its window.
    let mut presence = crate::adapters::host::Presence::default();
    if presence.tray() || presence.bus() { Ok(()) } else { window::open_minimized(app) }
}

#[cfg(mobile)]
fn first_window(app: &AppHandle, _options: &Options) -> tauri::Result<()> {
    window::open(app)
}

fn hear(app: &AppHandle, event: &RunEvent) {
    match event {
        // The last window was closed: reminders go on. Quitting comes with a code.
        #[cfg(desktop)]
        RunEvent::ExitRequested { code: None, api, .. } => api.prevent_exit(),
        #[cfg(target_os = "macos")]
        RunEvent::Reopen { .. } => window::raise(app),
        RunEvent::Exit => {
            if let Some(shell) = app.try_state::<Arc<Shell>>() {
                shell.say_farewell();
            }
        }
        _ => {}
    }
}
