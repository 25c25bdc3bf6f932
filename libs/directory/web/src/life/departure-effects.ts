import { Component, computed, inject, input } from '@angular/core';
import { endsWith, type PromeneurDetail } from '@promenade/directory/model';
import { addDays, type IsoDate } from '@promenade/platform/model';
import { dayOf, fr, Icon, TODAY } from '@promenade/platform/web';

type Leaver = Pick<PromeneurDetail, 'firstName' | 'isListed' | 'employments' | 'charter' | 'departure' | 'hasAccount'>;

/** What a departure will change and what it leaves, said before it is written. */
@Component({
  selector: 'pmd-departure-effects',
  imports: [Icon],
  template: `
    <div role="status">
      @if (effects().length) {
        <div class="note note-still">
          <pmd-icon name="info" />
          <div>
            <b>Ce qui se passera</b>
            <ul>
              @for (effect of effects(); track effect) {
                <li>{{ effect }}</li>
              }
            </ul>
          </div>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    ul {
      margin: var(--s-1) 0 0;
      padding-left: var(--s-4);
      list-style: disc;
    }
  `,
})
export class DepartureEffects {
  readonly of = input.required<PromeneurDetail>();
  /** The last day as it is being typed; nothing is said until it is whole. */
  readonly leavesOn = input.required<IsoDate | ''>();
  private readonly today = inject(TODAY);
  protected readonly effects = computed(() => {
    const leavesOn = this.leavesOn();
    return leavesOn ? effectsOf(this.of(), leavesOn, this.today()) : [];
  });
}

/** In the order in which they are asked about. @param today the day in Paris */
export function effectsOf(leaver: Leaver, leavesOn: IsoDate, today: IsoDate): string[] {
  const said = [
    publicEffect(leaver, leavesOn, today),
    ...employmentEffects(leaver, leavesOn),
    charterEffect(leaver),
    accountEffect(leaver),
  ];
  return said.filter((effect) => effect !== '').map((effect) => fr(effect));
}

function publicEffect({ firstName, isListed }: Leaver, leavesOn: IsoDate, today: IsoDate): string {
  const from = addDays(leavesOn, 1);
  if (!isListed) return `Le retrait de l’annuaire est noté pour le ${dayOf(from)} ; la fiche n’y est pas aujourd’hui.`;
  const when = from <= today ? 'tout de suite' : `le ${dayOf(from)}`;
  return `La fiche quitte l’annuaire ${when}. Qui vérifie un profil lit alors que ${firstName} ne fait plus partie du réseau.`;
}

/** An employment that the departure already ended moves with its day. */
function employmentEffects({ employments, departure }: Leaver, leavesOn: IsoDate): string[] {
  const moved = ({ endsOn }: { endsOn: IsoDate | null }) => departure !== null && endsOn === departure.leavesOn;
  return employments
    .filter((employment) => moved(employment) || endsWith(employment, leavesOn))
    .map((employment) => {
      const instead = employment.endsOn && !moved(employment) ? `, au lieu du ${dayOf(employment.endsOn)}` : '';
      return `L’emploi à ${employment.structure.name} finit le ${dayOf(leavesOn)}${instead}.`;
    });
}

function charterEffect({ charter }: Leaver): string {
  return charter.signedOn ? `La charte signée le ${dayOf(charter.signedOn)} est gardée, avec ses signatures.` : '';
}

function accountEffect({ hasAccount }: Leaver): string {
  return hasAccount ? 'Le compte reste ouvert jusqu’à ce que vous le fermiez, dans « Comptes ».' : '';
}
