//! Starting with the computer: one file a system, the same three functions in each.
//!
//! Whether it is so is a fact of the system and not of the diary: a person may change it there at any
//! time. It is read anew each time, and kept nowhere else.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::data_folder::{name_of, real};

#[cfg(target_os = "linux")]
mod linux;
#[cfg(any(target_os = "macos", test))]
mod macos;
#[cfg(windows)]
mod windows;

#[cfg(target_os = "linux")]
use linux as system;
#[cfg(target_os = "macos")]
use macos as system;
#[cfg(windows)]
use windows as system;

/// What is started at login: without a window, on the same diary.
#[derive(Debug, Clone)]
pub(crate) struct LoginStart {
    /// The name of the entry; another diary has another one.
    name: String,
    /// What the system's own settings call it.
    title: String,
    data_dir: Option<PathBuf>,
}

/// A start as the system is to do it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: String,
    title: String,
    program: String,
    arguments: Vec<String>,
}

impl LoginStart {
    /// The start of the program that goes by `identifier` and is called `title`, on the diary in
    /// `data_dir` where it is not the usual one.
    pub(crate) fn new(identifier: &str, title: &str, data_dir: Option<&Path>) -> Self {
        let data_dir = data_dir.and_then(|folder| std::path::absolute(folder).ok());
        let name = match &data_dir {
            Some(folder) => format!("{identifier}.{}", name_of(&real(folder))),
            None => identifier.to_owned(),
        };
        Self { name, title: title.to_owned(), data_dir }
    }

    /// Whether the system starts the program at login.
    ///
    /// # Errors
    /// It does not say.
    pub(crate) fn is_on(&self) -> io::Result<bool> {
        system::is_on(&self.entry()?)
    }

    /// Has the system start the program at login, or no longer.
    ///
    /// # Errors
    /// It does not let it.
    pub(crate) fn set(&self, on: bool) -> io::Result<()> {
        let entry = self.entry()?;
        if on { system::turn_on(&entry) } else { system::turn_off(&entry) }
    }

    fn entry(&self) -> io::Result<Entry> {
        let mut arguments = vec!["--hidden".to_owned()];
        if let Some(folder) = &self.data_dir {
            arguments.extend(["--data-dir".to_owned(), text(folder.clone().into_os_string())?]);
        }
        Ok(Entry { name: self.name.clone(), title: self.title.clone(), program: text(program()?)?, arguments })
    }
}

/// The file to start. An AppImage unpacks itself anew each time, so that its own file counts.
fn program() -> io::Result<OsString> {
    match std::env::var_os("APPIMAGE").filter(|_| cfg!(target_os = "linux")) {
        Some(image) => Ok(image),
        None => Ok(std::env::current_exe()?.into_os_string()),
    }
}

/// None of these systems' entries can hold a path that is no text.
fn text(path: OsString) -> io::Result<String> {
    path.into_string().map_err(|_| io::Error::from(io::ErrorKind::InvalidInput))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_starts_this_program_without_a_window_and_on_the_same_diary() -> io::Result<()> {
        let entry = LoginStart::new("app.x", "X", None).entry()?;
        assert_eq!(entry.program, text(std::env::current_exe()?.into_os_string())?);
        assert_eq!((entry.name.as_str(), entry.arguments), ("app.x", vec!["--hidden".to_owned()]));
        let other = LoginStart::new("app.x", "X", Some(Path::new("/tmp/my diary"))).entry()?;
        assert_eq!(other.arguments, ["--hidden", "--data-dir", "/tmp/my diary"]);
        assert_ne!(other.name, "app.x", "another diary is started by an entry of its own");
        Ok(())
    }
}
