"""Drives the explorer in a real browser, without a network, as a reader would.

    drive_explorer.py PROGRAM DOCUMENTS FOLDER [--chromium FILE]

PROGRAM is demarche, DOCUMENTS what it reads; screenshots go into FOLDER. Prints how long a page with 10,000 statements
takes to open and to filter.
"""

import argparse
import contextlib
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import time

from playwright.sync_api import expect, sync_playwright

DATA = re.compile(r'(<script type="application/json" id="data">)(.*?)(</script>)', re.DOTALL)
SCRIPT_NAME = "<script>alert(1)</script>"
IMAGE_NAME = '"><img src=x onerror="alert(2)">'
FORMULA_NAME = "=HYPERLINK(1)"


def run(program, *arguments):
    subprocess.run([program, *map(str, arguments)], check=True)


def data_of(page_file):
    return json.loads(DATA.search(page_file.read_text(encoding="utf-8"))[2])


def with_data(page_file, to, data):
    embedded = json.dumps(data)
    for special in "<>&":
        embedded = embedded.replace(special, f"\\u{ord(special):04x}")
    text = page_file.read_text(encoding="utf-8")
    to.write_text(DATA.sub(lambda found: found[1] + embedded + found[3], text), encoding="utf-8")


class Browser:
    """Pages that must not ask for anything, complain of anything or open a dialog."""

    def __init__(self, playwright, chromium):
        self.browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )

    @contextlib.contextmanager
    def open(self, file, width=1280, height=800, theme="light", before=None):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, offline=True, accept_downloads=True
        )
        page = context.new_page()
        if before:
            page.add_init_script(before)
        faults = []
        page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: faults.append(f"{e}\n{e.stack}"))
        page.on("dialog", lambda d: (faults.append(f"a dialog: {d.message}"), d.dismiss()))
        page.on(
            "request",
            lambda r: faults.append(f"a request: {r.url}") if not r.url.startswith(("file:", "blob:", "data:")) else None,
        )
        page.goto(file.as_uri())
        page.wait_for_function("typeof demarche !== 'undefined' && demarche.state.state.found !== undefined")
        yield page
        page.wait_for_timeout(200)
        context.close()
        assert not faults, f"{file.name}: {faults}"


def shown(page):
    return page.evaluate("demarche.state.state.found.shown.map((s) => s.id)")


def polarities(page):
    return set(page.evaluate("demarche.state.state.found.shown.map((s) => s.polarity)"))


def selection(page):
    return page.evaluate("demarche.state.state.selection?.type ?? null")


def drive_filters(page, data):
    all_shown = shown(page)
    stances = {row[0]: row[5] for row in data["statements"]}
    assert all_shown and all(stances[id] != "mention" for id in all_shown), "bare mentions are left out at first"
    page.get_by_role("checkbox", name="Negative").uncheck()
    assert polarities(page) and -1 not in polarities(page)
    assert page.locator("#panel button.edge .sign.negative").count() == 0
    page.get_by_role("checkbox", name="mention").check()
    assert any(stances[id] == "mention" for id in shown(page))
    page.get_by_role("button", name="Reset all filters").first.click()
    assert shown(page) == all_shown

    page.get_by_label("First-hand only").check()
    via = {row[0]: row[8] for row in data["statements"]}
    assert shown(page) and all(via[id] == [] for id in shown(page))
    page.get_by_role("button", name="Reset all filters").first.click()

    sure = page.get_by_label("Confidence, at least")
    sure.focus()
    for _ in range(16):
        sure.press("ArrowRight")
    confidence = {row[0]: row[11] for row in data["statements"]}
    assert len(shown(page)) < len(all_shown) and all(confidence[id] >= 0.8 for id in shown(page))
    page.get_by_role("button", name="Reset all filters").first.click()

    page.get_by_label("Statements of an edge, at least").fill("2")
    page.get_by_label("Statements of an edge, at least").press("Tab")
    assert page.evaluate("demarche.state.state.found.edges.every((e) => e.count >= 2)")
    page.get_by_role("button", name="Reset all filters").first.click()

    for role in ["Speaker", "Holder", "Target"]:
        number = page.evaluate(f"demarche.state.state.found.edges[0].statements[0].{role.lower()}.n")
        page.get_by_role("combobox", name=role, exact=True).select_option(str(number))
        assert set(page.evaluate(f"demarche.state.state.found.shown.map((s) => s.{role.lower()}.n)")) == {number}
        page.get_by_role("combobox", name=role, exact=True).select_option("")
    page.get_by_role("button", name="Reset all filters").first.click()
    assert shown(page) == all_shown


