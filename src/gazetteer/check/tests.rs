use super::*;

/// Codes with lines of what is found in a file.
fn found(name: &str, text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    let findings = check(Some(&path)).unwrap();
    findings
        .iter()
        .map(|f| format!("{} {}{}", f.line, if f.warning { "" } else { "fault " }, f.code))
        .collect()
}

#[test]
fn names_that_two_claim_at_one_time() {
    let file = |rows: &str| format!("id,label,aliases,shared,from,to,source\n{rows}");
    for (rows, expected) in [
        ("party/a,Alpha Party,AP\u{20}League,,,,s\nparty/b,Beta Party,ap-league,,,,s\n", vec!["3 G014"]),
        ("party/a,Alpha Party,AP League,,,,s\nparty/b,Beta Party,AP League,AP league,,,s\n", vec![]),
        ("party/a,Alpha Party,AP League,AP League,,,s\nparty/b,Beta Party,AP League,,,,s\n", vec![]),
        ("party/a,Alpha Party,AP League,,1950,1960,s\nparty/b,Beta Party,AP League,,1960,,s\n", vec![]),
        (
            "party/a,Alpha Party,AP League,,1950,1960,s\nparty/b,Beta Party,AP League,,1959,,s\n",
            vec!["3 G014"],
        ),
        ("party/a,Alpha Party,APL,,,,s\nparty/b,Beta Party,Apl,,,,s\n", vec![]),
        ("party/a,Alpha Party,APL,,,,s\nparty/b,Beta Party,A.P.L.,,,,s\n", vec!["3 G014"]),
    ] {
        assert_eq!(found("own.csv", &file(rows)), expected, "{rows}");
    }
}

#[test]
fn leaders_of_one_name_are_compared_by_life_and_office() {
    for (lives, offices, expected) in [
        (["1890,1950", "1951,"], "", 0),
        (["1890,1950", "1940,"], "", 1),
        ([",", ","], "", 1),
        ([",", ","], "leader/a,King,1900,1910\nleader/b,King,1975,1980\n", 0),
        ([",", ","], "leader/a,King,1900,1910\nleader/b,King,1965,1980\n", 1),
        (["1960,", ","], "leader/b,King,1900,1910\n", 0),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let [a, b] = lives;
        let leaders = format!(
            "id,label,surname,born,died,source\nleader/a,Jan Novak,Novak,{a},s\nleader/b,Jan Novak,Novak,{b},s\n"
        );
        std::fs::write(folder.path().join("leaders.csv"), leaders).unwrap();
        let offices: String = offices.lines().map(|line| format!("{line},s\n")).collect();
        let offices = format!("leader,office,from,to,source\n{offices}");
        std::fs::write(folder.path().join("offices.csv"), offices).unwrap();
        let findings = check(Some(folder.path())).unwrap();
        assert_eq!(findings.iter().filter(|f| f.code == "G014").count(), expected, "{lives:?}: {findings:?}");
        assert_eq!(findings.len(), expected, "{findings:?}");
    }
}

#[test]
fn ordinary_words_are_no_names_unless_said() {
    for (aliases, shared, expected) in [
        ("Peace", "", vec!["2 G013"]),
        ("peace", "", vec!["2 G013"]),
        ("PEACE", "", vec![]),
        ("Peace Front", "", vec![]),
        ("Peace", "Peace", vec![]),
        ("…", "", vec!["2 G012"]),
    ] {
        let text = format!("id,label,aliases,shared,source\nparty/a,Alpha Party,{aliases},{shared},s\n");
        assert_eq!(found("own.csv", &text), expected, "{aliases} {shared}");
    }
    let text = "id,label,surname,source\nleader/a,Jan Young,Young,s\n";
    assert_eq!(found("own.csv", text), [""; 0], "a surname may be a word");
}

#[test]
fn rows_in_order_with_source_country_and_dates() {
    let text = "id,label,country,born,died,source\nleader/b,Bb Bb,country/nowhere,,,s\n\
                leader/a,Aa Aa,,1800,1950,\nleader/c,Cc Cc,party/x,1900,9966,s\n";
    assert_eq!(found("own.csv", text), ["2 G015", "3 G010", "3 G011", "3 G016", "4 G015", "4 G016"]);
    let text = "{\"id\": \"country/a\", \"label\": \"Aland\", \"halves\": [\"country/b\"]}\n";
    assert_eq!(found("own.jsonl", text), ["1 G011", "1 G015"]);
}

#[test]
fn offices_in_order_with_source_country_and_dates() {
    let folder = tempfile::tempdir().unwrap();
    let leaders = "id,label,born,died,source\nleader/a,Aa Aa,1900,1960,s\nleader/b,Bb Bb,,,s\n";
    std::fs::write(folder.path().join("leaders.csv"), leaders).unwrap();
    let offices = "leader,office,country,post,from,to,source\nleader/b,King,,,1950,1955,s\n\
                   leader/a,King,,,1961,,s\nleader/a,Prince,,,1895,,s\nleader/b,King,,,1950,1955,s\n\
                   leader/b,Envoy,country/x,,,,s\nleader/b,Envoy at Lake,,country/y,,,\n\
                   leader/b,Duke,,,1850,1950,s\nleader/z,King,,,,,s\n";
    std::fs::write(folder.path().join("offices.csv"), offices).unwrap();
    let findings = check(Some(folder.path())).unwrap();
    let found: Vec<String> = findings.iter().map(|f| format!("{} {}", f.line, f.code)).collect();
    assert_eq!(
        found,
        ["3 G010", "3 G016", "4 G016", "5 G017", "6 G015", "7 G011", "7 G015", "8 G016", "9 G009"]
    );
}

#[test]
fn files_of_ones_own_are_compared_with_what_is_built_in() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("own.csv");
    std::fs::write(
        &own,
        "id,label,aliases,country,source\nleader/jan-novak-of-zenda,Jan Novak of Zenda,,country/poland,s\n\
         organization/a,Alpha Body,NATO,,s\n",
    )
    .unwrap();
    let offices = folder.path().join("terms.csv");
    std::fs::write(&offices, "leader,office,source\nleader/kim-il-sung,Guest,s\n").unwrap();
    let findings = check_together(&[&own, &offices], true).unwrap();
    let found: Vec<_> = findings.iter().map(|f| (f.line, f.code)).collect();
    assert_eq!(found, [(3, "G014")], "{findings:?}");
    assert!(findings[0].message.contains("organization/nato"), "{findings:?}");
    let alone = check_together(&[&own, &offices], false).unwrap();
    let alone: Vec<_> = alone.iter().map(|f| f.code).collect();
    assert_eq!(alone, ["G015", "G009"]);
}
