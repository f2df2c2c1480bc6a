//! Where the diary is kept.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};

/// The folder that was asked for, else the one the platform gives each program for its data
/// (on Linux below `$XDG_DATA_HOME`).
///
/// # Errors
/// The platform knows no such folder, for example since there is no home.
pub(crate) fn choose(asked: Option<&Path>, app: &AppHandle) -> tauri::Result<PathBuf> {
    match asked {
        Some(folder) => Ok(std::path::absolute(folder)?),
        None => app.path().app_data_dir(),
    }
}

/// `folder` by the one path it has, whatever links lead to it and whether it is there yet.
#[cfg(desktop)]
pub(crate) fn real(folder: &Path) -> PathBuf {
    let found =
        folder.ancestors().find_map(|above| Some((above.canonicalize().ok()?, folder.strip_prefix(above).ok()?)));
    // Through its components, since a path joined with nothing ends in a slash.
    found.map_or_else(|| folder.to_owned(), |(above, below)| above.join(below).components().collect())
}

/// A short name for `folder`, the same in every version of the program: another folder is another
/// diary, which is started and found by a name of its own.
#[cfg(desktop)]
pub(crate) fn name_of(folder: &Path) -> String {
    // FNV-1a. The standard library's hash may change from one version to the next.
    let bytes = folder.as_os_str().as_encoded_bytes().iter();
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("d{hash:016x}")
}

#[cfg(all(test, desktop))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_keeps_its_name_and_another_one_has_another() {
        assert_eq!(name_of(Path::new("/tmp/diary")), "d83cb4b7d6f1a1eef");
        assert_ne!(name_of(Path::new("/tmp/other")), name_of(Path::new("/tmp/diary")));
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_is_the_same_through_a_link_and_before_and_after_it_is_made() -> std::io::Result<()> {
        let home = tempfile::tempdir()?;
        let (there, link) = (home.path().canonicalize()?.join("there"), home.path().join("link"));
        std::fs::create_dir(&there)?;
        std::os::unix::fs::symlink(&there, &link)?;
        let diary = there.join("a").join("diary");
        let every_way =
            || [diary.clone(), link.join("a/diary"), link.join("./a/diary/"), link.join("../there/a/diary")];
        assert_eq!(every_way().map(|way| real(&way)), [(); 4].map(|()| diary.clone()));
        std::fs::create_dir_all(&diary)?;
        let names = every_way().map(|way| name_of(&real(&way)));
        assert_eq!(names, [(); 4].map(|()| name_of(&diary)));
        Ok(())
    }
}
