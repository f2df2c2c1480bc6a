//! Where things lie in the repository.

use std::{env, path::PathBuf};

/// The name of the program's package and of its executable.
pub(crate) const PROGRAM: &str = "ldn-companion";

/// The crates that know nothing of tauri: they build and test in seconds.
pub(crate) const CRATES: [&str; 4] = ["ldn-core", "ldn-store", "ldn-export", "ldn-app"];

/// The repository and its folders.
pub(crate) struct Project {
    /// The folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds.
    pub(crate) target: PathBuf,
}

impl Project {
    /// The repository this program was started from.
    pub(crate) fn find() -> Self {
        let here =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = here.parent().map_or_else(|| here.clone(), PathBuf::from);
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) => root.join(folder),
            None => root.join("target"),
        };
        Self { root, target }
    }

    /// The folder of the window's own project.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The validator of exported FHIR documents.
    pub(crate) fn fhir(&self) -> PathBuf {
        self.root.join("tests/fhir")
    }

    /// The bindings, as they are committed.
    pub(crate) fn generated(&self) -> PathBuf {
        self.ui().join("src/generated")
    }

    /// The program as a debug build leaves it.
    pub(crate) fn program(&self) -> PathBuf {
        self.target.join("debug").join(format!("{PROGRAM}{}", env::consts::EXE_SUFFIX))
    }

    /// Where demo data and pictures go: always below `target`, wherever cargo builds.
    pub(crate) fn demo(&self) -> PathBuf {
        self.root.join("target/demo")
    }
}
