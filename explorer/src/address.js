// An address that ends in #edge=HOLDER>TARGET opens that edge: drawings lead here.
demarche.address = (() => {
  const { data, sums, state: store } = demarche;

  /** The two ids, or nothing. */
  function asked() {
    let hash = location.hash;
    try {
      hash = decodeURIComponent(hash);
    } catch {
      return null;
    }
    const [holder, target, ...rest] = hash.startsWith("#edge=") ? hash.slice("#edge=".length).split(">") : [];
    return target && rest.length === 0 ? { holder, target } : null;
  }

  function open() {
    const ends = asked();
    if (!ends) return;
    const edge = sums
      .edges(data.statements)
      .filter(({ holder, target }) => holder.id === ends.holder && target.id === ends.target)
      .sort((a, b) => Math.abs(b.polarity) - Math.abs(a.polarity) || b.count - a.count)[0];
    if (!edge) return;
    store.show("network");
    store.select({ type: "edge", ...demarche.network.identity(edge) });
  }

  function start() {
    window.addEventListener("hashchange", open);
    open();
  }

  return { start };
})();
