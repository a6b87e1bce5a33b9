/** A CSL-JSON item: https://docs.citationstyles.org/en/1.0.2/specification.html */
export interface CslItem {
  id: string | number;
  type: string;
  [variable: string]: unknown;
}

/** A cite of an item, as CSL citation objects have it. */
export interface CslCite {
  id: string | number;
  locator?: string;
  label?: string;
  prefix?: string;
  suffix?: string;
  "suppress-author"?: boolean;
  "author-only"?: boolean;
}

/** A CSL citation object. */
export interface CslCitation {
  citationID?: string;
  citationItems: CslCite[];
  properties?: { noteIndex?: number };
}

/** What `render` takes, as JSON. */
export interface RenderRequest {
  items: CslItem[];
  /** In the document's order. Items that none cites come after the others. */
  citations?: CslCitation[];
  /** A style by name, alias, id or title; `apa` where none is given. */
  style?: string;
  /** A BCP 47 tag; else the style's own locale, else `en-US`. */
  locale?: string;
  /** Cite each item once, in the order given, in the place of `citations`. */
  cite_each?: boolean;
  /** Links on DOIs, URLs, PMIDs and PMCIDs. */
  links?: boolean;
}

/** One piece of formatted text, in three formats. */
export interface Formatted {
  text: string;
  html: string;
  markdown: string;
}

/** Something that the user should know, or why a function fails. */
export interface Diagnostic {
  code: string;
  severity: "error" | "warning" | "note";
  message: string;
  source: string | null;
  line: number | null;
  column: number | null;
  span: [start: number, end: number] | null;
  help: string | null;
  url: string | null;
}

/** What `render` gives, as JSON. */
export interface RenderReport {
  schema: "ibid.render/1";
  /** `note` styles put their citations into notes. */
  style: { id: string; title: string; class: "in-text" | "note"; updated: string | null };
  locale: string;
  citations: Formatted[];
  bibliography: ({ id: string } & Formatted)[];
  warnings?: Diagnostic[];
}

/** A style of the list that `styles` gives, as JSON. */
export interface StyleLine {
  name: string;
  title: string;
  id: string;
  updated: string | null;
}

/** What `convert` gives, as JSON. What the target does not hold is among the diagnostics. */
export interface ConvertReport {
  schema: "ibid.convert/1";
  from: string;
  to: string;
  items: number;
  text: string;
  diagnostics: Diagnostic[];
}

/** Where a value stood. */
export interface Place {
  extractor: string;
  where: string;
  text: string;
  line?: number;
}

/** A field of an item, and why it has its value. */
export interface Field {
  value: unknown;
  /** From 0 to 1. */
  confidence: number;
  provenance: Place[];
  derived_from?: string;
  alternatives: { value: unknown; confidence: number; provenance: Place[]; reason: string }[];
}

/** What `inspect` gives an array of, as JSON. */
export interface InspectReport {
  schema: "ibid.inspect/1";
  source: string;
  item: CslItem;
  fields: Record<string, Field>;
  warnings: Diagnostic[];
}

/** What `load_style` gives, as JSON. */
export interface LoadedStyle {
  /** The name to ask for it by. */
  name: string;
  title: string;
  warnings: Diagnostic[];
}

/** What `load_locale` gives, as JSON. */
export interface LoadedLocale {
  locale: string;
  warnings: Diagnostic[];
}

/** What every function throws where it fails. */
export interface IbidError extends Error {
  name: "IbidError";
  diagnostic: Diagnostic;
}
