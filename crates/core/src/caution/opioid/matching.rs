//! From a typed name to the opioid in it.
//!
//! The name is split into words. From each word on, the longest run of words that is a listed name counts:
//! of an opioid, or of a look-alike, which is then none. What is in no list may be an opioid in another
//! language's spelling, with its salt grown on to it, or with a slip.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::OpioidMatch;
use super::look_alikes::look_alikes;
use super::names::{SUBSTANCES, Substance};
use super::slips::{SHORTEST_TOLERANT, Spelling};
use crate::plain::{is_unseen, plain};

/// How many characters are looked at.
const LOOKED_AT: usize = 200;
/// Words in the longest listed name.
const LONGEST_NAME: usize = 3;

pub(super) fn find(name: &str) -> Option<OpioidMatch> {
    let words = words(name);
    let mut rest = words.as_slice();
    let mut strongest: Option<OpioidMatch> = None;
    while !rest.is_empty() {
        let (length, found) = INDEX.begin(rest);
        strongest = [strongest, found].into_iter().flatten().reduce(stronger);
        rest = &rest[length..];
    }
    strongest
}

fn stronger(first: OpioidMatch, second: OpioidMatch) -> OpioidMatch {
    let strength = |found: &OpioidMatch| (found.class, found.exact);
    if strength(&second) > strength(&first) { second } else { first }
}

/// The listed names, ready to be looked up.
struct Index {
    /// By the words of a name, and by the words run together; none is a look-alike.
    listed: HashMap<String, Option<&'static Substance>>,
    /// By the sound of a name.
    sounds: HashMap<String, &'static Substance>,
    /// Names in which a slip is read over; none is a look-alike.
    tolerant: Vec<(Spelling<'static>, Option<&'static Substance>)>,
}

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { listed: HashMap::new(), sounds: HashMap::new(), tolerant: Vec::new() };
    for substance in SUBSTANCES {
        substance.names().for_each(|name| index.list(name, Some(substance)));
    }
    look_alikes().for_each(|name| index.list(name, None));
    index
});

impl Index {
    fn list(&mut self, name: &'static str, substance: Option<&'static Substance>) {
        self.listed.insert(name.to_owned(), substance);
        let together = name.replace(' ', "");
        if together.len() < SHORTEST_TOLERANT {
            return;
        }
        if let Some(substance) = substance {
            self.sounds.insert(sound(&together), substance);
        }
        if together == name {
            self.tolerant.push((Spelling::of(name), substance));
        }
        self.listed.insert(together, substance);
    }

    /// What `words` begins with, and how many words that takes.
    fn begin(&self, words: &[String]) -> (usize, Option<OpioidMatch>) {
        for length in (1..=words.len().min(LONGEST_NAME)).rev() {
            match self.listed(&words[..length], words.get(length)) {
                // "Apo-Morphine" is a firm's morphine, not apomorphine.
                Some(None) if length > 1 && words[..length].iter().any(|word| self.is_opioid(word)) => {}
                Some(listed) => return (length, listed.map(|substance| found(substance, true))),
                None => {}
            }
        }
        (1, self.unlisted(&words[0]))
    }

    /// Whether a word is an opioid's name, and no short one.
    fn is_opioid(&self, word: &str) -> bool {
        word.len() >= SHORTEST_TOLERANT && self.listed.get(word).is_some_and(Option::is_some)
    }

