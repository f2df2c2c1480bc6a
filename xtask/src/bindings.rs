//! Writes the window's TypeScript types from the Rust ones, and tells whether they are fresh.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use crate::{
    failure::{Outcome, failed},
    project::Project,
    shell::{cargo, run_quietly},
};

/// The files of a folder, by their path in it, with `/` between folders.
type Files = BTreeMap<String, Vec<u8>>;

/// Makes `ui/src/generated` hold what the Rust types say. Only files that differ are touched, so
/// that the window is not built anew for nothing.
pub(crate) fn refresh(project: &Project) -> Outcome {
    let fresh = generate(project)?;
    let there = read(&project.generated());
    let stale = differences(&fresh, &there);
    for name in &stale {
        write(&project.generated().join(name), fresh.get(name))
            .map_err(|error| failed(format!("{name} can't be written: {error}")))?;
        println!("{name}");
    }
    println!("{} types, {} files changed", fresh.len(), stale.len());
    Ok(())
}

/// Fails where `ui/src/generated` differs, byte for byte, from what the Rust types say.
pub(crate) fn check(project: &Project) -> Outcome {
    let stale = differences(&generate(project)?, &read(&project.generated()));
    if stale.is_empty() {
        return Ok(());
    }
    Err(failed(format!("ui/src/generated is stale ({}): cargo xtask bindings", stale.join(", "))))
}

/// The bindings as ts-rs writes them now: its derive makes a test of each exported type.
fn generate(project: &Project) -> Outcome<Files> {
    let folder = project.target.join("bindings");
    let _ = fs::remove_dir_all(&folder);
    run_quietly(
        cargo(project)
            .args(["test", "--quiet", "--package", "ldn-app", "--lib"])
            .args(["--features", "bindings", "export_bindings"])
            .env("TS_RS_EXPORT_DIR", &folder)
            .env("TS_RS_LARGE_INT", "number"),
    )?;
    let files = read(&folder);
    if files.is_empty() { Err(failed("no type was exported")) } else { Ok(files) }
}

/// The names of the files that are not the same in both.
fn differences(fresh: &Files, there: &Files) -> Vec<String> {
    let names: BTreeSet<&String> = fresh.keys().chain(there.keys()).collect();
    names.into_iter().filter(|name| fresh.get(*name) != there.get(*name)).cloned().collect()
}

/// Puts `content` in the file, or takes the file away where there is none.
fn write(path: &Path, content: Option<&Vec<u8>>) -> io::Result<()> {
    let Some(content) = content else { return fs::remove_file(path) };
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, content)
}

fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    collect(folder, "", &mut files);
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok) {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if let Ok(content) = fs::read(entry.path()) {
            files.insert(name, content);
        } else {
            collect(&entry.path(), &format!("{name}/"), files);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_changed_a_new_and_a_left_over_file_differ() {
        let fresh = files(&[("Dose.ts", "new"), ("Plan.ts", "p"), ("Same.ts", "s")]);
        let there = files(&[("Dose.ts", "old"), ("Gone.ts", "g"), ("Same.ts", "s")]);
        assert_eq!(differences(&fresh, &there), ["Dose.ts", "Gone.ts", "Plan.ts"]);
    }

    #[test]
    fn the_same_bytes_are_fresh() {
        let both = files(&[("Dose.ts", "x")]);
        assert!(differences(&both, &both).is_empty());
        assert_eq!(differences(&both, &files(&[("Dose.ts", "x ")])), ["Dose.ts"]);
    }

    #[test]
    fn what_is_written_is_read_back_and_what_is_stale_goes() {
        let folder = Scratch::new("bindings");
        write(&folder.join("Dose.ts"), Some(&b"x".to_vec())).unwrap();
        write(&folder.join("json/Value.ts"), Some(&b"y".to_vec())).unwrap();
        assert_eq!(read(&folder), files(&[("Dose.ts", "x"), ("json/Value.ts", "y")]));
        write(&folder.join("Dose.ts"), None).unwrap();
        assert_eq!(read(&folder), files(&[("json/Value.ts", "y")]));
    }
}
