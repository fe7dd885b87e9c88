//! Pictures: decoded to what is seen, and that encoded anew.

use std::io::Cursor;

use domain::attachment::{CopyType, MediaType, NoCopy};
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::png;

/// Picture elements that are decoded at most: a camera of 48 megapixels.
const MAX_PIXELS: u64 = 50_000_000;
/// Bytes that a decoder may ask for.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// The longer side of a copy. Enough to read a sheet of paper; making a large picture smaller also
/// wipes out the noise by which a camera can be told from another of its kind.
const LONGEST_SIDE: u32 = 3_000;
const JPEG_QUALITY: u8 = 85;

/// The picture of a file, written anew.
///
/// # Errors
/// [`NoCopy::TooLarge`], [`NoCopy::Unreadable`].
pub(super) fn clean(media_type: MediaType, original: &[u8]) -> Result<Vec<u8>, NoCopy> {
    let format = match media_type {
        MediaType::Jpeg => ImageFormat::Jpeg,
        MediaType::Png => ImageFormat::Png,
        MediaType::Webp => ImageFormat::WebP,
        _ => return Err(NoCopy::Unreadable),
    };
    let seen = opaque(smaller(decode(format, original)?));
    if media_type.copy() == Some(CopyType::Png) {
        return png::encode(&seen).map_err(|_| NoCopy::Unreadable);
    }
    let mut copy = Vec::new();
    let written = seen.write_with_encoder(JpegEncoder::new_with_quality(&mut copy, JPEG_QUALITY));
    written.map_err(|error| reason(&error))?;
    Ok(copy)
}

/// The first picture of the file, the right way up: which way that is stands in the metadata,
/// which the copy no longer has.
fn decode(format: ImageFormat, original: &[u8]) -> Result<DynamicImage, NoCopy> {
    let mut reader = ImageReader::with_format(Cursor::new(original), format);
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| reason(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(NoCopy::TooLarge);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|error| reason(&error))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn smaller(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) > LONGEST_SIDE {
        picture.resize(LONGEST_SIDE, LONGEST_SIDE, FilterType::Triangle)
    } else {
        picture
    }
}

/// Laid on white: under what is transparent a picture can hold another one that nobody sees.
fn opaque(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let layered = picture.into_rgba8();
    let mut seen = RgbImage::new(layered.width(), layered.height());
    for (from, to) in layered.pixels().zip(seen.pixels_mut()) {
        let [red, green, blue, alpha] = from.0.map(u32::from);
        let on_white = |part: u32| u8::try_from((part * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        *to = Rgb([on_white(red), on_white(green), on_white(blue)]);
    }
    seen
}

fn reason(error: &ImageError) -> NoCopy {
    match error {
        ImageError::Limits(_) => NoCopy::TooLarge,
        _ => NoCopy::Unreadable,
    }
}
