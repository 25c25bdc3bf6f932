import { afterNextRender, Component, computed, inject, input, output, signal } from '@angular/core';
import type { PublicCommunes } from '@promenade/directory/model';
import { Button, Icon, KeptValue, LinkButton } from '@promenade/platform/web';
import { nearestTo, type Point, suggestionsFor, writtenPlace } from './nearest';
import { PublicApi } from './public-api';

/**
 * A commune as one types it, with names offered once somebody begins, and « autour de moi » for who asks. The position of a phone
 * stays in the phone: the communes come to it, and only the name of the nearest one goes into the form.
 */
@Component({
  selector: 'pmd-place-field',
  imports: [Button, Icon, KeptValue, LinkButton],
  template: `
    <label class="over" for="pres">Près de quelle commune&#8239;?</label>
    <div class="ask">
      <span class="with-icon">
        <pmd-icon name="pin" />
        <input
          class="input"
          id="pres"
          name="pres"
          list="communes"
          autocomplete="address-level2"
          maxlength="100"
          [pmdKept]="value()"
          (focus)="load()"
          (input)="typed.set(read($event))"
        />
      </span>
      <button pmdButton="act" type="submit">Chercher</button>
    </div>
    <datalist id="communes">
      @for (name of offered(); track name) {
        <option [value]="name"></option>
      }
    </datalist>
    <!-- The line is there from the start, so that nothing moves when JavaScript comes. -->
    <p class="cap around" [class.waits]="!canLocate()">
      <button pmdLink class="locate" type="button" [attr.aria-busy]="locating() || null" (click)="locate()">Autour de moi</button>
      <span role="status">{{ told() || 'votre position reste dans votre téléphone' }}</span>
    </p>
  `,
  styleUrl: './place-field.scss',
})
export class PlaceField {
  readonly department = input.required<string>();
  readonly value = input.required<string>();
  /** The commune one is in or near, as the form writes it. */
  readonly located = output<string>();

  private readonly api = inject(PublicApi);
  private readonly communes = signal<PublicCommunes['communes']>([]);
  private asked: Promise<PublicCommunes['communes']> | undefined;
  protected readonly typed = signal('');
  protected readonly offered = computed(() => suggestionsFor(this.typed(), this.communes()));
  /** Only where JavaScript runs and the browser knows how. */
  protected readonly canLocate = signal(false);
  protected readonly locating = signal(false);
  protected readonly told = signal('');

  constructor() {
    afterNextRender(() => this.canLocate.set('geolocation' in navigator));
  }

  protected read(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  /** Once a page: some kilobytes, kept a day by the browser. */
  protected load(): Promise<PublicCommunes['communes']> {
    this.asked ??= this.api.communes(this.department()).then(
      ({ communes }) => (this.communes.set(communes), communes),
      () => ((this.asked = undefined), []),
    );
    return this.asked;
  }

  protected locate(): void {
    this.locating.set(true);
    this.told.set('');
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => void this.found(coords),
      () => this.stop('Votre téléphone ne nous dit pas où vous êtes. Écrivez votre commune.'),
      { maximumAge: 600_000, timeout: 15_000 },
    );
  }

  private async found(here: Point): Promise<void> {
    const nearest = nearestTo(here, await this.load());
    this.stop(nearest ? '' : 'Vous êtes loin de ce département. Écrivez une commune.');
    if (nearest) this.located.emit(writtenPlace(nearest));
  }

  private stop(told: string): void {
    this.locating.set(false);
    this.told.set(told);
  }
}
