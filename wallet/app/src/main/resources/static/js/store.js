// What stays on this device: in IndexedDB, where keys can be kept that no script can read.

const NAME = 'countersign-wallet';
let opened;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('values');
      request.result.createObjectStore('keys');
      request.result.createObjectStore('history', { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function run(store, mode, act) {
  const transaction = (await database()).transaction(store, mode, { durability: 'strict' });
  const request = act(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export const value = (name) => run('values', 'readonly', (store) => store.get(name));
export const putValue = (name, content) => run('values', 'readwrite', (store) => store.put(content, name));

export const key = (id) => run('keys', 'readonly', (store) => store.get(id));
export const putKey = (id, pair) => run('keys', 'readwrite', (store) => store.put(pair, id));
export const removeKey = (id) => run('keys', 'readwrite', (store) => store.delete(id));

export const history = () => run('history', 'readonly', (store) => store.getAll());
export const addHistory = (entry) => run('history', 'readwrite', (store) => store.add(entry));

/** One at a time over all open windows: reads, changes and writes without another one in between. */
export function alone(act) {
  return navigator.locks.request('countersign-wallet', act);
}

/** Forgets everything, keys included; nobody can bring it back. */
export async function eraseAll() {
  for (const store of ['values', 'keys', 'history']) {
    await run(store, 'readwrite', (each) => each.clear());
  }
}
