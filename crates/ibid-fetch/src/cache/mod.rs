//! Answers that are kept on disk: RFC 9111 for a cache of one reader's own, in SQLite.
//!
//! Each exchange is kept by what was asked for and how (`Accept`, `Accept-Language`); redirects are exchanges of their
//! own. How long an answer is fresh is [`freshness`]'s; a stale one is asked for again, with its
//! validators, and still serves whoever is offline. A cache that fails costs time, never an answer.

pub(crate) mod freshness;

use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::transport::{Headers, HttpRequest, HttpResponse};

/// The shape of the tables; another one is thrown away.
const SHAPE: i32 = 1;
/// Larger answers are not kept, in bytes.
const LARGEST: usize = 16 * 1024 * 1024;
/// How much is kept in all, in bytes of content.
const ROOM: i64 = 256 * 1024 * 1024;
/// How long another process may hold the file.
const PATIENCE: Duration = Duration::from_secs(2);

/// Why answers cannot be kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CacheError {
    /// The folder cannot be made.
    #[error("the folder `{folder}` cannot be made: {reason}")]
    Folder {
        /// Its path.
        folder: String,
        /// What the system says.
        reason: String,
    },
    /// The file cannot be read or written.
    #[error("the cache cannot be used: {0}")]
    File(#[from] rusqlite::Error),
}

/// An answer that was kept.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub response: HttpResponse,
    /// When it came, or was last said to be as it was.
    pub stored: SystemTime,
}

/// Answers on disk.
pub(crate) struct Cache(Mutex<Connection>);

impl Cache {
    /// The cache in a folder, which is made where it is not there.
    pub fn open(folder: &Path) -> Result<Self, CacheError> {
        std::fs::create_dir_all(folder).map_err(|error| CacheError::Folder {
            folder: folder.display().to_string(),
            reason: error.to_string(),
        })?;
        let path = folder.join("http.sqlite");
        match Self::at(&path) {
            // What is no database, or a broken one, is of no use to anyone.
            Err(CacheError::File(error)) if is_broken(&error) => {
                let _ = std::fs::remove_file(&path);
                Self::at(&path)
            }
            other => other,
        }
    }

    fn at(path: &Path) -> Result<Self, CacheError> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        let shape: i32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if shape != SHAPE {
            connection.execute_batch(
                "BEGIN IMMEDIATE;
                 DROP TABLE IF EXISTS answer;
                 CREATE TABLE answer (
                     asked TEXT PRIMARY KEY,
                     status INTEGER NOT NULL,
                     headers TEXT NOT NULL,
                     body BLOB NOT NULL,
                     stored INTEGER NOT NULL
                 );
                 CREATE INDEX answer_by_age ON answer (stored);
                 COMMIT;",
            )?;
            connection.pragma_update(None, "user_version", SHAPE)?;
        }
        Ok(Self(Mutex::new(connection)))
    }

    /// The answer to a request, however old.
    pub fn get(&self, request: &HttpRequest) -> Result<Option<Entry>, CacheError> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut query = connection
            .prepare("SELECT status, headers, body, stored FROM answer WHERE asked = ?1")?;
        let row = query.query_row([key(request)], |row| {
            let headers: String = row.get(1)?;
            let headers: Vec<(String, String)> = serde_json::from_str(&headers).unwrap_or_default();
            let stored: i64 = row.get(3)?;
            Ok(Entry {
                response: HttpResponse {
                    status: row.get(0)?,
                    headers: headers.into_iter().collect(),
                    body: row.get(2)?,
                },
                stored: UNIX_EPOCH + Duration::from_secs(u64::try_from(stored).unwrap_or(0)),
            })
        });
        Ok(row.optional()?)
    }

    /// Keeps an answer, and lets the oldest go where there is no room.
    pub fn put(&self, request: &HttpRequest, entry: &Entry) -> Result<(), CacheError> {
        if entry.response.body.len() > LARGEST {
            return Ok(());
        }
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let stored = entry.stored.duration_since(UNIX_EPOCH).unwrap_or_default();
        connection.execute(
            "INSERT OR REPLACE INTO answer (asked, status, headers, body, stored)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                key(request),
                entry.response.status,
                kept_headers(&entry.response.headers),
                entry.response.body,
                i64::try_from(stored.as_secs()).unwrap_or(i64::MAX),
            ],
        )?;
        make_room(&connection)
    }
}

/// What an answer is kept by: what was asked for, and the fields that answers depend on.
fn key(request: &HttpRequest) -> String {
    let field = |wanted| {
        let found = request.headers.iter().find(|(name, _)| *name == wanted);
        found.map(|(_, value)| value.as_str())
    };
    let accept = field("Accept").unwrap_or_default();
    // A fragment is not sent.
    let mut url = request.url.clone();
    url.set_fragment(None);
    match field("Accept-Language") {
        Some(languages) => format!("{accept}\n{languages}\n{url}"),
        None => format!("{accept}\n{url}"),
    }
}

/// The header as JSON, without what is the sender's and the reader's own affair.
fn kept_headers(headers: &Headers) -> String {
    let is_kept = |name: &str| !name.eq_ignore_ascii_case("set-cookie");
    let fields: Vec<(&str, &str)> = headers.iter().filter(|(name, _)| is_kept(name)).collect();
    serde_json::to_string(&fields).unwrap_or_default()
}

fn make_room(connection: &Connection) -> Result<(), CacheError> {
    let size = "SELECT COALESCE(SUM(LENGTH(body)), 0) FROM answer";
    let used: i64 = connection.query_row(size, [], |row| row.get(0))?;
    if used > ROOM {
        connection.execute(
            "DELETE FROM answer WHERE asked IN (
                 SELECT asked FROM answer ORDER BY stored
                 LIMIT MAX(1, (SELECT COUNT(*) / 4 FROM answer)))",
            [],
        )?;
    }
    Ok(())
}

fn is_broken(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(
        error.sqlite_error_code(),
        Some(DatabaseCorrupt | NotADatabase)
    )
}
