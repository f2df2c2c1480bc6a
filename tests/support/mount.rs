//! Folders as only a mount can make them: on a disk that can't be written to, or that is full. They
//! exist in a mount namespace of the started program alone, so that nothing on this machine changes.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// How a private mount namespace is had here: as root by itself, else by a user namespace where
/// the system allows one.
fn unshare() -> Option<&'static [&'static str]> {
    static FOUND: OnceLock<Option<&'static [&'static str]>> = OnceLock::new();
    *FOUND.get_or_init(|| {
        let ways: [&[&str]; 2] = [&["--mount"], &["--map-root-user", "--mount"]];
        ways.into_iter().find(|way| {
            let mut tried = Command::new("unshare");
            tried.args(*way).args(["sh", "-c", "mount -t tmpfs -o size=64k none /mnt"]);
            tried.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
        })
    })
}

/// What is done to the folder before the program starts.
#[derive(Debug, Clone, Copy)]
pub enum Disk {
    /// What is in it can be read and not changed.
    ReadOnly,
    /// A disk of so many kilobytes, with what was in the folder copied onto it.
    OfKilobytes(u32),
    /// The same, filled up to the last byte.
    Full(u32),
}

/// `program` started so that it finds `folder` on such a disk; none where this system lets nobody
/// mount, which is then said.
pub fn with(disk: Disk, folder: &Path, program: &Path) -> Option<Command> {
    let Some(way) = unshare() else {
        println!("skipped: this system allows no private mounts (neither root's nor a user namespace's)");
        return None;
    };
    let script = match disk {
        Disk::ReadOnly => r#"mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" "$1""#.to_owned(),
        Disk::OfKilobytes(size) => copied_to_disk(size),
        Disk::Full(size) => copied_to_disk(size) + r#" && { cat /dev/zero > "$1/filler" 2> /dev/null; true; }"#,
    };
    let mut command = Command::new("unshare");
    command.args(way).arg("sh").arg("-c").arg(format!(r#"{script} && shift && exec "$@""#));
    command.arg("sh").arg(folder).arg(program);
    Some(command)
}

/// The old folder stays reachable as the present one while the new disk lies over it.
fn copied_to_disk(kilobytes: u32) -> String {
    format!(r#"cd "$1" && mount -t tmpfs -o size={kilobytes}k none "$1" && cp -R . "$1"/ && cd /"#)
}
