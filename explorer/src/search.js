// One box that finds names, documents and sentences.
demarche.search = (() => {
  const { data, dom, words, state: store } = demarche;
  const { make, byId } = dom;
  let names,
    papers,
    at = -1,
    choices = [];

  function find(text) {
    const wanted = words.fold(text).trim().replace(/\s+/g, " ");
    if (wanted === "") return [];
    names ??= data.entities
      .filter((e) => e.kind !== null)
      .map((entity) => ({
        entity,
        text: words.fold(`${entity.label} ${entity.id.split("/")[1]?.replaceAll("-", " ")}`),
      }));
    papers ??= data.documents.map((d) => ({
      document: d,
      text: words.fold([d.title, d.id].filter(Boolean).join(" ")),
    }));
    const entities = names
      .filter((row) => row.text.includes(wanted))
      .sort(
        (a, b) =>
          Number(b.text.startsWith(wanted)) - Number(a.text.startsWith(wanted)) ||
          b.entity.mentions - a.entity.mentions,
      )
      .slice(0, 8)
      .map(({ entity }) => ({
        mark: words.shape(entity.kind),
        text: entity.label,
        note: words.kinds[entity.kind]?.[1] ?? "",
        go: () => {
          store.select({ type: "node", entity });
          demarche.network.centre(entity);
        },
      }));
    const documents = papers
      .filter((row) => row.text.includes(wanted))
      .slice(0, 4)
      .map(({ document: d }) => ({
        text: d.title ?? d.id,
        note: `document, ${d.date ?? "no date"}`,
        go: () => demarche.document.open(d),
      }));
    const [sentences, seen] = [[], new Set()];
    let all = 0;
    for (const s of data.statements) {
      if (seen.has(s.sentence) || !demarche.filters.searchable(s).includes(wanted)) continue;
      seen.add(s.sentence);
      all += 1;
      if (sentences.length < 5)
        sentences.push({
          text: around(s, wanted),
          note: `sentence, ${s.document.date ?? "no date"}`,
          go: () => store.select({ type: "statement", statement: s }),
        });
    }
    const rest =
      all === 0
        ? []
        : [
            {
              text: `Filter: ${words.counted(all, "sentence")} with “${words.short(text, 40)}”`,
              note: "",
              go: () => {
                store.filter({ text });
                store.show("statements");
              },
            },
          ];
    return [...entities, ...documents, ...sentences, ...rest];
  }

  /** What stands around the words found. */
  function around(s, wanted) {
    const line = s.text.replace(/\s+/g, " ");
    const place = Math.max(0, words.fold(line).indexOf(wanted) - 40);
    return (place > 0 ? "…" : "") + words.short(line.slice(place), 110);
  }

  function mark(n) {
    at = n;
    [...byId("found").children].forEach((row, i) => row.setAttribute("aria-selected", String(i === n)));
    const row = byId("found").children[n];
    row?.scrollIntoView({ block: "nearest" });
    if (row) byId("search").setAttribute("aria-activedescendant", row.id);
    else byId("search").removeAttribute("aria-activedescendant");
  }

  function close() {
    byId("found").hidden = true;
    byId("search").setAttribute("aria-expanded", "false");
    mark(-1);
  }

  function choose(n) {
    const choice = choices[n];
    close();
    choice?.go();
  }

  function redraw() {
    const text = byId("search").value;
    choices = find(text);
    const rows = choices.map((choice, n) =>
      make(
        "li",
        {
          role: "option",
          id: `found-${n}`,
          "aria-selected": "false",
          onmousedown: (event) => {
            event.preventDefault();
            choose(n);
          },
        },
        choice.mark,
        make("span", { class: "text-found", text: choice.text }),
        make("span", { class: "faint", text: choice.note }),
      ),
    );
    byId("found").replaceChildren(
      ...(rows.length > 0
        ? rows
        : [make("li", { class: "faint", text: "Nothing by that name, and no sentence with these words." })]),
    );
    byId("found").hidden = text.trim() === "";
    byId("search").setAttribute("aria-expanded", String(text.trim() !== ""));
    mark(-1);
  }

  function start() {
    const input = byId("search");
    let waiting;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(redraw, 80);
    });
    input.addEventListener("focus", () => input.value.trim() !== "" && redraw());
    input.addEventListener("blur", close);
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && choices.length > 0) {
        event.preventDefault();
        mark((at + step + choices.length) % choices.length);
      } else if (event.key === "Enter") {
        clearTimeout(waiting);
        if (byId("found").hidden || at < 0) redraw();
        choose(Math.max(0, at));
      } else if (event.key === "Escape") {
        event.stopPropagation();
        if (byId("found").hidden) input.blur();
        close();
      }
    });
  }

  return { start };
})();
