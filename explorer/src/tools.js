// Beside the network: how much of it is drawn, how close, and what its shapes and lines mean.
demarche.tools = (() => {
  const { data, dom, words } = demarche;
  const { make, button, byId } = dom;

  function tools({ draw, again, zoom, limit }) {
    const choice = make(
      "select",
      {
        "aria-label": "How many edges are drawn",
        onchange: () => draw(Number(choice.value)),
      },
      [
        [30, "30 strongest"],
        [60, "60 strongest"],
        [120, "120 strongest"],
        [300, "300 strongest"],
        [1000, "1,000 strongest"],
        [1e9, "all edges"],
      ].map(([value, text]) => make("option", { value, text })),
    );
    choice.value = String(limit);
    byId("tools").append(
      make("span", { id: "drawn", class: "faint" }),
      choice,
      button("Lay out again", again, { class: "plain" }),
      button("+", () => zoom("animatedZoom"), { class: "plain", "aria-label": "Closer" }),
      button("−", () => zoom("animatedUnzoom"), { class: "plain", "aria-label": "Farther" }),
      button("Fit", () => zoom("animatedReset"), { class: "plain" }),
    );
  }

  function legend() {
    const line = { solid: "", dashed: "7 4", dotted: "2 4" };
    byId("legend").append(
      ...data.kinds.map((kind) => make("span", { class: "key" }, words.shape(kind), words.kinds[kind][1])),
      ...[1, -1, 0].map((polarity) => {
        const { tone, line: style, sign } = words.polarities[polarity];
        const of = data.stances
          .filter(([, p]) => p === polarity)
          .map(([stance]) => stance)
          .reverse();
        return make(
          "span",
          { class: "key" },
          dom.draw(
            "svg",
            { class: `stroke ${tone}`, viewBox: "0 0 34 12", width: 34, height: 12, "aria-hidden": "true" },
            dom.draw("path", { d: "M1 6H26", "stroke-dasharray": line[style] }),
            dom.draw("path", { class: "tip", d: "M25 1.5 33 6l-8 4.5z" }),
          ),
          `${sign} ${of.join(", ")}`,
        );
      }),
      make("span", {
        class: "key faint",
        text: "An arrow goes from who has the attitude to whom it concerns; the wider, the more statements.",
      }),
    );
  }

  function start(acts) {
    tools(acts);
    legend();
  }

  return { start };
})();
