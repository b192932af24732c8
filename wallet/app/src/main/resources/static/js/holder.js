// What the authority tells a holder: it knows the copy by its key, and asks for no name (docs/reference, holder API).
import { randomId } from './bytes.js';
import { city } from './city.js';
import { askWithProof } from './http.js';
import { Problem } from './problem.js';
import { copyKey } from './wallet.js';

/** The answer's JSON; undefined where the gateway does not offer this, knows no such copy, or tells nothing about one that is not valid any more. */
export async function holder(id, path, options = {}) {
  const [{ gateway }, pair] = await Promise.all([city(), copyKey(id)]);
  if (!gateway || !pair) {
    return undefined;
  }
  const answer = await askWithProof(pair, `${gateway}/api/v1/holder/${path}`, options);
  if (answer.status === 200 || answer.status === 201) {
    return answer.body;
  }
  if ([401, 403, 404].includes(answer.status)) {
    return undefined;
  }
  throw new Problem(answer.body.code ?? 'HOLDER_REFUSED', '没有办成。请过一会儿再试。', 'That did not work. Please try again in a moment.');
}

export const certificateOf = (id) => holder(id, 'certificate');
export const receiptsOf = (id) => holder(id, 'receipts');
export const pointsOf = (id) => holder(id, 'points');
export const redemption = (id, code) => holder(id, `redemptions/${code}`);

/** Authorises a partner, once and for ten minutes, to take at most so many points: {code, expiresAt}. */
export function authorise(id, scheme, points) {
  return holder(id, 'redemptions', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${randomId()}"` },
    body: JSON.stringify({ scheme, points }),
  });
}
