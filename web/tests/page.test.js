// The page of the server, used as a person would.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible, cite, clipboard, prepare, server, stubbed, visit, words } from "./harness.js";

const w = words.en;
const TEXT = "Sleep and memory in adolescents\nBy Mary Okonkwo\n5 January 2023";
prepare();

const button = (scope, name) => scope.getByRole("button", { name, exact: true });
const entries = (page) => page.locator("#list .entry").allTextContents();
const references = (...titles) => JSON.stringify(titles.map((title, at) => ({
  id: `a${at}`, type: "article-journal", title, author: [{ family: "Okonkwo", given: "Mary" }], "container-title": "Tern", issued: { "date-parts": [[2023]] },
})));
const listOf = async (page, ...titles) => {
  await cite(page, references(...titles));
  const scope = titles.length > 1 ? page.locator(".choice") : page.locator(".card");
  await button(scope, w.page_add).click();
  await page.locator(`#list li:nth-child(${titles.length})`).waitFor();
};

test("text that is pasted is cited at once", () => visit("/", async (page) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), TEXT);
  await page.getByLabel(w.page_input).focus();
  await page.keyboard.press("Control+V");
  await page.locator(".card .reference", { hasText: "Sleep and memory in adolescents" }).waitFor();
  assert.match(await page.locator(".card .reference").textContent(), /Okonkwo, M\..*2023.*Sleep and memory in adolescents/);
  const title = page.locator("[data-field=title]");
  assert.equal(await title.getByLabel(w.field_title).inputValue(), "Sleep and memory in adolescents");
  assert.match(await title.locator(".badge").textContent(), /\d+\s?%/);
  await title.getByText(w.page_evidence).click();
  await title.locator("q", { hasText: "Sleep and memory" }).first().waitFor();
}));

test("an identifier and an address are looked up, by name", { skip: !stubbed }, () => visit("/", async (page) => {
  for (const [given, asked] of [["10.5555/12345678", "10.5555/12345678"], ["https://tern.example/a", "https://tern.example/a"], ["tern.example/a", "https://tern.example/a"]]) {
    const request = page.waitForRequest(/inspect/);
    await cite(page, given);
    assert.deepEqual((await request).postDataJSON(), { source: asked });
    assert.equal((await request).headers()["content-type"], "application/json");
  }
}));

test("a file that is dropped is cited under its name", () => visit("/", async (page) => {
  const request = page.waitForRequest(/inspect/);
  const drop = (type) => page.evaluate((type) => {
    const data = new DataTransfer();
    data.items.add(new File(["<title>Dropped winters</title><meta name=author content='Mary Okonkwo'><h1>Dropped winters</h1>"], "winters.html", { type: "text/html" }));
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, type);
  await drop("dragover");
  assert.ok(await page.getByText(w.page_drop).isVisible());
  await drop("drop");
  assert.equal(new URL((await request).url()).searchParams.get("name"), "winters.html");
  await page.locator(".reference", { hasText: "Dropped winters" }).waitFor();
  assert.ok(await page.getByText(w.page_drop).isHidden());
}));

test("a file that is chosen is cited", () => visit("/", async (page) => {
  await page.locator("#file").setInputFiles({ name: "refs.json", mimeType: "application/json", buffer: Buffer.from(references("Chosen winters")) });
  await page.locator(".reference", { hasText: "Chosen winters" }).waitFor();
}));

test("a style is found by its words and taken with the keyboard", () => visit("/", async (page) => {
  await cite(page, TEXT);
  const combobox = page.getByRole("combobox", { name: w.style });
  await combobox.focus();
  await page.keyboard.type("ieee");
  await page.getByRole("option", { name: /IEEE/ }).first().waitFor();
  assert.equal(await combobox.getAttribute("aria-expanded"), "true");
  const active = await combobox.getAttribute("aria-activedescendant");
  assert.match(await page.locator(`#${active}`).textContent(), /IEEE/);
  await page.keyboard.press("Enter");
  await page.locator(".reference", { hasText: "[1]" }).waitFor();
  assert.match(await combobox.inputValue(), /IEEE/);
  await page.keyboard.type("zzzz");
  await page.locator(".ibid-none").waitFor();
  await page.keyboard.press("Escape");
  assert.match(await combobox.inputValue(), /IEEE/);
  await page.reload();
  assert.match(await page.getByRole("combobox", { name: w.style }).inputValue(), /IEEE/);
}));

test("a field that is corrected changes the reference", () => visit("/", async (page) => {
  await cite(page, TEXT);
  await page.getByLabel(w.field_title, { exact: true }).fill("Sleep, corrected");
  await page.locator(".reference", { hasText: "Sleep, corrected" }).waitFor();
  assert.equal(await page.locator("[data-field=title] .badge").textContent(), w.page_edited);
  await page.getByLabel(w.field_author, { exact: true }).fill("Lindqvist, Åsa\nTern Trust");
  await page.locator(".reference", { hasText: /Lindqvist, Å.*Tern Trust/ }).waitFor();
  await page.getByLabel(w.page_add_field).selectOption("publisher");
  await page.getByLabel(w.field_publisher, { exact: true }).fill("Tern Press");
  assert.ok(await page.locator("[data-field=publisher]").isVisible());
}));

test("another value with its evidence can be taken", { skip: !stubbed }, () => visit("/", async (page) => {
  await cite(page, TEXT);
  const issued = page.locator("[data-field=issued]");
  await issued.getByText(w.page_evidence).click();
  await issued.getByRole("button", { name: w.page_use }).click();
  assert.equal(await page.getByLabel(w.field_issued, { exact: true }).inputValue(), "2022-12-30");
  await page.locator(".reference", { hasText: "2022" }).waitFor();
  assert.match(await page.locator(".warning").textContent(), /W0201.*two dates.*printed page/);
}));

test("the list is built, moved, shortened, restored, and kept", () => visit("/", async (page) => {
  await listOf(page, "First winter", "Second winter", "Third winter");
  const order = async () => (await entries(page)).map((text) => text.match(/(First|Second|Third)/)[0]).join(" ");
  await page.getByRole("button", { name: `${w.page_down}: First winter` }).click();
  await page.getByText("2 of 3").waitFor();
  assert.equal(await order(), "Second First Third");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), `${w.page_down}: First winter`);
  await page.locator("#list li:nth-child(3) .handle").dragTo(page.locator("#list li:nth-child(1)"));
  await page.getByText("1 of 3").waitFor();
  assert.equal(await order(), "Third Second First");
  await page.getByRole("button", { name: `${w.page_remove}: Second winter` }).click();
  await page.locator("#list li:nth-child(3)").waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await page.locator("#list li:nth-child(3)").waitFor();
  assert.equal(await order(), "Third Second First");
  await page.reload();
  await page.locator("#list li:nth-child(3)").waitFor();
  assert.equal(await order(), "Third Second First");
}));

