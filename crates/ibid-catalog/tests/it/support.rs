//! Folders to try things in.

use std::fs;
use std::path::{Path, PathBuf};

use ibid_catalog::{Catalog, Dirs};

/// A folder of a test's own, empty at the start.
pub fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    match fs::remove_dir_all(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{error}"),
        _ => {}
    }
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{error}"));
    folder
}

/// Writes a file, and the folders that it is in.
pub fn write(path: &Path, text: &str) {
    let parent = path.parent().unwrap_or(path);
    fs::create_dir_all(parent)
        .and_then(|()| fs::write(path, text))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// A catalogue with the user's styles in `folder/data` and the system's in `folder/system`.
pub fn catalog(folder: &Path) -> Catalog {
    Catalog::new(&Dirs {
        data: Some(folder.join("data")),
        system: vec![folder.join("system")],
        ..Dirs::default()
    })
}

/// An independent style that prints its name.
pub fn style(name: &str) -> String {
    format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">\
         <info><title>The {name} style</title><title-short>{name}!</title-short>\
         <id>http://www.zotero.org/styles/{name}</id></info>\
         <citation><layout><text value=\"{name}\"/></layout></citation></style>"
    )
}

/// A dependent style.
pub fn dependent(name: &str, parent: &str) -> String {
    format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" \
         default-locale=\"fr-FR\"><info><title>Journal {name}</title>\
         <id>http://www.zotero.org/styles/{name}</id>\
         <link rel=\"independent-parent\" href=\"{parent}\"/></info></style>"
    )
}
