import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { differencesSince, type NationalRow, type NationalSite, type NationalUpdate } from '@promenade/directory/model';
import { Clock, Database, PUBLIC_URL, Refused } from '@promenade/platform/api';
import { HAS_LEFT, WITH_EMPLOYER } from '../promeneur-rows';

/** Who is listed today, as the public directory shows them: no surname, no handle that is an address or a number of a person. */
const LISTED = `
  select p.slug, p."firstName", s.name as structure, c.name as commune, c.code as "communeCode", p.volets, p."charterSignedOn",
    (select coalesce(json_agg(json_build_object('network', o.network, 'handle', o.handle, 'url', o.url) order by o.network, o.handle), '[]')
      from online_profile o where o.department = p.department and o."promeneurId" = p.id and o.network not in ('email', 'sms', 'whatsapp')) as profiles
  from ${WITH_EMPLOYER} where p."charterState" = 'complete' and not ${HAS_LEFT}
  order by p."firstName" collate "fr-x-icu", p.slug`;

const UPDATE = `u.id, u.department, u.at, u.by, coalesce(a."firstName" || ' ' || a."lastName", u.by) as name, jsonb_array_length(u.rows) as listed`;

interface UpdateRow {
  readonly id: string;
  readonly department: string;
  readonly at: Date;
  readonly name: string;
  readonly listed: number;
}

/** What the national site shows of the département, and what it must be told since it was last told (S2-18). */
@Injectable()
export class NationalSites {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async read(): Promise<NationalSite> {
    const [now, last] = [await this.listed(), await this.last()];
    return { listed: now.length, last: last ? shown(last) : null, differences: differencesSince(last?.rows ?? [], now) };
  }

  listed(): Promise<NationalRow[]> {
    return this.database.query<NationalRow>(LISTED);
  }

  /** The list of today is kept as what the national site was told. */
  async mark(): Promise<NationalUpdate> {
    const [made] = await this.database.query<{ id: string }>(
      `insert into national_update (department, at, rows) values ($1, $2, $3) returning id`,
      [this.database.department, this.clock.now(), JSON.stringify(await this.listed())],
    );
    const last = await this.last();
    if (last?.id !== made!.id) throw new NotFoundException();
    return shown(last);
  }

  /** Takes a mark back. @throws Refused 409 `national-update-older` when another was made since */
  async takeBack(id: string): Promise<void> {
    const rows = await this.database.query(`select from national_update where id = $1 for update`, [id]);
    if (rows.length === 0) throw new NotFoundException();
    if ((await this.last())?.id !== id) throw new Refused({ code: 'national-update-older' });
    await this.database.query(`delete from national_update where id = $1`, [id]);
  }

  /** Where each has a public page. */
  async pages(): Promise<(slug: string) => string> {
    const [{ slug: place }] = (await this.database.query<{ slug: string }>(`select slug from department where code = $1`, [
      this.database.department,
    ])) as [{ slug: string }];
    return (slug) => `${this.publicUrl}/annuaire/${place}/${slug}`;
  }

  private async last(): Promise<(UpdateRow & { readonly rows: NationalRow[] }) | undefined> {
    const [last] = await this.database.query<UpdateRow & { readonly rows: NationalRow[] }>(
      `select ${UPDATE}, u.rows from national_update u left join account a on a.id::text = u.by order by u.at desc, u.id desc limit 1`,
    );
    return last;
  }
}

function shown({ id, department, at, name, listed }: UpdateRow): NationalUpdate {
  return { id, department, at: at.toISOString(), by: name, listed };
}
