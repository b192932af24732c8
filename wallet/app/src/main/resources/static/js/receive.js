// From an offer to a certificate on this device; what the authority needs time for is waited for, also by a later visit.
import { knownCity, refreshStatus } from './city.js';
import * as issuing from './issuer.js';
import { newKey } from './jose.js';
import { Problem } from './problem.js';
import { checkAll } from './state.js';
import * as store from './store.js';
import { keep, remove } from './wallet.js';

const PATIENCE_MS = 45_000;
/** Longer than any token lives. */
const LONGEST_MS = 24 * 3600_000;
const PASSING = ['OFFLINE', 'ISSUER_BUSY'];

/** What is offered, before anything is accepted: {offer, wanted, issuer, txCode}. */
export async function look(text) {
  const { gateway } = await knownCity();
  const offer = await issuing.openOffer(text, gateway);
  const issuer = await issuing.metadata(gateway);
  return { offer, issuer, wanted: issuing.keepable(offer, issuer), txCode: offer.txCode };
}

/**
 * Accepts: {id} of the certificate, or {waiting: true} when the authority needs longer.
 *
 * @param replaces the id of a certificate that goes when its successor is here
 */
export async function accept({ offer, issuer, wanted }, txCode, replaces) {
  const access = await issuing.token(offer, wanted, txCode, issuer);
  // From here on the offer is used up: token and keys are stored before anything is asked with them, so that a page that was closed goes on.
  const parts = await Promise.all(wanted.map(async (configuration) => ({ ...configuration, pair: await newKey() })));
  const pending = { access, parts, replaces, gateway: issuer.credential_issuer, since: Date.now() };
  await store.putValue('pending', [...await waiting(), pending]);
  return follow(pending, Date.now() + PATIENCE_MS);
}

/** Comes back for what was left over from another visit; true when something arrived. */
export async function comeBack() {
  let isArrived = false;
  for (const pending of await waiting()) {
    if (Date.now() - pending.since > LONGEST_MS) {
      await forget(pending);
      continue;
    }
    isArrived = Boolean((await follow(pending, 0)).id) || isArrived;
  }
  return isArrived;
}

/** Names of what the authority still prepares. */
export async function waitingNames() {
  return (await waiting()).map(({ parts }) => parts[0].name);
}

async function waiting() {
  return (await store.value('pending')) ?? [];
}

/** In one window at a time: a transaction is answered once. */
function follow(pending, end) {
  return navigator.locks.request(`countersign-pending-${pending.since}`, { ifAvailable: true },
    (lock) => (lock ? followAlone(pending, end) : { waiting: true }));
}

async function followAlone(pending, end) {
  const issuer = await issuing.metadata(pending.gateway);
  for (;;) {
    try {
      await fetchMissing(pending, issuer);
    } catch (problem) {
      if (!PASSING.includes(problem.code)) {
        await forget(pending);
      }
      throw problem;
    }
    const later = pending.parts.find((part) => !part.text);
    if (!later) {
      return { id: await finish(pending, issuer) };
    }
    if (Date.now() > end) {
      return { waiting: true };
    }
    await new Promise((resolve) => setTimeout(resolve, Math.min(later.later?.interval ?? 1, 10) * 1000));
  }
}

async function fetchMissing(pending, issuer) {
  for (const part of pending.parts.filter(({ text }) => !text)) {
    Object.assign(part, part.later
      ? await issuing.deferred(pending.access, part.later.transaction, issuer)
      : await issuing.credential(pending.access, part, issuer));
    // Once it came its transaction is used up: what came is stored before anything else is asked.
    await update(pending);
  }
}

async function finish(pending, issuer) {
  try {
    const id = await keep(pending.parts);
    tell(pending, issuer, 'credential_accepted');
    await forget(pending);
    if (pending.replaces) {
      await remove(pending.replaces);
    }
    await refreshStatus().then(checkAll).catch(() => {});
    dispatchEvent(new Event('countersign-received'));
    return id;
  } catch (problem) {
    tell(pending, issuer, 'credential_failure');
    await forget(pending);
    throw problem instanceof Problem ? problem : Problem.of(problem);
  }
}

function tell({ access, parts }, issuer, event) {
  parts.forEach(({ notification }) => issuing.notify(access, notification, event, issuer));
}

async function update(pending) {
  await store.putValue('pending', (await waiting()).map((each) => (each.since === pending.since ? pending : each)));
}

async function forget(pending) {
  await store.putValue('pending', (await waiting()).filter(({ since }) => since !== pending.since));
}
