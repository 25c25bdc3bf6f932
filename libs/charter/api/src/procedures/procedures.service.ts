import { randomInt } from 'node:crypto';
import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type CharterVersion,
  type CommitmentList,
  commitmentsOf,
  type ProcedureDetail,
  type ProcedureDraft,
  type ProcedureList,
  type ProcedureQuery,
  refusalToOpen,
} from '@promenade/charter/model';
import { DirectoryService } from '@promenade/directory/api';
import { Clock, Database, Invalid, refuseIf } from '@promenade/platform/api';
import { offsetOf } from '@promenade/platform/model';
import { ChartersService } from '../charters.service';
import { openedLetter } from './letters.fr';
import { ProcedurePost } from './procedure-post';
import { ITEM, itemOf, type ProcedureRow, STATE } from './procedure-rows';
import { ProcedureStore } from './procedure-store';

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const group = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

interface Standing {
  readonly versionId: string | null;
  readonly signed: boolean;
  readonly openId: string | null;
}

/** What the person signed last: a request of ours first, else what the record says (a charter of before, on paper). */
const STANDING = `
  select (p."charterState" = 'complete' or p."declaredCharterOn" is not null or last.id is not null) as signed,
    coalesce(last."versionId", case when p."charterState" = 'complete' then p."charterVersionId" end) as "versionId",
    (select c.id from charter_procedure c where c.department = p.department and c."promeneurId" = p.id and c.outcome is null limit 1) as "openId"
  from promeneur p left join lateral (
    select r.id, r."versionId" from signature_request r where r.department = p.department and r.kind = 'charter' and r."subjectId" = p.id
      and r.state = 'complete' order by r."completedAt" desc limit 1) last on true
  where p.id = $1`;

/** Procedures for non-respect of the charter (S2-40): listed, read, opened. */
@Injectable()
export class Procedures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly charters: ChartersService,
    private readonly directory: DirectoryService,
    private readonly post: ProcedurePost,
    private readonly store: ProcedureStore,
  ) {}

  /** The newest first. */
  async list({ state, promeneur, page, size }: ProcedureQuery): Promise<ProcedureList> {
    const where = `where ($1::text is null or ${STATE} = $1) and ($2::uuid is null or c."promeneurId" = $2)`;
    const asked = [state ?? null, promeneur ?? null];
    const rows = await this.database.query<ProcedureRow>(
      `select ${ITEM} from charter_procedure c ${where} order by c."openedAt" desc, c.id limit ${size} offset ${offsetOf({ page, size })}`,
      asked,
    );
    const [counted] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from charter_procedure c ${where}`,
      asked,
    );
    return { items: rows.map((row) => itemOf(row, this.clock.today())), total: counted!.total, page, size };
  }

  read(id: string): Promise<ProcedureDetail> {
    return this.store.read(id);
  }

  /** What grounds may stand on for this person. */
  async commitments(promeneurId: string): Promise<CommitmentList> {
    const [party] = await this.directory.partiesToAsk([promeneurId]);
    const [standing] = await this.database.query<Standing>(STANDING, [promeneurId]);
    if (!party || !standing) throw new NotFoundException();
    const version = standing.signed ? await this.versionOf(standing.versionId) : null;
    const { promeneur, structure } = party;
    return {
      promeneur: { id: promeneur.id, name: `${promeneur.firstName} ${promeneur.lastName}` },
      structure: structure && { id: structure.id, name: structure.name },
      version: version && { id: version.id, number: version.number, title: version.title },
      ...{ signed: standing.signed, openId: standing.openId, items: commitmentsOf(version) },
    };
  }

  /**
   * Opens a procedure and tells the promeneur and the structure at once: nothing is noted about them behind their back.
   * @throws Refused 409 `charter-not-signed`, `procedure-open` @throws Invalid 422 `ground-unknown`
   */
  async open({ promeneurId, source, grounds, facts }: ProcedureDraft): Promise<ProcedureDetail> {
    await this.database.query(`select id from promeneur where id = $1 for update`, [promeneurId]);
    const known = await this.commitments(promeneurId);
    refuseIf(refusalToOpen(known));
    const chosen = known.items.filter(({ key }) => grounds.includes(key));
    if (chosen.length !== new Set(grounds).size) {
      throw new Invalid([{ path: 'grounds', code: 'ground-unknown', message: 'Cet engagement n’est pas dans la charte signée.' }]);
    }
    const { department, actor } = this.database;
    const number = `NR-${group()}-${group()}`;
    const [row] = await this.database.query<{ id: string }>(
      `insert into charter_procedure (department, number, "promeneurId", "structureId", "versionId", "sourceKind", "sourceId", grounds, facts, "openedAt", "openedBy")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [
        ...[department, number, promeneurId, known.structure?.id ?? null, known.version?.id ?? null, source.kind, source.id],
        ...[JSON.stringify(chosen), facts, this.clock.now(), actor.id],
      ],
    );
    await this.store.note(row!.id, 'opened');
    await this.post.tellParties({ id: row!.id, number }, openedLetter);
    return this.store.read(row!.id);
  }

  private async versionOf(id: string | null): Promise<CharterVersion | null> {
    if (id) return this.charters.read(id).catch((error: unknown) => (error instanceof NotFoundException ? null : Promise.reject(error)));
    return (await this.charters.inForce()) ?? null;
  }
}
