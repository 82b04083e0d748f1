//! The words for what a name names: [`EntityId`] and [`Kind`].

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An entity's id: `kind/kebab-case-of-the-usual-English-name`. Cloning is cheap.
///
/// ```
/// use demarche::entity::{EntityId, Kind};
/// let id = EntityId::new("country/soviet-union");
/// assert_eq!(id.kind(), Some(Kind::Country));
/// assert_eq!(id.name(), "soviet-union");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct EntityId(Arc<str>);

impl EntityId {
    /// The id as it stands. [`EntityId::is_well_formed`] tells whether it follows the form.
    pub fn new(id: &str) -> Self {
        EntityId(id.into())
    }

    /// An id made from a name: lower case, ASCII, hyphens.
    ///
    /// ```
    /// use demarche::entity::{EntityId, Kind};
    /// assert_eq!(EntityId::from_name(Kind::Leader, "Władysław Gomułka").as_str(), "leader/wladyslaw-gomulka");
    /// ```
    pub fn from_name(kind: Kind, name: &str) -> Self {
        let mut slug = String::new();
        for c in any_ascii::any_ascii(name).chars() {
            if c.is_ascii_alphanumeric() {
                slug.push(c.to_ascii_lowercase());
            } else if !matches!(c, '\'' | '`' | '"') && !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        EntityId(format!("{}/{}", kind.as_str(), if slug.is_empty() { "unnamed" } else { slug }).into())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part before the slash as a kind, if it is one.
    pub fn kind(&self) -> Option<Kind> {
        self.0.split_once('/').and_then(|(kind, _)| kind.parse().ok())
    }

    /// The part behind the slash.
    pub fn name(&self) -> &str {
        self.0.split_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// True for `kind/kebab-case` with one of the four kinds and ASCII letters, digits and single hyphens.
    pub fn is_well_formed(&self) -> bool {
        self.kind().is_some()
            && self.name().split('-').all(|part| {
                !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            })
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for EntityId {
    fn from(id: &str) -> Self {
        EntityId::new(id)
    }
}

impl Borrow<str> for EntityId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// The four kinds of entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A named person in a political, diplomatic or military role.
    Leader,
    /// A political party.
    Party,
    /// A state: its land, people, government, leadership.
    Country,
    /// An alliance, bloc, front or international body with a name of its own.
    Organization,
}

impl Kind {
    /// All four, in the order of the outputs.
    pub const ALL: [Kind; 4] = [Kind::Leader, Kind::Party, Kind::Country, Kind::Organization];

    /// The word used in ids and outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Leader => "leader",
            Kind::Party => "party",
            Kind::Country => "country",
            Kind::Organization => "organization",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Kind {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Kind::ALL
            .into_iter()
            .find(|k| k.as_str() == text)
            .ok_or_else(|| format!("unknown kind {text:?}; expected leader, party, country or organization"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_form_or_not() {
        for (id, good) in [
            ("leader/kim-il-sung", true),
            ("country/north-korea", true),
            ("place/moscow", false),
            ("leader/", false),
            ("leader/Kim", false),
            ("leader/kim--il", false),
            ("leader/kim-", false),
            ("kim", false),
        ] {
            assert_eq!(EntityId::new(id).is_well_formed(), good, "{id}");
        }
        assert_eq!(EntityId::from_name(Kind::Leader, "P’eng Te-huai").as_str(), "leader/peng-te-huai");
        assert!(EntityId::from_name(Kind::Party, "—").is_well_formed());
    }
}
