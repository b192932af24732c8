// Makes every call of /calls, one after the other, and posts what came back: {name, answer} or {name, failure}.
import * as countersign from './countersign.js';

async function made({ name, function: exported, argument }) {
  const began = performance.now();
  try {
    return { name, answer: await countersign[exported](argument), micros: micros(began) };
  } catch (error) {
    return { name, failure: String(error.message ?? error), micros: micros(began) };
  }
}

function micros(began) {
  return Math.round((performance.now() - began) * 1000);
}

const answers = [];
for (const call of await (await fetch('calls')).json()) {
  answers.push(await made(call));
}
await fetch('answers', { method: 'POST', body: JSON.stringify(answers) });
