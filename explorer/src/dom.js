"use strict";
// Elements, made of text that is never read as HTML, and the lists that all views share.
const demarche = {};

demarche.dom = (() => {
  /** An element. Properties are set as attributes; `on…` listens, `class` and `text` are what they say. */
  function make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "text") element.textContent = value;
      else if (name === "class") element.className = value;
      else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? "" : String(value));
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** An element of a drawing. */
  function draw(tag, properties = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(properties)) element.setAttribute(name, String(value));
    element.append(...children);
    return element;
  }

  const byId = (id) => document.getElementById(id);

  function button(text, act, properties = {}) {
    return make("button", { type: "button", text, onclick: act, ...properties });
  }

  /** A list of which so many are shown at first, and more when asked. Arrows go through what can be pressed in it. */
  function list(items, row, { size = 30, empty = "Nothing here.", label } = {}) {
    if (items.length === 0) return make("p", { class: "faint", text: empty });
    const rows = make("ol", { class: "rows", "aria-label": label });
    const more = button("", () => add(), { class: "plain more" });
    let shown = 0;
    function add() {
      const next = items.slice(shown, shown + size);
      rows.append(...next.map((item) => make("li", {}, row(item))));
      const first = shown > 0 ? rows.children[shown] : null;
      shown += next.length;
      const rest = items.length - shown;
      more.hidden = rest === 0;
      more.textContent = `Show ${Math.min(rest, size).toLocaleString("en")} more of ${rest.toLocaleString("en")}`;
      first?.querySelector("button, a, [tabindex]")?.focus();
    }
    add();
    rows.addEventListener("keydown", arrows);
    return make("div", { class: "list" }, rows, more);
  }

  /** Up, down, Home and End among the rows of a list or table. */
  function arrows(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!step || event.target.matches("input, select, textarea")) return;
    const rows = [...event.currentTarget.children];
    const now = rows.findIndex((row) => row.contains(event.target));
    const next = Math.max(0, Math.min(rows.length - 1, now + step));
    const to = rows[next]?.matches("[tabindex]")
      ? rows[next]
      : rows[next]?.querySelector("button, a, [tabindex]");
    if (!to) return;
    event.preventDefault();
    to.focus();
  }

  /** Says something to those who listen rather than look. */
  let saying;
  function say(text) {
    clearTimeout(saying);
    saying = setTimeout(() => (byId("live").textContent = text), 300);
  }

  return { make, draw, byId, button, list, arrows, say };
})();
