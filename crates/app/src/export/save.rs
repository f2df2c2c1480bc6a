//! Writing a file as a whole or not at all.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{io, process};

use crate::error::AppError;

/// So many names are tried for the file beside before something else is wrong.
const MOST_NAMES: u32 = 1000;

/// What is done about a file of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and is told of.
    Refuse,
    /// It is replaced, once the new one is whole.
    Replace,
}

/// Writes `bytes` to `path`: beside it first, on the disk, and only then under its name. Whatever fails,
/// no half file is left and what was there is as it was. The file is for its owner's eyes alone.
///
/// # Errors
/// [`AppError::ExportExists`], [`AppError::ExportNotAFile`], [`AppError::ExportNoFolder`],
/// [`AppError::ExportReadOnly`], [`AppError::ExportDiskFull`] or [`AppError::ExportFailed`].
pub fn save_to(path: &Path, bytes: &[u8], overwrite: Overwrite) -> Result<(), AppError> {
    // Where the name is a link's, what it leads to is replaced and not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    refuse(path, &target, overwrite)?;
    if target.file_name().is_none() {
        return Err(AppError::ExportNotAFile { path: path.display().to_string() });
    }
    write(&target, bytes).and_then(|beside| put(&beside, &target, overwrite)).map_err(|error| explain(&error, path))?;
    sync_folder(&target);
    Ok(())
}

