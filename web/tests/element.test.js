// The element on pages that it was not made for.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { assertAccessible, clipboard, prepare, server, stubbed, visit, words } from "./harness.js";

const w = words.en;
prepare();

const block = (page, at = 0) => page.locator("cite-this-article").nth(at);
const open = async (page, at = 0) => {
  await block(page, at).locator("summary").click();
  await block(page, at).locator(".ibid-picker").waitFor();
};
const choose = async (page, words, at = 0) => {
  await block(page, at).getByRole("combobox").fill(words);
  await block(page, at).getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
};
const select = (page, run) => page.evaluate(`(() => { const range = document.createRange(); (${run})(range); getSelection().removeAllRanges(); getSelection().addRange(range); })()`);

test("without JavaScript all is there", () => visit("/pages/foreign.html", async (page) => {
  await block(page).locator("summary").click();
  assert.equal(await block(page).locator(".ibid-style:visible").count(), 3);
  assert.ok(await page.getByText("(Okonkwo, 2023)").isVisible());
  assert.equal(await block(page).getByRole("link", { name: "BibTeX" }).getAttribute("download"), "okonkwo2023quiet.bib");
}, { javaScriptEnabled: false }));

test("the styles of the block are searched and shown", () => visit("/pages/plain.html", async (page) => {
  await open(page);
  assert.equal(await block(page).locator(".ibid-style:visible").count(), 1);
  await choose(page, "notes");
  assert.match(await block(page).locator(".ibid-style:visible .ibid-note").textContent(), /Mary Okonkwo, “Quiet Winters,”/);
  assert.ok(!server.requests.some((path) => path.includes("/api/")));
}));

test("a style of the server is rendered in the reader's own day", { skip: !stubbed }, () => visit("/pages/foreign.html", async (page) => {
  await open(page);
  await choose(page, "nature");
  const shown = block(page).locator(".ibid-style:visible .ibid-entry .ibid-text");
  await shown.filter({ hasText: "[1]" }).waitFor();
  // 23:30 in Auckland is another day than in Greenwich.
  assert.match(await shown.textContent(), /Accessed 2026-3-1\./);
  assert.equal(await block(page).locator("time").getAttribute("datetime"), "2026-03-01");
}, { timezoneId: "Pacific/Auckland", before: (context) => context.clock.setFixedTime(new Date("2026-02-28T11:30:00Z")) }));

test("nothing is asked of a server before the block is opened", { skip: !stubbed }, () => visit("/pages/foreign.html", async (page) => {
  const before = server.requests.length;
  await page.locator(".ibid-alive").waitFor();
  assert.ok(!server.requests.slice(before).some((path) => path.includes("/api/")));
}));

test("a server that fails leaves the block as it was", () => visit("/pages/foreign.html", async (page) => {
  await page.route("**/api/**", (route) => route.fulfill({ status: 500, body: "no" }));
  await open(page);
  assert.match(await block(page).locator(".ibid-entry:visible .ibid-text").textContent(), /2023, January 5/);
  await choose(page, "ieee");
  assert.match(await block(page).locator(".ibid-entry:visible .ibid-text").textContent(), /M\. Okonkwo, “Quiet winters,”/);
}));

test("the engine is loaded when it is needed", () => visit("/pages/engine.html", async (page) => {
  await page.locator(".ibid-alive").waitFor();
  await open(page);
  await choose(page, "nature");
  await block(page).locator(".ibid-entry:visible b", { hasText: "Quiet winters" }).waitFor();
  assert.equal(await block(page).locator(".ibid-in-text:visible sup").textContent(), "1");
}));

test("a copy has both flavours, and is said", () => visit("/pages/plain.html", async (page) => {
  await open(page);
  await block(page).getByRole("button", { name: `${w.copy}: ${w.reference}` }).first().click();
  await block(page).getByRole("status").filter({ hasText: w.copied }).waitFor();
  const { html, text } = await clipboard(page);
  assert.equal(text, "Okonkwo, M. (2023, January 5). Quiet winters. Tern. https://tern.example/quiet-winters");
  assert.match(html, /<i[^>]*>Tern<\/i>/);
  await choose(page, "ieee");
  await block(page).locator(".ibid-copy:visible").first().click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("[1] M. Okonkwo"));
}));

