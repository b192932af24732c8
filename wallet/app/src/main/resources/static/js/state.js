// Whether a certificate counts today: the same check as at a counter, made by this wallet about itself.
import { now } from './bytes.js';
import { city, refreshStatus } from './city.js';
import { call } from './module.js';
import { certificates, remember, showLive } from './wallet.js';

const OWN_DESK = 'wallet';

/** The state of a certificate in one word: VALID, SUSPENDED, REVOKED, EXPIRED, NOT_YET_VALID, or UNKNOWN. */
export async function checked(certificate) {
  if (!certificate.pass) {
    return { verdict: 'UNKNOWN' };
  }
  const { trust, root, lists, floor } = await city();
  const answer = await call('check', {
    text: await showLive(certificate.id, { desk: OWN_DESK }),
    trust, root, statusLists: lists, now: now(), floor: floor || undefined, desk: OWN_DESK,
  });
  return { verdict: answer.verdict, reason: answer.reason, citizen: answer.citizen, at: now() };
}

/** Fetches status lists and looks at every certificate again; true when one changed. */
export async function refreshStates() {
  await refreshStatus();
  return checkAll();
}

export async function checkAll() {
  let isChanged = false;
  for (const certificate of await certificates()) {
    const state = await checked(certificate);
    // Too old a list says nothing new: what was found last stands, with its date.
    if (state.verdict === 'CANNOT_TELL' && certificate.state) {
      continue;
    }
    isChanged ||= state.verdict !== certificate.state?.verdict;
    await remember(certificate.id, { state });
  }
  return isChanged;
}
