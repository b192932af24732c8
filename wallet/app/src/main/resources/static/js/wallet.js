// The certificates on this device. What is stored is the text that the project's own Java writes; this page reads it and never writes it.
import { hex, now, randomId } from './bytes.js';
import { city } from './city.js';
import { publicSpki } from './jose.js';
import { call } from './module.js';
import { Problem } from './problem.js';
import * as store from './store.js';

/**
 * Everything that is held, the newest first: {id, name, issuerName, fields, validFrom, expiresAt, showing, pass, credential, state, …}.
 * `pass` and `credential` are the two forms of one certificate; either may be missing.
 */
export async function certificates() {
  const [groups, content, { types = {} }] = await Promise.all([storedGroups(), walletContent(), city()]);
  return groups.map((group) => described(group, content, types)).filter(Boolean).reverse();
}

export async function certificate(id) {
  const found = (await certificates()).find((each) => each.id === id);
  if (!found) {
    throw new Problem('NOT_HELD', '这里没有这份证照。', 'This certificate is not here.');
  }
  return found;
}

function described(group, content, types) {
  const pass = content.certificates.find((each) => each.id === passId(group.id));
  const credential = content.credentials.find((each) => each.id === credentialId(group.id));
  const facts = pass ?? credential;
  if (!facts) {
    return undefined;
  }
  return {
    ...group,
    pass,
    credential,
    type: facts.type,
    name: facts.typeName,
    issuerName: facts.issuerName,
    fields: pass?.fields ?? [],
    validFrom: pass?.validFrom,
    expiresAt: facts.expiresAt,
    showing: types[facts.type]?.showing ?? 'live',
  };
}

/**
 * Takes what was delivered for one offer: all of it or nothing. Each is verified under the pinned root, and must be for the key that was made for it.
 *
 * @param delivered [{format, vct, text, pair}]
 * @returns the id of the certificate
 */
export async function keep(delivered) {
  const id = randomId(8);
  const held = await city();
  return store.alone(async () => {
    let wallet = await store.value('wallet');
    const keys = [];
    for (const one of delivered) {
      const form = one.format === 'dc+sd-jwt' ? credentialId(id) : passId(id);
      wallet = await kept(wallet, form, one, held);
      keys.push([form, one.pair]);
    }
    for (const [form, pair] of keys) {
      await store.putKey(form, pair);
    }
    // Keys first: a certificate without its key would be worthless, a key without a certificate is only forgotten.
    await store.putValue('wallet', wallet);
    await store.putValue('groups', [...await storedGroups(), { id, addedAt: now() }]);
    return id;
  });
}

async function kept(wallet, id, { format, vct, text, pair }, { trust, root }) {
  const holder = hex(await publicSpki(pair));
  const request = { wallet, id, text, trust, root };
  const answer = format === 'dc+sd-jwt'
    ? await call('keepCredential', { ...request, holder, vctBase: vct.replace(/\/vct\/[^/]*$/, '') })
    : await call('keep', request);
  if (answer.refused) {
    throw refused(answer.refused);
  }
  const own = JSON.parse(answer.wallet).certificates.find((each) => each.id === id);
  if (own && own.holder !== holder) {
    throw refused('OTHER_HOLDER');
  }
  return answer.wallet;
}

function refused(reason) {
  return new Problem('REFUSED_' + reason, '收到的证照没有通过核对，没有保存。请联系发证机构。', 'What came did not pass the check and was not kept. Please contact the authority.');
}

/** The text of a live code, signed now by the key of this device: {text}, or a problem. */
export async function showLive(id, { desk, purpose } = {}) {
  const [wallet, pair] = await Promise.all([store.value('wallet'), store.key(passId(id))]);
  if (!pair) {
    throw new Problem('KEY_LOST', '这份证照的钥匙不在这台手机上了，请重新领取。', 'The key of this certificate is no longer on this device. Please get it again.');
  }
  const answer = await call('show', { wallet, id: passId(id), now: now(), desk, purpose }, pair.privateKey);
  if (answer.refused) {
    throw new Problem('SHOW_' + answer.refused, '这份证照不能这样出示。', 'This certificate cannot be shown this way.');
  }
  return answer.text;
}

/** The code for paper: the pass as it was issued. */
export async function showPaper(id) {
  return (await call('showStatic', { wallet: await store.value('wallet'), id: passId(id) })).text;
}

/** The key by which the issuer knows this copy. */
export async function copyKey(id) {
  return (await store.key(passId(id))) ?? store.key(credentialId(id));
}

export async function remove(id) {
  await store.alone(async () => {
    let wallet = await store.value('wallet');
    const content = await walletContent();
    for (const form of [passId(id), credentialId(id)]) {
      if ([...content.certificates, ...content.credentials].some((each) => each.id === form)) {
        wallet = (await call('remove', { wallet, id: form })).wallet;
      }
    }
    await store.putValue('wallet', wallet);
    await store.putValue('groups', (await storedGroups()).filter((group) => group.id !== id));
    await store.removeKey(passId(id));
    await store.removeKey(credentialId(id));
  });
}

/** Remembers what became of a certificate, such as its state. */
export function remember(id, facts) {
  return store.alone(async () => {
    const groups = (await storedGroups()).map((group) => (group.id === id ? { ...group, ...facts } : group));
    await store.putValue('groups', groups);
  });
}

const passId = (id) => `${id}.pass`;
const credentialId = (id) => `${id}.vc`;

async function storedGroups() {
  return (await store.value('groups')) ?? [];
}

async function walletContent() {
  const text = await store.value('wallet');
  const content = text ? JSON.parse(text) : {};
  return { certificates: content.certificates ?? [], credentials: content.credentials ?? [] };
}
