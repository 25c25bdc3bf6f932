import { booleanAttribute, Component, input } from '@angular/core';
import { Icon } from './icon';

interface Helpline {
  readonly tel: string;
  readonly said: string;
  readonly name: string;
  readonly when: string;
  /** Too long to stand beside its name, or in the one line. */
  readonly long?: boolean;
}

const numbers: readonly Helpline[] = [
  { tel: '119', said: '119', name: 'Enfance en danger', when: '24 h sur 24, tous les jours' },
  { tel: '3018', said: '3018', name: 'Harcèlement, violences en ligne', when: 'de 9 h à 23 h, tous les jours' },
  { tel: '3114', said: '3114', name: 'Idées noires', when: '24 h sur 24, tous les jours' },
  {
    tel: '0800235236',
    said: '0\u00a0800\u00a0235\u00a0236',
    name: 'Fil Santé Jeunes',
    when: 'pour les 12–25 ans, de 9 h à 23 h, tous les jours',
    long: true,
  },
  { tel: '17', said: '17', name: 'Danger immédiat', when: '114 par SMS si l’on ne peut pas parler' },
];

/** Whom to call now: a card for the aside of a public page, or one line (`line`) for its top. */
@Component({
  selector: 'pmd-emergency',
  imports: [Icon],
  host: { '[class.line]': 'line()' },
  template: `
    @if (line()) {
      <p>
        <pmd-icon name="phone" /><span
          >En danger&#8239;?
          @for (number of short; track number.tel) {
            <a [href]="'tel:' + number.tel" [attr.aria-label]="number.said + ', ' + number.name">{{ number.said }}</a>{{ ' ' }}
          }
        </span>
      </p>
    } @else {
      <section aria-labelledby="urgence">
        <h2 id="urgence">Besoin d’aide tout de suite&#8239;?</h2>
        <p class="soft">Gratuit, confidentiel, sans donner son nom.</p>
        <ul>
          @for (number of numbers; track number.tel) {
            <li [class.wide]="number.long">
              <span
                ><b>{{ number.name }}</b
                ><br /><span class="cap soft">{{ number.when }}</span></span
              >
              <a class="tel" [href]="'tel:' + number.tel"><pmd-icon name="phone" />{{ number.said }}</a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    section {
      padding: var(--s-5);
      border: 2px solid var(--ink);
      border-radius: var(--r-l);
      background: var(--surface);
    }
    li {
      display: grid;
      grid-template-columns: 1fr auto;
      gap: 0 var(--s-4);
      align-items: center;
      padding: var(--s-3) 0;
      border-top: var(--edge);
    }
    li:first-child {
      border-top: 0;
    }
    .wide {
      grid-template-columns: minmax(0, 1fr);
    }
    .tel {
      display: inline-flex;
      gap: 0.4rem;
      align-items: center;
      min-height: var(--target);
      font-size: 1.5rem;
      font-weight: var(--w-title);
      letter-spacing: -0.01em;
      white-space: nowrap;
    }
    :host(.line) p {
      display: flex;
      gap: var(--s-2);
      align-items: center;
      font-variant-numeric: tabular-nums;
    }
    :host(.line) a {
      display: inline-block;
      padding: 0.25rem 0.3rem;
      color: inherit;
      font-weight: var(--w-strong);
    }
  `,
})
export class Emergency {
  readonly line = input(false, { transform: booleanAttribute });
  protected readonly numbers = numbers;
  protected readonly short = numbers.filter(({ long }) => !long);
}
