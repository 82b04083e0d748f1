//! Whose side somebody is on: what nobody says of his own, and thanks for help to it.

use crate::entity::{EntityId, Kind};
use crate::record::Stance;
use crate::speaker::{Found, Reach};
use crate::syntax::Class;

use super::compose::Row;
use super::confidence::Sign;
use super::fill::Site;
use super::{Reader, Statement};

impl Reader<'_> {
    /// Who tells of the help that his own people had praises the helper: "X has always supported us".
    pub(super) fn gratitude(
        &self,
        site: Site<'_>,
        row: &Row<'_>,
        holders: &[Found],
        targets: &[Found],
        rows: &mut Vec<Statement>,
    ) {
        let mentions = self.referents.mentions;
        let own = self.speaker_here(site.clause.span);
        let [speaker] = own.as_slice() else { return };
        if speaker.entity.kind() != Some(Kind::Leader) {
            return;
        }
        let home = mentions.country_of(&speaker.entity);
        let helped =
            |t: &Found| t.reach <= Reach::Body && home.is_some() && mentions.country_of(&t.entity) == home;
        let mood = site.clause.mood;
        let finite = site.clause.class == Class::Noun || site.clause.tense.is_some();
        let told = finite && !row.negated && !mood.will && !mood.would && !mood.wanted && !mood.demand;
        if row.stance != Stance::Support || !told || !targets.iter().any(helped) {
            return;
        }
        let row = Row { stance: Stance::Praise, signs: row.signs.clone().with(Sign::Further), ..*row };
        let mut helpers = holders.to_vec();
        helpers.retain(|h| mentions.country_of(&h.entity) != home);
        self.push(site, &row, &own, &helpers, rows);
    }

    /// "They thought that they were clever": who tells it mocks them, not they themselves.
    pub(super) fn are_judged(&self, thinkers: &[Found], targets: &[Found]) -> bool {
        thinkers.iter().all(|t| targets.iter().all(|x| self.same_side(&t.entity, &x.entity)))
    }

    /// True of one entity, and of two of one state.
    pub(super) fn same_side(&self, one: &EntityId, other: &EntityId) -> bool {
        let home = |e: &EntityId| self.referents.mentions.country_of(e);
        one == other || home(one).is_some_and(|state| home(other) == Some(state))
    }

    /// "our camp", "we must": who speaks for a state has no attitude to it.
    pub(super) fn is_own_side(&self, holder: &Found, target: &Found) -> bool {
        let word = target.span.of(self.referents.text).to_lowercase();
        matches!(word.as_str(), "we" | "us" | "our" | "ours")
            && self.referents.mentions.country_of(&holder.entity).as_ref() == Some(&target.entity)
    }

    /// "Peru has worked well", said by one who speaks for Peru.
    pub(super) fn is_statesman_of(&self, holder: &Found, target: &Found) -> bool {
        holder.entity.kind() == Some(Kind::Leader)
            && target.entity.kind() == Some(Kind::Country)
            && self.referents.mentions.country_of(&holder.entity).as_ref() == Some(&target.entity)
    }
}
