// Getting certificates by OpenID for Verifiable Credential Issuance 1.0, from the gateway of this city and from nobody else.
import { ask, askWithProof } from './http.js';
import { newKey, sign } from './jose.js';
import { now } from './bytes.js';
import { Problem } from './problem.js';

const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';
const FORMATS = ['countersign-counter-pass', 'dc+sd-jwt'];

/** What a link, a code or a pasted text offers (section 4.1): {configurations, code, txCode}. */
export async function openOffer(text, gateway) {
  const offer = await fetched(text.trim(), gateway);
  const grant = offer.grants?.[PRE_AUTHORIZED];
  if (offer.credential_issuer !== gateway) {
    throw foreign();
  }
  if (!grant?.['pre-authorized_code'] || !Array.isArray(offer.credential_configuration_ids)) {
    throw new Problem('OFFER_KIND', '这种领取码要在发证机构的网页上登录后使用，本钱包还不支持。请向工作人员要一个带数字的领取码。',
      'This offer needs a sign-in that this wallet does not do. Ask the officer for one with digits.');
  }
  return { configurations: offer.credential_configuration_ids, code: grant['pre-authorized_code'], txCode: grant.tx_code };
}

async function fetched(text, gateway) {
  const parameters = offerParameters(text);
  const byValue = parameters.get('credential_offer');
  if (byValue) {
    try {
      return JSON.parse(byValue);
    } catch {
      throw unreadable();
    }
  }
  const address = parameters.get('credential_offer_uri');
  if (!address) {
    throw unreadable();
  }
  if (!address.startsWith(gateway + '/')) {
    throw foreign();
  }
  const answer = await ask(address, { headers: { Accept: 'application/json' } });
  if (answer.status === 404) {
    throw new Problem('OFFER_ENDED', '这个领取码已经过期或不存在。请向工作人员要一个新的。', 'This offer has ended or does not exist. Ask the officer for a new one.');
  }
  if (answer.status !== 200) {
    throw busy();
  }
  return answer.body;
}

/** openid-credential-offer://?…, a link to this page with #offer=…, or any link with the parameters. */
export function offerParameters(text) {
  const inside = /#offer=([^&]+)/.exec(text);
  let link = text;
  if (inside) {
    try {
      link = decodeURIComponent(inside[1]);
    } catch {
      throw unreadable();
    }
  }
  const query = link.indexOf('?');
  if (!/^[a-z][a-z0-9+.-]*:/i.test(link) || query < 0) {
    throw unreadable();
  }
  return new URLSearchParams(link.slice(query + 1));
}

/** What the issuer says about itself (section 12.2), as far as this wallet uses it. Each document must name the very gateway that was asked. */
export async function metadata(gateway) {
  const [issuer, server] = await Promise.all([
    ask(`${gateway}/.well-known/openid-credential-issuer`, { headers: { Accept: 'application/json' } }),
    ask(`${gateway}/.well-known/oauth-authorization-server`, { headers: { Accept: 'application/json' } }),
  ]);
  if (issuer.body.credential_issuer !== gateway || server.body.issuer !== gateway) {
    throw busy();
  }
  return { ...issuer.body, token_endpoint: server.body.token_endpoint };
}

/** Of what is offered, the forms that this wallet can keep: [{id, format, vct, name}]. */
export function keepable(offer, issuer) {
  const known = offer.configurations
    .map((id) => ({ id, ...issuer.credential_configurations_supported?.[id] }))
    .filter(({ format }) => FORMATS.includes(format));
  if (known.length === 0) {
    throw new Problem('OFFER_FORMS', '这个领取码里没有本钱包认识的证照。', 'This offer has no certificate that this wallet knows.');
  }
  return known.map(({ id, format, vct, credential_metadata: about }) => ({ id, format, vct, name: names(about?.display) }));
}

function names(display = []) {
  const of = (language) => display.find(({ locale }) => locale?.startsWith(language))?.name;
  return { zh: of('zh') ?? of('en') ?? '', en: of('en') ?? of('zh') ?? '' };
}

