import { Injectable } from '@nestjs/common';
import { Database, type DataSubject, KeepsPersonalData, PersonalData, type PersonalDataKeeper } from '@promenade/platform/api';

interface Row {
  readonly id: string;
}

/** The subject's own record, what hangs on it, the structures they stand for, and what they made here. */
@KeepsPersonalData({ room: 'directory' })
@Injectable()
export class DirectoryData implements PersonalDataKeeper {
  constructor(
    private readonly database: Database,
    private readonly personalData: PersonalData,
  ) {}

  async tell(subject: DataSubject): Promise<object> {
    const { accountId } = subject;
    // Nothing of the directory is made from the national seat.
    const seats = subject.seats.filter(({ department }) => department !== null);
    const ask = (sql: string) => this.personalData.fromSeats({ ...subject, seats }, () => this.database.query<Row>(sql, [accountId]));
    return {
      promeneurs: await ask(OWN_RECORDS),
      structures: await ask(REPRESENTED),
      savedViews: await ask(`select id, list, name, query, shared, "createdAt" from saved_view where "accountId" = $1`),
      alertPauses: await ask(`select id, key, "untilOn" from alert_pause where by = $1`),
      exports: await ask(`select id, at, what, format, lines from directory_export where by = $1`),
      imports: await ask(`select id, "fileName", state, "createdAt", "committedAt" from directory_import where "accountId" = $1::uuid`),
      mailings: await ask(`select id, subject, text, "writtenAt" from mailing where "writtenBy" = $1`),
    };
  }
}

/** Rows of a table about the promeneur `p`, without what only a machine reads. */
const about = (table: string, { without = [], also = '' }: { without?: string[]; also?: string } = {}) => `
  (select coalesce(json_agg(to_jsonb(x) - '{${['department', 'promeneurId', ...without].join(',')}}'::text[] ${also}), '[]')
   from ${table} x where x.department = p.department and x."promeneurId" = p.id)`;
const employer = `|| jsonb_build_object('structure', (select s.name from structure s where s.department = x.department and s.id = x."structureId"))`;

/** The coordination's notes are asked of the coordination: they may speak of others. */
const OWN_RECORDS = `
  select p.id, to_jsonb(p) - '{notes,plain,plainFirstName,version}'::text[] as record,
    ${about('employment', { without: ['structureId', 'promeneurAccountId', 'representativeAccountId'], also: employer })} as employments,
    ${about('online_profile', { without: ['handleKey', 'pageKey', 'toldTwice'] })} as "onlineProfiles",
    ${about('profile_check', { without: ['note', 'screenshot', 'verifiedBy'] })} as "profileChecks",
    ${about('permanence')} as permanences,
    ${about('absence')} as absences,
    ${about('promeneur_territory')} as territories,
    ${about('consent')} as consents,
    ${about('checklist_mark')} as "checklistMarks",
    ${about('departure', { without: ['note'] })} as departures,
    (select coalesce(json_agg(json_build_object('proposedAt', x."proposedAt", 'state', x.state, 'before', x.before, 'after', x.after,
        'decidedAt', x."decidedAt") order by x."proposedAt"), '[]')
      from record_change x where x.department = p.department and x."promeneurId" = p.id and x."proposedBy" = p."accountId"::text) as "changesProposed",
    ${about('newcomer', { without: ['proposedBy', 'decidedBy', 'structureId'] })} as "proposedAs",
    (select json_build_object('type', 'image/jpeg', 'base64', encode(f.large, 'base64'), 'createdAt', f."createdAt") from photo f
      where f.department = p.department and f."promeneurId" = p.id) as photo
  from promeneur p where p."accountId" = $1::uuid`;

const REPRESENTED = `
  select s.id, s.department, s.name, s."representativeName", s."representativeFunction", s."representativeEmail", s."representativePhone",
    (select coalesce(json_agg(json_build_object('proposedAt', x."proposedAt", 'state', x.state, 'before', x.before, 'after', x.after,
        'decidedAt', x."decidedAt") order by x."proposedAt"), '[]')
      from record_change x where x.department = s.department and x."structureId" = s.id and x."proposedBy" = $1::text) as "changesProposed"
  from structure s where s."representativeAccountId" = $1::uuid`;
