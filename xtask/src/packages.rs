//! The system packages of each task, as tables: one row a thing, one column a package manager.
//! The Debian and Ubuntu column is tried; the others are the best known names and untested here.

/// A task that needs system packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// To build the program and open it.
    Build,
    /// To open it on a virtual display and take pictures.
    Headless,
    /// To run the tests, besides [`Need::Headless`].
    Test,
}

/// A package manager, and so a column of the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Manager {
    /// Debian, Ubuntu and their kin.
    Apt,
    /// Fedora and its kin.
    Dnf,
    /// Arch and its kin.
    Pacman,
    /// openSUSE.
    Zypper,
}

/// The managers, in the order in which they are looked for, with the program that tells them.
pub(crate) const MANAGERS: [(Manager, &str); 4] =
    [(Manager::Apt, "apt-get"), (Manager::Dnf, "dnf"), (Manager::Zypper, "zypper"), (Manager::Pacman, "pacman")];

/// One thing that is needed, under its name in each manager. The RPM columns name what a package
/// provides (a program, a pkg-config file) where its own name differs from release to release.
struct Row {
    need: Need,
    apt: &'static str,
    dnf: &'static str,
    zypper: &'static str,
    pacman: &'static str,
}

/// A row whose two RPM columns are the same.
const fn row(need: Need, apt: &'static str, rpm: &'static str, pacman: &'static str) -> Row {
    Row { need, apt, dnf: rpm, zypper: rpm, pacman }
}

/// A thing that a manager's other packages bring along, or that it does not have, is an empty name.
const NONE: &str = "";

const ROWS: &[Row] = &[
    row(Need::Build, "libwebkit2gtk-4.1-dev", "pkgconfig(webkit2gtk-4.1)", "webkit2gtk-4.1"),
    row(Need::Build, "libayatana-appindicator3-dev", "pkgconfig(ayatana-appindicator3-0.1)", "libayatana-appindicator"),
    row(Need::Build, "librsvg2-dev", "pkgconfig(librsvg-2.0)", "librsvg"),
    row(Need::Build, "libxdo-dev", "pkgconfig(libxdo)", "xdotool"),
    row(Need::Build, "libssl-dev", "pkgconfig(openssl)", "openssl"),
    row(Need::Build, "build-essential", "gcc-c++", "base-devel"),
    row(Need::Build, NONE, "make", NONE),
    row(Need::Build, "pkg-config", "/usr/bin/pkg-config", NONE),
    row(Need::Headless, "webkit2gtk-driver", "/usr/bin/WebKitWebDriver", "webkitgtk-6.0"),
    row(Need::Headless, "xvfb", "/usr/bin/Xvfb", "xorg-server-xvfb"),
    row(Need::Headless, "dbus", "/usr/bin/dbus-run-session", "dbus"),
    row(Need::Headless, "dbus-x11", NONE, NONE),
    row(Need::Headless, "dunst", "/usr/bin/dunst", "dunst"),
    row(Need::Headless, "imagemagick", "/usr/bin/import", "imagemagick"),
    Row {
        need: Need::Headless,
        apt: "fonts-dejavu-core",
        dnf: "dejavu-sans-fonts",
        zypper: "dejavu-fonts",
        pacman: "ttf-dejavu",
    },
    row(Need::Test, "libnotify-bin", "/usr/bin/notify-send", "libnotify"),
    row(Need::Headless, "xdotool", "/usr/bin/xdotool", NONE),
    row(Need::Test, "libfaketime", "libfaketime", "libfaketime"),
    row(Need::Test, "poppler-utils", "/usr/bin/pdftotext", "poppler"),
    row(Need::Test, "qpdf", "/usr/bin/qpdf", "qpdf"),
];

/// What `manager` calls the packages for `needs`, each once.
pub(crate) fn names(manager: Manager, needs: &[Need]) -> Vec<&'static str> {
    ROWS.iter()
        .filter(|row| needs.contains(&row.need))
        .map(|row| match manager {
            Manager::Apt => row.apt,
            Manager::Dnf => row.dnf,
            Manager::Zypper => row.zypper,
            Manager::Pacman => row.pacman,
        })
        .filter(|name| !name.is_empty())
        .collect()
}

