import { Injectable } from '@nestjs/common';
import { type BulkReason, hasLeft, type RecordKind } from '@promenade/directory/model';
import { Invitations } from '@promenade/identity/api';
import { Clock, Database, DoesErrand, type ErrandDoer, type ErrandProgress } from '@promenade/platform/api';
import type { Actor, IsoDate } from '@promenade/platform/model';
import { everyRow } from '../promeneur-lists';
import { factsOf, type PromeneurRow } from '../promeneur-rows';
import { bulkErrands } from './bulk-acts.service';
import { type BulkDoer, BulkRunner, type Verdict } from './bulk-runner';
import { personNamed, type StructureAddressee } from './structure-addressees';
import { Targets } from './targets';

interface Invited {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly hasAccount: boolean;
  readonly hasLeft: boolean;
}

/** Invites promeneurs, or the representatives of structures, to their seat: one after the other, a refusal stops nobody else’s. */
@DoesErrand({ kind: bulkErrands.invite })
@Injectable()
export class BulkInviter implements ErrandDoer, BulkDoer {
  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly invitations: Invitations,
    private readonly runner: BulkRunner,
    private readonly targets: Targets,
  ) {}

  run(payload: Readonly<Record<string, unknown>>, progress: ErrandProgress, actor: Actor): Promise<Record<string, unknown>> {
    return this.runner.run(payload, progress, actor, this);
  }

  groups(_kind: RecordKind, ids: readonly string[]): Promise<string[][]> {
    return Promise.resolve(ids.map((id) => [id]));
  }

  act(kind: RecordKind, ids: readonly string[]): Promise<Verdict[]> {
    return Promise.all(ids.map((id) => this.invite(kind, id)));
  }

  private async invite(role: RecordKind, id: string): Promise<Verdict> {
    const [person] = role === 'structure' ? (await this.targets.addressees({ ids: [id] })).map(representative) : await this.promeneur(id);
    const reason = reasonNotToInvite(person);
    if (reason) return { id, reason };
    const { firstName, lastName, email } = person!;
    const sent = await this.invitations.invite({ email: email!, firstName, lastName, role, recordId: id }, undefined);
    return { id, invitationId: sent.id };
  }

  private async promeneur(id: string): Promise<Invited[]> {
    const { sql, filters } = everyRow({ ids: [id] }, `p."accountId" is not null as "hasAccount"`);
    const rows = await this.database.query<PromeneurRow & { hasAccount: boolean }>(sql, filters.parameters);
    return rows.map((row) => invited(row, this.clock.today()));
  }
}

function invited(row: PromeneurRow & { readonly hasAccount: boolean }, today: IsoDate): Invited {
  const { firstName, lastName, email, hasAccount } = row;
  return { firstName, lastName, email, hasAccount, hasLeft: hasLeft(factsOf(row), today) };
}

function representative({ representativeName, representativeEmail: email, hasAccount, stage }: StructureAddressee): Invited {
  return { ...personNamed(representativeName ?? email ?? ''), email, hasAccount, hasLeft: stage === 'left' };
}

/** A record that is not there any more is one that has left. */
function reasonNotToInvite(person: Invited | undefined): BulkReason | undefined {
  if (!person || person.hasLeft) return 'left';
  if (person.hasAccount) return 'has-account';
  return person.email ? undefined : 'email-missing';
}
