//! Linux: a desktop entry in the autostart folder, as the XDG autostart specification has it.
//!
//! Own code, since the crate at hand (auto-launch) looks neither at `$XDG_CONFIG_HOME` nor at an entry
//! that a desktop's settings have switched off, and leaves paths unquoted.

use std::ffi::OsString;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::Entry;

/// Whether the desktop will start `entry`: it is there, not switched off, and its program exists.
pub(super) fn is_on(entry: &Entry) -> io::Result<bool> {
    is_on_in(&folder()?, entry)
}

/// Has the desktop start `entry` at login.
pub(super) fn turn_on(entry: &Entry) -> io::Result<()> {
    turn_on_in(&folder()?, entry)
}

/// Has the desktop start `entry` no longer.
pub(super) fn turn_off(entry: &Entry) -> io::Result<()> {
    turn_off_in(&folder()?, entry)
}

fn is_on_in(folder: &Path, entry: &Entry) -> io::Result<bool> {
    match fs::read_to_string(file_in(folder, entry)) {
        Ok(text) => Ok(!is_switched_off(&text) && program_of(&text).is_none_or(|program| program.exists())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn turn_on_in(folder: &Path, entry: &Entry) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let file = file_in(folder, entry);
    let written = fs::write(&file, desktop_entry(entry));
    if written.is_err() {
        // Half an entry (a full disk) would count as one.
        let _ = fs::remove_file(&file);
    }
    written
}

fn turn_off_in(folder: &Path, entry: &Entry) -> io::Result<()> {
    match fs::remove_file(file_in(folder, entry)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn file_in(folder: &Path, entry: &Entry) -> PathBuf {
    folder.join(format!("{}.desktop", entry.name))
}

fn folder() -> io::Result<PathBuf> {
    folder_below(std::env::var_os("XDG_CONFIG_HOME"), std::env::home_dir())
        .ok_or_else(|| io::Error::from(ErrorKind::NotFound))
}

/// The specification has a relative `$XDG_CONFIG_HOME` ignored.
fn folder_below(config_home: Option<OsString>, home: Option<PathBuf>) -> Option<PathBuf> {
    let config_home = config_home.map(PathBuf::from).filter(|folder| folder.is_absolute());
    config_home.or_else(|| home.map(|home| home.join(".config"))).map(|folder| folder.join("autostart"))
}

fn desktop_entry(entry: &Entry) -> String {
    let words = std::iter::once(&entry.program).chain(&entry.arguments);
    let command: Vec<String> = words.map(|word| quoted(word)).collect();
    format!(
        "[Desktop Entry]\nType=Application\nVersion=1.0\nName={}\nTryExec={}\nExec={}\nTerminal=false\n\
         StartupNotify=false\nX-GNOME-Autostart-enabled=true\n",
        as_string(&entry.title),
        as_string(&entry.program),
        as_string(&command.join(" ")),
    )
}

/// One word of a command, as `Exec` wants it.
fn quoted(word: &str) -> String {
    let escaped = word.chars().fold(String::new(), |mut escaped, letter| {
        match letter {
            '"' | '`' | '$' | '\\' => escaped.extend(['\\', letter]),
            '%' => escaped.push_str("%%"),
            _ => escaped.push(letter),
        }
        escaped
    });
    format!("\"{escaped}\"")
}

/// Any text, as the value of a key.
fn as_string(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

fn is_switched_off(text: &str) -> bool {
    value_of(text, "Hidden").is_some_and(|value| value == "true")
        || value_of(text, "X-GNOME-Autostart-enabled").is_some_and(|value| value == "false")
}

/// The program that must be there for the entry to count.
fn program_of(text: &str) -> Option<PathBuf> {
    value_of(text, "TryExec").map(|value| PathBuf::from(value.replace("\\n", "\n").replace("\\\\", "\\")))
}

fn value_of<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines()
        .filter_map(|line| line.split_once('='))
        .find(|(name, _)| name.trim() == key)
        .map(|(_, value)| value.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(program: &str) -> Entry {
        let arguments = ["--hidden", "--data-dir", "/home/x/my diary"].map(str::to_owned).to_vec();
        Entry { name: "app.x".to_owned(), title: "X".to_owned(), program: program.to_owned(), arguments }
    }

    /// A config folder in which nothing was ever started.
    fn config_home() -> io::Result<(tempfile::TempDir, PathBuf)> {
        let home = tempfile::tempdir()?;
        let folder = folder_below(Some(home.path().as_os_str().to_owned()), None);
        Ok((home, folder.ok_or(ErrorKind::NotFound)?))
    }

    fn this_program() -> io::Result<Entry> {
        Ok(entry(&std::env::current_exe()?.display().to_string()))
    }

    #[test]
    fn on_it_is_a_hidden_start_of_this_program_and_off_it_is_gone() -> io::Result<()> {
        let ((home, folder), entry) = (config_home()?, this_program()?);
        assert!(!is_on_in(&folder, &entry)?);
        turn_on_in(&folder, &entry)?;
        let text = fs::read_to_string(home.path().join("autostart/app.x.desktop"))?;
        let command = format!("Exec=\"{}\" \"--hidden\" \"--data-dir\" \"/home/x/my diary\"\n", entry.program);
        assert!(text.contains(&command), "{text}");
        assert!(is_on_in(&folder, &entry)?);
        turn_off_in(&folder, &entry)?;
        assert_eq!(fs::read_dir(&folder)?.count(), 0);
        turn_off_in(&folder, &entry)?;
        assert!(!is_on_in(&folder, &entry)?, "off twice is off");
        Ok(())
    }

    #[test]
    fn switched_off_in_the_desktops_settings_it_is_off() -> io::Result<()> {
        let ((_home, folder), entry) = (config_home()?, this_program()?);
        for off in ["Hidden=true\n", "X-GNOME-Autostart-enabled=false\n"] {
            fs::create_dir_all(&folder)?;
            fs::write(file_in(&folder, &entry), format!("[Desktop Entry]\nType=Application\n{off}"))?;
            assert!(!is_on_in(&folder, &entry)?, "{off}");
        }
        turn_on_in(&folder, &entry)?;
        assert!(is_on_in(&folder, &entry)?, "and the program can turn it on again");
        Ok(())
    }

    #[test]
    fn an_entry_whose_program_is_gone_starts_nothing() -> io::Result<()> {
        let ((_home, folder), gone) = (config_home()?, entry("/opt/gone/ldn-companion"));
        turn_on_in(&folder, &gone)?;
        assert!(!is_on_in(&folder, &gone)?);
        Ok(())
    }

    #[test]
    fn a_folder_that_can_not_be_made_is_told() -> io::Result<()> {
        let (home, _) = config_home()?;
        let file = home.path().join("autostart");
        fs::write(&file, "a file in its place")?;
        assert!(turn_on_in(&file, &this_program()?).is_err());
        Ok(())
    }

    #[test]
    fn whatever_a_path_holds_stays_one_word() {
        assert_eq!(quoted("/opt/my app"), "\"/opt/my app\"");
        assert_eq!(quoted("50%"), "\"50%%\"");
        assert_eq!(as_string(&quoted(r#"a"$`\b"#)), r#""a\\"\\$\\`\\\\b""#);
    }

    #[test]
    fn the_folder_is_below_the_config_home_and_else_below_home() {
        let home = Some(PathBuf::from("/home/x"));
        let below = |config: Option<&str>| folder_below(config.map(OsString::from), home.clone());
        assert_eq!(below(Some("/cfg")), Some(PathBuf::from("/cfg/autostart")));
        assert_eq!(below(Some("cfg")), Some(PathBuf::from("/home/x/.config/autostart")));
        assert_eq!(below(None), Some(PathBuf::from("/home/x/.config/autostart")));
        assert_eq!(folder_below(None, None), None);
    }
}
