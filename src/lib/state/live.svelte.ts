import { snapshot } from './snapshot.svelte.ts';

/**
 * The newest answer to a question that depends on reactive state. The old answer stays until the new one is there, so nothing jumps;
 * answers that come too late are dropped, and what they still would ask is not asked (`signal`); a failure becomes the state of the page. Call it while a component is set up. `ask` reads its state before its first `await`;
 * it returns null when there is nothing to ask.
 */
export class Live<T> {
  current = $state.raw<T | undefined>(undefined);
  pending = $state(true);

  constructor(ask: (signal: AbortSignal) => Promise<T> | null) {
    $effect(() => {
      void snapshot.attempt;
      const controller = new AbortController();
      const asked = ask(controller.signal);
      if (!asked) return;
      let stale = false;
      this.pending = true;
      asked.then(
        (value) => {
          if (stale) return;
          this.current = value;
          this.pending = false;
        },
        (error: unknown) => {
          if (stale) return;
          this.pending = false;
          snapshot.report(error);
        },
      );
      return () => {
        stale = true;
        controller.abort();
      };
    });
  }
}
