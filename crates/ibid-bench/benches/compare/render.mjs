// Renders a document with citeproc-js: one cluster an item, then the bibliography, in HTML.
//
// Usage: node render.mjs PACKAGES STYLE LOCALE ITEMS
//
// PACKAGES is a folder with `node_modules/citeproc`, the others are files. The citations are given
// all at once, to `rebuildProcessorState`, which is what citeproc-js has for that.

import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [packages, styleFile, localeFile, itemsFile] = process.argv.slice(2);
// Standard output is for the result alone.
console.log = console.error;
const CSL = createRequire(join(resolve(packages), "package.json"))("citeproc");
const style = readFileSync(styleFile, "utf8");
const locale = readFileSync(localeFile, "utf8");
const items = new Map(JSON.parse(readFileSync(itemsFile, "utf8")).map((item) => [item.id, item]));

const system = { retrieveLocale: () => locale, retrieveItem: (id) => items.get(id) };
const engine = new CSL.Engine(system, style, "en-US", true);
const isNote = engine.opt.xclass === "note";
const citations = [...items.keys()].map((id, at) => ({
  citationID: `c${at}`,
  citationItems: [{ id }],
  properties: { noteIndex: isNote ? at + 1 : 0 },
}));
const clusters = engine.rebuildProcessorState(citations, "html");
const bibliography = engine.makeBibliography();
const entries = bibliography ? bibliography[1] : [];
writeFileSync(1, [...clusters.map(([, , html]) => html), ...entries].join("\n"));
