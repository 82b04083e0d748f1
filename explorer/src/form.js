// The filters as a form.
demarche.form = (() => {
  const { data, dom, words, state: store } = demarche;
  const { make, button } = dom;
  const redrawn = [];

  /** A box to tick; `read` tells whether it is ticked: true, false, or null for some of a group. */
  function box(label, read, write, mark, count) {
    const input = make("input", { type: "checkbox", onchange: () => write(input.checked) });
    redrawn.push(() => {
      const ticked = read();
      input.checked = ticked === true;
      input.indeterminate = ticked === null;
    });
    return make(
      "label",
      { class: "tick" },
      input,
      mark,
      make("span", { text: label }),
      count === undefined ? null : make("span", { class: "many", text: words.number(count) }),
    );
  }

  function toggle(set, values, ticked) {
    const next = new Set(set);
    for (const value of values) ticked ? next.add(value) : next.delete(value);
    return next;
  }

  const all = (set, values) => {
    const in_ = values.filter((value) => set.has(value)).length;
    return in_ === values.length ? true : in_ === 0 ? false : null;
  };

  const filters = () => store.state.filters;
  const howMany = (of) => {
    const counts = new Map();
    for (const s of data.statements) counts.set(of(s), (counts.get(of(s)) ?? 0) + 1);
    return counts;
  };

  function stances() {
    const counts = howMany((s) => s.stance);
    return [1, -1, 0].map((polarity) => {
      const { sign, name, tone } = words.polarities[polarity];
      const of = data.stances
        .filter(([, p]) => p === polarity)
        .map(([stance]) => stance)
        .reverse();
      const set = (values) => (ticked) =>
        store.filter({ stances: toggle(filters().stances, values, ticked) });
      const mark = () => make("span", { class: `sign ${tone}`, "aria-hidden": "true", text: sign });
      return make(
        "div",
        { class: "group", role: "group", "aria-label": name },
        box(name, () => all(filters().stances, of), set(of), mark()),
        make(
          "div",
          { class: "under" },
          of.map((stance) =>
            box(stance, () => filters().stances.has(stance), set([stance]), null, counts.get(stance) ?? 0),
          ),
        ),
      );
    });
  }

  function kinds() {
    return data.kinds.map((kind) =>
      box(
        words.kinds[kind][0],
        () => filters().kinds.has(kind),
        (ticked) => store.filter({ kinds: toggle(filters().kinds, [kind], ticked) }),
        demarche.words.shape(kind),
      ),
    );
  }

  /** A choice among those who occur in a role. */
  function who(label, role) {
    const counts = howMany((s) => s[role].n);
    const options = [...counts]
      .map(([n, count]) => ({ entity: data.entities[n], count }))
      .sort((a, b) => a.entity.label.localeCompare(b.entity.label, "en"));
    const select = make(
      "select",
      {
        "aria-label": label,
        onchange: () => store.filter({ [role]: select.value === "" ? null : Number(select.value) }),
      },
      make("option", { value: "", text: "anyone" }),
      options.map(({ entity, count }) =>
        make("option", { value: entity.n, text: `${entity.label} (${words.number(count)})` }),
      ),
    );
    redrawn.push(() => (select.value = filters()[role] ?? ""));
    return make("label", { class: "field" }, make("span", { text: label }), select);
  }

  function count() {
    const input = make("input", {
      type: "number",
      min: 1,
      step: 1,
      inputmode: "numeric",
      onchange: () => store.filter({ minCount: Math.max(1, Math.floor(Number(input.value)) || 1) }),
    });
    redrawn.push(() => (input.value = filters().minCount));
    return make(
      "label",
      { class: "field" },
      make("span", { text: "Statements of an edge, at least" }),
      input,
    );
  }

  function confidence() {
    const told = make("span", {});
    const input = make("input", {
      type: "range",
      min: 0,
      max: 1,
      step: 0.05,
      oninput: () => store.filter({ minConfidence: Number(input.value) }),
    });
    redrawn.push(() => {
      input.value = filters().minConfidence;
      told.textContent = filters().minConfidence === 0 ? "any" : words.percent(filters().minConfidence);
      input.setAttribute("aria-valuetext", told.textContent);
    });
    return make("label", { class: "field" }, make("span", {}, "Confidence, at least: ", told), input);
  }

  function text() {
    const input = make("input", {
      type: "search",
      placeholder: "words of a sentence",
      spellcheck: "false",
      oninput: () => store.filter({ text: input.value }),
    });
    redrawn.push(() => {
      if (input.value !== filters().text) input.value = filters().text;
    });
    return make("label", { class: "field" }, make("span", { text: "Sentences that contain" }), input);
  }

  function redraw() {
    for (const act of redrawn) act();
  }

  function start() {
    const first = box(
      "First-hand only",
      () => filters().firstHand,
      (ticked) => store.filter({ firstHand: ticked }),
    );
    first.title = "Leaves out what somebody else reports";
    const form = make(
      "form",
      { onsubmit: (event) => event.preventDefault() },
      make("fieldset", {}, make("legend", { text: "Stance" }), stances()),
      make("fieldset", {}, make("legend", { text: "Kind of holder and target" }), kinds()),
      make(
        "fieldset",
        {},
        make("legend", { text: "Who" }),
        who("Speaker", "speaker"),
        who("Holder", "holder"),
        who("Target", "target"),
        first,
      ),
      make("fieldset", {}, make("legend", { text: "Evidence" }), count(), confidence(), text()),
      button("Reset all filters", store.reset, { class: "plain" }),
    );
    const wide = matchMedia("(min-width: 900px)");
    const fold = make("details", { open: wide.matches }, make("summary", { text: "Filters" }), form);
    wide.addEventListener("change", () => (fold.open = wide.matches));
    dom.byId("filters").append(fold);
    store.on("filters", redraw);
    redraw();
  }

  return { start };
})();
