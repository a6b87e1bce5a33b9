// What was found in a source: the reference as the style prints it, and the fields behind it.

import { copyRich } from "./ibid-clipboard.js";
import { element, plainText, safeFragment } from "./ibid-markup.js";
import { render } from "./page-api.js";
import { FieldEditor } from "./page-fields.js";
import { withOwnId } from "./page-store.js";

const WAIT = 200;

export class ResultView {
  #root; #page; #found = []; #at = 0; #item; #editing = null; #turn = 0; #timer;

  constructor({ root, page }) {
    this.#root = root;
    this.#page = page;
    this.#root.replaceChildren();
  }

  /** What is shown, to be shown again. */
  get shown() { return this.#found.length ? [this.#found, this.#at, this.#editing] : null; }

  /**
   * @param found    inspections
   * @param at       which of them
   * @param editing  the id of the item of the list that is corrected
   * @param focus    whether the reader is taken there
   */
  show(found, at, editing = null, focus = true) {
    this.#found = found;
    this.#at = at;
    this.#editing = editing;
    this.#item = found[at].item;
    const { words } = this.#page;
    this.entry = element("div", { class: "reference", dir: "auto" });
    this.cited = element("dd", { dir: "auto" });
    this.citedLabel = element("dt", {});
    this.fields = new FieldEditor({ words, onChange: (item) => this.#changed(item) });
    this.fields.show(found[at]);
    const heading = element("h2", { tabindex: "-1" }, words("reference"));
    const card = element("article", { class: "card" }, heading, this.entry,
      element("dl", { class: "cited" }, this.citedLabel, this.cited), this.#buttons());
    this.#root.replaceChildren(...[this.#choice(), card, this.fields.root].filter(Boolean));
    this.restyle();
    if (!focus) return;
    heading.focus({ preventScroll: true });
    if (this.#root.getBoundingClientRect().top > innerHeight * 0.6) this.#root.scrollIntoView({ block: "start" });
  }

  #buttons() {
    const { words } = this.#page;
    const add = element("button", { type: "button", class: "button main" }, words(this.#editing === null ? "page_add" : "page_update"));
    const copy = element("button", { type: "button", class: "button" }, words("copy"));
    add.addEventListener("click", () => this.#keep(add));
    copy.addEventListener("click", async () => {
      const done = await copyRich(this.entry.innerHTML, plainText(this.entry));
      this.#page.toast(words(done ? "copied" : "copy_failed"));
    });
    return element("div", { class: "row" }, add, copy);
  }

  /** Which of several works is shown, and all of them into the list. */
  #choice() {
    const { words } = this.#page;
    if (this.#found.length < 2) return null;
    const buttons = this.#found.map((inspection, at) => {
      const button = element("button", { type: "button", class: "work-button", "aria-pressed": String(at === this.#at) }, inspection.item.title || inspection.item.id);
      button.addEventListener("click", () => this.show(this.#found, at));
      return element("li", {}, button);
    });
    const all = element("button", { type: "button", class: "button main" }, words("page_add"));
    all.addEventListener("click", () => this.#page.bibliography.addAll(this.#found.map(({ item }) => item)));
    return element("section", { class: "choice" },
      element("div", { class: "row" }, element("h2", {}, words("page_found", { n: this.#found.length })), all),
      element("ul", {}, ...buttons));
  }

  #changed(item) {
    this.#item = item;
    this.#found[this.#at] = { ...this.#found[this.#at], item };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.restyle(), WAIT);
  }

  /** Renders again: the item, the style or the language changed. */
  async restyle() {
    if (!this.#item) return;
    const turn = ++this.#turn;
    const { style, locale } = this.#page.state;
    this.entry.setAttribute("aria-busy", "true");
    try {
      const report = await render([this.#item], style.name, locale);
      if (turn !== this.#turn) return;
      const [cited, entry] = [report.citations?.[0]?.html ?? "", report.bibliography?.[0]?.html];
      this.entry.replaceChildren(safeFragment(entry ?? cited));
      this.cited.replaceChildren(safeFragment(cited));
      this.citedLabel.textContent = this.#page.words(report.style.class === "note" ? "note" : "in_text");
    } catch (error) {
      if (turn === this.#turn) this.#page.problem(error);
    } finally {
      if (turn === this.#turn) this.entry.removeAttribute("aria-busy");
    }
  }

  async #keep(button) {
    const page = this.#page;
    const { items } = page.state;
    const at = items.findIndex((item) => item.id === this.#editing);
    const item = at < 0 ? withOwnId(this.#item, items) : { ...this.#item, id: this.#editing };
    await page.change({ items: at < 0 ? [...items, item] : items.with(at, item) });
    this.#editing = item.id;
    button.textContent = page.words("page_update");
    page.toast(page.words("page_added"));
  }
}
