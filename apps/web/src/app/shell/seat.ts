import { Component, computed, DOCUMENT, inject } from '@angular/core';
import { departmentName, Icon, Menu, type MenuLine, problemOf, roleLabels, Session, Toasts } from '@promenade/platform/web';

/** The seat: département and role, always visible; a menu when the person holds several. */
@Component({
  selector: 'pmd-seat',
  imports: [Icon, Menu],
  template: `
    @if (others().length) {
      <pmd-menu kind="seat" class="seats" [lines]="others()">
        <span
          ><b>{{ department() }}</b
          ><span class="cap soft">{{ role() }}</span
          ><span class="sr">, changer de rôle ou de département</span></span
        >
        <pmd-icon name="down" />
      </pmd-menu>
    } @else {
      <p class="seat">
        <b>{{ department() }}</b><span class="cap soft">{{ role() }}</span>
      </p>
    }
  `,
  styles: `
    .seats {
      display: block;
    }
    .seat {
      padding: 0.5rem 0.75rem;
      border: var(--edge);
      border-radius: var(--r-m);
      background: var(--surface);
    }
    .seat,
    .seats {
      line-height: 1.25;
    }
    b {
      display: block;
    }
    @media (min-width: 641px) and (max-width: 1180px) {
      :host-context(.side) {
        font-size: var(--t-caption);
        hyphens: auto;
        text-align: center;
      }
      :host-context(.side) .seat,
      :host-context(.side) ::ng-deep .btn-seat {
        padding: 0.375rem 0.0625rem;
        text-align: center;
      }
      :host-context(.side) ::ng-deep .btn-seat .word {
        display: block;
        text-align: center;
      }
      :host-context(.side) pmd-icon {
        display: none;
      }
    }
  `,
})
export class Seat {
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly window = inject(DOCUMENT).defaultView;

  protected readonly department = computed(() => departmentName(this.session.department()));
  protected readonly role = computed(() => roleLabels[this.session.role()]);
  protected readonly others = computed<MenuLine[]>(() => {
    const now = this.session.current();
    return (now?.memberships ?? [])
      .filter(({ role, department }) => role !== now?.role || department !== now.department)
      .map(({ id, role, department }) => ({ label: `${departmentName(department)}, ${roleLabels[role]}`, act: () => this.take(id) }));
  });

  /** A whole new page: nothing of the former seat may stay on the screen. */
  private async take(membershipId: string): Promise<void> {
    try {
      await this.session.takeSeat(membershipId);
      this.window?.location.assign('/');
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
  }
}
