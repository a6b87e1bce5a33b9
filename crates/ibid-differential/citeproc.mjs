// The other side of `cargo xtask differential`: renders the documents with citeproc-js.
//
// Usage: node citeproc.mjs PACKAGES STYLES LOCALES ITEMS CLUSTERS [LOCALE] < NAMES > RESULTS
//
// PACKAGES is a folder with `node_modules/citeproc`; STYLES and LOCALES are folders, ITEMS and
// CLUSTERS files. NAMES are style names without `.csl`, one a line; RESULTS has one JSON line for
// each, as soon as it is rendered: `{style, clusters, entries}` where `clusters` are HTML strings,
// `entries` pairs of item id and HTML; or `{style, error}` where citeproc-js fails.
// LOCALE is forced on every style where it is given.

import { createRequire } from "node:module";
import { existsSync, readFileSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";

const [packages, styles, locales, itemsFile, clustersFile, locale] = process.argv.slice(2);
const CSL = createRequire(join(resolve(packages), "package.json"))("citeproc");

// Standard output is for results alone.
console.log = console.error;

// An entry that prints nothing is left out of the bibliography, but not out of its list of ids: so
// each entry is made to carry its item's id.
const html = CSL.Output.Formats.html;
const writeEntry = html["@bibliography/entry"];
html["@bibliography/entry"] = function (state, text) {
  return `${writeEntry.call(this, state, text)}\0${this.system_id ?? ""}`;
};

const items = new Map(JSON.parse(readFileSync(itemsFile, "utf8")).map((item) => [item.id, item]));
const clusters = readFileSync(clustersFile, "utf8");
const localeTexts = new Map();

function retrieveLocale(tag) {
  if (!localeTexts.has(tag)) {
    const path = join(locales, `locales-${tag}.xml`);
    localeTexts.set(tag, existsSync(path) ? readFileSync(path, "utf8") : false);
  }
  return localeTexts.get(tag);
}

function render(style) {
  const xml = readFileSync(join(styles, `${style}.csl`), "utf8");
  const system = { retrieveLocale, retrieveItem: (id) => structuredClone(items.get(id)) };
  const engine = locale
    ? new CSL.Engine(system, xml, locale, true)
    : new CSL.Engine(system, xml);
  const rendered = [];
  const before = [];
  for (const cluster of JSON.parse(clusters)) {
    const [, updates] = engine.processCitationCluster(cluster, before, []);
    for (const [index, html] of updates) {
      rendered[index] = html;
    }
    before.push([cluster.citationID, cluster.properties.noteIndex]);
  }
  engine.updateUncitedItems([...items.keys()]);
  const bibliography = engine.makeBibliography();
  const [{ entry_ids: ids }, strings] = bibliography || [{}, []];
  const entries = strings.map((string, index) => {
    const [text, id] = string.split("\0");
    // "No printed form" carries no id; styles that print it leave no entry out.
    return [id || ids[index][0], text.trim()];
  });
  return { clusters: rendered, entries };
}

function result(style) {
  try {
    return { style, ...render(style) };
  } catch (error) {
    return { style, error: String(error?.message ?? error) };
  }
}

for (const style of readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  writeSync(1, `${JSON.stringify(result(style))}\n`);
}
