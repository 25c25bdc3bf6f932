import { isListed, type OnlineProfile, privateNetworks, type PublicPermanence, type Reason, reasonsOf } from '@promenade/directory/model';
import type { IsoDate } from '@promenade/platform/model';
import { factsOf, PROMENEUR, type PromeneurRow, WITH_EMPLOYER } from '../promeneur-rows';

/** A promeneur as they may be printed: what is public of them, by their own consent. */
export interface CardRow extends PromeneurRow {
  readonly slug: string;
  readonly departmentName: string;
  readonly departmentSlug: string;
  readonly publicLastName: string | null;
  readonly publicPhone: string | null;
  readonly publicEmail: string | null;
  readonly publicPhotoId: string | null;
  readonly profiles: OnlineProfile[];
  readonly permanences: PublicPermanence[];
}

const timeOf = (column: string) => `lpad(("${column}" / 60)::text, 2, '0') || ':' || lpad(("${column}" % 60)::text, 2, '0')`;

/** `$1`: ids. Networks that are an address or a number of a person are not official accounts: never printed. */
export const CARDS = `
  select ${PROMENEUR}, p.slug, d.name as "departmentName", d.slug as "departmentSlug",
    p."publicLastName", p."publicPhone", p."publicEmail", p."publicPhotoId",
    (select coalesce(json_agg(json_build_object('network', o.network, 'handle', o.handle, 'url', o.url) order by o.network, o.handle), '[]')
      from online_profile o where o.department = p.department and o."promeneurId" = p.id
        and o.network not in (${privateNetworks.map((network) => `'${network}'`).join(', ')})) as profiles,
    (select coalesce(json_agg(json_build_object('weekday', h.weekday, 'from', ${timeOf('fromMinute')}, 'to', ${timeOf('toMinute')},
        'network', h.network, 'audience', h.audience, 'onHolidays', h."onHolidays") order by h.weekday, h."fromMinute"), '[]')
      from permanence h where h.department = p.department and h."promeneurId" = p.id) as permanences
  from ${WITH_EMPLOYER} join department d on d.code = p.department where p.id = any($1::uuid[])`;

/** Why somebody cannot be printed: nothing when they are in the directory today. */
export function obstaclesOf(row: CardRow, today: IsoDate): Reason[] {
  return isListed(factsOf(row), today) ? [] : reasonsOf(factsOf(row), row.requires, today);
}
