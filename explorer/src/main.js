// Puts it together: views, keys, what the page says of itself.
(() => {
  const { data, dom, words, state: store } = demarche;
  const { make, byId } = dom;
  const views = ["network", "statements", "documents", "about"];

  function count() {
    const { filters } = store.state;
    store.state.found = demarche.filters.apply(filters);
    store.tell("shown");
    dom.say(`${words.counted(store.state.found.shown.length, "statement")} shown`);
  }

  function view() {
    for (const name of views) {
      const chosen = store.state.view === name;
      byId(`view-${name}`).hidden = !chosen;
      byId(`tab-${name}`).setAttribute("aria-selected", String(chosen));
      byId(`tab-${name}`).tabIndex = chosen ? 0 : -1;
    }
    document.body.dataset.view = store.state.view;
  }

  function tabs() {
    for (const name of views) byId(`tab-${name}`).addEventListener("click", () => store.show(name));
    document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const next = views[(views.indexOf(store.state.view) + step + views.length) % views.length];
      store.show(next);
      byId(`tab-${next}`).focus();
    });
  }

  function keys() {
    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        if (store.state.selection) store.select(null);
        else document.activeElement?.blur();
      }
      if (event.target.matches("input, select, textarea")) return;
      if (event.key === "/") {
        event.preventDefault();
        byId("search").focus();
        byId("search").select();
      }
    });
  }

  /** What is in the page and what is not. */
  function told() {
    const {
      statements,
      kept,
      edges_left_out: edges,
      evidence,
      texts_left_out: texts,
      documents_left_out: documents,
    } = data.told;
    const notes = [];
    if (evidence !== null) {
      notes.push(
        `This page was made of samples: of each stance of one holder toward one target, up to ${words.counted(evidence, "statement")}, the surest. ${words.number(kept)} of ${words.counted(statements, "statement")} are here. Edges count all of them as long as no filter leaves out one of their samples; then they count the samples that are left. Documents’ texts are not in the page.`,
      );
    } else if (kept < statements) {
      notes.push(
        `There are ${words.counted(statements, "statement")}; the page holds ${words.number(kept)}: of each stance of one holder toward one target, the surest. Edges count all of them as long as no filter leaves out one that is here.`,
      );
    }
    if (edges > 0) notes.push(`${words.counted(edges, "edge")} had no room, the weakest.`);
    if (texts > 0)
      notes.push(
        `The texts of ${words.counted(texts, "document")} are left out, as all texts together would be too large.`,
      );
    if (documents > 0)
      notes.push(
        `${words.counted(documents, "document")} of which nothing else is in the page are left out.`,
      );
    return notes;
  }

  function about() {
    const keysTold = [
      ["/", "search"],
      ["Esc", "back to all edges"],
      ["Tab", "from part to part"],
      ["↑ ↓ Home End", "through a list or table"],
      ["← →", "through the views, or along a slider"],
      ["Enter", "opens what is in focus"],
    ];
    byId("view-about").append(
      make("h2", { text: "What this page shows" }),
      make("p", {
        text: "Each statement is one attitude: in this sentence, a holder takes a stance toward a target. The speaker speaks the sentence; where somebody else has the attitude, “told by” says through whom it is reported. An edge is the sum of the statements of one sign from one holder to one target. The rule is the frame that fired; the confidence is the probability that the row is right. Read the sentence before you cite the edge.",
      }),
      ...told().map((note) => make("p", { class: "note", text: note })),
      ...demarche.measures.about(),
      make("h2", { text: "Keys" }),
      make(
        "dl",
        { class: "keys-told" },
        keysTold.flatMap(([key, what]) => [
          make("dt", {}, make("kbd", { text: key })),
          make("dd", { text: what }),
        ]),
      ),
      make("h2", { text: "Where it comes from" }),
      make(
        "p",
        {},
        `Made by ${data.generator}. Gazetteers and frames: `,
        make("code", { text: data.gazetteer || "not told" }),
        ". The page needs no network and is forbidden any.",
      ),
      make("p", {
        text: "Drawn with sigma.js, @sigma/edge-curve and graphology with its ForceAtlas2 layout, under the MIT licence, © Alexis Jacomy, Guillaume Plique, Benoît Simard and others.",
      }),
    );
  }

  function corpus() {
    const span = data.span
      ? `, ${words.month(data.span.from).slice(0, 4)} to ${words.month(data.span.to).slice(0, 4)}`
      : "";
    const years = span.replace(/^, (\d+) to \1$/, ", $1");
    byId("corpus").textContent =
      `${words.counted(data.documents.length, "document")}${years}, ${words.counted(data.told.statements, "statement")}`;
    const notes = told();
    if (notes.length > 0)
      byId("corpus").append(
        " ",
        dom.button("not all of it is here", () => store.show("about"), { class: "link" }),
      );
  }

  corpus();
  about();
  tabs();
  keys();
  demarche.theme.start();
  demarche.form.start();
  demarche.timeline.start();
  demarche.network.start();
  demarche.panel.start();
  demarche.document.start();
  demarche.table.start();
  demarche.search.start();
  store.on("filters", count);
  store.on("view", view);
  view();
  count();
  demarche.address.start();
})();
