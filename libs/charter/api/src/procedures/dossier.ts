import { Injectable } from '@nestjs/common';
import type { ProcedureDetail, ProcedureEvent, ProcedureEventKind } from '@promenade/charter/model';
import { Press } from '@promenade/documents/api';
import { Clock, Database } from '@promenade/platform/api';
import { type Actor, dayInParis } from '@promenade/platform/model';
import { dossierTemplate } from './dossier-template';
import { dayInFrench } from './letters.fr';
import { ProcedureStore } from './procedure-store';

const who: Readonly<Record<ProcedureEvent['role'], string>> = {
  coordinator: 'La coordination',
  structure: 'La structure',
  promeneur: 'Le promeneur',
};

const acts: Readonly<Record<ProcedureEventKind, string>> = {
  opened: 'ouvre la procédure et en informe le promeneur et la structure',
  noted: 'note une médiation',
  'evidence-added': 'joint une pièce',
  'evidence-removed': 'retire une pièce',
  'correction-asked': 'demande une correction',
  reminded: 'rappelle la date',
  answered: 'répond',
  corrected: 'constate la correction et clôt la procédure',
  referred: 'renvoie la procédure au comité de pilotage',
  withdrawn: 'retire la procédure',
};

/** The dossier that a committee reads: grounds, dates, what was asked and answered. Printed when it is asked for, kept nowhere. */
@Injectable()
export class Dossiers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly press: Press,
    private readonly store: ProcedureStore,
  ) {}

  /** @returns a tagged PDF (PDF/A-2a), the same for whoever may read the procedure */
  async print(actor: Actor, id: string): Promise<{ readonly bytes: Buffer; readonly number: string }> {
    const procedure = await this.database.transaction(actor, () => this.store.read(id), 'read only');
    const printing = { title: `Procédure ${procedure.number}`, createdAt: this.clock.now().toISOString() };
    return { bytes: await this.press.print(dossierTemplate, dossierOf(procedure, this.clock.today()), printing), number: procedure.number };
  }
}

const dayOf = (instant: string) => dayInFrench(dayInParis(new Date(instant)));

function dossierOf(it: ProcedureDetail, today: string) {
  return {
    number: it.number,
    printed: `Imprimé le ${dayInFrench(today)}`,
    parties: [
      ['Promeneur du Net', it.promeneur?.name ?? 'Ancien promeneur'],
      ['Structure', it.structure?.name ?? 'Aucune'],
      ['Charte signée', it.version ? `${it.version.title}, version ${it.version.number}` : 'Charte signée sur papier'],
      ['Ouverte le', dayOf(it.openedAt)],
      ['À corriger avant le', it.dueOn ? dayInFrench(it.dueOn) : 'Aucune date demandée'],
    ],
    grounds: it.grounds.map(({ label }) => label),
    facts: it.facts ?? 'Ce texte a été effacé avec les données de la personne.',
    asked: it.asked,
    answers: it.events.filter(({ kind }) => kind === 'answered').map((each) => answerOf(each)),
    closing: it.closing,
    evidence: it.evidence.map(
      ({ label, link, addedAt }) => `${label}${link ? ` : ${link}` : ' (fichier joint)'}, ajoutée le ${dayOf(addedAt)}`,
    ),
    acts: it.events.map((each) => lineOf(each)),
  };
}

function answerOf({ role, at, text }: ProcedureEvent) {
  return { title: `${who[role]}, le ${dayOf(at)}`, text: text ?? 'Réponse effacée.' };
}

function lineOf({ at, role, kind, on, text }: ProcedureEvent) {
  const date = on ? (kind === 'noted' ? `, le ${dayInFrench(on)}` : `, pour le ${dayInFrench(on)}`) : '';
  const said = kind === 'noted' || kind === 'evidence-added' || kind === 'evidence-removed' ? text : null;
  return { day: dayOf(at), act: `${who[role]} ${acts[kind]}${date}.`, said };
}
