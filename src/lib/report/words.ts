import type { State } from '../metrics/definition.ts';

/** The six states as the reports name them: reports are official documents and are written in Chinese only. */
export const stateNames: Record<State, string> = {
  met: '达标',
  late: '迟延',
  overdue: '逾期',
  pending: '未到期',
  exempt: '不适用',
  unknown: '无法判定',
};
