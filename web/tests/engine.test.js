// The WebAssembly engine itself, as `cargo xtask wasm` builds it: in the element, and as a package for Node.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { prepare, server, visit } from "./harness.js";
import { WASM } from "./server.js";

const skip = existsSync(join(WASM, "ibid_bg.wasm")) ? false : "the engine is not built: `cargo xtask wasm`";
const STYLE = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">
  <info><title>Harbour Notes</title><id>https://tern.example/harbour-notes</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout suffix="."><text variable="title" font-style="italic"/><date variable="accessed" prefix=", seen "><date-part name="year"/></date></layout></citation>
  <bibliography><layout><text variable="title" font-variant="small-caps"/><text value=", from the engine"/></layout></bibliography></style>`;
prepare();

const block = (page) => page.locator("cite-this-article");
const open = async (page) => {
  await block(page).locator("summary").click();
  await block(page).locator(".ibid-picker").waitFor();
};

test("the engine renders the block's styles anew, once the block is opened", { skip }, () => visit("/pages/wasm.html", async (page) => {
  await page.locator(".ibid-alive").waitFor();
  assert.ok(!server.requests.some((path) => path.includes("/wasm/")));
  await open(page);
  const fresh = block(page).locator(".ibid-style[data-style=apa][data-fresh]:visible");
  await fresh.waitFor();
  assert.equal(await fresh.locator(".ibid-entry .ibid-text").textContent(), "Okonkwo, M. (2023, January 5). Quiet winters. Tern. https://tern.example/quiet-winters");
  assert.equal(await fresh.locator(".ibid-entry i").textContent(), "Tern");
  assert.equal(await fresh.locator(".ibid-in-text .ibid-text").textContent(), "(Okonkwo, 2023)");
  assert.ok(server.requests.includes("GET /wasm/ibid_bg.wasm"));
}));

test("a style that the page brings to the engine is offered by the element", { skip }, () => visit("/pages/wasm.html", async (page) => {
  await page.evaluate(async (style) => {
    const ibid = await import("/wasm/ibid.js");
    await ibid.default();
    ibid.load_style(style);
  }, STYLE);
  await open(page);
  await block(page).getByRole("combobox").fill("harbour");
  await block(page).getByRole("option", { name: "Harbour Notes" }).waitFor();
  await page.keyboard.press("Enter");
  const shown = block(page).locator(".ibid-style[data-style=harbour-notes]:visible");
  await shown.waitFor();
  assert.equal(await shown.locator(".ibid-entry .ibid-text").textContent(), "Quiet winters, from the engine");
  assert.equal(await shown.locator(".ibid-note .ibid-text").textContent(), `Quiet winters, seen ${new Date().getFullYear()}.`);
  assert.equal(await shown.locator(".ibid-entry .ibid-text :is(span)").evaluate((node) => getComputedStyle(node).fontVariantCaps), "small-caps");
}));

test("a style that the engine does not have leaves the block as it was", { skip }, () => visit("/pages/wasm.html", async (page) => {
  await open(page);
  await block(page).getByRole("combobox").fill("ieee");
  await block(page).getByRole("option", { name: /IEEE/ }).first().waitFor();
  await page.keyboard.press("Enter");
  assert.match(await block(page).locator(".ibid-style[data-style=ieee]:visible .ibid-entry .ibid-text").textContent(), /M\. Okonkwo/);
}));

test("the package is used from TypeScript, in Node", { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), "ibid-package-"));
  const here = dirname(fileURLToPath(import.meta.url));
  try {
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(WASM, join(folder, "node_modules", "ibid-wasm"));
    symlinkSync(join(here, "package"), join(folder, "source"));
    const run = (...args) => execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const compiler = join(here, "node_modules", "typescript", "bin", "tsc");
    // Names are looked for where the link stands, not where it leads.
    const options = ["--strict", "--preserveSymlinks", "--module", "node20", "--target", "es2022", "--outDir", folder];
    run(compiler, ...options, "source/use.mts");
    assert.equal(run("use.mjs").trim(), "(Vane, 2019): Vane, A. (2019). Tides.");
  } catch (error) {
    assert.fail(`${error.stdout ?? ""}${error.stderr ?? error}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
