// Where styles and rendered references come from: the block itself, a server, or the WebAssembly engine.

import { matching } from "./ibid-picker.js";

const LIMIT = 50;

/** A server with ibid's API at `base`. */
export function server(base) {
  const root = new URL(base, document.baseURI).href.replace(/\/?$/, "/api/v1/");
  const options = { credentials: "omit", referrerPolicy: "no-referrer" };
  const json = async (path, more) => {
    const response = await fetch(root + path, { ...options, ...more });
    if (!response.ok) throw new Error(`${response.status}`);
    return response.json();
  };
  return {
    styles: (query) => json(`styles?${new URLSearchParams({ q: query, limit: LIMIT })}`),
    render: (item, style, locale) => {
      const query = new URLSearchParams({ style, cite_each: true, ...(locale && { locale }) });
      const headers = { "content-type": "application/json" };
      return json(`render?${query}`, { method: "POST", headers, body: JSON.stringify({ items: [item] }) });
    },
  };
}

/** The engine in the folder at `base`, loaded when it is needed first. */
export function engine(base) {
  let loading;
  const loaded = () => {
    loading ??= import(new URL(`${base.replace(/\/?$/, "/")}ibid.js`, document.baseURI).href).then(async (module) => {
      await module.default();
      return module;
    });
    return loading;
  };
  return {
    styles: async (query) => JSON.parse((await loaded()).styles(query)).slice(0, LIMIT),
    render: async (item, style, locale) =>
      JSON.parse((await loaded()).render(JSON.stringify({ items: [item], style, locale, cite_each: true }))),
  };
}

/** A search through the styles at hand first, then through all that a source has. */
export const searchOf = (own, source) => async (query) => {
  const first = query ? matching(own, query) : own;
  if (!source) return first;
  const more = await source.styles(query).catch(() => []);
  const names = new Set(first.map((style) => style.name));
  return [...first, ...more.filter((style) => !names.has(style.name))];
};
