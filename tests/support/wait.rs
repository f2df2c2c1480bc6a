//! Waiting: looking again and again until something is so, or it has taken far too long.

use std::thread;
use std::time::{Duration, Instant};

/// Far longer than anything takes, on a machine that does other things besides.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// Between two looks.
const PAUSE: Duration = Duration::from_millis(25);

/// Looks until there is something, or nothing for `patience`.
pub fn for_up_to<T>(patience: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        let found = look();
        if found.is_some() || begun.elapsed() > patience {
            return found;
        }
        thread::sleep(PAUSE);
    }
}

/// Looks until there is something; fails, saying `what` was waited for, where nothing comes.
pub fn until_some<T>(what: &str, look: impl FnMut() -> Option<T>) -> T {
    for_up_to(PATIENCE, look).unwrap_or_else(|| panic!("waited {} s in vain for {what}", PATIENCE.as_secs()))
}

/// Looks until it is so; fails, saying `what` was waited for, where it never is.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    until_some(what, || is_so().then_some(()));
}
