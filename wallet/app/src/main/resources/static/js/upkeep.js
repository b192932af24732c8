// What the page does by itself while there is a network: comes back for what was not ready, fetches status lists, asks for a successor.
import { announce } from '/screens/screen.js';
import { certificateOf, pointsOf } from './holder.js';
import { comeBack } from './receive.js';
import { checkAll, refreshStates } from './state.js';
import { certificates, remember } from './wallet.js';

const EVERY_MS = 5 * 60_000;

/** Now, whenever the network is back, and every five minutes while somebody looks. */
export function keepUpToDate() {
  const again = () => update().catch((problem) => {
    if (problem.code !== 'OFFLINE') {
      console.warn(problem);
    }
  });
  again();
  addEventListener('online', again);
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
}

/** Successors of certificates that were reissued, and whether this city has points at all. */
async function askIssuer() {
  let hasNews = false;
  for (const held of await certificates()) {
    const told = await certificateOf(held.id);
    const successor = told?.successor?.offer;
    if (successor !== held.successor) {
      await remember(held.id, { successor });
      hasNews = true;
    }
  }
  await showPoints();
  return hasNews;
}

async function showPoints() {
  const [first] = await certificates();
  const tab = document.querySelector('[data-tab=points]');
  if (first && tab) {
    tab.hidden = !(await pointsOf(first.id));
  }
}
