import { Component, computed, inject, viewChild } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { may } from '@promenade/identity/model';
import { Button, departmentName, Icon, PageHead, Session, Sheet } from '@promenade/platform/web';
import { InviteForm } from './invite-form';

/** `/comptes`: the people who have a role, the invitations that wait, and the way to invite. */
@Component({
  selector: 'pmd-members-frame',
  imports: [Button, Icon, InviteForm, PageHead, RouterLink, RouterLinkActive, RouterOutlet, Sheet],
  template: `
    <pmd-page-head title="Comptes" [lead]="lead()">
      @if (mayWrite()) {
        <button pmdButton="act" type="button" (click)="inviting.open()"><pmd-icon name="person-add" />Inviter quelqu’un</button>
      }
    </pmd-page-head>
    <nav aria-label="Comptes">
      <a routerLink="/comptes" routerLinkActive="on" [routerLinkActiveOptions]="exact" ariaCurrentWhenActive="page">Personnes</a>
      <a routerLink="/comptes/invitations" routerLinkActive="on" ariaCurrentWhenActive="page">Invitations</a>
    </nav>
    <router-outlet />
    <pmd-sheet #inviting title="Inviter quelqu’un" (closed)="inviteForm().clear()">
      <pmd-invite-form (invited)="done()" />
    </pmd-sheet>
  `,
  styles: `
    nav {
      display: flex;
      gap: var(--s-5);
      margin-block: var(--s-4) var(--s-5);
      border-bottom: var(--edge);
    }
    nav a {
      padding-block: var(--s-3);
      border-bottom: 4px solid transparent;
      color: var(--ink-soft);
      font-weight: var(--w-strong);
      text-decoration: none;
    }
    nav .on {
      border-color: var(--act);
      color: var(--ink);
    }
  `,
})
export class MembersFrame {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly sheet = viewChild.required(Sheet);
  protected readonly inviteForm = viewChild.required(InviteForm);

  protected readonly exact = { paths: 'exact', queryParams: 'ignored', fragment: 'ignored', matrixParams: 'ignored' } as const;
  protected readonly mayWrite = computed(() => may(this.session.role(), 'members.write'));
  protected readonly lead = computed(() => {
    const department = this.session.department();
    return department
      ? `Qui a un rôle dans le réseau, ${departmentName(department)}.`
      : 'Qui coordonne et qui suit, dans chaque département.';
  });

  protected async done(): Promise<void> {
    this.sheet().close();
    await this.router.navigate(['/comptes/invitations']);
  }
}
