// Keeps the whole page on the device, so that it opens without a network. VERSION and FILES stand above: the server writes them from the
// files themselves, so a change of any file is a new worker. It waits until the page of the old one is closed, so that no page runs with files
// of two versions.

const CACHE = 'wallet-' + VERSION;

self.addEventListener('install', (event) => {
  event.waitUntil(fill());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/api/')) {
    return;
  }
  event.respondWith(answer(request, request.mode === 'navigate' ? '/' : url.pathname));
});

async function fill() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: 'no-cache' })));
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith('wallet-') && name !== CACHE) {
      await caches.delete(name);
    }
  }
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
