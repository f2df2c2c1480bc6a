//! How much of each list has room on page one.

/// A list that wants room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Wish {
    /// What it takes where it has a line at all.
    pub(super) fixed: f32,
    /// What a line takes.
    pub(super) each: f32,
    /// Lines it has.
    pub(super) lines: usize,
    /// Lines it has before others get more than so many.
    pub(super) first: usize,
}

/// Lines for each of `wishes` in `room`: what each has first, and then one more each in turn, as long as
/// there is room.
pub(super) fn share(room: f32, wishes: &[Wish]) -> Vec<usize> {
    let mut given: Vec<usize> = wishes.iter().map(|_| 0).collect();
    let fixed: f32 = wishes.iter().filter(|wish| wish.lines > 0).map(|wish| wish.fixed).sum();
    let mut left = room - fixed;
    for is_first in [true, false] {
        let mut gave = true;
        while gave {
            gave = false;
            for (wish, given) in wishes.iter().zip(&mut given) {
                let most = if is_first { wish.first.min(wish.lines) } else { wish.lines };
                if *given < most && left >= wish.each {
                    *given += 1;
                    left -= wish.each;
                    gave = true;
                }
            }
        }
    }
    given
}

/// What is shown of a list in so many lines: where it has more, the last line says how many.
pub(super) const fn shown(lines: usize, given: usize) -> (usize, usize) {
    if given >= lines { (lines, 0) } else { (given.saturating_sub(1), lines - given.saturating_sub(1)) }
}
