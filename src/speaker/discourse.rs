//! Whom pronouns mean: the first person is who speaks, the second whom he addresses, the third the last
//! fitting entity.

use crate::entity::{EntityId, Kind};
use crate::plain::lower;
use crate::record::How;
use crate::span::{Byte, Span};
use crate::syntax::{Argument, Class, Clause, Nominal};
use crate::words::Words;

use super::referent::{Found, Reach, Referents, is_body};
use super::salience::{PERSONS, Salient, salient};
use super::{Passages, Speaker};

/// What the text before a place has brought up.
pub struct Discourse<'a> {
    referents: Referents<'a>,
    /// For each sentence, what its clauses' subjects and names bring up, in order.
    salient: Vec<Vec<Salient>>,
    /// For each sentence, whose words it reports.
    reported: Vec<Option<EntityId>>,
    addressee: Option<EntityId>,
}

/// Writings that speak for whoever wrote them.
static WRITINGS: Words = Words::of(
    "article communique declaration document editorial letter memorandum message note paper report \
    statement",
);

/// What two of are states or parties.
static PAIRED: Words = Words::of(
    "capital country delegation government nation neighbor neighbour party people power side state",
);

/// Prepositions between somebody and what is his.
const LINKING: [&str; 7] = ["against", "during", "for", "in", "on", "over", "with"];

/// Pronouns that mean the same in one sentence, and those of them that lead: subjects and what is theirs.
const SAME: [(&[&str], &[&str]); 3] = [
    (&["they", "them", "their", "theirs"], &["they", "their"]),
    (&["he", "him", "his"], &["he", "his"]),
    (&["it", "its"], &["its"]),
];

/// Sentences back that a pronoun reaches.
const REACH: usize = 4;

impl<'a> Discourse<'a> {
    pub(super) fn new(referents: &Referents<'a>, addressee: Option<EntityId>) -> Self {
        let structure = referents.structure;
        let salient = (0..structure.sentences.len()).map(|s| salient(referents, s)).collect();
        let mut discourse = Discourse {
            referents: *referents,
            salient,
            reported: vec![None; structure.sentences.len()],
            addressee,
        };
        for s in 0..structure.sentences.len() {
            discourse.keep_in_mind(s, &["they", "their"], None);
        }
        discourse
    }

    /// Those whom "they" cannot mean at a place: the speaker's own side and the one to which he speaks.
    fn present(&self, at: usize, passages: &Passages) -> Vec<EntityId> {
        let mentions = self.referents.mentions;
        // "They spoke of their fears": in a report they are those who speak.
        let Some(passage) = passages.at(at).filter(|p| p.how != How::Reported) else { return Vec::new() };
        let speaker = passage.speaker.entity().and_then(|e| mentions.country_of(e));
        let hearer = (passage.how == How::Heading).then(|| mentions.side.clone()).flatten();
        speaker.into_iter().chain(hearer).collect()
    }

    /// "They" and "he" bring up again whom they mean; "I told him" no less than a subject.
    fn keep_in_mind(&mut self, sentence: usize, words: &[&str], author: Option<&EntityId>) {
        let tokens = &self.referents.structure.tokens;
        let span = self.referents.structure.sentences[sentence].span;
        let Some(token) = tokens.within(span).find(|t| words.contains(&tokens.fold(*t))) else { return };
        let at = tokens.get(token).span.start;
        let leader = words.contains(&"he");
        let joined = !leader && !self.joined(sentence, Span::new(at, at)).is_empty();
        let found = self.third(sentence, at, author, |k| (k == Kind::Leader) == leader);
        if let Some(entity) = found.filter(|_| !joined) {
            let salient = &mut self.salient[sentence];
            let place = salient.partition_point(|s| s.at <= at);
            let subject = matches!(tokens.fold(token), "they" | "he" | "him");
            salient.insert(place, Salient { entity: Some(entity), at, subject, group: at, person: leader });
        }
    }

