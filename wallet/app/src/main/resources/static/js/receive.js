// From an offer to a certificate on this device; what the authority needs time for is waited for, also by a later visit.
import { knownCity, refreshStatus } from './city.js';
import * as issuing from './issuer.js';
import { Problem } from './problem.js';
import { checkAll } from './state.js';
import * as store from './store.js';
import { keep } from './wallet.js';

const PATIENCE_MS = 45_000;

/** What is offered, before anything is accepted: {offer, wanted, issuer, txCode}. */
export async function look(text) {
  const { gateway } = await knownCity();
  const offer = await issuing.openOffer(text, gateway);
  const issuer = await issuing.metadata(gateway);
  return { offer, issuer, wanted: issuing.keepable(offer, issuer), txCode: offer.txCode };
}

/** Accepts: {id} of the certificate, or {waiting: true} when the authority needs longer. */
export async function accept({ offer, issuer, wanted }, txCode) {
  const access = await issuing.token(offer, wanted, txCode, issuer);
  const parts = [];
  for (const configuration of wanted) {
    const answer = await issuing.credential(access, configuration, issuer);
    parts.push({ format: configuration.format, vct: configuration.vct, name: configuration.name, ...answer });
  }
  const pending = { access, parts, gateway: issuer.credential_issuer, since: Date.now() };
  await store.putValue('pending', [...await waiting(), pending]);
  return follow(pending, Date.now() + PATIENCE_MS);
}

/** Comes back for what was left over from another visit; true when something arrived. */
export async function comeBack() {
  let isArrived = false;
  for (const pending of await waiting()) {
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

async function follow(pending, end) {
  const issuer = await issuing.metadata(pending.gateway);
  for (;;) {
    try {
      await fetchMissing(pending, issuer);
    } catch (problem) {
      if (problem.code !== 'OFFLINE') {
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
    await new Promise((resolve) => setTimeout(resolve, Math.min(later.later.interval, 10) * 1000));
  }
}

async function fetchMissing(pending, issuer) {
  for (const part of pending.parts.filter(({ text }) => !text)) {
    Object.assign(part, await issuing.deferred(pending.access, part.later.transaction, issuer));
    // Once it came its transaction is used up: what came is stored before anything else is asked.
    await update(pending);
  }
}

async function finish(pending, issuer) {
  try {
    const id = await keep(pending.parts);
    tell(pending, issuer, 'credential_accepted');
    await forget(pending);
    await refreshStatus().then(checkAll).catch(() => {});
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
