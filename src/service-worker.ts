import { base, build, files, prerendered, version } from '$service-worker';
import { cacheNames, type ToOffline } from './lib/offline/names.ts';
import { Shell } from './lib/offline/shell.ts';
import { KeptSnapshot } from './lib/offline/snapshot.ts';

/** The dashboard without its server: its program whole, and the files of the snapshot that were opened. Only over https or on the machine itself. */

declare const self: ServiceWorkerGlobalScope;

const names = cacheNames(base);
const shell = new Shell({
  prefix: names.shells,
  version,
  immutable: build,
  others: [...files, ...prerendered],
});
const snapshot = new KeptSnapshot(names.snapshot, `${location.origin}${base}/snapshot/`);

self.addEventListener('install', (event) => event.waitUntil(shell.fill()));
self.addEventListener('activate', (event) => event.waitUntil(shell.clean().then(() => self.clients.claim())));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(`${location.origin}${base}/`)) return;
  event.respondWith(
    snapshot.has(request.url) ? snapshot.answer(request, (work) => event.waitUntil(work)) : shell.answer(request),
  );
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const told = event.data as ToOffline;
  if (told.type === 'take over') void self.skipWaiting();
  // what can't be fetched now is kept when it is opened next
  else event.waitUntil(snapshot.keep(told.urls).catch(() => undefined));
});