/// The command that asks whether packages are there: for all at once with apt, else one by one.
pub(crate) fn query(manager: Manager) -> &'static [&'static str] {
    match manager {
        Manager::Apt => &["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"],
        Manager::Dnf | Manager::Zypper => &["rpm", "--query", "--whatprovides"],
        Manager::Pacman => &["pacman", "-Q"],
    }
}

/// The command that installs packages without a question, to be followed by their names.
pub(crate) fn install(manager: Manager) -> &'static [&'static str] {
    match manager {
        // sudo drops the environment, so `env` stands after it; a second apt run waits for the first.
        Manager::Apt => &[
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "install",
            "--yes",
            "--quiet",
            "--no-install-recommends",
            "-o",
            "DPkg::Lock::Timeout=300",
        ],
        Manager::Dnf => &["dnf", "install", "--assumeyes"],
        Manager::Zypper => &["zypper", "--non-interactive", "install"],
        Manager::Pacman => &["pacman", "-S", "--needed", "--noconfirm"],
    }
}

/// Those of `wanted` that dpkg-query's `answer` does not call installed. One that waits for a
/// trigger of another package is there.
pub(crate) fn missing_from_dpkg<'a>(wanted: &[&'a str], answer: &str) -> Vec<&'a str> {
    let there: Vec<&str> = answer
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, status)| matches!(*status, "installed" | "triggers-pending" | "triggers-awaited"))
        .map(|(name, _)| name)
        .collect();
    wanted.iter().copied().filter(|name| !there.contains(name)).collect()
}

/// True where apt knows a version of each of `wanted`, by the answer of `apt-cache policy`.
pub(crate) fn all_have_candidate(wanted: &[&str], answer: &str) -> bool {
    let candidates = answer.lines().filter_map(|line| line.trim().strip_prefix("Candidate: "));
    candidates.filter(|version| *version != "(none)").count() >= wanted.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Need; 3] = [Need::Build, Need::Headless, Need::Test];

    #[test]
    fn building_asks_for_nothing_that_only_tests_need() {
        let names = names(Manager::Apt, &[Need::Build]);
        assert!(names.contains(&"libwebkit2gtk-4.1-dev"));
        assert!(!names.contains(&"xvfb") && !names.contains(&"poppler-utils"));
    }

    #[test]
    fn a_virtual_display_needs_the_build_packages_and_its_own() {
        let names = names(Manager::Apt, &[Need::Build, Need::Headless]);
        assert!(names.contains(&"libssl-dev") && names.contains(&"xvfb"));
        assert!(!names.contains(&"libnotify-bin"));
    }

    #[test]
    fn no_manager_is_asked_for_an_empty_name_or_twice_for_one() {
        for (manager, _) in MANAGERS {
            let all = names(manager, &ALL);
            assert!(all.iter().all(|name| !name.is_empty()));
            let mut once = all.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), all.len(), "{manager:?}");
        }
    }

    #[test]
    fn a_package_that_was_removed_or_never_known_is_missing() {
        let answer = "xvfb installed\ndbus triggers-pending\ndunst config-files\n";
        let missing = missing_from_dpkg(&["xvfb", "dbus", "dunst", "xdotool"], answer);
        assert_eq!(missing, ["dunst", "xdotool"]);
    }

    #[test]
    fn without_package_lists_nothing_has_a_candidate() {
        assert!(!all_have_candidate(&["xvfb"], ""));
        assert!(!all_have_candidate(&["xvfb"], "xvfb:\n  Installed: (none)\n  Candidate: (none)\n"));
        let answer = "xvfb:\n  Installed: (none)\n  Candidate: 2:21.1.7-3\n";
        assert!(all_have_candidate(&["xvfb"], answer));
        assert!(!all_have_candidate(&["xvfb", "dunst"], answer));
    }
}
