import { Injectable, NotFoundException } from '@nestjs/common';
import { type CharterProgress, hasLeft } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { BY_NAME, factsOf, PROMENEUR, type PromeneurRow, WITH_EMPLOYER } from './promeneur-rows';

/** A promeneur and their employer of today, as the charter room needs them to ask for signatures. */
export interface PartyToAsk {
  readonly promeneur: {
    readonly id: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string | null;
    readonly function: string | null;
    readonly hasLeft: boolean;
  };
  readonly structure: {
    readonly id: string;
    readonly name: string;
    readonly siret: string | null;
    /** Its name. */
    readonly commune: string | null;
    readonly representativeName: string | null;
    readonly representativeEmail: string | null;
  } | null;
}

/** Where a promeneur stands with the charter; `signedOn` is the day both had signed, none before. */
export interface CharterNote {
  readonly state: CharterProgress;
  readonly signedOn: IsoDate | null;
  readonly versionId: string | null;
}

/** What the directory offers to the rooms above. */
@Injectable()
export class DirectoryService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns those of the seat's département that exist, by name: fewer than asked when some do not */
  async partiesToAsk(promeneurIds: readonly string[]): Promise<PartyToAsk[]> {
    const rows = await this.database.query<PromeneurRow & { employer: PartyToAsk['structure'] }>(
      `select ${PROMENEUR}, case when s.id is not null then json_build_object('id', s.id, 'name', s.name, 'siret', s.siret, 'commune', c.name,
          'representativeName', s."representativeName", 'representativeEmail', s."representativeEmail") end as employer
       from ${WITH_EMPLOYER} where p.id = any($1::uuid[]) order by ${BY_NAME}`,
      [promeneurIds],
    );
    const today = this.clock.today();
    return rows.map(({ employer, ...row }) => {
      const { id, firstName, lastName, email } = row;
      return {
        promeneur: { id, firstName, lastName, email, function: row.function, hasLeft: hasLeft(factsOf(row), today) },
        structure: employer,
      };
    });
  }

  /** Told by the charter room in the transaction of the signature. A note that changes nothing leaves the record as it is. */
  async noteCharter(promeneurId: string, { state, signedOn, versionId }: CharterNote): Promise<void> {
    const rows = await this.database.query<{ id: string }>(`select id from promeneur where id = $1`, [promeneurId]);
    if (rows.length === 0) throw new NotFoundException();
    await this.database.query(
      `update promeneur set "charterState" = $2, "charterSignedOn" = $3, "charterVersionId" = $4, version = version + 1
       where id = $1 and ("charterState", "charterSignedOn", "charterVersionId") is distinct from ($2, $3::date, $4::uuid)`,
      [promeneurId, state, state === 'complete' ? signedOn : null, versionId],
    );
  }
}
