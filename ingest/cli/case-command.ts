import { unresolvedAgency } from '../../src/lib/metrics/definition.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { knownViews } from '../../src/lib/metrics/known.ts';
import { actKinds, findActs, isActLayout, type ActRef } from '../../src/lib/results/case/acts.ts';
import { openCase, type Case } from '../../src/lib/results/case/case.ts';
import { caseDocument } from '../../src/lib/results/case/document.ts';
import { caseMessages } from './case-messages.ts';
import { caseText } from './case-text.ts';
import { withSnapshot, type Opened } from './snapshot-command.ts';
import { UsageError, type Terminal } from './terminal.ts';

export const caseFormats = ['text', 'json'] as const;

export interface CaseArguments {
  readonly org?: string;
  readonly layout?: string;
  readonly format: (typeof caseFormats)[number];
}

/** Prints one case. Throws a `UsageError` for a number that no case has, and one that lists them for a number that several have. */
export async function caseCommand(
  folder: string,
  number: string,
  options: CaseArguments,
  tell: Terminal,
): Promise<void> {
  const t = caseMessages(tell.language);
  const { layout } = options;
  if (layout !== undefined && !isActLayout(layout))
    throw new UsageError(t.errors.noLayout(layout, Object.keys(actKinds).join(tell.m.comma)));
  await withSnapshot(folder, tell, async (snapshot) => {
    const { manifest, definitions } = snapshot;
    const found = await chosenCase(snapshot, number, options, tell);
    tell.out(
      options.format === 'json'
        ? `${JSON.stringify(
            caseDocument(found, manifest, definitions, (code) => tell.m.reasons[code] ?? code),
            null,
            2,
          )}\n`
        : caseText(found, snapshot, tell),
    );
  });
}

async function chosenCase(
  { engine, manifest }: Opened,
  number: string,
  { org, layout }: CaseArguments,
  tell: Terminal,
): Promise<Case> {
  const { m, language } = tell;
  const t = caseMessages(language);
  const known = org === undefined || org === unresolvedAgency || manifest.agencies.some(({ code }) => code === org);
  if (!known) throw new UsageError(m.errors.noOrg(org));
  await engine.run(knownViews(manifest.as_of));
  const acts = await findActs(engine, number, { org: org ?? null, layout: layout ?? null });
  const [only, ...others] = acts;
  const found = only && others.length === 0 ? await openCase(engine, manifest, loadRuleset(), only) : null;
  if (found) return found;
  if (acts.length > 0) throw new UsageError(t.errors.several(number, acts.length, acts.map(line).join('\n')));
  throw new UsageError(
    org === undefined ? t.errors.unknown(number, manifest.as_of) : t.errors.unknownIn(number, manifest.as_of, org),
  );
}

function line({ layout, number, decision_no, org, on }: ActRef): string {
  return ['', layout, number, decision_no, org, on].filter((part) => part !== null).join('  ');
}
