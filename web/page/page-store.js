// What the page remembers, in this browser alone.

const KEY = "ibid-page";

/** The list and the reader's choices: `{items, style, locale, language}`. */
export function restored() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
    return { ...kept, items: Array.isArray(kept.items) ? kept.items.filter((item) => item && typeof item === "object") : [] };
  } catch {
    return { items: [] };
  }
}

/** Whether it could be kept. */
export function keep({ items, style, locale, language }) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ items, style, locale, language }));
    return true;
  } catch {
    return false;
  }
}

/** Calls back when another tab changed it. */
export const onChangeElsewhere = (then) =>
  addEventListener("storage", (event) => event.key === KEY && then(restored()));

/** An item under an id that no other has. */
export function withOwnId(item, items) {
  const taken = new Set(items.map((other) => other.id));
  const base = String(item.id || "item");
  let id = base;
  for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
  return { ...item, id };
}
