use super::plain::{key, plain};
use super::{LIMIT, Language, surname_variants, variants};
use crate::structure::folded;

/// Each name must give these spellings, marks and hyphens apart.
fn gives(language: Language, name: &str, expected: &[&str]) {
    let found: Vec<String> = variants(name, language).iter().map(|v| key(v)).collect();
    for spelling in expected {
        assert!(found.contains(&key(spelling)), "{name}: no {spelling} in {found:?}");
    }
}

#[test]
fn chinese_names_go_both_ways() {
    for (name, expected) in [
        ("Deng Xiaoping", vec!["Teng Hsiao-p'ing", "Teng Hsiaoping", "Deng Xiao-ping"]),
        ("Teng Hsiao-p'ing", vec!["Deng Xiaoping", "Teng Hsiaoping"]),
        ("Teng Hsiao-ping", vec!["Deng Xiaoping"]),
        ("Mao Tse-tung", vec!["Mao Zedong", "Mao Tsetung"]),
        ("Zhou Enlai", vec!["Chou En-lai", "Zhou En-lai"]),
        ("Chou En-lai", vec!["Zhou Enlai"]),
        ("Peng Dehuai", vec!["P'eng Te-huai", "Peng Teh-huai"]),
        ("Lü Zhengcao", vec!["Lü Cheng-ts'ao"]),
        ("Zhang Xi'an", vec!["Chang Hsi-an"]),
        ("Ouyang Qin", vec!["Ou-yang Ch'in"]),
        ("Xi Zhongxun", vec!["Hsi Chung-hsün"]),
        ("Chen Ta Ching", vec!["Chen Daqing"]),
        ("Chung-hui Wang", vec!["Wang Chonghui"]),
        ("Chu Te", vec!["Zhu De"]),
        ("Lee Teng-hui", vec!["Li Denghui"]),
    ] {
        gives(Language::Chinese, name, &expected);
    }
}

#[test]
fn marks_decide_where_they_are_printed() {
    let marked = variants("Ts'ai Ch'ang", Language::Chinese);
    assert!(
        marked.contains(&"Cai Chang".to_string()) && !marked.contains(&"Cai Zhang".to_string()),
        "{marked:?}"
    );
    let bare = variants("Tsai Chang", Language::Chinese);
    assert!(bare.contains(&"Cai Chang".to_string()) && bare.contains(&"Cai Zhang".to_string()), "{bare:?}");
    let marked = variants("Pak Chŏng-hŭi", Language::Korean);
    assert!(!marked.iter().any(|v| v.contains("Cheong")), "{marked:?}");
}

#[test]
fn korean_names_are_spelled_by_every_system() {
    for (name, expected) in [
        ("Kim Il-sŏng", vec!["Kim Il-sung", "Kim Il Sung", "Gim Il-seong", "Kim Ilsong", "Kim Ir Sen"]),
        ("Kim Il Sung", vec!["Kim Il-song", "Kim Ir Sen"]),
        ("Pak Chŏng-hŭi", vec!["Park Chung Hee", "Bak Jeong-hui", "Pak Chonghui", "Park Jung-hee"]),
        ("Park Chung Hee", vec!["Pak Chong-hui", "Chung Hee Park"]),
        ("Pak Chong-ae", vec!["Pak Jeong-ae", "Park Chong-ae", "Pak Den Ai"]),
        ("Ch'oe Yong-gŏn", vec!["Choi Yong-kun", "Choe Yong-geon", "Tsoi En Gen"]),
        ("Yi Hyo-sun", vec!["Ri Hyo-sun", "Lee Hyo-sun", "I Hyosun"]),
        ("O Paek-ryong", vec!["O Baek-ryong", "Oh Paek-ryong", "O Paengnyong"]),
        ("Jang Song-thaek", vec!["Chang Song-t'aek", "Jang Seong-taek"]),
        ("Nam Il", vec!["Nam Ir"]),
        ("Hŏ Tam", vec!["Heo Dam", "Ho Tam"]),
        ("Ik-hui Sin", vec!["Shin Ik-hee", "Sin Ik-hui"]),
    ] {
        let expected: Vec<&str> = expected.into_iter().filter(|e| key(e) != key(name)).collect();
        gives(Language::Korean, name, &expected);
    }
}

#[test]
fn slavic_names_follow_systems_and_languages() {
    for (language, name, expected) in [
        (
            Language::Russian,
            "Nikita Sergeyevich Khrushchev",
            vec![
                "Nikita Khrushchev",
                "N. S. Khrushchev",
                "Nikita Sergeevich Khrushchev",
                "Nikita Khrushchov",
                "Nikita Chruschtschow",
                "Nikita Khrouchtchev",
                "Nikita Chruščëv",
                "Nikita Chruszczow",
                "Nikita Hruscsov",
            ],
        ),
        (Language::Russian, "Anastas Mikoyan", vec!["Anastas Mikoian", "Anastas Mikojan"]),
        (Language::Russian, "Andrei Gromyko", vec!["Andrey Gromyko", "Andrej Gromyko", "Andrei Gromiko"]),
        (
            Language::Russian,
            "Andrei Vyshinsky",
            vec![
                "Andrei Vyshinskii",
                "Andrei Vyshinski",
                "Andrei Vishinsky",
                "Andrej Vyšinskij",
                "Andreï Vychinski",
            ],
        ),
        (
            Language::Russian,
            "Alexei Kosygin",
            vec!["Aleksei Kosygin", "Aleksey Kosygin", "Aleksei Kossygin", "Alekseï Kossyguine"],
        ),
        (Language::Russian, "Viacheslav Molotov", vec!["Vyacheslav Molotov", "Wjatscheslaw Molotow"]),
        (Language::Russian, "Lavrentiy Beria", vec!["Lavrenty Beria", "Lavrentii Beriia"]),
        (Language::Russian, "G. M. Pushkin", vec!["G. M. Puschkin"]),
        (Language::Russian, "Apas Jumagulov", vec!["Apas Dzhumagulov"]),
        (Language::Bulgarian, "Todor Zhivkov", vec!["Todor Jivkov", "Todor Zhivkoff", "Todor Živkov"]),
        (Language::Bulgarian, "Valko Chervenkov", vec!["Vulko Chervenkov"]),
        (Language::SerboCroatian, "Aleksandar Ranković", vec!["Aleksandar Rankovich", "Alexander Ranković"]),
        (Language::SerboCroatian, "Milovan Đilas", vec!["Milovan Djilas"]),
        (Language::SerboCroatian, "Koča Popović", vec!["Kocha Popovich", "Koča Popovitch"]),
        (Language::Polish, "Wojciech Jaruzelski", vec!["Wojciech Jaruzelsky", "Voytsekh Yaruzelsky"]),
        (Language::Czech, "Alexander Dubček", vec!["Alexander Dubchek"]),
    ] {
        gives(language, name, &expected);
    }
}