def drive_time(page, data):
    all_shown = shown(page)
    slider = page.get_by_label("From", exact=True)
    first = slider.input_value()
    slider.focus()
    slider.press("ArrowRight")
    assert slider.input_value() != first
    start = page.evaluate("demarche.state.state.filters.from")
    late = page.evaluate("demarche.state.state.found.shown.map((s) => s.document.months?.to ?? null)")
    assert len(late) < len(all_shown) and all(month is not None and month >= start for month in late)
    page.get_by_role("button", name="All times").click()
    assert shown(page) == all_shown
    page.locator("#timeline .chart g.bar").first.click()
    assert 0 < len(shown(page)) < len(all_shown), "a bar chooses its time"
    page.get_by_role("button", name="All times").click()


def drive_edges(page, data):
    first = page.locator("#panel button.edge").first
    edge = first.get_attribute("data-edge")
    first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.edge") not in (None, edge), "arrows go through the list"
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert selection(page) == "edge"
    card = page.locator("#panel article.card").first
    row = next(row for row in data["statements"] if row[0] == card.get_attribute("data-statement"))
    sentence = " ".join(data["sentences"][row[1]][3].split())
    assert " ".join(card.locator("blockquote").inner_text().split()) == sentence
    document, start, _, text = data["sentences"][row[1]]
    cue = "".join(list(text)[row[6] - start : row[7] - start])
    assert " ".join(card.locator("blockquote mark").inner_text().split()) == " ".join(cue.split())
    assert data["rules"][row[10]] in card.inner_text()
    assert data["entities"][row[2]][2] in card.inner_text(), "who speaks"
    return card, document


def drive_drawing(page):
    """Clicks on a node and on an edge where the graphics card drew them."""
    for kind, selected in [
        ("demarche.network.drawn()[0].holder", "node"),
        ("demarche.network.drawn()", "edge"),
    ]:
        page.keyboard.press("Escape")
        if selected == "node":
            places = [page.evaluate(f"demarche.network.where({{type: 'node', entity: {kind}}})")]
        else:
            places = page.evaluate(f"{kind}.slice(0, 12).map((e) => demarche.network.where({{type: 'edge', id: e.id}}))")
        for place in places:
            page.mouse.move(place["x"], place["y"])
            page.wait_for_timeout(150)
            page.mouse.click(place["x"], place["y"])
            page.wait_for_timeout(400)
            if selection(page) == selected:
                break
        assert selection(page) == selected, f"no {selected} is hit where it is drawn"
    page.keyboard.press("Escape")
    assert selection(page) is None


def drive_search(page, data):
    label = max((e for e in data["entities"] if e[1]), key=lambda e: e[5])[2]
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type(label[:-1].upper())
    expect(page.locator("#found li").first).to_contain_text(label)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert selection(page) == "node"
    expect(page.locator("#panel h2")).to_have_text(label)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert selection(page) is None
    page.locator("#search").fill("no such words anywhere")
    expect(page.locator("#found")).to_contain_text("Nothing by that name")
    page.locator("#search").fill("")


