//! The one registry of diagnostic codes, which `ibid explain CODE` prints.
//!
//! `E` codes are errors, `W` codes warnings. The first two digits say which part speaks: 01
//! CSL-JSON, items and identifiers, 02 styles and locales, 03 the processor, 04 extraction, 05 the catalogue,
//! 06 the network, 07 formats, 09 the command line.

use crate::diagnostic::Code;

/// A code with its explanation.
#[derive(Clone, Copy, Debug)]
pub struct CodeInfo {
    /// The code.
    pub code: Code,
    /// One line: what it means.
    pub title: &'static str,
    /// What causes it and what to do.
    pub explanation: &'static str,
}

/// The registry's entry for a code such as `E0101`; case does not count.
pub fn explain(code: &str) -> Option<&'static CodeInfo> {
    REGISTRY
        .iter()
        .find(|info| info.code.0.eq_ignore_ascii_case(code))
}

/// Declares each code once, as a constant and as an entry of the registry.
macro_rules! codes {
    ($($name:ident = $code:literal, $title:literal, $explanation:literal;)*) => {
        $(#[doc = $title] pub const $name: Code = Code($code);)*
        /// Every code, in order of declaration.
        pub const REGISTRY: &[CodeInfo] = &[
            $(CodeInfo { code: $name, title: $title, explanation: $explanation },)*
        ];
    };
}

codes! {
    ITEMS_NOT_JSON = "E0101", "the references are not JSON",
        "CSL-JSON is an array of objects. The message says where the JSON ends being valid.";
    ENTRY_UNREADABLE = "E0102", "an entry among the references cannot be read",
        "The entry is not a JSON object, or its JSON is broken; the others are read. The message \
         says where. A missing quote, comma or bracket is the usual cause.";
    TYPE_MISSING = "W0103", "an item has no type",
        "The item is read as `document`. Give it a CSL type such as `article-journal`, `book` or \
         `webpage`: styles format by type.";
    ID_MISSING = "W0104", "an item has no id",
        "A key is made from family name, year and title. Give the item an `id` to cite it by a key \
         that stays the same.";
    ID_DUPLICATE = "W0105", "two items have the same id",
        "A citation of that id cannot tell the items apart. Give each item an `id` of its own.";
    TYPE_UNKNOWN = "W0106", "an item's type is not a CSL type",
        "The item is read as `document`, and its type kept in `custom`. The CSL types are listed in \
         appendix III of the CSL specification.";
    TYPE_MAPPED = "W0107", "an item's type is another vocabulary's",
        "The type is one that Crossref, DataCite or Zotero use; the CSL type that stands for it \
         is taken.";
    VALUE_UNUSABLE = "W0108", "a variable's value is not of the kind that it takes",
        "What could be used of the value is used; what not is kept in `custom`.";
    DATE_IMPOSSIBLE = "W0109", "a date does not exist",
        "There is no such month or day. The part of the date that can stand is kept.";
    DATE_UNREAD = "W0110", "a date could not be read",
        "The text is printed as it stands. Dates that sort and format are written as EDTF \
         (`2017-07-19`, `2017-07`, `2017-21` for spring) or as `date-parts`.";
    NAME_UNUSABLE = "W0111", "a name could not be used as it stands",
        "Names are objects with `family` and `given`, or with `literal` for an organisation.";
    LABEL_UNKNOWN = "W0112", "a locator's label is not a CSL locator",
        "The locator is taken as a page. The CSL locators are listed in the CSL specification \
         under \"Locators\".";
    CITE_TYPE_UNKNOWN = "W0113", "a cite is of no known type",
        "The cite is printed as usual. A cite's `type` is \
         `normal-cite`, `suppress-author` or `author-only`.";
    IDENTIFIER_CHECK_DIGIT = "E0121", "an identifier has a wrong digit",
        "ISBNs, ISSNs and ORCID iDs end in a digit that follows from those before it, and here it does not: \
         a digit is wrong, or two have changed places. Compare it with the source.";
    IDENTIFIER_FORM = "E0122", "a text looks like an identifier and is none",
        "It has too few or too many digits, a month that does not exist, no suffix, or another fault that \
         the message names. `docs/identifiers.md` has the forms of all kinds. A file of this name is not there \
         either.";
    IDENTIFIER_NOT_WORK = "E0123", "an identifier names no work",
        "An ISSN names a series, an ORCID iD a person. To cite a work, give the work's own identifier.";
    STYLE_NOT_XML = "E0201", "a style or locale is not well-formed XML",
        "CSL styles and locales are XML. The message says where the XML ends being valid: an element \
         that is not closed, a `&` that is not `&amp;`, or a file that is something else.";
    STYLE_WRONG_ROOT = "E0202", "the file is not a CSL style or locale",
        "A style's root element is `style`, a locale's `locale`, in the namespace \
         `http://purl.org/net/xbiblio/csl`.";
    STYLE_MISSING_ELEMENT = "E0203", "a style lacks a required element",
        "An independent style has `citation` with a `layout`; a dependent one has a link \
         `rel=\"independent-parent\"`.";
    STYLE_MISSING_MACRO = "E0204", "a style calls a macro that it does not define",
        "Each name in a `macro` attribute of `text` or `key` must be that of a `macro` element.";
    STYLE_MACRO_CYCLE = "E0205", "a macro of a style calls itself",
        "Macros may call others, but not come back to themselves: rendering would never end.";
    STYLE_TOO_LARGE = "E0206", "a style or locale is too large or too deep",
        "Limits keep a broken or hostile file from taking all memory or time. No official style \
         comes near them.";
    LOCALE_NO_LANGUAGE = "E0207", "a locale does not say of which language it is",
        "The root element of a locale's file names its language: `<locale xml:lang=\"de-AT\" ...>`.";
    STYLE_UNKNOWN_ATTRIBUTE = "W0201", "a style has an attribute that CSL does not know",
        "The attribute is ignored. It is a slip of the pen, or from an extension such as CSL-M.";
    STYLE_UNKNOWN_VALUE = "W0202", "a style has a value that CSL does not know",
        "The value is ignored. A condition with it is one that no item meets.";
    STYLE_UNKNOWN_ELEMENT = "W0203", "a style has an element or text where CSL has none",
        "What is there is ignored. It is a slip of the pen, or from an extension such as CSL-M.";
    STYLE_MISSING_ATTRIBUTE = "W0204", "an element of a style lacks a required attribute",
        "The element is ignored.";
    STYLE_REPEATED = "W0205", "a style has something more than once",
        "One of them counts, as the message says.";
    STYLE_TERM_NUMBER = "W0206", "a term has a singular or a plural only",
        "It is used for both.";
    STYLE_NO_ID = "W0207", "a style has no id",
        "Other programs know a style by the `id` in its `info`.";
    STYLE_WARNINGS_CUT = "W0208", "a style has too many warnings to list them all",
        "The first ones are listed.";
    STYLE_UNKNOWN_TERM = "W0209", "a style uses a term that CSL does not know",
        "Neither the specification nor the style's own `locale` elements have the term. It prints \
         nothing unless the locale file has it.";
    SOURCE_TOO_LARGE = "W0401", "the source is longer than what is read",
        "Only the start of a very long page or text is read: what a citation needs stands there.";
    SOURCE_NOT_TEXT = "E0402", "the source is not a page or a text",
        "The bytes are those of a picture, an archive or another binary file. Give the page or its text.";
    SOURCE_EMPTY = "E0403", "the source is empty",
        "There is nothing to read. Give the page or its text.";
    CHARSET_CONTRADICTED = "W0404", "the declared character encoding does not fit the bytes",
        "The page says that it is in one encoding, but its bytes are in another, which was used.";
    JSON_LD_UNREADABLE = "W0405", "a JSON-LD script could not be read",
        "A `<script type=\"application/ld+json\">` holds nothing that can be read as JSON, even with repairs.";
    SOURCE_BROKEN = "E0406", "a document is broken",
        "A DOCX, EPUB, PDF or mail is not what its kind has to be: cut off, or made by a program with a fault. \
         Open and save it again with the program that made it, or give its text.";
    SOURCE_UNPACKED = "E0407", "a document unpacks to more than is read",
        "Documents are packed. One that unpacks to more than any document needs would fill the memory, and is \
         not read on.";
    SOURCE_ENCRYPTED = "E0408", "a document is locked with a password",
        "Save it without the password, or give its text.";
    SOURCE_TOO_SLOW = "E0409", "a document takes too long to read",
        "PDFs are read in a process of their own, which is ended when it takes too long. Give the first pages \
         alone, or the text.";
    NO_TITLE = "W0410", "no title was found",
        "The source has no title that can be told from its other text. Give it with `--set title=…`.";
    NO_AUTHOR = "W0411", "no author was found",
        "The source names no author. Nothing is invented: styles print a work without author by its title.";
    NO_DATE = "W0412", "no date was found",
        "The source does not say when it was published. Styles print \"n.d.\" or leave it out.";
    NO_URL = "W0413", "the source does not say its address",
        "A file or a text does not know where it came from. Give it with `--url URL`.";
    NO_SITE = "W0414", "the source does not name its site or journal",
        "Nothing in the source says what it appeared in. Give it with `--set container-title=…`.";
    DATE_IS_UPDATE = "W0415", "the date is that of an update",
        "Only the date of the last change is known: it stands for the date of publication.";
    DATE_AMBIGUOUS = "W0416", "day and month of a date cannot be told apart",
        "A date such as 3/4/2020 has two readings, and nothing in the source settles which is meant.";
    DATES_DISAGREE = "W0417", "the source gives several dates of publication",
        "Two places in the source disagree. `inspect` shows both; correct the field with `--set issued=YYYY-MM-DD`.";
    FIELD_UNSURE = "W0418", "a field is a guess",
        "The field was found, but nothing confirms it. `inspect` shows where it came from and what else was found.";
    SOURCE_OVER_LIMIT = "E0419", "a page or a text is too large",
        "No article is that large: it is a data file, a log or a copy that went on without end. Of sources somewhat larger \
         than articles the start is read, with a warning (W0401).";
    FETCH_ABSENT = "E0601", "looked up, and does not exist",
        "Who knows of all such things says that it does not exist: the page's own server, or the registry of \
         the identifier. Check it for a slip of the pen.";
    FETCH_UNREACHABLE = "E0602", "a host could not be reached",
        "There was no connection, or it broke. That says nothing of whether the thing exists. Try again later; \
         `--offline` takes an earlier answer where the cache has one.";
    FETCH_REFUSED = "E0603", "refused by the guard of the network",
        "Only `http` and `https` are fetched, without names and passwords, and only from public addresses: a \
         link must not lead ibid into the reader's own network. `--allow-private` lets other addresses through.";
    FETCH_RATE_LIMITED = "E0604", "a host has had too many requests",
        "The host asks to wait. That says nothing of whether the thing exists. A `contact` in the \
         configuration makes registries more patient.";
    FETCH_STATUS = "E0605", "a host answered that it cannot give what was asked for",
        "The HTTP status says nothing of whether the thing exists. Open it in a browser, save the page, and \
         give the file.";
    FETCH_UNREADABLE = "E0606", "an answer is not what was asked for",
        "A registry answered with something else than a record: a page, a broken file, or nothing. Try again \
         later, or give the page's URL or a saved page.";
    FETCH_WALLED = "E0607", "a page shows itself to browsers alone",
        "It wants proof that a person asks, a login, or JavaScript. Save the page in a browser and give the \
         file; give the DOI or another identifier; or pipe the page in: `ibid cite --html - --url URL`.";
    FETCH_OFFLINE = "E0608", "the network is off, and the cache has no answer",
        "With `--offline`, only what was fetched before is at hand. Leave it out, or give a saved page.";
    FETCH_LIMIT = "E0609", "an answer goes beyond a limit",
        "It took too long, or redirects without end. Open it in a browser, save the page, and \
         give the file.";
    FETCH_NO_RESOLVER = "E0610", "no registry can be asked for an identifier",
        "DOIs, PMIDs, PMCIDs, arXiv ids, ISBNs and Wikidata items can be looked up. Give one of these, or the \
         URL of the page.";
    FETCH_OTHER_RECORD = "W0611", "an identifier leads to the record of another",
        "The registry answers with a record that has another identifier: the one that was given is an alias of \
         it, or a mistake.";
    FETCH_OLD_ANSWER = "W0612", "an answer is from the cache, and may be out of date",
        "With `--offline`, what was fetched before is used, however old it is.";
    FETCH_REGISTRY_SILENT = "W0613", "the registry of a page's DOI could not be asked",
        "The page's own data stand. Ask again later for what the registry knows.";
    FETCH_REGISTRY_DISAGREES = "W0614", "a page and the registry of its DOI disagree",
        "The registry's value is taken; `ibid inspect` shows the page's as alternatives, and `--set` corrects \
         a field.";
    FETCH_DOI_OF_OTHER_WORK = "W0615", "the DOI on a page is that of another work",
        "The registry's record has another title and other authors than the page: the DOI may be that of a work \
         which the page is about. The page's own data stand, without the DOI.";
    FETCH_CACHE = "W0616", "answers cannot be kept",
        "The cache's folder cannot be made or written. Everything works without it, only slower. \
         `IBID_CACHE_DIR` names another folder.";
    CONFIG_UNREADABLE = "E0617", "the configuration cannot be used",
        "`config.toml` is not TOML, or has a key or a value that ibid does not know. The message says where.";
    FORMAT_UNREADABLE = "E0701", "a file of references cannot be read or written in a format",
        "The message says why. `--from FORMAT` says which format a file is in; `ibid convert --list` prints \
         what each can do.";
    FORMAT_ENTRY = "E0702", "an entry of a file of references cannot be read",
        "The entry is left out, and the others are read. The message says what is wrong at that place.";
    FORMAT_VALUE = "W0703", "a value of an entry is not what its field holds",
        "The value is kept as text where that is possible. The message names the field.";
    FORMAT_GUESS = "W0704", "an entry was read as what it probably means",
        "The entry is not as its format has it. The message says what was taken for what.";
    TEXT_FOREIGN = "W0705", "a line is no UTF-8",
        "Lines that are no UTF-8 are read as Windows-1252, which old programs write. Save the file as UTF-8 \
         if letters are wrong.";
    CONVERT_MOVED = "W0710", "a format has no place for a field: it was moved",
        "The value stands in the field that the message names, as `variable: value`, and is read from there \
         again.";
    CONVERT_REDUCED = "W0711", "a format does not hold all of a field",
        "The message says what of it is missing.";
    CONVERT_DROPPED = "W0712", "a format has no place for a field: it was left out",
        "Choose another format, such as `csl-json`, to keep everything.";
    CONVERT_MERGED = "W0713", "two entries of one work were merged",
        "They have an identifier in common, or title, first author and year. The first stays, and takes what it \
         did not have.";
    SOURCE_UNREADABLE = "E0901", "a source could not be read",
        "The file is not there, is a folder, or may not be read.";
    SOURCE_NEEDS_NETWORK = "E0902", "a source is on the network",
        "`cite` and `inspect` fetch; what was asked for here reads files alone. Fetch it yourself, and give the \
         file.";
    NOTHING_CITABLE = "E0903", "a source holds nothing citable",
        "Neither a title nor an author, site or date was found. Give the fields with `--set`, such \
         as `--set title=…`.";
    FIELD_UNKNOWN = "E0904", "`--set` names a field that is not a CSL variable",
        "Fields are CSL variables, `type` or `id`: `title`, `author`, `issued`, `container-title`, \
         `publisher`, `URL`, `DOI`, …";
    FIELD_VALUE = "E0905", "`--set` gives a field a value that it cannot have",
        "Dates are EDTF: `2017`, `2017-07`, `2017-07-19`, `1999/2001`. Names are `Family, Given`, \
         several with `;` between them. Types are CSL types.";
    SOURCE_NO_REFERENCES = "E0906", "a file of references is in no format that is read",
        "`ibid convert --list` prints the formats that are read; `--from FORMAT` says which one it is.";
    CITED_UNKNOWN = "E0907", "a citation cites an item that is not among the references",
        "The `id` of each cite must be that of an item in the file of references.";
    NO_NOTE_FORM = "W0908", "the style has no form of this kind",
        "`--note` is for styles that put citations into notes, `--in-text` for those that put them \
         into the text. What the style prints for a citation is printed.";
    NO_BIBLIOGRAPHY = "W0909", "the style has no bibliography",
        "The style prints citations only: what it prints for a citation is printed.";
    ENTRY_EMPTY = "W0910", "the style prints nothing for an item",
        "None of what the style prints is known of the item. `ibid inspect` shows what is known.";
    OUTPUT_FAILED = "E0911", "a result could not be written",
        "The disk may be full, or the place not writable.";
    CANNOT_LISTEN = "E0919", "the server cannot listen",
        "Another program listens at that address and port, or it may not be used. Choose another port with \
         `--port`.";
    LAYERS_DISAGREE = "E0920", "two layers of a page's metadata disagree",
        "Tools read different layers: what they cite depends on which. Mend the one that is wrong, or write all of \
         them from one record with `ibid embed --meta --in-place`.";
    REQUEST_UNREADABLE = "E0912", "the input of `ibid citeproc` cannot be read",
        "The input is one JSON object: `{\"citations\": [...], \"references\": [...], \"style\": \"<style ...>\", \
         \"abbreviations\": {...}, \"lang\": \"de-DE\"}`. The message says what else was found, and where.";
    RENDER_UNREADABLE = "E0931", "a request to render cannot be read",
        "What the WebAssembly module renders is one JSON object: `{\"items\": [...], \"citations\": [...], \"style\": \"apa\", \
         \"locale\": \"en-US\", \"cite_each\": true}`. The message says what else was found, and where.";
    REQUEST_NO_STYLE = "E0913", "the input of `ibid citeproc` has no style",
        "Give `--style` a file or a name, or put the style's XML into the input as `style`.";
    REQUEST_NO_REFERENCES = "E0914", "the input of `ibid citeproc` has no references",
        "Give `--references` a file, or put an array of CSL-JSON items into the input as `references`. The \
         array may be empty.";
    REQUEST_LANGUAGE = "E0915", "a language tag is none",
        "Languages are BCP 47 tags such as `de`, `fr-CA` or `de-u-co-phonebk`. The style's own language is \
         used.";
    REQUEST_ABBREVIATIONS = "W0916", "abbreviations cannot be used",
        "Abbreviations are `{\"default\": {\"container-title\": {\"Long title\": \"Short\"}}}`, by CSL variable.";
    REQUEST_UNKNOWN_KEY = "W0917", "a key of the input of `ibid citeproc` is not used",
        "The keys that are used are `citations`, `references`, `style`, `abbreviations` and `lang`.";
    NO_PRINTED_FORM = "W0918", "the style prints nothing for a citation or an entry",
        "None of what the style prints is known of the item. The text is empty.";
    CATALOG_UNKNOWN_STYLE = "E0501", "there is no such style",
        "No style that is embedded, added or installed has this name, alias, id or title. `ibid styles \
         search` looks for one; `ibid styles add` adds one.";
    CATALOG_MISSING_PARENT = "E0502", "a dependent style's parent is not at hand",
        "A dependent style has a title of its own and takes its rules from its parent. Add the parent, \
         or ask for the parent's name.";
    CATALOG_FILE = "E0503", "a style's file cannot be read or written",
        "The message says which file, and what the system says about it.";
    CATALOG_NO_DATA_FOLDER = "E0504", "there is no folder for styles of one's own",
        "Neither `IBID_DATA_DIR` nor a home folder is set.";
    CATALOG_UNKNOWN_LOCALE = "W0501", "there is no such locale",
        "The nearest locale is used: another dialect of the language, or American English.";
}
