//! Who and what the program knows by name: entries, the trie over their names, dated offices.
//!
//! The built-in gazetteer is compiled when the program is built and opened without reading it; one's own
//! files are compiled the same way when they are loaded, into a second layer above it. A gazetteer is made
//! once, then only read; threads share it. Loading may fail and reports every fault with its line; finding
//! names in a text cannot.

mod builder;
mod builtin;
mod bytes;
mod check;
mod compile;
mod dates;
mod entry;
pub mod import;
mod index;
mod layer;
mod local;
mod office;
mod read;
pub mod romanize;
mod titles;
mod trie;
mod words;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::entity::{EntityId, Kind};
use crate::error::{Error, error_of};
use crate::plain::hex;
use crate::structure::MatchTokens;
use layer::Layer;

pub use builder::GazetteerBuilder;
pub use check::{check, check_together};
pub(crate) use dates::is_iso;
pub use dates::{Period, check_date, year_of};
pub use entry::{Entry, EntryIndex};
pub use office::{Office, Role};
pub use trie::{Form, Match, Pattern, Trie, TrieBuilder};
pub(crate) use words::is_ordinary;

/// The entities that the program knows, and how to find them by name. Cloning is cheap.
///
/// ```
/// use demarche::gazetteer::Gazetteer;
/// let gazetteer = Gazetteer::builtin();
/// let entry = gazetteer.get("country/soviet-union").expect("a built-in country");
/// assert_eq!(entry.label, "Soviet Union");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// The built-in entries, or none.
    base: Arc<Layer>,
    /// One's own entries, or none. Their indices follow those of the base.
    own: Arc<Layer>,
    /// Entries of the base that one's own rows add to.
    replaced: FxHashMap<usize, usize>,
    title_words: Arc<titles::TitleWords>,
}

