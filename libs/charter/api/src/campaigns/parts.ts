import { CampaignMornings, CampaignNights } from './campaign-night';
import { CampaignPlans } from './campaign-plans';
import { CampaignRecords } from './campaign-records';
import { CampaignsController } from './campaigns.controller';
import { Campaigns } from './campaigns.service';
import { Cascades } from './cascades';
import { Lapses } from './lapses';
import { PreviewMaker } from './preview-maker';

/** What the campaigns of signature add to the room. */
export const campaignControllers = [CampaignsController];
export const campaignProviders = [
  CampaignMornings,
  CampaignNights,
  CampaignPlans,
  CampaignRecords,
  Campaigns,
  Cascades,
  Lapses,
  PreviewMaker,
];
