//! What TeX's commands stand for.
// Long: tables.
//!
//! Source: LaTeX 2e's text symbols (T1, TS1), plain TeX's and AMS's mathematical symbols, and the
//! commands that BibLaTeX's manual and publishers' exports have in fields.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Commands of text, each with what it prints. Of those that print the same, the first is written.
const SYMBOLS: &[(&str, &str)] = &[
    ("ss", "ß"),
    ("SS", "ẞ"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
    ("o", "ø"),
    ("O", "Ø"),
    ("l", "ł"),
    ("L", "Ł"),
    ("aa", "å"),
    ("AA", "Å"),
    ("i", "ı"),
    ("j", "ȷ"),
    ("dh", "ð"),
    ("DH", "Ð"),
    ("dj", "đ"),
    ("DJ", "Đ"),
    ("th", "þ"),
    ("TH", "Þ"),
    ("ng", "ŋ"),
    ("NG", "Ŋ"),
    ("textbackslash", "\\"),
    ("textbraceleft", "{"),
    ("textbraceright", "}"),
    ("lbrace", "{"),
    ("rbrace", "}"),
    ("textasciitilde", "~"),
    ("textasciicircum", "^"),
    ("textasciigrave", "`"),
    ("textasciiacute", "´"),
    ("textasciidieresis", "¨"),
    ("textasciimacron", "¯"),
    ("textunderscore", "_"),
    ("textdollar", "$"),
    ("textless", "<"),
    ("textgreater", ">"),
    ("textbar", "|"),
    ("textquotedbl", "\""),
    ("textquotesingle", "'"),
    ("textquoteleft", "‘"),
    ("textquoteright", "’"),
    ("textquotedblleft", "“"),
    ("textquotedblright", "”"),
    ("quotedblbase", "„"),
    ("quotesinglbase", "‚"),
    ("guillemotleft", "«"),
    ("guillemotright", "»"),
    ("guillemetleft", "«"),
    ("guillemetright", "»"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("glqq", "„"),
    ("grqq", "“"),
    ("flqq", "«"),
    ("frqq", "»"),
    ("glq", "‚"),
    ("grq", "‘"),
    ("lq", "‘"),
    ("rq", "’"),
    ("textendash", "–"),
    ("textemdash", "—"),
    ("textexclamdown", "¡"),
    ("textquestiondown", "¿"),
    ("ldots", "…"),
    ("dots", "…"),
    ("textellipsis", "…"),
    ("textbullet", "•"),
    ("textperiodcentered", "·"),
    ("textdegree", "°"),
    ("degree", "°"),
    ("textmu", "µ"),
    ("textmicro", "µ"),
    ("texttimes", "×"),
    ("textdiv", "÷"),
    ("textpm", "±"),
    ("textonehalf", "½"),
    ("textonequarter", "¼"),
    ("textthreequarters", "¾"),
    ("textonesuperior", "¹"),
    ("texttwosuperior", "²"),
    ("textthreesuperior", "³"),
    ("textordfeminine", "ª"),
    ("textordmasculine", "º"),
    ("textregistered", "®"),
    ("texttrademark", "™"),
    ("textcopyright", "©"),
    ("copyright", "©"),
    ("pounds", "£"),
    ("textsterling", "£"),
    ("texteuro", "€"),
    ("euro", "€"),
    ("EUR", "€"),
    ("textyen", "¥"),
    ("textcent", "¢"),
    ("textsection", "§"),
    ("S", "§"),
    ("textparagraph", "¶"),
    ("P", "¶"),
    ("dag", "†"),
    ("textdagger", "†"),
    ("ddag", "‡"),
    ("textdaggerdbl", "‡"),
    ("textnumero", "№"),
    ("textvisiblespace", "␣"),
    ("TeX", "TeX"),
    ("LaTeX", "LaTeX"),
    ("BibTeX", "BibTeX"),
    ("LaTeXe", "LaTeX2ε"),
    ("slash", "/"),
    ("textcelsius", "℃"),
];

/// Commands of mathematics, each with what it prints. They are read in text, too.
const MATHS: &[(&str, &str)] = &[
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("epsilon", "ε"),
    ("varepsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("vartheta", "ϑ"),
    ("iota", "ι"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("varpi", "ϖ"),
    ("rho", "ρ"),
    ("varrho", "ϱ"),
    ("sigma", "σ"),
    ("varsigma", "ς"),
    ("tau", "τ"),
    ("upsilon", "υ"),
    ("phi", "φ"),
    ("varphi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Gamma", "Γ"),
    ("Delta", "Δ"),
    ("Theta", "Θ"),
    ("Lambda", "Λ"),
    ("Xi", "Ξ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"),
    ("Upsilon", "Υ"),
    ("Phi", "Φ"),
    ("Psi", "Ψ"),
    ("Omega", "Ω"),
    ("times", "×"),
    ("div", "÷"),
    ("pm", "±"),
    ("mp", "∓"),
    ("cdot", "⋅"),
    ("cdots", "⋯"),
    ("ast", "∗"),
    ("star", "⋆"),
    ("circ", "∘"),
    ("bullet", "•"),
    ("leq", "≤"),
    ("le", "≤"),
    ("geq", "≥"),
    ("ge", "≥"),
    ("neq", "≠"),
    ("ne", "≠"),
    ("approx", "≈"),
    ("sim", "∼"),
    ("simeq", "≃"),
    ("cong", "≅"),
    ("equiv", "≡"),
    ("propto", "∝"),
    ("ll", "≪"),
    ("gg", "≫"),
    ("lt", "<"),
    ("gt", ">"),
    ("infty", "∞"),
    ("partial", "∂"),
    ("nabla", "∇"),
    ("sum", "∑"),
    ("prod", "∏"),
    ("int", "∫"),
    ("oint", "∮"),
    ("sqrt", "√"),
    ("forall", "∀"),
    ("exists", "∃"),
    ("in", "∈"),
    ("notin", "∉"),
    ("ni", "∋"),
    ("subset", "⊂"),
    ("supset", "⊃"),
    ("subseteq", "⊆"),
    ("supseteq", "⊇"),
    ("cup", "∪"),
    ("cap", "∩"),
    ("emptyset", "∅"),
    ("setminus", "∖"),
    ("wedge", "∧"),
    ("vee", "∨"),
    ("neg", "¬"),
    ("to", "→"),
    ("rightarrow", "→"),
    ("leftarrow", "←"),
    ("leftrightarrow", "↔"),
    ("Rightarrow", "⇒"),
    ("Leftarrow", "⇐"),
    ("Leftrightarrow", "⇔"),
    ("uparrow", "↑"),
    ("downarrow", "↓"),
    ("mapsto", "↦"),
    ("rightleftharpoons", "⇌"),
    ("oplus", "⊕"),
    ("ominus", "⊖"),
    ("otimes", "⊗"),
    ("odot", "⊙"),
    ("perp", "⊥"),
    ("parallel", "∥"),
    ("mid", "∣"),
    ("angle", "∠"),
    ("triangle", "△"),
    ("square", "□"),
    ("prime", "′"),
    ("hbar", "ℏ"),
    ("ell", "ℓ"),
    ("Re", "ℜ"),
    ("Im", "ℑ"),
    ("aleph", "ℵ"),
    ("langle", "⟨"),
    ("rangle", "⟩"),
    ("lfloor", "⌊"),
    ("rfloor", "⌋"),
    ("lceil", "⌈"),
    ("rceil", "⌉"),
    ("colon", ":"),
    ("backslash", "\\"),
    ("vert", "|"),
    ("Vert", "‖"),
    ("lesssim", "≲"),
    ("gtrsim", "≳"),
    ("dagger", "†"),
    ("ddagger", "‡"),
];

/// Accents, each with the combining mark.
///
/// Those of two letters and more are of mathematics.
const ACCENTS: &[(&str, char)] = &[
    ("`", '\u{300}'),
    ("'", '\u{301}'),
    ("^", '\u{302}'),
    ("~", '\u{303}'),
    ("=", '\u{304}'),
    ("u", '\u{306}'),
    (".", '\u{307}'),
    ("\"", '\u{308}'),
    ("h", '\u{309}'),
    ("r", '\u{30a}'),
    ("H", '\u{30b}'),
    ("v", '\u{30c}'),
    ("d", '\u{323}'),
    ("c", '\u{327}'),
    ("k", '\u{328}'),
    ("b", '\u{331}'),
    ("t", '\u{361}'),
    ("G", '\u{30f}'),
    ("U", '\u{30d}'),
    ("f", '\u{311}'),
    ("textcommabelow", '\u{326}'),
    ("textcommaabove", '\u{313}'),
    ("hat", '\u{302}'),
    ("widehat", '\u{302}'),
    ("tilde", '\u{303}'),
    ("widetilde", '\u{303}'),
    ("bar", '\u{304}'),
    ("overline", '\u{305}'),
    ("breve", '\u{306}'),
    ("dot", '\u{307}'),
    ("ddot", '\u{308}'),
    ("check", '\u{30c}'),
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("vec", '\u{20d7}'),
];

/// What a command does that is no sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// It prints this.
    Symbol(&'static str),
    /// It puts this mark on what follows.
    Accent(char),
    /// What it holds stands between these.
    Wrap(&'static str, &'static str),
    /// From here to the end of the group, text stands between these.
    Switch(&'static str, &'static str),
    /// It does nothing that is kept; what it holds is text.
    Transparent,
    /// It does nothing that is kept.
    Ignored,
    /// It and its first argument do nothing that is kept.
    SkipArgument,
    /// A new paragraph.
    Paragraph,
}

/// `<span style=…>` for small capitals, as CSL-JSON has it.
pub(super) const SMALL_CAPS: &str = "<span style=\"font-variant:small-caps;\">";
pub(super) const NO_DECOR: &str = "<span class=\"nodecor\">";
pub(super) const NO_CASE: &str = "<span class=\"nocase\">";
pub(super) const END_SPAN: &str = "</span>";

static COMMANDS: LazyLock<HashMap<&'static str, Command>> = LazyLock::new(|| {
    let symbols = SYMBOLS.iter().chain(MATHS);
    let symbols = symbols.map(|(name, text)| (*name, Command::Symbol(text)));
    let accents = ACCENTS
        .iter()
        .map(|(name, mark)| (*name, Command::Accent(*mark)));
    let fonts = FONTS.iter().map(|(name, command)| (*name, *command));
    let none = TRANSPARENT.iter().map(|name| (*name, Command::Transparent));
    let ignored = IGNORED.iter().map(|name| (*name, Command::Ignored));
    let skipped = SKIPPED.iter().map(|name| (*name, Command::SkipArgument));
    let all = symbols.chain(accents).chain(fonts);
    all.chain(none).chain(ignored).chain(skipped).collect()
});

/// Commands that change how text looks.
const FONTS: &[(&str, Command)] = &[
    ("textit", Command::Wrap("<i>", "</i>")),
    ("emph", Command::Wrap("<i>", "</i>")),
    ("textsl", Command::Wrap("<i>", "</i>")),
    ("mathit", Command::Wrap("<i>", "</i>")),
    ("mkbibemph", Command::Wrap("<i>", "</i>")),
    ("mkbibitalic", Command::Wrap("<i>", "</i>")),
    ("textbf", Command::Wrap("<b>", "</b>")),
    ("mathbf", Command::Wrap("<b>", "</b>")),
    ("boldsymbol", Command::Wrap("<b>", "</b>")),
    ("mkbibbold", Command::Wrap("<b>", "</b>")),
    ("textsc", Command::Wrap(SMALL_CAPS, END_SPAN)),
    ("textsuperscript", Command::Wrap("<sup>", "</sup>")),
    ("mkbibsuperscript", Command::Wrap("<sup>", "</sup>")),
    ("textsubscript", Command::Wrap("<sub>", "</sub>")),
    ("mkbibsubscript", Command::Wrap("<sub>", "</sub>")),
    ("textnormal", Command::Wrap(NO_DECOR, END_SPAN)),
    ("enquote", Command::Wrap("“", "”")),
    ("hyphen", Command::Symbol("-")),
    ("textquote", Command::Wrap("“", "”")),
    ("mkbibquote", Command::Wrap("“", "”")),
    ("it", Command::Switch("<i>", "</i>")),
    ("itshape", Command::Switch("<i>", "</i>")),
    ("em", Command::Switch("<i>", "</i>")),
    ("sl", Command::Switch("<i>", "</i>")),
    ("slshape", Command::Switch("<i>", "</i>")),
    ("bf", Command::Switch("<b>", "</b>")),
    ("bfseries", Command::Switch("<b>", "</b>")),
    ("sc", Command::Switch(SMALL_CAPS, END_SPAN)),
    ("scshape", Command::Switch(SMALL_CAPS, END_SPAN)),
    ("par", Command::Paragraph),
];

const TRANSPARENT: &[&str] = &[
    "text",
    "textrm",
    "textsf",
    "texttt",
    "textup",
    "textmd",
    "textlf",
    "mbox",
    "hbox",
    "mathrm",
    "mathsf",
    "mathtt",
    "mathcal",
    "mathbb",
    "mathfrak",
    "mathscr",
    "operatorname",
    "ensuremath",
    "url",
    "path",
    "nolinkurl",
    "uppercase",
    "lowercase",
    "MakeUppercase",
    "MakeLowercase",
    "MakeTextUppercase",
    "MakeTextLowercase",
    "NoCaseChange",
    "underline",
    "uline",
    "mkbibparens",
    "mkbibbrackets",
    "bibinfo",
    "ce",
];

const IGNORED: &[&str] = &[
    "protect",
    "relax",
    "noindent",
    "newblock",
    "null",
    "xspace",
    "limits",
    "nolimits",
    "left",
    "right",
    "big",
    "Big",
    "bigg",
    "displaystyle",
    "textstyle",
    "rm",
    "rmfamily",
    "sf",
    "sffamily",
    "tt",
    "ttfamily",
    "up",
    "upshape",
    "normalfont",
    "mdseries",
    "small",
    "footnotesize",
    "large",
    "normalsize",
    "nobreak",
    "break",
    "allowbreak",
    "leavevmode",
    "unskip",
    "ignorespaces",
    "bibrangedash",
    "autocap",
    "isdot",
    "adddot",
    "nopunct",
    "quad",
];

const SKIPPED: &[&str] = &[
    "href",
    "foreignlanguage",
    "textcolor",
    "color",
    "noopsort",
    "NOOPSORT",
    "SortNoop",
    "sortnoop",
    "hspace",
    "vspace",
    "label",
    "selectlanguage",
    "index",
    "phantom",
    "hphantom",
];

/// The command of a name: letters, or one other sign.
pub(super) fn command(name: &str) -> Option<Command> {
    COMMANDS.get(name).copied()
}

static NAMES: LazyLock<HashMap<char, (&'static str, bool)>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let text = SYMBOLS.iter().map(|row| (row, false));
    let maths = MATHS.iter().map(|row| (row, true));
    for ((name, sign), in_maths) in text.chain(maths) {
        let mut signs = sign.chars();
        if let (Some(sign), None) = (signs.next(), signs.next()) {
            names.entry(sign).or_insert((*name, in_maths));
        }
    }
    names
});

/// The command that prints a sign, and whether it is one of mathematics.
pub(super) fn name_of(sign: char) -> Option<(&'static str, bool)> {
    NAMES.get(&sign).copied()
}

/// The accent that a combining mark is.
pub(super) fn accent_of(mark: char) -> Option<&'static str> {
    let mut accents = ACCENTS.iter();
    accents
        .find(|(_, known)| *known == mark)
        .map(|(name, _)| *name)
}

/// A combining mark that stands alone.
pub(super) fn spacing(mark: char) -> &'static str {
    match mark {
        '\u{300}' => "`",
        '\u{301}' => "´",
        '\u{302}' => "^",
        '\u{303}' => "~",
        '\u{304}' => "¯",
        '\u{306}' => "˘",
        '\u{307}' => "˙",
        '\u{308}' => "¨",
        '\u{30a}' => "˚",
        '\u{30b}' => "˝",
        '\u{30c}' => "ˇ",
        '\u{327}' => "¸",
        '\u{328}' => "˛",
        _ => "",
    }
}
