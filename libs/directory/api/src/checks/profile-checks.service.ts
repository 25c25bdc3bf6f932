import { HttpStatus, Injectable, NotFoundException } from '@nestjs/common';
import { type CheckVerification, isChecked, missingPoints, type PromeneurChecks } from '@promenade/directory/model';
import { Clock, Database, Declined, Invalid, Mailbox, refuseIf, Refused } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { OnlineProfile } from '../promeneur.entity';
import { ASKED } from './check-sql';
import { missingLetter } from './letters.fr';
import { ProfileCheckLists } from './profile-check-lists';

/** A point of a profile: one of the charter's items, on one page of a promeneur. */
export interface Place {
  readonly promeneurId: string;
  readonly profileId: string;
  readonly item: string;
}

/** Where a point is written, and the charter that asks for it. */
interface Asked {
  readonly department: string;
  readonly versionId: string;
}

/** What the promeneur says of each point, and what the coordination saw of it (S2-37). Each act answers with all the checks. */
@Injectable()
export class ProfileChecks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lists: ProfileCheckLists,
    private readonly mailbox: Mailbox,
  ) {}

  /** Says that a point is kept, or takes it back. The promeneur's own act: row-level security hides the pages of others. */
  async declare(place: Place, declared: boolean): Promise<PromeneurChecks> {
    const at = declared ? this.clock.now() : null;
    const by = declared ? this.database.actor.id : null;
    await this.put(place, { declaredAt: at, declaredBy: by });
    return this.lists.read(place.promeneurId);
  }

  /**
   * What is there is shown: by a link, the screenshot that comes with it, or one that stands already and is not older than `on`.
   * @param screenshot a re-encoded image @throws Invalid 422 `in-the-future`, `evidence-missing`
   */
  async verify(place: Place, { met, on, evidenceUrl, note }: CheckVerification, screenshot?: Buffer): Promise<PromeneurChecks> {
    const asked = await this.asked(place);
    if (on > this.clock.today()) throw wrong('on', 'in-the-future', 'Choisissez aujourd’hui ou un jour passé.');
    if (met && !evidenceUrl && !screenshot && !(await this.isShown(place, on))) {
      throw wrong('evidenceUrl', 'evidence-missing', 'Ajoutez une preuve\u00A0: un lien, ou une capture d’écran.');
    }
    const shown = screenshot && { screenshot, screenshotOn: on };
    await this.write(place, asked, { met, verifiedOn: on, verifiedBy: this.database.actor.id, evidenceUrl, note, ...shown });
    return this.lists.read(place.promeneurId);
  }

  /** Takes a verification back, its evidence included: the point is as if nobody had looked. */
  async forget(place: Place): Promise<PromeneurChecks> {
    await this.put(place, {
      met: null,
      verifiedOn: null,
      verifiedBy: null,
      evidenceUrl: null,
      note: null,
      screenshot: null,
      screenshotOn: null,
    });
    return this.lists.read(place.promeneurId);
  }

  /** @param screenshot a re-encoded image, or nothing to take it away @throws Refused 409 `not-verified`, `evidence-needed` */
  async keepScreenshot(place: Place, screenshot: Buffer | null): Promise<PromeneurChecks> {
    await this.pageOf(place);
    await this.askedBy(place);
    const at = [place.profileId, place.item];
    const [seen] = await this.database.query<{ met: boolean | null; evidenceUrl: string | null }>(
      `select met, "evidenceUrl" from profile_check where "onlineProfileId" = $1 and "itemKey" = $2`,
      at,
    );
    refuseIf(typeof seen?.met === 'boolean' ? undefined : { code: 'not-verified' });
    refuseIf(!screenshot && seen!.met && !seen!.evidenceUrl ? { code: 'evidence-needed' } : undefined);
    await this.database.query(
      `update profile_check set screenshot = $3, "screenshotOn" = case when $3::bytea is not null then "verifiedOn" end
       where "onlineProfileId" = $1 and "itemKey" = $2`,
      [...at, screenshot],
    );
    return this.lists.read(place.promeneurId);
  }

  /** @throws NotFoundException when the page is not there, or not the seat's to see */
  async mayBeShown(place: Place): Promise<void> {
    const { promeneurId, profileId } = place;
    const rows = await this.database.query(`select id from online_profile where id = $1 and "promeneurId" = $2`, [profileId, promeneurId]);
    if (rows.length === 0) throw new NotFoundException();
    await this.askedBy(place);
  }

  async screenshot({ promeneurId, profileId, item }: Place): Promise<Buffer> {
    const [row] = await this.database.query<{ screenshot: Buffer | null }>(
      `select screenshot from profile_check where "promeneurId" = $1 and "onlineProfileId" = $2 and "itemKey" = $3`,
      [promeneurId, profileId, item],
    );
    if (!row?.screenshot) throw new NotFoundException();
    return row.screenshot;
  }

  /** The promeneur changed what the page shows (a banner, a photo): whatever was seen before is to be seen again. */
  async noteChange(promeneurId: string, profileId: string, changed: boolean): Promise<PromeneurChecks> {
    await this.pageOf({ promeneurId, profileId });
    await this.database.query(`update online_profile set "changedAt" = $2 where id = $1`, [profileId, changed ? this.clock.now() : null]);
    return this.lists.read(promeneurId);
  }

  /** Writes to the promeneur what is missing. Once a day. @throws Refused 409 `promeneur-email-missing`, `nothing-missing` */
  async ask(promeneurId: string): Promise<PromeneurChecks> {
    const checks = await this.lists.read(promeneurId);
    const missing = missingPoints(checks.profiles);
    if (missing.length === 0) throw new Refused({ code: 'nothing-missing' });
    const [to] = await this.database.query<{ email: string | null }>(`select email from promeneur where id = $1`, [promeneurId]);
    if (!to?.email) throw new Refused({ code: 'promeneur-email-missing' });
    await this.mailbox.post(missingLetter({ ...checks, email: to.email }, missing, this.clock.today()));
    return checks;
  }

  private async isShown({ profileId, item }: Place, on: IsoDate): Promise<boolean> {
    const rows = await this.database.query(
      `select id from profile_check where "onlineProfileId" = $1 and "itemKey" = $2 and screenshot is not null and "screenshotOn" >= $3`,
      [profileId, item, on],
    );
    return rows.length > 0;
  }

  private async put(place: Place, said: Readonly<Record<string, unknown>>): Promise<void> {
    await this.write(place, await this.asked(place), said);
  }

  private async asked(place: Place): Promise<Asked> {
    const { department } = await this.pageOf(place);
    return { department, versionId: await this.askedBy(place) };
  }

  private async write(place: Place, { department, versionId }: Asked, said: Readonly<Record<string, unknown>>): Promise<void> {
    const row = { department, promeneurId: place.promeneurId, onlineProfileId: place.profileId, itemKey: place.item, versionId, ...said };
    const columns = Object.keys(row).map((column) => `"${column}"`);
    const kept = ['versionId', ...Object.keys(said)].map((column) => `"${column}" = excluded."${column}"`);
    await this.database.query(
      `insert into profile_check (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})
       on conflict (department, "onlineProfileId", "itemKey") do update set ${kept.join(', ')}`,
      Object.values(row),
    );
  }

  /** Locks the page. @throws NotFoundException when it is not this promeneur's, or not the seat's to see @throws Declined 409 */
  private async pageOf({ promeneurId, profileId }: Omit<Place, 'item'>): Promise<OnlineProfile> {
    const page = await this.database.take(OnlineProfile, { id: profileId, promeneurId });
    if (!isChecked(page.network)) throw new Declined(HttpStatus.CONFLICT, 'profile-private');
    return page;
  }

  /** The charter that asks for the item. */
  private async askedBy({ promeneurId, item }: Place): Promise<string> {
    const [row] = await this.database.query<{ versionId: string }>(
      `select asked."versionId" from promeneur p ${ASKED}
       where p.id = $1 and exists (select from jsonb_array_elements(asked.items) i where i ->> 'key' = $2)`,
      [promeneurId, item],
    );
    if (!row) throw new NotFoundException();
    return row.versionId;
  }
}

function wrong(path: string, code: string, message: string): Invalid {
  return new Invalid([{ path, code, message }]);
}