    /// Discourse for the stages behind the speakers: everything reported is known.
    pub fn after(referents: &Referents<'a>, passages: &Passages) -> Self {
        let addressee = super::addressee(referents.mentions);
        let sentences = referents.structure.sentences.len();
        let mut discourse = if passages.salient.len() == sentences {
            // What was found on the way to the speakers.
            let (salient, reported) = (passages.salient.clone(), vec![None; sentences]);
            Discourse { referents: *referents, salient, reported, addressee }
        } else {
            Discourse::new(referents, addressee)
        };
        for (s, sentence) in referents.structure.sentences.iter().enumerate() {
            let middle = (sentence.span.start + sentence.span.end) / 2;
            if let Some(passage) =
                passages.at(middle).filter(|p| matches!(p.how, How::Reported | How::Quoted))
            {
                discourse.reported[s] = passage.speaker.entity().cloned();
            }
        }
        for s in 0..referents.structure.sentences.len() {
            discourse.keep_in_mind(s, &["he", "him", "his"], passages.author());
        }
        discourse
    }

    /// What the sentences bring up.
    pub(super) fn into_salient(self) -> Vec<Vec<Salient>> {
        self.salient
    }

    pub(super) fn note_reported(&mut self, sentence: usize, speaker: &EntityId) {
        self.reported[sentence].get_or_insert_with(|| speaker.clone());
    }

