// The documents, and one of them with its names, its speakers' passages and its statements marked.
demarche.document = (() => {
  const { data, dom, words, state: store } = demarche;
  const { make, button, byId } = dom;
  /** Code points that are shown at a time. */
  const PART = 30_000;
  let open = null,
    place = null,
    part = 0,
    sought = "";

  /** Passages have tints; who has which is told above the text. */
  function tints(document) {
    const speakers = [
      ...new Set(document.passages.filter(([, , , how]) => how !== "author").map(([, , who]) => who)),
    ];
    return new Map(speakers.map((who, n) => [who, n % 8]));
  }

  /** Where the parts of a text begin: at ends of lines. */
  function parts(text, total) {
    const starts = [0];
    const at = words.pointsOf(text);
    while (total - starts.at(-1) > PART * 1.3) {
      const near = at(starts.at(-1) + PART);
      const line = text.indexOf("\n", near);
      const more = line < 0 || line - near > 5000 ? 0 : [...text.slice(near, line + 1)].length;
      starts.push(starts.at(-1) + PART + more);
    }
    return [...starts, total];
  }

  /** The text with lines that were broken for width alone joined again; as long as before, so that offsets hold. */
  const flowing = (text) => text.replace(/([^\n]{45})(\r?)\n(?=\S)/g, (_, line, cr) => `${line}${cr} `);

  /** The text from `start` to `end` in pieces that look alike throughout. */
  function pieces(document, start, end) {
    const at = words.pointsOf(document.text);
    const shown = flowing(document.text);
    const inside = (from, to) => from < end && to > start;
    const passages = document.passages
      .filter(([from, to]) => inside(from, to))
      .sort((a, b) => a[1] - a[0] - (b[1] - b[0]));
    const mentions = document.mentions.filter(([from, to]) => inside(from, to));
    const statements = document.statements.filter(
      (s) => inside(s.start, s.end) && store.state.filters.stances.has(s.stance),
    );
    const sentences = new Map();
    for (const s of statements) sentences.set(s.start, [...(sentences.get(s.start) ?? []), s]);
    const cues = statements.filter((s) => s.cue);
    const cuts = new Set([start, end]);
    for (const [from, to] of [
      ...passages,
      ...mentions,
      ...statements.map((s) => [s.start, s.end]),
      ...cues.map((s) => [s.cue.start, s.cue.end]),
    ]) {
      if (from > start && from < end) cuts.add(from);
      if (to > start && to < end) cuts.add(to);
    }
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(0, -1).map((from, n) => {
      const to = sorted[n + 1];
      const around = ([a, b]) => a <= from && b >= to;
      return {
        from,
        text: shown.slice(at(from), at(to)),
        passage: passages.find(around),
        mention: mentions.find(around),
        cue: cues.find((s) => around([s.cue.start, s.cue.end])),
        statements: statements.filter((s) => around([s.start, s.end])),
        ending: statements.filter((s) => s.end === to),
      };
    });
  }

  function piece(p, tint) {
    const classes = [];
    const titles = [];
    if (p.passage && tint.has(p.passage[2])) {
      classes.push("passage", `tint${tint.get(p.passage[2])}`);
      titles.push(`${data.entities[p.passage[2]].label} speaks: ${words.hows[p.passage[3]]}`);
    }
    if (p.statements.length > 0) classes.push("sentence");
    if (place && p.statements.includes(place)) classes.push("sought");
    if (p.cue) classes.push("cue", words.polarities[p.cue.polarity].tone);
    if (p.mention) {
      const named = data.entities[p.mention[2]];
      classes.push("mention", named.kind ?? "");
      titles.unshift(named.label);
    }
    const span = make(p.cue ? "mark" : "span", {
      class: classes.join(" ") || null,
      title: titles.join("\n") || null,
      text: p.text,
    });
    if (p.statements.length > 0)
      span.addEventListener("click", () =>
        store.select({ type: "statement", statement: p.cue ?? p.statements[0] }),
      );
    if (p.ending.length === 0) return [span];
    const first = p.ending[0];
    return [
      span,
      button(String(p.ending.length), () => store.select({ type: "statement", statement: first }), {
        class: "anchor",
        "aria-label": `${words.counted(p.ending.length, "statement")} in this sentence: ${first.holder.label} ${words.verbs[first.stance]} ${first.target.label}`,
      }),
    ];
  }

  function facts(document) {
    return make(
      "p",
      { class: "faint" },
      document.id,
      " · ",
      document.date ?? "no date",
      " · ",
      document.author ? make("span", {}, "by ", demarche.card.entity(document.author)) : "no author told",
      document.addressee ? make("span", {}, " to ", demarche.card.entity(document.addressee)) : null,
    );
  }

  function text(document) {
    if (document.text === undefined) {
      return [
        make("p", {
          class: "note",
          text:
            data.told.evidence !== null
              ? "This page was made of samples, without the documents’ texts. With “demarche extract --html FILE” and no --evidence, texts can be read here."
              : "The texts of the documents are too large together, and this one was left out. Its statements are here.",
        }),
        dom.list(document.statements, (s) => demarche.card.card(s), {
          size: 20,
          label: "Statements",
          empty: "It has no statement in this page.",
        }),
      ];
    }
    const tint = tints(document);
    const starts = parts(document.text, document.characters);
    if (place) part = Math.max(0, starts.findIndex((start) => start > place.start) - 1);
    part = Math.min(part, starts.length - 2);
    const body = make("div", { class: "text", lang: "en" });
    for (const p of pieces(document, starts[part], starts[part + 1])) body.append(...piece(p, tint));
    const turn = (by) => () => {
      part += by;
      place = null;
      redraw();
      byId("main").scrollTo?.(0, 0);
    };
    const turns = () =>
      starts.length <= 2
        ? null
        : make(
            "p",
            { class: "acts" },
            button("← Earlier", turn(-1), { disabled: part === 0 }),
            `Part ${part + 1} of ${starts.length - 1}`,
            button("Later →", turn(1), { disabled: part === starts.length - 2 }),
          );
    const who = [...tint]
      .slice(0, 24)
      .map(([n, t]) => make("span", { class: `key passage tint${t}`, text: data.entities[n].label }));
    return [
      make(
        "details",
        { class: "keys" },
        make("summary", {
          text: `Who speaks where: ${words.counted(tint.size, "speaker")} beside the author`,
        }),
        make("p", {}, ...(who.length > 0 ? who : ["Nobody but the author."])),
        make("p", {
          class: "faint",
          text: "Names are underlined in the colour of their kind. A dotted line is under sentences with statements; the number behind one opens them.",
        }),
      ),
      turns(),
      body,
      turns(),
    ];
  }

  function catalogue() {
    const search = make("input", {
      type: "search",
      "aria-label": "Documents whose name, title, date or author contains",
      placeholder: "Find among the documents",
      value: sought,
    });
    const found = () => {
      const wanted = words.fold(sought);
      return data.documents.filter((d) =>
        words.fold([d.id, d.title, d.date, d.author?.label].filter(Boolean).join(" ")).includes(wanted),
      );
    };
    const row = (d) =>
      make(
        "button",
        { type: "button", class: "doc", "data-document": d.id, onclick: () => show(d, null) },
        make("span", { class: "date", text: d.date ?? "no date" }),
        make(
          "span",
          {},
          make("strong", { text: d.title ?? d.id }),
          make("span", {
            class: "faint",
            text: [d.title ? d.id : null, d.author?.label, words.counted(d.statements.length, "statement")]
              .filter(Boolean)
              .join(" · "),
          }),
        ),
      );
    const list = () => dom.list(found(), row, { size: 50, label: "Documents", empty: "No document fits." });
    let now = list();
    search.addEventListener("input", () => {
      sought = search.value;
      const next = list();
      now.replaceWith(next);
      now = next;
    });
    return [make("div", { class: "line" }, make("h2", { text: "Documents" }), search), now];
  }

  function redraw() {
    if (store.state.view !== "documents") return;
    const view = byId("view-documents");
    if (open === null) {
      view.replaceChildren(...catalogue());
      return;
    }
    view.replaceChildren(
      ...[
        button(
          "← All documents",
          () => {
            open = null;
            redraw();
          },
          { class: "plain back" },
        ),
        make("h2", { class: "title", tabindex: -1, text: open.title ?? open.id }),
        facts(open),
        ...text(open),
      ].filter(Boolean),
    );
  }

  function show(document, statement) {
    [open, place, part] = [document, statement, 0];
    store.show("documents");
    const at = byId("view-documents").querySelector(".sought");
    if (at) at.scrollIntoView({ block: "center" });
    else byId("view-documents").querySelector(".title")?.focus();
  }

  /** Opens a document, at a statement's place where one is given. */
  function openAt(document, statement) {
    if (statement) store.select({ type: "statement", statement });
    show(document, statement ?? null);
  }

  function start() {
    store.on("view", redraw);
    store.on("filters", redraw);
  }

  return { start, open: openAt };
})();
