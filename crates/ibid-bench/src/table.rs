//! Tables of figures, for the terminal and for Markdown.

/// A table: the first column is text, the others are figures.
pub struct Table {
    rows: Vec<Vec<String>>,
    markdown: bool,
}

impl Table {
    /// A table with these heads of columns.
    pub fn new(head: &[&str], markdown: bool) -> Self {
        Self {
            rows: vec![head.iter().map(ToString::to_string).collect()],
            markdown,
        }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table as text; its last line ends.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            text += &self.line(row);
            if at == 0 && self.markdown {
                let figures = "---:|".repeat(row.len().saturating_sub(1));
                text += &["|---|", &figures, "\n"].concat();
            }
        }
        text
    }

    fn line(&self, row: &[String]) -> String {
        if self.markdown {
            return format!("| {} |\n", row.join(" | "));
        }
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = self.width(column);
            if column == 0 {
                format!("{cell:<width$}")
            } else {
                format!("{cell:>width$}")
            }
        });
        let line = cells.collect::<Vec<_>>().join("  ");
        line.trim_end().to_owned() + "\n"
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    }
}

/// Seconds or milliseconds, with as many decimals as say something.
pub fn figure(value: f64) -> String {
    if value < 0.1 {
        format!("{value:.4}")
    } else if value < 10.0 {
        format!("{value:.3}")
    } else if value < 100.0 {
        format!("{value:.2}")
    } else {
        format!("{value:.1}")
    }
}

/// A count with commas between thousands.
pub fn count(value: usize) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
