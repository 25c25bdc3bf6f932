import { Component, computed, inject, input } from '@angular/core';
import type { PromeneurDetail } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import { Button, type Crumb, EmptyState, Icon, Load, PageHead, Session } from '@promenade/platform/web';
import { de, held } from '../names.fr';
import { DepartureCard } from '../people/departure-card';
import { OnboardingCard } from '../people/onboarding-card';
import { PromeneursApi } from '../promeneurs/promeneurs-api';
import { ReadySheet } from './ready-sheet';

/** The parts of a record that are also a sheet of their own: to follow one thing, to print, to hand over. */
export type LifePart = 'premiers-pas' | 'depart';

const titles: Record<LifePart, { readonly name: string; readonly own: string; readonly of: (firstName: string) => string }> = {
  'premiers-pas': { name: 'Premiers pas', own: 'Vos premiers pas', of: (firstName) => `Les premiers pas ${de(firstName)}` },
  depart: { name: 'Départ', own: 'Votre départ', of: (firstName) => `Le départ ${de(firstName)}` },
};

/** « Premiers pas » or « Départ » alone: the same card as in the record, without what stands around it. */
@Component({
  selector: 'pmd-life-page',
  imports: [Button, DepartureCard, EmptyState, Icon, Load, OnboardingCard, PageHead, ReadySheet],
  templateUrl: './life-page.html',
  styles: '.sheet { max-width: 46rem; }',
})
export class LifePage {
  /** From the address; one's own when none is named, which is the address that alerts give. */
  readonly id = input<string>();
  /** From the route. */
  readonly part = input.required<LifePart>();

  private readonly api = inject(PromeneursApi);
  private readonly session = inject(Session);
  protected readonly isOneself = computed(() => this.session.role() === 'promeneur');
  /** In one's own seat the list is oneself; any other seat has no record of its own. */
  protected readonly mine = this.api.list(() => (!this.id() && this.isOneself() ? { size: '1' } : undefined));
  private readonly of = computed(() => this.id() ?? (this.mine.hasValue() ? this.mine.value().items[0]?.id : undefined) ?? '');
  protected readonly record = this.api.read(this.of);
  protected readonly hasNone = computed(
    () => !this.id() && (!this.isOneself() || (this.mine.hasValue() && this.mine.value().items.length === 0)),
  );
  protected readonly writes = computed(() => may(this.session.role(), 'directory.write'));
  protected readonly title = computed(() => {
    const { name, own, of } = titles[this.part()];
    if (this.isOneself()) return own;
    return this.record.hasValue() ? of(this.record.value().firstName) : name;
  });
  protected readonly crumbs = computed(() => this.crumbsOf(this.record.hasValue() ? this.record.value() : undefined));

  protected leadOf({ firstName, lastName, structure }: PromeneurDetail): string {
    return [`${firstName} ${lastName}`, structure && held(structure.name)].filter(Boolean).join(', ');
  }

  protected follow(detail: PromeneurDetail): void {
    this.record.set(detail);
  }

  protected print(): void {
    window.print();
  }

  private crumbsOf(detail: PromeneurDetail | undefined): readonly Crumb[] {
    const list = this.isOneself() ? [] : [{ label: 'Promeneurs', path: '/promeneurs' }];
    if (!detail) return list;
    return [...list, { label: `${detail.firstName} ${detail.lastName}`, path: `/promeneurs/${detail.id}` }];
  }
}
