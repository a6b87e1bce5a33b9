// The server's API, as far as the page uses it. Errors are `Problem`s with words for readers.

/** What the server says is wrong (RFC 9457), or that it did not answer (`offline`). */
export class Problem extends Error {
  /** Advice that names a flag is for the command line. */
  constructor(details, offline = false) {
    super(details.detail || details.title || "");
    this.offline = offline;
    this.help = (details.diagnostics ?? []).map((diagnostic) => diagnostic.help).filter((help) => help && !help.includes("--"));
  }
}

async function ask(path, { query = {}, ...options } = {}) {
  const words = new URLSearchParams(Object.entries(query).filter(([, value]) => value != null && value !== ""));
  let response;
  try {
    response = await fetch(`/api/v1/${path}${words.size ? `?${words}` : ""}`, { credentials: "omit", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem({}, true);
  }
  if (!response.ok) throw new Problem(await response.json().catch(() => ({ title: `${response.status} ${response.statusText}` })));
  return response;
}

const post = (path, value, query) =>
  ask(path, { method: "POST", query, headers: { "content-type": "application/json" }, body: JSON.stringify(value) });

/** Inspections of a URL or identifier. */
export const inspectSource = async (source) => (await post("inspect", { source })).json();

/** Inspections of a text or file. JSON is sent without its type: with it, it would be a request. */
export async function inspectContent(content, name) {
  const body = /json/.test(content.type ?? "") || typeof content === "string" ? new Blob([content]) : content;
  return (await ask("inspect", { method: "POST", query: { name }, body })).json();
}

/** `ibid.render/1` of some items. */
export const render = async (items, style, locale) =>
  (await post("render", { items, style, locale: locale || undefined, cite_each: true }, { cite_each: true })).json();

/** A bibliography as a document. */
export const renderAs = async (format, items, style, locale) =>
  (await post("render", { items, style, locale: locale || undefined }, { format })).blob();

/** Items in a format for other programs. */
export const convert = async (format, items) =>
  (await ask("convert", {
    method: "POST", query: { to: format },
    headers: { "content-type": "application/vnd.citationstyles.csl+json" }, body: JSON.stringify(items),
  })).blob();

/** The formats that can be written. */
export const formats = async () => (await (await ask("formats")).json()).filter((format) => format.write);

/** Styles for some words. */
export const styles = async (q) => (await ask("styles", { query: { q, limit: 50 } })).json();
