// Paints a drawn code: black on white whatever the page's colours are, with the quiet zone of four modules that ISO/IEC 18004 wants.

const QUIET_ZONE = 4;

/**
 * Paints the answer of drawCode, each module a whole number of the screen's own pixels, so that its edges stay sharp.
 *
 * @param drawn {size, rows}
 * @param width of the canvas in CSS pixels; absent: what the page has given it
 */
export function paintCode(canvas, drawn, width = canvas.clientWidth) {
  const modules = drawn.size + 2 * QUIET_ZONE;
  const scale = Math.max(1, Math.floor((width * (window.devicePixelRatio || 1)) / modules));
  canvas.width = modules * scale;
  canvas.height = modules * scale;
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000000';
  drawn.rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] === '1') {
        context.fillRect((x + QUIET_ZONE) * scale, (y + QUIET_ZONE) * scale, scale, scale);
      }
    }
  });
}