/** Turns the offer into an access token (section 6), bound to a key of its own. */
export async function token(offer, wanted, txCode, issuer) {
  const form = new URLSearchParams({ grant_type: PRE_AUTHORIZED, 'pre-authorized_code': offer.code });
  form.set('authorization_details', JSON.stringify(wanted.map(({ id }) => ({ type: 'openid_credential', credential_configuration_id: id }))));
  if (offer.txCode) {
    form.set('tx_code', txCode);
  }
  const pair = await newKey();
  const answer = await askWithProof(pair, issuer.token_endpoint, {
    method: 'POST', headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: form.toString(),
  });
  if (answer.status === 200) {
    const identifiers = (answer.body.authorization_details ?? [])
      .map((each) => [each.credential_configuration_id, each.credential_identifiers?.[0]]);
    return { token: answer.body.access_token, pair, identifiers: Object.fromEntries(identifiers) };
  }
  throw answer.body.error === 'invalid_grant' ? wrongGrant(offer, answer.body.error_description) : busy();
}

/**
 * Asks for one certificate in one form (section 8): {text}, or {later: {transaction, interval}}. Asked again with the same key, the issuer gives the same copy.
 *
 * @param pair the key to which the copy is bound
 */
export async function credential(access, { id, pair }, issuer) {
  const body = { proofs: { jwt: [await proof(pair, issuer)] } };
  const identifier = access.identifiers[id];
  Object.assign(body, identifier ? { credential_identifier: identifier } : { credential_configuration_id: id });
  return delivered(await post(access, issuer.credential_endpoint, body));
}

/** Comes back for what was not ready (section 9). */
export async function deferred(access, transaction, issuer) {
  return delivered(await post(access, issuer.deferred_credential_endpoint, { transaction_id: transaction }));
}

/** Tells the issuer what became of it (section 11). It changes nothing for the holder, so nobody waits for it. */
export function notify(access, notification, event, issuer) {
  if (notification) {
    post(access, issuer.notification_endpoint, { notification_id: notification, event }).catch(() => {});
  }
}

async function proof(pair, issuer) {
  const answer = await ask(issuer.nonce_endpoint, { method: 'POST' });
  return sign(pair, 'openid4vci-proof+jwt', { aud: issuer.credential_issuer, iat: now(), nonce: answer.body.c_nonce });
}

function post(access, endpoint, body) {
  const options = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  return askWithProof(access.pair, endpoint, options, access.token);
}

function delivered(answer) {
  if (answer.status === 200) {
    return { text: answer.body.credentials[0].credential, notification: answer.body.notification_id };
  }
  if (answer.status === 202) {
    return { later: { transaction: answer.body.transaction_id, interval: answer.body.interval ?? 5 } };
  }
  throw answer.body.error === 'credential_request_denied'
    ? new Problem('DENIED', '发证机构没有发给您这份证照。它可能已被吊销或领取次数已满，请问工作人员。', 'The authority did not hand it out: it may be revoked, or was fetched too often. Ask the officer.')
    : busy();
}

function wrongGrant(offer, description = '') {
  if (offer.txCode && /tx_code/.test(description)) {
    return new Problem('WRONG_DIGITS', '数字不对，请再核对一遍。输错几次后领取码会作废。', 'These digits are not right; please compare them. After a few wrong tries the offer ends.');
  }
  return new Problem('OFFER_USED', '这个领取码已经用过或已经过期。请向工作人员要一个新的。', 'This offer was used before or has ended. Ask the officer for a new one.');
}

const unreadable = () => new Problem('OFFER_UNREADABLE', '这不是领取码。请扫描工作人员给您的领取码，或把链接整个粘贴进来。',
  'This is no offer. Scan the code from the officer, or paste the whole link.');
const foreign = () => new Problem('OFFER_FOREIGN', '这个领取码不是本市发证服务的，不要使用来历不明的领取码。',
  'This offer is not from this city’s service. Do not use offers from strangers.');
const busy = () => new Problem('ISSUER_BUSY', '发证服务现在很忙，请过一会儿再试。', 'The issuing service is busy. Please try again in a moment.');
