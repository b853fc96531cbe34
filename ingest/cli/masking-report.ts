import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { layoutById } from '../layouts/index.ts';
import type { MaskingAction } from '../privacy/masked-cells.ts';
import type { Messages } from './messages.ts';
import { privacyMessages } from './privacy-messages.ts';
import { textTable } from './width.ts';

const actions = ['masked', 'hashed', 'dropped', 'hidden'] as const satisfies readonly MaskingAction[];

/** What was hidden to protect persons: a line per column of the sources, the number of cells by what was done with them. */
export function maskingReport(
  manifest: Pick<Manifest, 'masking' | 'public' | 'salt_fingerprint'>,
  { language, none }: Messages,
): string {
  const m = privacyMessages(language);
  const lines = [`\n${m.title}\n`];
  if (manifest.masking.length === 0) lines.push(`  ${m.nothing}\n`);
  else {
    const shown = actions.filter((action) => manifest.masking.some((entry) => entry.action === action));
    const columns = new Map<string, Partial<Record<MaskingAction, number>>>();
    for (const { layout, field, action, cells } of manifest.masking) {
      const key = JSON.stringify([layoutById(layout).title, headerOf(layout, field)]);
      columns.set(key, { ...columns.get(key), [action]: cells });
    }
    lines.push(
      textTable(
        [
          { title: m.layout },
          { title: m.field },
          ...shown.map((a) => ({ title: m.actions[a], align: 'right' as const })),
        ],
        [...columns].map(([key, cells]) => [
          ...(JSON.parse(key) as string[]),
          ...shown.map((action) => String(cells[action] ?? none)),
        ]),
      ),
    );
  }
  if (manifest.salt_fingerprint !== null) lines.push(`${m.fingerprint(manifest.salt_fingerprint)}\n`);
  else if (manifest.masking.length > 0) lines.push(`${m.notHashed}\n`);
  if (manifest.public) lines.push(`${m.isPublic}\n`);
  return lines.join('');
}

/** The header of a field; a column that the layout does not know goes by its own. */
function headerOf(layout: string, field: string): string {
  return layoutById(layout).columns.find((c) => c.field === field)?.header ?? field;
}
