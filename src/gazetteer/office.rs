//! Dated offices.

use serde::{Deserialize, Serialize};

use super::dates::{Period, year_of};
use crate::entity::EntityId;

/// An office that a leader held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Who.
    pub leader: EntityId,
    /// The office, as it is called.
    pub title: String,
    /// Which sort of office.
    pub role: Role,
    /// The country served.
    pub country: Option<EntityId>,
    /// The country accredited to.
    pub post: Option<EntityId>,
    /// When.
    pub period: Period,
    /// Where the facts come from.
    pub source: String,
}

impl Office {
    /// Years between a date and the term; 0 inside. Where one end is not known, a term of eight years is taken:
    /// an open end means "not known", never "still".
    ///
    /// ```
    /// use demarche::gazetteer::{Gazetteer, Role};
    /// let gazetteer = Gazetteer::builtin();
    /// let general = gazetteer.index("leader/charles-de-gaulle").expect("a leader");
    /// let years = |date| gazetteer.offices_of(general).map(|o| o.years_off(date)).min();
    /// assert_eq!((years("1966-03"), years("1974-03")), (Some(0), Some(5)));
    /// ```
    pub fn years_off(&self, date: &str) -> u32 {
        const TERM: u32 = 8;
        let off = self.period.years_off(date);
        let year = |date: &Option<String>| date.as_deref().and_then(year_of);
        match (year(&self.period.from), year(&self.period.to), year_of(date)) {
            (Some(from), None, Some(year)) if off == 0 => year.saturating_sub(from + TERM),
            (None, Some(to), Some(year)) if off == 0 => to.saturating_sub(year + TERM),
            _ => off,
        }
    }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)*) => {
        /// Sorts of offices.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Role { $($(#[$doc])* $name,)* }

        impl Role {
            /// All roles with the words that the data use.
            pub const ALL: &'static [(Role, &'static str)] = &[$((Role::$name, $word),)*];
        }
    };
}

roles! {
    /// President, king, chairman of a presidium.
    HeadOfState = "head-of-state",
    /// Prime minister, chairman of a council of ministers.
    HeadOfGovernment = "head-of-government",
    /// Vice president.
    ViceHead = "vice-head",
    /// First or general secretary, party chairman.
    PartyLeader = "party-leader",
    /// Foreign minister, Secretary of State.
    ForeignMinister = "foreign-minister",
    /// Defence minister, Secretary of Defense.
    DefenseMinister = "defense-minister",
    /// Any other minister.
    Minister = "minister",
    /// Under and assistant secretaries, vice ministers.
    DeputyMinister = "deputy-minister",
    /// Ambassadors and ministers accredited.
    Ambassador = "ambassador",
    /// Representative at the United Nations.
    UnRepresentative = "un-representative",
    /// Other diplomats.
    Diplomat = "diplomat",
    /// Officers.
    Military = "military",
    /// Members of a parliament.
    Legislator = "legislator",
    /// Advisers and staff.
    Adviser = "adviser",
    /// Intelligence.
    Intelligence = "intelligence",
    /// Secretary-General of the United Nations.
    UnSecretaryGeneral = "un-secretary-general",
    /// Anything else.
    Other = "other",
}

impl Role {
    /// The word that the data use.
    ///
    /// ```
    /// use demarche::gazetteer::Role;
    /// assert_eq!(Role::ForeignMinister.as_str(), "foreign-minister");
    /// ```
    pub fn as_str(self) -> &'static str {
        Role::ALL.iter().find(|(r, _)| *r == self).map_or("other", |(_, w)| w)
    }

    /// The role with a word.
    pub fn parse(word: &str) -> Option<Role> {
        Role::ALL.iter().find(|(_, w)| *w == word).map(|(r, _)| *r)
    }
}
