import {
  type Absence,
  type ChecklistMark,
  type ConsentField,
  type HandedOver,
  type PhotoSubject,
  type PromeneurDetail,
  type ServedTerritory,
  timeOfMinute,
} from '@promenade/directory/model';
import { TODAY } from '../today-sql';

type PermanenceRow = Omit<PromeneurDetail['permanences'][number], 'from' | 'to'> & {
  readonly fromMinute: number;
  readonly toMinute: number;
};

/** What a record tells of the life of a promeneur in the network, as PostgreSQL gives it: `LIFE`. */
export interface LifeRow {
  readonly id: string;
  readonly presentation: string | null;
  readonly contactNote: string | null;
  readonly publishes: ConsentField[];
  readonly permanences: PermanenceRow[];
  readonly absences: Absence[];
  readonly territories: ServedTerritory[];
  readonly photo: { readonly id: string; readonly shows: PhotoSubject } | null;
  readonly onboarding: ChecklistMark[];
  readonly departure: (Omit<NonNullable<PromeneurDetail['departure']>, 'handedOver'> & { readonly handedOver: HandedOver[] }) | null;
}

const marksOf = (
  list: string,
) => `(select coalesce(json_agg(json_build_object('step', k.step, 'doneOn', k."doneOn") order by k."doneOn", k.step), '[]')
  from checklist_mark k where k.department = p.department and k."promeneurId" = p.id and k.list = '${list}')`;

/** Columns of `p`. What is for the coordination and the person alone is hidden from any other seat. */
export const LIFE = `
  p.presentation, p."contactNote", p.publishes,
  (select coalesce(json_agg(json_build_object('id', m.id, 'weekday', m.weekday, 'fromMinute', m."fromMinute", 'toMinute', m."toMinute",
      'network', m.network, 'audience', m.audience, 'onHolidays', m."onHolidays") order by m.weekday, m."fromMinute"), '[]')
    from permanence m where m.department = p.department and m."promeneurId" = p.id) as permanences,
  (select coalesce(json_agg(json_build_object('id', a.id, 'startsOn', a."startsOn", 'endsOn', a."endsOn") order by a."startsOn"), '[]')
    from absence a where a.department = p.department and a."promeneurId" = p.id and a."endsOn" >= ${TODAY}) as absences,
  (select coalesce(json_agg(json_build_object('kind', t.kind, 'code', t.code, 'name', coalesce(
      case t.kind when 'commune' then (select x.name from commune x where x.code = t.code)
        when 'epci' then (select x.name from epci x where x.code = t.code)
        else (select x.name from department x where x.code = t.code) end, t.code)) order by t.kind, t.code), '[]')
    from promeneur_territory t where t.department = p.department and t."promeneurId" = p.id) as territories,
  (select json_build_object('id', h.id, 'shows', h.shows) from photo h where h.department = p.department and h.id = p."photoId") as photo,
  ${marksOf('onboarding')} as onboarding,
  (select json_build_object('leavesOn', d."leavesOn", 'withdrawnOn', d."leavesOn" + 1, 'handedOver', d."handedOver",
      'note', case when app_role() in ('coordinator', 'promeneur') then d.note end, 'marks', ${marksOf('departure')})
    from departure d where d.department = p.department and d."promeneurId" = p.id) as departure`;

type Life = Pick<
  PromeneurDetail,
  'presentation' | 'contactNote' | 'permanences' | 'absences' | 'territories' | 'photo' | 'publishes' | 'onboarding' | 'departure'
>;

export function lifeOf(row: LifeRow): Life {
  const { presentation, contactNote, absences, territories, publishes, onboarding, departure } = row;
  const permanences = row.permanences.map(({ fromMinute, toMinute, ...slot }) => ({
    ...slot,
    from: timeOfMinute(fromMinute),
    to: timeOfMinute(toMinute),
  }));
  return { presentation, contactNote, permanences, absences, territories, photo: photoOf(row), publishes, onboarding, departure };
}

/** Its address changes with the photo: a browser that kept the former one asks again. */
function photoOf({ id, photo }: LifeRow): Life['photo'] {
  if (!photo) return null;
  const at = (size: string) => `/api/promeneurs/${id}/photo?size=${size}&v=${photo.id.slice(0, 8)}`;
  return { url: at('large'), smallUrl: at('small'), shows: photo.shows };
}
