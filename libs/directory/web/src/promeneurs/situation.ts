import type { PromeneurDetail, Reason, ReasonCode } from '@promenade/directory/model';
import { dayOf } from '@promenade/platform/web';
import { actorLabels } from '../labels.fr';
import { reasonSentence } from '../reasons.fr';
import { periodOf } from '../said-dates';

/** One thing that makes somebody listed, or keeps them from it. */
export interface Point {
  readonly key: string;
  readonly done: boolean;
  readonly fact: string;
  readonly detail: string;
  /** Where it is mended, for whoever may. */
  readonly lift?: { readonly label: string; readonly path: string; readonly tab?: string; readonly fragment?: string };
}

const ofEmployment: readonly ReasonCode[] = ['employment-missing', 'employment-ended', 'employment-to-come'];
const ofCharter: readonly ReasonCode[] = ['charter-missing', 'charter-awaiting-structure', 'charter-awaiting-promeneur'];

/** Why somebody is where they are, what is done first. The state is computed, never ticked: this is what it is computed from. */
export function pointsOf(detail: PromeneurDetail): readonly Point[] {
  const others = detail.reasons.filter(({ code }) => !ofEmployment.includes(code) && !ofCharter.includes(code));
  const points = [employmentPoint(detail), charterPoint(detail), ...others.map((reason) => missing(reason, detail))];
  return [...points.filter(({ done }) => done), ...points.filter(({ done }) => !done)];
}

function employmentPoint(detail: PromeneurDetail): Point {
  const reason = detail.reasons.find(({ code }) => ofEmployment.includes(code));
  if (reason) return missing(reason, detail);
  const live = detail.employments.filter(({ isLive }) => isLive);
  const said = live.map((employment) => `${employment.structure.name}, ${periodOf(employment)}`).join(' ; ');
  return { key: 'employment', done: live.length > 0, fact: 'Emploi en cours', detail: said };
}

function charterPoint(detail: PromeneurDetail): Point {
  const { state, signedOn } = detail.charter;
  if (state === 'complete') {
    const fact = 'Charte signée par la structure et par la personne';
    return { key: 'charter', done: true, fact, detail: signedOn ? `le ${dayOf(signedOn)}` : '' };
  }
  const told = detail.reasons.find(({ code }) => ofCharter.includes(code));
  if (told) return missing(told, detail);
  // Out of the network, the charter is no reason any more; it is still true that it is not signed.
  return { key: 'charter', done: false, fact: 'La charte n’est pas signée', detail: '' };
}

function missing(reason: Reason, { id, structure }: PromeneurDetail): Point {
  const lift = lifts[reason.code]?.(id, structure?.id);
  const detail = reason.code === 'withdrawn' ? 'La coordination peut lever ce retrait.' : `À faire par ${actorLabels[reason.who]}.`;
  const point = { key: reason.code, done: false, fact: reasonSentence(reason), detail };
  return lift ? { ...point, lift } : point;
}

const lifts: Partial<Record<ReasonCode, (id: string, structureId?: string) => Point['lift']>> = {
  'email-missing': (id) => ({ label: 'Ajouter son adresse', path: `/promeneurs/${id}/modifier` }),
  'representative-missing': (_, structureId) =>
    structureId ? { label: 'Nommer quelqu’un', path: `/structures/${structureId}/modifier` } : undefined,
  'employment-missing': (id) => ({ label: 'Ajouter un emploi', path: `/promeneurs/${id}`, tab: 'mandat', fragment: 'emplois' }),
  'employment-ended': (id) => ({ label: 'Voir ses emplois', path: `/promeneurs/${id}`, tab: 'mandat', fragment: 'emplois' }),
  'photo-missing': (id) => ({ label: 'Ajouter une photo', path: `/promeneurs/${id}`, tab: 'public', fragment: 'photo' }),
  'onboarding-unfinished': (id) => ({ label: 'Voir ses premiers pas', path: `/promeneurs/${id}`, tab: 'premiers-pas' }),
  'profile-unverified': (id) => ({ label: 'Contrôler', path: `/promeneurs/${id}`, fragment: 'controle' }),
  'convention-missing': (_, structureId) => (structureId ? { label: 'Voir la structure', path: `/structures/${structureId}` } : undefined),
};

/** Why the charter cannot be asked for now, in one sentence; empty when it can. */
export function whyNotAsk({ reasons }: Pick<PromeneurDetail, 'reasons'>): string {
  const blocking = reasons.find(({ code }) => code === 'email-missing' || code === 'representative-missing');
  return blocking ? `${reasonSentence(blocking)}.` : '';
}
