use proptest::strategy::Strategy as _;

use super::*;
use crate::document::{Document, NamedParty};

/// "name / office / post" of a party.
fn shown(party: Option<&NamedParty>) -> String {
    let Some(party) = party else { return String::new() };
    let parts = [Some(&party.name), party.office.as_ref(), party.post.as_ref()];
    parts.map(|p| p.map_or("", |p| p.as_str())).join(" / ")
}

#[test]
fn headings_of_editions() {
    for (text, title, genre, date, author, addressee) in [
        (
            "7. Telegram From the Embassy in the Island Union to the Department of State\n\nStrelsau, May 3, 1961, 7 p.m.\n\n177. I saw the King.\n\nRassendyll",
            "Telegram From the Embassy in the Island Union to the Department of State",
            Some(Genre::Telegram),
            "1961-05-03",
            "Rassendyll / Ambassador / the Island Union",
            " / Department of State / ",
        ),
        (
            "8. Telegram From the Department of State to the Embassy in Haven\n\nWashington, undated.\n\nSee the King on May 9, 1961.\n\nGrey",
            "Telegram From the Department of State to the Embassy in Haven",
            Some(Genre::Telegram),
            "",
            "Grey / Department of State / ",
            " / Ambassador / Haven",
        ),
        (
            "9. Memorandum From the Under Secretary of State (Grey) to President Lake\n\nWashington, May 3, 1961.\n\nWe should act.\n\nAnn Grey",
            "Memorandum From the Under Secretary of State (Grey) to President Lake",
            Some(Genre::Memorandum),
            "1961-05-03",
            "Grey / Under Secretary of State / ",
            "Lake / President / ",
        ),
        (
            "10. Letter From the Ambassador to Haven (Grey) to the President's Special Assistant (Lake)\n\nHaven, May 3, 1961.\n\nDear Tom:\n\nAll is well.\n\nAnn",
            "Letter From the Ambassador to Haven (Grey) to the President's Special Assistant (Lake)",
            Some(Genre::Letter),
            "1961-05-03",
            "Grey / Ambassador to Haven / Haven",
            "Lake / President's Special Assistant / ",
        ),
        (
            "11. Editorial Note\n\nOn May 3, 1961, the King resigned.\n\nAnn Grey",
            "Editorial Note",
            None,
            "",
            "",
            "",
        ),
        (
            "Memorandum From Ann Grey of the Planning Staff\nto the Director of Safety (Lake)\n\nWashington, May 3, 1961.\n\nWe should act.\n\nAG",
            "Memorandum From Ann Grey of the Planning Staff to the Director of Safety (Lake)",
            Some(Genre::Memorandum),
            "1961-05-03",
            "Ann Grey / Planning Staff / ",
            "Lake / Director of Safety / ",
        ),
        (
            "Memorandum for the Files\n\nWashington, May 3, 1961.\n\nThe King received me.\n\nAnn D. Grey U.I. Ambassador to Haven",
            "Memorandum for the Files",
            Some(Genre::Memorandum),
            "1961-05-03",
            "Ann D. Grey / U.I. Ambassador to Haven / Haven",
            "",
        ),
        (
            "The Ambassador in Haven (Grey) to the Secretary of State\n\nHavenport, May 3, 1961.\n\nDear Mr. Lake: In the course of May I wrote to you.\n\nAnn Grey",
            "The Ambassador in Haven (Grey) to the Secretary of State",
            Some(Genre::Letter),
            "1961-05-03",
            "Grey / Ambassador in Haven / Haven",
            " / Secretary of State / ",
        ),
        (
            "Telegram from the Havenese Embassy in Strelsau, 'On the King's Visit', 4 May 1961\n\nThe King came.",
            "Telegram from the Havenese Embassy in Strelsau, 'On the King's Visit', 4 May 1961",
            Some(Genre::Telegram),
            "1961-05-04",
            " / Havenese Ambassador / Strelsau",
            "",
        ),
    ] {
        let found = from_text(text);
        assert_eq!(found.title.as_deref(), Some(title));
        assert_eq!(found.genre, genre, "{title}");
        assert_eq!(found.date.as_deref().unwrap_or(""), date, "{title}");
        assert_eq!(shown(found.author_named.as_ref()), author, "{title}");
        assert_eq!(shown(found.addressee_named.as_ref()), addressee, "{title}");
    }
}

