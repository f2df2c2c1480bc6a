//! One program a diary: a second start shows the first one's window and ends.

use std::path::Path;

use tauri::{AppHandle, Builder, Wry};
use tauri_plugin_single_instance::Builder as Plugin;

use crate::host::Presence;
use crate::window;

/// Adds the plugin that sees to it, where there is a way to find the other program.
pub(crate) fn add(builder: Builder<Wry>, data_dir: Option<&Path>) -> Builder<Wry> {
    // Without a session bus the plugin has nobody to ask, and a stuck one would hold up the start.
    if !Presence::default().bus() {
        return builder;
    }
    let plugin = Plugin::new().callback(|app, arguments, _| started_again(app, &arguments));
    builder.plugin(with_name(plugin, data_dir).build())
}

/// Another start: the person looks for the window, unless it was the login that started it.
fn started_again(app: &AppHandle, arguments: &[String]) {
    if !arguments.iter().any(|argument| argument == "--hidden") {
        window::raise(app);
    }
}

/// Another folder is another diary, and is not to be taken for this one.
#[cfg(target_os = "linux")]
fn with_name(plugin: Plugin<Wry>, data_dir: Option<&Path>) -> Plugin<Wry> {
    use std::hash::{DefaultHasher, Hash, Hasher};

    let Some(folder) = data_dir.and_then(|folder| std::path::absolute(folder).ok()) else { return plugin };
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    plugin.dbus_id(format!("app.ldncompanion.d{:016x}", hasher.finish()))
}

/// Elsewhere the plugin goes by the program alone.
#[cfg(not(target_os = "linux"))]
fn with_name(plugin: Plugin<Wry>, _data_dir: Option<&Path>) -> Plugin<Wry> {
    plugin
}