    /// The entities that an argument means, by name or pronoun, for who speaks at that place.
    pub fn of_argument(&self, argument: &Argument, sentence: usize, passages: &Passages) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for nominal in argument.nominals.iter() {
            for one in self.of_nominal(nominal, sentence, passages) {
                if !found.iter().any(|f| f.entity == one.entity) {
                    found.push(one);
                }
            }
        }
        found
    }

    /// The entities that one nominal means.
    pub fn of_nominal(&self, nominal: &Nominal, sentence: usize, passages: &Passages) -> Vec<Found> {
        let named = self.referents.of_nominal(nominal);
        if !named.is_empty() {
            return named;
        }
        if self.means_two(nominal) {
            let joined = self.joined(sentence, nominal.head);
            if nominal.pronoun && joined.len() == 2 {
                return joined;
            }
            let persons = PERSONS.has(&nominal.lemma);
            return self.last_two(sentence, nominal.head, persons);
        }
        if matches!(nominal.lemma.as_str(), "latter" | "former") && nominal.complements.is_empty() {
            return self.one_of_two(nominal, sentence).into_iter().collect();
        }
        if nominal.pronoun {
            return self.meant_by(nominal, sentence, passages);
        }
        if let Some(owner) = self.writer(nominal, sentence) {
            return vec![Found { entity: owner, span: nominal.head, reach: Reach::Body }];
        }
        // "our Party", "his government", "their attacks".
        if let Some(possessor) = &nominal.possessor
            && let [owner] = possessor.nominals.as_ref()
            && owner.pronoun
        {
            return self.meant_by(owner, sentence, passages);
        }
        let own_words = || passages.is_own_side_at(nominal.head.start, self.referents.mentions);
        if let Some(entity) = self.referents.rulers_at_hand(nominal).filter(|_| own_words()) {
            return vec![Found { entity, span: nominal.head, reach: Reach::Body }];
        }
        Vec::new()
    }

    /// Those whom a pronoun means: several for "they" where several were joined.
    fn meant_by(&self, pronoun: &Nominal, sentence: usize, passages: &Passages) -> Vec<Found> {
        if matches!(pronoun.lemma.as_str(), "they" | "them" | "their") {
            let together = self.joined(sentence, pronoun.head);
            if !together.is_empty() {
                return together;
            }
        }
        self.pronoun(&pronoun.lemma, pronoun.head, sentence, passages).into_iter().collect()
    }

    /// "both countries", "the two parties", "both statesmen".
    fn means_two(&self, nominal: &Nominal) -> bool {
        let paired = PAIRED.has(&nominal.lemma) || PERSONS.has(&nominal.lemma);
        let two = || {
            let words = lower(nominal.core.of(self.referents.text));
            words.split_whitespace().any(|w| matches!(w, "both" | "two"))
        };
        paired && two() || nominal.lemma == "both"
    }

    /// "the latter", "the former": of the two named last.
    fn one_of_two(&self, nominal: &Nominal, sentence: usize) -> Option<Found> {
        let at = nominal.head;
        let mut named: Vec<&EntityId> = Vec::new();
        for s in (sentence.saturating_sub(1)..=sentence).rev() {
            for salient in self.salient[s].iter().rev().filter(|x| s < sentence || x.at < at.start) {
                if let Some(entity) = salient.entity.as_ref().filter(|e| !named.contains(e)) {
                    named.push(entity);
                }
            }
            if named.len() > 1 {
                break;
            }
        }
        let place = usize::from(nominal.lemma == "former");
        let entity = named.get(place).filter(|_| named.len() > 1)?;
        Some(Found { entity: (*entity).clone(), span: at, reach: Reach::Body })
    }

    /// "They" behind "Poland and Hungary came": those who were last joined as a subject, if nobody came between.
    fn joined(&self, sentence: usize, at: Span<Byte>) -> Vec<Found> {
        for s in (sentence.saturating_sub(1)..=sentence).rev() {
            let before = |x: &&Salient| x.subject && (s < sentence || x.at < at.start);
            let Some(last) = self.salient[s].iter().rfind(before) else { continue };
            let group = self.salient[s].iter().filter(before).filter(|x| x.group == last.group);
            let mut found: Vec<Found> = Vec::new();
            for entity in group.filter_map(|x| x.entity.clone()) {
                // Two clauses may share one subject.
                if !found.iter().any(|f| f.entity == entity) {
                    found.push(Found { entity, span: at, reach: Reach::Body });
                }
            }
            return if found.len() > 1 { found } else { Vec::new() };
        }
        Vec::new()
    }

    /// The two states or parties, or persons, that were named last.
    fn last_two(&self, sentence: usize, at: Span<Byte>, persons: bool) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for s in (sentence.saturating_sub(REACH)..=sentence).rev() {
            for salient in self.salient[s].iter().rev().filter(|x| s < sentence || x.at < at.start) {
                let Some(entity) = salient.entity.clone() else { continue };
                if (entity.kind() == Some(Kind::Leader)) != persons
                    || found.iter().any(|f| f.entity == entity)
                {
                    continue;
                }
                found.push(Found { entity, span: at, reach: Reach::Body });
                if found.len() == 2 {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// "The note said …": whose note it was, from the sentences before.
    fn writer(&self, nominal: &Nominal, sentence: usize) -> Option<EntityId> {
        if !WRITINGS.has(&nominal.lemma) || nominal.possessor.is_some() {
            return None;
        }
        let tokens = &self.referents.structure.tokens;
        for s in (sentence.saturating_sub(REACH)..sentence).rev() {
            let span = self.referents.structure.sentences[s].span;
            if !tokens.within(span).any(|t| tokens.fold(t) == nominal.lemma) {
                continue;
            }
            let clauses = &self.referents.syntax.sentences[s];
            let named =
                clauses.iter().filter_map(|c| c.nominal.as_ref()).filter(|n| n.lemma == nominal.lemma);
            let owner = named.flat_map(|n| self.referents.of_nominal(n)).map(|f| f.entity).next();
            let subject = || {
                self.salient[s]
                    .iter()
                    .find(|x| x.subject && x.entity.is_some())
                    .and_then(|x| x.entity.clone())
            };
            if let Some(found) = owner.or_else(subject) {
                return Some(found);
            }
        }
        None
    }

    fn pronoun(&self, lemma: &str, at: Span<Byte>, sentence: usize, passages: &Passages) -> Option<Found> {
        let form = lower(at.of(self.referents.text));
        if let Some(first) = self.same_before(&form, at, sentence) {
            let found = self.pronoun("", first, sentence, passages);
            return found.map(|f| Found { span: at, ..f });
        }
        if let Some(entity) = self.owner_right_before(&form, at) {
            return Some(Found { entity, span: at, reach: Reach::Body });
        }
        let word = if lemma.is_empty() { form.as_ref() } else { lemma };
        let entity = match (word, form.as_ref()) {
            ("i" | "we" | "my" | "our" | "us" | "me" | "ours" | "mine" | "myself" | "ourselves", _) => {
                self.first_person(at, passages)?
            }
            ("you" | "your" | "yours", _) => match self.vocative(at) {
                Some(entity) => entity,
                None => self.second_person(at, passages)?,
            },
            ("he" | "him" | "his" | "she" | "her" | "himself" | "herself", _) => {
                self.third(sentence, at.start, passages.author(), |k| k == Kind::Leader)?
            }
            ("they" | "them" | "their" | "theirs" | "themselves", _) => {
                let present = self.present(at.start, passages);
                self.third_but(&present, sentence, at.start, passages.author(), |k| k != Kind::Leader)?
            }
            ("it" | "its" | "itself", _) => {
                self.third(sentence, at.start, passages.author(), |k| k != Kind::Leader)?
            }
            _ => return None,
        };
        Some(Found { entity, span: at, reach: Reach::Body })
    }

    /// "They came because their friends …": the same pronoun before, if nobody fitting acts between the two.
    fn same_before(&self, form: &str, at: Span<Byte>, sentence: usize) -> Option<Span<Byte>> {
        let (group, leads) = SAME.iter().find(|(group, _)| group.contains(&form))?;
        let tokens = &self.referents.structure.tokens;
        let start = self.referents.structure.sentences[sentence].span.start.min(at.start);
        let mut before = tokens.within(Span::new(start, at.start));
        let first = before.find(|t| leads.contains(&tokens.fold(*t))).map(|t| tokens.get(t).span)?;
        let leader = |e: &EntityId| e.kind() == Some(Kind::Leader);
        let fits = |s: &&Salient| s.entity.as_ref().is_none_or(|e| leader(e) == (group.contains(&"he")));
        let between = |s: &Salient| s.subject && (first.start..at.start).contains(&s.at);
        let between = self.salient[sentence].iter().filter(|s| between(s)).find(fits);
        let doer = self.doer(sentence, at.start).is_some_and(|d| d.contains(first.start));
        (between.is_none() && !doer).then_some(first)
    }

    /// "help Vietnam in its struggle": whose name stands right before, but for a preposition and a word for people.
    fn owner_right_before(&self, form: &str, at: Span<Byte>) -> Option<EntityId> {
        let fits = |k: Kind| match form {
            "his" | "her" => k == Kind::Leader,
            "its" | "their" => k != Kind::Leader,
            _ => false,
        };
        let back = self.referents.mentions.items.partition_point(|m| m.span.end <= at.start);
        let mention = self.referents.mentions.items[..back].last().filter(|m| fits(m.kind))?;
        let gap = self.referents.text.get(mention.span.end..at.start)?;
        let words: Vec<&str> = gap.split_whitespace().collect();
        let linked = match words.as_slice() {
            [preposition] => LINKING.contains(preposition),
            [people, preposition] => is_body(people.trim_end_matches('s')) && LINKING.contains(preposition),
            _ => false,
        };
        linked.then(|| mention.entity.clone())
    }

    /// Who speaks; but in "He said that he shared our view" whoever tells it.
    fn first_person(&self, at: Span<Byte>, passages: &Passages) -> Option<EntityId> {
        let speaker = passages.speaker_at(at.start).entity().cloned()?;
        let passage = passages.at(at.start)?;
        // "Kim said: We …" gives his words as they were.
        let as_spoken = || {
            let cue = passage.cue.map_or(at.start, |cue| cue.end);
            self.referents.text.get(cue..at.start).is_some_and(|between| between.contains(':'))
        };
        // "I said that we …" is his own report.
        let own = || {
            let source = passage.source.map_or("", |source| source.of(self.referents.text));
            matches!(source.to_lowercase().as_str(), "i" | "we" | "you")
        };
        if passage.how != How::Reported || own() || as_spoken() {
            return Some(speaker);
        }
        let chain = passages.chain_at(at.start);
        let teller = chain.iter().filter_map(Speaker::entity).find(|s| **s != speaker);
        Some(teller.cloned().unwrap_or(speaker))
    }

    /// "we thank you, Comrade X", "Comrade X, you have helped us": X.
    fn vocative(&self, at: Span<Byte>) -> Option<EntityId> {
        let mentions = &self.referents.mentions.items;
        let next = mentions.partition_point(|m| m.span.start < at.end);
        let title = |gap: &str| {
            let words: Vec<&str> = gap.split_whitespace().collect();
            words.len() <= 3 && words.iter().all(|w| w.chars().next().is_some_and(char::is_uppercase))
        };
        let behind = mentions.get(next).filter(|m| {
            let gap = self.referents.text.get(at.end..m.span.start).unwrap_or_default();
            m.kind == Kind::Leader && gap.strip_prefix(", ").is_some_and(title)
        });
        let before = || {
            mentions[..next].last().filter(|m| {
                let gap = self.referents.text.get(m.span.end..at.start).unwrap_or_default();
                m.kind == Kind::Leader && gap == ", "
            })
        };
        behind.or_else(before).map(|m| m.entity.clone())
    }

    fn second_person(&self, at: Span<Byte>, passages: &Passages) -> Option<EntityId> {
        let mentions = self.referents.mentions;
        let speaker = passages.speaker_at(at.start);
        match passages.at(at.start)?.how {
            How::Heading => mentions.side.clone(),
            How::Author => self.addressee.clone(),
            // To the one who writes it down.
            _ => mentions.author.clone().filter(|a| Some(a) != speaker.entity()),
        }
    }

    /// Who does what is done to a pronoun: "X defends it" means another.
    fn doer(&self, sentence: usize, at: usize) -> Option<Span<Byte>> {
        let clauses = &self.referents.syntax.sentences[sentence];
        let done_to = |clause: &&Clause| {
            let obliques = clause.obliques.iter().map(|o| &o.argument);
            let mut arguments = clause.object.iter().chain(&clause.indirect).chain(obliques);
            clause.class == Class::Verb
                && arguments.any(|a| a.nominals.iter().any(|n| n.pronoun && n.head.start == at))
        };
        let itself = |word: String| word.ends_with("self") || word.ends_with("selves");
        let own = |n: &Nominal| n.head.start == at && itself(n.head.of(self.referents.text).to_lowercase());
        let clause = clauses.iter().find(done_to)?;
        let reflexive = clause.object.iter().flat_map(|o| o.nominals.iter()).any(own);
        clause.subject.as_ref().filter(|_| !reflexive && !clause.passive).map(|s| s.extent)
    }

    fn third(
        &self,
        sentence: usize,
        at: usize,
        author: Option<&EntityId>,
        fits: impl Fn(Kind) -> bool,
    ) -> Option<EntityId> {
        self.third_but(&[], sentence, at, author, fits)
    }

    /// The last fitting entity that is none of some.
    fn third_but(
        &self,
        none_of: &[EntityId],
        sentence: usize,
        at: usize,
        author: Option<&EntityId>,
        fits: impl Fn(Kind) -> bool,
    ) -> Option<EntityId> {
        let doer = self.doer(sentence, at);
        let mut best: Option<(i32, Option<&EntityId>)> = None;
        for back in 0..=REACH.min(sentence) {
            let s = sentence - back;
            let candidates = self.salient[s]
                .iter()
                .take_while(|salient| back > 0 || salient.at < at)
                .filter(|salient| {
                    let named_doer =
                        || salient.entity.is_some() && doer.is_some_and(|d| d.contains(salient.at));
                    back > 0 || !named_doer()
                })
                .enumerate()
                .map(|(n, salient)| {
                    let subject = if salient.subject { 9 } else { 0 };
                    (20 + subject + i32::from(back == 0 && n > 0), salient.entity.as_ref(), salient.person)
                })
                .chain(
                    self.reported[s].iter().filter(|_| back > 0).map(|reported| (31, Some(reported), false)),
                );
            for (score, entity, person) in candidates {
                let at_hand =
                    !person && entity.is_some() && entity == self.referents.mentions.counterpart.as_ref();
                let score = score - 12 * back as i32 + if at_hand { 5 } else { 0 };
                let possible = match entity {
                    Some(entity) => {
                        let is_leader = entity.kind() == Some(Kind::Leader);
                        let fitting = entity.kind().is_some_and(&fits) || person && fits(Kind::Leader);
                        fitting && (Some(entity) != author || !is_leader) && !none_of.contains(entity)
                    }
                    None => !fits(Kind::Leader),
                };
                if possible && best.is_none_or(|(b, _)| score > b) {
                    best = Some((score, entity));
                }
            }
        }
        best.and_then(|(_, entity)| entity.cloned())
    }
}
