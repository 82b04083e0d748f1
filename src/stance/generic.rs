//! Rows that no frame is needed for: what somebody is told to do, and what somebody refuses.

use crate::record::Stance;
use crate::speaker::{Found, Reach};
use crate::syntax::{Argument, Class, Clause, Link};

use super::compose::Row;
use super::confidence::{Sign, Signs};
use super::fill::Site;
use super::{Reader, Statement};

/// Verbs of refusing.
const REFUSE: [&str; 3] = ["decline", "refuse", "unwilling"];

/// What one "must" do without being told to: "he must think so".
const SURMISED: [&str; 18] = [
    "be",
    "believe",
    "expect",
    "feel",
    "have",
    "hope",
    "judge",
    "know",
    "look",
    "mean",
    "note",
    "say",
    "see",
    "seem",
    "suppose",
    "think",
    "understand",
    "want",
];

/// Prepositions with which a refused deed's other side stands.
const OTHER_SIDE: [&str; 3] = ["to", "toward", "with"];

impl Reader<'_> {
    /// The rows of a verb none of whose frames has its roles filled.
    pub(super) fn generic(&self, site: Site<'_>, rows: &mut Vec<Statement>) {
        let clause = site.clause;
        let mood = clause.mood;
        if clause.class != Class::Verb || mood.conditional || mood.question || mood.denied {
            return;
        }
        let mut signs = Signs::default().with(Sign::Verb).with(Sign::Generic);
        signs.set_length(self.sentence(site.sentence).len());
        if mood.demand && !clause.perfect && !SURMISED.contains(&clause.lemma.as_str()) {
            self.told(site, signs, rows);
        } else if mood.withheld && self.refuses(site) {
            self.refused(site, signs, rows);
        }
    }

    /// "Greece must reply": whoever says so urges Greece.
    fn told(&self, site: Site<'_>, signs: Signs, rows: &mut Vec<Statement>) {
        let clause = site.clause;
        let Some(subject) = clause.subject.as_ref().filter(|_| !clause.passive) else { return };
        let holders = self.perspective(site).unwrap_or_else(|| self.speaker_here(clause.span));
        let side = |h: &Found| self.referents.mentions.country_of(&h.entity);
        let sides: Vec<_> = holders.iter().filter_map(side).collect();
        let mut targets = self.people(subject, site);
        targets.retain(|t| !sides.contains(&t.entity));
        let row = Row { rule: "urge/told-to", stance: Stance::Urge, negated: false, signs };
        self.push(site, &row, &holders, &targets, rows);
    }

    /// "refused to receive the Greek envoy".
    fn refused(&self, site: Site<'_>, signs: Signs, rows: &mut Vec<Statement>) {
        let clause = site.clause;
        let other = clause
            .obliques
            .iter()
            .filter(|o| OTHER_SIDE.contains(&o.preposition.as_str()))
            .map(|o| &o.argument);
        let arguments = clause.object.iter().chain(&clause.indirect).chain(other);
        let Some(targets) = arguments.map(|a| self.people(a, site)).find(|t| !t.is_empty()) else { return };
        let holders = clause.subject.as_ref().map(|s| self.people(s, site)).unwrap_or_default();
        let row = Row { rule: "oppose/refuses-to", stance: Stance::Oppose, negated: false, signs };
        self.push(site, &row, &holders, &targets, rows);
    }

    fn people(&self, argument: &Argument, site: Site<'_>) -> Vec<Found> {
        let mut found = self.as_targets(self.entities(argument, site.sentence));
        found.retain(|f| f.reach <= Reach::Body);
        found
    }

    fn refuses(&self, site: Site<'_>) -> bool {
        let up = site.clause.parent.filter(|(_, link)| *link == Link::Open).map(|(p, _)| &site.clauses[p]);
        up.is_some_and(|up: &Clause| REFUSE.contains(&up.lemma.as_str()) && !up.negated)
    }
}
