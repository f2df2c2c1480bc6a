//! Windows: a value below the person's own `Run` key, which Explorer starts at login.

use std::io;

use windows_registry::CURRENT_USER;

use super::Entry;

/// The programs that are started at login, each as a command line.
const RUN: &str = r"Software\Microsoft\Windows\CurrentVersion\Run";
/// Which of them the person has switched off in the Task Manager.
const APPROVED: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run";
/// "No such key or value", as a result code.
const NOT_FOUND: i32 = 0x8007_0002_u32.cast_signed();

/// Whether Explorer will start `entry`: it is there and not switched off in the Task Manager.
pub(super) fn is_on(entry: &Entry) -> io::Result<bool> {
    let there = CURRENT_USER.open(RUN).and_then(|key| key.get_string(&entry.name));
    Ok(found(there)?.is_some() && !is_switched_off(entry)?)
}

/// Has Explorer start `entry` at login.
pub(super) fn turn_on(entry: &Entry) -> io::Result<()> {
    CURRENT_USER.create(RUN)?.set_string(&entry.name, command_line(entry))?;
    // What was switched off in the Task Manager is on again without its mark there.
    remove(APPROVED, entry)
}

/// Has Explorer start `entry` no longer.
pub(super) fn turn_off(entry: &Entry) -> io::Result<()> {
    remove(RUN, entry)
}

fn remove(path: &str, entry: &Entry) -> io::Result<()> {
    found(CURRENT_USER.options().write().open(path).and_then(|key| key.remove_value(&entry.name))).map(drop)
}

/// The first byte of the mark is odd where the person has switched it off.
fn is_switched_off(entry: &Entry) -> io::Result<bool> {
    let mark = CURRENT_USER.open(APPROVED).and_then(|key| key.get_value(&entry.name));
    Ok(found(mark)?.is_some_and(|mark| mark.first().is_some_and(|byte| byte % 2 == 1)))
}

fn found<T>(read: windows_registry::Result<T>) -> io::Result<Option<T>> {
    match read {
        Ok(value) => Ok(Some(value)),
        Err(error) if error.code().0 == NOT_FOUND => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The command line as Windows takes it apart again.
fn command_line(entry: &Entry) -> String {
    let words: Vec<String> = std::iter::once(&entry.program).chain(&entry.arguments).map(|word| quoted(word)).collect();
    words.join(" ")
}

/// No path holds a quotation mark here; a backslash before the closing one would hide it.
fn quoted(word: &str) -> String {
    let trailing = word.chars().rev().take_while(|letter| *letter == '\\').count();
    format!("\"{word}{}\"", "\\".repeat(trailing))
}
