import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AlertList } from '@promenade/directory/model';
import { may } from '@promenade/identity/model';
import type { List } from '@promenade/platform/model';
import {
  AlertCard,
  Button,
  dayOf,
  DayPipe,
  fr,
  LinkButton,
  Load,
  NOW,
  PageHead,
  problemOf,
  Session,
  timeOf,
  Toasts,
  TODAY,
} from '@promenade/platform/web';
import { greetingOf } from './greeting';
import { AlertsApi } from './alerts-api';
import { type Facts, putAside, type Thing, thingsToDo } from './things-to-do';

type Pending = NonNullable<Facts['pending']>[number];

/** « Bonsoir Claire, deux choses vous attendent »: what waits for the person in this seat, from what the API knows, and nothing else. */
@Component({
  selector: 'pmd-home',
  imports: [AlertCard, Button, DayPipe, LinkButton, Load, PageHead, RouterLink],
  templateUrl: './home.html',
})
export class Home {
  private readonly session = inject(Session);
  private readonly today = inject(TODAY);
  private readonly now = inject(NOW);

  private readonly alertsApi = inject(AlertsApi);
  private readonly toasts = inject(Toasts);
  private readonly role = computed(() => this.session.role());

  protected readonly all = httpResource<List<unknown>>(() =>
    this.role() === 'coordinator' ? { url: '/api/promeneurs', params: { size: 1 } } : undefined,
  );
  protected readonly alerts = this.alertsApi.list(() => may(this.role(), 'alerts.read'));
  protected readonly pending = httpResource<List<Pending>>(() =>
    ['structure', 'promeneur'].includes(this.role()) ? { url: '/api/signatures', params: { state: 'pending', size: 200 } } : undefined,
  );
  protected readonly asked = [this.all, this.alerts, this.pending];

  protected readonly failed = computed(() => this.asked.find((resource) => resource.error()));
  protected readonly waiting = computed(() => this.asked.find((resource) => resource.isLoading()));
  private readonly facts = computed<Facts>(() => ({
    ...(this.all.hasValue() && { promeneurs: this.all.value().total }),
    ...(this.alerts.hasValue() && { alerts: this.alerts.value().items }),
    ...(this.pending.hasValue() && { pending: this.pending.value().items }),
  }));
  protected readonly todo = computed(() => thingsToDo(this.role(), this.facts()));
  protected readonly aside = computed(() => putAside(this.facts()));
  protected readonly title = computed(() =>
    greetingOf(timeOf(this.now()), this.session.firstName(), this.waiting() || this.failed() ? undefined : this.todo().length),
  );
  protected readonly lead = computed(() => {
    const day = dayOf(this.today(), 'full');
    return `${day.charAt(0).toLocaleUpperCase('fr')}${day.slice(1)}, ${timeOf(this.now())}.`;
  });

  /** For a week; the toast takes it back. */
  protected async pause({ key, fact }: Thing): Promise<void> {
    if (await this.tried(() => this.alertsApi.pause(key!)))
      this.toasts.say(fr(`Mis de côté pour sept jours : ${fact}.`), () => this.tried(() => this.alertsApi.resume(key!)));
  }

  protected async resume({ key }: Thing): Promise<void> {
    await this.tried(() => this.alertsApi.resume(key!));
  }

  private async tried(act: () => Promise<AlertList>): Promise<boolean> {
    try {
      this.alerts.set(await act());
      return true;
    } catch (error) {
      this.toasts.say(problemOf(error).message);
      return false;
    }
  }
}
