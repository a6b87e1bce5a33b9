// The list and what leaves the page: copies and downloads of the whole bibliography, and references that come in.

import { copyRich } from "./ibid-clipboard.js";
import { element, safeFragment } from "./ibid-markup.js";
import { convert, formats, render, renderAs } from "./page-api.js";
import { ListView } from "./page-list.js";
import { withOwnId } from "./page-store.js";

/** Documents that the server renders, with the ends of their files' names. */
const DOCUMENTS = [["html", "HTML", "html"], ["rtf", "RTF (Word)", "rtf"], ["text", "Text", "txt"], ["markdown", "Markdown", "md"], ["latex", "LaTeX", "tex"], ["typst", "Typst", "typ"], ["org", "Org", "org"]];
const byId = (id) => document.getElementById(id);

export class Bibliography {
  #page; #view; #report = null; #turn = 0;

  constructor(page) {
    this.#page = page;
    this.#view = new ListView({ root: byId("list"), words: page.words, actions: this });
    byId("actions").replaceChildren(...this.#controls());
  }

  get #items() { return this.#page.state.items; }

  /** Shows the list, as it is at once and in the style when that is there. */
  async show() {
    const items = this.#items;
    const turn = ++this.#turn;
    byId("count").textContent = items.length ? `(${items.length})` : "";
    byId("empty").hidden = items.length > 0;
    byId("actions").classList.toggle("bare", !items.length);
    const { style, locale } = this.#page.state;
    try {
      const report = items.length ? await render(items, style.name, locale) : null;
      if (turn === this.#turn) this.#report = report;
    } catch (error) {
      if (turn === this.#turn) this.#page.problem(error);
    }
    if (turn !== this.#turn) return;
    const entries = this.#report?.bibliography?.map(({ id, html }) => [String(id), html]) ?? [];
    this.#view.show(items, new Map(entries));
  }

  async move(from, to, action) {
    const items = [...this.#items];
    items.splice(to, 0, ...items.splice(from, 1));
    await this.#page.change({ items });
    if (action) this.#view.focus(to, action);
    this.#page.toast(this.#page.words("page_moved", { n: to + 1, m: items.length }));
  }

  edit(at) {
    const item = this.#items[at];
    this.#page.result.show([{ item, fields: {}, warnings: [] }], 0, item.id);
    byId("result").scrollIntoView({ block: "start" });
  }

  remove(at) {
    const removed = this.#items[at];
    this.#page.change({ items: this.#items.filter((_, other) => other !== at) });
    this.#page.toast(this.#page.words("page_removed"), async () => {
      const items = [...this.#items];
      items.splice(Math.min(at, items.length), 0, removed);
      await this.#page.change({ items });
      this.#view.focus(at, "remove");
    });
  }

  /** Adds items that came in, each under an id of its own. */
  async addAll(added) {
    const items = [...this.#items];
    for (const item of added) items.push(withOwnId(item, items));
    await this.#page.change({ items });
    this.#page.toast(`${this.#page.words("page_added")} (${added.length})`);
  }

  #controls() {
    const { words } = this.#page;
    const button = (key, run, more = "") => {
      const node = element("button", { type: "button", class: `button ${more}` }, words(key));
      node.addEventListener("click", run);
      return node;
    };
    const format = element("select", { id: "format" }, element("optgroup", { label: words("page_documents") },
      ...DOCUMENTS.map(([name, title]) => element("option", { value: `document ${name}` }, title))));
    this.#addFormats(format);
    const file = element("input", { type: "file", multiple: true, hidden: true, id: "import" });
    file.addEventListener("change", async () => {
      const found = await this.#page.working(() => this.#page.inspectFiles([...file.files]));
      file.value = "";
      if (found) await this.addAll(found.map(({ item }) => item));
    });
    return [
      element("div", { class: "row whole" }, button("page_copy_all", () => this.#copy(), "main")),
      element("div", { class: "row whole" }, element("label", { for: "format", class: "ibid-hidden" }, words("page_format")), format,
        button("download", () => this.#download(format.value))),
      element("div", { class: "row" }, button("page_import", () => file.click()), file),
    ];
  }

  async #addFormats(select) {
    const known = await formats().catch(() => [{ name: "csl-json", title: "CSL-JSON", extensions: ["json"] }]);
    select.append(element("optgroup", { label: this.#page.words("page_data") }, ...known.map(({ name, title, extensions }) =>
      element("option", { value: `data ${name}`, "data-extension": extensions?.[0] ?? "txt" }, title))));
  }

  /** Copies the bibliography in the style's own order. */
  async #copy() {
    const entries = this.#report?.bibliography ?? [];
    const html = entries.map((entry) => paragraph(entry.html)).join("\n");
    const done = entries.length > 0 && await copyRich(html, entries.map(({ text }) => text).join("\n"));
    this.#page.toast(this.#page.words(done ? "copied" : "copy_failed"));
  }

  async #download(choice) {
    const [kind, name] = choice.split(" ");
    const { style, locale } = this.#page.state;
    const blob = await this.#page.working(() =>
      (kind === "document" ? renderAs(name, this.#items, style.name, locale) : convert(name, this.#items)));
    if (!blob) return;
    const extension = DOCUMENTS.find(([known]) => kind === "document" && known === name)?.[2]
      ?? byId("format").selectedOptions[0].dataset.extension;
    const link = element("a", { href: URL.createObjectURL(blob), download: `bibliography.${extension}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/** An entry as a paragraph for other programs. */
function paragraph(html) {
  const box = element("div");
  box.append(safeFragment(html));
  return `<p>${box.innerHTML}</p>`;
}
