import { Injectable, NotFoundException } from '@nestjs/common';
import { type CharterProgress, hasLeft } from '@promenade/directory/model';
import { Clock, Database } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';
import { BY_NAME, factsOf, HAS_LEFT, PROMENEUR, type PromeneurRow, WITH_EMPLOYER } from './promeneur-rows';

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
  /** Why what was signed before counts no more: the last day on which it did, and the version that was to be signed. */
  readonly lapse?: { readonly on: IsoDate; readonly version: number } | null;
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

  /** Those whom the public sees today: a complete charter, a live employment, not withdrawn. */
  async listed(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select p.id from ${WITH_EMPLOYER} where p."charterState" = 'complete' and not ${HAS_LEFT} order by p.id`,
    );
    return rows.map(({ id }) => id);
  }

  /** Told by the charter room in the transaction of the signature. A note that changes nothing leaves the record as it is. */
  noteCharter(promeneurId: string, note: CharterNote): Promise<void> {
    return this.noteCharters(new Map([[promeneurId, note]]));
  }

  /** As `noteCharter`, for many, in one statement. */
  async noteCharters(notes: ReadonlyMap<string, CharterNote>): Promise<void> {
    const rows = [...notes].map(([id, { state, signedOn, versionId, lapse }]) => {
      const isSigned = state === 'complete';
      const why = isSigned ? null : lapse;
      return { id, state, signedOn: isSigned ? signedOn : null, versionId, lapsedOn: why?.on, lapsedVersion: why?.version };
    });
    const [found] = await this.database.query<{ count: number }>(
      `with said as (select * from jsonb_to_recordset($1::jsonb) as n (
         id uuid, state text, "signedOn" date, "versionId" uuid, "lapsedOn" date, "lapsedVersion" integer)
       ), noted as (
         update promeneur p set "charterState" = n.state, "charterSignedOn" = n."signedOn", "charterVersionId" = n."versionId",
           "charterLapsedOn" = n."lapsedOn", "charterLapsedVersion" = n."lapsedVersion", version = version + 1
         from said n where p.id = n.id and (p."charterState", p."charterSignedOn", p."charterVersionId", p."charterLapsedOn", p."charterLapsedVersion")
           is distinct from (n.state, n."signedOn", n."versionId", n."lapsedOn", n."lapsedVersion") returning p.id)
       select count(*)::int as count from promeneur p where p.id in (select id from said)`,
      [JSON.stringify(rows)],
    );
    if (found!.count !== rows.length) throw new NotFoundException();
  }
}
