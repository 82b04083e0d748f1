// The statements as a table that sorts by column.
demarche.table = (() => {
  const { dom, words, state: store } = demarche;
  const { make, button, byId } = dom;
  const SIZE = 50;
  const label = (who) => who.label;
  const columns = [
    { name: "Date", of: (s) => s.document.date ?? "", cell: (s) => s.document.date ?? "–", class: "date" },
    { name: "Holder", of: (s) => label(s.holder) },
    {
      name: "Stance",
      of: (s) => s.stance,
      cell: (s) =>
        make("span", {
          class: `stance ${words.polarities[s.polarity].tone}`,
          text: `${words.polarities[s.polarity].sign} ${s.stance}`,
        }),
    },
    { name: "Target", of: (s) => label(s.target) },
    {
      name: "Sentence",
      of: (s) => s.text.trimStart(),
      cell: (s) => demarche.card.sentence(s, 110),
      class: "sentence-cell",
    },
    { name: "Speaker", of: (s) => label(s.speaker) },
    {
      name: "Document",
      of: (s) => s.document.title ?? s.document.id,
      cell: (s) => words.short(s.document.title ?? s.document.id, 60),
      class: "paper",
    },
    { name: "Rule", of: (s) => s.rule, class: "rule" },
    {
      name: "Confidence",
      of: (s) => s.confidence,
      cell: (s) => words.percent(s.confidence),
      class: "figure",
    },
  ];
  let by = null,
    down = false,
    page = 0,
    rows = [],
    stale = true;

  const collator = new Intl.Collator("en", { numeric: true });

  function sorted(statements) {
    if (by === null) return statements;
    const keyed = statements.map((s) => ({ s, key: by.of(s) }));
    const compare =
      typeof keyed[0]?.key === "number" ? (a, b) => a.key - b.key : (a, b) => collator.compare(a.key, b.key);
    keyed.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.s.n - b.s.n);
    return keyed.map(({ s }) => s);
  }

  function sortBy(column) {
    down = by === column ? !down : column.name === "Confidence";
    by = column;
    [page, stale] = [0, true];
    redraw();
    byId("view-statements").querySelector(`th[data-column="${column.name}"] button`)?.focus();
    dom.say(`Sorted by ${column.name}, ${down ? "descending" : "ascending"}`);
  }

  function head() {
    return make(
      "thead",
      {},
      make(
        "tr",
        {},
        columns.map((column) => {
          const sort = by === column ? (down ? "descending" : "ascending") : null;
          return make(
            "th",
            { scope: "col", "aria-sort": sort, "data-column": column.name, class: column.class },
            button(`${column.name}${sort ? (down ? " ↓" : " ↑") : ""}`, () => sortBy(column)),
          );
        }),
      ),
    );
  }

  function row(s) {
    const choose = () => store.select({ type: "statement", statement: s });
    const chosen = store.state.selection?.statement === s;
    return make(
      "tr",
      {
        tabindex: 0,
        class: chosen ? "chosen" : null,
        "data-statement": s.id,
        onclick: choose,
        onkeydown: (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            choose();
          }
        },
      },
      columns.map((column) =>
        make(
          "td",
          { class: column.class, "data-label": column.name },
          column.cell ? column.cell(s) : column.of(s),
        ),
      ),
    );
  }

  function redraw() {
    if (store.state.view !== "statements") return;
    const { found } = store.state;
    if (stale) [rows, stale] = [sorted(found.shown), false];
    const pages = Math.max(1, Math.ceil(rows.length / SIZE));
    page = Math.max(0, Math.min(page, pages - 1));
    const turn = (to) => () => {
      page = to;
      redraw();
      byId("view-statements").querySelector(".wide")?.scrollTo(0, 0);
    };
    const body = make("tbody", {}, rows.slice(page * SIZE, (page + 1) * SIZE).map(row));
    body.addEventListener("keydown", dom.arrows);
    byId("view-statements").replaceChildren(
      make(
        "div",
        { class: "line" },
        make("h2", { text: words.counted(rows.length, "statement") }),
        button("Statements as CSV", () => demarche.export.statements(rows), { id: "csv" }),
        button("Edges as CSV", () => demarche.export.edges(found.edges), { id: "csv-edges" }),
      ),
      rows.length === 0
        ? make(
            "div",
            { class: "empty" },
            make("p", { text: "No statement passes the filters." }),
            button("Reset all filters", store.reset),
          )
        : make(
            "div",
            { class: "wide", tabindex: 0, role: "region", "aria-label": "Table of statements" },
            make("table", {}, head(), body),
          ),
      make(
        "p",
        { class: "acts pages", hidden: pages === 1 },
        button("First", turn(0), { disabled: page === 0 }),
        button("← Before", turn(page - 1), { disabled: page === 0 }),
        make("span", {
          text: `${words.number(page * SIZE + 1)}–${words.number(Math.min(rows.length, (page + 1) * SIZE))} of ${words.number(rows.length)}`,
        }),
        button("Next →", turn(page + 1), { disabled: page === pages - 1 }),
        button("Last", turn(pages - 1), { disabled: page === pages - 1 }),
      ),
    );
  }

  function start() {
    store.on("shown", () => {
      [page, stale] = [0, true];
      redraw();
    });
    store.on("view", redraw);
    store.on("selection", () => {
      if (store.state.view !== "statements") return;
      for (const tr of byId("view-statements").querySelectorAll("tbody tr")) {
        tr.classList.toggle("chosen", tr.dataset.statement === store.state.selection?.statement?.id);
      }
    });
  }

  return { start };
})();
