// The desk: what it is, what it holds, and its decisions. The deciding itself is Java, compiled: /countersign/countersign.js.
import { acceptStatusList, acceptTrust, checkWithReceipt, followRoot, hold } from '/countersign/countersign.js';
import * as kept from './kept.js';
import { call, fetchHex, fetchJson, hex } from './server.js';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' };
const UPDATE_MS = 60_000;
const HAND_OVER_MS = 2_000;
const MOST_RECEIPTS = 200;
const LONGEST_TEXT = 20_000;

const java = async (called, request, ...keys) => JSON.parse(await called(JSON.stringify(request), ...keys));
const seconds = () => Math.floor(Date.now() / 1000);

/** This browser as a desk, or undefined when it was never enrolled. */
export async function openDesk() {
  const enrolment = await kept.get('enrolment');
  if (!enrolment) {
    return undefined;
  }
  const desk = new Desk(enrolment, await kept.get('trust'), (await kept.get('floor')) ?? 0);
  await desk.holdFiles();
  return desk;
}

/** Makes this desk's key, which never leaves the browser, and shows the code for it. */
export async function enrol(code) {
  const keys = await crypto.subtle.generateKey(KEY, false, ['sign', 'verify']);
  const publicKey = hex(await crypto.subtle.exportKey('spki', keys.publicKey));
  const answer = await call('POST', '/desk/v1/enrolments', { body: { code, public_key: publicKey } });
  const { root, ...enrolment } = answer;
  await kept.put({ enrolment: { ...enrolment, publicKey, privateKey: keys.privateKey }, trust: { root, lists: [] }, floor: 0 });
  const persistent = await navigator.storage?.persist?.().catch(() => false);
  await kept.put({ persistent: Boolean(persistent) });
  const desk = await openDesk();
  await desk.update();
  return desk;
}

class Desk {
  constructor(enrolment, trust, floor) {
    this.enrolment = enrolment;
    this.trust = trust;
    this.floor = floor;
    this.problem = undefined;
    this.listeners = new Set();
  }

  get id() {
    return this.enrolment.desk;
  }

  get purposes() {
    return this.enrolment.purposes;
  }

  get hasWalletCodes() {
    return this.enrolment.wallet_codes;
  }

  /** When the oldest held status list was signed, in seconds; undefined when none is held. */
  get statusFrom() {
    const times = this.trust.lists.map((list) => list.issuedAt);
    return times.length ? Math.min(...times) : undefined;
  }

  /** Called after each attempt to be brought up to date, and after each receipt. */
  onChange(listener) {
    this.listeners.add(listener);
  }

  changed() {
    this.listeners.forEach((listener) => listener(this));
  }

  async holdFiles() {
    const { root, bundle, lists } = this.trust;
    const answer = await java(hold, {
      root,
      ...(bundle && { trust: bundle }),
      statusLists: lists.map(({ uri, token, key }) => ({ uri, token, key })),
      floor: this.floor,
    });
    this.floor = Math.max(this.floor, answer.floor);
  }

  /** Decides about a text. The receipt is on disk before the answer is given. */
  async decide(text, flow, { purpose, strict } = {}) {
    const now = seconds();
    const id = crypto.randomUUID();
    const answer = await java(checkWithReceipt, {
      text: text.slice(0, LONGEST_TEXT),
      now,
      floor: this.floor,
      desk: this.id,
      ...(strict && { policy: { minimumShowing: 'desk-bound', clockToleranceSeconds: 60, ...(purpose && { purpose: purpose.id }) } }),
      publicKey: this.enrolment.publicKey,
      receipt: { id, at: now, flow, ...(purpose && { purpose: { id: purpose.id, zh: purpose.zh, en: purpose.en } }) },
    }, this.enrolment.privateKey);
    const isLater = answer.floor > this.floor;
    this.floor = Math.max(this.floor, answer.floor);
    await kept.keepReceipt(
      { id, at: now * 1000, verdict: answer.verdict, reason: answer.reason, receipt: answer.receipt },
      isLater ? this.floor : undefined,
    );
    this.changed();
    this.handOverSoon();
    return { ...answer, id, at: now };
  }

