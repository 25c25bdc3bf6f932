import { Injectable } from '@nestjs/common';
import { type ConsentField, type ConsentWord, refusedSince } from '@promenade/directory/model';
import { Database } from '@promenade/platform/api';

/** What a person agreed to show on two records of theirs. */
@Injectable()
export class MergedConsents {
  constructor(private readonly database: Database) {}

  async refused(keptId: string, otherId: string): Promise<ConsentField[]> {
    return refusedSince(await this.words(keptId), await this.words(otherId));
  }

  /** A no said on the other record is written on the kept one, as it was said. */
  async carry(keptId: string, otherId: string): Promise<ConsentField[]> {
    const refused = await this.refused(keptId, otherId);
    await this.database.query(
      `insert into consent (department, "promeneurId", field, given, means, wording, at, by)
       select distinct on (field) department, $1, field, given, means, wording, at, by from consent
       where "promeneurId" = $2 and field = any($3::text[]) order by field, at desc`,
      [keptId, otherId, refused],
    );
    return refused;
  }

  private words(promeneurId: string): Promise<ConsentWord[]> {
    return this.database.query<ConsentWord>(
      `select distinct on (field) field, given, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at from consent
       where "promeneurId" = $1 order by field, at desc`,
      [promeneurId],
    );
  }
}
