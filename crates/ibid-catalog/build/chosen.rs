//! Which styles or locales are packed: all, or those that a variable names.

use std::collections::BTreeSet;
use std::env;

/// What a variable of the environment names, between spaces or commas.
pub struct Chosen {
    variable: &'static str,
    /// Those not seen so far; `None`: all are chosen.
    wanted: Option<BTreeSet<String>>,
    /// Every name that there is.
    there: Vec<String>,
}

impl Chosen {
    /// The choice of a variable.
    pub fn of(variable: &'static str) -> Self {
        let names = env::var(variable).ok().map(|value| {
            let names = value.split([' ', ',']).filter(|name| !name.is_empty());
            names.map(str::to_owned).collect::<BTreeSet<_>>()
        });
        Self {
            variable,
            wanted: names.filter(|names| !names.is_empty()),
            there: Vec::new(),
        }
    }

    /// Whether this one is chosen.
    pub fn has(&mut self, name: &str) -> bool {
        self.there.push(name.to_owned());
        self.wanted
            .as_mut()
            .is_none_or(|wanted| wanted.remove(name))
    }

    /// Fails where a name is of none that there is.
    pub fn check(&self) -> Result<(), String> {
        match self.wanted.iter().flatten().next() {
            None => Ok(()),
            Some(name) => Err(format!(
                "`{}` names `{name}`, which is not there; there are: {}",
                self.variable,
                self.there.join(", ")
            )),
        }
    }
}
