// Other people's software, unchanged, at `ibid serve`: ZoteroBib's client of translation-server, and Citation.js, which
// asks doi.org. `crates/ibid-server/tests/clients/clients.py` has those in Python.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { BIBTEX, WORK, missing as skip, start } from "./program.js";

const require = createRequire(import.meta.url);
let ibid;
before(async () => { if (!skip) ibid = await start(); });
after(() => ibid?.close());

/** The client of ZoteroBib, as its site sets it. */
function zotero() {
  const Client = require("zotero-translation-client");
  return { Client, client: new (Client.default ?? Client)({ persist: false, translateURL: ibid.base }) };
}

test("zotero-translation-client: an identifier, and what ZoteroBib makes of its item", { skip }, async () => {
  const { client } = zotero();
  const { result, items: [item] } = await client.translateIdentifier("10.5555/geese.1");
  assert.equal(result, "COMPLETE");
  assert.equal(item.itemType, "journalArticle");
  assert.deepEqual(item.creators[0], { firstName: "Mary", lastName: "Okonkwo", creatorType: "author" });
  const [csl] = client.itemsCSL;
  assert.equal(csl.type, "article-journal");
  assert.equal(csl.title, WORK.title);
  assert.deepEqual(csl.author, WORK.author);
  assert.equal(csl["container-title"], WORK["container-title"]);
  assert.deepEqual(csl.issued["date-parts"][0].map(Number), WORK.issued["date-parts"][0]);
});

test("zotero-translation-client: a page", { skip }, async () => {
  const { client } = zotero();
  const { result, items: [item] } = await client.translateUrl(ibid.page("/page"));
  assert.equal(result, "COMPLETE");
  assert.equal(item.title, "Loud summers");
  assert.equal(item.url, ibid.page("/page"));
  assert.ok(!Number.isNaN(Date.parse(item.accessDate)), item.accessDate);
});

test("zotero-translation-client: a choice of several works", { skip }, async () => {
  const { client } = zotero();
  const url = ibid.page("/references.bib");
  const first = await client.translateUrl(url);
  assert.equal(first.result, "MULTIPLE_CHOICES");
  assert.deepEqual(Object.values(first.items).map((item) => item.title ?? item).sort(), ["Old gulls", "Quiet winters"]);
  const [key] = Object.entries(first.items).find(([, item]) => (item.title ?? item) === "Old gulls");
  const second = await client.translateUrlItems(url, { [key]: first.items[key] });
  assert.equal(second.result, "COMPLETE");
  assert.deepEqual(second.items.map(({ title }) => title), ["Old gulls"]);
});

test("zotero-translation-client: import, and export of what was gathered", { skip }, async () => {
  const { client } = zotero();
  const { result, items } = await client.translateImport(BIBTEX);
  assert.equal(result, "COMPLETE");
  assert.equal(items.length, 2);
  for (const [format, expected] of [["bibtex", /@book\{/], ["ris", /TY {2}- BOOK/]]) {
    assert.match(await client.exportItems(format), expected);
  }
});

test("zotero-translation-client: what is not found has failed", { skip }, async () => {
  const { client } = zotero();
  assert.equal((await client.translateIdentifier("10.5555/nothing")).result, "FAILED");
  assert.equal((await client.translateUrl(ibid.page("/nowhere"))).result, "FAILED");
});

test("Citation.js: a DOI, by content negotiation", { skip }, async () => {
  const { parsers } = require("@citation-js/plugin-doi");
  const [item] = await parsers.api.parseAsync(`${ibid.base}/10.5555/geese.1`);
  assert.equal(item.title, WORK.title);
  assert.equal(item.type, "article-journal");
  assert.deepEqual(item.author.map(({ family }) => family), ["Okonkwo", "Brandt"]);
  assert.equal(item.DOI, WORK.DOI);
});
