// Calls of this page's own server. A problem has the code of the answer, or OFFLINE where there was none.

const WITHIN_MS = 15_000;

export class Problem extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** JSON in, JSON out. */
export async function call(method, path, { token, body } = {}) {
  const answer = await send(path, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  return answer.status === 204 ? {} : answer.json();
}

/** Bytes as lower-case hex, as the compiled check takes them. */
export async function fetchHex(path, token) {
  const answer = await send(path, { headers: { Authorization: `Bearer ${token}` }, cache: 'no-cache' });
  return hex(await answer.arrayBuffer());
}

export function fetchJson(path, token) {
  return send(path, { headers: { Authorization: `Bearer ${token}` }, cache: 'no-cache' }).then((answer) => answer.json());
}

export function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function send(path, options) {
  let answer;
  try {
    answer = await fetch(path, { ...options, signal: AbortSignal.timeout(WITHIN_MS) });
  } catch {
    throw new Problem('OFFLINE');
  }
  if (!answer.ok) {
    throw new Problem((await answer.json().catch(() => ({}))).code ?? `HTTP_${answer.status}`);
  }
  return answer;
}
