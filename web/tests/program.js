// `ibid serve` for tests with other people's clients, and a registry and pages of made-up works for it to ask.

import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const program = process.env.IBID_PROGRAM ?? fileURLToPath(new URL("../../target/debug/ibid", import.meta.url));

/** Why the program cannot be run; `false` where it can. */
export const missing = existsSync(program) ? false : "the program is not built: `cargo build`";

export const WORK = {
  type: "article-journal", DOI: "10.5555/geese.1", title: "Quiet winters", language: "en",
  author: [{ family: "Okonkwo", given: "Mary" }, { family: "Brandt", given: "Ada" }],
  "container-title": "Journal of Coastal Birds", volume: "12", issue: "3", page: "201-219",
  ISSN: "0378-5955", issued: { "date-parts": [[2023, 1, 5]] },
};
const PAGE = `<!doctype html><html lang="en"><head><title>Loud summers</title><meta name="citation_title" content="Loud summers">
  <meta name="citation_author" content="Brandt, Ada"><meta name="citation_publication_date" content="2021/07/02"></head>
  <body><article><h1>Loud summers</h1><p>By Ada Brandt</p></article></body></html>`;
export const BIBTEX = "@book{geese, title = {Quiet winters}, author = {Okonkwo, Mary}, year = 2023, isbn = {9780306406157}}\n"
  + "@book{gulls, title = {Old gulls}, author = {Brandt, Ada}, year = 2019}\n";

/** What the network has. */
function world() {
  const server = createServer((request, response) => {
    const answers = {
      "/doi/10.5555%2Fgeese.1": ["application/vnd.citationstyles.csl+json", JSON.stringify(WORK)],
      "/doi/10.5555/geese.1": ["application/vnd.citationstyles.csl+json", JSON.stringify(WORK)],
      "/page": ["text/html; charset=utf-8", PAGE],
      "/references.bib": ["application/x-bibtex", BIBTEX],
    };
    const [type, body] = answers[request.url] ?? [];
    response.writeHead(type ? 200 : 404, { "content-type": type ?? "text/plain" });
    response.end(body ?? "no such thing");
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Starts both: `{base, page(path), close}`. */
export async function start() {
  const network = await world();
  const around = `http://127.0.0.1:${network.address().port}`;
  const cache = mkdtempSync(join(tmpdir(), "ibid-cache-"));
  const child = spawn(program, ["serve", "--port", "0", "--allow-private", "--endpoint", `doi=${around}/doi/`], { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, IBID_CACHE_DIR: cache } });
  const base = await new Promise((resolve, reject) => {
    let told = "";
    const listen = (chunk) => {
      told += chunk;
      const address = told.match(/http:\/\/[\d.]+:\d+/);
      if (address) resolve(address[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", () => reject(new Error(told || "the program ended")));
    child.on("error", reject);
  });
  return { base, page: (path) => around + path, close: () => { child.kill(); network.close(); rmSync(cache, { recursive: true, force: true }); } };
}
