// The fields of an item: value, confidence, evidence, other values; each can be corrected.

import { element } from "./ibid-markup.js";
import { COMMON, TYPES, fieldsOf, kindOf, textOf, valueOf } from "./page-item.js";

let count = 0;

/** Shows one inspection; `onChange(item)` is called with each correction. */
export class FieldEditor {
  #words; #onChange; #inspection; #item; #edited; #rows; #add;

  constructor({ words, onChange }) {
    this.#words = words;
    this.#onChange = onChange;
    this.root = element("section", { class: "fields", "aria-label": words("page_fields") });
  }

  /** Shows `{item, fields, warnings}`. */
  show(inspection) {
    this.#inspection = inspection;
    this.#item = { ...inspection.item };
    this.#edited = inspection.edited ??= new Set();
    this.#rows = element("div", { class: "rows" }, ...fieldsOf(this.#item).map((field) => this.#row(field)));
    this.root.replaceChildren(
      element("h3", {}, this.#words("page_fields")),
      ...(inspection.warnings ?? []).map(warning), this.#rows, this.#adder());
  }

  label(field) {
    return this.#words.has(`field_${field}`) ? this.#words(`field_${field}`) : field;
  }

  #row(field) {
    const id = `field-${++count}`;
    const control = this.#control(field, id);
    const badge = element("span", { class: "badge", id: `${id}-badge` });
    const found = this.#inspection.fields?.[field];
    const row = element("div", { class: "field", "data-field": field },
      element("label", { for: id }, this.label(field)), badge, control, this.#hint(field, id), this.#evidence(field, found, control));
    const describedBy = [badge.id, row.querySelector(".hint")?.id].filter(Boolean).join(" ");
    control.setAttribute("aria-describedby", describedBy);
    this.#mark(badge, field, found);
    control.addEventListener("input", () => {
      this.#set(field, control.value);
      this.#mark(badge, field, found);
    });
    return row;
  }

  #set(field, text) {
    const value = valueOf(field, text, this.#inspection.item[field]);
    if (value === undefined) delete this.#item[field];
    else this.#item[field] = value;
    this.#edited.add(field);
    this.#onChange({ ...this.#item });
  }

  #control(field, id) {
    const text = textOf(field, this.#item[field]);
    if (kindOf(field) === "type") {
      const known = TYPES.includes(text) ? TYPES : [text, ...TYPES];
      return element("select", { id }, ...known.map((type) => element("option", { value: type, selected: type === text }, type)));
    }
    const long = kindOf(field) === "names" || text.length > 60 || text.includes("\n");
    if (!long) return element("input", { id, value: text, dir: "auto", autocomplete: "off", spellcheck: "false" });
    const lines = Math.min(8, Math.max(text.split("\n").length, Math.ceil(text.length / 60)));
    return element("textarea", { id, rows: lines, dir: "auto", spellcheck: "false" }, text);
  }

  #hint(field, id) {
    const key = { names: "page_people", date: "page_date" }[kindOf(field)];
    return key ? element("p", { class: "hint", id: `${id}-hint` }, this.#words(key)) : null;
  }

  #mark(badge, field, found) {
    const edited = this.#edited.has(field);
    const confidence = found?.confidence ?? null;
    badge.hidden = !edited && confidence === null;
    if (badge.hidden) return;
    const level = edited ? "edited" : confidence >= 0.85 ? "sure" : confidence >= 0.5 ? "likely" : "unsure";
    const n = confidence === null ? "" : new Intl.NumberFormat(this.#words.language, { style: "percent" }).format(confidence);
    badge.dataset.level = level;
    badge.textContent = this.#words(`page_${level}`, { n });
  }

  #evidence(field, found, control) {
    const alternatives = found?.alternatives ?? [];
    if (!found?.provenance?.length && !alternatives.length) return null;
    const list = element("ul", { class: "evidence" }, ...(found.provenance ?? []).map((source) => this.#source(source)));
    const details = element("details", {}, element("summary", {}, `${this.#words("page_evidence")} (${found.provenance?.length ?? 0})`), list);
    if (alternatives.length) {
      const others = alternatives.map((other) => this.#alternative(field, other, control));
      details.append(element("p", { class: "label" }, this.#words("page_alternatives")), element("ul", { class: "evidence" }, ...others));
    }
    return details;
  }

  #source({ extractor, where, text, line }) {
    const place = [where, line && !where?.includes(String(line)) && this.#words("page_line", { n: line })].filter(Boolean).join(", ");
    return element("li", {}, element("q", { dir: "auto" }, text ?? ""), " ", element("code", { dir: "ltr" }, `${extractor}: ${place}`));
  }

  #alternative(field, other, control) {
    const text = textOf(field, other.value);
    const use = element("button", { type: "button", class: "button small", "aria-label": `${this.#words("page_use")}: ${text}` }, this.#words("page_use"));
    use.addEventListener("click", () => {
      control.value = text;
      control.dispatchEvent(new Event("input"));
      control.focus();
    });
    return element("li", {}, element("span", { dir: "auto" }, text), " ", use, other.reason ? element("small", {}, other.reason) : null);
  }

  #adder() {
    const missing = COMMON.filter((field) => !(field in this.#item));
    const blank = element("option", { value: "" }, this.#words("page_add_field"));
    const select = element("select", { class: "add", "aria-label": this.#words("page_add_field") },
      blank, ...missing.map((field) => element("option", { value: field }, this.label(field))));
    select.addEventListener("change", () => {
      const row = this.#row(select.value);
      this.#rows.append(row);
      select.selectedOptions[0].remove();
      select.value = "";
      row.querySelector("input, textarea, select").focus();
    });
    return select;
  }
}

function warning({ code, severity, message, help }) {
  // Advice that names a flag is for the command line.
  return element("p", { class: "warning", "data-severity": severity, dir: "auto" },
    element("strong", {}, code), ` ${message}`, help && !help.includes("--") ? element("span", { class: "help" }, help) : null);
}
