import type { Mapping } from '../mapping.ts';
import { caseSystem, simpleCases } from './case_system.ts';
import { creditLicencesCodes } from './credit_licences_codes.ts';
import { creditPenalties2015, creditPenaltiesCodes, creditPenaltiesPersons } from './credit_penalties_codes.ts';
import { creditChinaPage, creditPenaltiesHeaders } from './credit_penalties_headers.ts';
import { gsxtInspections, gsxtStates } from './gsxt.ts';
import { inspections2025 } from './inspections_2025.ts';
import { officerRegister } from './officer_register.ts';
import { randomResults, randomTasks } from './random_checks.ts';
import { recorderFiles } from './recorder_files.ts';
import { reviewOpinions } from './review_opinions.ts';
import { supervisionCoercions, supervisionInspections, supervisionPenalties } from './supervision.ts';
import { appealRegister, trainingAttendance } from './trainings_appeals.ts';

/** Every built-in mapping; of two that know as many columns of a file the first is used. */
export const mappings: readonly Mapping[] = [
  creditPenaltiesPersons,
  creditPenaltiesCodes,
  creditPenalties2015,
  creditPenaltiesHeaders,
  creditChinaPage,
  creditLicencesCodes,
  gsxtStates,
  gsxtInspections,
  caseSystem,
  simpleCases,
  supervisionInspections,
  supervisionPenalties,
  supervisionCoercions,
  randomTasks,
  randomResults,
  inspections2025,
  officerRegister,
  recorderFiles,
  reviewOpinions,
  trainingAttendance,
  appealRegister,
];
