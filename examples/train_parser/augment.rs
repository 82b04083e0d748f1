//! Treebank sentences made a little more like telegrams and reports.

use crate::random::Random;
use demarche::syntax::conllu::{Row, Sentence};

/// Parts of names that stand in for the treebank's.
const NAMES: &str = "Kim Pak Choe Ri Chong Yi Il Sung Chol Yong Nam Ho Myong Hwang Song Chen Wang Zhou Enlai Mao \
    Zedong Deng Xiaoping Liu Shaoqi Peng Lin Biao Hua Guofeng Kang Sheng Li Xiannian Nguyen Van Tran Le Duan Pham Dong \
    Hoang Minh Giap Truong Chinh Sihanouk Souvanna Phouma Nehru Menon Gandhi Bhutto Ayub Khan Suslov Mikoyan Kosygin \
    Kuznetsov Gromyko Andropov Ponomarev Zorin Brezhnev Podgorny Dobrynin Novotny Husak Dubcek Gomulka Gierek \
    Rakowski Cyrankiewicz Kadar Nagy Rakosi Ceausescu Maurer Bodnaras Gheorghiu Dej Zhivkov Dimitrov Tito Kardelj \
    Rankovic Hoxha Shehu Alia Ulbricht Honecker Axen Hager Grotewohl Adenauer Brandt Wehner Castro Guevara Dorticos \
    Allende Nasser Sadat Arafat Assad Boumediene Bella Nkrumah Toure Nyerere Machel Neto Lumumba Selassie Mengistu \
    Mossadegh Zahedi Erkin Menderes Inonu Papandreou Karamanlis Togliatti Berlinguer Thorez Marchais Carrillo Cunhal \
    Acheson Dulles Rusk Kissinger Rogers Vance Harriman Bohlen Kennan Thompson Bruce Lodge Peking Pyongyang Hanoi \
    Tirana Bucharest Sofia Budapest Warsaw Prague Belgrade Ulaanbaatar Vientiane Phnom Jakarta Luanda Maputo Havana";

/// A sentence as this epoch shall see it; most come back as they are.
pub fn vary(sentence: &Sentence, random: &mut Random) -> Sentence {
    let mut rows = sentence.rows.clone();
    if random.chance(0.4)
        && let Some(comma) = fronting_comma(&rows)
    {
        remove(&mut rows, |i, _| i == comma);
    }
    if random.chance(0.1) {
        rename(&mut rows, random);
    }
    if random.chance(0.025) {
        let small = |row: &Row| {
            let article = matches!(row.form.to_lowercase().as_str(), "a" | "an" | "the");
            article && row.relation == "det" || matches!(row.relation.as_str(), "aux" | "aux:pass" | "cop")
        };
        let gone: Vec<bool> =
            rows.iter().map(|row| small(row) && row.xpos != "MD" && random.chance(0.8)).collect();
        remove(&mut rows, |i, _| gone[i]);
    }
    if random.chance(0.04) && rows.len() > 3 {
        let last = rows.len() - 1;
        remove(&mut rows, |i, row| i == last && row.form == ".");
    }
    if random.chance(0.015) {
        rows.iter_mut().for_each(|row| row.form = row.form.to_uppercase());
    }
    Sentence { text: String::new(), rows }
}

/// The comma after a phrase that stands before the subject, if the sentence begins so.
fn fronting_comma(rows: &[Row]) -> Option<usize> {
    let comma = rows.iter().take(16).position(|row| row.form == ",").filter(|&at| at >= 2)?;
    let outside: Vec<&Row> = rows[..comma].iter().filter(|row| row.head == 0 || row.head > comma).collect();
    let [top] = outside[..] else { return None };
    let fronted = matches!(top.relation.as_str(), "obl" | "obl:unmarked" | "advcl" | "obl:tmod");
    let subject =
        rows[comma + 1..].iter().take(4).any(|row| row.relation.starts_with("nsubj") && row.head == top.head);
    (fronted && subject && top.head > comma + 1).then_some(comma)
}

/// Takes words out that nothing depends on.
fn remove(rows: &mut Vec<Row>, unwanted: impl Fn(usize, &Row) -> bool) {
    let leaf = |i: usize| rows.iter().all(|row| row.head != i + 1);
    let gone: Vec<bool> =
        (0..rows.len()).map(|i| unwanted(i, &rows[i]) && rows[i].head != 0 && leaf(i)).collect();
    let mut places = vec![0];
    for gone in &gone {
        places.push(places[places.len() - 1] + usize::from(!gone));
    }
    let mut at = 0;
    rows.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    rows.iter_mut().for_each(|row| row.head = places[row.head]);
}

/// Gives names other names, some of them longer.
fn rename(rows: &mut Vec<Row>, random: &mut Random) {
    let names: Vec<&str> = NAMES.split_whitespace().collect();
    let mut i = 0;
    while i < rows.len() {
        let row = &mut rows[i];
        let plain = row.form.len() > 2 && row.form.chars().skip(1).all(char::is_lowercase);
        if row.xpos == "NNP" && plain && random.chance(0.6) {
            row.form = names[random.below(names.len())].to_string();
            let alone = matches!(
                row.relation.as_str(),
                "nsubj" | "obj" | "obl" | "nmod" | "nmod:poss" | "obl:agent" | "nsubj:pass"
            );
            let bare = rows
                .iter()
                .all(|other| other.head != i + 1 || !matches!(other.relation.as_str(), "flat" | "compound"));
            if alone && bare && random.chance(0.4) {
                for _ in 0..1 + random.below(2) {
                    insert_flat(rows, i, names[random.below(names.len())]);
                    i += 1;
                }
            }
        }
        i += 1;
    }
}

/// Puts a further part of a name after the word at `i`, which may be such a part itself.
fn insert_flat(rows: &mut Vec<Row>, i: usize, form: &str) {
    rows.iter_mut().filter(|row| row.head > i + 1).for_each(|row| row.head += 1);
    let head = if rows[i].relation == "flat" { rows[i].head } else { i + 1 };
    let row = Row { form: form.to_string(), head, relation: "flat".to_string(), ..rows[i].clone() };
    rows.insert(i + 1, row);
}
