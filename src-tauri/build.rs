//! Checks that the window is built, then lets Tauri embed what the shell needs.

use std::path::Path;
use std::process::ExitCode;

/// The built window; git does not keep it.
const WINDOW: &str = "ui/dist/index.html";

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    println!("cargo:rerun-if-changed=src-tauri/icons");
    if !Path::new(WINDOW).is_file() {
        println!("cargo::error={WINDOW} is missing: run `cargo xtask run`, which builds the window first");
        return ExitCode::FAILURE;
    }
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*.json")
        .app_manifest(tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/**/*.toml"));
    match tauri_build::try_build(attributes) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cargo::error={}", format!("{error:#}").replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}
