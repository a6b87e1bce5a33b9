// The module as Node has it. `cargo xtask wasm --test` builds it, and says in IBID_WASM where it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const folder = process.env.IBID_WASM;
assert.ok(folder, "set IBID_WASM to the folder of the module, or run `cargo xtask wasm --test`");
const ibid = createRequire(import.meta.url)(join(folder, "node", "ibid.js"));

const book = (id, family) => ({ id, type: "book", title: "Tides", author: [{ family, given: "A." }] });
const rendered = (request) => JSON.parse(ibid.render(JSON.stringify(request)));
/** The ids of a bibliography in APA, which is sorted by author. */
const order = (families, locale) => {
  const items = families.map((family) => book(family, family));
  return rendered({ items, style: "apa", locale, cite_each: true }).bibliography.map(({ id }) => id);
};
const failure = (call) => {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
};

test("a document is rendered", () => {
  const item = { ...book("v", "Vane"), issued: { "date-parts": [[2019]] }, publisher: "Lantern Press" };
  const report = rendered({ items: [item], style: "apa", locale: "en-US", cite_each: true });
  assert.equal(report.schema, "ibid.render/1");
  assert.equal(report.style.id, "http://www.zotero.org/styles/apa");
  assert.equal(report.citations[0].text, "(Vane, 2019)");
  assert.match(report.bibliography[0].html, /Vane, A\. \(2019\)\. <i>Tides<\/i>\. Lantern Press\./);
});

test("references are converted", () => {
  const report = JSON.parse(ibid.convert("@book{v, title = {Tides}, author = {Vane, Anna}}", undefined, "csl-json"));
  assert.equal(report.schema, "ibid.convert/1");
  assert.equal(report.from, "bibtex");
  assert.equal(report.items, 1);
  assert.deepEqual(JSON.parse(report.text)[0].author, [{ family: "Vane", given: "Anna" }]);
});

test("a page is inspected, whatever its `meta` says of its bytes", () => {
  const html = `<!doctype html><meta charset="iso-8859-1"><title>Gezeiten</title>
    <meta name="citation_title" content="Über Gezeiten"><meta name="citation_author" content="Vane, Anna">
    <article><h1>Über Gezeiten</h1></article>`;
  const [report] = JSON.parse(ibid.inspect(html, "https://example.org/gezeiten"));
  assert.equal(report.schema, "ibid.inspect/1");
  assert.equal(report.item.title, "Über Gezeiten");
  assert.equal(report.item.URL, "https://example.org/gezeiten");
  assert.ok(report.fields.title.provenance.length > 0);
});

test("strings are ordered as the document's language has it", () => {
  const families = ["Zander", "Öhler", "Ohm", "Ärmel", "Arnold"];
  assert.deepEqual(order(families, "de-DE"), ["Ärmel", "Arnold", "Öhler", "Ohm", "Zander"]);
  assert.deepEqual(order(families, "sv-SE"), ["Arnold", "Ohm", "Zander", "Ärmel", "Öhler"]);
});

test("a collator that is given goes before", () => {
  const { compare } = new Intl.Collator("sv", { sensitivity: "base", ignorePunctuation: true });
  ibid.set_collator(compare);
  assert.deepEqual(order(["Zander", "Ärmel"], "de-DE"), ["Zander", "Ärmel"]);
  ibid.set_collator(() => {
    throw new Error("no order");
  });
  assert.deepEqual(order(["Zander", "Ärmel"], "de-DE").length, 2);
  ibid.set_collator(undefined);
  assert.deepEqual(order(["Zander", "Ärmel"], "de-DE"), ["Ärmel", "Zander"]);
});

test("a style and a locale can be brought", () => {
  const style = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
    <info><title>Plain</title><id>https://example.org/plain</id><updated>2024-01-01T00:00:00+00:00</updated></info>
    <citation><layout><text term="anonymous" suffix=" "/><text variable="title"/></layout></citation></style>`;
  const locale = `<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="eo">
    <terms><term name="anonymous">anonima</term></terms></locale>`;
  assert.equal(JSON.parse(ibid.load_style(style)).name, "plain");
  assert.equal(JSON.parse(ibid.load_locale(locale)).locale, "eo");
  const report = rendered({ items: [book("v", "Vane")], style: "plain", locale: "eo", cite_each: true });
  assert.equal(report.citations[0].text, "anonima Tides");
  assert.equal(JSON.parse(ibid.styles("plain"))[0].title, "Plain");
});

test("what fails is thrown with its diagnostic", () => {
  const unknown = failure(() => ibid.render(JSON.stringify({ items: [], style: "aap" })));
  assert.equal(unknown.name, "IbidError");
  assert.equal(unknown.diagnostic.message, "there is no style `aap`");
  assert.match(unknown.diagnostic.help, /`apa`/);
  assert.match(failure(() => ibid.render("{")).diagnostic.message, /line 1 column 1/);
  assert.match(failure(() => ibid.convert("x", "nothing", "bibtex")).diagnostic.message, /`nothing`/);
  assert.equal(failure(() => ibid.load_style("<a>")).diagnostic.severity, "error");
  // The module goes on.
  assert.equal(JSON.parse(ibid.styles("apa"))[0].name, "apa");
});

test("the engine alone and its script are under 700 kB on their way to a browser", () => {
  const packed = ["ibid_bg.wasm", "ibid.js"].map((file) => gzipSync(readFileSync(join(folder, "engine", file)), { level: 9 }).length);
  const total = packed.reduce((sum, size) => sum + size, 0);
  assert.ok(total < 700_000, `${total} bytes`);
});
