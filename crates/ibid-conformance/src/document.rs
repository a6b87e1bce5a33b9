//! A document's clusters while a fixture's `CITATIONS` are edited in, and the change markers that
//! show what the last edit did.
//!
//! This is what citeproc-js's harness keeps beside its processor: the processor reports which
//! clusters changed, the document takes the reports in, and what stands there at the end is the
//! fixture's result.

/// The clusters of a document, in its order.
#[derive(Clone, Debug, Default)]
pub struct Document {
    clusters: Vec<Cluster>,
}

#[derive(Clone, Debug)]
struct Cluster {
    id: String,
    text: String,
    changed: bool,
}

impl Document {
    /// Takes in one edit. `present` holds the ids of all citations that the document has after it,
    /// in its order; `updates` the position, id and text of those that the processor rendered anew.
    pub fn apply(&mut self, present: &[&str], updates: &[(usize, String, String)]) {
        let place = |id: &str| present.iter().position(|known| *known == id);
        self.clusters.retain(|cluster| place(&cluster.id).is_some());
        self.clusters.sort_by_key(|cluster| place(&cluster.id));
        for cluster in &mut self.clusters {
            cluster.changed = false;
        }
        let mut new = Vec::new();
        for (index, id, text) in updates {
            let cluster = Cluster {
                id: id.clone(),
                text: text.clone(),
                changed: true,
            };
            match self.clusters.iter_mut().find(|known| known.id == *id) {
                Some(known) => *known = cluster,
                None => new.push((*index, cluster)),
            }
        }
        for (index, cluster) in new {
            self.clusters
                .insert(index.min(self.clusters.len()), cluster);
        }
    }

    /// One line a cluster: `>>[n] ` before those that the last edit changed, `..[n] ` before the
    /// others, `n` counted from 0.
    pub fn to_marked_text(&self) -> String {
        let lines = self.clusters.iter().enumerate().map(|(index, cluster)| {
            let marker = if cluster.changed { ">>" } else { ".." };
            format!("{marker}[{index}] {}", cluster.text)
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_what_the_last_edit_changed() {
        let mut document = Document::default();
        let mut edit = |present: &[&str], updates: &[(usize, &str, &str)]| {
            let updates: Vec<_> = updates
                .iter()
                .map(|(index, id, text)| (*index, (*id).to_owned(), (*text).to_owned()))
                .collect();
            document.apply(present, &updates);
            document.to_marked_text()
        };
        assert_eq!(edit(&["a"], &[(0, "a", "Roe")]), ">>[0] Roe");
        assert_eq!(
            edit(&["a", "c"], &[(1, "c", "Ibid.")]),
            "..[0] Roe\n>>[1] Ibid."
        );
        let inserted = edit(&["a", "b", "c"], &[(1, "b", "Doe"), (2, "c", "Roe")]);
        assert_eq!(inserted, "..[0] Roe\n>>[1] Doe\n>>[2] Roe");
        assert_eq!(edit(&["b", "c"], &[]), "..[0] Doe\n..[1] Roe");
    }
}
