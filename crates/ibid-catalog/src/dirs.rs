//! Where things are on this machine: the one place that reads the environment.

use std::ffi::OsString;
use std::path::PathBuf;

/// The folders of ibid, and those where the system keeps styles and locales.
///
/// `IBID_CONFIG_DIR`, `IBID_DATA_DIR` and `IBID_CACHE_DIR` stand before the platform's own places:
/// the XDG base directories, `~/Library` on macOS, `%APPDATA%` and `%LOCALAPPDATA%` on Windows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dirs {
    /// Configuration; `config.toml` is in it.
    pub config: Option<PathBuf>,
    /// What the user added: `styles/` and `locales/` are in it.
    pub data: Option<PathBuf>,
    /// What may be deleted at any time.
    pub cache: Option<PathBuf>,
    /// Folders that have `styles` and `locales`, such as `/usr/share/citation-style-language`.
    pub system: Vec<PathBuf>,
}

impl Dirs {
    /// The folders as the environment of this process has them.
    pub fn from_env() -> Self {
        Self::from_variables(|name| std::env::var_os(name))
    }

    /// The folders as an environment has them; empty and relative values count as unset, as the
    /// XDG base directory specification has it.
    pub fn from_variables(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| {
            variable(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let absolute = |name: &str| set(name).filter(|path| path.is_absolute());
        let home = absolute("HOME").or_else(|| absolute("USERPROFILE"));
        let below_home = |folder: &str| home.as_ref().map(|home| home.join(folder));
        let ours = |path: PathBuf| path.join("ibid");
        let [config, data, cache] = if cfg!(target_os = "macos") {
            let support = below_home("Library/Application Support").map(ours);
            let caches = below_home("Library/Caches").map(ours);
            [support.clone(), support, caches]
        } else if cfg!(windows) {
            let roaming = absolute("APPDATA").map(ours);
            let local = absolute("LOCALAPPDATA").map(|path| ours(path).join("cache"));
            [roaming.clone(), roaming, local]
        } else {
            [
                absolute("XDG_CONFIG_HOME")
                    .or_else(|| below_home(".config"))
                    .map(ours),
                absolute("XDG_DATA_HOME")
                    .or_else(|| below_home(".local/share"))
                    .map(ours),
                absolute("XDG_CACHE_HOME")
                    .or_else(|| below_home(".cache"))
                    .map(ours),
            ]
        };
        Self {
            config: set("IBID_CONFIG_DIR").or(config),
            data: set("IBID_DATA_DIR").or(data),
            cache: set("IBID_CACHE_DIR").or(cache),
            system: system_folders(variable("XDG_DATA_DIRS")),
        }
    }
}

/// `citation-style-language` in each folder of shared data.
fn system_folders(data_dirs: Option<OsString>) -> Vec<PathBuf> {
    if cfg!(windows) {
        return Vec::new();
    }
    let list = data_dirs.filter(|list| !list.is_empty());
    let list = list.unwrap_or_else(|| OsString::from("/usr/local/share:/usr/share"));
    std::env::split_paths(&list)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join("citation-style-language"))
        .collect()
}
