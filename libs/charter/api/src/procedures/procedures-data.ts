import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  type DataSubject,
  type Forgotten,
  KeepsPersonalData,
  PersonalData,
  type PersonalDataKeeper,
  type Weighed,
} from '@promenade/platform/api';

/** Procedures about somebody, and what they answered in their own words; forgotten, the counts and dates stay. */
@KeepsPersonalData({ room: 'charter' })
@Injectable()
export class ProceduresData implements PersonalDataKeeper {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
  ) {}

  async tell(subject: DataSubject): Promise<object> {
    const seats = subject.seats.filter(({ department, role }) => department !== null && (role === 'promeneur' || role === 'structure'));
    const ask = () => this.database.query<{ id: string }>(OWN, [subject.accountId]);
    return { procedures: await this.personalData.fromSeats({ ...subject, seats }, ask) };
  }

  async weigh({ promeneurId, by }: Forgotten): Promise<Weighed[]> {
    const count = async () => {
      const [counted] = await this.database.query<{ words: number; all: number }>(
        `select count(*)::int as all, count(facts)::int as words from charter_procedure where "promeneurId" = $1`,
        [promeneurId],
      );
      return counted!;
    };
    const { words, all } = await this.database.transaction(by, count, 'read only');
    const lines: Weighed[] = [
      { code: 'procedure-words', fate: 'goes', count: words },
      { code: 'procedures', fate: 'stays', count: all },
    ];
    return lines.filter((line) => line.count > 0);
  }

  /** Grounds, facts, what was asked and answered, evidence. One still open ends there: it has nobody left to correct anything. */
  async forget({ promeneurId, by }: Forgotten): Promise<void> {
    await this.database.transaction(by, async () => {
      const of = `(select id from charter_procedure where "promeneurId" = $1)`;
      await this.database.query(`delete from charter_procedure_evidence where "procedureId" in ${of}`, [promeneurId]);
      await this.database.query(`update charter_procedure_event set text = null where text is not null and "procedureId" in ${of}`, [
        promeneurId,
      ]);
      await this.database.query(
        `update charter_procedure set grounds = '[]', facts = null, asked = null, closing = null,
           outcome = coalesce(outcome, 'withdrawn'), "closedAt" = coalesce("closedAt", $2), "closedBy" = coalesce("closedBy", app_actor())
         where "promeneurId" = $1`,
        [promeneurId, this.clock.now()],
      );
    });
  }
}

/** Of a structure's seat, only what it answered: the rest is about somebody else. */
const OWN = `
  select c.id, c.number, c."openedAt", c."askedAt", c."dueOn", c.outcome, c."closedAt",
    case when mine.is then c.grounds end as grounds, case when mine.is then c.facts end as facts, case when mine.is then c.asked end as asked,
    (select coalesce(json_agg(json_build_object('at', e.at, 'text', e.text) order by e.place), '[]') from charter_procedure_event e
      where e.department = c.department and e."procedureId" = c.id and e.kind = 'answered' and e.by = $1) as answers
  from charter_procedure c cross join lateral (select (select app_role()) = 'promeneur' as is) mine
  order by c."openedAt"`;
