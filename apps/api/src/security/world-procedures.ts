import { asOwner } from '@promenade/platform/api/testing';

interface Of {
  readonly code: string;
  readonly word: string;
  readonly promeneur: string;
  readonly structure: string;
}

/** A procedure under way about a promeneur of the place, with words in each of its columns; written behind the door, where nobody signed yet. */
export async function theProcedure(database: string, { code, word, promeneur, structure }: Of) {
  return asOwner(database, async (owner) => {
    const [procedure] = await owner.query(
      `insert into charter_procedure (department, number, "promeneurId", "structureId", "sourceKind", grounds, facts, "openedAt", "openedBy", asked, "askedAt", "dueOn", closing)
       values ($1, 'NR-ESSA-ABCD', $3, $4, 'record', jsonb_build_array(jsonb_build_object('key', 'presence', 'kind', 'commitment', 'label', $2::text)),
         $2, now(), 'x', $2, now(), app_today() + 30, $2) returning id`,
      [code, word, promeneur, structure],
    );
    const [evidence] = await owner.query(
      `insert into charter_procedure_evidence (department, "procedureId", label, type, bytes, "addedAt") values ($1, $2, $3, 'image/jpeg', $4, now()) returning id`,
      [code, procedure.id, word, Buffer.from(word)],
    );
    await owner.query(
      `insert into charter_procedure_evidence (department, "procedureId", label, link, "addedAt") values ($1, $2, $3, $4, now())`,
      [code, procedure.id, word, `https://exemple.example/${word}`],
    );
    await owner.query(
      `insert into charter_procedure_event (department, "procedureId", at, by, role, kind, text) values ($1, $2, now(), 'x', 'coordinator', 'noted', $3)`,
      [code, procedure.id, word],
    );
    return { procedure: procedure.id as string, procedureEvidence: evidence.id as string };
  });
}