#[test]
fn vietnamese_names_are_joined_or_came_through_russian() {
    gives(Language::Vietnamese, "Ho Chi Minh", &["Ho Chiminh"]);
    gives(Language::Vietnamese, "Phạm Văn Đồng", &["Fam Van Dong"]);
    gives(Language::Vietnamese, "Lê Duẩn", &["Le Zuan"]);
    gives(Language::Vietnamese, "Võ Nguyên Giáp", &["Vo Nguyen Ziap"]);
}

#[test]
fn names_of_other_languages_stay() {
    for (language, names) in [
        (
            Language::Korean,
            vec!["Lee Kuan Yew", "Arthur H. Dean", "James Van Fleet", "Kim Philby", "Syngman", ""],
        ),
        (
            Language::Chinese,
            vec!["Chris Patten", "Pearl Buck", "T. V. Soong", "Chiang Kai-shek", "David Wilson", "Mao"],
        ),
        (
            Language::Russian,
            vec!["Walter Bedell Smith", "Follet Bradley", "Otto Kuusinen", "Jean Chauvel", "Stalin"],
        ),
        (Language::Vietnamese, vec!["Leo M. Cherne", "Henry Cabot Lodge", "Graham Martin"]),
        (Language::Polish, vec!["Edward Ochab", "Arthur Bliss Lane", "John Wiley"]),
        (Language::SerboCroatian, vec!["George Kennan", "Tito"]),
        (Language::Czech, vec!["Shirley Temple Black"]),
    ] {
        for name in names {
            assert_eq!(variants(name, language), [""; 0], "{name}");
        }
    }
}

#[test]
fn surnames_alone_are_no_english_words() {
    assert_eq!(surname_variants("Chou", Language::Chinese), ["Zhou"]);
    assert_eq!(surname_variants("Long", Language::Chinese), [""; 0]);
    assert_eq!(surname_variants("Pak", Language::Korean), ["Bak"]);
    let yi = surname_variants("Yi", Language::Korean);
    assert!(yi.contains(&"Rhee".to_string()) && !yi.contains(&"I".to_string()), "{yi:?}");
    assert_eq!(surname_variants("Martin", Language::Polish), [""; 0]);
    assert!(surname_variants("Gorbachev", Language::Russian).contains(&"Gorbatschow".to_string()));
    assert!(!surname_variants("Belov", Language::Russian).contains(&"Below".to_string()));
}

#[test]
fn no_spelling_comes_twice_or_is_the_name() {
    for (language, name) in [
        (Language::Chinese, "Tsai Cheng-wen"),
        (Language::Korean, "Yi Yong-chung"),
        (Language::Russian, "Vasily Vasilyevich Kuznetsov"),
        (Language::SerboCroatian, "Mijalko Todorović"),
    ] {
        let found = variants(name, language);
        let mut keys: Vec<String> = found.iter().map(|v| key(v)).collect();
        assert!(!keys.is_empty() && keys.len() <= LIMIT && !keys.contains(&key(name)), "{name}: {found:?}");
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), found.len(), "{name}: {found:?}");
        assert_eq!(found, variants(name, language), "the same every time");
    }
}

#[test]
fn plain_letters_are_those_that_names_are_compared_by() {
    for word in [
        "Phạm",
        "Đồng",
        "Gomułka",
        "Đilas",
        "Ch’oe",
        "Hŭi",
        "Hsüeh",
        "Chruščëv",
        "Žižka",
        "Groß",
        "Ærø",
        "Ştefan",
    ] {
        assert_eq!(plain(word), folded(word), "{word}");
    }
}

proptest::proptest! {
    #[test]
    fn any_name_is_taken(name in "\\PC{0,40}") {
        for id in ["china", "korea", "vietnam", "russia", "bulgaria", "serbia", "poland", "slovakia"] {
            let language = Language::of_country(&format!("country/{id}")).unwrap();
            variants(&name, language);
            surname_variants(&name, language);
        }
    }

    #[test]
    fn any_word_of_latin_letters_is_taken(name in "[A-Za-zčćšžđłüŏŭ' .-]{0,30}") {
        for id in ["china", "korea", "vietnam", "russia", "bulgaria", "serbia", "poland", "slovakia"] {
            let language = Language::of_country(&format!("country/{id}")).unwrap();
            variants(&name, language);
            surname_variants(&name, language);
        }
    }
}
