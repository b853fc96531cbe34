/**
 * The points that people gave, as this browser keeps them: a table for each scheme and year, in its local storage, by a name that begins so
 * (`manual.svelte.ts`). They outlive the snapshots.
 */
export const pointsPrefix = 'mingjing.points.';

/** Name → table. */
export type Points = Readonly<Record<string, string>>;

/** All that were given here; none where the browser keeps nothing. */
export function keptPoints(): Points {
  try {
    return Object.fromEntries(
      Object.keys(localStorage)
        .filter((key) => key.startsWith(pointsPrefix))
        .sort()
        .map((key) => [key, localStorage.getItem(key) ?? '']),
    );
  } catch {
    return {};
  }
}

/** Adds tables that came with a workspace; what was given here for the same scheme and year stays. Returns the names of those that stayed and differ. */
export function addPoints(points: Points): string[] {
  const own = keptPoints();
  const differing: string[] = [];
  for (const [key, table] of Object.entries(points)) {
    if (own[key] === undefined) localStorage.setItem(key, table);
    else if (own[key] !== table) differing.push(key);
  }
  return differing;
}
