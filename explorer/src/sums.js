// Statements added up: one edge for each holder, target and sign.
demarche.sums = (() => {
  const { data } = demarche;

  const key = (holder, target, polarity) => `${holder.n}>${target.n}:${polarity}`;

  /** The edges, the strongest first. What an editor holds makes none. */
  function edges(statements) {
    const found = new Map();
    for (const s of statements) {
      if (s.holder.kind === null) continue;
      const id = key(s.holder, s.target, s.polarity);
      let edge = found.get(id);
      if (!edge) {
        edge = {
          id,
          holder: s.holder,
          target: s.target,
          polarity: s.polarity,
          statements: [],
          stances: new Map(),
          count: 0,
        };
        found.set(id, edge);
      }
      edge.statements.push(s);
      edge.stances.set(s.stance, (edge.stances.get(s.stance) ?? 0) + 1);
    }
    for (const edge of found.values()) {
      for (const [stance, passing] of edge.stances) {
        const count = data.weight(edge.holder.n, edge.target.n, stance, passing);
        edge.stances.set(stance, count);
        edge.count += count;
      }
    }
    return [...found.values()].sort(
      (a, b) =>
        b.count - a.count ||
        Math.abs(b.polarity) - Math.abs(a.polarity) ||
        a.holder.n - b.holder.n ||
        a.target.n - b.target.n ||
        b.polarity - a.polarity,
    );
  }

  /** An entity's edges by counterpart: how many of each sign, the most first. */
  function byCounterpart(edgesOf, other) {
    const found = new Map();
    for (const edge of edgesOf) {
      const entity = other(edge);
      const row = found.get(entity.n) ?? { entity, edges: [], count: 0 };
      row.edges.push(edge);
      row.count += edge.count;
      found.set(entity.n, row);
    }
    return [...found.values()].sort((a, b) => b.count - a.count || a.entity.n - b.entity.n);
  }

  /** Statements by year or month: how many of each sign. */
  function byTime(statements, unit) {
    const bars = new Map();
    let undated = 0;
    for (const s of statements) {
      if (!s.document.months) {
        undated += 1;
        continue;
      }
      const at = Math.floor(s.document.months.from / unit);
      const bar = bars.get(at) ?? { 1: 0, 0: 0, "-1": 0 };
      bar[s.polarity] += 1;
      bars.set(at, bar);
    }
    return { bars, undated };
  }

  return { key, edges, byCounterpart, byTime };
})();
