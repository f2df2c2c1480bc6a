//! The folder of the diary: makes it, and tries whether it can be written to.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use ldn_app::error::AppError;
use ldn_app::ports::Files;

/// The real file system.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemFiles;

impl Files for SystemFiles {
    fn prepare_folder(&self, folder: &Path) -> Result<(), AppError> {
        make(folder).and_then(|()| probe(folder)).map_err(|error| explain(&error, folder))
    }
}

/// The real file system, for trying again a diary that did not open by its own fault: its folder was
/// found writable before, and nothing is written to it while nobody does anything.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TriedFiles;

impl Files for TriedFiles {
    fn prepare_folder(&self, folder: &Path) -> Result<(), AppError> {
        make(folder).map_err(|error| explain(&error, folder))
    }
}

/// Makes the folder and those above it, readable by its owner only: it will hold health data.
fn make(folder: &Path) -> io::Result<()> {
    if fs::metadata(folder).is_ok_and(|found| found.is_dir()) {
        return Ok(());
    }
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Writes a small file and removes it again: permissions alone don't tell whether that works.
fn probe(folder: &Path) -> io::Result<()> {
    let path = folder.join(format!(".write-test-{}", std::process::id()));
    let written = File::create(&path).and_then(|mut file| {
        // More than a block, so that a full disk shows; synced, so that it shows now.
        file.write_all(&[0; 8192])?;
        file.sync_all()
    });
    let removed = fs::remove_file(&path);
    written.and(removed)
}

/// What went wrong, as the person is told.
fn explain(error: &io::Error, folder: &Path) -> AppError {
    let path = folder.display().to_string();
    match error.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => AppError::FolderNotAFolder { path },
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => AppError::FolderReadOnly { path },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => AppError::DiskFull,
        _ => AppError::FolderUnusable { path },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Tried = Result<(), Box<dyn std::error::Error>>;

    fn path_of(folder: &Path) -> String {
        folder.display().to_string()
    }

    #[test]
    fn a_missing_folder_is_made_for_its_owner_alone_and_left_empty() -> Tried {
        let home = tempfile::tempdir()?;
        let folder = home.path().join("a").join("b");
        SystemFiles.prepare_folder(&folder)?;
        assert_eq!(fs::read_dir(&folder)?.count(), 0);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&folder)?.permissions().mode() & 0o777, 0o700);
        }
        Ok(())
    }

    #[test]
    fn a_file_in_the_folders_place_is_named_as_such_and_left_alone() -> Tried {
        let home = tempfile::tempdir()?;
        let file = home.path().join("file");
        fs::write(&file, "mine")?;
        let wrong = |path| Err(AppError::FolderNotAFolder { path });
        assert_eq!(SystemFiles.prepare_folder(&file), wrong(path_of(&file)));
        let below = file.join("folder");
        assert_eq!(SystemFiles.prepare_folder(&below), wrong(path_of(&below)));
        assert_eq!(fs::read_to_string(&file)?, "mine");
        Ok(())
    }

    #[test]
    fn trying_again_says_the_same_of_the_folder_and_writes_nothing() -> Tried {
        let home = tempfile::tempdir()?;
        let made = fs::metadata(home.path())?.modified()?;
        TriedFiles.prepare_folder(home.path())?;
        assert_eq!(fs::metadata(home.path())?.modified()?, made);
        let file = home.path().join("file");
        fs::write(&file, "mine")?;
        assert_eq!(TriedFiles.prepare_folder(&file), SystemFiles.prepare_folder(&file));
        Ok(())
    }

    #[test]
    fn each_way_of_failing_has_its_own_code() {
        let folder = Path::new("/diary");
        let path = path_of(folder);
        let explained = |kind: ErrorKind| explain(&io::Error::from(kind), folder);
        let read_only = AppError::FolderReadOnly { path: path.clone() };
        assert_eq!(explained(ErrorKind::PermissionDenied), read_only);
        assert_eq!(explained(ErrorKind::ReadOnlyFilesystem), read_only);
        assert_eq!(explained(ErrorKind::StorageFull), AppError::DiskFull);
        assert_eq!(explained(ErrorKind::Other), AppError::FolderUnusable { path });
    }
}
