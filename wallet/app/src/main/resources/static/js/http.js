// Requests, with one way to fail: no answer is OFFLINE, everything else has a status and JSON, or an empty object.
import { offline } from './problem.js';
import { dpop } from './jose.js';

const PATIENCE_MS = 20_000;

/** {status, body, header(name)}; never waits longer than 20 s. */
export async function ask(url, options = {}) {
  let response;
  let content;
  try {
    response = await fetch(url, { cache: 'no-store', credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS), ...options });
    content = await response.text();
  } catch {
    throw offline();
  }
  return { status: response.status, body: json(content), header: (name) => response.headers.get(name) };
}

/** The bytes of a public file; undefined where it is not there. What the browser still has is asked about, and sent again only when it changed. */
export async function bytes(url, accept) {
  try {
    const response = await fetch(url, { cache: 'no-cache', headers: { Accept: accept }, credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    throw offline();
  }
}

/**
 * A request with a proof by this key (RFC 9449). The server may first want its nonce repeated; then it is sent once more.
 *
 * @param token the access token that goes along, where there is one
 */
export async function askWithProof(pair, url, options, token) {
  const method = options.method ?? 'GET';
  async function attempt(nonce) {
    const headers = { ...options.headers, DPoP: await dpop(pair, method, url, { token, nonce }) };
    if (token) {
      headers.Authorization = `DPoP ${token}`;
    }
    return ask(url, { ...options, headers });
  }
  const first = await attempt(lastNonce.get(new URL(url).origin));
  keepNonce(url, first);
  const wantsNonce = first.status === 400 || first.status === 401;
  if (!wantsNonce || !first.header('DPoP-Nonce') || !isAboutNonce(first)) {
    return first;
  }
  const second = await attempt(first.header('DPoP-Nonce'));
  keepNonce(url, second);
  return second;
}

const lastNonce = new Map();

function keepNonce(url, answer) {
  const nonce = answer.header('DPoP-Nonce');
  if (nonce) {
    lastNonce.set(new URL(url).origin, nonce);
  }
}

function isAboutNonce(answer) {
  return answer.body.error === 'use_dpop_nonce' || answer.body.code === 'HOLDER_NONCE'
    || (answer.header('WWW-Authenticate') ?? '').includes('use_dpop_nonce');
}

function json(text) {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}
