import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Network, Volet } from '@promenade/directory/model';
import { Button, counted, departmentName, Emergency, fr, Load, problemOf } from '@promenade/platform/web';
import { networkLabels } from '../labels.fr';
import { departmentIn, PublicFace } from './place';
import { PublicApi } from './public-api';
import { PublicPerson } from './public-person';

const SIZE = 24;

/** `/annuaire/88-vosges`: a form that works without JavaScript, and the people it finds. */
@Component({
  selector: 'pmd-public-list',
  imports: [Button, Emergency, Load, PublicPerson, RouterLink],
  templateUrl: './public-list.html',
  styleUrl: './public.scss',
})
export class PublicList {
  /** From the address: `88-vosges`, and what was asked. */
  readonly place = input.required<string>();
  readonly q = input<string>();
  readonly volet = input<string>();
  readonly reseau = input<string>();
  readonly page = input<string>();

  private readonly router = inject(Router);
  protected readonly department = computed(() => departmentIn(this.place()));
  protected readonly name = computed(() => departmentName(this.department()));
  protected readonly asked = computed(() => ({ q: this.q() ?? '', volet: this.volet() ?? '', reseau: this.reseau() ?? '' }));
  protected readonly isAsked = computed(() => Object.values(this.asked()).some(Boolean));
  protected readonly at = computed(() => Math.max(1, Math.trunc(Number(this.page() ?? 1)) || 1));

  protected readonly list = inject(PublicApi).directory(() => this.query());
  protected readonly missing = computed(() => !this.department() || problemOf(this.list.error() ?? new Error()).status === 404);
  protected readonly said = computed(() => {
    const total = this.list.hasValue() ? this.list.value().total : 0;
    return fr(`${counted(total, 'promeneur vous répond', 'promeneurs vous répondent')} en ligne`);
  });
  protected readonly isLast = computed(() => !this.list.hasValue() || this.at() * SIZE >= this.list.value().total);

  protected readonly audiences: readonly { readonly value: '' | Volet; readonly label: string }[] = [
    { value: '', label: 'tout le monde' },
    { value: 'youth', label: 'un jeune' },
    { value: 'parenting', label: 'un parent' },
  ];
  protected readonly networks = Object.keys(networkLabels) as Network[];
  protected readonly networkLabels: Readonly<Record<Network, string>> = networkLabels;

  constructor() {
    const face = inject(PublicFace);
    effect(() => {
      face.tell(
        `Promeneurs du Net, ${this.name()}`,
        `Qui sont les promeneurs du Net en ${this.name()}, sur quels réseaux ils répondent, et pour qui.`,
      );
      if (this.missing()) face.missing();
    });
  }

  /** The same address as the form would make without us, without loading the page anew. */
  protected search(event: Event): void {
    event.preventDefault();
    const asked = new FormData(event.target as HTMLFormElement);
    const queryParams = Object.fromEntries([...asked].filter(([, value]) => value !== ''));
    void this.router.navigate(['/annuaire', this.place()], { queryParams });
  }

  private query(): Record<string, string> | undefined {
    if (!this.department()) return undefined;
    const { q, volet, reseau } = this.asked();
    const query = { department: this.department(), q, volet, network: reseau, page: String(this.at()), size: String(SIZE) };
    return Object.fromEntries(Object.entries(query).filter(([, value]) => value));
  }
}
