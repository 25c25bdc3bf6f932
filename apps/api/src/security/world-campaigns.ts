import { asOwner } from '@promenade/platform/api/testing';
import { theProcedure } from './world-procedures';

/** What the charter room keeps beside texts and requests. */
export async function theCharterRoom(database: string, of: Of) {
  return { ...(await theProcedure(database, of)), ...(await theCampaign(database, of)) };
}

interface Of {
  readonly code: string;
  readonly word: string;
  readonly promeneur: string;
  readonly otherPromeneur: string;
  readonly structure: string;
  readonly signature: string;
}

/** A campaign under way in the place, with the coordination's words; written behind the door, where nobody is in the directory yet. */
async function theCampaign(database: string, { code, word, promeneur, otherPromeneur, structure, signature }: Of) {
  return asOwner(database, async (owner) => {
    const [campaign] = await owner.query(
      `insert into charter_campaign (department, "versionId", "openedOn", "openedAt", "openedBy", "deadlineOn", "graceEndsOn", "reminderDays", message)
       select $1, "versionId", app_today(), now(), 'x', app_today() + 30, app_today() + 60, '{3,7,14}', $2 from signature_request where id = $3 returning id`,
      [code, word, signature],
    );
    await owner.query(
      `insert into charter_campaign_member (department, "campaignId", "promeneurId", "structureId", "requestId") values ($1, $2, $3, $4, $5)`,
      [code, campaign.id, promeneur, structure, signature],
    );
    await owner.query(
      `insert into charter_campaign_member (department, "campaignId", "promeneurId", "structureId", reason)
       values ($1, $2, $3, $4, 'representative-missing')`,
      [code, campaign.id, otherPromeneur, structure],
    );
    return { campaign: campaign.id as string };
  });
}
