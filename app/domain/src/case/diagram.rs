//! The table of moves as a drawing: the states one below the other, each move an arrow. A move to
//! the next state is an arrow between the two; one that goes further runs down on the right, one
//! that goes back runs up on the left. The drawing is made from the table and from nothing else.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::State;
use super::transition::{Entry, TABLE};

/// Width of a state.
const BOX: i32 = 270;
/// The least height of a state.
const LOWEST: i32 = 44;
/// Between two states: room for an arrow and the name of its move.
const GAP: i32 = 34;
/// Between two ends of arrows on one side of a state.
const PORT: i32 = 17;
/// Room for names beside a state, before the first lane.
const GUTTER: i32 = 46;
/// Between two lanes.
const LANE: i32 = 13;
/// Around everything.
const MARGIN: i32 = 8;

/// On which side of the states an arrow runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// To the next state.
    Straight,
    Left,
    Right,
}

/// Moves from the same states to the same one.
struct Arrow {
    names: String,
    /// Places of the states in their order; none for what makes a case.
    from: Vec<usize>,
    to: usize,
    side: Side,
    lane: i32,
}

fn place(state: State) -> usize {
    State::ALL.iter().position(|&other| other == state).unwrap_or_default()
}

fn arrows() -> Vec<Arrow> {
    let mut found: Vec<Arrow> = Vec::new();
    for Entry { transition, from, to, .. } in TABLE {
        let (from, to): (Vec<usize>, usize) = (from.iter().copied().map(place).collect(), place(*to));
        if let Some(same) = found.iter_mut().find(|arrow| (&arrow.from, arrow.to) == (&from, to)) {
            same.names = format!("{}, {transition}", same.names);
            continue;
        }
        let side = match from[..] {
            [only] if only + 1 == to => Side::Straight,
            [first, ..] if first <= to => Side::Right,
            _ => Side::Left,
        };
        found.push(Arrow { names: transition.code().to_owned(), from, to, side, lane: 0 });
    }
    for side in [Side::Left, Side::Right] {
        choose_lanes(found.iter_mut().filter(|arrow| arrow.side == side && !arrow.from.is_empty()).collect());
    }
    found
}

