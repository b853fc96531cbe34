import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';

/** Taller than about 33 million pixels no browser draws. */
export const shownAtMost = 1_000_000;

/**
 * The rows of a long list that are in sight, all of them `rowHeight` pixels high. Call it while a component is set up; `element` is what
 * scrolls, `count` how many rows there are.
 */
export class VirtualRows {
  visible = $state.raw<readonly { readonly index: number; readonly start: number; readonly end: number }[]>([]);
  height = $state(0);

  constructor(element: () => HTMLElement | undefined, count: () => number, rowHeight: number) {
    $effect(() => {
      const scroller = element();
      const size = Math.min(count(), shownAtMost);
      if (!scroller) return;
      const take = (v: Virtualizer<HTMLElement, HTMLElement>): void => {
        this.visible = v.getVirtualItems();
        this.height = v.getTotalSize();
      };
      const virtual = new Virtualizer<HTMLElement, HTMLElement>({
        count: size,
        getScrollElement: () => scroller,
        estimateSize: () => rowHeight,
        overscan: 12,
        scrollToFn: elementScroll,
        observeElementRect,
        observeElementOffset,
        onChange: take,
      });
      const stop = virtual._didMount();
      virtual._willUpdate();
      take(virtual);
      return stop;
    });
  }

  /** Pixels above the first row in sight. */
  get before(): number {
    return this.visible[0]?.start ?? 0;
  }

  /** Pixels below the last. */
  get after(): number {
    return Math.max(0, this.height - (this.visible.at(-1)?.end ?? 0));
  }
}
