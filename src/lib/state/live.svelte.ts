import { snapshot } from './snapshot.svelte.ts';

/**
 * The newest answer to a question that depends on reactive state. The old answer stays until the new one is there, so nothing jumps;
 * answers that come too late are dropped; a failure becomes the state of the page. Call it while a component is set up. `ask` reads its state before its first `await`;
 * it returns null when there is nothing to ask.
 */
export class Live<T> {
  current = $state.raw<T | undefined>(undefined);
  pending = $state(true);

  constructor(ask: () => Promise<T> | null) {
    $effect(() => {
      const asked = ask();
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
      };
    });
  }
}
