//! The bytes of a sheet, a piece at a time. UTF-16 comes out as UTF-8; everything else as it is.

use std::io::{self, Chain, Cursor, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

/// So much is read from the source at a time.
const PIECE: usize = 64 * 1024;
/// No mark at the beginning of a file is longer.
const MARK: u64 = 3;
/// Stands for what is no UTF-16. Never part of UTF-8, so the row it is in is seen to be broken.
const BROKEN: u8 = 0xff;

/// A source, and how it is read.
pub(super) struct Bytes<R> {
    source: Chain<Cursor<Vec<u8>>, R>,
    /// Only for UTF-16.
    decoder: Option<Decoder>,
    piece: Vec<u8>,
    taken: u64,
    is_at_end: bool,
}

impl<R: Read> Bytes<R> {
    /// Reads the mark at the beginning, if there is one.
    pub(super) fn open(mut source: R) -> io::Result<Self> {
        let mut beginning = Vec::new();
        source.by_ref().take(MARK).read_to_end(&mut beginning)?;
        let (encoding, mark) = Encoding::for_bom(&beginning).unwrap_or((UTF_8, 0));
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_without_bom_handling());
        let source = Cursor::new(beginning.split_off(mark)).chain(source);
        Ok(Self { source, decoder, piece: vec![0; PIECE], taken: mark as u64, is_at_end: false })
    }

    pub(super) fn source(&self) -> &R {
        self.source.get_ref().1
    }

    /// Whether a text that is no UTF-8 may be Windows-1252: not if it came out of UTF-16.
    pub(super) fn may_be_windows_1252(&self) -> bool {
        self.decoder.is_none()
    }

    /// How many bytes of the source have been read.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    /// Whether there is no more.
    pub(super) fn is_at_end(&self) -> bool {
        self.is_at_end
    }

    /// Reads one piece more to the end of `buffer`.
    pub(super) fn read_to(&mut self, buffer: &mut Vec<u8>) -> io::Result<()> {
        let length = read(&mut self.source, &mut self.piece)?;
        self.taken += length as u64;
        self.is_at_end = length == 0;
        match &mut self.decoder {
            Some(decoder) => decode(decoder, &self.piece[..length], self.is_at_end, buffer),
            None => buffer.extend_from_slice(&self.piece[..length]),
        }
        Ok(())
    }
}

/// A signal in between is no fault.
fn read(source: &mut impl Read, piece: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(piece) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

fn decode(decoder: &mut Decoder, mut piece: &[u8], is_last: bool, buffer: &mut Vec<u8>) {
    let mut text = [0; 4096];
    loop {
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(piece, &mut text, is_last);
        buffer.extend_from_slice(&text[..written]);
        piece = &piece[read..];
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => buffer.push(BROKEN),
        }
    }
}