    fn listed(&self, words: &[String], next: Option<&String>) -> Option<Option<&'static Substance>> {
        // "Tylenol 3" has codeine; "Tylenol 3 times a day" has not.
        if words.len() == 2 && is_count(&words[1], next) {
            return None;
        }
        let together = words.concat();
        let listed = self.listed.get(&words.join(" "));
        listed.or_else(|| self.listed.get(&together).filter(|_| together.len() >= SHORTEST_TOLERANT)).copied()
    }

    fn unlisted(&self, word: &str) -> Option<OpioidMatch> {
        if word.len() < SHORTEST_TOLERANT {
            return None;
        }
        if let Some(substance) = self.without_salt(word).or_else(|| self.sounding(word)) {
            return Some(found(substance, true));
        }
        self.with_slips(word).map(|substance| found(substance, false))
    }

    fn sounding(&self, word: &str) -> Option<&'static Substance> {
        self.sounds.get(&sound(word)).copied()
    }

    /// "Morphinsulfat", as German writes it.
    fn without_salt(&self, word: &str) -> Option<&'static Substance> {
        let salt = SALTS.iter().filter_map(|salt| word.find(salt)).min()?;
        self.sounding(word.get(..salt).filter(|stem| stem.len() >= SHORTEST_TOLERANT)?)
    }

    /// The name with the fewest slips. A look-alike with fewer than any opioid is what was meant.
    fn with_slips(&self, word: &str) -> Option<&'static Substance> {
        let word = Spelling::of(word);
        let near = self.tolerant.iter().filter_map(|(name, substance)| Some((word.slips(name)?, *substance)));
        // Of equals the first is taken; opioids come first.
        near.min_by_key(|(slips, _)| *slips)?.1
    }
}

fn found(substance: &Substance, exact: bool) -> OpioidMatch {
    OpioidMatch { class: substance.class, ingredient: substance.ingredient, exact }
}

/// Whether a number is a dose or a count: "1 g", "3 times". Tablets may be counted or be those of a name.
fn is_count(number: &str, next: Option<&String>) -> bool {
    const COUNTED: [&str; 7] = ["x", "times", "a", "per", "daily", "g", "mg"];
    let single_digit = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
    single_digit && next.is_some_and(|next| COUNTED.contains(&next.as_str()))
}

/// The salts that may be grown on to a generic name.
const SALTS: [&str; 11] = [
    "hydrochlor",
    "hydrobrom",
    "hydrogen",
    "hemihydrat",
    "bitartrat",
    "tartrat",
    "sulfat",
    "sulphat",
    "phosphat",
    "fosfat",
    "citrat",
];

/// A name's sound, the same in most languages that spell it: "oxycodone", "oksykodon".
pub(super) fn sound(word: &str) -> String {
    let plain = word.replace("ph", "f").replace("ks", "x").replace('y', "i").replace('k', "c").replace('h', "");
    let mut sound = String::with_capacity(plain.len());
    for letter in plain.chars() {
        if !sound.ends_with(letter) {
            sound.push(letter);
        }
    }
    without_ending(&sound).to_owned()
}

/// Without the ending a language gives to a generic name, or a plural: "morfina", "Percocets".
fn without_ending(sound: &str) -> &str {
    const ENDINGS: [&str; 11] = ["um", "as", "is", "us", "es", "en", "e", "a", "o", "i", "s"];
    let stem = ENDINGS.iter().find_map(|ending| sound.strip_suffix(ending));
    stem.filter(|stem| stem.len() >= SHORTEST_TOLERANT - 1).unwrap_or(sound)
}

/// The words of a name: runs of letters or of digits, in small plain letters. "#3" is "no 3".
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for letter in name.chars().take(LOOKED_AT).flat_map(char::to_lowercase) {
        match letter {
            // They are no part of a word, and end none.
            _ if is_unseen(letter) => {}
            '#' | '№' => words.extend(["no".to_owned(), String::new()]),
            'º' | 'ª' => words.push(String::new()),
            _ if letter.is_alphanumeric() => add(&mut words, letter),
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Adds a letter or a digit to the last word; one after the other begins a new word.
fn add(words: &mut Vec<String>, letter: char) {
    let numeric = |letter: char| letter.is_numeric();
    match words.last_mut() {
        Some(word) if word.chars().last().is_none_or(|last| numeric(last) == numeric(letter)) => plain(letter, word),
        _ => {
            let mut word = String::new();
            plain(letter, &mut word);
            words.push(word);
        }
    }
}

/// Whether a name can be found as it stands in a list: in words of small plain letters or digits.
#[cfg(test)]
pub(super) fn is_plain(name: &str) -> bool {
    let words = words(name);
    words.join(" ") == name && (1..=LONGEST_NAME).contains(&words.len())
}
