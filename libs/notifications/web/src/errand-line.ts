import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Errand, isUnderway, pathOf, percentOf } from '@promenade/notifications/model';
import { Button, count, fr, Icon, MomentPipe, problemOf, StatusChip, Toasts } from '@promenade/platform/web';
import { ErrandsApi } from './errands-api';
import { errandStateMarks, errandStateNames } from './labels.fr';

/** One piece of long work: what it is, how far it is, how to stop it, what came of it. */
@Component({
  selector: 'pmd-errand-line',
  imports: [Button, Icon, MomentPipe, RouterLink, StatusChip],
  templateUrl: './errand-line.html',
  styles: `
    :host {
      display: grid;
      gap: var(--s-2);
    }
    progress {
      width: 100%;
      height: var(--s-3);
      accent-color: var(--good);
    }
    .note {
      margin: 0;
    }
  `,
})
export class ErrandLine {
  readonly errand = input.required<Errand>();
  /** It was asked to stop: what is shown may have changed. */
  readonly changed = output();

  private readonly api = inject(ErrandsApi);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);

  protected readonly names = errandStateNames;
  protected readonly marks = errandStateMarks;
  protected readonly stopping = signal(false);
  protected readonly isUnderway = computed(() => isUnderway(this.errand()));
  protected readonly percent = computed(() => percentOf(this.errand()));
  protected readonly fault = computed(() => fr(this.errand().fault ?? ''));
  /** « 1 200 sur 5 000 », once the work has counted itself. */
  protected readonly far = computed(() => {
    const { done, total } = this.errand();
    return total ? `${count(done)} sur ${count(total)}` : '';
  });
  protected readonly result = computed(() => {
    const path = pathOf(this.errand());
    const label = this.errand().result?.['label'];
    return path ? { path, label: typeof label === 'string' ? fr(label) : 'Voir le résultat' } : undefined;
  });
  /** A page of the application, or a file that the API gives. */
  protected readonly tree = computed(() => {
    const path = this.result()?.path;
    return path && !path.startsWith('/api/') ? this.router.parseUrl(path) : undefined;
  });

  protected async stop(): Promise<void> {
    this.stopping.set(true);
    try {
      await this.api.stop(this.errand().id);
    } catch (error) {
      this.toasts.say(problemOf(error).message);
    }
    this.stopping.set(false);
    this.changed.emit();
  }
}
