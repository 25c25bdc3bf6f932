import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promenade/platform/api';
import { inOrder, nextSignatory, type SignatoryRole } from '@promenade/signatures/model';
import { Postman } from './postman';
import { RequestStore } from './request-store';
import type { RequestRow, Snapshot } from './rows';

/** What a room above asks to be signed, and by whom: the structure's representative, then the promeneur (S2-44). */
export interface Ask {
  readonly kind: string;
  readonly subjectId: string;
  readonly snapshot: Snapshot;
  readonly signatories: Readonly<Record<SignatoryRole, { readonly name: string; readonly email: string }>>;
  /** Asked at another moment than now: the demonstration's past. */
  readonly at?: Date;
  /** Whether a letter leaves with a link; the demonstration writes none for its past. */
  readonly silently?: boolean;
}

const LASTS_DAYS = 60;
// Without letters and digits that are taken for one another when read aloud.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

@Injectable()
export class Asking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly requests: RequestStore,
    private readonly postman: Postman,
  ) {}

  /** One request each; those who sign first receive one letter, however many requests wait for them. */
  async ask(asks: readonly Ask[]): Promise<RequestRow[]> {
    const ids: string[] = [];
    for (const ask of asks) ids.push(await this.write(ask));
    const made = await this.requests.take(ids);
    for (const request of made) await this.requests.note(request, 'created', null, new Date(request.createdAt), { number: request.number });
    const loud = made.filter((_, index) => !asks[index]!.silently);
    await this.postman.callNext(loud);
    return made;
  }

  private async write(ask: Ask): Promise<string> {
    const { department } = this.database;
    const at = ask.at ?? this.clock.now();
    const parties = [ask.snapshot.structure.id, ask.snapshot.promeneur.id] as const;
    const [made] = await this.database.query<{ id: string }>(
      `insert into signature_request (department, kind, "subjectId", "versionId", "partyIds", number, snapshot, "askedBy", "askedAt", "endsAt")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9::timestamptz + $10 * interval '1 day') returning id`,
      [
        department,
        ask.kind,
        ask.subjectId,
        ask.snapshot.version.id,
        parties,
        numberIn(department),
        JSON.stringify(ask.snapshot),
        this.database.actor.id,
        at,
        LASTS_DAYS,
      ],
    );
    for (const [index, role] of (['representative', 'promeneur'] as const).entries()) {
      const { name, email } = ask.signatories[role];
      await this.database.query(
        `insert into signatory (department, "requestId", position, role, "partyId", name, email) values ($1, $2, $3, $4, $5, $6, $7)`,
        [department, made!.id, index + 1, role, parties[index], name, email],
      );
    }
    return made!.id;
  }
}

/** The signatory whose turn it is, in rows: the same rule as everywhere. */
export function turnOf(request: RequestRow) {
  return nextSignatory({ ...request, signatories: inOrder(request.signatories) });
}

function numberIn(department: string): string {
  const letters = (count: number) => Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `PDN-${department}-${letters(4)}-${letters(4)}`;
}
