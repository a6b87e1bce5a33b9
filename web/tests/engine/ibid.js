// A stand-in for the WebAssembly engine's module.
export default async function init() {}
export const styles = (query) => JSON.stringify([{ name: "nature", title: "Nature" }].filter(({ title }) => title.toLowerCase().includes(query.toLowerCase())));
export const render = (request) => {
  const { items, style } = JSON.parse(request);
  const html = `<div class="csl-entry">${style}: <b>${items[0].title}</b></div>`;
  return JSON.stringify({ schema: "ibid.render/1", style: { id: style, title: style }, locale: "en-US", citations: [{ text: "1", html: "<sup>1</sup>", markdown: "^1^" }], bibliography: [{ id: items[0].id, html, text: html, markdown: html }] });
};
