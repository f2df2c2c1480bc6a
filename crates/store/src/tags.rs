//! Own words that were used as tags.

use crate::Store;
use crate::error::StoreError;

impl Store {
    /// At most `limit` own words of tags, each spelling once, those used last first.
    ///
    /// # Errors
    /// Why the file can't be read.
    pub fn own_words_of_tags(&self, limit: u32) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(include_str!("../queries/own_words_of_tags.sql"))?;
        let words = statement.query_map([limit], |row| row.get("own_words"))?;
        Ok(words.collect::<Result<_, _>>()?)
    }
}
