import { orgs } from './orgs.ts';
import { cases } from './cases.ts';
import { licences } from './licences.ts';
import { inspections } from './inspections.ts';
import { planTasks } from './plan_tasks.ts';
import { coercions } from './coercions.ts';
import { reviews } from './reviews.ts';
import { documents } from './documents.ts';
import { duties } from './duties.ts';
import { recordings } from './recordings.ts';
import { disclosures } from './disclosures.ts';
import { creditPenalties } from './credit_penalties.ts';
import { creditLicences } from './credit_licences.ts';
import { gsxt } from './gsxt.ts';
import { officers } from './officers.ts';
import { reviewers } from './reviewers.ts';
import { trainings } from './trainings.ts';
import { appeals } from './appeals.ts';
import { rectifications } from './rectifications.ts';
import { policies } from './policies.ts';
import { predisclosures } from './predisclosures.ts';
import { annualReports } from './annual_reports.ts';
import { changeEvents } from './change_events.ts';
import { serviceGuides } from './service_guides.ts';
import { powerItems } from './power_items.ts';
import { inspectionItems } from './inspection_items.ts';
import { disclosureRecords } from './disclosure_records.ts';
import { corrections } from './corrections.ts';
import { windowPosts } from './window_posts.ts';
import { onSite } from './on_site.ts';
import { caseDetails } from './case_details.ts';
import { coercionDetails } from './coercion_details.ts';
import { licenceDetails } from './licence_details.ts';
import { crimeTransfers } from './crime_transfers.ts';
import { reviewDetails } from './review_details.ts';
import { devices } from './devices.ts';
import { recordingDetails } from './recording_details.ts';
import { milestones } from './milestones.ts';
import { courtHearings } from './court_hearings.ts';
import { complaints } from './complaints.ts';
import { fileReviews } from './file_reviews.ts';
import { supervisionOpinions } from './supervision_opinions.ts';
import { compensations } from './compensations.ts';
import { publishedStatistics } from './published_statistics.ts';
import type { Layout } from './layout.ts';

/** Every layout, in the order in which the screens and the ledger list them. */
export const layouts: readonly Layout[] = [
  orgs,
  cases,
  licences,
  inspections,
  planTasks,
  coercions,
  reviews,
  documents,
  duties,
  recordings,
  disclosures,
  creditPenalties,
  creditLicences,
  gsxt,
  officers,
  reviewers,
  trainings,
  appeals,
  rectifications,
  policies,
  predisclosures,
  annualReports,
  changeEvents,
  serviceGuides,
  powerItems,
  inspectionItems,
  disclosureRecords,
  corrections,
  windowPosts,
  onSite,
  caseDetails,
  coercionDetails,
  licenceDetails,
  crimeTransfers,
  reviewDetails,
  devices,
  recordingDetails,
  milestones,
  courtHearings,
  complaints,
  fileReviews,
  supervisionOpinions,
  compensations,
  publishedStatistics,
];

const byId = new Map(layouts.map((l) => [l.id, l]));

/** The layout with this id; throws when there is none. */
export function layoutById(id: string): Layout {
  const found = byId.get(id);
  if (!found) throw new Error(`no layout ${id}`);
  return found;
}
