//! Files that are written whole or not at all.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use ibid::IbidError;

use crate::exit::Stop;

/// A file that takes the place of another only when it is whole: a conversion that fails leaves
/// what was there, even where it reads the file that it is to write.
pub struct Replacement {
    path: PathBuf,
    beside: PathBuf,
    file: BufWriter<File>,
}

impl Replacement {
    /// Begins a file beside the one at a path.
    pub fn begin(path: &str) -> Result<Self, Stop> {
        let path = PathBuf::from(path);
        let beside = beside(&path);
        let file = File::create(&beside).map_err(|error| cannot_write(&path, &error))?;
        Ok(Self {
            path,
            beside,
            file: BufWriter::new(file),
        })
    }

    /// Appends text.
    pub fn write(&mut self, text: &str) -> Result<(), Stop> {
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|error| cannot_write(&self.path, &error))
    }

    /// Puts the file in the place of the other.
    pub fn finish(mut self) -> Result<(), Stop> {
        let flushed = self.file.flush();
        let renamed = flushed.and_then(|()| std::fs::rename(&self.beside, &self.path));
        renamed.map_err(|error| cannot_write(&self.path, &error))
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // Gone already where all went well.
        let _ = std::fs::remove_file(&self.beside);
    }
}

/// A name of this process's own in the same folder.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

fn cannot_write(path: &Path, error: &io::Error) -> Stop {
    let reason = error.to_string();
    let reason = reason
        .split(" (os error")
        .next()
        .unwrap_or_default()
        .to_owned();
    IbidError::Unwritable {
        name: path.display().to_string(),
        reason,
    }
    .into()
}