/// Short arrows run close to the states, and none over another.
fn choose_lanes(mut arrows: Vec<&mut Arrow>) {
    let span = |arrow: &Arrow| {
        let ends = || arrow.from.iter().copied().chain([arrow.to]);
        (ends().min().unwrap_or_default(), ends().max().unwrap_or_default())
    };
    arrows.sort_by_key(|arrow| span(arrow).1 - span(arrow).0);
    let mut taken: Vec<Vec<(usize, usize)>> = Vec::new();
    for arrow in arrows {
        let (first, last) = span(arrow);
        let is_free = |lane: &Vec<(usize, usize)>| lane.iter().all(|&(from, to)| last < from || to < first);
        let lane = taken.iter().position(is_free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        if let Some(lane) = taken.get_mut(lane) {
            lane.push((first, last));
        }
        arrow.lane = i32::try_from(lane).unwrap_or_default();
    }
}

/// Where an arrow touches a state: which arrow, and whether it ends there.
type Ends = BTreeMap<(usize, bool), Vec<(usize, bool)>>;

fn ends(arrows: &[Arrow]) -> Ends {
    let mut ends = Ends::new();
    for (index, arrow) in arrows.iter().enumerate().filter(|(_, arrow)| arrow.side != Side::Straight) {
        let left = arrow.side == Side::Left;
        ends.entry((arrow.to, left)).or_default().push((index, true));
        for &from in &arrow.from {
            ends.entry((from, left)).or_default().push((index, false));
        }
    }
    // What comes in stands above what goes out.
    ends.values_mut().for_each(|ends| ends.sort_by_key(|(_, incoming)| !incoming));
    ends
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The drawing as SVG, without styles of its own: its parts have classes, and colours are those of
/// the text around it. `label` names a state to people; its code stands below.
#[must_use]
pub fn svg(title: &str, label: impl Fn(State) -> String) -> String {
    let arrows = arrows();
    let ends = ends(&arrows);
    let lanes = |side: Side| arrows.iter().filter(|arrow| arrow.side == side).map(|arrow| arrow.lane + 1).max();
    let room = |side| MARGIN + GUTTER + LANE * lanes(side).unwrap_or_default();
    let (left, right) = (room(Side::Left), room(Side::Left) + BOX);
    let ports = |state: usize, left: bool| ends.get(&(state, left)).map_or(0, |ends| ends.len() as i32);
    let (mut tops, mut y) = (Vec::new(), MARGIN);
    for state in 0..State::ALL.len() {
        let height = LOWEST.max(ports(state, true).max(ports(state, false)) * PORT + 6);
        tops.push((y, height));
        y += height + GAP;
    }
    let (width, height) = (right + room(Side::Right), y - GAP + MARGIN);
    let mut out = String::new();
    let mut draw = |part: std::fmt::Arguments<'_>| {
        // Writing to a string does not fail.
        let _ = out.write_fmt(part);
    };
    draw(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"moves\" role=\"img\" aria-labelledby=\"moves-title\" \
         viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" fill=\"none\" \
         stroke=\"currentColor\" font-size=\"12\" font-family=\"sans-serif\">\n<title id=\"moves-title\">{}</title>\n",
        escaped(title)
    ));
    for (&state, &(top, tall)) in State::ALL.iter().zip(&tops) {
        let (centre, middle) = (left + BOX / 2, top + tall / 2);
        let dashes = if state.is_terminal() { " stroke-dasharray=\"5 3\"" } else { "" };
        draw(format_args!(
            "<g data-state=\"{state}\"><rect x=\"{left}\" y=\"{top}\" width=\"{BOX}\" height=\"{tall}\" rx=\"6\"{dashes}/>\
             <text class=\"name\" x=\"{centre}\" y=\"{}\" text-anchor=\"middle\" font-size=\"14\" stroke=\"none\" \
             fill=\"currentColor\">{}</text><text x=\"{centre}\" y=\"{}\" text-anchor=\"middle\" font-size=\"11\" \
             stroke=\"none\" fill=\"currentColor\">{state}</text></g>\n",
            middle - 2,
            escaped(&label(state)),
            middle + 14,
        ));
    }
    for (index, arrow) in arrows.iter().enumerate() {
        draw(format_args!("<g data-moves=\"{}\">", arrow.names));
        let text = |x: i32, y: i32, anchor: &str| {
            format!(
                "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" stroke=\"none\" fill=\"currentColor\">{}</text>",
                arrow.names
            )
        };
        if arrow.side == Side::Straight {
            let at = |place: usize| tops.get(place).copied().unwrap_or_default();
            let ((top, tall), (next, _)) = (at(arrow.to.saturating_sub(1)), at(arrow.to));
            let centre = left + BOX / 2;
            draw(format_args!(
                "<path d=\"M{centre} {}V{next}\"/><path d=\"M{centre} {next}l-4 -7h8z\" fill=\"currentColor\"/>{}",
                top + tall,
                text(centre + 8, next - GAP / 2 + 4, "start"),
            ));
        } else {
            let on_left = arrow.side == Side::Left;
            let (edge, away) = if on_left { (left, -1) } else { (right, 1) };
            let anchor = if on_left { "end" } else { "start" };
            let lane = edge + away * (GUTTER + LANE * arrow.lane);
            let port = |state: usize, incoming: bool| {
                let all = ends.get(&(state, on_left)).map(Vec::as_slice).unwrap_or_default();
                let nth = all.iter().position(|end| *end == (index, incoming)).unwrap_or_default() as i32;
                let (top, tall) = tops.get(state).copied().unwrap_or_default();
                top + (tall - PORT * all.len() as i32) / 2 + PORT * nth + PORT - 4
            };
            let end = port(arrow.to, true);
            let begins: Vec<i32> = arrow.from.iter().map(|&from| port(from, false)).collect();
            draw(format_args!(
                "<path d=\"M{lane} {end}H{edge}\"/><path d=\"M{edge} {end}l{} -4v8z\" fill=\"currentColor\"/>{}",
                away * 7,
                text(edge + away * 9, end - 3, anchor),
            ));
            for begin in &begins {
                draw(format_args!(
                    "<path d=\"M{edge} {begin}H{lane}\"/><circle cx=\"{lane}\" cy=\"{begin}\" r=\"2\" fill=\"currentColor\"/>{}",
                    text(edge + away * 9, begin - 3, anchor),
                ));
            }
            let ends = || begins.iter().copied().chain([end]);
            if let (Some(first), Some(last), false) = (ends().min(), ends().max(), begins.is_empty()) {
                draw(format_args!("<path d=\"M{lane} {first}V{last}\"/>"));
            } else {
                // It comes from no state.
                draw(format_args!("<circle cx=\"{lane}\" cy=\"{end}\" r=\"4\"/>"));
            }
        }
        draw(format_args!("</g>\n"));
    }
    draw(format_args!("</svg>\n"));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Transition;

    #[test]
    fn every_state_and_every_move_is_drawn_once() {
        let drawn = svg("a & b", |state| format!("<{state}>"));
        for state in State::ALL {
            assert_eq!(drawn.matches(&format!("data-state=\"{state}\"")).count(), 1, "{state}");
        }
        let groups: Vec<&str> =
            drawn.split("data-moves=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let mut moves: Vec<&str> = groups.iter().flat_map(|group| group.split(", ")).collect();
        moves.sort_unstable();
        assert_eq!(moves, Transition::ALL.iter().map(|transition| transition.code()).collect::<Vec<_>>());
        assert!(drawn.contains("a &amp; b") && drawn.contains("&lt;DA_DONG&gt;") && !drawn.contains("style="));
    }

    #[test]
    fn a_move_touches_each_of_its_states() {
        let drawn = svg("", |state| state.to_string());
        for entry in TABLE.iter().filter(|entry| entry.from.len() > 1) {
            let group =
                drawn.split("<g ").find(|group| group.starts_with(&format!("data-moves=\"{}\"", entry.transition)));
            let dots = group.unwrap().matches("<circle").count();
            assert_eq!(dots, entry.from.len(), "{}", entry.transition);
        }
    }

    #[test]
    fn no_two_arrows_share_a_piece_of_a_lane() {
        let arrows = arrows();
        let span = |arrow: &Arrow| {
            let mut ends: Vec<usize> = arrow.from.iter().copied().chain([arrow.to]).collect();
            ends.sort_unstable();
            (ends[0], ends[ends.len() - 1])
        };
        let runs = |arrow: &&Arrow| arrow.side != Side::Straight && !arrow.from.is_empty();
        for (index, one) in arrows.iter().enumerate().filter(|(_, arrow)| runs(arrow)) {
            for other in arrows[index + 1..].iter().filter(runs) {
                let apart = span(one).1 < span(other).0 || span(other).1 < span(one).0;
                assert!(one.side != other.side || one.lane != other.lane || apart, "{} {}", one.names, other.names);
            }
        }
    }
}
