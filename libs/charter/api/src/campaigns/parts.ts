import { CampaignMornings, CampaignNights } from './campaign-night';
import { CampaignPlans } from './campaign-plans';
import { CampaignRecords } from './campaign-records';
import { CampaignsController } from './campaigns.controller';
import { Campaigns } from './campaigns.service';
import { Cascades } from './cascades';
import { DepartmentProgressController } from './department-progress.controller';
import { DepartmentsProgress } from './department-progress';
import { Lapses } from './lapses';
import { PreviewMaker } from './preview-maker';

/** What the campaigns of signature add to the room. */
/** The départements first: `:id` would take their path for a campaign. */
export const campaignControllers = [DepartmentProgressController, CampaignsController];
export const campaignProviders = [
  CampaignMornings,
  CampaignNights,
  CampaignPlans,
  CampaignRecords,
  Campaigns,
  Cascades,
  DepartmentsProgress,
  Lapses,
  PreviewMaker,
];
