//! What `ibid embed` is told.

use clap::Args;

#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of its own"
)]
pub struct EmbedArguments {
    /// Pages (HTML); with `--in-place` and `--check` also folders of them, `-` for the standard input without
    #[arg(value_name = "PAGE", required = true)]
    pub pages: Vec<String>,
    /// A style to cite in; may be given several times
    #[arg(short, long = "style", value_name = "STYLE")]
    pub styles: Vec<String>,
    /// The language of terms and dates; else the style's own, else en-US
    #[arg(short, long, value_name = "LOCALE")]
    pub locale: Option<String>,
    /// Where the page is published
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Set a field of the record, as of `ibid cite`
    #[arg(long, value_name = "FIELD=VALUE", allow_hyphen_values = true)]
    pub set: Vec<String>,
    /// Write the block into the page: at `<cite-this-article>`, else at the end of the article
    #[arg(long, conflicts_with = "check")]
    pub in_place: bool,
    /// Print the metadata layers (Highwire, schema.org, COinS, Signposting); with `--in-place`, write them
    #[arg(long)]
    pub meta: bool,
    /// Say where the page's layers and its visible byline disagree; exit code 1 if they do
    #[arg(long, conflicts_with = "meta")]
    pub check: bool,
    /// How the block gets its looks: `inline`, `none`, or `link=URL`
    #[arg(long, value_name = "HOW", default_value = "inline", value_parser = css)]
    pub css: ibid::embed::Css,
    /// The address of the module that makes the block alive
    #[arg(long, value_name = "URL")]
    pub script: Option<String>,
    /// Print messages as JSON
    #[arg(long)]
    pub json: bool,
}

fn css(how: &str) -> Result<ibid::embed::Css, String> {
    use ibid::embed::Css;
    match how.split_once('=') {
        None if how == "inline" => Ok(Css::Inline),
        None if how == "none" => Ok(Css::None),
        Some(("link", url)) if !url.is_empty() => Ok(Css::Link(url.to_owned())),
        _ => Err("it is `inline`, `none`, or `link=URL`".to_owned()),
    }
}