  // When nobody was checked for two seconds, so that no clerk waits for it. What fails here waits for the next update.
  handOverSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => {
      if (!this.problem) {
        this.handOver().catch(() => {});
      }
    }, HAND_OVER_MS);
  }

  /** Brings trust and status up to date and hands receipts over. Without a network everything stays as it is. */
  async update() {
    // One at a time; who comes meanwhile gets the same answer.
    this.updating ??= this.updateOnce().finally(() => { this.updating = undefined; });
    return this.updating;
  }

  async updateOnce() {
    try {
      await this.fetchDesk();
      await this.fetchFiles();
      await this.handOver();
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem.code ?? 'FAILED';
    }
    this.changed();
    return this.problem === undefined;
  }

  async fetchDesk() {
    const now = await fetchJson('/desk/v1/desk', this.enrolment.token);
    if (JSON.stringify(now.purposes) !== JSON.stringify(this.purposes) || now.wallet_codes !== this.hasWalletCodes) {
      this.enrolment = { ...this.enrolment, ...now };
      await kept.put({ enrolment: this.enrolment });
    }
  }

  async fetchFiles() {
    const { token } = this.enrolment;
    const fetched = await fetchJson('/desk/v1/trust', token);
    const before = this.trust;
    const followed = await java(followRoot, { root: before.root, statements: fetched.statements });
    const root = followed.outcome === 'ACCEPTED' ? followed.root : before.root;
    const accepted = await java(acceptTrust, {
      fetched: fetched.bundle,
      root,
      floor: this.floor,
      ...(before.bundle && { held: before.bundle, heldRoot: before.root }),
    });
    if (accepted.outcome === 'REFUSED') {
      throw refusal('trust', accepted);
    }
    const bundle = accepted.outcome === 'ACCEPTED' ? fetched.bundle : before.bundle;
    let floor = Math.max(this.floor, accepted.floor);
    const lists = [];
    for (const { number, uri } of fetched.lists) {
      const held = before.lists.find((list) => list.uri === uri);
      const taken = await this.fetchList({ number, uri, held, bundle, root, floor });
      floor = Math.max(floor, taken.floor);
      lists.push(taken.list);
    }
    const next = { root, bundle, lists: lists.filter(Boolean) };
    const isSame = JSON.stringify(next) === JSON.stringify(before);
    this.floor = Math.max(this.floor, floor);
    if (!isSame) {
      await kept.put({ trust: next, floor: this.floor });
      this.trust = next;
      await this.holdFiles();
    }
  }

  async fetchList({ number, uri, held, bundle, root, floor }) {
    const token = await fetchHex(`/desk/v1/status-lists/${number}`, this.enrolment.token).catch((problem) => {
      if (problem.code === 'NO_SUCH_LIST') {
        return undefined;
      }
      throw problem;
    });
    if (token === undefined || token === held?.token) {
      return { list: held, floor };
    }
    const accepted = await java(acceptStatusList, {
      fetched: token, uri, trust: bundle, root, floor, ...(held && { held: { token: held.token, key: held.key } }),
    });
    if (accepted.outcome === 'REFUSED') {
      throw refusal(`list ${number}`, accepted);
    }
    return { list: { uri, token, key: accepted.key, issuedAt: accepted.issuedAt }, floor: accepted.floor };
  }

  /** Until none is left. Each is known to the server by its hash, so that one that is sent again changes nothing. */
  async handOver() {
    for (let some = await kept.waitingReceipts(MOST_RECEIPTS); some.length; some = await kept.waitingReceipts(MOST_RECEIPTS)) {
      const answer = await call('POST', '/desk/v1/receipts', {
        token: this.enrolment.token,
        body: { receipts: some.map(({ receipt }) => receipt) },
      });
      const refused = new Map(answer.refused.map(({ index, code }) => [some[index].id, code]));
      await kept.markSent(some.map(({ id }) => id), refused);
    }
    await kept.dropOldReceipts(Date.now());
  }

  /** The text that a wallet left behind a short code. */
  async redeem(code) {
    return (await call('POST', '/desk/v1/codes/redeem', { token: this.enrolment.token, body: { code } })).text;
  }

  /** Again and again while the page is open, and at once when the network is back. */
  keepUpToDate() {
    setInterval(() => this.update(), UPDATE_MS);
    addEventListener('online', () => this.update());
    addEventListener('offline', () => {
      this.problem = 'OFFLINE';
      this.changed();
    });
  }
}

function refusal(what, { reason }) {
  return Object.assign(new Error(`${what} was refused: ${reason}`), { code: `REFUSED_${reason}` });
}
