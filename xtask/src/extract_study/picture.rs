//! The curves as a picture: SVG, written by hand.

use super::calibration::Point;
use super::number;
use std::fmt::Write as _;

/// The side of a panel, and the space around it, in pixels.
const SIDE: f64 = 200.0;
const MARGIN: f64 = 44.0;
/// What the axes begin at.
const LOWEST: f64 = 0.4;

/// One panel a field: across how sure it is said to be, upwards how often it is right; on the line
/// both are the same, and a dot's area is how many fields it stands for.
pub fn curves(curves: &[(&str, Vec<Point>)]) -> String {
    let width = number(curves.len()) * (SIDE + MARGIN) + MARGIN;
    let height = SIDE + 2.0 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"11\">\n\
         <title>How often fields are right, by how sure they are said to be</title>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n"
    );
    for (at, (field, points)) in curves.iter().enumerate() {
        let left = MARGIN + number(at) * (SIDE + MARGIN);
        panel(&mut svg, left, field, points);
    }
    svg.push_str("</svg>\n");
    svg
}

fn panel(svg: &mut String, left: f64, field: &str, points: &[Point]) {
    let across = |share: f64| left + SIDE * (share.max(LOWEST) - LOWEST) / (1.0 - LOWEST);
    let upward = |share: f64| MARGIN + SIDE * (1.0 - share.max(LOWEST)) / (1.0 - LOWEST);
    let (right, bottom) = (left + SIDE, MARGIN + SIDE);
    // Writing to a string does not fail.
    let _ = writeln!(
        svg,
        "<rect x=\"{left}\" y=\"{MARGIN}\" width=\"{SIDE}\" height=\"{SIDE}\" fill=\"none\" stroke=\"#999\"/>\n\
         <line x1=\"{left}\" y1=\"{bottom}\" x2=\"{right}\" y2=\"{MARGIN}\" stroke=\"#bbb\" stroke-dasharray=\"4 3\"/>\n\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-weight=\"bold\">{field}</text>",
        left + SIDE / 2.0,
        MARGIN - 12.0
    );
    for tenth in [4_u32, 6, 8, 10] {
        let share = f64::from(tenth) / 10.0;
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{share:.1}</text>\n\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{share:.1}</text>",
            across(share),
            bottom + 16.0,
            left - 6.0,
            upward(share) + 4.0
        );
    }
    let place = |point: &Point| {
        let right = number(point.right) / number(point.count.max(1));
        (across(point.said), upward(right))
    };
    let line: Vec<String> = points
        .iter()
        .map(place)
        .map(|(x, y)| format!("{x:.1},{y:.1}"))
        .collect();
    let _ = writeln!(
        svg,
        "<polyline points=\"{}\" fill=\"none\" stroke=\"#1f5fa8\"/>",
        line.join(" ")
    );
    for point in points {
        let (x, y) = place(point);
        let radius = 1.5 + number(point.count).sqrt() * 0.5;
        let _ = writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#1f5fa8\" fill-opacity=\"0.6\">\
             <title>{} given, {} right</title></circle>",
            point.count, point.right
        );
    }
}