test("where the clipboard is closed, the older way copies", () => visit("/pages/plain.html", async (page) => {
  await open(page);
  await block(page).locator(".ibid-copy:visible").first().click();
  await block(page).getByRole("status").filter({ hasText: w.copied }).waitFor();
  assert.match((await clipboard(page)).html, /<i[^>]*>Tern<\/i>/);
}, { before: (context) => context.addInitScript(() => { delete window.ClipboardItem; }) }));

test("a passage is linked so that the browser finds it", () => visit("/pages/plain.html", async (page, context) => {
  const cases = [
    // Within a word at both ends, and the same words come again later.
    [(range) => { const text = document.querySelector("#second").firstChild; range.setStart(text, 4); range.setEnd(text, 11); }, "March the", /^text=March%20the$/],
    // Words that came before are told from the first by what stands around.
    [(range) => { const text = document.querySelectorAll("article > p")[2].firstChild; range.setStart(text, 0); range.setEnd(text, 11); }, "Nobody came", /^text=(.+-,)?Nobody%20came,-in$/],
    // The signs of the syntax are escaped.
    [(range) => { const text = document.querySelectorAll("article > p")[2].firstChild; range.setStart(text, text.data.indexOf("well-")); range.setEnd(text, text.data.indexOf(" and long")); }, "well-trodden, dry,", /^text=well%2Dtrodden%2C%20dry%2C$/],
    // Over several blocks.
    [(range) => { range.setStart(document.querySelector("#second").firstChild, 0); range.setEnd(document.querySelector("li").firstChild, 11); }, "In March the first terns", /^text=In%20March%20the%20first,.*First%20count$/],
  ];
  await open(page);
  for (const [run, text, directive] of cases) {
    await select(page, run);
    await block(page).getByRole("button", { name: w.cite_passage }).click();
    const link = block(page).locator(".ibid-passage a");
    await link.filter({ hasText: ":~:" }).waitFor();
    const href = await link.getAttribute("href");
    assert.match(href.split(":~:")[1], directive);
    assert.ok((await block(page).locator(".ibid-passage .ibid-text").textContent()).startsWith(`“${text}`));
    const there = await followed(context, href);
    const top = await there.evaluate(`(() => { const range = document.createRange(); (${run})(range); return range.getBoundingClientRect().top; })()`);
    assert.ok(top >= 0 && top < 120, `${href} leads to ${top}`);
    await there.close();
  }
  const locator = await block(page).locator(".ibid-passage .ibid-text").textContent();
  assert.match(locator, /First count” \(Okonkwo, 2023, para\. 2\) http/);
  await block(page).locator(".ibid-passage .ibid-copy").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes(":~:text="));
}));

test("a passage in a section names it", () => visit("/pages/sections.html", async (page) => {
  await open(page);
  const cases = [["#second", ", para. 2)"], ["#counted", ", “Counts in spring” section, para. 2)"], ["#listed", ", “What was left out of the counts, and…” section)"]];
  for (const [where, locator] of cases) {
    await select(page, `(range) => range.selectNodeContents(document.querySelector("${where}").firstChild)`);
    await block(page).getByRole("button", { name: w.cite_passage }).click();
    const text = block(page).locator(".ibid-passage .ibid-text");
    await text.filter({ hasText: `(Okonkwo, 2023${locator} http` }).waitFor();
  }
}));

/** A page at a link, in a window so low that it has to scroll to what the link names. */
async function followed(context, href) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 400, height: 120 });
  await page.goto(href);
  await page.waitForFunction(() => scrollY > 0);
  return page;
}

