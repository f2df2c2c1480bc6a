//! The check of accessibility, by axe-core, on the page as it is.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::person::Person;
use crate::place;

/// Runs every rule and gives back one line a violation and element.
const RUN: &str = r#"
const done = arguments[0];
axe.run(document).then(
  ({ violations }) => done(violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join("; ");
      return `${id}: ${help}: ${target.join(" ")} (${why})`;
    }))),
  (error) => done([`axe itself failed: ${error}`]),
);
"#;

impl Person<'_> {
    /// What axe-core finds wrong with the page.
    pub fn finds_barriers(&self) -> Vec<String> {
        // Half faded in, nothing has its contrast yet.
        self.waits_for_rest();
        if self.window.text("return typeof axe") != "object" {
            let source = fs::read_to_string(axe()).unwrap();
            // By the driver, and so past the page's own rules on where scripts may come from.
            self.window.script(&source, Vec::new());
        }
        let found = self.window.run(|client| client.execute_async(RUN, Vec::new()));
        let found = found.unwrap_or_else(|error| panic!("axe-core gave no answer: {error}"));
        let Value::Array(found) = found else { panic!("axe-core answered {found}") };
        found.iter().map(|line| line.as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Says where the page is wider than the window, so that it would have to be pushed sideways.
    pub fn finds_overflow(&self) -> Option<String> {
        let script = "const page = document.documentElement;
            const wide = [page, ...document.querySelectorAll('main, dialog')].find((one) => one.scrollWidth > one.clientWidth + 1);
            if (!wide) return '';
            const sticksOut = (one) => one.getBoundingClientRect().right > wide.clientWidth + 1;
            const first = [...wide.querySelectorAll('*')].find(sticksOut)?.outerHTML.slice(0, 160);
            return `${wide.tagName.toLowerCase()} is ${wide.scrollWidth} wide in ${wide.clientWidth}: ${first}`";
        Some(self.window.text(script)).filter(|what| !what.is_empty())
    }
}

fn axe() -> PathBuf {
    let named = std::env::var_os("LDN_AXE").map(PathBuf::from);
    let file = named.unwrap_or_else(|| place::repository().join("ui/node_modules/axe-core/axe.min.js"));
    assert!(file.is_file(), "{} is missing: axe-core is one of ui's devDependencies", file.display());
    file
}
