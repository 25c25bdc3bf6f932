import type { Database } from '@promenade/platform/api';
import type { RequestRow } from './rows';

/** Where anybody asks whether the document is genuine: the code that it bears, and the page that takes it. */
export interface Verification {
  readonly code: string;
  readonly url: string;
}

const ACTS = `
  select a.id, s.id as "signatoryId", s.role, to_jsonb(s."signedAt") #>> '{}' as at, a.means, a.method, s."documentSha256",
    a."consentSentence", a."typedSentence"
  from signatory s join signature_act a on a.department = s.department and a.id = s."actId"
  where s."requestId" = $1 order by s.position`;
const EVENTS = `select seq, line, prev, hash from signature_event where "requestId" = $1 order by seq`;

/**
 * What goes into the document as `evidence.json`: what was signed, each act, and the chain of what had happened when everybody had
 * signed. Ids and digests; the only words are those of the text and the sentences that were accepted, as they stand on the page.
 */
export async function completedEvidence(
  database: Database,
  request: RequestRow,
  completedAt: string,
  verification: Verification,
): Promise<string> {
  const { id, number, department, kind, createdAt, snapshot } = request;
  const { version, structure, promeneur } = snapshot;
  const evidence = {
    format: 'promenade-evidence/1',
    request: { id, number, department, kind, askedAt: createdAt, completedAt },
    version: { id: version.id, number: version.number, title: version.title, sha256: version.sha256 },
    structure: { id: structure.id },
    promeneur: { id: promeneur.id },
    acts: await database.query(ACTS, [id]),
    events: await database.query(EVENTS, [id]),
    verification,
  };
  return `${JSON.stringify(evidence, null, 2)}\n`;
}
