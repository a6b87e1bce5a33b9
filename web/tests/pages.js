// The pages on which the tests put the element: one article, one block as `ibid embed` writes it, several frames.

import { readFileSync } from "node:fs";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const BLOCK = read("pages/block.html");
const ARTICLE = read("pages/article.html");
const WORDS = JSON.parse(read("../strings.json"));

/** The block in a language, with attributes of its element. */
function block({ lang = "en", ...more } = {}) {
  const own = { lang, dir: lang === "ar" ? "rtl" : "ltr", "data-ibid": "1", ...more };
  const attributes = Object.entries(own).map(([name, value]) => `${name}="${value}"`).join(" ");
  const words = { ...WORDS[lang], attributes };
  return BLOCK.replace(/\{(\w+)\}/g, (whole, key) => words[key] ?? whole);
}

const article = (attributes) => `<article>\n${ARTICLE}${block(attributes)}</article>`;

/** What each page has: `main`, and its language and style sheet where they are not the usual ones. */
const PAGES = {
  plain: { main: article() },
  foreign: { main: article({ server: "/" }), sheet: "foreign.css" },
  rtl: { main: article({ lang: "ar" }), lang: "ar", sheet: "foreign.css" },
  engine: { main: article({ engine: "/engine" }) },
  wasm: { main: article({ engine: "/wasm/" }) },
  sections: {
    main: `<article>\n${ARTICLE}<h2>Counts in spring</h2><p>They were counted twice.</p><p id="counted">The second count was the higher one.</p>
      <h3>What was left out of the counts, and why it was not counted then</h3><ul><li id="listed">Chicks under a week old</li></ul>${block()}</article>`,
  },
  two: {
    main: `<article><h2>One</h2><p>The first text.</p>${block()}</article>
      <article><h2>Two</h2><p>The second text.</p>${block({ lang: "de", styles: "ieee apa" })}</article>`,
  },
};

/** The page of a name; `undefined` where there is none. */
export function pageOf(name) {
  if (!Object.hasOwn(PAGES, name)) return undefined;
  const { main, lang = "en", sheet } = PAGES[name];
  return `<!doctype html>
<html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quiet winters</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/cite-this-article.css">
${sheet ? `<link rel="stylesheet" href="${sheet}">` : ""}
<script type="module" src="/assets/cite-this-article.js"></script>
</head>
<body>
<main>${main}</main>
</body>
</html>
`;
}
