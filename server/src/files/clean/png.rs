//! PNG, written in the way that takes the fewest bytes for what is seen: a scanned sheet has no
//! colours, a screenshot has few of them, and both came that way.

use std::collections::HashMap;

use image::RgbImage;
use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};

/// Colours that fit into the palette of a PNG.
const PALETTE: usize = 256;

/// The bytes of the file.
///
/// # Errors
/// When the picture has no points.
pub(super) fn encode(seen: &RgbImage) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, seen.width(), seen.height());
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    let points = if is_grey(seen) {
        encoder.set_color(ColorType::Grayscale);
        encoder.set_filter(Filter::Adaptive);
        seen.pixels().map(|point| point.0[0]).collect()
    } else if let Some((palette, points)) = indexed(seen) {
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(palette);
        // Neighbouring numbers of a palette are not neighbouring colours.
        encoder.set_filter(Filter::NoFilter);
        points
    } else {
        encoder.set_color(ColorType::Rgb);
        encoder.set_filter(Filter::Adaptive);
        seen.as_raw().clone()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&points)?;
    writer.finish()?;
    Ok(file)
}

fn is_grey(seen: &RgbImage) -> bool {
    seen.pixels().all(|point| point.0[0] == point.0[1] && point.0[1] == point.0[2])
}

/// The colours in the order in which they come, three bytes each, and for each point the place of
/// its colour. `None` when there are too many.
fn indexed(seen: &RgbImage) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut places: HashMap<[u8; 3], u8> = HashMap::new();
    let mut palette = Vec::new();
    let mut points = Vec::with_capacity(seen.as_raw().len() / 3);
    for point in seen.pixels() {
        let place = match places.get(&point.0) {
            Some(place) => *place,
            None if places.len() < PALETTE => {
                let place = u8::try_from(places.len()).ok()?;
                places.insert(point.0, place);
                palette.extend_from_slice(&point.0);
                place
            }
            None => return None,
        };
        points.push(place);
    }
    Some((palette, points))
}
