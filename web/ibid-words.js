// Words of the user interface, in the languages of `strings.json` beside this module.

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);
let loading;

/** All words, loaded once; nothing where they cannot be had. */
function load() {
  loading ??= fetch(new URL("strings.json", import.meta.url))
    .then((response) => (response.ok ? response.json() : {}))
    .catch(() => ({}));
  return loading;
}

/** `rtl` or `ltr` for a BCP 47 tag. */
export const directionOf = (tag) => (RIGHT_TO_LEFT.has(primary(tag)) ? "rtl" : "ltr");

const primary = (tag) => (tag || "en").toLowerCase().split(/[-_]/)[0];

/**
 * Words for the first of some BCP 47 tags that there are words for; else English.
 * @returns a function `(key, values)` with `language` and `languages`; `{name}` in a text stands for a value.
 */
export async function wordsFor(...tags) {
  const strings = await load();
  const language = tags.filter(Boolean).map(primary).find((tag) => strings[tag]) ?? "en";
  const words = (key, values = {}) => {
    const text = strings[language]?.[key] ?? readable(key);
    return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  };
  words.has = (key) => Boolean(strings[language]?.[key]);
  words.language = language;
  words.languages = Object.keys(strings);
  return words;
}

/** What a key says by itself, where its text cannot be had: `search_styles` is "Search styles". */
function readable(key) {
  const text = key.replace(/^(page|field)_/, "").replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
