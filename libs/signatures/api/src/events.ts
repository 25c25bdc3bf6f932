import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '@promenade/platform/api';
import type { Origin } from '@promenade/platform/model';
import { type EventKind, kindsWithOrigin } from '@promenade/signatures/model';
import type { RequestRow } from './rows';

/**
 * Ids, digests, numbers and words of ours; `to` is the mailbox a code went to, kept beside the chain. PostgreSQL refuses a
 * space or an @ in what is hashed: somebody's own words could never be forgotten there.
 */
export interface EventFacts {
  readonly to?: string;
  readonly [fact: string]: unknown;
}

/** One thing that happened to a request. */
export interface Note {
  readonly request: Pick<RequestRow, 'id' | 'department'>;
  readonly kind: EventKind;
  readonly signatoryId: string | null;
  readonly at: Date;
  readonly facts?: EventFacts;
}

/** In one statement; the trigger gives each its place, in the order given, and its digest. */
const WRITE = `
  with given as (
    select * from rows from (jsonb_to_recordset($1::jsonb) as (
      department text, "requestId" uuid, "signatoryId" uuid, at timestamptz, kind text, facts jsonb,
      digest text, salt text, address text, "userAgent" text, mailbox text)) with ordinality
  ), written as (
    insert into signature_event (department, "requestId", "signatoryId", at, kind, actor, facts, origin)
    select department, "requestId", "signatoryId", at, kind, $2, facts, digest from given order by ordinality
    returning id, department, origin
  )
  insert into signature_event_origin (department, "eventId", actor, digest, salt, address, "userAgent", mailbox, "notedAt")
  select w.department, w.id, $2, g.digest, g.salt, g.address, g."userAgent", g.mailbox, $3
  from written w join given g on g.digest = w.origin`;

/** Writes what happened, in the open transaction and in the name of its actor. */
export async function writeEvents(database: Database, notes: readonly Note[], now: Date): Promise<void> {
  if (notes.length === 0) return;
  const { id, origin } = database.actor;
  await database.query(WRITE, [JSON.stringify(notes.map((note) => rowOf(note, origin))), id, now]);
}

function rowOf({ request, kind, signatoryId, at, facts = {} }: Note, origin: Origin | undefined): object {
  const { to, ...rest } = facts;
  const beside = kindsWithOrigin.includes(kind) ? saltedOrigin(origin, to) : {};
  return { department: request.department, requestId: request.id, signatoryId, at, kind, facts: rest, ...beside };
}

/** The address cannot be guessed back from its digest once the salt is forgotten with it. */
function saltedOrigin(origin: Origin = {}, mailbox?: string): object {
  const { address, userAgent } = origin;
  if (!address && !userAgent && !mailbox) return {};
  const salt = randomBytes(32).toString('hex');
  const words = [salt, address, userAgent, mailbox];
  return { digest: createHash('sha256').update(words.join('\n')).digest('hex'), salt, address, userAgent, mailbox };
}
