import { Injectable, NotFoundException } from '@nestjs/common';
import {
  type Invitation,
  type InvitationDraft,
  type InvitationQuery,
  linkLife,
  refusalToResend,
  rolesManagedBy,
  stateOfInvitation,
} from '@promenade/identity/model';
import { Clock, Database, Invalid, Mailbox, refuseIf } from '@promenade/platform/api';
import { type List, offsetOf } from '@promenade/platform/model';
import { type InvitationAndInviter, invitationOf, type InvitationRow, INVITATIONS } from './invitation-row';
import { invitationLetter } from './letters.fr';
import { Links } from './links';
import { containing } from './search';

/** Opening the house to somebody: a letter with a link, which they accept or decline. Works in the seat of whoever invites. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mailbox: Mailbox,
  ) {}

  /** @param named the département that the national level names; a coordinator's is that of the seat */
  async invite(draft: InvitationDraft, named: string | undefined): Promise<Invitation> {
    const { actor } = this.database;
    if (!rolesManagedBy(actor.role).includes(draft.role)) {
      throw new Invalid([{ path: 'role', code: 'role-not-yours', message: 'Votre rôle n’invite pas dans celui-ci.' }]);
    }
    const department = this.departmentFor(named);
    await this.clear(draft, department);
    const now = this.clock.now();
    const [made] = await this.database.query<{ id: string }>(
      `insert into invitation (department, email, "firstName", "lastName", role, "recordId", "invitedBy", "invitedAt", "endsAt")
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      [department, draft.email, draft.firstName, draft.lastName, draft.role, draft.recordId ?? null, actor.id, now, this.endFrom(now)],
    );
    return this.sent(made!.id);
  }

  async list(query: InvitationQuery): Promise<List<Invitation>> {
    const { q, state, role, recordId, page, size } = query;
    const now = this.clock.now();
    const parameters = [
      rolesManagedBy(this.database.actor.role),
      now,
      state ?? null,
      role ?? null,
      recordId ?? null,
      q ? containing(q) : null,
    ];
    const rows = await this.database.query<InvitationAndInviter>(
      `${INVITATIONS} ${MATCHING} order by i."invitedAt" desc, i.id limit $7 offset $8`,
      [...parameters, size, offsetOf(query)],
    );
    const [counted] = await this.database.query<{ total: number }>(
      `select count(*)::int as total from invitation i ${MATCHING}`,
      parameters,
    );
    return { items: rows.map((row) => invitationOf(row, now)), total: counted!.total, page, size };
  }

  /** A new link for fourteen days; the former one stops working. */
  async resend(id: string): Promise<Invitation> {
    refuseIf(refusalToResend(await this.take(id), this.clock.now()));
    await this.database.query(`update invitation set "endsAt" = $2 where id = $1`, [id, this.endFrom(this.clock.now())]);
    await this.links.revoke('invitation', id);
    return this.sent(id);
  }

  /** Takes the invitation back: its link then says so, and opens no account. */
  async revoke(id: string): Promise<Invitation> {
    refuseIf(refusalToResend(await this.take(id), this.clock.now()));
    await this.database.query(`update invitation set "revokedAt" = $2 where id = $1`, [id, this.clock.now()]);
    return this.read(id);
  }

  /** Takes back those that nobody has answered. @returns their ids */
  async revokeMany(ids: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `with revoked as (
         update invitation set "revokedAt" = $2 where id = any($1::uuid[])
           and "acceptedAt" is null and "declinedAt" is null and "revokedAt" is null returning id
       ) select id from revoked`,
      [ids, this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  /** Undoes `revoke`: the link that was sent serves again, until the end it had. */
  async restore(id: string): Promise<Invitation> {
    const state = stateOfInvitation(await this.take(id), this.clock.now());
    refuseIf(state === 'revoked' ? undefined : { code: 'not-revoked', facts: { state } });
    await this.database.query(`update invitation set "revokedAt" = null where id = $1`, [id]);
    return this.read(id);
  }

  /** The same person is not invited twice to the same seat; an invitation past its end makes way for the new one. */
  private async clear({ email, role }: InvitationDraft, department: string): Promise<void> {
    const [there] = await this.database.query<{ id: string }>(
      `select m.id from membership m join account a on a.id = m."accountId"
       where a.email = $1 and m.role = $2 and m.department = $3 and m."endedAt" is null and (m."endsOn" is null or m."endsOn" >= $4)`,
      [email, role, department, this.clock.today()],
    );
    refuseIf(there && { code: 'already-member', facts: { memberId: there.id } });
    const [open] = await this.database.query<InvitationRow>(
      `select * from invitation where email = $1 and role = $2 and department = $3
       and "acceptedAt" is null and "declinedAt" is null and "revokedAt" is null for update`,
      [email, role, department],
    );
    if (!open) return;
    const pending = stateOfInvitation(open, this.clock.now()) === 'pending';
    refuseIf(pending ? { code: 'already-invited', facts: { invitationId: open.id } } : undefined);
    await this.database.query(`update invitation set "revokedAt" = $2 where id = $1`, [open.id, this.clock.now()]);
  }

  private async sent(id: string): Promise<Invitation> {
    const [row] = await this.database.query<InvitationAndInviter>(`${INVITATIONS} where i.id = $1`, [id]);
    const { email, firstName, lastName, role, department, endsAt, inviterFirstName, inviterLastName } = row!;
    const named = await this.named(department);
    const holder = { email, firstName, lastName };
    const link = await this.links.make({ kind: 'invitation', subjectId: id, department, holder });
    const invitedBy = inviterFirstName === null ? undefined : `${inviterFirstName} ${inviterLastName}`;
    const now = this.clock.now();
    await this.mailbox.post(invitationLetter({ id, to: email, firstName, role, department: named, invitedBy, link, endsAt, now }));
    return invitationOf(row!, now);
  }

  private async take(id: string): Promise<InvitationRow> {
    const [row] = await this.database.query<InvitationRow>(`select * from invitation where id = $1 for update`, [id]);
    if (!row) throw new NotFoundException();
    return row;
  }

  private async read(id: string): Promise<Invitation> {
    const [row] = await this.database.query<InvitationAndInviter>(`${INVITATIONS} where i.id = $1`, [id]);
    return invitationOf(row!, this.clock.now());
  }

  private departmentFor(named: string | undefined): string {
    if (this.database.actor.role !== 'national') return this.database.department;
    if (named) return named;
    throw new Invalid([{ path: 'department', code: 'required', message: 'Choisissez le département.' }]);
  }

  /** @throws NotFoundException when no département has that code */
  private async named(code: string): Promise<{ code: string; name: string }> {
    const [department] = await this.database.query<{ code: string; name: string }>(`select code, name from department where code = $1`, [
      code,
    ]);
    if (!department) throw new NotFoundException();
    return department;
  }

  private endFrom(now: Date): Date {
    return new Date(now.getTime() + linkLife.invitation);
  }
}

const MATCHING = `
  where i.role = any($1)
    and ($3::text is null or $3 = case when i."acceptedAt" is not null then 'accepted' when i."declinedAt" is not null then 'declined'
      when i."revokedAt" is not null then 'revoked' when i."endsAt" <= $2 then 'expired' else 'pending' end)
    and ($4::text is null or i.role = $4) and ($5::uuid is null or i."recordId" = $5)
    and ($6::text is null or unaccent(lower(concat_ws(' ', i."firstName", i."lastName", i.email))) like unaccent(lower($6)))`;
