//! Years and days of other calendars, turned into Gregorian ones.

/// The Gregorian year before year 1 of a Japanese or Republican era, by the era's name.
pub(super) const ERAS: &[(&str, i32)] = &[
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("明治", 1867),
    ("民國", 1911),
    ("民国", 1911),
    ("佛曆", -543),
];

/// A year of the Buddhist era as Thailand counts it.
pub(super) const fn from_buddhist(year: i32) -> i32 {
    year - 543
}

/// Whether a number can be a year of the Buddhist era in an article (1857-2156).
pub(super) const fn is_buddhist_year(year: i32) -> bool {
    year >= 2400 && year < 2700
}

/// Whether a number can be a year of the Solar Hijri calendar in an article (1821-2120).
pub(super) const fn is_jalali_year(year: i32) -> bool {
    year >= 1200 && year < 1500
}

/// A day of the Solar Hijri (Jalali) calendar as `(year, month, day)` of the Gregorian one.
///
/// Uses the 33-year cycle, which agrees with the official calendar from 1800 to 2100.
pub(super) fn from_jalali(year: i32, month: u32, day: u32) -> Option<(i32, u32, u32)> {
    if !is_jalali_year(year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let before_month = if month <= 7 {
        (month - 1) * 31
    } else {
        (month - 7) * 30 + 186
    };
    let shifted = year + 1595;
    let days = -355_668
        + 365 * shifted
        + (shifted / 33) * 8
        + ((shifted % 33) + 3) / 4
        + day
        + before_month;
    // `days` counts from 1 January of the year 0.
    Some(civil_from_days(days - 719_528))
}

/// The Gregorian day that lies `days` after 1970-01-01, by the usual era arithmetic.
pub(super) fn civil_from_days(days: i64) -> (i32, u32, u32) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_index = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_index + 2) / 5 + 1;
    let month = if month_index < 10 {
        month_index + 3
    } else {
        month_index - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let narrow = |value: i64| u32::try_from(value).unwrap_or(0);
    (i32::try_from(year).unwrap_or(0), narrow(month), narrow(day))
}

#[cfg(test)]
mod tests {
    use super::{civil_from_days, from_jalali};

    #[test]
    fn jalali_days_match_known_pairs() {
        for (jalali, gregorian) in [
            ((1396, 4, 28), (2017, 7, 19)),
            ((1399, 12, 30), (2021, 3, 20)),
            ((1400, 1, 1), (2021, 3, 21)),
            ((1403, 10, 12), (2025, 1, 1)),
            ((1357, 11, 22), (1979, 2, 11)),
        ] {
            assert_eq!(
                from_jalali(jalali.0, jalali.1, jalali.2),
                Some(gregorian),
                "{jalali:?}"
            );
        }
    }

    #[test]
    fn days_count_from_1970() {
        assert_eq!(civil_from_days(0), (1970, 1, 1));
        assert_eq!(civil_from_days(17_366), (2017, 7, 19));
        assert_eq!(civil_from_days(-1), (1969, 12, 31));
        assert_eq!(civil_from_days(11_016), (2000, 2, 29));
    }
}
