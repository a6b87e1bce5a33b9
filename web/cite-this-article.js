// `<cite-this-article>`: makes the static block that `ibid embed` writes alive. The block is complete without it.

import { copyRich, escaped } from "./ibid-clipboard.js";
import { linkTo, passageOf } from "./ibid-fragment.js";
import { element, plainText, portableHtml, safeFragment } from "./ibid-markup.js";
import { StylePicker } from "./ibid-picker.js";
import { engine, searchOf, server } from "./ibid-styles.js";
import { wordsFor } from "./ibid-words.js";

const MEMORY = "ibid-style";
const CHOSEN = "ibid-style-chosen";
/** What is enough of a heading to find it. */
const HEADING_WORDS = 8;
const HEADING_LENGTH = 60;

/** The style that the reader chose last, on any page of this site. */
const memory = {
  get() {
    try {
      const style = JSON.parse(localStorage.getItem(MEMORY));
      return typeof style?.name === "string" && typeof style.title === "string" ? style : null;
    } catch {
      return null;
    }
  },
  set(style) {
    try {
      localStorage.setItem(MEMORY, JSON.stringify(style));
    } catch {
      // Forbidden or full: the choice lasts as long as the page.
    }
  },
};

class CiteThisArticle extends HTMLElement {
  #words; #item; #source; #picker; #status; #own; #sections = new Map(); #current; #turn = 0; #range; #passage;

  connectedCallback() {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#start(), { once: true });
    else this.#start();
    document.addEventListener("selectionchange", this);
    document.addEventListener(CHOSEN, this);
  }

  disconnectedCallback() {
    document.removeEventListener("selectionchange", this);
    document.removeEventListener(CHOSEN, this);
  }

