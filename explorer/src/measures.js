// What was measured of the whole graph: a line for an entity, a part of what the page says of itself.
demarche.measures = (() => {
  const { data, dom, words } = demarche;
  const { make } = dom;
  const digits = (share) => (share === null ? null : share.toFixed(3));

  /** An entity's measures; nothing for one that neither takes nor receives a side. */
  function of({ measured }) {
    if (!measured) return null;
    const told = [
      `bloc ${measured.bloc}`,
      measured.community === null ? null : `community ${measured.community}`,
      measured.pagerank === null ? null : `PageRank of support ${digits(measured.pagerank)}`,
      measured.betweenness === null ? null : `betweenness ${digits(measured.betweenness)}`,
    ];
    return make("p", {
      class: "faint measured",
      text: `In the whole graph: ${told.filter(Boolean).join(" · ")}`,
    });
  }

  /** The blocs with their members, larger ones first, and how well the graph is divided. */
  function about() {
    const whole = data.measured;
    if (!whole || whole.nodes.length === 0) return [];
    const blocs = new Map();
    for (const [n, , , , bloc] of whole.nodes) blocs.set(bloc, [...(blocs.get(bloc) ?? []), data.entities[n]]);
    const [against, all] = whole.against_blocs;
    const balance =
      whole.balanced === null
        ? "There is no triangle of signed pairs."
        : `${words.percent(whole.balanced)} of the triangles of signed pairs are balanced` +
          (whole.chance === null ? "." : `; ${words.percent(whole.chance)} would be by chance.`);
    return [
      make("h2", { text: "Measured" }),
      make("p", {
        text: `Of the whole graph, whatever the filters. ${balance} Blocs are chosen so that few statements stand against them: ${words.number(against)} of ${words.number(all)} do. “demarche measure” tells more, and what each measure means.`,
      }),
      make(
        "ol",
        { class: "blocs" },
        [...blocs]
          .sort(([a], [b]) => a - b)
          .filter(([, members]) => members.length > 1)
          .map(([, members]) => make("li", { text: members.map((member) => member.label).join(", ") })),
      ),
    ];
  }

  return { of, about };
})();