fn refuse(path: &Path, target: &Path, overwrite: Overwrite) -> Result<(), AppError> {
    let said = path.display().to_string();
    let folder = folder_of(target);
    match fs::metadata(target) {
        Ok(found) if !found.is_file() => Err(AppError::ExportNotAFile { path: said }),
        Ok(_) if overwrite == Overwrite::Refuse => Err(AppError::ExportExists { path: said }),
        // A file that its owner made read-only is not to be replaced, though its folder would allow it.
        Ok(found) if found.permissions().readonly() => Err(AppError::ExportReadOnly { path: said }),
        Err(_) if !folder.is_dir() => Err(AppError::ExportNoFolder { path: folder.display().to_string() }),
        _ => Ok(()),
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a file of its own beside the target, and gives back where; where that fails it is gone again.
fn write(target: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let (beside, mut file) = create(target)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    or_gone(&beside, written)?;
    Ok(beside)
}

/// A new file beside the target. Its name is short and has nothing of the target's, which may be as long
/// as the disk allows; one that is there is another's.
fn create(target: &Path) -> io::Result<(PathBuf, File)> {
    static LAST: AtomicU32 = AtomicU32::new(0);
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut taken = io::Error::from(ErrorKind::AlreadyExists);
    for _ in 0..MOST_NAMES {
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        let beside = target.with_file_name(format!(".{}.{number}.part", process::id()));
        match options.open(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    // The target itself is not what is there.
    Err(io::Error::other(taken))
}

/// Brings what was written beside to its name; where that fails nothing of it is left.
fn put(beside: &Path, target: &Path, overwrite: Overwrite) -> io::Result<()> {
    or_gone(beside, rename(beside, target, overwrite))
}

fn or_gone(beside: &Path, done: io::Result<()>) -> io::Result<()> {
    if done.is_err() {
        let _ = fs::remove_file(beside);
    }
    done
}

fn rename(beside: &Path, target: &Path, overwrite: Overwrite) -> io::Result<()> {
    if overwrite == Overwrite::Replace {
        return fs::rename(beside, target);
    }
    // A link is made only where there is no file, in one step: one that came meanwhile stays.
    match fs::hard_link(beside, target) {
        Ok(()) => fs::remove_file(beside),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        // Some disks know no links.
        Err(_) if target.exists() => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(beside, target),
    }
}

/// So that the folder remembers the name; where it can't be synced, nothing is lost but a moment.
fn sync_folder(target: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder_of(target)).and_then(|folder| folder.sync_all());
    }
}

fn explain(error: &io::Error, path: &Path) -> AppError {
    let path = path.display().to_string();
    match error.kind() {
        ErrorKind::AlreadyExists => AppError::ExportExists { path },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => AppError::ExportReadOnly { path },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            AppError::ExportDiskFull { path }
        }
        _ => AppError::ExportFailed { path },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_new_file_is_whole_for_its_owner_alone_and_nothing_is_beside_it() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("diary.zip");
        save_to(&file, b"all of it", Overwrite::Refuse).unwrap();
        assert_eq!(
            (fs::read(&file).unwrap(), names_in(home.path())),
            (b"all of it".to_vec(), vec!["diary.zip".into()])
        );
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn a_file_that_is_there_stays_until_it_is_said_to_be_replaced() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("diary.json");
        fs::write(&file, "old").unwrap();
        let path = file.display().to_string();
        assert_eq!(save_to(&file, b"new", Overwrite::Refuse), Err(AppError::ExportExists { path }));
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
        save_to(&file, b"new", Overwrite::Replace).unwrap();
        assert_eq!((fs::read_to_string(&file).unwrap().as_str(), names_in(home.path()).len()), ("new", 1));
    }

    #[test]
    fn a_file_that_came_meanwhile_is_not_written_over() {
        let home = tempfile::tempdir().unwrap();
        let (beside, target) = (home.path().join(".part"), home.path().join("diary.json"));
        fs::write(&beside, "new").unwrap();
        fs::write(&target, "came").unwrap();
        let refused = rename(&beside, &target, Overwrite::Refuse).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&target).unwrap(), "came");
    }

    #[test]
    fn a_folder_a_missing_folder_and_no_name_at_all_are_refused_by_name() {
        let home = tempfile::tempdir().unwrap();
        let path = |path: &Path| path.display().to_string();
        let there = home.path().to_owned();
        assert_eq!(save_to(&there, b"x", Overwrite::Replace), Err(AppError::ExportNotAFile { path: path(&there) }));
        let below = home.path().join("no/such/file");
        let folder = home.path().join("no/such");
        assert_eq!(save_to(&below, b"x", Overwrite::Refuse), Err(AppError::ExportNoFolder { path: path(&folder) }));
        assert!(save_to(Path::new(""), b"x", Overwrite::Replace).is_err());
        assert!(save_to(Path::new(".."), b"x", Overwrite::Replace).is_err());
        assert!(names_in(home.path()).is_empty());
    }

    #[test]
    #[cfg(unix)]
    fn a_name_as_long_as_the_disk_allows_is_saved_and_a_longer_one_leaves_nothing_behind() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join(format!("{}.pdf", "a".repeat(251)));
        save_to(&file, b"all of it", Overwrite::Refuse).unwrap();
        save_to(&file, b"again", Overwrite::Replace).unwrap();
        assert_eq!((fs::read(&file).unwrap(), names_in(home.path()).len()), (b"again".to_vec(), 1));
        let longer = home.path().join(format!("{}.pdf", "a".repeat(252)));
        let path = longer.display().to_string();
        assert_eq!(save_to(&longer, b"x", Overwrite::Refuse), Err(AppError::ExportFailed { path }));
        assert_eq!(names_in(home.path()).len(), 1);
    }

    #[test]
    fn a_file_that_is_being_written_is_not_touched_by_another() {
        let home = tempfile::tempdir().unwrap();
        let target = home.path().join("diary.json");
        let (one, other) = (write(&target, b"one").unwrap(), write(&target, b"other").unwrap());
        assert_eq!((fs::read(&one).unwrap(), fs::read(&other).unwrap()), (b"one".to_vec(), b"other".to_vec()));
        assert!(names_in(home.path()).iter().all(|name| name.len() < 32 && !name.contains("diary")));
    }

    #[test]
    #[cfg(unix)]
    fn what_a_link_leads_to_is_replaced_and_the_link_stays() {
        let home = tempfile::tempdir().unwrap();
        let (real, link) = (home.path().join("real"), home.path().join("link"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        save_to(&link, b"new", Overwrite::Replace).unwrap();
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_file_made_read_only_is_not_replaced() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("kept");
        fs::write(&file, "old").unwrap();
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&file, permissions).unwrap();
        let path = file.display().to_string();
        assert_eq!(save_to(&file, b"new", Overwrite::Replace), Err(AppError::ExportReadOnly { path }));
        assert_eq!(fs::read_to_string(&file).unwrap(), "old");
    }

    #[test]
    fn each_way_of_failing_has_its_own_code() {
        let file = Path::new("/out/diary.zip");
        let path = "/out/diary.zip".to_owned();
        for (kind, error) in [
            (ErrorKind::StorageFull, AppError::ExportDiskFull { path: path.clone() }),
            (ErrorKind::QuotaExceeded, AppError::ExportDiskFull { path: path.clone() }),
            (ErrorKind::ReadOnlyFilesystem, AppError::ExportReadOnly { path: path.clone() }),
            (ErrorKind::PermissionDenied, AppError::ExportReadOnly { path: path.clone() }),
            (ErrorKind::Other, AppError::ExportFailed { path: path.clone() }),
        ] {
            assert_eq!(explain(&io::Error::from(kind), file), error);
        }
    }
}