#[test]
fn authors_from_signatures_bylines_and_speeches() {
    for (text, genre, author) in [
        (
            "The Harbours of Haven (memo)\nThey grow.\nFirst Secretary of the Island Embassy to Haven (A. Grey)",
            Some(Genre::Memorandum),
            "A. Grey / First Secretary of the Island Embassy to Haven / Haven",
        ),
        (
            "The Harbours of Haven\n\nThey grow.\n\nAnton Grey, Second Secretary",
            None,
            "Anton Grey / Second Secretary / ",
        ),
        (
            "Dear Mr. President:\n\nWe agree.\n\nSincerely yours,\n\nAnn Grey",
            Some(Genre::Letter),
            "Ann Grey /  / ",
        ),
        ("Dear Friends,\n\nWe agree.\n\n/s/ Ann Grey", Some(Genre::Letter), "Ann Grey /  / "),
        (
            "Dear Comrades,\n\nWe agree.\n\nChairman of the Council of Haven\nA. Grey\n3 May 1961",
            Some(Genre::Letter),
            "A. Grey / Chairman of the Council of Haven / ",
        ),
        ("Harbours Grow\n\nBy ANN GREY\n\nThe harbours grew.", Some(Genre::Article), "ANN GREY /  / "),
        (
            "Harbours Grow\n\nAnn Grey | Strelsau\n\nThe harbours grew.",
            Some(Genre::Article),
            "Ann Grey /  / ",
        ),
        (
            "Speech by President Ann Grey at the Harbour Congress\n\nFriends!",
            Some(Genre::Article),
            "Ann Grey / President / ",
        ),
        ("Address by Ann Grey, 3 May 1961\n\nFriends!", Some(Genre::Article), "Ann Grey /  / "),
        (
            "FM AMEMBASSY STRELSAU\nTO SECSTATE WASHDC PRIORITY 7\nSUBJECT: HARBOURS\n\n1. THEY GROW.",
            Some(Genre::Telegram),
            " / Ambassador / STRELSAU",
        ),
        (
            "FROM: Ann Grey, Director\nTO: The Secretary\nDATE: May 3, 1961\nSUBJECT: Harbours\n\nThey grow.",
            Some(Genre::Memorandum),
            "Ann Grey / Director / ",
        ),
        (
            "Dear Mr. Premier:\n\nWe agree.\n\nSincerely,\n\nAnn Grey\nPresident of Haven\n\nHis Excellency\nTom Lake\nPremier\nStrelsau",
            Some(Genre::Letter),
            "Ann Grey / President of Haven / ",
        ),
        (
            "FM AMEMBASSY STRELSAU\nTO SECSTATE WASHDC\nSUBJECT: HARBOURS\n\n1. THEY GROW.\nLAKE",
            Some(Genre::Telegram),
            "LAKE / Ambassador / STRELSAU",
        ),
        (
            "Embassy of Haven\n3 May 1961\n\nMEMORANDUM OF CONVERSATION\nwith Counselor Tom Lake\n\nI met Lake at noon.\n\nThird Secretary\nA. Grey",
            Some(Genre::Conversation),
            "A. Grey / Third Secretary / ",
        ),
        (
            "From the diary of A. F. Grey\n\nRecord of Conversation with Tom Lake\n\nLake was glad.",
            Some(Genre::Conversation),
            "A. F. Grey /  / ",
        ),
        (
            "Report\n\non the visit to Haven\n\nAll went well.\n\nStark\nHead of Department",
            Some(Genre::Report),
            "Stark / Head of Department / ",
        ),
        ("Report says harbours grow\n\nThe report is long.\n\nRead More", None, ""),
        ("Three towns vote.\n\nHAVEN (AP) — The towns voted on Monday.\n\nThe mayor was glad.", None, ""),
        (
            "All went well in Haven.\n\nAmbassador of the Island Union\n(-) A. Grey\n\nHaven, 30.V.1961",
            None,
            "A. Grey / Ambassador of the Island Union / ",
        ),
        (
            "Telegram, Ambassador Grey, Haven, to the Minister for Harbours, Strelsau, 3 May 1961\n\nThe guards came.",
            Some(Genre::Telegram),
            "Grey / Ambassador, Haven / ",
        ),
        (
            "All went well in Haven.\n\nAmbassador of the Island Union\n(-) A. Grey\n\nHaven, 30.V.1961",
            None,
            "A. Grey / Ambassador of the Island Union / ",
        ),
        (
            "Telegram, Ambassador Grey, Haven, to the Minister for Harbours, Strelsau, 3 May 1961\n\nThe guards came.",
            Some(Genre::Telegram),
            "Grey / Ambassador, Haven / ",
        ),
        ("The President to the Nation\n\nIt is long.", None, ""),
        ("The Road to the Harbour\n\nIt is long.", None, ""),
        ("The mayor was glad, and said so at length.\n\nHe left.", None, ""),
    ] {
        let found = from_text(text);
        assert_eq!(shown(found.author_named.as_ref()), author, "{text}");
        assert_eq!(found.genre, genre, "{text}");
    }
}

