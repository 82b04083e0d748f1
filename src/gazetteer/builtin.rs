//! What the program carries.

/// The built-in gazetteer as `build.rs` compiled it.
pub(super) static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// Name and content of every built-in gazetteer file, for checking them.
pub(super) const FILES: [(&str, &str); 5] = [
    ("countries.csv", include_str!("../../gazetteers/countries.csv")),
    ("leaders.csv", include_str!("../../gazetteers/leaders.csv")),
    ("offices.csv", include_str!("../../gazetteers/offices.csv")),
    ("organizations.csv", include_str!("../../gazetteers/organizations.csv")),
    ("parties.csv", include_str!("../../gazetteers/parties.csv")),
];
