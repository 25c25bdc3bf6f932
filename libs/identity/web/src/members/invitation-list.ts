import { Component, computed, inject, signal } from '@angular/core';
import { type Invitation, invitationStates, type InvitationState, rolesManagedBy } from '@promenade/identity/model';
import {
  Button,
  Cell,
  type Column,
  DataTable,
  DayPipe,
  departmentName,
  EmptyState,
  type Filter,
  FilterBar,
  Load,
  Pager,
  problemOf,
  Session,
  type Status,
  StatusChip,
  Toasts,
  urlFilters,
} from '@promenade/platform/web';
import { invitationStateNames, roleNames } from '../labels.fr';
import { MembersApi } from './members-api';

const marks: Record<InvitationState, Status> = { pending: 'warn', accepted: 'good', declined: 'bad', expired: 'past', revoked: 'past' };

/** What was sent, and what became of it: to send again, or to take back. */
@Component({
  selector: 'pmd-invitation-list',
  imports: [Button, Cell, DataTable, DayPipe, EmptyState, FilterBar, Load, Pager, StatusChip],
  templateUrl: './invitation-list.html',
})
export class InvitationList {
  private readonly api = inject(MembersApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);

  protected readonly filters = urlFilters({ q: '', state: '', role: '', page: '1' });
  protected readonly list = this.api.invitations(() => this.filters.query());
  protected readonly busy = signal('');
  protected readonly markOf = marks;
  protected readonly stateNames = invitationStateNames;

  protected readonly by = computed<Filter[]>(() => [
    { key: 'state', label: 'État', choices: invitationStates.map((value) => ({ value, label: invitationStateNames[value] })) },
    { key: 'role', label: 'Rôle', choices: rolesManagedBy(this.session.role()).map((role) => ({ value: role, label: roleNames[role] })) },
  ]);
  protected readonly columns = computed<Column<Invitation>[]>(() => [
    { key: 'name', label: 'Personne' },
    { key: 'role', label: 'Rôle', text: ({ role }) => roleNames[role] },
    ...(this.session.department()
      ? []
      : [{ key: 'department', label: 'Département', text: (invitation: Invitation) => departmentName(invitation.department) }]),
    { key: 'sent', label: 'Envoyée', minor: true },
    { key: 'state', label: 'État' },
    { key: 'acts', label: 'Actions' },
  ]);

  protected nameOf({ firstName, lastName }: Invitation): string {
    return `${firstName} ${lastName}`;
  }

  protected isOpen({ state }: Invitation): boolean {
    return state === 'pending' || state === 'expired';
  }

  protected resend(invitation: Invitation): Promise<void> {
    return this.act(invitation, async () => {
      await this.api.resend(invitation.id);
      this.toasts.say(`Invitation renvoyée à ${invitation.email}.`);
    });
  }

  protected revoke(invitation: Invitation): Promise<void> {
    return this.act(invitation, async () => {
      await this.api.revoke(invitation.id);
      this.toasts.say(`Invitation de ${this.nameOf(invitation)} retirée.`, () => this.restore(invitation));
    });
  }

  protected restore(invitation: Invitation): Promise<void> {
    return this.act(invitation, async () => {
      await this.api.restore(invitation.id);
      this.toasts.say(`L’invitation de ${this.nameOf(invitation)} sert de nouveau.`);
    });
  }

  private async act(invitation: Invitation, work: () => Promise<void>): Promise<void> {
    this.busy.set(invitation.id);
    try {
      await work();
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
    this.busy.set('');
    this.list.reload();
  }
}
