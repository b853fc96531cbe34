import { describe, expect, test } from 'vitest';
import { loadRuleset } from './catalogue.ts';
import { overridesOf, ParameterFileError, parametersOf, readOverrides } from './parameters.ts';

const ruleset = loadRuleset();
const read = (text: string) => readOverrides(text, ruleset.parameters);
const metric = (id: string) => {
  const found = ruleset.definitions.find((d) => d.id === id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
};

describe('a file of local parameters', () => {
  test('gives the values that differ from the standard, with their source', () => {
    const found = read(
      '\uFEFFparameter,value,source\r\npublish_days,10,长政办发〔2019〕20号\r\nreview_days,5,\r\n\r\ndisclosure_regime,all_ordinary,\r\n',
    );
    expect(found.map((o) => [o.parameter, o.value, o.standard, o.source])).toEqual([
      ['publish_days', 10, 7, '长政办发〔2019〕20号'],
      ['disclosure_regime', 'all_ordinary', 'statute', ''],
    ]);
  });

  test('may be an edited copy of the standard ones, whose source says nothing of the new value', () => {
    const text = [
      'parameter,value,unit,meaning,source',
      ...ruleset.parameters.map((p) => `${p.parameter},${p.value},${p.unit},"${p.meaning}",${p.source}`),
    ].join('\n');
    expect(read(text)).toEqual([]);
    expect(read(text.replace('review_days,5', 'review_days,7'))).toMatchObject([
      { parameter: 'review_days', value: 7, standard: 5, source: '' },
    ]);
  });

  test.each([
    ['name,value\npublish_days,1', 'columns', 1, ''],
    ['parameter,value\nreview_days,5\npublish_dayz,1', 'unknown', 3, 'publish_dayz'],
    ['parameter,value\nreview_days,5\nreview_days,6', 'twice', 3, 'review_days'],
    ['parameter,value\nreview_days,-5', 'number', 2, 'review_days'],
    ['parameter,value\nreview_days,2.5', 'number', 2, 'review_days'],
    ['parameter,value\nreview_days,', 'number', 2, 'review_days'],
    ['parameter,value\npublish_refusals,2', 'switch', 2, 'publish_refusals'],
    ['parameter,value\nreviewer_percent,101', 'percent', 2, 'reviewer_percent'],
    ['parameter,value\ndisclosure_regime,1', 'choice', 2, 'disclosure_regime'],
    ['parameter,value\nreview_days,6,more', 'cells', 2, 'review_days'],
  ])('with a fault is refused whole: %j', (text, kind, line, parameter) => {
    let thrown: unknown;
    try {
      read(text);
    } catch (cause) {
      thrown = cause;
    }
    expect(thrown).toBeInstanceOf(ParameterFileError);
    expect(thrown).toMatchObject({ kind, line, parameter });
  });
});

test('a metric depends on the parameters it names, on those of its rules, and on those of what it reads', () => {
  const names = (id: string) => parametersOf(metric(id), ruleset).map((p) => p.parameter);
  expect(names('REV-05')).toEqual(['review_days', 'review_complex_days']);
  expect(names('PUB-08')).toEqual(expect.arrayContaining(['publish_days', 'publish_refusals', 'disclosure_regime']));
  expect(names('PUB-08')).not.toContain('review_days');
  const overrides = read('parameter,value\npublish_days,10\nreview_days,7\n');
  expect(overridesOf([metric('REV-05')], overrides, ruleset).map((o) => o.parameter)).toEqual(['review_days']);
  expect(overridesOf([metric('REC-12')], overrides, ruleset)).toEqual([]);
  expect(overridesOf([metric('PUB-08'), metric('REV-05')], overrides, ruleset)).toEqual(overrides);
});
