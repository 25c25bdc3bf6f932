export { CampaignMornings, CampaignNights } from './campaigns/campaign-night';
export { Campaigns } from './campaigns/campaigns.service';
export { CharterVersionEntity } from './charter.entity';
export * from './charter.module';
export { DeparturesNight } from './departures-night';
export * from './charters.service';
export { modelCharter } from './model-charter.fr';
export { ProceduresNight } from './procedures/procedures-night';
export * from './signing-desk';
