// What is shown, as CSV after RFC 4180.
demarche.export = (() => {
  const { dom } = demarche;

  /** A cell. Text that a spreadsheet would take for a formula is defused with an apostrophe; numbers stay numbers. */
  function cell(value) {
    if (typeof value === "number") return String(value);
    let text = String(value ?? "");
    if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  const csv = (head, rows) => [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");

  function save(name, text) {
    // The mark tells spreadsheets that it is UTF-8.
    const address = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    const link = dom.make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  function statements(rows) {
    const head = [
      "id",
      "document",
      "title",
      "date",
      "speaker",
      "holder",
      "holder_label",
      "stance",
      "polarity",
      "target",
      "target_label",
      "via",
      "start",
      "end",
      "text",
      "cue_start",
      "cue_end",
      "negated",
      "rule",
      "confidence",
    ];
    save(
      "statements.csv",
      csv(
        head,
        rows.map((s) => [
          s.id,
          s.document.id,
          s.document.title,
          s.document.date,
          s.speaker.id,
          s.holder.id,
          s.holder.label,
          s.stance,
          s.polarity,
          s.target.id,
          s.target.label,
          s.via.map((who) => who.id).join(" "),
          s.start,
          s.end,
          s.text,
          s.cue?.start,
          s.cue?.end,
          s.negated,
          s.rule,
          s.confidence,
        ]),
      ),
    );
  }

  function edges(rows) {
    const head = ["holder", "holder_label", "polarity", "target", "target_label", "count", "stances"];
    save(
      "edges.csv",
      csv(
        head,
        rows.map((e) => [
          e.holder.id,
          e.holder.label,
          e.polarity,
          e.target.id,
          e.target.label,
          e.count,
          [...e.stances].map(([stance, count]) => `${stance} ${count}`).join("; "),
        ]),
      ),
    );
  }

  return { statements, edges, csv };
})();
