//! What went wrong once. A test is named after the fault, as it was seen from outside, and has the smallest input
//! that showed it; it goes in before the repair, so that the repair's difference shows the change.

use demarche::gazetteer::Gazetteer;

use crate::support::path;

/// One impossible date among the built-in offices made every gazetteer of one's own unusable.
#[test]
fn own_names_load_beside_the_builtin_ones() {
    let own = Gazetteer::load(true, &[path("tests/gazetteers/world")]);
    assert_eq!(own.map(|g| g.get("country/ruritania").is_some()).map_err(|e| e.to_string()), Ok(true));
}
