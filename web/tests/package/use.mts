// The package in TypeScript: that its types say what it gives, and refuse what it does not take.

import { convert, inspect, render, set_collator, styles } from "ibid-wasm";
import type { ConvertReport, IbidError, InspectReport, RenderReport, RenderRequest, StyleLine } from "ibid-wasm";

const request: RenderRequest = {
  items: [{ id: "v", type: "book", title: "Tides", author: [{ family: "Vane", given: "Anna" }], issued: { "date-parts": [[2019]] } }],
  style: "apa",
  cite_each: true,
};
const report = JSON.parse(render(JSON.stringify(request))) as RenderReport;
const kind: "in-text" | "note" = report.style.class;
const lines = JSON.parse(styles("apa")) as StyleLine[];
const converted = JSON.parse(convert("TY  - BOOK\nTI  - Tides\nER  - \n", undefined, "bibtex")) as ConvertReport;
const [inspected] = JSON.parse(inspect("<title>Tides</title><h1>Tides</h1>", "https://example.org/")) as InspectReport[];
set_collator((left, right) => left.localeCompare(right));
set_collator(undefined);

// @ts-expect-error a request goes in as JSON
try { render(request); } catch { /* not a string */ }
// @ts-expect-error an item has a type
const incomplete: RenderRequest = { items: [{ id: "v" }] };

let code = "";
try {
  render(JSON.stringify({ ...incomplete, style: "nothing" }));
} catch (error) {
  code = (error as IbidError).diagnostic.code;
}
if (kind !== "in-text" || lines[0]?.name !== "apa" || converted.from !== "ris" || inspected?.item.title !== "Tides" || code !== "E0501") {
  throw new Error(JSON.stringify({ kind, lines, converted, inspected, code }));
}
console.log(`${report.citations[0]?.text}: ${report.bibliography[0]?.text}`);
