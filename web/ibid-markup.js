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

/** A fragment of the allowed elements of `html`; others give their text alone. */
export function safeFragment(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  let from = parsed.body;
  if (from.children.length === 1 && from.firstElementChild.matches("div.csl-entry")) from = from.firstElementChild;
  copyChildren(from, fragment, 0);
  return fragment;
}

function copyChildren(from, to, depth) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.nodeName.toUpperCase())) continue;
    if (depth >= DEPTH) to.append(node.textContent);
    else copyChildren(node, allowed(node, to) ?? to, depth + 1);
  }
}

/** The copy of an allowed element, in its place. */
function allowed(node, to) {
  if (!ELEMENTS.has(node.nodeName)) return null;
  const copy = document.createElement(node.nodeName);
  const classes = [...node.classList].filter((name) => /^csl-[a-z-]+$/.test(name));
  if (classes.length) copy.className = classes.join(" ");
  // Set by script, which a policy without `unsafe-inline` allows; a `style` attribute in markup it does not.
  for (const declaration of (node.getAttribute("style") ?? "").split(";")) {
    const [property, value] = declaration.split(":").map((part) => part.trim().toLowerCase());
    if (Object.hasOwn(DECLARATIONS, property) && DECLARATIONS[property].test(value)) copy.style.setProperty(property, value);
  }
  if (node.nodeName === "A" && /^https?:\/\//i.test(node.getAttribute("href") ?? "")) {
    copy.href = node.getAttribute("href");
    copy.rel = "noopener";
  }
  to.append(copy);
  return copy;
}

/** The text of an entry: blocks apart, white space as readers see it. */
export function plainText(node) {
  const copy = node.cloneNode(true);
  for (const block of copy.querySelectorAll("div")) block.before(" ");
  return copy.textContent.replace(/\s+/g, " ").trim();
}
