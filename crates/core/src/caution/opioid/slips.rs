//! How many typing slips lie between two words.

use strsim::osa_distance;

/// Shorter names count only as they are listed: too many words are a slip away from them.
pub(super) const SHORTEST_TOLERANT: usize = 6;
/// From this length on two slips are read over.
const TWO_SLIPS_FROM: usize = 10;

/// A word, ready to be compared with many.
pub(super) struct Spelling<'a> {
    word: &'a str,
    length: usize,
    /// A bit for each letter that is in it.
    letters: u32,
}

impl<'a> Spelling<'a> {
    pub(super) fn of(word: &'a str) -> Self {
        let letters = word.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) % 32));
        Self { word, length: word.chars().count(), letters }
    }

    /// The slips between two words, if no more than are read over: a letter left out, added, wrong, or two
    /// neighbours swapped.
    pub(super) fn slips(&self, other: &Spelling<'_>) -> Option<usize> {
        let allowed = match self.length.min(other.length) {
            0..SHORTEST_TOLERANT => return None,
            SHORTEST_TOLERANT..TWO_SLIPS_FROM => 1,
            _ => 2,
        };
        // A slip changes at most two bits. This spares nearly every comparison of letter with letter.
        let bits = (self.letters ^ other.letters).count_ones() as usize;
        if bits > 2 * allowed || self.length.abs_diff(other.length) > allowed {
            return None;
        }
        Some(osa_distance(self.word, other.word)).filter(|slips| *slips <= allowed)
    }
}