def read_csv(download):
    text = pathlib.Path(download.value.path()).read_bytes().decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def drive_table(page):
    page.get_by_role("tab", name="Statements").click()
    expect(page.locator("#view-statements h2")).to_contain_text("statement")
    head = page.locator("th", has_text="Confidence")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    cells = [int(cell.split()[0]) for cell in page.locator("td.figure").all_inner_texts()]
    assert cells == sorted(cells, reverse=True)
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    page.locator("tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert selection(page) == "statement"
    assert page.locator("tbody tr.chosen").count() == 1
    with page.expect_download() as download:
        page.locator("#csv").click()
    rows = read_csv(download)
    assert sorted(row["id"] for row in rows) == sorted(shown(page))
    assert all(row["text"] and float(row["confidence"]) >= 0 and row["polarity"] in "-101" for row in rows)
    with page.expect_download() as download:
        page.locator("#csv-edges").click()
    assert len(read_csv(download)) == page.evaluate("demarche.state.state.found.edges.length")


def drive_document(page, data, card, document):
    card.locator("button.link").click()
    expect(page.locator("#view-documents")).to_be_visible()
    sought = page.locator(".text .sought").first
    expect(sought).to_be_in_viewport()
    title = data["documents"][document]["title"] or data["documents"][document]["id"]
    expect(page.locator("#view-documents .title")).to_have_text(title)
    assert page.locator(".text .mention").count() > 0 and page.locator(".text mark").count() > 0
    text = page.evaluate("[...document.querySelectorAll('.text > :not(.anchor)')].map((e) => e.textContent).join('')")
    whole = data["documents"][document]["text"]
    assert " ".join(text.split()) in " ".join(whole.split())
    page.locator(".text button.anchor").first.click()
    assert selection(page) == "statement"
    page.get_by_role("button", name="All documents").click()
    assert page.locator("button.doc").count() == min(50, len(data["documents"]))


def drive_address(page, data):
    polarity = dict(data["stances"])
    row = next(row for row in data["statements"] if polarity[row[5]] != 0)
    holder, target = (data["entities"][row[at]] for at in (3, 4))
    page.evaluate("address => { location.hash = address; }", f"#edge={holder[0]}>{target[0]}")
    page.wait_for_function("demarche.state.state.selection?.type === 'edge'")
    chosen = page.evaluate("(({ holder, target }) => [holder.id, target.id])(demarche.state.state.selection)")
    assert chosen == [holder[0], target[0]], chosen
    page.evaluate("location.hash = '#edge=%E0%A4%A'")
    page.evaluate("location.hash = '#edge=nobody>nowhere'")


def drive_measures(page, data):
    number, _, _, _, bloc = data["measured"]["nodes"][0]
    page.evaluate("n => demarche.state.select({ type: 'node', entity: demarche.data.entities[n] })", number)
    assert f"bloc {bloc}" in page.locator("#panel p.measured").inner_text()
    page.get_by_role("tab", name="About").click()
    label = data["entities"][number][2]
    of_bloc = [row for row in data["measured"]["nodes"] if row[4] == bloc]
    assert len(of_bloc) == 1 or label in page.locator("#view-about ol.blocs").inner_text()
    page.get_by_role("tab", name="Network").click()


def drive_theme(page):
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != before
    page.locator("#theme").click()
    assert page.evaluate(ground) == before


def drive_hostile(browser, program, folder):
    names = {"country/evilland": IMAGE_NAME, "country/sumland": FORMULA_NAME}
    document = {
        "id": SCRIPT_NAME,
        "title": f"{SCRIPT_NAME} & more",
        "date": "1966-02-03",
        "author": "country/evilland",
        "text": f"Evilland condemned Poland. Sumland thanked Evilland. {SCRIPT_NAME} Poland attacked Sumland.",
        "entities": [
            {"id": id, "kind": "country", "label": label, "aliases": [id.split("/")[1].capitalize()]}
            for id, label in names.items()
        ],
    }
    page_file = folder / "hostile.html"
    lines = folder / "hostile.jsonl"
    lines.write_text(json.dumps(document) + "\n", encoding="utf-8")
    run(program, "extract", "--quiet", "--html", page_file, lines)
    with browser.open(page_file) as page:
        expect(page.locator("#panel button.edge", has_text=IMAGE_NAME).first).to_be_visible()
        page.locator("#panel button.edge", has_text=IMAGE_NAME).first.click()
        expect(page.locator("#panel")).to_contain_text(f"{SCRIPT_NAME} & more")
        page.locator("#panel button.link").first.click()
        expect(page.locator("#view-documents .text")).to_contain_text(SCRIPT_NAME)
        page.get_by_role("button", name="All documents").click()
        expect(page.locator("button.doc").first).to_contain_text(SCRIPT_NAME)
        page.keyboard.press("/")
        page.keyboard.type("<script>")
        expect(page.locator("#found li").first).to_contain_text(SCRIPT_NAME)
        page.keyboard.press("Escape")
        page.get_by_role("tab", name="Statements").click()
        with page.expect_download() as download:
            page.locator("#csv").click()
        labels = {row[key] for row in read_csv(download) for key in ("holder_label", "target_label")}
        assert f"'{FORMULA_NAME}" in labels and IMAGE_NAME in labels, labels
        page.get_by_role("tab", name="Network").click()
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 3, "the data, the libraries, the program"
        page.screenshot(path=folder / "hostile.png")


def drive_samples(browser, program, documents, folder):
    table, page_file = folder / "statements.jsonl", folder / "samples.html"
    run(program, "extract", "--quiet", "--statements", table, documents)
    run(program, "graph", "--html", page_file, "--evidence", "1", table)
    with browser.open(page_file) as page:
        page.get_by_role("button", name="not all of it is here").click()
        expect(page.locator("#view-about")).to_contain_text("This page was made of samples")
        page.get_by_role("tab", name="Documents").click()
        page.locator("button.doc").first.click()
        expect(page.locator("#view-documents")).to_contain_text("without the documents’ texts")
        counts = page.evaluate("demarche.state.state.found.edges.reduce((n, e) => n + e.count - e.statements.length, 0)")
        assert counts > 0, "edges count what is not in the page"


def drive_nothing(browser, page_file, data, folder):
    empty = {**data, "statements": [], "edges": [], "sentences": [], "rules": []}
    file = folder / "nothing.html"
    with_data(page_file, file, empty)
    with browser.open(file) as page:
        expect(page.locator("#empty")).to_contain_text("No statements were found")
        page.screenshot(path=folder / "nothing.png")


def drive_without_webgl(browser, page_file):
    none = """HTMLCanvasElement.prototype.getContext = (get => function (kind, ...rest) {
        return kind.includes("webgl") ? null : get.call(this, kind, ...rest);
    })(HTMLCanvasElement.prototype.getContext);"""
    with browser.open(page_file, before=none) as page:
        expect(page.locator("#empty")).to_contain_text("does not draw with WebGL")
        page.locator("#panel button.edge").first.click()
        expect(page.locator("#panel article.card blockquote").first).to_be_visible()
        page.get_by_role("checkbox", name="Negative").uncheck()
        assert -1 not in polarities(page)


def many(data, statements):
    """The data with its rows repeated: other dates, other documents, other holders and targets."""
    out = {**data, "documents": [], "sentences": [], "statements": [], "edges": []}
    people = [n for n, e in enumerate(data["entities"]) if e[1]]
    copy = 0
    while len(out["statements"]) < statements:
        documents, sentences = len(out["documents"]), len(out["sentences"])
        for document in data["documents"]:
            date = f"{1950 + copy % 25}-{copy % 12 + 1:02}"
            out["documents"].append({**document, "id": f"{copy}/{document['id']}", "date": date})
        out["sentences"] += [[documents + d, *rest] for d, *rest in data["sentences"]]
        for id, sentence, speaker, holder, target, *rest in data["statements"]:
            moved = people[(target + copy * 7) % len(people)]
            out["statements"].append([f"{copy}/{id}", sentences + sentence, speaker, holder, moved, *rest])
        copy += 1
    out["statements"] = out["statements"][:statements]
    out["told"] = {**data["told"], "statements": statements, "kept": statements}
    return out


def drive_many(browser, page_file, data, folder):
    file = folder / "many.html"
    with_data(page_file, file, many(data, 10_000))
    began = time.monotonic()
    with browser.open(file) as page:
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        opened = time.monotonic() - began
        timed = """async () => {
            const began = performance.now();
            await new Promise((done) => { (%s)(); requestAnimationFrame(() => requestAnimationFrame(done)); });
            return (performance.now() - began) / 1000;
        }"""
        measured = {}
        for name, act in {
            "filter": "() => document.querySelectorAll('#filters input[type=checkbox]')[4].click()",
            "filter all mentions in": "() => demarche.state.filter({stances: new Set(demarche.data.stances.map(([s]) => s))})",
            "period": "() => demarche.state.filter({from: demarche.data.span.from + 60})",
            "words": "() => demarche.state.filter({text: 'the'})",
            "table": "() => demarche.state.show('statements')",
            "sort": "() => document.querySelector('th[data-column=Sentence] button').click()",
        }.items():
            measured[name] = page.evaluate(timed % act)
        took = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in measured.items())
        print(f"10,000 statements, {file.stat().st_size / 1e6:.1f} MB: open {opened:.2f} s, {took}")
        # Generous, for a busy machine that draws without a graphics card.
        assert opened < 20 and all(seconds < 4 for seconds in measured.values())


