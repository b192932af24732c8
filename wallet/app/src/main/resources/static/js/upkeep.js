// What the page does by itself while there is a network: comes back for what was not ready, fetches status lists, asks for a successor of what was revoked.
import { announce } from '/screens/screen.js';
import { now } from './bytes.js';
import { certificateOf, pointsOf } from './holder.js';
import { comeBack } from './receive.js';
import { checkAll, refreshStates } from './state.js';
import { putValue, value } from './store.js';
import { certificates, remember } from './wallet.js';

const EVERY_MS = 5 * 60_000;
const DAY_SECONDS = 86_400;

/** Now, whenever the network is back, and every five minutes while somebody looks. */
export function keepUpToDate() {
  const again = () => update().catch((problem) => {
    if (problem.code !== 'OFFLINE') {
      console.warn(problem);
    }
  });
  showPoints();
  again();
  addEventListener('online', again);
  addEventListener('countersign-received', again);
  setInterval(() => document.visibilityState === 'visible' && again(), EVERY_MS);
}

export async function update() {
  // Also without a network: a card that ran out by its date says so.
  const isChanged = navigator.onLine ? await refreshStates() : await checkAll();
  const isArrived = navigator.onLine && await comeBack();
  const hasNews = navigator.onLine && await askIssuer();
  if (isArrived || isChanged || hasNews) {
    announce('证照有更新', 'Your cards were updated');
    dispatchEvent(new Event('countersign-changed'));
  }
  if (navigator.onLine) {
    await lookForPoints();
  }
}

/**
 * Where the public list says that a certificate was revoked, its issuer is asked for a successor. Nobody is asked about the others, so the issuer does
 * not learn when a phone is used.
 */
async function askIssuer() {
  let hasNews = false;
  for (const held of await certificates()) {
    if (held.state?.verdict === 'REVOKED' && !held.successor) {
      const successor = (await certificateOf(held.id))?.successor?.offer;
      if (successor) {
        await remember(held.id, { successor });
        hasNews = true;
      }
    }
  }
  return hasNews;
}

/** Points have a place on the screen where this city has them, which is asked once a day. */
async function lookForPoints() {
  const [first] = await certificates();
  const known = await value('points');
  if (first && (known?.certificate !== first.id || now() - known.at > DAY_SECONDS)) {
    await putValue('points', { isThere: Boolean(await pointsOf(first.id)), certificate: first.id, at: now() });
  }
  await showPoints();
}

async function showPoints() {
  document.querySelector('[data-tab=points]').hidden = !(await value('points'))?.isThere;
}
