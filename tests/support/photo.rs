//! Photographs of a display. WebDriver's own hang without a graphics card.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use super::wait::until;

/// What a page does before it is photographed: letters loaded, short movements ended, and the last frame drawn.
pub(crate) const POSE: &str = "
    const done = arguments[arguments.length - 1];
    const isShort = (movement) => movement.effect.getComputedTiming().endTime < 3000;
    const ended = () => document.getAnimations().filter(isShort).map((movement) => movement.finished);
    const frames = (count) => (count > 0 ? requestAnimationFrame(() => frames(count - 1)) : done());
    document.fonts.ready.then(() => Promise.allSettled(ended())).then(() => frames(3));
";

/// Looks in a row that have to be the same: between the page and the display lie other programs.
const STILL: u32 = 3;

/// Photographs the display once it stands still.
pub(crate) async fn when_still(display: &str, file: &Path) {
    let mut last = Vec::new();
    let mut same = 0;
    let picture = until("the display to stand still", async || {
        let now = look(display)?;
        same = if now == last { same + 1 } else { 1 };
        last = now;
        (same >= STILL).then(|| last.clone())
    });
    write(&picture.await, file).unwrap();
}

/// Photographs the display as it is.
pub(crate) fn take(display: &str, file: &Path) -> io::Result<()> {
    write(&look(display).unwrap_or_default(), file)
}

fn look(display: &str) -> Option<Vec<u8>> {
    let output = Command::new("import").args(["-display", display, "-window", "root", "ppm:-"]).output().ok()?;
    output.status.success().then_some(output.stdout)
}

fn write(picture: &[u8], file: &Path) -> io::Result<()> {
    let mut convert = Command::new("convert").arg("ppm:-").arg(file).stdin(Stdio::piped()).spawn()?;
    let written = convert.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(picture));
    if convert.wait()?.success() { written } else { Err(io::Error::other("ImageMagick refuses the picture")) }
}
