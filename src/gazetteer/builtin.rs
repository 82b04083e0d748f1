//! The files that the program carries.

/// Name and content of every built-in gazetteer file.
pub(super) const FILES: [(&str, &str); 5] = [
    ("countries.csv", include_str!("../../gazetteers/countries.csv")),
    ("leaders.csv", include_str!("../../gazetteers/leaders.csv")),
    ("offices.csv", include_str!("../../gazetteers/offices.csv")),
    ("organizations.csv", include_str!("../../gazetteers/organizations.csv")),
    ("parties.csv", include_str!("../../gazetteers/parties.csv")),
];