#[test]
fn participants_with_their_offices_and_sides() {
    let head = "5. Memorandum of Conversation\n\nWashington, May 3, 1961.\n\nSUBJECT\n\nHarbours\n\n";
    for (list, expected) in [
        (
            "PARTICIPANTS\n\nAmbassador Anton F. Grey, USI\n\nAnn Lake, Director, Department of State\n\nAt lunch Grey asked me about it.",
            &["Anton F. Grey / Ambassador, USI / ", "Ann Lake / Director, Department of State / "][..],
        ),
        (
            "PARTICIPANTS\n\nU.S.\n\nThe President\n\nMr. Lake\n\nU.S.I.\n\nMr. Grey\n\nThe President opened the talk by saying that he was glad.",
            &[" / President, U.S. / ", "Lake / U.S. / ", "Grey / U.S.I. / "],
        ),
        (
            "Participants: Ann Lake\nAnton Grey, Counselor\nSubject: Harbours",
            &["Ann Lake /  / ", "Anton Grey / Counselor / "],
        ),
        (
            "PARTICIPANTS\n\nHaven | Island Union\n\nAnn Lake | Anton Grey\n\nTom Hill, Counselor |\n\nThe talk was long.",
            &["Ann Lake / Haven / ", "Anton Grey / Island Union / ", "Tom Hill / Counselor, Haven / "],
        ),
    ] {
        let text = format!("{head}{list}");
        let found = from_text(&text);
        let people: Vec<String> = found.participants.iter().map(|p| shown(Some(p))).collect();
        assert_eq!(people, expected, "{list}");
        assert_eq!(found.genre, Some(Genre::Conversation));
    }
    let capitals =
        from_text("CONVERSATION BETWEEN ANN LAKE AND HAVENESE PRESIDENT TOM HILL\n\nLake: Welcome.");
    let people: Vec<String> = capitals.participants.iter().map(|p| shown(Some(p))).collect();
    assert_eq!(people, ["ANN LAKE /  / ", "TOM HILL / HAVENESE PRESIDENT / "]);
    let between = "Record of Conversation between Premier Ann Lake and the Island Ambassador (Grey), 3 May 1961\n\nLake spoke.";
    let found = from_text(between);
    assert_eq!(found.participants.len(), 2);
    assert_eq!(found.date.as_deref(), Some("1961-05-03"));
}

#[test]
fn a_catalogue_header_ends_where_the_document_begins() {
    let text = "\n\nMay 1961\n\nOn Harbours\n\nCitation:\n\n\"On Harbours\", May 1961, Digital Archive of Haven, Ann Grey Works, Vol. 2 (Haven: Press, 1970), 3-9.\n\nSummary:\n\nAnn Grey's article, first printed abroad, praises harbours.\n\nOriginal Language:\n\nHavenese\n\nContents:\n\nTranslation - English\n\nOn Harbours, May 1961\n\n[Source: Ann Grey Works, Vol. 2.]\n\nON HARBOURS\n\nHarbours have grown.";
    let found = from_text(text);
    assert_eq!(found.title.as_deref(), Some("On Harbours"));
    assert_eq!(found.date.as_deref(), Some("1961-05"));
    assert_eq!(found.genre, Some(Genre::Article));
    assert_eq!(shown(found.author_named.as_ref()), "Ann Grey /  / ");
    assert!(text[found.body_start..].starts_with("ON HARBOURS"));
    assert!(found.author_named.unwrap().span.is_some_and(|s| s.of(text) == "Ann Grey"));
}

#[test]
fn titles_of_plain_documents() {
    for (text, title) in [
        (
            "[Handwritten: 3 copies]\n“Report on Harbours of Five Towns”\nIn each town we were shown the harbour,\nand so on.",
            Some("Report on Harbours of Five Towns"),
        ),
        ("To Comrade Grey\nSecretary\n\nDear Comrade,\n\nWe agree.", None),
        ("Dear Ann,\n\nWe agree.", None),
        (
            "10 Harbour Street\n\n3rd May, 1961\n\nMy dear Mr President,\n\nI was glad.\n\nYours sincerely,\n\nAnn Grey",
            None,
        ),
        (
            "THE PALACE\nSTRELSAU\n\nMEMORANDUM FOR DR. GREY\n\nFROM: Tom Lake\n\nSUBJECT: Harbours\n\nThey grow.",
            Some("Harbours"),
        ),
        (
            "The harbour of Haven, which lies to the west of the town and is reached by a road that the council built in the spring of that year, has grown.\n\nIt is large.",
            None,
        ),
        ("SECRET\n\nHavenport, 3 May 1961\n\nHarbours\n\nThey grow.", Some("Harbours")),
        ("", None),
    ] {
        assert_eq!(from_text(text).title.as_deref(), title, "{text}");
    }
}

