import { Injectable } from '@nestjs/common';
import { coverOf, type Holder, type PermanenceCover, timeOfMinute, type Volet } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';
import { BY_NAME, HAS_LEFT, WITH_EMPLOYER } from '../promeneur-rows';

interface HolderRow {
  readonly id: string;
  readonly name: string;
  readonly slots: readonly (readonly [number, number, number, Volet[]])[];
}

/** How many answer, hour by hour of an ordinary week (G-19): those of the public directory, and nobody else. */
@Injectable()
export class PermanenceCovers {
  constructor(private readonly database: Database) {}

  async read(audience?: Volet): Promise<PermanenceCover> {
    const rows = await this.database.query<HolderRow>(
      `select p.id, p."firstName" || ' ' || p."lastName" as name,
         (select coalesce(json_agg(json_build_array(m.weekday, m."fromMinute", m."toMinute", m.audience)), '[]')
           from permanence m where m.department = p.department and m."promeneurId" = p.id) as slots
       from ${WITH_EMPLOYER} where not ${HAS_LEFT} and p."charterState" = 'complete'
         ${audience ? 'and p.volets @> array[$1]' : ''} order by ${BY_NAME}`,
      audience ? [audience] : [],
    );
    return coverOf(rows.map(holderOf), audience);
  }
}

function holderOf({ id, name, slots }: HolderRow): Holder {
  const permanences = slots.map(([weekday, from, to, audience]) => ({
    weekday,
    from: timeOfMinute(from),
    to: timeOfMinute(to),
    audience,
  }));
  return { id, name, permanences };
}
