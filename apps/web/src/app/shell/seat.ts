import { Component, computed, DOCUMENT, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { departmentName, Icon, problemOf, roleLabels, Session, Toasts } from '@promenade/platform/web';

/** The seat: département and role, always visible; a menu when the person holds several. */
@Component({
  selector: 'pmd-seat',
  imports: [Icon, MatMenu, MatMenuItem, MatMenuTrigger],
  template: `
    @if (others().length) {
      <button type="button" class="seat" [matMenuTriggerFor]="seats">
        <span
          ><b>{{ department() }}</b
          ><span class="cap soft">{{ role() }}</span
          ><span class="sr">, changer de rôle ou de département</span></span
        >
        <pmd-icon name="down" />
      </button>
      <mat-menu #seats="matMenu">
        @for (seat of others(); track seat.id) {
          <button mat-menu-item type="button" (click)="take(seat.id)">{{ seat.label }}</button>
        }
      </mat-menu>
    } @else {
      <p class="seat">
        <span
          ><b>{{ department() }}</b
          ><span class="cap soft">{{ role() }}</span></span
        >
      </p>
    }
  `,
  styles: `
    .seat {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0.5rem;
      align-items: center;
      width: 100%;
      padding: 0.5rem 0.75rem;
      border: var(--edge);
      border-radius: var(--r-m);
      background: var(--surface);
      color: inherit;
      line-height: 1.25;
      text-align: left;
    }
    button.seat {
      cursor: pointer;
    }
    b {
      display: block;
    }
  `,
})
export class Seat {
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly window = inject(DOCUMENT).defaultView;

  protected readonly department = computed(() => departmentName(this.session.department()));
  protected readonly role = computed(() => roleLabels[this.session.role()]);
  protected readonly others = computed(() => {
    const now = this.session.current();
    return (now?.memberships ?? [])
      .filter(({ role, department }) => role !== now?.role || department !== now.department)
      .map(({ id, role, department }) => ({ id, label: `${departmentName(department)}, ${roleLabels[role]}` }));
  });

  /** A whole new page: nothing of the former seat may stay on the screen. */
  protected async take(membershipId: string): Promise<void> {
    try {
      await this.session.takeSeat(membershipId);
      this.window?.location.assign('/');
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
  }
}
