import { randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@promenade/platform/api';
import type { SignatoryRole } from '@promenade/signatures/model';
import type { EventFacts } from './events';
import type { WithWords } from './letters.fr';
import { Postman } from './postman';
import { RequestStore } from './request-store';
import type { RequestRow, SignatoryRow, Snapshot } from './rows';

/** What a room above asks to be signed, and by whom: the structure's representative, then the promeneur (S2-44). */
export interface Ask {
  readonly kind: string;
  readonly subjectId: string;
  /** Snapshots of one version hold the same object: the text goes to the base once. */
  readonly snapshot: Snapshot;
  readonly signatories: Readonly<Record<SignatoryRole, { readonly name: string; readonly email: string }>>;
  /** A former request whose representative's act stands: it is linked here, and the promeneur alone is asked. */
  readonly standing?: string | undefined;
  /** Asked at another moment than now: the demonstration's past. */
  readonly at?: Date;
  /** When it can be signed no more; sixty days after it was asked unless said. */
  readonly endsAt?: Date | undefined;
  /** Whether a letter leaves with a link; the demonstration writes none for its past. */
  readonly silently?: boolean;
}

const LASTS_DAYS = 60;
const DAY = 86_400_000;
/** Requests written in one statement: a few megabytes of JSON. */
const AT_ONCE = 500;
// Without letters and digits that are taken for one another when read aloud.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const WRITE = `
  insert into signature_request (id, department, kind, "subjectId", "versionId", "partyIds", number, snapshot, "askedBy", "askedAt", "endsAt")
  select r.id, $1, r.kind, r."subjectId", r."versionId", r."partyIds", r.number, ($4::jsonb -> r.shared) || r.own, $2, r."askedAt", r."endsAt"
  from jsonb_to_recordset($3::jsonb) as r (id uuid, kind text, "subjectId" uuid, "versionId" uuid, "partyIds" uuid[], number text,
    shared integer, own jsonb, "askedAt" timestamptz, "endsAt" timestamptz)`;
const WRITE_SIGNATORIES = `
  insert into signatory (id, department, "requestId", position, role, "partyId", name, email, "signedAt", "actId", "documentSha256")
  select s.id, $1, s."requestId", s.position, s.role, s."partyId", s.name, s.email, s."signedAt", s."actId", s."documentSha256"
  from jsonb_to_recordset($2::jsonb) as s (id uuid, "requestId" uuid, position smallint, role text, "partyId" uuid, name text, email text,
    "signedAt" timestamptz, "actId" uuid, "documentSha256" text)`;

type Standing = Pick<SignatoryRow, 'requestId' | 'name' | 'email' | 'signedAt' | 'actId' | 'documentSha256'>;

@Injectable()
export class Asking {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly requests: RequestStore,
    private readonly postman: Postman,
  ) {}

  /** One request each, in the order of the asks; those who sign first receive one letter, however many requests wait for them. */
  async ask(asks: readonly Ask[], words: WithWords = {}): Promise<RequestRow[]> {
    const standing = await this.standing(asks.flatMap((ask) => ask.standing ?? []));
    const made = asks.map((ask) => this.rowOf(ask, standing.get(ask.standing ?? '')));
    for (let at = 0; at < made.length; at += AT_ONCE) await this.write(made.slice(at, at + AT_ONCE));
    await this.requests.noteMany(
      made.map((request, index) => ({
        request,
        kind: 'created',
        signatoryId: null,
        at: new Date(request.createdAt),
        facts: factsOf(request, asks[index]!),
      })),
    );
    await this.postman.callNext(
      made.filter((_, index) => !asks[index]!.silently),
      words,
    );
    return made;
  }

  /** Takes back what still waits: it can be signed no more. Whoever asked knows where each stands then. @param kind why, in the chain */
  async withdraw(ids: readonly string[], kind: 'cancelled' | 'superseded', facts: EventFacts = {}): Promise<void> {
    const withdrawn = await this.database.query<Pick<RequestRow, 'id' | 'department'>>(
      `with taken as (select r.id from signature_request r where r.id = any($1::uuid[]) and r.state = 'pending' order by r.id for update),
         closed as (update signature_request r set state = 'expired' from taken where r.id = taken.id returning r.id, r.department)
       select id, department from closed order by id`,
      [ids],
    );
    const at = this.clock.now();
    await this.requests.noteMany(withdrawn.map((request) => ({ request, kind, signatoryId: null, at, facts })));
  }

  /** Gives more time to what still waits; never less. */
  async extend(ids: readonly string[], endsAt: Date): Promise<void> {
    await this.database.query(
      `update signature_request set "endsAt" = $2 where id = any($1::uuid[]) and state = 'pending' and "endsAt" < $2`,
      [ids, endsAt],
    );
  }

  private rowOf(ask: Ask, standing: Standing | undefined): RequestRow {
    const id = randomUUID();
    const at = ask.at ?? this.clock.now();
    const { snapshot, kind, subjectId } = ask;
    const { department } = this.database;
    const partyIds = [snapshot.structure.id, snapshot.promeneur.id] as const;
    const signatoryOf = (role: SignatoryRole, partyId: string): SignatoryRow => ({
      ...{ id: randomUUID(), requestId: id, role, partyId, ...ask.signatories[role] },
      ...{ openedAt: null, signedAt: null, refusedAt: null, actId: null, documentSha256: null },
      ...(role === 'representative' && standing ? { ...standing, requestId: id } : {}),
    });
    return {
      ...{ id, department, number: numberIn(department), kind, subjectId, versionId: snapshot.version.id, partyIds, snapshot },
      ...{ state: 'pending', previewDocumentId: null, previewSha256: null, documentId: null, completedAt: null },
      createdAt: at.toISOString(),
      expiresAt: (ask.endsAt ?? new Date(at.getTime() + LASTS_DAYS * DAY)).toISOString(),
      signatories: [signatoryOf('representative', partyIds[0]), signatoryOf('promeneur', partyIds[1])],
    };
  }

  private async write(rows: readonly RequestRow[]): Promise<void> {
    const { department, actor } = this.database;
    const shared = [...new Map(rows.map(({ snapshot }) => [snapshot.version, snapshot])).values()];
    const places = new Map(shared.map(({ version }, place) => [version, place]));
    const written = rows.map(({ id, kind, subjectId, versionId, partyIds, number, snapshot, createdAt, expiresAt }) => ({
      ...{ id, kind, subjectId, versionId, partyIds, number, askedAt: createdAt, endsAt: expiresAt },
      shared: places.get(snapshot.version)!,
      own: { structure: snapshot.structure, promeneur: snapshot.promeneur },
    }));
    await this.database.query(WRITE, [department, actor.id, JSON.stringify(written), JSON.stringify(shared.map(sharedBy))]);
    const signatories = rows.flatMap((row) => row.signatories.map((signatory, index) => ({ ...signatory, position: index + 1 })));
    await this.database.query(WRITE_SIGNATORIES, [department, JSON.stringify(signatories)]);
  }

  /** What the representative signed, by former request. */
  private async standing(ids: readonly string[]): Promise<Map<string, Standing>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<Standing>(
      `select "requestId", name, email, to_jsonb("signedAt") #>> '{}' as "signedAt", "actId", "documentSha256" from signatory
       where "requestId" = any($1::uuid[]) and position = 1 and "signedAt" is not null`,
      [ids],
    );
    return new Map(rows.map((row) => [row.requestId, row]));
  }
}

/** What the requests of one version have in common. */
function sharedBy({ version, consentSentence, typedSentence }: Snapshot): Omit<Snapshot, 'structure' | 'promeneur'> {
  return { version, consentSentence, typedSentence: typedSentence ?? null };
}

/** An act that is linked rather than made again is said in the chain, with the request that it was given for. */
function factsOf({ number, signatories }: RequestRow, { standing }: Ask) {
  const actId = signatories.find(({ role }) => role === 'representative')!.actId;
  return { number, ...(actId && { actId, standing }) };
}

function numberIn(department: string): string {
  const letters = (count: number) => Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `PDN-${department}-${letters(4)}-${letters(4)}`;
}
