// The network: what is drawn of the edges that count, and what happens when the reader points at it.
demarche.network = (() => {
  const { data, dom, words, state: store, programs, layout, sums } = demarche;
  const { make, button, byId } = dom;
  const places = new Map();
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let renderer = null,
    graph = null,
    edges = [],
    drawn = [],
    limit = 60,
    pointed = null,
    broken = programs === null;

  const sum = (list) => list.reduce((total, edge) => total + edge.count, 0);

  /** Width and size grow with the root, so that large counts do not cover the rest. */
  const width = (count) => Math.min(9, 1 + Math.sqrt(count) * 0.75);
  const size = (count) => Math.min(20, 4.5 + Math.sqrt(count) * 1.1);

  function build() {
    drawn = edges.filter((edge) => edge.holder !== edge.target).slice(0, limit);
    const next = new libraries.MultiDirectedGraph();
    const touched = new Map();
    for (const edge of drawn) {
      for (const entity of [edge.holder, edge.target])
        touched.set(entity, (touched.get(entity) ?? 0) + edge.count);
    }
    for (const [entity, count] of touched) {
      next.addNode(String(entity.n), {
        ...places.get(entity.n),
        entity,
        size: size(count),
        type: "shape",
        zIndex: count,
        shape: words.kinds[entity.kind]?.[2] ?? "circle",
        label: words.short(entity.label, 34),
      });
    }
    // Of one direction, signs lie beside each other; the other direction bends to the other side by itself.
    const lanes = new Map();
    for (const edge of drawn) {
      const pair = `${edge.holder.n}>${edge.target.n}`;
      const lane = lanes.get(pair) ?? 0;
      lanes.set(pair, lane + 1);
      next.addEdgeWithKey(edge.id, String(edge.holder.n), String(edge.target.n), {
        edge,
        size: width(edge.count),
        curvature: 0.12 + 0.16 * lane,
        pull: Math.sqrt(edge.count),
        type: words.polarities[edge.polarity].line,
        zIndex: edge.count,
      });
    }
    return next;
  }

  const room = () => ({
    width: byId("canvas").clientWidth || 800,
    height: byId("canvas").clientHeight || 500,
  });

  function place(again) {
    const fresh = graph.filterNodes((node) => !places.has(Number(node)));
    if (again || fresh.length > graph.order / 2) layout.whole(graph, room());
    else if (fresh.length > 0) layout.added(graph, fresh);
    graph.forEachNode((node, { x, y }) => places.set(Number(node), { x, y }));
  }

  /** What is chosen: the nodes and edges that stay bright. Nothing chosen, everything does. */
  function bright() {
    const chosen = pointed ?? store.state.selection;
    if (!chosen) return null;
    if (chosen.type === "node") {
      const node = String(chosen.entity.n);
      if (!graph.hasNode(node)) return null;
      return {
        nodes: new Set([node, ...graph.neighbors(node)]),
        edges: new Set(graph.edges(node)),
        main: node,
      };
    }
    const of =
      chosen.type === "statement"
        ? sums.key(chosen.statement.holder, chosen.statement.target, chosen.statement.polarity)
        : chosen.id;
    return graph.hasEdge(of) ? { nodes: new Set(graph.extremities(of)), edges: new Set([of]) } : null;
  }

  function reducers() {
    const colour = demarche.theme.colour;
    const tones = Object.fromEntries(
      Object.entries(words.polarities).map(([p, { tone }]) => [p, colour(`--${tone}`)]),
    );
    const kinds = Object.fromEntries(data.kinds.map((kind) => [kind, colour(`--${kind}`)]));
    const [dimNode, dimEdge] = [colour("--dim-node"), colour("--dim-edge")];
    const lit = bright();
    return {
      nodeReducer(node, a) {
        if (lit && !lit.nodes.has(node)) return { ...a, color: dimNode, label: null, zIndex: 0 };
        return {
          ...a,
          color: kinds[a.entity.kind] ?? dimNode,
          bright: Boolean(lit),
          highlighted: lit?.main === node,
        };
      },
      edgeReducer(id, a) {
        if (lit && !lit.edges.has(id)) return { ...a, color: dimEdge, zIndex: 0 };
        const tone = tones[a.edge.polarity];
        const label =
          lit && lit.edges.size <= 24 ? `${words.polarities[a.edge.polarity].sign}${a.edge.count}` : null;
        return {
          ...a,
          color: tone,
          inked: tone,
          label,
          forceLabel: Boolean(label),
          zIndex: lit ? 1e9 : a.zIndex,
        };
      },
    };
  }

  const { queue: label, flush, ring: hover } = demarche.labels;

  function open() {
    const container = byId("canvas");
    renderer = new libraries.Sigma(graph, container, {
      nodeProgramClasses: programs.nodes,
      edgeProgramClasses: programs.edges,
      defaultNodeType: "shape",
      defaultEdgeType: "solid",
      defaultDrawNodeLabel: label,
      defaultDrawNodeHover: hover,
      renderEdgeLabels: true,
      enableEdgeEvents: true,
      zIndex: true,
      labelSize: 13,
      edgeLabelSize: 13,
      labelFont: "system-ui, sans-serif",
      edgeLabelFont: "system-ui, sans-serif",
      edgeLabelColor: { color: "#888" },
      labelDensity: 50,
      labelGridCellSize: 60,
      labelRenderedSizeThreshold: 0,
      minEdgeThickness: 1,
      stagePadding: 48,
      allowInvalidContainer: true,
      minCameraRatio: 0.05,
      maxCameraRatio: 3,
      enableCameraRotation: false,
      ...reducers(),
    });
    renderer.on("beforeRender", demarche.labels.clear);
    renderer.on("afterRender", () => flush(renderer.getDimensions()));
    renderer.scheduleRefresh();
    const point = (selection, text) => {
      pointed = selection;
      hint(text);
      container.classList.toggle("pointing", selection !== null);
      renderer.setSettings(reducers());
    };
    const entity = (node) => graph.getNodeAttribute(node, "entity");
    renderer.on("enterNode", ({ node }) => point({ type: "node", entity: entity(node) }, entity(node).label));
    renderer.on("enterEdge", ({ edge }) =>
      point({ type: "edge", id: edge }, demarche.panel.title(graph.getEdgeAttribute(edge, "edge"))),
    );
    renderer.on("leaveNode", () => point(null, null));
    renderer.on("leaveEdge", () => point(null, null));
    renderer.on("clickNode", ({ node }) => store.select({ type: "node", entity: entity(node) }));
    renderer.on("clickEdge", ({ edge }) =>
      store.select({ type: "edge", ...identity(graph.getEdgeAttribute(edge, "edge")) }),
    );
    renderer.on("clickStage", () => store.state.selection && store.select(null));
  }

  const identity = ({ id, holder, target, polarity }) => ({ id, holder, target, polarity });

  function hint(text) {
    byId("hint").hidden = !text;
    byId("hint").textContent = text ?? "";
  }

  function refresh(again = false) {
    if (broken || store.state.view !== "network") return;
    graph = build();
    pointed = null;
    hint(null);
    place(again);
    try {
      if (renderer) {
        renderer.setGraph(graph);
        renderer.setSettings(reducers());
      } else open();
    } catch {
      broken = true;
    }
    told();
  }

  /** What is drawn, what is not, and why there may be nothing. */
  function told() {
    const empty = byId("empty");
    empty.hidden = !broken && drawn.length > 0;
    const reset = button("Reset all filters", store.reset);
    if (broken) {
      empty.replaceChildren(
        make("p", {
          text: "This browser does not draw with WebGL. The same edges stand as a list under Details, and every statement under Statements.",
        }),
      );
    } else if (data.statements.length === 0) {
      empty.replaceChildren(
        make("p", {
          text: "No statements were found in these documents: nobody in them takes a stance toward anybody whom the gazetteers know.",
        }),
      );
    } else if (drawn.length === 0) {
      empty.replaceChildren(
        make("p", {
          text: "No statement passes the filters. Bare mentions, which take no side, are left out unless you tick them.",
        }),
        reset,
      );
    }
    byId("drawn").textContent =
      drawn.length < edges.length
        ? `The ${words.number(drawn.length)} strongest of ${words.counted(edges.length, "edge")}`
        : `${words.counted(edges.length, "edge")}, ${words.counted(sum(edges), "statement")}`;
  }

  function zoom(act) {
    if (renderer) renderer.getCamera()[act]({ duration: still.matches ? 0 : 250 });
  }

  /** Brings an entity into the middle. */
  function centre(entity) {
    const shown = renderer?.getNodeDisplayData(String(entity.n));
    if (shown)
      renderer
        .getCamera()
        .animate({ x: shown.x, y: shown.y, ratio: 0.6 }, { duration: still.matches ? 0 : 400 });
  }

  /** Where something is drawn, in pixels of the page; nothing where it is not. */
  function where(selection) {
    if (!renderer) return null;
    const at = (node) => renderer.framedGraphToViewport(renderer.getNodeDisplayData(node));
    const { left, top } = byId("canvas").getBoundingClientRect();
    if (selection.type === "node") {
      if (!graph.hasNode(String(selection.entity.n))) return null;
      const { x, y } = at(String(selection.entity.n));
      return { x: left + x, y: top + y };
    }
    if (!graph.hasEdge(selection.id)) return null;
    const [a, b] = graph.extremities(selection.id).map(at);
    const bend = graph.getEdgeAttribute(selection.id, "curvature") / 2;
    return { x: left + (a.x + b.x) / 2 + (b.y - a.y) * bend, y: top + (a.y + b.y) / 2 - (b.x - a.x) * bend };
  }

  /** Draws so many edges from now on. */
  function draw(edges) {
    limit = edges;
    refresh(true);
  }

  function again() {
    refresh(true);
    zoom("animatedReset");
  }

  function start() {
    demarche.tools.start({ draw, again, zoom, limit });
    store.on("shown", ({ found }) => {
      edges = found.edges;
      refresh();
    });
    store.on("selection", () => !broken && renderer && renderer.setSettings(reducers()));
    store.on("view", () => refresh());
    store.on("theme", () => !broken && renderer && renderer.setSettings(reducers()));
  }

  return { start, centre, identity, where, drawn: () => drawn };
})();
