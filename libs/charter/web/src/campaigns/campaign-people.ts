import { Component, computed, input, model, signal } from '@angular/core';
import type { CampaignPreview } from '@promenade/charter/model';
import { Button, counted, Icon } from '@promenade/platform/web';

type Structure = CampaignPreview['structures'][number];

/** Who is asked, by structure: everybody, until a structure or a person is unticked. */
@Component({
  selector: 'pmd-campaign-people',
  imports: [Button, Icon],
  template: `
    <p class="row">
      <button pmdButton="line" size="s" type="button" (click)="leave([])">Tout cocher</button>
      <button pmdButton="line" size="s" type="button" (click)="leave(everybody())">Tout décocher</button>
      <span class="soft" role="status">{{ told() }}</span>
    </p>
    <ul>
      @for (structure of structures(); track structure.id) {
        @let left = leftOf(structure);
        <li>
          <div class="row between">
            <label class="check">
              <input
                type="checkbox"
                [checked]="left === 0"
                [indeterminate]="left > 0 && left < structure.asked"
                (change)="turn(idsOf(structure), $any($event.target).checked)"
              /><span
                >{{ structure.name }} <span class="soft">({{ saidOf(structure, left) }})</span></span
              >
            </label>
            <button
              pmdButton="quiet"
              size="s"
              type="button"
              [attr.aria-expanded]="opened().has(structure.id)"
              [attr.aria-controls]="'personnes-' + structure.id"
              (click)="unfold(structure.id)"
            >
              <pmd-icon name="down" />Choisir<span class="sr"> parmi {{ structure.name }}</span>
            </button>
          </div>
          <ul [id]="'personnes-' + structure.id" [hidden]="!opened().has(structure.id)">
            @if (opened().has(structure.id)) {
              @for (person of structure.people; track person.id) {
                <li>
                  <label class="check">
                    <input
                      type="checkbox"
                      [checked]="!without().has(person.id)"
                      (change)="turn([person.id], $any($event.target).checked)"
                    />{{ person.name }}
                  </label>
                </li>
              }
            }
          </ul>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding: 0;
      list-style: none;
    }
    li ul {
      padding-left: var(--s-6);
    }
    [aria-expanded='true'] pmd-icon {
      rotate: 180deg;
    }
    label {
      min-height: var(--target);
    }
  `,
})
export class CampaignPeople {
  readonly structures = input.required<readonly Structure[]>();
  /** Ids of those who are not asked after all. */
  readonly without = model.required<ReadonlySet<string>>();

  protected readonly opened = signal<ReadonlySet<string>>(new Set());
  protected readonly everybody = computed(() => this.structures().flatMap((structure) => this.idsOf(structure)));
  protected readonly told = computed(() => {
    const all = this.everybody().length;
    return `${counted(all - this.without().size, 'promeneur coché', 'promeneurs cochés')} sur ${all}`;
  });

  protected idsOf({ people }: Structure): string[] {
    return people.map(({ id }) => id);
  }

  protected leftOf(structure: Structure): number {
    return this.idsOf(structure).filter((id) => this.without().has(id)).length;
  }

  protected saidOf({ asked }: Structure, left: number): string {
    return left === 0 ? counted(asked, 'promeneur', 'promeneurs') : `${asked - left} sur ${asked}`;
  }

  protected leave(ids: readonly string[]): void {
    this.without.set(new Set(ids));
  }

  protected turn(ids: readonly string[], isAsked: boolean): void {
    const without = new Set(this.without());
    for (const id of ids) {
      if (isAsked) without.delete(id);
      else without.add(id);
    }
    this.without.set(without);
  }

  protected unfold(id: string): void {
    const opened = new Set(this.opened());
    if (!opened.delete(id)) opened.add(id);
    this.opened.set(opened);
  }
}
