import { inject, Service } from '@angular/core';
import type { PromeneurItem } from '@promenade/directory/model';
import { problemOf } from '@promenade/platform/web';
import { ChartersAsked } from '../charters-asked';
import { InvitationsApi } from '../invitations-api';
import { askRefusals } from '../reasons.fr';

/** Somebody for whom it could not be done, and why. */
export interface NotDone {
  readonly id: string;
  readonly name: string;
  readonly why: string;
}

export interface Outcome {
  /** Ids of those for whom it was done. */
  readonly done: readonly string[];
  readonly notDone: readonly NotDone[];
}

export const nameOf = ({ firstName, lastName }: Pick<PromeneurItem, 'firstName' | 'lastName'>): string => `${firstName} ${lastName}`;

/** What is done to several promeneurs at once. A failure is told person by person, never averaged. */
@Service()
export class BulkActs {
  private readonly charters = inject(ChartersAsked);
  private readonly invitations = inject(InvitationsApi);

  /** All of them, or none when one of them cannot be asked. */
  async askSignatures(people: readonly PromeneurItem[]): Promise<Outcome> {
    const refusals = await this.charters.ask(people.map(({ id }) => id));
    if (refusals.length === 0) return { done: people.map(({ id }) => id), notDone: [] };
    const notDone = refusals.map(({ promeneurId, code }) => {
      const person = people.find(({ id }) => id === promeneurId);
      const why = askRefusals[code] ?? 'ne peut pas recevoir cette charte maintenant';
      return { id: promeneurId, name: person ? nameOf(person) : 'Une personne de la liste', why };
    });
    return { done: [], notDone };
  }

  /**
   * One after the other: an invitation that is refused stops nobody else's.
   * @param told how many were treated, as it goes
   */
  async invite(people: readonly PromeneurItem[], told: (treated: number) => void): Promise<Outcome & { readonly sent: readonly string[] }> {
    const done: string[] = [];
    const sent: string[] = [];
    const notDone: NotDone[] = [];
    for (const [index, person] of people.entries()) {
      told(index);
      const outcome = await this.inviteOne(person);
      if ('why' in outcome) notDone.push({ id: person.id, name: nameOf(person), why: outcome.why });
      else {
        done.push(person.id);
        sent.push(outcome.invitation);
      }
    }
    return { done, notDone, sent };
  }

  /** One after the other, whoever has a charter waiting. */
  async remind(people: readonly PromeneurItem[]): Promise<Outcome> {
    const done: string[] = [];
    const notDone: NotDone[] = [];
    for (const person of people) {
      const why = await this.remindOne(person);
      if (why) notDone.push({ id: person.id, name: nameOf(person), why });
      else done.push(person.id);
    }
    return { done, notDone };
  }

  /** Takes back invitations just sent. */
  async takeBack(invitationIds: readonly string[]): Promise<void> {
    for (const id of invitationIds) await this.invitations.revoke(id);
  }

  private async remindOne({ id, state }: PromeneurItem): Promise<string | undefined> {
    if (state !== 'awaiting-structure' && state !== 'awaiting-promeneur') return 'n’a pas de charte en attente';
    try {
      return (await this.charters.remind(id)) ? undefined : 'n’a pas de charte en attente';
    } catch (error) {
      return problemOf(error).message;
    }
  }

  private async inviteOne({ id, email, firstName, lastName }: PromeneurItem): Promise<{ invitation: string } | { why: string }> {
    if (!email) return { why: 'n’a pas d’adresse électronique : ajoutez-la à sa fiche' };
    try {
      return { invitation: (await this.invitations.invite({ email, firstName, lastName, role: 'promeneur', recordId: id })).id };
    } catch (error) {
      const { code, message } = problemOf(error);
      return { why: inviteRefusals[code] ?? message };
    }
  }
}

const inviteRefusals: Readonly<Record<string, string>> = {
  'already-member': 'a déjà un compte dans le département',
  'already-invited': 'a déjà une invitation en attente : renvoyez-la depuis sa fiche',
};
