// Makes every call of /calls, one after the other, and posts what came back: {name, answer} or {name, failure}.
import * as countersign from './countersign.js';
import { drawCode } from './code.js';
import { paintCode } from './canvas.js';
import { openReader } from './camera.js';

const reader = openReader();
// A text on a screen and back: drawn, painted, looked at by the worker.
const codes = {
  drawCode: (request) => drawCode(JSON.parse(request).text, JSON.parse(request).level),
  async drawnAndRead(request) {
    const { text, level } = JSON.parse(request);
    const canvas = document.createElement('canvas');
    paintCode(canvas, JSON.parse(drawCode(text, level)), 400);
    return JSON.stringify({ text: await read(canvas) });
  },
  async emptyAndRead() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 400;
    return JSON.stringify({ text: await read(canvas) });
  },
};
const functions = { ...countersign, ...codes };

async function read(canvas) {
  await reader.ready;
  return (await reader.read(await createImageBitmap(canvas))).text;
}

async function made({ name, function: exported, argument, privateKey }) {
  const keys = privateKey ? [await imported(privateKey)] : [];
  const began = performance.now();
  try {
    return { name, answer: await functions[exported](argument, ...keys), micros: micros(began) };
  } catch (error) {
    return { name, failure: String(error.message ?? error), micros: micros(began) };
  }
}

// As a wallet's page holds its key: it signs, and its bytes cannot be had.
function imported(hex) {
  const bytes = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  return crypto.subtle.importKey('pkcs8', bytes, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
}

function micros(began) {
  return Math.round((performance.now() - began) * 1000);
}

const answers = [];
for (const call of await (await fetch('calls')).json()) {
  answers.push(await made(call));
}
await fetch('answers', { method: 'POST', body: JSON.stringify(answers) });
