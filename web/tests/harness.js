// One server and one Chromium for the tests of a file; each test has a context of its own.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./server.js";

const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const AXE = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
export const words = JSON.parse(readFileSync(new URL("../strings.json", import.meta.url), "utf8"));
export const stubbed = !process.env.IBID_SERVER;

let browser;
export let server;

/** Starts and ends what the tests of a file share. */
export function prepare() {
  before(async () => {
    server = await serve();
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: ARGS });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
}

/**
 * Runs `act(page)` in a new context and holds it to what every test expects: no error, no breach of the policy, no
 * request to another origin.
 */
export async function visit(path, act, options = {}) {
  const { before: prepareContext, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, locale: "en-US", permissions: ["clipboard-read", "clipboard-write"], ...contextOptions });
  await prepareContext?.(context);
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error" && !/status of [45]\d\d/.test(message.text())) wrong.push(message.text()); });
  page.on("request", (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(server.base)) wrong.push(`request to ${request.url()}`); });
  page.setDefaultTimeout(10_000);
  try {
    await page.goto(server.base + path);
    await act(page, context);
    assert.deepEqual(wrong, []);
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
}

/** What is on the clipboard: `{html, text}`. */
export const clipboard = (page) => page.evaluate(async () => {
  const [item] = await navigator.clipboard.read();
  const read = async (type) => (await item.getType(type)).text();
  return { html: await read("text/html"), text: await read("text/plain") };
});

/** Holds the page to WCAG 2.2 AA and to axe's good practice. */
export async function assertAccessible(page, name) {
  // A site's policy does not bind the tester: run in a world of its own, as an extension would.
  const violations = await page.evaluate(`(async () => { ${AXE}; const found = await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
    return found.violations.map(({ id, nodes }) => id + ": " + nodes.map(({ html, failureSummary }) => html.slice(0, 200) + " " + failureSummary).join(" | ")); })()`);
  assert.deepEqual(violations, [], name);
}

/** The page of the server with a text cited. */
export async function cite(page, text) {
  await page.getByLabel(words.en.page_input).fill(text);
  await page.getByRole("button", { name: words.en.page_cite, exact: true }).click();
  await page.locator(".card .reference:not([aria-busy]):not(:empty)").waitFor();
}
