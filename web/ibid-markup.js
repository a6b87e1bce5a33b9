// HTML of entries that came over the network or from the engine, put into the page through an allow-list.

const ELEMENTS = new Set(["I", "B", "EM", "STRONG", "SUP", "SUB", "SPAN", "DIV", "A"]);
/** Their content is no text for readers. */
const DROPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "IFRAME", "OBJECT", "SVG", "MATH", "TITLE"]);
const DECLARATIONS = {
  "font-variant": /^(small-caps|normal)$/,
  "font-style": /^(italic|oblique|normal)$/,
  "font-weight": /^(bold|normal)$/,
  "text-decoration": /^(underline|none)$/,
  "vertical-align": /^(super|sub|baseline)$/,
};
const DEPTH = 32;
/** What the classes of the static block stand for; the block's style sheet has the same. */
const FACES = {
  "ibid-upright": ["font-style", "normal"],
  "ibid-small-caps": ["font-variant", "small-caps"],
  "ibid-no-small-caps": ["font-variant", "normal"],
  "ibid-normal-weight": ["font-weight", "normal"],
  "ibid-underline": ["text-decoration", "underline"],
  "ibid-no-underline": ["text-decoration", "none"],
  "ibid-baseline": ["vertical-align", "baseline"],
};

/** An element with attributes and children; no markup is parsed. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(key, "");
    else if (value !== false && value != null) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

/**
 * A fragment of the allowed elements of `html`; others give their text alone.
 *
 * It is read here and not by the browser's parser: that one reports each `style` and `on…` attribute as a breach of
 * the page's policy, even in a document that is never shown.
 */
export function safeFragment(html) {
  const fragment = document.createDocumentFragment();
  const open = [{ node: fragment }];
  let dropped = null;
  let from = 0;
  for (const token of html.matchAll(TOKEN)) {
    if (!dropped) open.at(-1).node.append(decoded(html.slice(from, token.index)));
    from = token.index + token[0].length;
    const name = token[2]?.toUpperCase();
    const closes = token[1] === "/";
    if (dropped) dropped = closes && name === dropped ? null : dropped;
    else if (DROPPED.has(name)) dropped = closes || token[3].endsWith("/") ? null : name;
    else if (ELEMENTS.has(name) && closes) close(open, name);
    else if (ELEMENTS.has(name)) open.push({ name, node: allowed(name, token[3], open) });
  }
  if (!dropped) open.at(-1).node.append(decoded(html.slice(from)));
  const [only] = fragment.children;
  const wrapped = fragment.childElementCount === 1 && only.matches("div.csl-entry");
  if (wrapped) fragment.replaceChildren(...only.childNodes);
  return fragment;
}

/** A comment, or a tag: `/`, name, attributes. */
const TOKEN = /<!--[^]*?-->|<(\/?)([a-z][a-z0-9]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decoded(text) {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : whole;
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Ends the innermost open element of a name, and what is open in it. */
function close(open, name) {
  const at = open.findLastIndex((element) => element.name === name);
  if (at > 0) open.length = at;
}

/** A new element with what is allowed of its attributes, in its place. */
function allowed(name, text, open) {
  const parent = open.at(-1).node;
  if (open.length > DEPTH) return parent;
  const attributes = Object.fromEntries([...text.matchAll(ATTRIBUTE)].map(([, key, double, single]) => [key.toLowerCase(), decoded(double ?? single)]));
  const node = document.createElement(name);
  const classes = (attributes.class ?? "").split(/\s+/).filter((word) => /^csl-[a-z-]+$/.test(word));
  if (classes.length) node.className = classes.join(" ");
  // Set by script, which a policy without `unsafe-inline` allows; a `style` attribute in markup it does not.
  for (const declaration of (attributes.style ?? "").split(";")) {
    const [property, value] = declaration.split(":").map((part) => part.trim().toLowerCase());
    if (Object.hasOwn(DECLARATIONS, property) && DECLARATIONS[property].test(value)) node.style.setProperty(property, value);
  }
  if (name === "A" && /^https?:\/\//i.test(attributes.href ?? "")) {
    node.href = attributes.href;
    node.rel = "noopener";
  }
  parent.append(node);
  return node;
}

/** The HTML of an entry for other programs, which have no style sheet of the block: type faces inline. */
export function portableHtml(node) {
  const copy = node.cloneNode(true);
  for (const [name, declaration] of Object.entries(FACES)) {
    for (const face of copy.querySelectorAll(`.${name}`)) {
      face.removeAttribute("class");
      face.style.setProperty(...declaration);
    }
  }
  return copy.innerHTML;
}

/** The text of an entry: blocks apart, white space as readers see it. */
export function plainText(node) {
  const copy = node.cloneNode(true);
  for (const block of copy.querySelectorAll("div")) block.before(" ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}
