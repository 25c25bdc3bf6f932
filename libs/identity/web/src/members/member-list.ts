import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { type Member, refusalToEnd, rolesManagedBy } from '@promenade/identity/model';
import {
  Button,
  Cell,
  type Column,
  Confirm,
  DataTable,
  dayOf,
  departmentName,
  EmptyState,
  type Filter,
  FilterBar,
  Load,
  MomentPipe,
  Pager,
  problemOf,
  Refusable,
  Session,
  StatusChip,
  TODAY,
  Toasts,
  urlFilters,
} from '@promenade/platform/web';
import { endRefusals, roleNames } from '../labels.fr';
import { EndSheet } from './end-sheet';
import { MembersApi } from './members-api';

/** The people who have a role here, when they last came, and the end of it: at once with an undo, or on a day to come. */
@Component({
  selector: 'pmd-member-list',
  imports: [Button, Cell, DataTable, EmptyState, EndSheet, FilterBar, Load, MomentPipe, Pager, Refusable, StatusChip],
  templateUrl: './member-list.html',
})
export class MemberList {
  private readonly api = inject(MembersApi);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly confirm = inject(Confirm);
  private readonly today = inject(TODAY);
  protected readonly planning = viewChild.required(EndSheet);

  protected readonly filters = urlFilters({ q: '', role: '', state: 'live', page: '1' });
  protected readonly list = this.api.members(() => this.filters.query());
  /** Those whose leaving could leave a département without anybody: asked apart, whatever the filters. */
  private readonly coordinators = this.api.members(() => ({ role: 'coordinator', size: 200 }));
  protected readonly ending = signal('');
  protected readonly resetting = signal('');

  protected readonly by = computed<Filter[]>(() => [
    { key: 'role', label: 'Rôle', choices: rolesManagedBy(this.session.role()).map((role) => ({ value: role, label: roleNames[role] })) },
    {
      key: 'state',
      label: 'Accès',
      choices: [
        { value: 'live', label: 'ouvert' },
        { value: 'ended', label: 'terminé' },
        { value: 'all', label: 'tous' },
      ],
    },
  ]);
  protected readonly columns = computed<Column<Member>[]>(() => [
    { key: 'name', label: 'Personne' },
    { key: 'role', label: 'Rôle', text: ({ role }) => roleNames[role] },
    ...(this.session.department()
      ? []
      : [{ key: 'department', label: 'Département', text: (member: Member) => departmentName(member.department) }]),
    { key: 'seen', label: 'Dernière visite', minor: true },
    { key: 'state', label: 'Accès' },
    { key: 'acts', label: 'Actions' },
  ]);

  protected nameOf({ account }: Member): string {
    return `${account.firstName} ${account.lastName}`;
  }

  protected dayOf(day: string): string {
    return dayOf(day);
  }

  /** Why the role cannot be ended, by the rule the server follows; nothing when it can. */
  protected reason(member: Member): string {
    if (member.role !== 'coordinator' || !this.coordinators.hasValue()) return '';
    const seats = this.coordinators
      .value()
      .items.filter(({ department }) => department === member.department)
      .map((seat) => ({ ...seat, ended: seat.state === 'ended' }));
    const refusal = refusalToEnd({ ...member, ended: member.state === 'ended' }, seats, this.today(), null);
    return refusal ? (endRefusals[refusal.code] ?? '') : '';
  }

  protected async end(member: Member): Promise<void> {
    this.ending.set(member.id);
    try {
      await this.api.end(member.id);
      this.toasts.say(`${this.nameOf(member)} n’a plus accès.`, () => this.reopen(member));
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
    this.ending.set('');
    this.readAgain();
  }

  /** Takes back an end, past or planned. */
  protected async reopen(member: Member): Promise<void> {
    try {
      await this.api.change(member.id, { endsOn: null });
      this.toasts.say(`${this.nameOf(member)} a de nouveau accès.`);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
    this.readAgain();
  }

  /** Never one's own; one's own account page does that with a code. */
  protected mayReset({ account }: Member): boolean {
    return account.hasSecondFactor && account.id !== this.session.current()?.account.id;
  }

  protected async resetFactor(member: Member): Promise<void> {
    const name = this.nameOf(member);
    const sure = await this.confirm.ask({
      title: `Réinitialiser la connexion en deux étapes de ${name} ?`,
      text: `Assurez-vous d’abord, de vive voix, que c’est bien ${name} qui le demande. Son mot de passe suffira de nouveau, tous ses appareils seront déconnectés et un courriel le lui dira.`,
      keep: 'Ne rien changer',
      act: 'Réinitialiser',
    });
    if (!sure) return;
    this.resetting.set(member.id);
    try {
      await this.api.resetFactor(member.id);
      this.toasts.say(`Aucun code n’est plus demandé à ${name}.`);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
    this.resetting.set('');
    this.readAgain();
  }

  protected planned({ member, endsOn }: { member: Member; endsOn: string }): void {
    this.toasts.say(`L’accès de ${this.nameOf(member)} finit le ${dayOf(endsOn)}.`, () => this.reopen(member));
    this.readAgain();
  }

  private readAgain(): void {
    this.list.reload();
    this.coordinators.reload();
  }
}