impl Gazetteer {
    /// The built-in gazetteer, shared.
    pub fn builtin() -> &'static Gazetteer {
        shared()
    }

    /// The built-in gazetteer behind a counter.
    pub fn shared_builtin() -> Arc<Gazetteer> {
        shared().clone()
    }

    /// Takes the built-in entries (unless `builtin` is false) and files or directories of one's own.
    ///
    /// # Errors
    /// A path that cannot be read, or all faults of the files, each with its line.
    pub fn load<P: AsRef<Path>>(builtin: bool, paths: &[P]) -> Result<Gazetteer, Error> {
        if paths.is_empty() && builtin {
            return Ok(Gazetteer::builtin().clone());
        }
        let mut builder = if builtin { GazetteerBuilder::with_builtin() } else { GazetteerBuilder::new() };
        for path in paths {
            builder.read_path(path.as_ref())?;
        }
        let (gazetteer, findings) = builder.build();
        match error_of(&findings) {
            Some(error) => Err(error),
            None => Ok(gazetteer),
        }
    }

    /// A small gazetteer of the entities that one document brings along.
    pub fn of_local(entities: &[crate::document::LocalEntity]) -> Gazetteer {
        if entities.is_empty() {
            return Gazetteer::default();
        }
        let mut builder = GazetteerBuilder::new();
        for entity in entities {
            builder.push(Entry::of_local(entity));
        }
        builder.build().0
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.base.len() + self.own.len() - self.replaced.len()
    }

    /// True if it knows nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All entries: the built-in ones, then one's own, each in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        let all = 0..self.base.len() + self.own.len();
        all.filter(|n| !self.replaced.contains_key(n)).map(|n| self.entry(EntryIndex::from(n)))
    }

    /// The entry with an id.
    pub fn get(&self, id: &str) -> Option<&Entry> {
        self.index(id).map(|index| self.entry(index))
    }

    /// The index of an id.
    pub fn index(&self, id: &str) -> Option<EntryIndex> {
        let own = self.own.position(id).map(|n| self.base.len() + n);
        own.or_else(|| self.base.position(id)).map(EntryIndex::from)
    }

    /// The entry at an index of this gazetteer. Panics for the index of another, as slices do.
    pub fn entry(&self, index: EntryIndex) -> &Entry {
        &self.known(index.position()).entry
    }

    fn known(&self, position: usize) -> &layer::Known {
        match position.checked_sub(self.base.len()) {
            Some(own) => self.own.known(own),
            None => self.base.known(position),
        }
    }

    /// True for an entry of one's own files, or one that they add to, where the built-in ones are there too.
    pub fn is_own(&self, index: EntryIndex) -> bool {
        self.base.len() > 0 && index.position() >= self.base.len()
    }

    /// The longest name that begins at a token, with every pattern that fits it there.
    ///
    /// ```
    /// use demarche::gazetteer::Gazetteer;
    /// use demarche::structure::MatchTokens;
    /// let (gazetteer, text) = (Gazetteer::builtin(), "the German Democratic\nRepublic");
    /// let found = gazetteer.longest_at(text, &MatchTokens::of(text), 1).expect("a name");
    /// assert_eq!(found.end, 4);
    /// assert_eq!(gazetteer.entry(found.patterns[0].entry).id.as_str(), "country/east-germany");
    /// ```
    pub fn longest_at(&self, text: &str, tokens: &MatchTokens, start: usize) -> Option<Match> {
        self.longest_where(text, tokens, start, &|_| true)
    }

    /// The longest name that begins at a token among the patterns that are wanted.
    pub fn longest_where(
        &self,
        text: &str,
        tokens: &MatchTokens,
        start: usize,
        wanted: &dyn Fn(&Pattern) -> bool,
    ) -> Option<Match> {
        let base = if self.replaced.is_empty() {
            self.base.trie.longest_where(text, tokens, start, wanted)
        } else {
            let wanted = |p: &Pattern| wanted(&self.current(*p));
            self.base.trie.longest_where(text, tokens, start, &wanted)
        };
        if self.own.len() == 0 {
            return base;
        }
        let shifted = |p: Pattern| p.of(EntryIndex::from(p.entry.position() + self.base.len()));
        let wanted = |p: &Pattern| wanted(&shifted(*p));
        let own = self.own.trie.longest_where(text, tokens, start, &wanted);
        let end = base.iter().chain(&own).map(|m| m.end).max()?;
        let mut patterns: Vec<Pattern> = Vec::new();
        let of_own = own.filter(|m| m.end == end).into_iter().flat_map(|m| m.patterns);
        let of_base = base.filter(|m| m.end == end).into_iter().flat_map(|m| m.patterns);
        for pattern in of_own.map(shifted).chain(of_base.map(|p| self.current(p))) {
            if !patterns.contains(&pattern) {
                patterns.push(pattern);
            }
        }
        Some(Match { start, end, patterns })
    }

    /// A pattern of the base, or what one's own rows made of its entry.
    fn current(&self, pattern: Pattern) -> Pattern {
        match self.replaced.get(&pattern.entry.position()) {
            Some(own) => pattern.of(EntryIndex::from(*own)),
            None => pattern,
        }
    }

    /// The offices of one leader.
    pub fn offices_of(&self, leader: EntryIndex) -> impl Iterator<Item = &Office> {
        self.known(leader.position()).offices.iter()
    }

    /// Indices of what both layers list, without those entries of the base that one's own rows add to.
    fn both(&self, of: impl Fn(&Layer) -> Vec<usize>) -> Vec<EntryIndex> {
        let own = of(&self.own).into_iter().map(|n| n + self.base.len());
        let base = of(&self.base).into_iter().filter(|n| !self.replaced.contains_key(n));
        base.chain(own).map(EntryIndex::from).collect()
    }

    /// Those who held an office of a kind for a country, with the office, one row a term.
    ///
    /// ```
    /// use demarche::gazetteer::{Gazetteer, Role};
    /// let france = "country/france".into();
    /// let at_1966 = |(_, office): &(_, &demarche::gazetteer::Office)| office.period.holds("1966-03");
    /// let mut presidents = Gazetteer::builtin().holders(Role::HeadOfState, &france).filter(at_1966);
    /// assert_eq!(presidents.next().map(|(entry, _)| &*entry.label), Some("Charles de Gaulle"));
    /// ```
    pub fn holders(&self, role: Role, country: &EntityId) -> impl Iterator<Item = (&Entry, &Office)> {
        self.terms(self.both(|layer| layer.holders(role, country).collect()), move |o| {
            o.role == role && o.country.as_ref() == Some(country)
        })
    }

    /// The ambassadors to a country, with the office, one row a term.
    pub fn accredited(&self, post: &EntityId) -> impl Iterator<Item = (&Entry, &Office)> {
        self.terms(self.both(|layer| layer.accredited(post).collect()), move |o| {
            o.role == Role::Ambassador && o.post.as_ref() == Some(post)
        })
    }

    fn terms(
        &self,
        mut holders: Vec<EntryIndex>,
        fits: impl Fn(&Office) -> bool,
    ) -> impl Iterator<Item = (&Entry, &Office)> {
        holders.sort_unstable();
        holders.dedup();
        let terms = holders.into_iter().map(|index| self.known(index.position()));
        let terms = terms.flat_map(|known| known.offices.iter().map(move |office| (&*known.entry, office)));
        terms.filter(move |(_, office)| fits(office))
    }

    /// The divided land that a state is one half of.
    pub fn land_of(&self, half: &EntityId) -> Option<&EntityId> {
        let lands = self.both(|layer| layer.land_of(half).into_iter().collect());
        lands.first().map(|index| &self.entry(*index).id)
    }

    /// The parties of a country; for a divided land, those of its halves too.
    pub fn parties_of(&self, country: &EntityId) -> Vec<&Entry> {
        let halves = self.get(country.as_str()).map(|c| c.halves.as_slice()).unwrap_or_default();
        let lists = std::iter::once(country).chain(halves);
        lists
            .flat_map(|id| self.both(|layer| layer.parties_of(id).collect()))
            .map(|index| self.entry(index))
            .collect()
    }

    /// True if at least two leaders bear this folded word as a given name.
    pub fn is_given_name(&self, folded: &str) -> bool {
        self.base.bearers_of(folded) + self.own.bearers_of(folded) >= 2
    }

    /// SHA-256 over the files that this gazetteer was built from, in hexadecimal.
    pub fn digest(&self) -> String {
        match (self.base.len(), self.own.len()) {
            (_, 0) => self.base.digest().into(),
            (0, _) => self.own.digest().into(),
            _ => hex(&Sha256::new()
                .chain_update(self.base.digest())
                .chain_update(self.own.digest())
                .finalize()),
        }
    }

    /// How many entries there are of each kind.
    pub fn counts(&self) -> [(Kind, usize); 4] {
        Kind::ALL.map(|kind| (kind, self.entries().filter(|e| e.kind == kind).count()))
    }
}

fn shared() -> &'static Arc<Gazetteer> {
    static BUILTIN: OnceLock<Arc<Gazetteer>> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        let base = Arc::new(Layer::open(&bytes::Bytes::from_static(builtin::COMPILED)));
        Arc::new(Gazetteer { base, ..Gazetteer::default() })
    })
}
