//! By what words the offices of a country go.

use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxHashMap, FxHashSet};

use super::Gazetteer;
use super::office::Role;
use crate::entity::EntityId;
use crate::structure::folded;

/// The folded words of the titles of all offices of a kind for a country, as far as they have been asked for.
#[derive(Debug, Default)]
pub(super) struct TitleWords(Mutex<FxHashMap<(Role, EntityId), FxHashSet<String>>>);

impl Gazetteer {
    /// True if a folded word stands in the title of an office of a kind for a country.
    pub(crate) fn has_title_word(&self, role: Role, country: &EntityId, word: &str) -> bool {
        let mut known = self.title_words.0.lock().unwrap_or_else(PoisonError::into_inner);
        let words = known.entry((role, country.clone())).or_insert_with(|| {
            let titles: FxHashSet<&str> =
                self.holders(role, country).map(|(_, office)| office.title.as_str()).collect();
            titles.into_iter().flat_map(|title| title.split([' ', '-', ','])).map(folded).collect()
        });
        words.contains(word)
    }
}