test("an item of the list is corrected in its place", () => visit("/", async (page) => {
  await listOf(page, "First winter", "Second winter");
  await page.getByRole("button", { name: `${w.page_edit}: First winter` }).click();
  await page.getByLabel(w.field_title, { exact: true }).fill("First winter, again");
  await button(page, w.page_update).click();
  await page.locator("#list .entry", { hasText: "First winter, again" }).waitFor();
  assert.equal((await entries(page)).length, 2);
}));

test("a reference and the bibliography are copied in both flavours", () => visit("/", async (page) => {
  await listOf(page, "First winter", "Second winter");
  await button(page.locator(".card"), w.copy).click();
  await page.getByText(w.copied).waitFor();
  const one = await clipboard(page);
  assert.match(one.text, /^Okonkwo, M\. .*First winter/);
  await button(page, w.page_copy_all).click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("Second winter"));
  const all = await clipboard(page);
  assert.match(all.text, /First winter[^\n]*\n[^\n]*Second winter/);
  assert.equal(all.html.match(/<p/g).length, 2);
  if (stubbed) assert.match(all.html, /<i[ >]/);
}));

test("the bibliography is downloaded, and read again", () => visit("/", async (page) => {
  await listOf(page, "First winter", "Second winter");
  for (const [choice, name] of [["document text", "bibliography.txt"], ["data csl-json", "bibliography.json"]]) {
    await page.getByLabel(w.page_format).selectOption(choice);
    const download = page.waitForEvent("download");
    await button(page, w.download).click();
    assert.equal((await download).suggestedFilename(), name);
    assert.match(await readFile(await (await download).path(), "utf8"), /First winter[^]*Second winter/i);
  }
  await page.locator("#import").setInputFiles({ name: "more.json", mimeType: "application/json", buffer: Buffer.from(references("Imported winter")) });
  await page.locator("#list .entry", { hasText: "Imported winter" }).waitFor();
  assert.equal((await entries(page)).length, 3);
}));

test("all of it is done with the keyboard", () => visit("/", async (page) => {
  assert.equal(await page.evaluate(() => document.activeElement.id), "source");
  await page.keyboard.insertText("Sleep and memory by Mary Okonkwo, 2023");
  await page.keyboard.press("Enter");
  await page.locator(".card .reference:not(:empty)").waitFor();
  // The focus stands on the reference's heading; its buttons come next.
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), w.page_add);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.equal(outline, "solid");
  await page.keyboard.press("Enter");
  await page.locator("#list li").waitFor();
}));

