//! What is said when the program itself is wrong: where, never what it was working on.

use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// From now on a panic says only its place: its message might hold what a person entered.
pub(crate) fn say_only_where() {
    panic::set_hook(Box::new(|info: &PanicHookInfo<'_>| {
        if let Some(place) = info.location() {
            eprintln!("internal error at {}:{}", place.file(), place.line());
        }
    }));
}

/// Does something that panics where the system lacks a part, and says nothing of it.
pub(crate) fn attempt<T>(act: impl FnOnce() -> T) -> Option<T> {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let done = panic::catch_unwind(AssertUnwindSafe(act));
    panic::set_hook(hook);
    done.ok()
}
