import { Cascades } from './cascades';
import { Lapses } from './lapses';

/** What the campaigns of signature add to the room. */
export const campaignControllers = [];
export const campaignProviders = [Cascades, Lapses];
