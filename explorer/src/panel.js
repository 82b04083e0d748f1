// Details of what is chosen; where nothing is, the edges as a list.
demarche.panel = (() => {
  const { data, dom, words, state: store, sums } = demarche;
  const { make, button, byId } = dom;

  const edgeChoice = (edge) => ({ type: "edge", ...demarche.network.identity(edge) });

  /** An edge in words. */
  function title(edge) {
    const parts = [...edge.stances]
      .sort((a, b) => b[1] - a[1])
      .map(([stance, count]) => `${words.verbs[stance]} (${words.number(count)})`);
    return `${edge.holder.label} ${parts.join(", ")} ${edge.target.label}`;
  }

  /** Where fewer statements are here than there are. */
  function partly(edge) {
    return edge.statements.length < edge.count
      ? make("p", {
          class: "note",
          text: `Of ${words.counted(edge.count, "statement")} the ${words.number(edge.statements.length)} surest are in this page.`,
        })
      : null;
  }

  function edgeRow(edge) {
    const { sign, tone } = words.polarities[edge.polarity];
    return make(
      "button",
      {
        type: "button",
        class: "edge",
        "data-edge": edge.id,
        onclick: () => store.select(edgeChoice(edge)),
        "aria-label": title(edge),
      },
      make(
        "span",
        { class: "ends" },
        words.shape(edge.holder.kind),
        make("span", { text: edge.holder.label }),
      ),
      make("span", { class: `sign ${tone}`, text: `${sign}${words.number(edge.count)}` }),
      make(
        "span",
        { class: "ends" },
        words.shape(edge.target.kind),
        make("span", { text: edge.target.label }),
      ),
    );
  }

  function overview({ found }) {
    return [
      make("h2", { text: "Edges, the strongest first" }),
      make("p", {
        class: "faint",
        text: "Click an edge or a node, here or in the network. An edge opens to the sentences that it rests on.",
      }),
      dom.list(found.edges, edgeRow, { size: 40, label: "Edges", empty: "No statement passes the filters." }),
    ];
  }

  /** One counterpart: bars of each sign, and each a way to its edge. */
  function counterpart(most) {
    return ({ entity, edges, count }) => {
      const bars = [1, -1, 0]
        .map((polarity) => edges.find((edge) => edge.polarity === polarity))
        .filter(Boolean)
        .map((edge) => {
          const { sign, tone } = words.polarities[edge.polarity];
          const bar = button(`${sign}${words.number(edge.count)}`, () => store.select(edgeChoice(edge)), {
            class: `bar ${tone}`,
            title: title(edge),
            "aria-label": title(edge),
          });
          bar.style.flexGrow = String(edge.count / most);
          return bar;
        });
      const filler = make("span", {});
      filler.style.flexGrow = String(1 - count / most);
      return make(
        "div",
        { class: "counterpart" },
        demarche.card.entity(entity),
        make("div", { class: "bars" }, ...bars, filler),
      );
    };
  }

  function node(entity, { found }) {
    const part = (heading, edges, other, empty) => {
      const rows = sums.byCounterpart(edges, other);
      const statements = edges.flatMap((edge) => edge.statements);
      return make(
        "section",
        {},
        make(
          "h3",
          {},
          heading,
          " ",
          make("span", { class: "many", text: words.number(edges.reduce((n, e) => n + e.count, 0)) }),
        ),
        demarche.timeline.small(statements, `${heading}, over time`),
        dom.list(rows, counterpart(rows[0]?.count ?? 1), { size: 12, label: heading, empty }),
      );
    };
    const country =
      data.entities.find((e) => e.id === entity.country)?.label ?? entity.country?.split("/")[1];
    const facts = [
      words.kinds[entity.kind]?.[1],
      country && entity.kind !== "country" ? country : null,
      entity.mentions > 0 ? `named ${words.counted(entity.mentions, "time")}` : null,
      entity.listed ? null : "in no gazetteer",
    ]
      .filter(Boolean)
      .join(" · ");
    return [
      make("h2", { class: "who" }, words.shape(entity.kind), entity.label),
      make("p", { class: "faint" }, facts, " ", make("code", { text: entity.id })),
      demarche.measures.of(entity),
      make(
        "p",
        { class: "acts" },
        button("Only its attitudes", () => store.filter({ holder: entity.n, target: null })),
        button("Only toward it", () => store.filter({ target: entity.n, holder: null })),
      ),
      part(
        "Toward others",
        found.edges.filter((e) => e.holder === entity),
        (e) => e.target,
        "No attitude of its own passes the filters.",
      ),
      part(
        "From others",
        found.edges.filter((e) => e.target === entity),
        (e) => e.holder,
        "No attitude toward it passes the filters.",
      ),
    ];
  }

  function edge(choice, { found }) {
    const between = found.edges.filter(
      (e) =>
        (e.holder === choice.holder && e.target === choice.target) ||
        (e.holder === choice.target && e.target === choice.holder),
    );
    const chosen = between.find((e) => e.id === choice.id);
    const heading = make(
      "h2",
      { class: "between" },
      demarche.card.entity(choice.holder),
      make("span", {
        class: `sign ${words.polarities[choice.polarity].tone}`,
        text: `${words.polarities[choice.polarity].sign} →`,
      }),
      demarche.card.entity(choice.target),
    );
    if (!chosen)
      return [heading, make("p", { class: "note", text: "None of its statements passes the filters." })];
    const others = between.filter((e) => e !== chosen);
    return [
      heading,
      make("p", {
        class: "faint",
        text: [...chosen.stances]
          .sort((a, b) => b[1] - a[1])
          .map(([stance, n]) => `${words.verbs[stance]} ${words.number(n)}`)
          .join(" · "),
      }),
      partly(chosen),
      demarche.timeline.small(chosen.statements, "This edge over time"),
      dom.list(
        [...chosen.statements].sort((a, b) => b.confidence - a.confidence || a.n - b.n),
        (s) => demarche.card.card(s, { brief: true }),
        { size: 15, label: "Statements" },
      ),
      others.length > 0
        ? make(
            "section",
            {},
            make("h3", { text: "Between the same two" }),
            dom.list(others, edgeRow, { label: "Other edges" }),
          )
        : null,
    ];
  }

  function statement(s, { found }) {
    const beside = found.shown.filter((other) => other !== s && other.sentence === s.sentence);
    return [
      make("h2", { text: "A statement" }),
      demarche.card.card(s),
      beside.length > 0
        ? make(
            "section",
            {},
            make("h3", { text: "In the same sentence" }),
            dom.list(beside, (other) => demarche.card.card(other), { size: 10 }),
          )
        : null,
    ];
  }

  function redraw() {
    const { selection, view } = store.state;
    const panel = byId("panel");
    panel.hidden = view === "about";
    const inside =
      selection === null
        ? overview(store.state)
        : selection.type === "node"
          ? node(selection.entity, store.state)
          : selection.type === "edge"
            ? edge(selection, store.state)
            : statement(selection.statement, store.state);
    const back =
      selection === null ? null : button("← All edges", () => store.select(null), { class: "plain back" });
    panel.replaceChildren(...[back, ...inside].filter(Boolean));
    panel.classList.toggle("chosen", selection !== null);
  }

  function start() {
    store.on("shown", redraw);
    store.on("view", redraw);
    store.on("selection", () => {
      const within = byId("panel").contains(document.activeElement);
      redraw();
      byId("panel").scrollTop = 0;
      const heading = byId("panel").querySelector("h2")?.textContent ?? "";
      if (store.state.selection) dom.say(heading);
      if (within || (matchMedia("(max-width: 899px)").matches && store.state.selection))
        byId("panel").focus({ preventScroll: within });
    });
  }

  return { start, title };
})();
