import { Component, computed, inject, input } from '@angular/core';
import { departmentName } from '@promenade/platform/web';
import { departmentIn } from '../public/place';
import { VoiceField } from './voice-field';
import { VoicesPublicApi } from './voices-public-api';

/** To whom it goes: the département of the person spoken of, the one of the address, or one to choose where the network is. */
@Component({
  selector: 'pmd-department-choice',
  imports: [VoiceField],
  template: `
    @if (slug()) {
      <p>
        Votre texte va à la coordination&nbsp;: <b>{{ nameOf(departmentOf()) }}</b>.
      </p>
      <input type="hidden" name="promeneur" [value]="slug()" />
    } @else {
      <pmd-voice-field for="departement" label="Votre département" [error]="error()">
        <select
          class="input"
          id="departement"
          name="department"
          required
          [attr.aria-invalid]="error() ? 'true' : null"
          [attr.aria-describedby]="error() ? 'departement-erreur' : null"
        >
          <option value="">Choisir…</option>
          @for (place of places(); track place.code) {
            <option [value]="place.code" [selected]="place.code === chosen()">{{ place.name }} ({{ place.code }})</option>
          }
        </select>
      </pmd-voice-field>
    }
  `,
})
export class DepartmentChoice {
  /** A promeneur's slug, or what the address holds in its place. */
  readonly promeneur = input<string>();
  /** A code: `88`. */
  readonly chosen = input<string>();
  readonly error = input<string>();

  private readonly list = inject(VoicesPublicApi).departments();
  protected readonly slug = computed(() => (/^\d[\dAB]\d?-[a-z0-9-]{1,150}$/.test(this.promeneur() ?? '') ? this.promeneur()! : ''));
  protected readonly departmentOf = computed(() => departmentIn(this.slug()));
  protected readonly nameOf = departmentName;
  /** Where somebody can be found, so where somebody reads; and the one that was named. */
  protected readonly places = computed(() =>
    this.list.hasValue() ? this.list.value().items.filter(({ code, count }) => count > 0 || code === this.chosen()) : [],
  );
}
