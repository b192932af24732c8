// What this browser keeps: the desk, its signed files, its receipts. A write is on disk before its promise is kept.

const NAME = 'countersign-counter';
const KEPT = 'kept';
const RECEIPTS = 'receipts';
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEPT);
      const receipts = request.result.createObjectStore(RECEIPTS, { keyPath: 'id' });
      receipts.createIndex('waiting', 'waiting');
      receipts.createIndex('at', 'at');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function transaction(stores, mode, work) {
  const db = await database();
  return new Promise((resolve, reject) => {
    const all = db.transaction(stores, mode, { durability: mode === 'readwrite' ? 'strict' : 'default' });
    let answer;
    all.oncomplete = () => resolve(answer);
    all.onabort = () => reject(all.error ?? new Error('not kept'));
    work(all, (value) => { answer = value; });
  });
}

export function get(key) {
  return transaction(KEPT, 'readonly', (all, answer) => {
    const request = all.objectStore(KEPT).get(key);
    request.onsuccess = () => answer(request.result);
  });
}

/** Writes all of them or none. */
export function put(values) {
  return transaction(KEPT, 'readwrite', (all) => {
    for (const [key, value] of Object.entries(values)) {
      all.objectStore(KEPT).put(value, key);
    }
  });
}

/** A receipt, and the time floor that the same check gave: both or neither. */
export function keepReceipt(receipt, floor) {
  return transaction([RECEIPTS, KEPT], 'readwrite', (all) => {
    all.objectStore(RECEIPTS).add({ ...receipt, waiting: 1 });
    if (floor !== undefined) {
      all.objectStore(KEPT).put(floor, 'floor');
    }
  });
}

/** Some that were not handed over yet, the oldest first. */
export function waitingReceipts(most) {
  return transaction(RECEIPTS, 'readonly', (all, answer) => {
    const request = all.objectStore(RECEIPTS).index('waiting').getAll(1, most);
    request.onsuccess = () => answer(request.result.sort((a, b) => a.at - b.at));
  });
}

export function countWaiting() {
  return transaction(RECEIPTS, 'readonly', (all, answer) => {
    const request = all.objectStore(RECEIPTS).index('waiting').count(1);
    request.onsuccess = () => answer(request.result);
  });
}

/** They are at the server; `refused` names those that it will never take. */
export function markSent(ids, refused) {
  return transaction(RECEIPTS, 'readwrite', (all) => {
    const store = all.objectStore(RECEIPTS);
    for (const id of ids) {
      const request = store.get(id);
      request.onsuccess = () => {
        if (request.result) {
          const { waiting, ...rest } = request.result;
          store.put({ ...rest, refused: refused.get(id) });
        }
      };
    }
  });
}

export function dropOldReceipts(nowMs) {
  return transaction(RECEIPTS, 'readwrite', (all) => {
    const request = all.objectStore(RECEIPTS).index('at').openCursor(IDBKeyRange.upperBound(nowMs - WEEK_MS));
    request.onsuccess = () => {
      const cursor = request.result;
      if (cursor) {
        // One that was not handed over stays, however old it is.
        if (!cursor.value.waiting) {
          cursor.delete();
        }
        cursor.continue();
      }
    };
  });
}

/** Everything that makes this browser a desk; its receipts must have been handed over before. */
export function forget() {
  return transaction([KEPT, RECEIPTS], 'readwrite', (all) => {
    all.objectStore(KEPT).clear();
    all.objectStore(RECEIPTS).clear();
  });
}
