// What the reader has chosen: filters, one thing to look at, a view. Whoever shows something listens here.
demarche.state = (() => {
  const { data } = demarche;
  const listeners = new Map();

  const fresh = () => ({
    kinds: new Set(data.kinds),
    stances: new Set(data.stances.map(([stance]) => stance).filter((stance) => stance !== "mention")),
    speaker: null,
    holder: null,
    target: null,
    minCount: 1,
    minConfidence: 0,
    firstHand: false,
    from: data.span?.from ?? null,
    to: data.span?.to ?? null,
    text: "",
  });

  const state = { filters: fresh(), selection: null, view: "network" };

  function on(event, act) {
    listeners.set(event, [...(listeners.get(event) ?? []), act]);
  }

  function tell(event) {
    for (const act of listeners.get(event) ?? []) act(state);
  }

  /** Changes filters. */
  function filter(changes) {
    Object.assign(state.filters, changes);
    tell("filters");
  }

  function reset() {
    state.filters = fresh();
    tell("filters");
  }

  /** Looks at a node, an edge, a statement, or at nothing in particular. */
  function select(selection) {
    state.selection = selection;
    tell("selection");
  }

  function show(view) {
    state.view = view;
    tell("view");
  }

  return { state, on, tell, filter, reset, select, show };
})();
