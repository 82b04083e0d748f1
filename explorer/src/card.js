// One statement with its evidence: the sentence, who says it and through whom, the rule, the confidence.
demarche.card = (() => {
  const { dom, words, state: store } = demarche;
  const { make, button } = dom;

  /** The sentence with its cue marked, on one line; of each side of the cue, so many characters at most. */
  function sentence(s, most = Infinity) {
    const line = (text) => text.replace(/\s+/g, " ");
    const ahead = (text) =>
      text.length <= most * 1.2 ? text : `${text.slice(0, most).replace(/\s\S*$/, "")} …`;
    const before = (text) =>
      text.length <= most * 1.2 ? text : `… ${text.slice(-most).replace(/^\S*\s/, "")}`;
    if (!s.cue || s.cue.start < s.start || s.cue.end > s.end) return [ahead(line(s.text))];
    const at = words.pointsOf(s.text);
    const [start, end] = [at(s.cue.start - s.start), at(s.cue.end - s.start)];
    return [
      before(line(s.text.slice(0, start))),
      make("mark", { class: words.polarities[s.polarity].tone, text: line(s.text.slice(start, end)) }),
      ahead(line(s.text.slice(end))),
    ];
  }

  /** An entity as something to press. */
  function entity(who) {
    if (who.kind === null) return make("span", { class: "who", text: who.label });
    return make(
      "button",
      { type: "button", class: "who", onclick: () => store.select({ type: "node", entity: who }) },
      words.shape(who.kind),
      make("span", { text: who.label }),
    );
  }

  /** A number between 0 and 1 as a bar with its figure. */
  function meter(value) {
    const bar = make("span", { class: "meter", "aria-hidden": "true" }, make("span", {}));
    bar.firstChild.style.inlineSize = words.percent(value).replace(" ", "");
    return make(
      "span",
      { class: "sure", title: "How probable it is that this row is right" },
      bar,
      words.percent(value),
    );
  }

  function row(name, ...values) {
    return [make("dt", { text: name }), make("dd", {}, ...values)];
  }

  function chain(s) {
    const rows = [row("Speaks", entity(s.speaker))];
    if (s.speaker !== s.holder) rows.push(row("Attitude of", entity(s.holder)));
    // Innermost first: the last is who tells the reader.
    if (s.via.length > 0)
      rows.push(
        row(
          "Told by",
          ...s.via.flatMap((who, n) =>
            n === 0
              ? [entity(who)]
              : [make("span", { class: "faint", text: " in the words of " }), entity(who)],
          ),
        ),
      );
    return rows;
  }

  /** The card. `brief` leaves out who holds the attitude toward whom, where the heading says it. */
  function card(s, { brief = false } = {}) {
    const { sign, tone } = words.polarities[s.polarity];
    const stance = make(
      "span",
      { class: `stance ${tone}` },
      make("span", { "aria-hidden": "true", text: `${sign} ` }),
      words.verbs[s.stance],
    );
    const head = brief ? [stance] : [entity(s.holder), stance, entity(s.target)];
    const date = s.document.date
      ? make("time", { datetime: s.document.date, text: s.document.date })
      : make("span", { class: "faint", text: "no date" });
    return make(
      "article",
      { class: "card", "data-statement": s.id },
      make(
        "p",
        { class: "row" },
        ...head,
        s.negated
          ? make("span", {
              class: "faint",
              title: "A negation turned the stance of the words",
              text: "negated",
            })
          : null,
      ),
      make("blockquote", {}, ...sentence(s)),
      make(
        "p",
        { class: "source" },
        date,
        " ",
        button(s.document.title ?? s.document.id, () => demarche.document.open(s.document, s), {
          class: "link",
          title: s.document.id,
        }),
      ),
      make(
        "dl",
        {},
        ...chain(s).flat(),
        ...row("Rule", make("code", { text: s.rule })).flat(),
        ...row("Confidence", meter(s.confidence)).flat(),
      ),
    );
  }

  return { card, entity, meter, sentence };
})();
