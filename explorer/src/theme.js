// Light or dark: as the system says, until the reader says otherwise.
demarche.theme = (() => {
  const { dom, state: store } = demarche;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let values = null;

  // A page from disk may be forbidden to keep anything.
  const kept = {
    get: () => {
      try {
        return localStorage.getItem("demarche-theme");
      } catch {
        return null;
      }
    },
    set: (name) => {
      try {
        localStorage.setItem("demarche-theme", name);
      } catch {
        /* it is told anew next time */
      }
    },
  };

  const now = () => document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");

  /** A colour of the style sheet. */
  function colour(name) {
    values ??= getComputedStyle(document.documentElement);
    return values.getPropertyValue(name).trim();
  }

  function changed() {
    dom.byId("theme").textContent = now() === "dark" ? "Light" : "Dark";
    dom
      .byId("theme")
      .setAttribute(
        "aria-label",
        now() === "dark" ? "Switch to the light theme" : "Switch to the dark theme",
      );
    values = null;
    store.tell("theme");
  }

  function start() {
    const chosen = kept.get();
    if (chosen === "dark" || chosen === "light") document.documentElement.dataset.theme = chosen;
    dom.byId("theme").addEventListener("click", () => {
      document.documentElement.dataset.theme = now() === "dark" ? "light" : "dark";
      kept.set(document.documentElement.dataset.theme);
      changed();
    });
    dark.addEventListener("change", changed);
    changed();
  }

  return { start, colour };
})();
