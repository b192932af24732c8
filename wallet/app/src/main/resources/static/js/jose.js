// Signed statements by keys of this device: ES256 (RFC 7515, RFC 7518 §3.4), and proofs of possession for requests (RFC 9449).
import { base64url, now, randomId, utf8 } from './bytes.js';

const EC = { name: 'ECDSA', namedCurve: 'P-256' };
const ES256 = { name: 'ECDSA', hash: 'SHA-256' };

/** A key pair whose private half can sign, and can never leave the browser. */
export function newKey() {
  return crypto.subtle.generateKey(EC, false, ['sign', 'verify']);
}

/** The public half as JWK, with its own members and no others. */
export async function publicJwk(pair) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { kty, crv, x, y };
}

export function publicSpki(pair) {
  return crypto.subtle.exportKey('spki', pair.publicKey);
}

/** A JWS in compact form, with the public key in its header. */
export async function sign(pair, typ, claims) {
  const header = { typ, alg: 'ES256', jwk: await publicJwk(pair) };
  const input = `${part(header)}.${part(claims)}`;
  const signature = await crypto.subtle.sign(ES256, pair.privateKey, utf8(input));
  return `${input}.${base64url(signature)}`;
}

/** A proof for one request; `token` where one goes along, `nonce` where the server wants its own repeated. */
export async function dpop(pair, method, url, { token, nonce } = {}) {
  const claims = { jti: randomId(), htm: method, htu: url.replace(/[?#].*/, ''), iat: now() };
  if (token) {
    claims.ath = base64url(await crypto.subtle.digest('SHA-256', utf8(token)));
  }
  if (nonce) {
    claims.nonce = nonce;
  }
  return sign(pair, 'dpop+jwt', claims);
}

function part(value) {
  return base64url(utf8(JSON.stringify(value)));
}
