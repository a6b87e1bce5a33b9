// A stub of ibid's API: answers of the right shapes for made-up works. It does not escape titles in HTML, so that
// what an evil server could send is tried on the page.

const STYLES = [
  ["apa", "APA Style 7th edition"],
  ["chicago-author-date", "Chicago Manual of Style 18th edition (author-date)"],
  ["chicago-notes-bibliography", "Chicago Manual of Style 18th edition (notes and bibliography)"],
  ["harvard-cite-them-right", "Cite Them Right 12th edition - Harvard"],
  ["ieee", "IEEE Reference Guide"],
  ["modern-language-association", "Modern Language Association 9th edition"],
  ["nature", "Nature"],
  ["vancouver", "Vancouver"],
];
const FORMATS = [["csl-json", "CSL-JSON", "json"], ["bibtex", "BibTeX", "bib"], ["ris", "RIS", "ris"]];

const json = (value, status = 200) => ({ status, type: status < 400 ? "application/json" : "application/problem+json", body: JSON.stringify(value) });
const problem = (status, detail, help) => json({ type: "about:blank", title: "Unprocessable", status, detail, code: "E0000", diagnostics: help ? [{ help }] : [] }, status);

/** The answer to a request. */
export function answer(path, query, request, body) {
  const verb = path.replace("/api/v1/", "");
  if (verb === "styles") return json(styles(query));
  if (verb === "formats") return json(FORMATS.map(([name, title, extension]) => ({ name, title, read: true, write: true, extensions: [extension], media_types: [] })));
  if (verb === "inspect") return inspect(query, request, body);
  if (verb === "render") return render(query, JSON.parse(body));
  if (verb === "convert") return { status: 200, type: "text/plain", body: JSON.parse(body).map((item) => `${query.get("to")}: ${item.title}`).join("\n") };
  return problem(404, "no such path");
}

function styles(query) {
  const words = (query.get("q") ?? "").toLowerCase().split(/\s+/);
  const found = STYLES.filter((style) => words.every((word) => style.join(" ").toLowerCase().includes(word)));
  return found.slice(0, Number(query.get("limit") ?? 100)).map(([name, title]) => ({ name, title, id: `http://www.zotero.org/styles/${name}` }));
}

function inspect(query, request, body) {
  if (request.headers["content-type"]?.startsWith("application/json")) return json([work({ title: "Looked up", DOI: JSON.parse(body).source }, "crossref")]);
  if (body.includes("nothing citable")) return problem(422, "nothing in `body` can be cited", "Paste the page's address instead");
  const titles = body.startsWith("[") ? JSON.parse(body).map(({ title }) => title) : [body.match(/<title>(.*?)<\/title>/)?.[1] ?? body.split("\n")[0]];
  return json(titles.map((title, at) => work({ id: `work${at + 1}`, title, URL: query.get("name") ? undefined : "https://tern.example/quiet-winters" }, query.get("name") ?? "text")));
}

function work(more, where) {
  const item = {
    id: "okonkwo2023", type: "article-journal", author: [{ family: "Okonkwo", given: "Mary" }, { family: "Ruiz", given: "José", suffix: "Jr." }],
    "container-title": "Tern", issued: { "date-parts": [[2023, 1, 5]] }, volume: "12", ...more,
  };
  const found = (value, confidence, alternatives = []) => ({ value, confidence, alternatives, provenance: [{ extractor: "text", where, text: String(value), line: 1 }] });
  return {
    schema: "ibid.inspect/1", source: where, item,
    fields: {
      title: found(item.title, 0.94), author: found("Mary Okonkwo; José Ruiz", 0.72), issued: found("5 January 2023", 0.41, [{ value: { "date-parts": [[2022, 12, 30]] }, confidence: 0.3, reason: "the address says so", provenance: [] }]),
      "container-title": found("Tern", 0.9), type: found("article-journal", 0.88),
    },
    warnings: [{ code: "W0201", severity: "warning", message: "the page gives two dates for `issued`", help: "Compare them with the printed page." }],
  };
}

function render(query, request) {
  const name = request.style ?? query.get("style") ?? "apa";
  const style = STYLES.find((known) => known[0] === name);
  if (!style) return problem(400, `there is no style \`${name}\``);
  const entries = request.items.map((item, at) => entry(item, name, at));
  const format = query.get("format");
  if (format) return { status: 200, type: "text/plain", body: entries.map(({ text }) => text).join("\n") };
  return json({ schema: "ibid.render/1", style: { id: style[0], title: style[1], class: name.includes("notes") ? "note" : "in-text" }, locale: request.locale ?? query.get("locale") ?? "en-US", citations: entries.map(({ cited }) => ({ text: cited, html: cited, markdown: cited })), bibliography: entries });
}

function entry(item, style, at) {
  const names = (item.author ?? []).map((name) => name.literal ?? `${name.family}, ${name.given?.[0] ?? ""}.`).join(" & ");
  const year = item.issued?.["date-parts"]?.[0][0] ?? "n.d.";
  const accessed = item.accessed ? ` Accessed ${item.accessed["date-parts"][0].join("-")}.` : "";
  const number = ["ieee", "vancouver", "nature"].includes(style) ? `<div class="csl-left-margin">[${at + 1}]</div>` : "";
  const body = `${names} (${year}). ${item.title}. <i>${item["container-title"] ?? ""}</i>, ${item.volume ?? ""}.${accessed}`;
  const html = `<div class="csl-entry">${number}${number ? `<div class="csl-right-inline">${body}</div>` : body}</div>`;
  const text = `${number ? `[${at + 1}] ` : ""}${body.replace(/<[^>]*>/g, "")}`;
  return { id: item.id, html, text, markdown: text, cited: number ? `[${at + 1}]` : `(${item.author?.[0]?.family ?? item.title}, ${year})` };
}
