// Times edits of one citation in a large document, with citeproc-js.
//
// Usage: node session.mjs PACKAGES STYLE LOCALE SESSION > RESULT
//
// PACKAGES is a folder with `node_modules/citeproc`, the others are files; SESSION is JSON with
// `items`, `citations` and `edits`. RESULT is JSON: how long the document took to be set up, and how
// long each operation took, in milliseconds: `{opened, inserted: […], edited: […], deleted: […]}`.
// An operation is what a word processor's plug-in does: one call of `processCitationCluster` with
// the ids of the citations around it.

import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const [packages, styleFile, localeFile, sessionFile] = process.argv.slice(2);
// Standard output is for the result alone.
console.log = console.error;
const CSL = createRequire(join(resolve(packages), "package.json"))("citeproc");
const style = readFileSync(styleFile, "utf8");
const locale = readFileSync(localeFile, "utf8");
const session = JSON.parse(readFileSync(sessionFile, "utf8"));
const items = new Map(session.items.map((item) => [item.id, item]));

const system = { retrieveLocale: () => locale, retrieveItem: (id) => items.get(id) };
const engine = new CSL.Engine(system, style, "en-US", true);
const isNote = engine.opt.xclass === "note";

// The document: citations in order. The processor is given copies, because it writes into them.
const document = session.citations;
const noteOf = (at) => (isNote ? at + 1 : 0);
const copyOf = (at) => ({
  ...structuredClone(document[at]),
  properties: { noteIndex: noteOf(at) },
});
const idsOf = (from, to) =>
  document.slice(from, to).map(({ citationID }, at) => [citationID, noteOf(from + at)]);

function timed(operation) {
  const start = performance.now();
  const [, updates] = operation();
  const end = performance.now();
  if (updates.length === 0) {
    throw new Error("the processor reports no cluster");
  }
  return end - start;
}

// The citation at this place, as it is now, given to the processor.
function processAt(at) {
  const [citation, before, after] = [copyOf(at), idsOf(0, at), idsOf(at + 1)];
  return timed(() => engine.processCitationCluster(citation, before, after));
}

const start = performance.now();
engine.rebuildProcessorState(
  document.map((_, at) => copyOf(at)),
  "html",
);
const result = { opened: performance.now() - start, inserted: [], edited: [], deleted: [] };
for (const { at, inserted, edited } of session.edits) {
  document.splice(at, 0, inserted);
  result.inserted.push(processAt(at));
  document[at] = edited;
  result.edited.push(processAt(at));
  // A citation is deleted in that the others are named without it, with any one of them.
  document.splice(at, 1);
  result.deleted.push(processAt(Math.max(0, at - 1)));
}
if (engine.registry.citationreg.citationByIndex.length !== document.length) {
  throw new Error("the processor's document has another length");
}
writeFileSync(1, JSON.stringify(result));
