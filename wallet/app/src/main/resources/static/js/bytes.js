// Between bytes and the texts that stand for them.

export function hex(bytes) {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function base64url(bytes) {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) {
    binary += String.fromCharCode(byte);
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function utf8(text) {
  return new TextEncoder().encode(text);
}

export function randomId(length = 16) {
  return hex(crypto.getRandomValues(new Uint8Array(length)));
}

export function now() {
  return Math.floor(Date.now() / 1000);
}
