import { inject, Service } from '@angular/core';
import type { PromeneurItem } from '@promenade/directory/model';
import { ChartersAsked } from '../charters-asked';
import type { NotDone } from '../many/outcome-note';
import { askRefusals } from '../reasons.fr';

export const nameOf = ({ firstName, lastName }: Pick<PromeneurItem, 'firstName' | 'lastName'>): string => `${firstName} ${lastName}`;

/** Signatures asked of several promeneurs at once. A refusal is told person by person, never averaged. */
@Service()
export class BulkActs {
  private readonly charters = inject(ChartersAsked);

  /** All of them, or none when one of them cannot be asked. @returns for whom not, and why; nobody when the letters have left */
  async askSignatures(people: readonly PromeneurItem[]): Promise<NotDone[]> {
    const refusals = await this.charters.ask(people.map(({ id }) => id));
    return refusals.map(({ promeneurId, code }) => {
      const person = people.find(({ id }) => id === promeneurId);
      const why = askRefusals[code] ?? 'ne peut pas recevoir cette charte maintenant';
      return { id: promeneurId, name: person ? nameOf(person) : 'Une personne de la liste', why };
    });
  }
}
