// A server for the tests: the files of `web/` under the policy that `ibid serve` sets, and a stub of its API.
// Where `IBID_SERVER` names a running server, `/api` is passed on to it. The WebAssembly engine alone is at `/wasm`.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pageOf } from "./pages.js";
import { answer } from "./stub.js";

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
  + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };
const folder = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Where `cargo xtask wasm` puts the engine. */
export const WASM = process.env.IBID_WASM ?? folder("../../target/wasm");

/** Starts it on a free port. `requests` gathers the paths asked for. */
export async function serve() {
  const requests = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    const { status, type, body } = await respond(request).catch((error) => ({ status: 404, type: "text/plain", body: String(error) }));
    response.writeHead(status, { "content-type": type.includes("charset") || !/text|json/.test(type) ? type : `${type}; charset=utf-8`, "content-security-policy": POLICY, "x-content-type-options": "nosniff" });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, requests, close: () => server.close() };
}

async function respond(request) {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  if (pathname.startsWith("/api/")) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    return process.env.IBID_SERVER ? forwarded(request, body) : answer(pathname, searchParams, request, body.toString());
  }
  const name = pathname === "/" ? "/index.html" : pathname;
  const made = pageOf(name.match(/^\/pages\/(\w+)\.html$/)?.[1]);
  if (made) return { status: 200, type: "text/html", body: made };
  for (const place of placesOf(name)) {
    const body = await readFile(place).catch(() => null);
    if (body) return { status: 200, type: TYPES[extname(name)] ?? "application/octet-stream", body };
  }
  throw new Error("no such file");
}

/** Where the file of a path may be. */
function placesOf(path) {
  const [, below = "", name] = path.match(/^\/(?:(assets|pages|engine|wasm)\/)?([\w.-]+)$/) ?? [];
  if (!name) return [];
  if (below === "assets") return [folder(`../page/${name}`), folder(`../${name}`)];
  if (below === "wasm") return [join(WASM, "engine", name)];
  return [folder(below ? `./${below}/${name}` : `../page/${name}`)];
}

async function forwarded(request, body) {
  const headers = request.headers["content-type"] ? { "content-type": request.headers["content-type"] } : {};
  const answer = await fetch(process.env.IBID_SERVER.replace(/\/$/, "") + request.url, { method: request.method, headers, body: request.method === "POST" ? body : undefined });
  return { status: answer.status, type: answer.headers.get("content-type") ?? "text/plain", body: Buffer.from(await answer.arrayBuffer()) };
}
