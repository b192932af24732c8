// The worker that looks for a QR code in pictures: {id, picture: ImageBitmap} in, {id, text, readMs} out; text is empty where there is none.
import { readCode } from './code.js';

let canvas = new OffscreenCanvas(1, 1);
let context = canvas.getContext('2d', { willReadFrequently: true });

self.onmessage = ({ data: { id, picture } }) => {
  const began = performance.now();
  const { width, height } = picture;
  if (canvas.width !== width || canvas.height !== height) {
    canvas = new OffscreenCanvas(width, height);
    context = canvas.getContext('2d', { willReadFrequently: true });
  }
  context.drawImage(picture, 0, 0);
  picture.close();
  const text = readCode(luma(context.getImageData(0, 0, width, height).data), width, height);
  self.postMessage({ id, text, readMs: performance.now() - began });
};

// Rec. 601 weights in 256ths: what ZXing expects of grey.
function luma(rgba) {
  const grey = new Uint8Array(rgba.length / 4);
  for (let pixel = 0, byte = 0; pixel < grey.length; pixel++, byte += 4) {
    grey[pixel] = (rgba[byte] * 77 + rgba[byte + 1] * 150 + rgba[byte + 2] * 29) >> 8;
  }
  return grey;
}

self.postMessage({ ready: true });
