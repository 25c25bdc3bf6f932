import { type InvitableRole, type Invitation, type InvitationFacts, stateOfInvitation } from '@promenade/identity/model';

/** A line of the table `invitation`. */
export interface InvitationRow extends InvitationFacts {
  readonly id: string;
  readonly department: string;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: InvitableRole;
  readonly recordId: string | null;
  readonly invitedBy: string;
  readonly invitedAt: Date;
}

export interface InvitationAndInviter extends InvitationRow {
  readonly inviterFirstName: string | null;
  readonly inviterLastName: string | null;
}

export const INVITATIONS = `
  select i.*, a."firstName" as "inviterFirstName", a."lastName" as "inviterLastName"
  from invitation i left join account a on a.id::text = i."invitedBy"`;

export function invitationOf(row: InvitationAndInviter, now: Date): Invitation {
  const { id, department, email, firstName, lastName, role, recordId, inviterFirstName, inviterLastName } = row;
  return {
    id,
    department,
    email,
    firstName,
    lastName,
    role,
    recordId,
    invitedBy: inviterFirstName === null ? null : { firstName: inviterFirstName, lastName: inviterLastName ?? '' },
    invitedAt: row.invitedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    state: stateOfInvitation(row, now),
  };
}
