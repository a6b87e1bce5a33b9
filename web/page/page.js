// The page of `ibid serve`: anything in, a reference out, a list that stays in this browser.

import { element } from "./ibid-markup.js";
import { directionOf, wordsFor } from "./ibid-words.js";
import * as api from "./page-api.js";
import { Bibliography } from "./page-bibliography.js";
import { ResultView } from "./page-result.js";
import { settings } from "./page-settings.js";
import { keep, onChangeElsewhere, restored } from "./page-store.js";

const byId = (id) => document.getElementById(id);
const DEFAULT_STYLE = { name: "apa", title: "APA Style 7th edition" };

/** A link or an identifier, which the server looks up; everything else is content. */
const SOURCE = /^(https?:\/\/\S+|(doi:\s*)?10\.\d{4,9}\/\S+|pmid:?\s*\d+|pmc\d+|(pmcid:?\s*)pmc\d+|arxiv:\s*\S+|\d{4}\.\d{4,5}(v\d+)?|(isbn:?\s*)?[\d][\d -]{8,16}[\dx])$/i;
const HOST = /^([\p{L}\d-]+\.)+\p{L}{2,}(\/\S*)?$/u;

class Page {
  state = { style: DEFAULT_STYLE, ...restored() };

  async start() {
    this.ready = this.#speak();
    this.#listen();
    await this.ready;
    onChangeElsewhere((kept) => {
      this.state = { ...this.state, items: kept.items };
      this.bibliography.show();
    });
  }

  /** Builds all that has words, again where the language changes. */
  async #speak() {
    const words = await wordsFor(this.state.language, ...navigator.languages);
    this.words = words;
    document.documentElement.lang = words.language;
    document.documentElement.dir = directionOf(words.language);
    for (const node of document.querySelectorAll("[data-word]")) node.textContent = words(node.dataset.word);
    const names = words.languages.map((tag) => element("option", { value: tag, selected: tag === words.language, lang: tag },
      new Intl.DisplayNames([tag], { type: "language" }).of(tag)));
    byId("language").replaceChildren(...names);
    byId("settings").replaceChildren(...settings(this));
    const shown = this.result?.shown;
    this.result = new ResultView({ root: byId("result"), page: this });
    this.bibliography = new Bibliography(this);
    if (shown) this.result.show(...shown, false);
    await this.bibliography.show();
  }

  #listen() {
    const source = byId("source");
    byId("language").addEventListener("change", (event) => {
      this.change({ language: event.target.value }, false);
      this.#speak();
    });
    byId("ask").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#ask(source.value);
    });
    source.addEventListener("keydown", (event) => {
      const submits = event.key === "Enter" && !event.shiftKey && !event.isComposing && (event.ctrlKey || event.metaKey || !source.value.includes("\n"));
      if (!submits) return;
      event.preventDefault();
      this.#ask(source.value);
    });
    source.addEventListener("paste", () => setTimeout(() => this.#ask(source.value)));
    byId("choose").addEventListener("click", () => byId("file").click());
    byId("file").addEventListener("change", (event) => {
      this.#files([...event.target.files]);
      event.target.value = "";
    });
    this.#listenToDrops();
  }

  #listenToDrops() {
    const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
    const overlay = byId("drop");
    addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      overlay.hidden = false;
    });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) overlay.hidden = true; });
    addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      overlay.hidden = true;
      this.#files([...event.dataTransfer.files]);
    });
  }

  #ask(text) {
    const trimmed = text.trim();
    if (!trimmed) return byId("source").focus();
    if (SOURCE.test(trimmed)) return this.#show(() => api.inspectSource(trimmed));
    if (HOST.test(trimmed)) return this.#show(() => api.inspectSource(`https://${trimmed}`));
    return this.#show(() => api.inspectContent(text));
  }

  #files(files) {
    if (files.length) this.#show(() => this.inspectFiles(files));
  }

  /** The inspections of some files, one file after the other. */
  async inspectFiles(files) {
    const all = [];
    for (const file of files) all.push(...await api.inspectContent(file, file.name));
    return all;
  }

  async #show(inspect) {
    const found = await this.working(inspect);
    if (!found) return;
    if (found.length) this.result.show(found, 0);
    else this.problem(new api.Problem({ detail: this.words("page_nothing") }));
  }

  /** Runs a request while the page says so; what went wrong is shown, and gives `undefined`. */
  async working(run) {
    await this.ready;
    this.problem(null);
    byId("working").textContent = this.words("page_working");
    byId("ask").setAttribute("aria-busy", "true");
    try {
      return await run();
    } catch (error) {
      this.problem(error);
    } finally {
      byId("working").textContent = "";
      byId("ask").removeAttribute("aria-busy");
    }
  }

  /** Shows what went wrong; nothing for `null`. */
  problem(error) {
    const text = error && (error.offline ? this.words("page_offline") : error.message || String(error));
    const help = (error?.help ?? []).map((line) => element("span", { class: "help" }, line));
    byId("problem").replaceChildren(...(text ? [element("p", { dir: "auto" }, text), ...help] : []));
  }

  /** Takes a change of the state, keeps it, and shows it. */
  change(change, show = true) {
    Object.assign(this.state, change);
    if (!keep(this.state)) byId("kept").replaceChildren(element("strong", {}, this.words("page_no_storage")));
    if (!show) return undefined;
    this.result.restyle();
    return this.bibliography.show();
  }

  /** Says something for a while, with a way back where there is one. */
  toast(text, undo) {
    const toast = byId("toast");
    clearTimeout(this.timer);
    toast.replaceChildren(element("span", {}, text));
    if (undo) {
      const button = element("button", { type: "button", class: "button small" }, this.words("page_undo"));
      button.addEventListener("click", () => {
        toast.replaceChildren();
        undo();
      });
      toast.append(button);
      button.focus();
    }
    // What can be undone stays until something else is said.
    if (!undo) this.timer = setTimeout(() => toast.replaceChildren(), 4000);
  }
}

new Page().start();
