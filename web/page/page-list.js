// The reader's list: in their order, moved by buttons or by dragging.

import { element, safeFragment } from "./ibid-markup.js";

/** Shows items in `root`; `actions` has `move(from, to)`, `edit(at)` and `remove(at)`. */
export class ListView {
  #root; #words; #actions; #dragged = -1;

  constructor({ root, words, actions }) {
    this.#root = root;
    this.#words = words;
    this.#actions = actions;
  }

  /** @param entries HTML of the entries by the items' ids; without one the title stands. */
  show(items, entries) {
    this.#root.replaceChildren(...items.map((item, at) => this.#row(item, at, items.length, entries.get(String(item.id)))));
  }

  /** Puts the focus on a button of a row. */
  focus(at, action) {
    const buttons = [...(this.#root.children[at]?.querySelectorAll("button") ?? [])];
    const wanted = buttons.find((button) => button.dataset.action === action);
    (wanted && !wanted.disabled ? wanted : buttons.find((button) => !button.disabled))?.focus();
  }

  #row(item, at, length, html) {
    const title = item.title || item.URL || String(item.id);
    const text = element("div", { class: "entry", dir: "auto" });
    text.append(html ? safeFragment(html) : title);
    const button = (action, key, sign, disabled, run) => {
      const label = `${this.#words(key)}: ${title}`;
      const node = element("button", { type: "button", class: "icon", "data-action": action, "aria-label": label, title: this.#words(key), disabled }, sign);
      node.addEventListener("click", run);
      return node;
    };
    const handle = element("span", { class: "handle", draggable: "true", "aria-hidden": "true" }, "⠿");
    const row = element("li", { "data-id": item.id }, handle, text, element("div", { class: "tools" },
      button("up", "page_up", "↑", at === 0, () => this.#actions.move(at, at - 1, "up")),
      button("down", "page_down", "↓", at === length - 1, () => this.#actions.move(at, at + 1, "down")),
      button("edit", "page_edit", "✎", false, () => this.#actions.edit(at)),
      button("remove", "page_remove", "×", false, () => this.#actions.remove(at))));
    this.#drag(handle, row, at);
    return row;
  }

  #drag(handle, row, at) {
    handle.addEventListener("dragstart", (event) => {
      this.#dragged = at;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.querySelector(".entry").textContent);
      event.dataTransfer.setDragImage(row, 10, 10);
      row.classList.add("dragged");
    });
    handle.addEventListener("dragend", () => {
      this.#dragged = -1;
      row.classList.remove("dragged");
      for (const other of this.#root.children) other.classList.remove("before", "after");
    });
    row.addEventListener("dragover", (event) => {
      if (this.#dragged < 0) return;
      event.preventDefault();
      for (const other of this.#root.children) other.classList.remove("before", "after");
      if (at !== this.#dragged) row.classList.add(at < this.#dragged ? "before" : "after");
    });
    row.addEventListener("drop", (event) => {
      if (this.#dragged < 0) return;
      event.preventDefault();
      event.stopPropagation();
      if (at !== this.#dragged) this.#actions.move(this.#dragged, at);
    });
  }
}
