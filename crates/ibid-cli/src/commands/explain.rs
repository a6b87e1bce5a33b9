//! `ibid explain`: what a code means and what to do.

use ibid::model::codes::{self, CodeInfo};
use serde_json::{Value, json};

use crate::arguments::ExplainArguments;
use crate::diagnostics::Diagnostics;
use crate::exit::{Exit, Stop};
use crate::output::Output;
use crate::sources;

/// Explains one code, or lists all.
pub fn run(
    arguments: &ExplainArguments,
    output: &mut Output,
    _diagnostics: &mut Diagnostics,
) -> Result<Exit, Stop> {
    let infos: Vec<&CodeInfo> = if let Some(code) = &arguments.code {
        let unknown = || format!("there is no code `{code}`: `ibid explain` lists them all");
        vec![codes::explain(code).ok_or_else(|| sources::usage(&unknown()))?]
    } else {
        codes::REGISTRY.iter().collect()
    };
    if arguments.json {
        let documents: Vec<Value> = infos.into_iter().map(as_json).collect();
        match documents.as_slice() {
            [one] => output.json(one, true)?,
            several => output.json(&several, true)?,
        }
        return Ok(Exit::Done);
    }
    for info in infos {
        output.line(&format!("{}: {}", info.code, info.title))?;
        if arguments.code.is_some() {
            output.line(&format!("\n{}", info.explanation))?;
        }
    }
    Ok(Exit::Done)
}

fn as_json(info: &CodeInfo) -> Value {
    json!({"code": info.code.0, "title": info.title, "explanation": info.explanation})
}
