//! Where the programs under test lie.

use std::fs;
use std::path::{Path, PathBuf};

/// The folder that cargo built this test into: `target/debug`.
pub fn built() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let folder = here.parent().unwrap();
    let above = if folder.ends_with("deps") { folder.parent().unwrap() } else { folder };
    above.to_path_buf()
}

/// The program: the one beside this test, or the one that `LDN_PROGRAM` names.
pub fn program() -> PathBuf {
    let named = std::env::var_os("LDN_PROGRAM").map(PathBuf::from);
    let program = named.unwrap_or_else(|| built().join("ldn-companion"));
    assert!(program.is_file(), "{} is missing: `cargo xtask test` builds it first", program.display());
    program
}

/// The program, built so that a test can shift its clock.
pub fn program_with_test_clock() -> PathBuf {
    let program = program();
    let name = crate::clock::VARIABLE.as_bytes();
    let is_shifted = fs::read(&program).unwrap().windows(name.len()).any(|bytes| bytes == name);
    assert!(is_shifted, "{} was built without the feature test-clock", program.display());
    program
}

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Where pictures of what went wrong are kept.
pub fn pictures_of_failures() -> PathBuf {
    let folder = repository().join("target/pictures-of-failures");
    fs::create_dir_all(&folder).unwrap();
    folder
}
