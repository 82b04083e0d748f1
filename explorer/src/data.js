// What is in the page, as objects that know each other. The form is described in src/export/html/data.rs.
demarche.data = (() => {
  const raw = JSON.parse(document.getElementById("data").textContent);

  const entities = raw.entities.map(([id, kind, label, listed, country, mentions], n) => ({
    n,
    id,
    kind,
    label,
    listed,
    country,
    mentions,
  }));

  // What was measured of the whole graph, by entity; the filters do not change it.
  for (const [n, betweenness, pagerank, community, bloc] of raw.measured?.nodes ?? [])
    entities[n].measured = { betweenness, pagerank, community, bloc };

  /** First and last month of a date at whatever precision; nothing for none. */
  function months(date) {
    const found = /^(\d{4})(?:-(\d{2}))?/.exec(date ?? "");
    if (!found) return null;
    const year = Number(found[1]) * 12;
    const month = found[2] ? Number(found[2]) - 1 : null;
    return month === null ? { from: year, to: year + 11 } : { from: year + month, to: year + month };
  }

  const documents = raw.documents.map((row, n) => ({
    n,
    ...row,
    author: entities[row.author] ?? null,
    addressee: entities[row.addressee] ?? null,
    months: months(row.date),
    mentions: row.mentions ?? [],
    passages: row.passages ?? [],
    statements: [],
  }));

  const polarity = new Map(raw.stances);
  const statements = raw.statements.map((row, n) => {
    const [id, place, speaker, holder, target, stance, cueStart, cueEnd, via, negated, rule, confidence] =
      row;
    const [document, start, end, text] = raw.sentences[place];
    const statement = {
      n,
      id,
      sentence: place,
      document: documents[document],
      start,
      end,
      text,
      speaker: entities[speaker],
      holder: entities[holder],
      target: entities[target],
      stance,
      polarity: polarity.get(stance),
      cue: cueStart === null ? null : { start: cueStart, end: cueEnd },
      via: via.map((number) => entities[number]),
      negated,
      rule: raw.rules[rule],
      confidence: confidence ?? 0,
    };
    statement.document.statements.push(statement);
    return statement;
  });

  // How many statements of each holder, target and stance are here, and how many there are where that is more.
  const key = (holder, target, stance) => `${holder}>${target}:${stance}`;
  const here = new Map();
  for (const s of statements) {
    const edge = key(s.holder.n, s.target.n, s.stance);
    here.set(edge, (here.get(edge) ?? 0) + 1);
  }
  const whole = new Map(
    raw.edges.map(([holder, target, stance, count]) => [key(holder, target, stance), count]),
  );

  /** How many statements stand for these: all that there are, where none that is here is missing. */
  function weight(holder, target, stance, passing) {
    const edge = key(holder, target, stance);
    return passing === here.get(edge) ? (whole.get(edge) ?? passing) : passing;
  }

  const dated = documents.filter((d) => d.months && d.statements.length > 0);
  const span =
    dated.length === 0
      ? null
      : {
          from: dated.reduce((least, d) => Math.min(least, d.months.from), Infinity),
          to: dated.reduce((most, d) => Math.max(most, d.months.to), -Infinity),
        };

  return {
    entities,
    documents,
    statements,
    span,
    weight,
    told: raw.told,
    measured: raw.measured,
    stances: raw.stances,
    kinds: raw.kinds,
    generator: raw.generator,
    gazetteer: raw.gazetteer,
  };
})();
