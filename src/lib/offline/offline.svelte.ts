import { dev } from '$app/environment';
import { asset } from '$app/paths';
import { program } from '../engine/trusted.ts';
import { askedOf } from '../state/published.svelte.ts';
import type { ToOffline } from './names.ts';

/** What the page knows of the worker that keeps the dashboard on this machine. Over plain http from another machine there is none. */
class Offline {
  /** a newer program is ready; the page goes on with the one it began with */
  renewed = $state(false);
  /** the browser would not take the worker in, for example because it does not trust the certificate; why */
  refused = $state<string | null>(null);
  #registration: ServiceWorkerRegistration | null = null;
  #reload = false;

  /** Installs the worker, or meets the one that is here, and gives it what was opened before. */
  async start(): Promise<void> {
    if (dev || !('serviceWorker' in navigator)) return;
    const { serviceWorker } = navigator;
    const first = serviceWorker.controller === null;
    serviceWorker.addEventListener('controllerchange', () => {
      if (this.#reload) location.reload();
      // another tab has taken the newer program in
      else if (!first) this.renewed = true;
    });
    const here = await this.#register();
    if (!here) return;
    this.#registration = here;
    this.renewed ||= here.waiting !== null && !first;
    here.addEventListener('updatefound', () => {
      const coming = here.installing;
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'installed' && serviceWorker.controller) this.renewed = true;
      });
    });
    if (!first) return;
    const { active } = await serviceWorker.ready;
    active?.postMessage({ type: 'keep', urls: [...askedOf()] } satisfies ToOffline);
  }

  /** Null where the browser refuses, which `refused` then says, or something in it forbids workers without an error. */
  async #register(): Promise<ServiceWorkerRegistration | null> {
    const url = new URL(asset('/service-worker.js'), location.href).href;
    try {
      return perhaps(await navigator.serviceWorker.register(program(url), { updateViaCache: 'none' }));
    } catch (cause) {
      this.refused = cause instanceof Error ? cause.message : String(cause);
      return null;
    }
  }

  /** Goes on with the newer program. */
  renew(): void {
    const waiting = this.#registration?.waiting;
    if (!waiting) return location.reload();
    this.#reload = true;
    waiting.postMessage({ type: 'take over' } satisfies ToOffline);
  }
}

function perhaps<T>(value: T | undefined): T | null {
  return value ?? null;
}

export const offline = new Offline();
