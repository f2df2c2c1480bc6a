//! Text in lines of a width, and what is cut where there is no room.

use unicode_segmentation::UnicodeSegmentation;

use super::fonts::{Fonts, Weight};
use super::shape::clean;

const ELLIPSIS: &str = "…";
/// A line has room for fewer characters than this; a longer text is not looked at whole.
const LONGEST_LINE: usize = 400;

impl Fonts {
    /// How wide `text` is, in ems.
    pub(in crate::pdf) fn width(&self, text: &str, weight: Weight) -> f32 {
        self.line(text, weight).width
    }

    /// `text` where it is no wider than `most` ems, and otherwise its beginning with an ellipsis.
    pub(in crate::pdf) fn fit(&self, text: &str, weight: Weight, most: f32) -> String {
        let text = clean(text);
        let text = text.trim();
        let graphemes: Vec<&str> = text.graphemes(true).take(LONGEST_LINE + 1).collect();
        if graphemes.len() <= LONGEST_LINE && self.width(text, weight) <= most {
            return text.to_owned();
        }
        let shortened = |count: usize| {
            let begin: String = graphemes.iter().take(count).copied().collect();
            format!("{}{ELLIPSIS}", begin.trim_end())
        };
        let (mut fits, mut too_long) = (0, graphemes.len());
        while fits + 1 < too_long {
            let middle = fits.midpoint(too_long);
            if self.width(&shortened(middle), weight) <= most { fits = middle } else { too_long = middle }
        }
        shortened(fits)
    }

    /// `text` in lines no wider than `most` ems. A word that is wider is broken between its letters, as
    /// are scripts without blanks. A line that goes on ends with its blank.
    pub(in crate::pdf) fn wrap(&self, text: &str, weight: Weight, most: f32) -> Vec<String> {
        let text = clean(text);
        let mut lines: Vec<String> = Vec::new();
        let (mut line, mut width) = (String::new(), 0.0_f32);
        let blank = self.width("a a", weight) - self.width("aa", weight);
        for word in text.split_whitespace() {
            let wide = self.width(word, weight);
            let with_blank = if line.is_empty() { wide } else { width + blank + wide };
            if with_blank <= most {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
                width = with_blank;
                continue;
            }
            if !line.is_empty() {
                line.push(' ');
                lines.push(std::mem::take(&mut line));
            }
            let mut parts = self.broken(word, weight, most);
            line = parts.pop().unwrap_or_default();
            width = self.width(&line, weight);
            lines.append(&mut parts);
        }
        lines.push(line);
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// The first `most_lines` of [`Self::wrap`], the last with an ellipsis where more follow.
    pub(in crate::pdf) fn wrap_to(&self, text: &str, weight: Weight, most: f32, most_lines: usize) -> Vec<String> {
        let mut lines = self.wrap(text, weight, most);
        if lines.len() > most_lines {
            lines.truncate(most_lines);
            if let Some(last) = lines.last_mut() {
                let room = most - self.width(ELLIPSIS, weight);
                let cut = self.fit(last, weight, room);
                *last = format!("{}{ELLIPSIS}", cut.trim_end_matches(ELLIPSIS).trim_end());
            }
        }
        lines
    }

    /// `word` in parts that fit; whole where it does.
    fn broken(&self, word: &str, weight: Weight, most: f32) -> Vec<String> {
        if self.width(word, weight) <= most {
            return vec![word.to_owned()];
        }
        let mut parts = Vec::new();
        let (mut part, mut width) = (String::new(), 0.0_f32);
        for letter in word.graphemes(true) {
            let wide = self.width(letter, weight);
            if width + wide > most && !part.is_empty() {
                parts.push(std::mem::take(&mut part));
                width = 0.0;
            }
            part.push_str(letter);
            width += wide;
        }
        parts.push(part);
        parts
    }
}
