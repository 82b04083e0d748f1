// Where nodes stand. Equal data give equal places: nothing here is random.
demarche.layout = (() => {
  /** Steps that a layout may take, fewer for larger graphs. */
  const steps = (nodes) => Math.round(Math.max(60, Math.min(500, 40_000 / Math.max(1, nodes))));

  /** A sunflower's seeds: even, and the first in the middle. */
  function seed(n) {
    const angle = n * 2.399963;
    const radius = 12 * Math.sqrt(n + 0.5);
    return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) };
  }

  function settle(graph, iterations) {
    if (graph.order < 2) return;
    libraries.forceAtlas2.assign(graph, {
      iterations,
      getEdgeWeight: "pull",
      settings: {
        ...libraries.forceAtlas2.inferSettings(graph),
        linLogMode: true,
        outboundAttractionDistribution: false,
        adjustSizes: false,
        gravity: 0.6,
        scalingRatio: 8,
        strongGravityMode: false,
        edgeWeightInfluence: 0.6,
        slowDown: 4,
        barnesHutOptimize: graph.order > 300,
      },
    });
  }

  /** Stretches the drawing to the form of the room, in pixels of it. */
  function fit(graph, { width, height }) {
    const [xs, ys] = [[], []];
    graph.forEachNode((_, { x, y }) => {
      xs.push(x);
      ys.push(y);
    });
    const [left, top] = [xs, ys].map((values) => values.reduce((a, b) => Math.min(a, b), Infinity));
    const [wide, high] = [xs, ys].map(
      (values, n) => values.reduce((a, b) => Math.max(a, b), -Infinity) - [left, top][n] || 1,
    );
    const aim = [Math.max(160, width - 150), Math.max(160, height - 150)];
    graph.updateEachNodeAttributes((_, a) => ({
      ...a,
      x: ((a.x - left) / wide) * aim[0],
      y: ((a.y - top) / high) * aim[1],
    }));
  }

  /** Pushes apart, step by step, nodes that with their names would lie over each other. */
  function part(graph) {
    const nodes = graph.mapNodes((id, a) => ({
      id,
      x: a.x,
      y: a.y,
      wide: Math.max(a.size, Math.min(a.label.length, 16) * 3) + 4,
      high: a.size + 11,
    }));
    if (nodes.length < 2 || nodes.length > 400) return;
    for (let step = 0; step < 120; step += 1) {
      let moved = false;
      for (let i = 0; i < nodes.length; i += 1) {
        for (let j = i + 1; j < nodes.length; j += 1) {
          const [a, b] = [nodes[i], nodes[j]];
          const overX = a.wide + b.wide - Math.abs(b.x - a.x),
            overY = a.high + b.high - Math.abs(b.y - a.y);
          if (overX <= 0 || overY <= 0) continue;
          moved = true;
          const axis = overY < overX ? "y" : "x";
          const by = (Math.min(overX, overY) / 2) * (b[axis] < a[axis] ? -0.5 : 0.5);
          a[axis] -= by;
          b[axis] += by;
        }
      }
      if (!moved) break;
    }
    for (const { id, x, y } of nodes) graph.mergeNodeAttributes(id, { x, y });
  }

  /** Places all nodes anew. */
  function whole(graph, room) {
    const ordered = graph.nodes().sort((a, b) => graph.degree(b) - graph.degree(a) || Number(a) - Number(b));
    ordered.forEach((node, n) => graph.mergeNodeAttributes(node, seed(n)));
    settle(graph, steps(graph.order));
    fit(graph, room);
    part(graph);
  }

  /** Places nodes that have none yet, beside those that they are joined with; the others stay. */
  function added(graph, fresh) {
    const waiting = new Set(fresh);
    fresh.forEach((node, n) => {
      const placed = graph.neighbors(node).filter((other) => !waiting.has(other));
      const about = placed.map((other) => graph.getNodeAttributes(other));
      const from =
        about.length === 0
          ? { x: 0, y: 0 }
          : {
              x: about.reduce((sum, a) => sum + a.x, 0) / about.length,
              y: about.reduce((sum, a) => sum + a.y, 0) / about.length,
            };
      const aside = seed(n + 6);
      graph.mergeNodeAttributes(node, { x: from.x + aside.x, y: from.y + aside.y });
    });
    graph.forEachNode((node) => graph.setNodeAttribute(node, "fixed", !waiting.has(node)));
    settle(graph, Math.min(80, steps(graph.order)));
  }

  return { whole, added };
})();
