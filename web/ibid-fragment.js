// A link to a passage: the text directive of the URL Fragment Text Directives draft.
// https://wicg.github.io/scroll-to-text-fragment/

const SKIPPED = "script, style, noscript, template, cite-this-article, [hidden]";
/** Longer text, and text over several blocks, is named by its first and last words. */
const EXACT = 200;
const END_WORDS = 4;
const CONTEXT_WORDS = 12;
/** Between blocks, where a match of one term cannot go on. */
const BLOCK = "\u0000";

/**
 * The text of a range, and the directive that leads back to it (`text=…`).
 * @returns `null` where the range has no text.
 */
export function passageOf(range, root = document.body) {
  const { text, flat, begin, end } = placed(range, root);
  if (begin >= end) return null;
  const directive = directiveFor(text, flat, begin, end);
  return { text: flat.slice(begin, end).replace(/\s+/g, " "), directive };
}

/** An address with a text directive in the place of any that it had. */
export function linkTo(address, directive) {
  const [before, fragment = ""] = address.split("#", 2);
  return `${before}#${fragment.split(":~:")[0]}:~:${directive}`;
}

/** The page's text with white space collapsed, and where the range begins and ends in it, at whole words. */
function placed(range, root) {
  let raw = "";
  let from = -1;
  let to = -1;
  let block = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeName === "BR") raw += BLOCK;
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const around = blockOf(node.parentElement);
    if (block && around !== block) raw += BLOCK;
    block = around;
    if (from < 0 && node === range.startContainer) from = raw.length + range.startOffset;
    else if (from < 0 && range.comparePoint(node, 0) >= 0) from = raw.length;
    if (node === range.endContainer) to = raw.length + range.endOffset;
    else if (range.comparePoint(node, node.length) <= 0) to = raw.length + node.length;
    raw += node.data;
  }
  if (from < 0 || to < 0) return { text: "", flat: "", begin: 0, end: 0 };
  const collapse = (part) => part.replace(/[\s\u0000]+/g, (run) => (run.includes(BLOCK) ? BLOCK : " "));
  const text = collapse(raw);
  const flat = text.replaceAll(BLOCK, " ");
  let [begin, end] = [from, to].map((at) => collapse(`${raw.slice(0, at)}x`).length - 1);
  while (begin < end && flat[begin] === " ") begin += 1;
  while (begin < end && flat[end - 1] === " ") end -= 1;
  if (begin >= end) return { text, flat, begin, end };
  const words = segments(flat);
  return { text, flat, begin: words.start(begin), end: words.end(end) };
}

function blockOf(element) {
  while (element?.parentElement && /^(inline|contents|ruby)/.test(getComputedStyle(element).display)) element = element.parentElement;
  return element;
}

/** Where the words of a text begin and end. */
function segments(text) {
  const segmenter = globalThis.Intl?.Segmenter ? new Intl.Segmenter(undefined, { granularity: "word" }).segment(text) : null;
  const isWord = (char) => /[\p{L}\p{M}\p{N}_]/u.test(char ?? "");
  const containing = (at) => {
    if (segmenter) return segmenter.containing(at);
    let index = at;
    while (isWord(text[index]) && isWord(text[index - 1])) index -= 1;
    let last = index + 1;
    while (isWord(text[last - 1]) && isWord(text[last])) last += 1;
    return { index, segment: text.slice(index, last), isWordLike: isWord(text[index]) };
  };
  const words = {
    start: (at) => (at < text.length ? containing(at).index : at),
    end: (at) => {
      if (at <= 0) return at;
      const { index, segment } = containing(at - 1);
      return index + segment.length;
    },
    /** The place after some words from `at`, at most `limit`. */
    forward: (at, count, limit) => {
      while (at < limit && count > 0) {
        const { index, segment, isWordLike } = containing(at);
        at = Math.min(index + segment.length, limit);
        if (isWordLike) count -= 1;
      }
      return at;
    },
    backward: (at, count, limit) => {
      while (at > limit && count > 0) {
        const { index, isWordLike } = containing(at - 1);
        at = Math.max(index, limit);
        if (isWordLike) count -= 1;
      }
      return at;
    },
  };
  return words;
}

function directiveFor(text, flat, begin, end) {
  const words = segments(flat);
  const page = flat.toLowerCase();
  const lower = page.length === flat.length ? page : flat;
  const selected = text.slice(begin, end);
  let startEnd = end;
  let endBegin = end;
  if (selected.includes(BLOCK) || selected.length > EXACT) {
    const first = selected.indexOf(BLOCK);
    startEnd = words.forward(begin, END_WORDS, first < 0 ? end : begin + first);
    const lastBlock = begin + selected.lastIndexOf(BLOCK) + 1;
    const least = Math.max(lastBlock, startEnd);
    for (let count = END_WORDS; count <= CONTEXT_WORDS; count += 1) {
      endBegin = words.backward(end, count, least);
      if (lower.indexOf(lower.slice(endBegin, end), startEnd) === endBegin) break;
    }
  }
  let before = begin;
  let after = startEnd;
  // A browser takes the first match on the page: words around are named until that is this one.
  for (let count = 1; count <= CONTEXT_WORDS && lower.indexOf(lower.slice(before, after)) !== before; count += 1) {
    before = words.backward(begin, count, 0);
    // After a range stands its end, not its start: only the words before tell its start from others.
    after = endBegin === end ? words.forward(startEnd, count, flat.length) : startEnd;
  }
  const term = (from, to) => encodeURIComponent(flat.slice(from, to).trim()).replaceAll("-", "%2D");
  return `text=${[
    before < begin && `${term(before, begin)}-`,
    term(begin, startEnd),
    endBegin < end && term(endBegin, end),
    after > startEnd && `-${term(startEnd, after)}`,
  ].filter(Boolean).join(",")}`;
}
