// Values of CSL-JSON items as text that people edit, and back.

const NAMES = new Set(["author", "editor", "translator", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director", "editorial-director", "editor-translator", "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer", "series-creator"]);
const DATES = new Set(["issued", "accessed", "available-date", "event-date", "original-date", "submitted"]);

/** What is asked for first, in this order. */
export const COMMON = ["type", "title", "author", "editor", "translator", "container-title", "issued", "volume", "issue", "page", "edition", "publisher", "publisher-place", "DOI", "URL", "ISBN", "ISSN", "accessed", "language"];

export const TYPES = ["article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage"];

/** `names`, `date`, `type` or `text`. */
export function kindOf(field) {
  if (field === "type") return "type";
  if (NAMES.has(field)) return "names";
  return DATES.has(field) ? "date" : "text";
}

/** The fields of an item that people see, the common ones first. */
export function fieldsOf(item) {
  const has = Object.keys(item).filter((name) => !["id", "citation-key", "custom"].includes(name));
  const place = (name) => (COMMON.includes(name) ? COMMON.indexOf(name) : COMMON.length);
  return has.sort((a, b) => place(a) - place(b));
}

/** A value as text. */
export function textOf(field, value) {
  if (value == null) return "";
  if (kindOf(field) === "names" && Array.isArray(value)) return value.map(nameText).join("\n");
  if (kindOf(field) === "date" && typeof value === "object") return dateText(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** The value that a text stands for; `undefined` for none. Names that did not change stay as they were, with all their parts. */
export function valueOf(field, text, before) {
  const trimmed = text.trim();
  if (!trimmed) return undefined;
  if (kindOf(field) === "names") return namesOf(trimmed, Array.isArray(before) ? before : []);
  if (kindOf(field) === "date") return textOf(field, before) === trimmed ? before : dateOf(trimmed);
  if (before && typeof before === "object") return textOf(field, before) === trimmed ? before : trimmed;
  return trimmed;
}

function nameText(name) {
  if (name.literal) return name.literal;
  const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
  const given = [name.given, name["dropping-particle"]].filter(Boolean).join(" ");
  return [family, given, name.suffix].filter(Boolean).join(", ");
}

function namesOf(text, before) {
  const known = new Map(before.map((name) => [nameText(name), name]));
  return text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
    if (known.has(line)) return known.get(line);
    const [family, given, suffix] = line.split(",").map((part) => part.trim());
    if (!given) return { literal: family };
    return suffix ? { family, given, suffix } : { family, given };
  });
}

function dateText(date) {
  const parts = date["date-parts"];
  if (!Array.isArray(parts)) return date.literal ?? date.raw ?? "";
  const one = (part) => part.map((number, at) => String(number).padStart(at ? 2 : 4, "0")).join("-");
  return parts.map(one).join("/");
}

function dateOf(text) {
  const one = (part) => part.match(/^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/)?.slice(1).filter(Boolean).map(Number);
  const parts = text.split("/").map((part) => one(part.trim()));
  const inRange = ([, month = 1, day = 1]) => month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return parts.length <= 2 && parts.every((part) => part && inRange(part)) ? { "date-parts": parts } : { literal: text };
}
