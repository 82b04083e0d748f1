// The words of the page: how stances, kinds, numbers and dates are said.
demarche.words = (() => {
  const verbs = {
    mention: "mentions",
    urge: "urges",
    agree: "agrees with",
    praise: "praises",
    support: "supports",
    criticize: "criticizes",
    oppose: "opposes",
    threaten: "threatens",
  };
  const kinds = {
    leader: ["Leaders", "leader", "circle"],
    party: ["Parties", "party", "square"],
    country: ["Countries", "country", "hexagon"],
    organization: ["Organizations", "organization", "diamond"],
  };
  const polarities = {
    1: { sign: "+", name: "Positive", tone: "positive", line: "solid" },
    0: { sign: "·", name: "Neither", tone: "neutral", line: "dotted" },
    "-1": { sign: "−", name: "Negative", tone: "negative", line: "dashed" },
  };
  const hows = {
    author: "the document’s author",
    heading: "by a heading",
    reported: "reported speech",
    quoted: "quoted",
    turn: "a transcript’s turn",
    editor: "an editor’s note",
  };

  const number = (n) => n.toLocaleString("en");
  const counted = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;
  const percent = (share) => `${Math.round(share * 100)} %`;

  /** Lower case without accents, for comparing. */
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /** A month, counted from the year 0, as it is written. */
  function month(months) {
    return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
  }

  /** Text on one line, and no longer than that. */
  function short(text, length) {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length <= length ? line : `${line.slice(0, length - 1).trimEnd()}…`;
  }

  /** The shape of a kind, as it is drawn in the network. */
  function shape(kind) {
    const { draw } = demarche.dom;
    const form = {
      circle: () => draw("circle", { cx: 8, cy: 8, r: 6 }),
      square: () => draw("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
      hexagon: () => draw("path", { d: "M8 1.5 13.6 4.75v6.5L8 14.5 2.4 11.25v-6.5z" }),
      diamond: () => draw("path", { d: "M8 1 15 8 8 15 1 8z" }),
    }[kinds[kind]?.[2] ?? "circle"]();
    return draw(
      "svg",
      { class: `shape ${kind}`, viewBox: "0 0 16 16", width: 14, height: 14, "aria-hidden": "true" },
      form,
    );
  }

  const offsets = new Map();
  /** Where code points stand in a text as JavaScript counts it. */
  function pointsOf(text) {
    if (!/[\ud800-\udbff]/.test(text)) return (point) => Math.max(0, Math.min(text.length, point));
    if (!offsets.has(text)) {
      const places = [];
      let at = 0;
      for (const point of text) {
        places.push(at);
        at += point.length;
      }
      places.push(at);
      if (offsets.size > 200) offsets.clear();
      offsets.set(text, places);
    }
    const places = offsets.get(text);
    return (point) => places[Math.max(0, Math.min(places.length - 1, point))];
  }

  return { verbs, kinds, polarities, hows, number, counted, percent, fold, month, short, shape, pointsOf };
})();
