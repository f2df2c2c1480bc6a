//! Words as the person types them: own words and notes, kept as typed as far as they can be kept.

/// The most characters of own words (own rule: a name, not a story).
pub const LONGEST_WORDS: usize = 200;
/// The most characters of a note (own rule: some pages).
pub const LONGEST_NOTE: usize = 5_000;

/// What can't be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("longer than {limit} characters")]
pub struct TooLong {
    /// The most that is kept.
    pub limit: usize,
}

/// Own words on one line; none where nothing is left of them. Control characters can't be seen, and
/// so can't be mended by the person: they are left out, and a new line becomes a blank.
///
/// # Errors
/// [`TooLong`] beyond [`LONGEST_WORDS`].
pub fn own_words(typed: &str) -> Result<Option<String>, TooLong> {
    let line = typed.replace(['\n', '\r', '\t'], " ");
    kept(&line, LONGEST_WORDS)
}

/// A note, with its lines; none where nothing is left of it. Control characters are left out.
///
/// # Errors
/// [`TooLong`] beyond [`LONGEST_NOTE`].
pub fn note(typed: &str) -> Result<Option<String>, TooLong> {
    let lines = typed.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    kept(&lines, LONGEST_NOTE)
}

fn kept(text: &str, limit: usize) -> Result<Option<String>, TooLong> {
    let visible: String = text.chars().filter(|char| *char == '\n' || !char.is_control()).collect();
    let trimmed = visible.trim();
    match trimmed.chars().count() {
        0 => Ok(None),
        count if count > limit => Err(TooLong { limit }),
        _ => Ok(Some(trimmed.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_to_left_text_emoji_and_pasted_html_are_kept_as_typed() {
        for typed in ["כאב ראש", "صداع", "🫠 heavy 👩‍👩‍👧", "<img src=x onerror=alert(1)>", "a'); DROP TABLE tag; --"]
        {
            assert_eq!(note(typed), Ok(Some(typed.to_owned())));
            assert_eq!(own_words(typed), Ok(Some(typed.to_owned())));
        }
    }

    #[test]
    fn control_characters_are_left_out_and_a_note_keeps_its_lines() {
        assert_eq!(note("one\u{0}\u{7}\r\ntwo\u{1b}[31m"), Ok(Some("one\ntwo[31m".to_owned())));
        assert_eq!(own_words("ringing\nears\u{8}"), Ok(Some("ringing ears".to_owned())));
    }

    #[test]
    fn nothing_but_blanks_is_nothing() {
        assert_eq!(note(" \n\t\u{0} "), Ok(None));
        assert_eq!(own_words("   "), Ok(None));
    }

    #[test]
    fn a_megabyte_is_refused_with_the_limit_and_the_limit_itself_passes() {
        assert_eq!(note(&"a".repeat(1_000_000)), Err(TooLong { limit: 5_000 }));
        assert_eq!(note(&"é".repeat(5_000)).map(|note| note.map(|note| note.chars().count())), Ok(Some(5_000)));
        assert_eq!(own_words(&"a".repeat(201)), Err(TooLong { limit: 200 }));
        assert!(own_words(&"a".repeat(200)).is_ok());
    }
}
