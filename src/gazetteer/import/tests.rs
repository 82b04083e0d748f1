use super::*;
use crate::gazetteer::{Gazetteer, GazetteerBuilder};

fn read_all(text: &str, options: &Options) -> Imported {
    read("list", text, None, options).unwrap()
}

fn rows(imported: &Imported) -> Vec<String> {
    let mut out = Vec::new();
    imported.write_csv(&mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    // What is written must load.
    let mut builder = GazetteerBuilder::new();
    builder.read_text("own.csv", &text);
    let mut offices = Vec::new();
    imported.write_offices_csv(&mut offices).unwrap();
    builder.read_text("offices.csv", &String::from_utf8(offices).unwrap());
    let (gazetteer, findings) = builder.build();
    assert_eq!(findings, []);
    assert_eq!(gazetteer.len(), imported.names.len());
    text.lines().skip(1).map(String::from).collect()
}

fn left(imported: &Imported) -> Vec<(usize, &str)> {
    imported.left.iter().map(|f| (f.line, f.code)).collect()
}

#[test]
fn petrarch_actors() {
    let text = "# A dictionary\n\
        ANNA_NOVAK_    ;the foreign minister\n+PRESIDENT_NOVAK_\n+ANNA_B._NOVAK_\n\
        \t[POLGOV 610101-651231]\n\t[POLELI >651231]\n\
        MINISTRY_OF_TRADE_ [POLGOV]\nPOLAND_ [POL]\nLAKE_PACT_ [IGOLKP]\n+39649_\nLIBERATORS_(LIB) [POLREB <500101]\n\
        NOBODY_ [---]\nSTUDENT_ [~EDU]\n!SETS! = A, B\n+LATE_\n\
        WRONG_DATE_MAN_ [POLGOV 991301-]\nOPEN_END_ [POLGOV\nNO_CODE_\nSTRANGE_MAN_ [QQQGOV]\n";
    let imported = read_all(text, &Options::default());
    assert_eq!(
        rows(&imported),
        [
            "leader/anna-novak,Anna Novak,Novak,Anna B. Novak,country/poland,,,,,list,\"POLGOV 1961-01-01/1965-12-31, POLELI 1965-12-31/\"",
            "leader/strange-man,Strange Man,Man,,,,,,,list,QQQGOV; kind guessed from the code",
            "organization/lake-pact,Lake Pact,,,,,,,,list,IGOLKP",
            "organization/liberators,Liberators,,LIB,country/poland,,,,,list,POLREB /1950-01-01; kind guessed from the code",
            "organization/ministry-of-trade,Ministry of Trade,,,country/poland,,,,,list,POLGOV",
        ]
    );
    assert_eq!(imported.offices.len(), 1);
    let office = &imported.offices[0];
    assert_eq!((office.title.as_str(), office.leader.as_str()), ("Poland, government", "leader/anna-novak"));
    assert_eq!(office.period.from.as_deref(), Some("1961-01-01"));
    assert_eq!(
        left(&imported),
        [
            (8, "I002"),
            (9, "I002"),
            (12, "I002"),
            (13, "I006"),
            (14, "I006"),
            (16, "I002"),
            (16, "I004"),
            (17, "I001"),
            (17, "I002"),
            (18, "I002"),
            (19, "I003")
        ]
    );
    let taken = read_all("POLAND_ [POL]\n", &Options { kind: Some(Kind::Country), ..Options::default() });
    assert_eq!(taken.names[0].id.as_str(), "country/poland");
}

#[test]
fn spacy_patterns() {
    let text = r#"{"label": "PERSON", "pattern": "Anna Novak", "id": "anna-novak"}
{"label": "PERSON", "pattern": [{"LOWER": "dr"}, {"LOWER": {"IN": ["novak", "novakova"]}}], "id": "anna-novak"}
{"label": "ORG", "pattern": [{"TEXT": "Lake"}, {"ORTH": "Pact"}, {"LOWER": "council", "OP": "?"}]}
{"label": "PERSON", "pattern": [{"POS": "PROPN"}]}
{"label": "DATE", "pattern": "Monday"}
{"label": "ORG"}
{"label": "GPE", "pattern": "Ruritania", "id": "Q77"}
not json
"#;
    let imported = read_all(text, &Options { source: Some("mine".into()), ..Options::default() });
    assert_eq!(
        rows(&imported),
        [
            "country/ruritania,Ruritania,,,,,,,,mine,\"label GPE: a country, or a city or region to take out\"",
            "leader/anna-novak,Anna Novak,Novak,Dr Novakova|Dr Novak,,,,,,mine,",
            "organization/lake-pact-council,Lake Pact Council,,Lake Pact,,,,,,mine,",
        ]
    );
    assert_eq!(left(&imported), [(4, "I006"), (5, "I002"), (6, "I001"), (8, "I001")]);
}

#[test]
fn wikidata_results_in_both_forms() {
    let rows_of = |cell: &dyn Fn(&str) -> String| {
        let row = |cells: &[(&str, &str)]| {
            let cells: Vec<String> = cells.iter().map(|(k, v)| format!("{k:?}: {}", cell(v))).collect();
            format!("{{{}}}", cells.join(", "))
        };
        [
            row(&[
                ("item", "http://www.wikidata.org/entity/Q1"),
                ("itemLabel", "Anna Novak"),
                ("itemAltLabel", "A. Novak, Anna B."),
                ("countryLabel", "Poland"),
                ("positionLabel", "Prime Minister of Poland"),
                ("start", "1961-01-01T00:00:00Z"),
                ("end", "1965-05-04T00:00:00Z"),
                ("birth", "1912-04-15T00:00:00Z"),
            ]),
            row(&[
                ("item", "http://www.wikidata.org/entity/Q1"),
                ("itemLabel", "Anna Novak"),
                ("positionLabel", "ambassador"),
                ("start", "early"),
            ]),
            row(&[
                ("item", "http://www.wikidata.org/entity/Q2"),
                ("itemLabel", "Anna Novak"),
                ("countryLabel", "Zubrowka"),
                ("birth", "1950-02-03T00:00:00Z"),
            ]),
            row(&[("item", "http://www.wikidata.org/entity/Q3"), ("itemLabel", "Q3")]),
        ]
        .join(",\n")
    };
    let sparql = rows_of(&|v| format!("{{\"type\": \"literal\", \"value\": {v:?}}}"));
    let sparql = format!("{{\"head\": {{\"vars\": []}}, \"results\": {{\"bindings\": [\n{sparql}\n]}}}}");
    let list = format!("[\n{}\n]", rows_of(&|v| format!("{v:?}")));
    for (text, first) in [(sparql, 2), (list, 2)] {
        let imported = read_all(&text, &Options::default());
        assert_eq!(
            rows(&imported),
            [
                "leader/anna-novak-1912,Anna Novak,Novak,A. Novak|Anna B.,country/poland,1912-04-15,,,,list,http://www.wikidata.org/entity/Q1",
                "leader/anna-novak-1950,Anna Novak,Novak,,,1950-02-03,,,,list,http://www.wikidata.org/entity/Q2",
            ]
        );
        let offices: Vec<_> =
            imported.offices.iter().map(|h| (h.role.as_str(), h.period.from.as_deref())).collect();
        assert_eq!(offices, [("ambassador", None), ("head-of-government", Some("1961"))]);
        assert_eq!(left(&imported), [(first + 1, "I004"), (first + 2, "I003"), (first + 3, "I002")]);
    }
}

#[test]
fn lists_of_persons_in_tei() {
    let text = "<TEI><listPerson>\n<person xml:id=\"a\"><persName><forename>Anna</forename> <surname>Novak</surname></persName>\n\
        <persName>Novakova, Anna</persName><birth when=\"1912\"/><nationality>Poland</nationality></person>\n\
        <person><birth when=\"soon\"/></person></listPerson>\n\
        <list type=\"persons\"><item><persName xml:id=\"b\">Rassendyll, Rudolf V.,</persName> Ambassador to Strelsau</item></list></TEI>";
    let imported = read_all(text, &Options::default());
    assert_eq!(
        rows(&imported),
        [
            "leader/anna-novak,Anna Novak,Novak,Anna Novakova,country/poland,1912,,,,list,",
            "leader/rudolf-v-rassendyll,Rudolf V. Rassendyll,Rassendyll,,,,,,,list,Ambassador to Strelsau",
        ]
    );
    assert_eq!(left(&imported), [(4, "I002")]);
    for (text, starts) in [
        ("<TEI>\n<p></TEI>", "list:2: "),
        ("<TEI>\n<p>", "list:2: "),
        ("<TEI><p/></TEI>", "list: no list of persons"),
    ] {
        let error = read("list", text, None, &Options::default()).unwrap_err().to_string();
        assert!(error.starts_with(starts), "{error}");
    }
}

#[test]
fn plain_lists() {
    let text = "# mine\nAnna Novak\tA. Novak|Novakova Anna\n\nRassendyll, Rudolf\n—\nA\tB\tC\nAnna Novak\tAnna B. Novak\n";
    let imported = read_all(text, &Options { country: Some("country/poland".into()), ..Options::default() });
    assert_eq!(
        rows(&imported),
        [
            "leader/anna-novak,Anna Novak,Novak,A. Novak|Novakova Anna|Anna B. Novak,country/poland,,,,,list,",
            "leader/rudolf-rassendyll,Rudolf Rassendyll,Rassendyll,,country/poland,,,,,list,",
        ]
    );
    assert_eq!(left(&imported), [(5, "I002"), (6, "I001")]);
}

#[test]
fn formats_are_guessed_or_refused() {
    for (text, expected) in [
        ("<TEI/>", Some(Format::Tei)),
        ("{\"label\": \"ORG\", \"pattern\": \"X\"}\n{}", Some(Format::Spacy)),
        ("[\n{\"item\": 1}]", Some(Format::Wikidata)),
        ("A_ [AFG]\n", Some(Format::Petrarch)),
        ("Anna Novak\n", Some(Format::Names)),
        ("# only a comment\n", None),
        ("a,b,c\n1,2,3\n", None),
        ("id,label\n", None),
    ] {
        assert_eq!(Format::guess(text), expected, "{text}");
    }
    for (text, format, part) in [
        ("", None, "list: an empty file"),
        (" \n", Some(Format::Names), "list: an empty file"),
        ("id,label,source\n", None, "list:1: a gazetteer already"),
        ("{\"a\":\n 1,}", Some(Format::Wikidata), "list:2: not JSON"),
        ("{\"a\": 1}", None, "neither results.bindings nor a list"),
        ("[{\"item\": \"x/Q1\", \"itemLabel\": \"Lake Pact\"}]", None, "expected --kind"),
        ("names", Some(Format::Tei), "list:1: "),
    ] {
        let error = read("list", text, format, &Options::default()).unwrap_err().to_string();
        assert!(error.contains(part), "{part} in {error}");
    }
    assert!(Format::ALL.iter().all(|(f, w)| w.parse() == Ok(*f) && f.to_string() == *w));
    assert!("csv".parse::<Format>().is_err());
}

#[test]
fn built_in_names_are_left_out_and_told() {
    let mut imported =
        read_all("Nikita Khrushchev\tNikita the Miner\nAnna Novak of Zenda\n", &Options::default());
    imported.leave_out(Gazetteer::builtin());
    assert_eq!(imported.names.len(), 1);
    assert_eq!(left(&imported), [(1, "I005")]);
    assert!(imported.left[0].message.ends_with("has not: Nikita the Miner"), "{:?}", imported.left);
}

#[test]
fn one_id_from_several_files_is_one_row() {
    let poland = Options { country: Some("country/poland".into()), ..Options::default() };
    let cuba = Options { country: Some("country/cuba".into()), ..Options::default() };
    let mut all = read("a", "Anna Novak\n", None, &poland).unwrap();
    all.merge(read("b", "Anna Novak\tAnnie\n", None, &cuba).unwrap());
    assert_eq!(rows(&all), ["leader/anna-novak,Anna Novak,Novak,Annie,country/poland,,,,,a; b,"]);
    assert_eq!(
        all.left[0].to_string(),
        "b:1: warning I007: leader/anna-novak belongs to another country here than in a:1; that one's was kept"
    );
}
