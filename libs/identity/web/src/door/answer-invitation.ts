import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Confirm, DayPipe, departmentName, Icon, Load, problemOf, Session, Toasts } from '@promenade/platform/web';
import { DoorsApi } from '../doors-api';
import { closedInvitations, roleNames, rolePurposes } from '../labels.fr';
import { AcceptWithAccount } from './accept-with-account';
import { AcceptWithNewAccount } from './accept-with-new-account';

/** `/invitation`: who invites, to what, and the answer; by the session that the letter's link opened. */
@Component({
  selector: 'pmd-answer-invitation',
  imports: [AcceptWithAccount, AcceptWithNewAccount, Button, DayPipe, Icon, Load, RouterLink],
  templateUrl: './answer-invitation.html',
})
export class AnswerInvitation {
  private readonly doors = inject(DoorsApi);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly session = inject(Session);

  protected readonly asked = this.doors.invitation();
  protected readonly declined = signal(false);
  /** No session of an invitation here: the letter's link opens it. */
  protected readonly isElsewhere = computed(() => [401, 404].includes(this.asked.error() ? problemOf(this.asked.error()).status : 0));
  protected readonly closed = computed(() => {
    const invitation = this.asked.hasValue() ? this.asked.value() : undefined;
    return invitation && invitation.state !== 'pending' ? closedInvitations[invitation.state] : undefined;
  });
  protected readonly to = computed(() => {
    const { department, role, invitedBy } = this.asked.value()!;
    return {
      from: invitedBy ?? 'Le réseau des promeneurs du Net',
      department: departmentName(department.code),
      role: roleNames[role],
      purpose: rolePurposes[role],
    };
  });

  protected async decline(): Promise<void> {
    const { department } = this.to();
    const sure = await this.confirm.ask({
      title: `Refuser l’invitation du réseau ${department} ?`,
      text: 'La personne qui vous invite le verra. Aucun compte n’est créé. Pour revenir sur votre choix, il faudra une nouvelle invitation.',
      keep: 'Garder l’invitation',
      act: 'Refuser',
    });
    if (!sure) return;
    try {
      await this.doors.decline();
      this.session.set(await this.doors.whoIsThere());
      this.declined.set(true);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
      this.asked.reload();
    }
  }
}
