// Statements over time, and the two sliders that choose a period.
demarche.timeline = (() => {
  const { data, dom, words, state: store, sums } = demarche;
  const { make, draw, byId, button } = dom;
  const [YEAR, MONTH] = [12, 1];
  const height = 64;
  let unit = MONTH,
    chart,
    from,
    to,
    told;

  const written = (at) => (unit === YEAR ? String(at).padStart(4, "0") : words.month(at));
  const span = () => ({ from: Math.floor(data.span.from / unit), to: Math.floor(data.span.to / unit) });

  /** The bars of some statements: what is positive or neither above the line, what is negative below. */
  function bars(statements, unitOf, first, last, width, tall, mark) {
    const { bars: found } = sums.byTime(statements, unitOf);
    const most = Math.max(1, ...[...found.values()].map((bar) => bar[1] + bar[0]));
    const least = Math.max(0, ...[...found.values()].map((bar) => bar[-1]));
    const scale = (tall - 2) / (most + least);
    const axis = most * scale + 1;
    const step = width / (last - first + 1);
    const thick = Math.max(1, Math.min(26, step - (step > 4 ? 1.5 : 0)));
    const parts = [];
    for (const [at, bar] of [...found].sort((a, b) => a[0] - b[0])) {
      const x = (at - first) * step + (step - thick) / 2;
      const rect = (y, n, tone) =>
        n > 0 && draw("rect", { class: tone, x, y, width: thick, height: Math.max(1, n * scale) });
      const up = axis - bar[1] * scale;
      parts.push(
        mark(
          at,
          bar,
          [
            rect(up, bar[1], "positive"),
            rect(up - bar[0] * scale, bar[0], "neutral"),
            rect(axis, bar[-1], "negative"),
          ].filter(Boolean),
        ),
      );
    }
    return [draw("line", { class: "axis", x1: 0, x2: width, y1: axis, y2: axis }), ...parts];
  }

  const numbers = (bar) =>
    `${words.number(bar[1])} positive, ${words.number(bar[0])} neither, ${words.number(bar[-1])} negative`;

  /** A small chart for the details; nothing where fewer than two months or years have anything. */
  function small(statements, label) {
    if (!data.span) return null;
    const unitOf = data.span.to - data.span.from > 72 ? YEAR : MONTH;
    if (sums.byTime(statements, unitOf).bars.size < 2) return null;
    const [first, last] = [Math.floor(data.span.from / unitOf), Math.floor(data.span.to / unitOf)];
    const name = (at) => (unitOf === YEAR ? String(at) : words.month(at));
    const mark = (at, bar, rects) =>
      draw("g", {}, draw("title", {}, `${name(at)}: ${numbers(bar)}`), ...rects);
    return make(
      "figure",
      { class: "small" },
      draw(
        "svg",
        { viewBox: "0 0 300 44", role: "img", "aria-label": label },
        ...bars(statements, unitOf, first, last, 300, 44, mark),
      ),
      make("figcaption", { class: "faint", text: `${name(first)} to ${name(last)}` }),
    );
  }

  function redraw({ found, filters }) {
    if (!data.span) return;
    const width = Math.max(200, chart.clientWidth);
    const { from: first, to: last } = span();
    const mark = (at, bar, rects) => {
      const inside = at >= Math.floor(filters.from / unit) && at <= Math.floor(filters.to / unit);
      const group = draw(
        "g",
        { class: inside ? "bar" : "bar out" },
        draw("title", {}, `${written(at)}: ${numbers(bar)}. Click for this time alone.`),
        ...rects,
      );
      group.addEventListener("click", () => choose(at, at));
      return group;
    };
    const drawing = draw(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": "Statements over time" },
      ...bars(found.always, unit, first, last, width, height, mark),
    );
    chart.replaceChildren(drawing);
    from.parentElement.hidden = first === last;
    const at = { from: Math.floor(filters.from / unit), to: Math.floor(filters.to / unit) };
    for (const [input, value] of [
      [from, at.from],
      [to, at.to],
    ]) {
      input.min = first;
      input.max = last;
      input.value = value;
      input.setAttribute("aria-valuetext", written(value));
    }
    const { undated } = sums.byTime(found.always, unit);
    const undatedTold =
      undated === 0
        ? ""
        : demarche.filters.timeless(filters)
          ? `; ${words.number(undated)} more are undated`
          : `; ${words.number(undated)} undated are left out`;
    told.replaceChildren(
      make("strong", {
        text: at.from === at.to ? written(at.from) : `${written(at.from)} to ${written(at.to)}`,
      }),
      undatedTold,
    );
  }

  function choose(first, last) {
    const all = span();
    // The ends stand for everything, so that months inside a first or last year are not lost.
    store.filter({
      from: first <= all.from ? data.span.from : first * unit,
      to: last >= all.to ? data.span.to : last * unit + unit - 1,
    });
  }

  function slid(event) {
    const [a, b] = [Number(from.value), Number(to.value)];
    choose(event.target === from ? Math.min(a, b) : a, event.target === from ? b : Math.max(a, b));
  }

  function start() {
    const place = byId("timeline");
    if (!data.span) {
      place.append(
        make("p", {
          class: "faint",
          text:
            data.statements.length === 0
              ? ""
              : "None of these documents has a date, so there is no time to choose. Dates can be given with --date, or in JSON Lines.",
        }),
      );
      return;
    }
    unit = data.span.to - data.span.from > 15 * 12 ? YEAR : MONTH;
    chart = make("div", { class: "chart" });
    const slider = (label) => make("input", { type: "range", step: 1, "aria-label": label, oninput: slid });
    [from, to] = [slider("From"), slider("To")];
    told = make("p", { class: "told" });
    const by = make(
      "select",
      {
        "aria-label": "Bars by month or by year",
        onchange: () => {
          unit = Number(by.value);
          store.filter({});
        },
      },
      make("option", { value: MONTH, text: "by month" }),
      make("option", { value: YEAR, text: "by year" }),
    );
    by.value = String(unit);
    const all = button("All times", () => store.filter({ from: data.span.from, to: data.span.to }), {
      class: "plain",
    });
    place.append(
      make("div", { class: "line" }, told, by, all),
      chart,
      make("div", { class: "sliders" }, from, to),
    );
    store.on("shown", redraw);
    let waiting;
    addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => store.state.found && redraw(store.state), 150);
    });
  }

  return { start, small };
})();
