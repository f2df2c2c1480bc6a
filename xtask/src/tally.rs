//! Adds up what the test runners say about themselves.

/// How many tests passed, failed and were ignored.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed, and steps that failed without naming a test.
    pub(crate) failed: u64,
    /// Tests that were not run although nothing filtered them out.
    pub(crate) ignored: u64,
}

impl Tally {
    /// Adds what `line` says, if it is a runner's summing-up: cargo test's `test result: …` or
    /// Vitest's `Tests  …`.
    pub(crate) fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|l| l.split_once(". ")) {
            self.add(counts.split(';'));
        } else if let Some(counts) = line.strip_prefix("Tests ") {
            self.add(counts.split('(').take(1).flat_map(|counts| counts.split('|')));
        }
    }

    fn add<'a>(&mut self, counts: impl Iterator<Item = &'a str>) {
        for count in counts {
            let mut words = count.split_whitespace();
            let (Some(Ok(number)), Some(kind)) = (words.next().map(str::parse::<u64>), words.next()) else {
                continue;
            };
            match kind {
                "passed" => self.passed += number,
                "failed" => self.failed += number,
                "ignored" | "skipped" | "todo" => self.ignored += number,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn the_lines_of_several_cargo_runs_are_added_up() {
        let sum = tally(&[
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 4 filtered out; finished in 0.01s",
            "test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 2.10s",
        ]);
        assert_eq!(sum, Tally { passed: 8, failed: 2, ignored: 1 });
    }

    #[test]
    fn vitest_counts_tests_and_its_files_are_not_counted() {
        let sum =
            tally(&[" Test Files  1 failed | 4 passed (5)", "      Tests  1 failed | 40 passed | 2 skipped (43)"]);
        assert_eq!(sum, Tally { passed: 40, failed: 1, ignored: 2 });
        assert_eq!(tally(&["Tests  7 passed (7)"]).passed, 7);
    }

    #[test]
    fn other_lines_count_nothing() {
        let lines = ["test result: unknown", "Tests", "5 passed; 2 failed", "error: test failed"];
        assert_eq!(tally(&lines), Tally::default());
    }
}
