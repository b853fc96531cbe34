/** Milliseconds after which the work is done even if the page is never idle. */
const patience = 10_000;

/** Does the work when the browser has nothing more urgent to do; where it can't say so (Safari), when what is due now is done. */
export function whenIdle(work: () => Promise<void>): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(() => void work(), { timeout: patience });
  else setTimeout(() => void work(), 1000);
}
