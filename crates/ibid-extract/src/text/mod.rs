//! Pure readers of text: names, dates, title casing, plain-text articles.
