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
        linLogMode: true, outboundAttractionDistribution: false, adjustSizes: false,
        gravity: 0.6, scalingRatio: 8, strongGravityMode: false, edgeWeightInfluence: 0.6, slowDown: 4,
        barnesHutOptimize: graph.order > 300,
      },
    });
  }

  /** Pushes apart, step by step, nodes whose labels would lie over each other: wide boxes that may not touch. */
  function part(graph) {
    const nodes = graph.mapNodes((id, a) => ({ id, ...a }));
    if (nodes.length < 2 || nodes.length > 400) return;
    const xs = nodes.map((n) => n.x), ys = nodes.map((n) => n.y);
    const extent = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) || 1;
    const pixel = extent / 620;
    for (let step = 0; step < 60; step += 1) {
      let moved = false;
      for (let i = 0; i < nodes.length; i += 1) {
        for (let j = i + 1; j < nodes.length; j += 1) {
          const a = nodes[i], b = nodes[j];
          const wide = (a.size + b.size + 26) * pixel, high = (a.size + b.size + 12) * pixel;
          const dx = b.x - a.x, dy = b.y - a.y;
          const overX = wide - Math.abs(dx), overY = high - Math.abs(dy);
          if (overX <= 0 || overY <= 0) continue;
          moved = true;
          if (overY < overX) {
            const by = (overY / 2) * (dy < 0 ? -1 : 1) * 0.6;
            a.y -= by;
            b.y += by;
          } else {
            const by = (overX / 2) * (dx < 0 ? -1 : 1) * 0.6;
            a.x -= by;
            b.x += by;
          }
        }
      }
      if (!moved) break;
    }
    for (const { id, x, y } of nodes) graph.mergeNodeAttributes(id, { x, y });
  }

  /** Places all nodes anew. */
  function whole(graph) {
    const ordered = graph.nodes().sort((a, b) => graph.degree(b) - graph.degree(a) || Number(a) - Number(b));
    ordered.forEach((node, n) => graph.mergeNodeAttributes(node, seed(n)));
    settle(graph, steps(graph.order));
    part(graph);
  }

  /** Places nodes that have none yet, beside those that they are joined with; the others stay. */
  function added(graph, fresh) {
    const waiting = new Set(fresh);
    fresh.forEach((node, n) => {
      const placed = graph.neighbors(node).filter((other) => !waiting.has(other));
      const about = placed.map((other) => graph.getNodeAttributes(other));
      const from = about.length === 0 ? { x: 0, y: 0 } : {
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
