//! Rows that no frame is needed for: what somebody is told to do, and what somebody refuses.

use crate::record::Stance;
use crate::speaker::{Found, Reach};
use crate::syntax::{Argument, Class, Clause, Link};
use crate::words::Words;

use super::compose::Row;
use super::confidence::{Sign, Signs};
use super::fill::Site;
use super::words::{GLAD, MEET, WISH};
use super::{Reader, Statement};

/// Verbs of refusing.
const REFUSE: [&str; 3] = ["decline", "refuse", "unwilling"];

/// What one "must" do without being told to: "he must think so".
static SURMISED: Words = Words::of(
    "be believe expect feel have hope judge know look mean note say see seem suppose think understand \
    want",
);

/// What somebody "should have" done without a reproach: "should have arrived by now".
const HAPPENED: [&str; 7] = ["arrive", "become", "come", "get", "like", "reach", "receive"];

/// Prepositions with which a refused deed's other side stands.
const OTHER_SIDE: [&str; 3] = ["to", "toward", "with"];

impl Reader<'_> {
    /// The rows of a verb none of whose frames has its roles filled.
    pub(super) fn generic(&self, site: Site<'_>, rows: &mut Vec<Statement>) {
        let clause = site.clause;
        let mood = clause.mood;
        if mood.conditional || mood.question || mood.denied {
            return;
        }
        let class = match clause.class {
            Class::Verb => Sign::Verb,
            Class::Noun => Sign::Noun,
            Class::Adjective => return,
        };
        let mut signs = Signs::default().with(class).with(Sign::Generic);
        signs.set_length(self.sentence(site.sentence).len());
        if self.relations(site, &signs, rows) {
            return;
        }
        if clause.class == Class::Verb && self.answers(site, &signs, rows) {
            return;
        }
        if clause.class == Class::Verb && MEET.has(&clause.lemma) && self.is_welcome(site) {
            self.meets(site, signs, rows);
            return;
        }
        if clause.class == Class::Noun {
            self.manner(site, signs, rows);
        } else if mood.demand && !SURMISED.has(&clause.lemma) {
            self.told(site, signs, rows);
        } else if mood.withheld && self.refuses(site) {
            self.refused(site, signs, rows);
        }
    }

    /// "would be glad to see X", "is ready to talk with X", "wished to discuss it with X".
    fn is_welcome(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        let up = clause.parent.filter(|(_, link)| !matches!(link, Link::Inside | Link::Conjunct));
        let Some(up) = up.map(|(p, _)| &site.clauses[p]) else { return false };
        let infinitive = self.words_before(site, clause.span.start).next() == Some("to");
        // "would like to see X fail".
        let seen = |(_, link): (&Clause, Link)| matches!(link, Link::Open | Link::Complement);
        infinitive
            && !site.below().any(seen)
            && !clause.negated
            && !clause.mood.withheld
            && (GLAD.has(&up.lemma) || GLAD.has(&up.form) || clause.mood.wanted && WISH.has(&up.lemma))
    }

    /// Who wants to meet or talk with somebody wants good relations with him.
    fn meets(&self, site: Site<'_>, signs: Signs, rows: &mut Vec<Statement>) {
        let clause = site.clause;
        let with = clause.obliques.iter().filter(|o| matches!(o.preposition.as_str(), "with" | "to"));
        let others = clause.object.iter().chain(with.map(|o| &o.argument));
        let Some(targets) = others.map(|a| self.people(a, site)).find(|t| !t.is_empty()) else { return };
        let holders = clause.subject.as_ref().map(|s| self.people(s, site)).unwrap_or_default();
        let row = Row { rule: "agree/wants-to-meet", stance: Stance::Agree, negated: false, signs };
        self.push(site, &row, &holders, &targets, rows);
    }

    /// "should have replied": who ought to have is blamed.
    pub(super) fn is_blamed(&self, site: Site<'_>) -> bool {
        let clause = site.clause;
        let before: Vec<&str> = self.words_before(site, clause.span.start).take(5).collect();
        !clause.passive
            && !HAPPENED.contains(&clause.lemma.as_str())
            && before.contains(&"have")
            && before.iter().any(|w| matches!(*w, "should" | "ought" | "shouldn't" | "shouldnt"))
    }

    /// "Greece must reply": whoever says so urges Greece.
    fn told(&self, site: Site<'_>, signs: Signs, rows: &mut Vec<Statement>) {
        let clause = site.clause;
        let Some(subject) = clause.subject.as_ref().filter(|_| !clause.passive) else { return };
        // "X let it be known" tells, "let X reply" asks.
        if clause.lemma == "let" && clause.parent.is_none() {
            return;
        }
        // "had X not fallen out": only "have to" and "had better" ask.
        let mut near = self.words_before(site, clause.span.start).skip_while(|w| *w == "not");
        let asks = matches!(near.next(), Some("to" | "better"));
        let have =
            clause.parent.is_some_and(|(p, link)| link == Link::Open && site.clauses[p].lemma == "have");
        if have && !asks {
            return;
        }
        // "need not pay": no demand.
        let mut before = self.words_before(site, clause.span.start).take(4);
        if clause.negated && before.any(|w| matches!(w, "have" | "has" | "need" | "needs")) && !clause.perfect
        {
            return;
        }
        let holders = self.perspective(site).unwrap_or_else(|| self.speaker_here(clause.span));
        let side = |h: &Found| self.referents.mentions.country_of(&h.entity);
        let sides: Vec<_> = holders.iter().filter_map(side).collect();
        let mut targets = self.people(subject, site);
        targets.retain(|t| !sides.contains(&t.entity));
        if targets.is_empty() {
            targets = self.own_side_told(subject, &holders);
        }
        let (rule, stance) = if self.is_blamed(site) {
            ("criticize/ought-to-have", Stance::Criticize)
        } else if clause.perfect {
            return;
        } else {
            ("urge/told-to", Stance::Urge)
        };
        self.push(site, &Row { rule, stance, negated: false, signs }, &holders, &targets, rows);
    }

    /// "We should adopt a firm line", from an envoy to his government: his side.
    fn own_side_told(&self, subject: &Argument, holders: &[Found]) -> Vec<Found> {
        let mentions = self.referents.mentions;
        let [only] = subject.nominals.as_ref() else { return Vec::new() };
        let word = only.head.of(self.referents.text).to_lowercase();
        let author = |h: &Found| Some(&h.entity) == mentions.author.as_ref();
        match &mentions.side {
            Some(side) if mentions.advises && word == "we" && holders.iter().all(author) => {
                vec![Found { entity: side.clone(), span: only.core, reach: Reach::Body }]
            }
            _ => Vec::new(),
        }
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