test("what goes wrong is said, with the way out", () => visit("/", async (page) => {
  if (stubbed) {
    await page.getByLabel(w.page_input).fill("nothing citable\nhere");
    await button(page, w.page_cite).click();
    await page.getByRole("alert").getByText("nothing in `body` can be cited").waitFor();
    await page.getByRole("alert").getByText("Paste the page's address instead").waitFor();
  }
  await page.route("**/api/v1/inspect*", (route) => route.fulfill({ status: 503, body: "" }));
  await page.getByLabel(w.page_input).fill("some text\nof two lines");
  await button(page, w.page_cite).click();
  await page.getByRole("alert").getByText("503").waitFor();
}));

test("hostile titles and names stay text", { skip: !stubbed }, () => visit("/", async (page) => {
  const evil = "<img src=x onerror=alert(1)><script>alert(2)</script><a href=\"javascript:alert(3)\">x</a><svg onload=alert(4)>";
  page.on("dialog", () => assert.fail("a script ran"));
  await page.getByLabel(w.page_input).fill(`${evil}\nby Mary Okonkwo`);
  await button(page, w.page_cite).click();
  await page.locator(".card .reference:not(:empty)").waitFor();
  await page.getByLabel(w.field_title, { exact: true }).fill(`Quiet ${evil}`);
  await page.locator(".reference", { hasText: "Quiet" }).waitFor();
  await button(page.locator(".card"), w.page_add).click();
  await page.locator("#list .entry", { hasText: "Quiet" }).waitFor();
  const found = await page.evaluate(() => document.querySelectorAll("main :is(img, script, svg, [onerror], [href^='javascript' i])").length);
  assert.equal(found, 0);
}));

test("without storage the page works and says what it cannot do", () => visit("/", async (page) => {
  await listOf(page, "First winter");
  await page.getByText(w.page_no_storage).waitFor();
  assert.equal((await entries(page)).length, 1);
}, { before: (context) => context.addInitScript(() => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })) }));

test("without JavaScript the page says what it needs", () => visit("/", async (page) => {
  assert.ok(await page.getByText("This page needs JavaScript").isVisible());
}, { javaScriptEnabled: false }));

test("in Arabic the page turns, and languages can be changed", () => visit("/", async (page) => {
  await page.getByText(words.ar.page_tagline).waitFor();
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ["ar", "rtl"]);
  const { x } = await page.locator(".brand").boundingBox();
  assert.ok(x > 600, `the name stands on the right: ${x}`);
  await page.locator("#source").fill(TEXT);
  await page.locator("#ask .main").click();
  await page.locator(".reference:not(:empty)").waitFor();
  await page.locator("#language").focus();
  await page.locator("#language").selectOption("de");
  await page.getByText(words.de.page_tagline).waitFor();
  await button(page, words.de.page_add).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), "language");
  assert.equal(await page.evaluate(() => document.documentElement.dir), "ltr");
}, { locale: "ar" }));

for (const width of [320, 390]) {
  test(`nothing is cut off at ${width} pixels, and targets are large enough`, () => visit("/", async (page) => {
    await listOf(page, "Averyveryveryveryverylongtitlewithoutanyspacesinitatallforthenarrowscreen", "Second winter");
    const { scroll, small } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      small: [...document.querySelectorAll("button, input, select, textarea, summary")].map((node) => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
        .filter(([, box]) => box.width && Math.min(box.width, box.height) < 24).map(([html]) => html),
    }));
    assert.equal(scroll, width);
    assert.deepEqual(small, []);
  }, { viewport: { width, height: 800 } }));
}

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing: ${colorScheme}`, () => visit("/", async (page) => {
    await assertAccessible(page, "empty");
    await listOf(page, "First winter", "Second winter");
    for (const summary of await page.locator(".field summary").all()) await summary.click();
    await page.getByText(w.page_added).first().waitFor({ state: "detached" });
    await assertAccessible(page, "full");
    await page.getByRole("combobox", { name: w.style }).click();
    await page.locator(".ibid-option").first().waitFor();
    await assertAccessible(page, "list of styles");
  }, { colorScheme, reducedMotion: "reduce" }));
}

test("the first render takes less than 100 kB, uncompressed", () => visit("/", async (page) => {
  await page.locator("#settings input").waitFor();
  const paths = server.requests.slice(server.requests.lastIndexOf("GET /")).filter((path) => !path.includes("/api/"));
  let total = 0;
  for (const path of paths) total += (await (await fetch(server.base + path.split(" ")[1])).arrayBuffer()).byteLength;
  assert.ok(paths.length > 5 && total < 100_000, `${paths.length} files, ${total} bytes`);
}));
