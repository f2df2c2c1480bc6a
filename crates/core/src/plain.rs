//! Text without capitals and accents, so that what was typed one way is found when typed another.

/// How many characters of what is sought are looked at.
const LOOKED_AT: usize = 500;

/// What a person looks for: each of its words has to be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    words: Vec<String>,
}

impl Sought {
    /// What was typed; none where it holds no word.
    #[must_use]
    pub fn new(typed: &str) -> Option<Self> {
        let typed: String = typed.chars().take(LOOKED_AT).collect();
        let words: Vec<String> = plain_text(&typed).split_whitespace().map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Which of its words stand in `text`, in their order.
    #[must_use]
    pub fn found_in(&self, text: &str) -> Vec<bool> {
        let text = plain_text(text);
        self.words.iter().map(|word| text.contains(word)).collect()
    }

    /// How many words it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// It always has a word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// `text` in small letters without accents.
#[must_use]
pub fn plain_text(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            written.push(letter.to_ascii_lowercase());
        } else {
            letter.to_lowercase().filter(|letter| !is_unseen(*letter)).for_each(|letter| plain(letter, &mut written));
        }
    }
    written
}

/// Soft hyphens, joiners and accents of their own.
pub(crate) const fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{300}'..='\u{36f}')
}

/// Writes a small letter without its accents.
pub(crate) fn plain(letter: char, word: &mut String) {
    let several = match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return word.push(without_accent(letter)),
    };
    word.push_str(several);
}

const fn without_accent(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_accents_are_read_over_however_they_are_written() {
        for (typed, plain) in [
            ("ÜBELKEIT", "ubelkeit"),
            ("u\u{308}belkeit", "ubelkeit"),
            ("Straße", "strasse"),
            ("STRASSE", "strasse"),
            ("Ærø", "aero"),
            ("κεφάλι", "κεφάλι"),
            ("ГОЛОВА", "голова"),
            ("כאב", "כאב"),
            ("🙂 Ok", "🙂 ok"),
        ] {
            assert_eq!(plain_text(typed), plain, "{typed}");
        }
    }

    #[test]
    fn each_word_is_found_by_itself_and_a_part_of_a_word_is_enough() {
        let sought = Sought::new("  Kopf nÄchs ").unwrap();
        assert_eq!(sought.found_in("nächste Woche"), [false, true]);
        assert_eq!(sought.found_in("Kopfweh, am nachsten Tag"), [true, true]);
        assert_eq!(sought.found_in(""), [false, false]);
        assert_eq!(sought.len(), 2);
    }

    #[test]
    fn nothing_typed_is_nothing_sought() {
        for typed in ["", "  ", "\n\t", "\u{300}", "\u{ad}"] {
            assert_eq!(Sought::new(typed), None, "{typed:?}");
        }
    }
}
