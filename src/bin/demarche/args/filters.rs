//! The filters that `graph`, `measure` and `report` share.

use demarche::entity::{EntityId, Kind};
use demarche::graph::Criteria;
use demarche::record::Stance;

/// Which statements count.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Filters")]
pub struct Filters {
    /// Documents of this day, month or year and later: YYYY-MM-DD, YYYY-MM or YYYY. Documents without a date are left
    /// out
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,

    /// Documents up to the end of this day, month or year
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,

    /// Holders and targets of this kind: leader, party, country, organization. May be given several times
    #[arg(long, value_name = "KIND")]
    pub kind: Vec<Kind>,

    /// Statements of this stance: mention, urge, agree, praise, support, criticize, oppose, threaten. May be given
    /// several times
    #[arg(long, value_name = "STANCE")]
    pub stance: Vec<Stance>,

    /// Statements in sentences that this entity speaks. May be given several times, for any of them
    #[arg(long, value_name = "ID")]
    pub speaker: Vec<EntityId>,

    /// Statements of an attitude that this entity has. Likewise
    #[arg(long, value_name = "ID")]
    pub holder: Vec<EntityId>,

    /// Statements toward this entity. Likewise
    #[arg(long, value_name = "ID")]
    pub target: Vec<EntityId>,

    /// Statements that are at least so sure, from 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = super::share, hide_default_value = true)]
    pub min_confidence: f64,

    /// What the holder says in person: no statement that another reports
    #[arg(long)]
    pub first_hand: bool,
}

impl Filters {
    /// What a statement must be to count.
    pub fn criteria(&self) -> Criteria {
        Criteria {
            from: self.from.clone(),
            to: self.to.clone(),
            kinds: self.kind.clone(),
            stances: self.stance.clone(),
            speakers: self.speaker.clone(),
            holders: self.holder.clone(),
            targets: self.target.clone(),
            min_confidence: self.min_confidence,
            first_hand: self.first_hand,
        }
    }
}
