import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { List } from '@promenade/platform/model';
import { AlertCard, Button, dayOf, Load, NOW, PageHead, Session, timeOf, TODAY } from '@promenade/platform/web';
import { greetingOf } from './greeting';
import { type Facts, thingsToDo } from './things-to-do';

type Pending = NonNullable<Facts['pending']>[number];

/** « Bonsoir Claire, deux choses vous attendent »: what waits for the person in this seat, from what the API knows, and nothing else. */
@Component({
  selector: 'pmd-home',
  imports: [AlertCard, Button, Load, PageHead, RouterLink],
  templateUrl: './home.html',
})
export class Home {
  private readonly session = inject(Session);
  private readonly today = inject(TODAY);
  private readonly now = inject(NOW);

  private readonly coordinates = computed(() => this.session.role() === 'coordinator');
  private readonly signs = computed(() => ['structure', 'promeneur'].includes(this.session.role()));

  protected readonly all = this.total('promeneurs', {}, this.coordinates);
  protected readonly unsigned = this.total('promeneurs', { state: 'unsigned' }, this.coordinates);
  protected readonly ofStructure = this.total('promeneurs', { state: 'awaiting-structure' }, this.coordinates);
  protected readonly ofPromeneur = this.total('promeneurs', { state: 'awaiting-promeneur' }, this.coordinates);
  protected readonly pending = httpResource<List<Pending>>(() =>
    this.signs() ? { url: '/api/signatures', params: { state: 'pending', size: 200 } } : undefined,
  );
  protected readonly asked = [this.all, this.unsigned, this.ofStructure, this.ofPromeneur, this.pending];

  protected readonly failed = computed(() => this.asked.find((resource) => resource.error()));
  protected readonly waiting = computed(() => this.asked.find((resource) => resource.isLoading()));
  protected readonly todo = computed(() =>
    thingsToDo(this.session.role(), {
      ...(this.all.hasValue() && { promeneurs: this.all.value().total }),
      ...(this.unsigned.hasValue() && { unsigned: this.unsigned.value().total }),
      ...(this.ofStructure.hasValue() && { awaitingStructure: this.ofStructure.value().total }),
      ...(this.ofPromeneur.hasValue() && { awaitingPromeneur: this.ofPromeneur.value().total }),
      ...(this.pending.hasValue() && { pending: this.pending.value().items }),
    }),
  );
  protected readonly title = computed(() =>
    greetingOf(timeOf(this.now()), this.session.firstName(), this.waiting() || this.failed() ? undefined : this.todo().length),
  );
  protected readonly lead = computed(() => {
    const day = dayOf(this.today(), 'full');
    return `${day.charAt(0).toLocaleUpperCase('fr')}${day.slice(1)}, ${timeOf(this.now())}.`;
  });

  private total(list: string, params: Record<string, string>, when: () => boolean) {
    return httpResource<List<unknown>>(() => (when() ? { url: `/api/${list}`, params: { ...params, size: 1 } } : undefined));
  }
}
