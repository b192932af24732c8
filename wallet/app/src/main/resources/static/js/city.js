// What this wallet believes: the gateway that it talks to, the root that it pinned at its first visit, the trust bundle and the status lists.
// All of it is public, verified by the project's own Java, and kept so that nothing of it is needed when something is shown.
import { hex, now } from './bytes.js';
import { ask, bytes } from './http.js';
import { call } from './module.js';
import { Problem } from './problem.js';
import { alone, putValue, value } from './store.js';

/** {gateway, root, trust, types, lists: [{uri, token, key}], floor, updatedAt}; without members that are not known yet. */
export async function city() {
  return (await value('city')) ?? { lists: [], floor: 0 };
}

/** The same, fetched first when the page has never had it. */
export async function knownCity() {
  const held = await city();
  return held.trust ? held : refreshTrust();
}

/** Asks this server for the gateway's address, the root and the bundle. A bundle that is older or not under the pinned root is left where it is. */
export async function refreshTrust() {
  const [settings, published] = await Promise.all([ask('/api/v1/settings'), ask('/api/v1/trust')]);
  if (settings.status !== 200 || published.status !== 200) {
    throw new Problem('TRUST_UNAVAILABLE', '服务暂时没有准备好，请稍后再试。', 'The service is not ready yet. Please try again in a moment.');
  }
  return alone(async () => {
    const held = await city();
    const next = { ...held, gateway: settings.body.gateway };
    next.root = await followed(held.root ?? published.body.root, published.body.changes);
    const answer = await call('acceptTrust', {
      fetched: published.body.bundle, root: next.root, held: held.trust, heldRoot: held.root, floor: held.floor || undefined,
    });
    if (answer.outcome === 'REFUSED') {
      throw new Problem('TRUST_REFUSED', '收到的信任信息没有通过核对，已保留原来的。', 'The trust information that came did not pass the check; the old one stays.');
    }
    if (answer.outcome === 'ACCEPTED') {
      next.trust = published.body.bundle;
    }
    next.floor = Math.max(held.floor, answer.floor);
    next.statusLists = answer.statusLists;
    next.types = await types(next);
    await putValue('city', next);
    return next;
  });
}

async function followed(root, changes) {
  const answer = await call('followRoot', { root, statements: changes });
  return answer.outcome === 'ACCEPTED' ? answer.root : root;
}

/** How each type may be shown, by its code. */
async function types({ trust, root }) {
  const read = await call('read', { form: 'trust-bundle', input: { bundle: trust, root } });
  const content = read.accepted ?? read;
  return Object.fromEntries(content.types.map(({ code, name, showing }) => [code, { name, showing }]));
}

/** Fetches every status list of the city, whole, so that nobody learns which certificate is looked up. */
export async function refreshStatus() {
  const { gateway, statusLists } = await refreshTrust();
  for (const { list, uri } of statusLists) {
    const fetched = await bytes(`${gateway}/api/v1/status-lists/${list}`, 'application/statuslist+cwt');
    if (fetched) {
      await alone(() => keepList(uri, hex(fetched)));
    }
  }
  return city();
}

async function keepList(uri, fetched) {
  const held = await city();
  const before = held.lists.find((each) => each.uri === uri);
  const answer = await call('acceptStatusList', {
    fetched, uri, trust: held.trust, root: held.root, floor: held.floor || undefined,
    held: before && { token: before.token, key: before.key },
  });
  if (answer.outcome === 'REFUSED') {
    return;
  }
  const lists = held.lists.filter((each) => each.uri !== uri);
  lists.push(answer.outcome === 'ACCEPTED' || !before ? { uri, token: fetched, key: answer.key } : before);
  await putValue('city', { ...held, lists, floor: Math.max(held.floor, answer.floor), statusAt: now() });
}
