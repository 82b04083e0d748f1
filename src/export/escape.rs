//! Text as DOT's double-quoted strings. The one place where quoting is done.

/// A node's id: a quoted string, unequal for unequal ids.
pub(super) fn id(text: &str) -> String {
    quoted(text, false)
}

/// Text to be seen: a quoted string that Graphviz shows as it stands. Its `\N`-like escapes and the
/// entities of HTML mean nothing; line feeds break the line.
pub(super) fn text(text: &str) -> String {
    quoted(text, true)
}

/// Text inside an HTML-like label.
pub(super) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<BR/>"),
            c => out.push(printable(c)),
        }
    }
    out
}

fn quoted(text: &str, shown: bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' if shown => out.push_str("\\n"),
            '&' if shown => out.push_str("&amp;"),
            // In an id nothing may be lost: two ids must not become one.
            c if !shown && printable(c) != c => out.push_str(&format!("\\\\u{{{:x}}}", c as u32)),
            c => out.push(printable(c)),
        }
    }
    out.push('"');
    out
}

/// Control characters, and what XML cannot hold, as a space.
fn printable(c: char) -> char {
    if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_text_is_quoted() {
        for (given, as_text, as_id) in [
            ("plain", r#""plain""#, r#""plain""#),
            ("", r#""""#, r#""""#),
            (r#"the "Great" Leader"#, r#""the \"Great\" Leader""#, r#""the \"Great\" Leader""#),
            (r"back\slash\", r#""back\\slash\\""#, r#""back\\slash\\""#),
            (r"\N \G", r#""\\N \\G""#, r#""\\N \\G""#),
            ("two\nlines", r#""two\nlines""#, r#""two\\u{a}lines""#),
            ("bell\u{7}nul\0tab\t", r#""bell nul tab ""#, r#""bell\\u{7}nul\\u{0}tab\\u{9}""#),
            ("AT&amp;T", r#""AT&amp;amp;T""#, r#""AT&amp;T""#),
            (
                "Nguyễn Văn Linh 金日成 Ким",
                r#""Nguyễn Văn Linh 金日成 Ким""#,
                r#""Nguyễn Văn Linh 金日成 Ким""#,
            ),
            ("<b>bold</b>", r#""<b>bold</b>""#, r#""<b>bold</b>""#),
        ] {
            assert_eq!(text(given), as_text, "text {given:?}");
            assert_eq!(id(given), as_id, "id {given:?}");
        }
        assert_eq!(html("<script>\"a\" & b\n\u{1}"), "&lt;script&gt;&quot;a&quot; &amp; b<BR/> ");
    }

    #[test]
    fn unequal_ids_stay_unequal() {
        for (a, b) in [("a\tb", "a\nb"), ("a\tb", "a b"), ("a\\", "a\\\\"), ("a\"", "a\\\"")] {
            assert_ne!(id(a), id(b));
        }
    }

    /// What a reader of DOT takes a quoted string for: up to the first quote without a backslash.
    fn read(quoted: &str) -> Option<String> {
        let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
        let (mut out, mut chars) = (String::new(), inner.chars());
        while let Some(c) = chars.next() {
            match c {
                '"' => return None,
                '\\' => match chars.next()? {
                    'n' => out.push('\n'),
                    c => out.push(c),
                },
                c => out.push(c),
            }
        }
        Some(out)
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_one_string_and_shown_as_it_stands(given in r#"([\\"&<>nN\n\r\t\x00\x7f;]|\PC){0,12}"#) {
            let shown: String = given.chars().map(|c| if c == '\n' { c } else { printable(c) }).collect();
            proptest::prop_assert_eq!(read(&text(&given)).map(|t| t.replace("&amp;", "&")), Some(shown));
            proptest::prop_assert!(read(&id(&given)).is_some());
            proptest::prop_assert!(!text(&given).contains(char::is_control));
        }
    }
}
