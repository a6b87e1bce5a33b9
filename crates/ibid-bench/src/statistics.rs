//! What figures come to.

/// The middle value, or the mean of the middle two; `None` of no values.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    let upper = *values.get(middle)?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    Some(f64::midpoint(*values.get(middle - 1)?, upper))
}

/// The exponent `e` of a cost that grows as `n^e`, of two sizes and their costs: 1 is linear.
/// `None` where the sizes are the same.
pub fn growth_exponent(small: (usize, f64), large: (usize, f64)) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "sizes are small numbers")]
    let times = large.0 as f64 / small.0 as f64;
    let exponent = (large.1 / small.1).ln() / times.ln();
    exponent.is_finite().then_some(exponent)
}
