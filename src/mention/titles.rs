//! Titles and offices that stand before names.

use std::sync::OnceLock;

use crate::gazetteer::{EntryIndex, Form, Role, Trie, TrieBuilder};
use crate::structure::MatchTokens;

use super::context::Context;

const ROLES: &str = include_str!("../../gazetteers/roles.csv");

/// The titles of `gazetteers/roles.csv`.
struct Titles {
    trie: Trie,
    rows: Vec<Title>,
}

/// A title with the roles that it may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    pub name: String,
    pub roles: Vec<Role>,
    /// "Comrade", "Mr.": says nothing of an office.
    pub honorific: bool,
}

fn titles() -> &'static Titles {
    static TITLES: OnceLock<Titles> = OnceLock::new();
    TITLES.get_or_init(|| {
        let (mut names, mut rows) = (TrieBuilder::default(), Vec::new());
        // An index into `rows` wears the type of an entry's index: the trie is the same.
        let mut reader = csv::Reader::from_reader(ROLES.as_bytes());
        for record in reader.records().flatten() {
            let (name, roles) = (record.get(0).unwrap_or(""), record.get(1).unwrap_or(""));
            names.insert(name, EntryIndex::from(rows.len()), Form::Name);
            rows.push(Title {
                name: name.to_string(),
                roles: roles.split('|').filter_map(Role::parse).collect(),
                honorific: roles.split('|').any(|r| r == "honorific"),
            });
        }
        Titles { trie: names.finish(), rows }
    })
}

/// The title that begins at a token and the token behind it.
pub(super) fn at(text: &str, tokens: &MatchTokens, start: usize) -> Option<(&'static Title, usize)> {
    let found = titles().trie.longest_at(text, tokens, start)?;
    let title = &titles().rows[found.patterns.first()?.entry.position()];
    Some((title, found.end))
}

/// The longest title that ends right before a token, and where it begins.
pub(super) fn before(context: &Context<'_>, token: usize) -> Option<(&'static Title, usize)> {
    let tokens = &context.structure.tokens;
    let text = context.text();
    if token >= tokens.len() {
        return None;
    }
    (token.saturating_sub(6)..token).find_map(|start| {
        let (title, end) = at(text, tokens, start)?;
        let gap = text.get(tokens.get(token - 1).span.end..tokens.get(token).span.start)?;
        let fits = end == token
            && (!gap.contains('.') || title.name.ends_with('.'))
            && gap.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | '[' | '(')).is_empty();
        (fits && !gap.contains("\n\n")).then_some((title, start))
    })
}

/// The first title that a phrase begins with or holds: "Ambassador-at-Large, Department of State".
pub(super) fn of_phrase(phrase: &str) -> Option<&'static Title> {
    let tokens = MatchTokens::of(phrase);
    (0..tokens.len()).find_map(|start| at(phrase, &tokens, start)).map(|(title, _)| title)
}