#[test]
fn no_text_however_mangled_makes_it_fail() {
    let whole = "12. Telegram From the Embassy in Côte-Łódź (Grey) to the “Department” of State\n\nStrelsau, Máy 3, 1961.\n\nPARTICIPANTS\n\nMr. Ö, ä | É’s | \n\nCitation: Ä Works, (\n\nContents:\n\nDear Ő,\n\nFROM: É\nTO: \nBy É Á, \n\nSummary: Ü’s article\n/s/ É (Ű)\n(Ű), Ambassador to\n3/II/19";
    for (at, _) in whole.char_indices() {
        let (head, tail) = whole.split_at(at);
        for text in
            [head, tail, &format!("{tail}{head}"), &head.replace('\n', "\r\n"), &tail.replace(' ', "\u{a0}")]
        {
            let found = Document::from_text("x", text).metadata;
            let parties = found.participants.iter().chain(&found.author_named).chain(&found.addressee_named);
            for span in parties.filter_map(|p| p.span) {
                assert!(
                    text.get(span.start..span.end).is_some_and(|t| !t.is_empty()),
                    "{span:?} of {text:?}"
                );
            }
            assert!(text.is_char_boundary(found.body_start));
            crate::document::page_furniture(text);
        }
    }
}

#[test]
fn datelines_are_told_from_other_dates() {
    for (line, date) in [
        ("HAVENPORT, Oct. 4, 1961 -- The King said on Monday that harbours grow.", "1961-10-04"),
        ("Done at Haven, 3 May 1961", "1961-05-03"),
        ("On 5 May 1961 Premier Grey received Ambassador Tom Lake.", ""),
        ("Correction-Date: 5 May 1961", ""),
        ("Date: 5 May 1961", "1961-05-05"),
        ("Havenport, May 3, 1961, 7–9:40 p.m.", "1961-05-03"),
    ] {
        assert_eq!(dateline::of_line(line).unwrap_or_default(), date, "{line}");
    }
}

proptest::proptest! {
    #[test]
    fn spans_fit_whatever_the_text(parts in proptest::collection::vec(
        proptest::prop_oneof![
            proptest::sample::select(vec![
                "To Comrade ", "Dear ", "Sincerely,", "\n", "\n\n", "(", ")", " | ", "PARTICIPANTS\n", "/s/ ", ", ",
                "Grey", "Łoś", "Ambassador ", "3 May 1961", "Citation:", "Contents:", "From ", " to ", "of the ", "’s ",
                "Telegram ", "Memorandum of Conversation ", "between ", " and ", "Works,", "\u{c}", "12", "İ", "ﬁ",
            ]).prop_map(str::to_owned),
            "\\PC{0,6}",
        ], 0..40)) {
        let text = parts.concat();
        let found = from_text(&text);
        let parties = found.participants.iter().chain(&found.author_named).chain(&found.addressee_named);
        for span in parties.filter_map(|p| p.span) {
            proptest::prop_assert!(text.get(span.start..span.end).is_some_and(|t| !t.is_empty()));
        }
        proptest::prop_assert!(text.is_char_boundary(found.body_start));
        for span in crate::document::page_furniture(&text) {
            proptest::prop_assert!(!span.of(&text).is_empty());
        }
        for (span, _) in crate::document::dates::find_dates(&text) {
            proptest::prop_assert!(!span.of(&text).is_empty());
        }
    }
}

/// Prints how often the text alone gives the published date and title. The documents are not in the repository.
#[test]
fn dates_and_titles_of_published_documents() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/frus-dev/docs.jsonl");
    let Ok(lines) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there", path.display());
        return;
    };
    let (mut dates, mut titles, mut all) = (0, 0, 0);
    for line in lines.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let found = from_text(value["text"].as_str().unwrap());
        let same = |key: &str, found: &Option<String>| {
            let same = value[key].as_str() == found.as_deref();
            if !same {
                println!("{}: {key} {:?}, found {found:?}", value["doc_id"], value[key]);
            }
            usize::from(same)
        };
        dates += same("date", &found.date);
        titles += same("title", &found.title);
        println!(
            "{} {:?} | author {} | to {} | {:?}",
            value["doc_id"],
            found.genre,
            shown(found.author_named.as_ref()),
            shown(found.addressee_named.as_ref()),
            found.participants.iter().map(|p| shown(Some(p))).collect::<Vec<_>>()
        );
        all += 1;
    }
    println!("dates {dates}, titles {titles} of {all}");
    assert!(dates * 100 >= all * 97 && titles * 100 >= all * 97);
}
