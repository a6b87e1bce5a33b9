// A style picker: the editable combobox with list autocomplete of the ARIA Authoring Practices Guide.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

import { element } from "./ibid-markup.js";

let count = 0;
const WAIT = 120;

/**
 * @param words      the user interface's words
 * @param value      the style chosen at first: `{name, title}`
 * @param search     gives the styles for some words: `async (query) => [{name, title}]`
 * @param onChoose   is called with the style that the reader chose
 */
export class StylePicker {
  #words; #search; #onChoose; #value; #styles = []; #active = -1; #turn = 0; #timer;

  constructor({ words, value, search, onChoose }) {
    Object.assign(this, { id: `ibid-picker-${++count}` });
    this.#words = words;
    this.#search = search;
    this.#onChoose = onChoose;
    this.#build();
    this.value = value;
  }

  get value() { return this.#value; }

  /** Shows a style as the chosen one. */
  set value(style) {
    this.#value = style;
    this.input.value = style?.title ?? "";
  }

  #build() {
    const { id } = this;
    this.input = element("input", {
      id, class: "ibid-input", type: "text", role: "combobox", autocomplete: "off", spellcheck: "false",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-list`,
      placeholder: this.#words("search_styles"),
    });
    this.list = element("ul", { id: `${id}-list`, class: "ibid-list", role: "listbox", hidden: true, "aria-label": this.#words("style") });
    this.status = element("span", { class: "ibid-hidden", role: "status" });
    this.root = element("div", { class: "ibid-picker" },
      element("label", { for: id, class: "ibid-label" }, this.#words("style")),
      element("div", { class: "ibid-combobox" }, this.input, this.list), this.status);
    this.input.addEventListener("input", () => this.#later());
    this.input.addEventListener("keydown", (event) => this.#key(event));
    this.input.addEventListener("click", () => (this.open ? this.#close() : this.#show("")));
    this.input.addEventListener("focus", () => this.input.select());
    this.input.addEventListener("blur", () => this.#cancel());
    // The input keeps the focus while an option is pressed.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose([...this.list.children].indexOf(option));
    });
  }

  get open() { return !this.list.hidden; }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(this.input.value), WAIT);
  }

  /** Opens the list with what is found; an answer that comes late is dropped. */
  async #show(query, move = 0) {
    const turn = ++this.#turn;
    const styles = await this.#search(query.trim()).catch(() => []);
    if (turn !== this.#turn || this.input.getRootNode().activeElement !== this.input) return;
    this.#styles = styles;
    this.list.replaceChildren(...styles.map((style, at) => this.#option(style, at)));
    if (!styles.length) this.list.append(element("li", { class: "ibid-none", role: "option", "aria-disabled": "true", "aria-selected": "false" }, this.#words("no_styles")));
    this.list.style.setProperty("--i-surface", backgroundBehind(this.root));
    this.list.style.setProperty("--i-surface-text", getComputedStyle(this.input).color);
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = styles.length ? this.#words("styles_found", { n: styles.length }) : this.#words("no_styles");
    const chosen = styles.findIndex((style) => style.name === this.#value?.name);
    this.#activate(query ? 0 : move < 0 ? styles.length - 1 : chosen);
  }

  #option(style, at) {
    const chosen = String(style.name === this.#value?.name);
    return element("li", { id: `${this.id}-${at}`, role: "option", class: "ibid-option", "aria-selected": chosen }, style.title);
  }

  #activate(at) {
    this.list.querySelector(".ibid-active")?.classList.remove("ibid-active");
    this.#active = at < this.#styles.length ? at : -1;
    const option = this.#active < 0 ? null : this.list.children[this.#active];
    option?.classList.add("ibid-active");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  #key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const length = this.#styles.length;
      if (!this.open) this.#show("", step);
      else if (length) this.#activate((this.#active + step + (this.#active < 0 && step < 0 ? 1 : 0) + length) % length);
    } else if (event.key === "Enter" && this.open) {
      event.preventDefault();
      this.#choose(this.#active);
    } else if (event.key === "Escape" && (this.open || this.input.value !== this.#value?.title)) {
      event.preventDefault();
      event.stopPropagation();
      this.#cancel();
      this.input.select();
    }
  }

  #choose(at) {
    const style = this.#styles[at];
    if (!style) return;
    this.value = style;
    this.#close();
    this.#onChoose(style);
  }

  #cancel() {
    this.value = this.#value;
    this.#close();
  }

  #close() {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.#activate(-1);
  }
}

/** The colour that a node stands on: the list covers what is below it with the same. */
function backgroundBehind(node) {
  for (let at = node; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    // Opaque colours are `rgb(…)`, or have no `/`.
    if (/^rgb\(/.test(colour) || (!/^rgba\(/.test(colour) && !colour.includes("/"))) return colour;
  }
  return "Canvas";
}

/** The styles whose name or title has all of some words. */
export function matching(styles, query) {
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = folded(query).split(/\s+/);
  return styles.filter(({ name, title }) => {
    const text = folded(`${name} ${title}`);
    return wanted.every((word) => text.includes(word));
  });
}
