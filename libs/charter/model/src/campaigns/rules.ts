import { addDays, type IsoDate, type Refusal } from '@promenade/platform/model';
import { refusalToAsk, type PromeneurToAsk, type StructureToAsk, type VersionFacts } from '../rules';
import type { CampaignExtension, Unaskable } from './campaign';

/** Why one who is in the directory cannot be asked, if so: the same rule as for a single request. */
export function unaskableOf(
  promeneur: PromeneurToAsk,
  structure: StructureToAsk | undefined,
  version: VersionFacts,
): Unaskable | undefined {
  return refusalToAsk(promeneur, structure, version)?.code as Unaskable | undefined;
}

/** Why a campaign cannot be opened, if so. */
export function refusalToOpenCampaign(
  version: VersionFacts | undefined,
  inForce: Pick<VersionFacts, 'id'> | undefined,
  { asked, deadlineOn, today }: { readonly asked: number; readonly deadlineOn: IsoDate; readonly today: IsoDate },
): Refusal<'version-missing' | 'version-not-in-force' | 'campaign-empty' | 'deadline-in-the-past'> | undefined {
  if (!version || !inForce) return { code: 'version-missing' };
  if (version.id !== inForce.id) return { code: 'version-not-in-force', facts: { number: version.number } };
  if (deadlineOn <= today) return { code: 'deadline-in-the-past', facts: { deadlineOn } };
  return asked === 0 ? { code: 'campaign-empty' } : undefined;
}

export interface CampaignFacts {
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly deadlineOn: IsoDate;
  readonly graceEndsOn: IsoDate;
}

/** A campaign that is over is history: it is neither put off, nor reminded, nor cancelled. */
export function refusalToTouch({ state }: Pick<CampaignFacts, 'state'>): Refusal<'campaign-over'> | undefined {
  return state === 'open' ? undefined : { code: 'campaign-over', facts: { state } };
}

/** The dates once put off. Grace follows the deadline by as many days as before, unless its own end is said. */
export function extended(
  campaign: CampaignFacts,
  { deadlineOn, graceEndsOn }: CampaignExtension,
): Pick<CampaignFacts, 'deadlineOn' | 'graceEndsOn'> {
  const deadline = deadlineOn ?? campaign.deadlineOn;
  const grace = Math.round((Date.parse(campaign.graceEndsOn) - Date.parse(campaign.deadlineOn)) / 86_400_000);
  return { deadlineOn: deadline, graceEndsOn: graceEndsOn ?? (deadlineOn ? addDays(deadline, grace) : campaign.graceEndsOn) };
}

/** Why these dates cannot be, if so: what was promised to signatories is never shortened. */
export function refusalToExtend(
  campaign: CampaignFacts,
  to: Pick<CampaignFacts, 'deadlineOn' | 'graceEndsOn'>,
): Refusal<'campaign-over' | 'campaign-brought-forward' | 'grace-before-deadline'> | undefined {
  const over = refusalToTouch(campaign);
  if (over) return over;
  if (to.deadlineOn < campaign.deadlineOn || to.graceEndsOn < campaign.graceEndsOn) return { code: 'campaign-brought-forward' };
  return to.graceEndsOn < to.deadlineOn ? { code: 'grace-before-deadline' } : undefined;
}
