//! macOS: a launch agent of the person's own, which launchd starts at login.
//!
//! A file like Linux's. A login item (`SMAppService`) would stand in the system's settings by the
//! program's name, but takes no `--hidden`. Compiled for the tests of other systems too: its text can
//! be tried anywhere.
#![cfg_attr(not(target_os = "macos"), allow(dead_code, reason = "elsewhere only the text is tried"))]

use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use super::Entry;

/// Whether launchd will start `entry`: its file is there. That a person has switched it off in the
/// system's settings is not to be seen from here.
pub(super) fn is_on(entry: &Entry) -> io::Result<bool> {
    file_of(entry)?.try_exists()
}

/// Has launchd start `entry` at login; it does not start it now.
pub(super) fn turn_on(entry: &Entry) -> io::Result<()> {
    let file = file_of(entry)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let written = fs::write(&file, launch_agent(entry));
    if written.is_err() {
        let _ = fs::remove_file(&file);
    }
    written
}

/// Has launchd start `entry` no longer.
pub(super) fn turn_off(entry: &Entry) -> io::Result<()> {
    match fs::remove_file(file_of(entry)?) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn file_of(entry: &Entry) -> io::Result<PathBuf> {
    let home = std::env::home_dir().ok_or(ErrorKind::NotFound)?;
    Ok(home.join("Library/LaunchAgents").join(format!("{}.plist", entry.name)))
}

fn launch_agent(entry: &Entry) -> String {
    let words = std::iter::once(&entry.program).chain(&entry.arguments);
    let words: String = words.map(|word| format!("    <string>{}</string>\n", escaped(word))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n<dict>\n  <key>Label</key>\n  <string>{}</string>\n  <key>ProgramArguments</key>\n  \
         <array>\n{words}  </array>\n  <key>RunAtLoad</key>\n  <true/>\n  <key>ProcessType</key>\n  \
         <string>Interactive</string>\n</dict>\n</plist>\n",
        escaped(&entry.name),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_starts_the_program_hidden_at_login_whatever_its_path_holds() {
        let entry = Entry {
            name: "app.x".to_owned(),
            title: "X".to_owned(),
            program: "/Applications/A & B.app/Contents/MacOS/x".to_owned(),
            arguments: vec!["--hidden".to_owned()],
        };
        let text = launch_agent(&entry);
        let words =
            "    <string>/Applications/A &amp; B.app/Contents/MacOS/x</string>\n    <string>--hidden</string>\n";
        assert!(text.contains(words) && text.contains("<key>RunAtLoad</key>\n  <true/>"), "{text}");
    }
}
