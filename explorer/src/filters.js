// Which statements count.
demarche.filters = (() => {
  const { data, words } = demarche;
  let folded;

  /** True if the slider covers everything, undated documents included. */
  const timeless = (f) => data.span === null || (f.from <= data.span.from && f.to >= data.span.to);

  function inTime(statement, f) {
    const months = statement.document.months;
    if (!months) return timeless(f);
    // A date less exact than a limit counts if it may lie within.
    return months.to >= f.from && months.from <= f.to;
  }

  function admits(s, f) {
    return (
      f.stances.has(s.stance) &&
      (s.holder.kind === null || f.kinds.has(s.holder.kind)) &&
      (s.target.kind === null || f.kinds.has(s.target.kind)) &&
      s.confidence >= f.minConfidence &&
      (!f.firstHand || s.via.length === 0) &&
      (f.speaker === null || s.speaker.n === f.speaker) &&
      (f.holder === null || s.holder.n === f.holder) &&
      (f.target === null || s.target.n === f.target)
    );
  }

  /** Sentences as they are searched. */
  function searchable(statement) {
    folded ??= [];
    return (folded[statement.sentence] ??= words.fold(statement.text).replace(/\s+/g, " "));
  }

  /** The statements that count, and those that would at any time. */
  function apply(f) {
    const text = words.fold(f.text).trim().replace(/\s+/g, " ");
    const always = data.statements.filter(
      (s) => admits(s, f) && (text === "" || searchable(s).includes(text)),
    );
    let shown = timeless(f) ? always : always.filter((s) => inTime(s, f));
    let edges = demarche.sums.edges(shown);
    if (f.minCount > 1) {
      edges = edges.filter((edge) => edge.count >= f.minCount);
      shown = edges.flatMap((edge) => edge.statements).sort((a, b) => a.n - b.n);
    }
    return { shown, always, edges };
  }

  return { apply, timeless, searchable };
})();