  handleEvent(event) {
    if (!this.#picker) return;
    if (event.type === "selectionchange") this.#select();
    else if (event.type === "toggle") this.#opened();
    else if (event.detail.from !== this && (this.#sections.has(event.detail.style.name) || this.#source)) this.#take(event.detail.style);
  }

  async #start() {
    const body = this.querySelector(".ibid-body");
    if (!body || this.#item !== undefined) return;
    this.#item = readItem(this);
    this.#words = await wordsFor(this.lang, document.documentElement.lang);
    this.#source = this.#item && sourceOf(this);
    for (const section of this.querySelectorAll(".ibid-style")) this.#sections.set(section.dataset.style, section);
    const titled = [...this.#sections].map(([name, section]) => ({ name, title: section.querySelector(".ibid-style-name")?.textContent.trim() || name }));
    this.#own = preferred(titled, this.getAttribute("styles"));
    this.#build(body);
    const last = memory.get();
    const first = last && (this.#sections.has(last.name) || this.#source) ? last : this.#own[0];
    if (first) this.#take(first);
    this.#details().addEventListener("toggle", this);
    this.classList.add("ibid-alive");
  }

  #details() { return this.querySelector("details.ibid") ?? this; }

  #build(body) {
    this.#picker = new StylePicker({
      words: this.#words, search: searchOf(this.#own, this.#source),
      onChoose: (style) => {
        memory.set(style);
        this.#take(style);
        document.dispatchEvent(new CustomEvent(CHOSEN, { detail: { style, from: this } }));
      },
    });
    for (const section of this.#sections.values()) this.#addCopying(section);
    this.#status = element("p", { class: "ibid-status", role: "status" });
    const last = [...this.#sections.values()].at(-1);
    body.prepend(this.#picker.root);
    (last ?? this.#picker.root).after(this.#accessedLine(), this.#passagePart(), this.#status);
  }

  /** The day is the reader's own: the block was written on another. */
  #accessedLine() {
    if (!this.#item?.URL) return "";
    const day = new Date();
    const iso = dateParts(day).map((part) => String(part).padStart(2, "0")).join("-");
    const text = new Intl.DateTimeFormat(this.#words.language, { dateStyle: "long" }).format(day);
    return element("p", { class: "ibid-accessed" }, `${this.#words("accessed")}: `, element("time", { datetime: iso }, text));
  }

  // Styles

  /** Makes a style the one shown; it is rendered when readers can see it. */
  #take(style) {
    this.#current = style;
    this.#picker.value = style;
    if (this.#sections.has(style.name)) this.#reveal(style.name);
    this.#opened();
  }

  #opened() {
    if (this.#details().open === false || !this.#current) return;
    const section = this.#sections.get(this.#current.name);
    const stale = !section || (this.#item?.URL && !section.dataset.fresh);
    if (this.#source && stale) this.#render(this.#current, section);
  }

  async #render(style, section) {
    const turn = ++this.#turn;
    const wanted = this.getAttribute("locale");
    const locale = wanted === "reader" ? navigator.language : wanted || section?.dataset.locale;
    const item = this.#item.URL ? { ...this.#item, accessed: { "date-parts": [dateParts(new Date())] } } : this.#item;
    this.toggleAttribute("aria-busy", true);
    try {
      const report = await this.#source.render(item, style.name, locale);
      const fresh = this.#sectionOf(style, report);
      if (section) section.replaceWith(fresh);
      else [...this.#sections.values()].at(-1)?.after(fresh);
      this.#sections.set(style.name, fresh);
      if (turn === this.#turn) this.#reveal(style.name);
      else fresh.hidden = this.#current.name !== style.name;
    } catch {
      if (turn === this.#turn && !section) this.#failed();
    } finally {
      if (turn === this.#turn) this.toggleAttribute("aria-busy", false);
    }
  }

  /** Back to a style of the block. */
  #failed() {
    this.#status.textContent = this.#words("unavailable");
    const shown = [...this.#sections].find(([, section]) => !section.hidden) ?? [...this.#sections][0];
    const style = shown && this.#own.find(({ name }) => name === shown[0]);
    if (style) this.#take(style);
  }

  #reveal(name) {
    for (const [other, section] of this.#sections) section.hidden = other !== name;
  }

  #sectionOf(style, report) {
    const forms = element("dl", { class: "ibid-forms" });
    const add = (key, kind, html) => {
      if (html) forms.append(element("dt", {}, this.#words(key)), element("dd", { class: `ibid-${kind}` }, safeFragment(html)));
    };
    add("reference", "entry", report.bibliography?.[0]?.html);
    const note = report.style?.class === "note";
    add(note ? "note" : "in_text", note ? "note" : "in-text", report.citations?.[0]?.html);
    const heading = element("h3", { class: "ibid-style-name" }, style.title);
    const section = element("section", { class: "ibid-style", "data-style": style.name, "data-locale": report.locale, "data-fresh": "1" }, heading, forms);
    this.#addCopying(section);
    return section;
  }

  // Copying

  #addCopying(section) {
    for (const form of section.querySelectorAll(".ibid-forms dd")) {
      const text = element("span", { class: "ibid-text" });
      text.append(...form.childNodes);
      const label = form.previousElementSibling?.textContent ?? "";
      form.append(text, this.#copyButton(label, () => [portableHtml(text), plainText(text)]));
    }
  }

  #copyButton(label, content) {
    const button = element("button", { type: "button", class: "ibid-button ibid-copy", "aria-label": `${this.#words("copy")}: ${label}` }, this.#words("copy"));
    button.addEventListener("click", async () => {
      const done = await copyRich(...content());
      button.classList.toggle("ibid-done", done);
      button.textContent = this.#words(done ? "copied" : "copy");
      setTimeout(() => {
        button.classList.remove("ibid-done");
        button.textContent = this.#words("copy");
      }, 2000);
      // Emptied first, so that the same words are said again.
      this.#status.textContent = "";
      requestAnimationFrame(() => { this.#status.textContent = this.#words(done ? "copied" : "copy_failed"); });
    });
    return button;
  }

  // Passages

  #passagePart() {
    const button = element("button", { type: "button", class: "ibid-button ibid-passage-button" }, this.#words("cite_passage"));
    this.#passage = element("dl", { class: "ibid-forms ibid-passage", hidden: true });
    button.addEventListener("click", () => this.#citePassage());
    return element("div", { class: "ibid-passages" }, button, this.#passage);
  }

  /** The article that the block stands in. */
  #scope() { return this.closest("article, main, [role=main]") ?? document.body; }

  #select() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (this.#scope().contains(range.commonAncestorContainer) && !this.contains(range.startContainer)) this.#range = range.cloneRange();
  }

  #citePassage() {
    const passage = this.#range && passageOf(this.#range);
    this.#status.textContent = passage ? "" : this.#words("select_passage");
    if (!passage) return;
    const address = document.querySelector("link[rel=canonical]")?.href || location.href;
    const link = linkTo(address, passage.directive);
    const cited = this.querySelector(".ibid-style:not([hidden]) :is(.ibid-in-text, .ibid-note) .ibid-text");
    const citation = withLocator(cited ? plainText(cited) : "", this.#locator());
    const quotation = `${this.#words("quoted", { text: passage.text })} ${citation}`.trim();
    const text = element("span", { class: "ibid-text" }, `${quotation} `, element("a", { href: link }, link));
    const html = `${escaped(quotation)} <a href="${escaped(link)}">${escaped(link)}</a>`;
    const label = this.#words("passage");
    const copy = this.#copyButton(label, () => [html, `${quotation} ${link}`]);
    this.#passage.replaceChildren(element("dt", {}, label), element("dd", {}, text, copy));
    this.#passage.hidden = false;
    copy.focus();
  }

  /** The section in which the passage begins, where the article has any, and the number of its paragraph there. */
  #locator() {
    const { heading, paragraph } = placeOf(this.#range.startContainer, this.#scope());
    const parts = [heading && this.#words("section", { title: heading }), paragraph && this.#words("paragraph", { n: paragraph })];
    return parts.filter(Boolean).join(", ");
  }
}

/** The heading before a node of an article, and the number of its paragraph behind that; the title is none. */
function placeOf(node, article) {
  let heading = "";
  let count = 0;
  for (const part of article.querySelectorAll("p, h2, h3, h4, h5, h6")) {
    if (part.closest("cite-this-article, header, nav, aside, figure") || !part.textContent.trim()) continue;
    const inside = part.contains(node);
    if (!inside && !(part.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
    if (part.localName === "p") count += 1;
    else [heading, count] = [shortened(part.textContent), 0];
    if (inside) return { heading, paragraph: count };
  }
  return { heading, paragraph: 0 };
}

/** The first words of a heading. */
function shortened(text) {
  const words = text.trim().split(/\s+/);
  const short = words.slice(0, HEADING_WORDS).join(" ");
  const cut = short.slice(0, HEADING_LENGTH);
  return cut.length < short.length || words.length > HEADING_WORDS ? `${cut}…` : cut;
}

/** A citation with a locator: within its brackets where it ends with one. */
function withLocator(citation, locator) {
  if (!locator || !citation) return citation || (locator && `(${locator})`);
  const [, before, close] = citation.match(/^(.*?)([)\]．。.]?)$/su);
  return close ? `${before}, ${locator}${close}` : `${citation} (${locator})`;
}

/** Year, month and day where the reader is. */
const dateParts = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()];

function readItem(host) {
  try {
    const item = JSON.parse(host.querySelector("script.ibid-item").textContent);
    return Array.isArray(item) ? item[0] : item;
  } catch {
    return null;
  }
}

function sourceOf(host) {
  if (host.hasAttribute("server")) return server(host.getAttribute("server"));
  return host.getAttribute("engine") ? engine(host.getAttribute("engine")) : null;
}

/** Styles in the order that an attribute names them, the others after them. */
function preferred(styles, names) {
  const order = names?.split(/\s+/).filter(Boolean) ?? [];
  const place = ({ name }) => (order.includes(name) ? order.indexOf(name) : order.length);
  return styles.sort((a, b) => place(a) - place(b));
}

if (!customElements.get("cite-this-article")) customElements.define("cite-this-article", CiteThisArticle);
