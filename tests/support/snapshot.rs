//! What is in a folder, to see later that nothing of it was changed.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file of a folder, by its path.
pub type Files = BTreeMap<PathBuf, Content>;

/// All bytes of a file; a failed comparison does not print them.
#[derive(Clone, PartialEq, Eq)]
pub struct Content(pub Vec<u8>);

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = self.0.iter().fold(0u32, |sum, byte| sum.rotate_left(5) ^ u32::from(*byte));
        write!(f, "{} bytes ({sum:08x})", self.0.len())
    }
}

/// Everything in `folder` now.
pub fn of(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, &mut files);
    files
}

/// Everything in `folder` that is not the program's own trial of whether it may write there, which
/// it removes again.
pub fn of_kept(folder: &Path) -> Files {
    let is_trial =
        |path: &Path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".write-test-"));
    of(folder).into_iter().filter(|(path, _)| !is_trial(path)).collect()
}

fn collect(folder: &Path, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            // What is gone again by now was never kept.
            if let Ok(bytes) = fs::read(&path) {
                files.insert(path, Content(bytes));
            }
        }
    }
}