test("without a selection the way is said", () => visit("/pages/plain.html", async (page) => {
  await open(page);
  await block(page).getByRole("button", { name: w.cite_passage }).click();
  await block(page).getByRole("status").filter({ hasText: w.select_passage }).waitFor();
}));

test("the reader's style is remembered, on every block and page", () => visit("/pages/two.html", async (page) => {
  await open(page, 1);
  assert.match(await block(page, 1).getByRole("combobox").inputValue(), /^IEEE/);
  await choose(page, "chicago", 1);
  assert.match(await block(page, 0).getByRole("combobox", { includeHidden: true }).inputValue(), /^Chicago/);
  await page.goto(`${server.base}/pages/plain.html`);
  await open(page);
  assert.match(await block(page).getByRole("combobox").inputValue(), /^Chicago/);
  const ids = await page.evaluate(() => [...document.querySelectorAll("[id]")].map(({ id }) => id));
  assert.equal(new Set(ids).size, ids.length);
}));

test("where storage is forbidden the element works", () => visit("/pages/plain.html", async (page) => {
  await open(page);
  await choose(page, "ieee");
  assert.ok(await block(page).locator(".ibid-style[data-style=ieee]").isVisible());
}, { before: (context) => context.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })) }));

test("the keyboard is enough", () => visit("/pages/plain.html", async (page) => {
  await page.locator(".ibid-alive").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await block(page).getByRole("listbox").waitFor();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await block(page).getByRole("listbox").waitFor({ state: "hidden" });
  assert.match(await block(page).getByRole("combobox").inputValue(), /./);
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.className), /ibid-copy/);
  await page.keyboard.press("Space");
  await block(page).getByRole("status").filter({ hasText: w.copied }).waitFor();
}));

test("right to left, the block turns", () => visit("/pages/rtl.html", async (page) => {
  await open(page);
  const copy = await block(page).locator(".ibid-copy:visible").first().boundingBox();
  const text = await block(page).locator(".ibid-text:visible").first().boundingBox();
  assert.ok(copy.x < text.x);
  assert.equal(await copyLabel(page), words.ar.copy);
}));
const copyLabel = (page) => block(page).locator(".ibid-copy:visible").first().textContent();

test("it fits a narrow screen, and a page that styles everything", () => visit("/pages/foreign.html", async (page) => {
  await open(page);
  const { scroll, border, small } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    border: getComputedStyle(document.querySelector(".ibid-style:not([hidden])")).borderTopWidth,
    small: [...document.querySelectorAll("cite-this-article :is(button, input, summary, .ibid-download)")].map((node) => node.getBoundingClientRect()).filter((box) => box.width && Math.min(box.width, box.height) < 24).length,
  }));
  assert.deepEqual({ scroll, border, small }, { scroll: 320, border: "0px", small: 0 });
}, { viewport: { width: 320, height: 700 } }));

test("in print the block shows its references and no controls", () => visit("/pages/plain.html", async (page) => {
  await open(page);
  await page.emulateMedia({ media: "print" });
  assert.equal(await block(page).locator("button:visible, input:visible").count(), 0);
  assert.ok(await block(page).locator(".ibid-entry:visible").first().isVisible());
}));

for (const colorScheme of ["light", "dark"]) {
  for (const path of ["plain", "foreign", "rtl"]) {
    test(`axe finds nothing: ${path}, ${colorScheme}`, () => visit(`/pages/${path}.html`, async (page) => {
      await open(page);
      await assertAccessible(page, "open");
      await block(page).getByRole("combobox").click();
      await block(page).getByRole("option").first().waitFor();
      await assertAccessible(page, "list of styles");
    }, { colorScheme, reducedMotion: "reduce" }));
  }
}

test("the element with its modules is smaller than 15 kB, compressed", async () => {
  const folder = new URL("../", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  let total = 0;
  for (const name of names) total += gzipSync(await readFile(new URL(name, folder))).length;
  assert.ok(names.length > 3 && total < 15_000, `${total} bytes`);
});
