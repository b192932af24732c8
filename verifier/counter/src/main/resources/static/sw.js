// Keeps the pages for when there is no network. The list of files and their common version come from the server, so that a changed file is a changed worker.
importScripts('/counter-files.js');

const CACHE = `counter-${self.counterFiles.version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const address = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate';
  if (event.request.method !== 'GET' || address.origin !== self.location.origin) {
    return;
  }
  const path = isPage && address.pathname !== '/supervisor.html' ? '/' : address.pathname;
  if (self.counterFiles.paths.includes(path)) {
    event.respondWith(kept(path, event.request));
  }
});

async function fill() {
  const cache = await caches.open(CACHE);
  // 'no-cache' asks whether what the page just loaded is still right, and does not load it twice.
  await cache.addAll(self.counterFiles.paths.map((path) => new Request(path, { cache: 'no-cache' })));
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('counter-') && name !== CACHE).map((name) => caches.delete(name)));
}

async function kept(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
