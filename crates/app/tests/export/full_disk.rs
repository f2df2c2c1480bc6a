//! Disks that are full or can't be written to, as only a mount can make them: in a namespace of a second
//! run of this program, so that nothing on this machine changes.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use ldn_app::AppError;
use ldn_app::export::{Overwrite, save_to};

const FOLDER: &str = "LDN_EXPORT_FOLDER";

#[test]
fn a_disk_that_fills_up_keeps_the_old_file_and_no_half_one() {
    let script = r#"mount -t tmpfs -o size=64k none "$1" && printf old > "$1/diary.json""#;
    again(script, "full_disk::write_more_than_fits");
}

#[test]
fn a_disk_that_can_not_be_written_to_keeps_the_old_file() {
    let script = r#"printf old > "$1/diary.json" && mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" "$1""#;
    again(script, "full_disk::write_to_what_is_read_only");
}

#[test]
#[ignore = "run by the tests above, on a disk of their own"]
fn write_more_than_fits() {
    let folder = folder();
    let file = folder.join("diary.json");
    let path = file.display().to_string();
    let much = vec![b'x'; 1_000_000];
    assert_eq!(save_to(&file, &much, Overwrite::Replace), Err(AppError::ExportDiskFull { path }));
    let other = folder.join("new.json");
    let path = other.display().to_string();
    assert_eq!(save_to(&other, &much, Overwrite::Refuse), Err(AppError::ExportDiskFull { path }));
    assert_kept(&folder);
    // With less to write there is room again.
    save_to(&file, b"new", Overwrite::Replace).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "new");
}

#[test]
#[ignore = "run by the tests above, on a disk of their own"]
fn write_to_what_is_read_only() {
    let folder = folder();
    for (name, overwrite) in [("diary.json", Overwrite::Replace), ("new.json", Overwrite::Refuse)] {
        let file = folder.join(name);
        let path = file.display().to_string();
        assert_eq!(save_to(&file, b"new", overwrite), Err(AppError::ExportReadOnly { path }));
    }
    assert_kept(&folder);
}

fn folder() -> std::path::PathBuf {
    std::env::var_os(FOLDER).unwrap().into()
}

fn assert_kept(folder: &Path) {
    let names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["diary.json"]);
    assert_eq!(fs::read_to_string(folder.join("diary.json")).unwrap(), "old");
}

/// Runs an ignored test of this program in a mount namespace of its own, after `script`.
fn again(script: &str, test: &str) {
    let home = tempfile::tempdir().unwrap();
    for way in [&["--mount"][..], &["--map-root-user", "--mount"]] {
        let mut command = Command::new("unshare");
        command.args(way).args(["sh", "-c"]).arg(format!(r#"{{ {script}; }} || exit 77; shift; exec "$@""#)).arg("sh");
        command.arg(home.path()).arg(std::env::current_exe().unwrap());
        let Ok(output) = command.args(["--ignored", "--exact", test]).env(FOLDER, home.path()).output() else {
            continue;
        };
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            return assert!(said.contains("1 passed"), "{said}");
        }
        assert!(!said.contains("running 1 test"), "{said}");
    }
    println!("skipped: this system allows no private mounts (neither root's nor a user namespace's)");
}
