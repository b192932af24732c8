// Makes every call of /calls, one after the other, and posts what came back: {name, answer} or {name, failure}.
import * as countersign from './countersign.js';

async function made({ name, function: exported, argument, privateKey }) {
  const keys = privateKey ? [await imported(privateKey)] : [];
  const began = performance.now();
  try {
    return { name, answer: await countersign[exported](argument, ...keys), micros: micros(began) };
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
