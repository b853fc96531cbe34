import { untrack } from 'svelte';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'mingjing.theme';

/** The colour theme, kept in this browser. `version` counts every change of what is shown, the system's and print's too. */
class ThemeState {
  current = $state<Theme>('auto');
  version = $state(0);

  /** Reads the stored choice and follows the system from now on. Gives back how to stop. */
  start(): () => void {
    const stored = themes.find((theme) => theme === read());
    if (stored) untrack(() => this.#apply(stored));
    const media = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')];
    const changed = () => this.version++;
    for (const query of media) query.addEventListener('change', changed);
    return () => {
      for (const query of media) query.removeEventListener('change', changed);
    };
  }

  set(theme: Theme): void {
    this.#apply(theme);
    try {
      localStorage.setItem(key, theme);
    } catch {
      return; // Storage may be forbidden by policy; then the choice lasts as long as the page.
    }
  }

  #apply(theme: Theme): void {
    this.current = theme;
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
    this.version++;
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export const theme = new ThemeState();
