//! One program a diary: a second start shows the first one's window and ends.

use std::path::Path;

use tauri::{AppHandle, Wry};
use tauri_plugin_single_instance::Builder as Plugin;

use crate::adapters::host::Presence;
use crate::window;

/// Ends this program where another one has the diary in `folder` open, and shows that one's window;
/// from now on hears of further starts. Does nothing where there is no way to find the other program.
///
/// # Errors
/// There is another program and it can't be reached.
pub(crate) fn ensure(app: &AppHandle, folder: &Path) -> tauri::Result<()> {
    // Without a session bus the plugin has nobody to ask, and a stuck one would hold up the start.
    if !Presence::default().bus() {
        return Ok(());
    }
    let plugin = Plugin::new().callback(|app, arguments, _| started_again(app, &arguments));
    app.plugin(with_name(plugin, folder).build())
}

/// Another start: the person looks for the window, unless it was the login that started it.
fn started_again(app: &AppHandle, arguments: &[String]) {
    if !arguments.iter().any(|argument| argument == "--hidden") {
        window::raise(app);
    }
}

/// Another folder is another diary, and is not to be taken for this one; the same folder is the same
/// diary, by whatever path it was asked for.
#[cfg(target_os = "linux")]
fn with_name(plugin: Plugin<Wry>, folder: &Path) -> Plugin<Wry> {
    use crate::adapters::data_folder::{name_of, real};

    plugin.dbus_id(format!("app.ldncompanion.{}", name_of(&real(folder))))
}

/// Elsewhere the plugin goes by the program alone.
#[cfg(not(target_os = "linux"))]
fn with_name(plugin: Plugin<Wry>, _folder: &Path) -> Plugin<Wry> {
    plugin
}