def pictures(browser, page_file, folder):
    for width, height in [(1280, 800), (400, 800)]:
        for theme in ["light", "dark"]:
            with browser.open(page_file, width, height, theme) as page:
                for view in ["Network", "Statements", "Documents", "About"]:
                    page.get_by_role("tab", name=view).click()
                    page.wait_for_timeout(500)
                    page.screenshot(path=folder / f"{view.lower()}-{width}-{theme}.png")
                    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    assert overflow <= 0, f"{view} is {overflow} pixels too wide at {width}"
                page.get_by_role("tab", name="Network").click()
                page.locator("#panel button.edge").first.click()
                page.wait_for_timeout(500)
                page.screenshot(path=folder / f"edge-{width}-{theme}.png")
                page.locator("#panel article.card button.link").first.click()
                page.wait_for_timeout(300)
                page.screenshot(path=folder / f"document-{width}-{theme}.png")
                assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    with browser.open(page_file) as page:
        page.locator("#panel button.edge").first.click()
        page.pdf(path=folder / "print.pdf")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("documents", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    arguments = parser.parse_args()
    program, folder = arguments.program.resolve(), arguments.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    page_file = folder / "explorer.html"
    run(program, "extract", "--quiet", "--html", page_file, arguments.documents)
    data = data_of(page_file)
    print(f"{page_file.name}: {page_file.stat().st_size:,} bytes, {len(data['statements'])} statements")
    with sync_playwright() as playwright:
        browser = Browser(playwright, arguments.chromium)
        with browser.open(page_file) as page:
            drive_filters(page, data)
            drive_time(page, data)
            card, document = drive_edges(page, data)
            drive_document(page, data, card, document)
            page.get_by_role("tab", name="Network").click()
            drive_drawing(page)
            drive_search(page, data)
            drive_table(page)
            drive_theme(page)
            drive_address(page, data)
            drive_measures(page, data)
        drive_hostile(browser, program, folder)
        drive_samples(browser, program, arguments.documents, folder)
        drive_nothing(browser, page_file, data, folder)
        drive_without_webgl(browser, page_file)
        drive_many(browser, page_file, data, folder)
        pictures(browser, page_file, folder)
    print("the explorer does as it should")


if __name__ == "__main__":
    main()
