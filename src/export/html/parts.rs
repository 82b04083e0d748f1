//! The page's own files, as they lie in `explorer/`.

macro_rules! file {
    ($path:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/explorer/", $path))
    };
}

/// The page, with places for the rest: `{{policy}}`, `{{style}}`, `{{data}}`, `{{libraries}}`, `{{program}}`.
pub const TEMPLATE: &str = file!("index.html");

/// Its looks.
pub const STYLE: [&str; 3] = [file!("style/page.css"), file!("style/views.css"), file!("style/narrow.css")];

/// What others wrote: sigma, graphology.
pub const LIBRARIES: &str = file!("vendor/libraries.min.js");

/// What the page does. Each file adds its part to one object; a file uses those before it.
pub const PROGRAM: [&str; 23] = [
    file!("src/dom.js"),
    file!("src/words.js"),
    file!("src/data.js"),
    file!("src/state.js"),
    file!("src/filters.js"),
    file!("src/sums.js"),
    file!("src/form.js"),
    file!("src/programs.js"),
    file!("src/layout.js"),
    file!("src/labels.js"),
    file!("src/tools.js"),
    file!("src/network.js"),
    file!("src/timeline.js"),
    file!("src/card.js"),
    file!("src/measures.js"),
    file!("src/panel.js"),
    file!("src/document.js"),
    file!("src/table.js"),
    file!("src/export.js"),
    file!("src/search.js"),
    file!("src/theme.js"),
    file!("src/address.js"),
    file!("src/main.js"),
];
