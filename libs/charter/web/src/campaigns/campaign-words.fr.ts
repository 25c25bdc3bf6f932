import type { Campaign, CampaignState, DepartmentStanding, MemberState, Unaskable } from '@promenade/charter/model';
import { counted, dayOf, type Status } from '@promenade/platform/web';

export const campaignWords: Readonly<Record<CampaignState, { readonly label: string; readonly is: Status }>> = {
  running: { label: 'en cours', is: 'now' },
  grace: { label: 'délai de grâce', is: 'half' },
  closed: { label: 'terminée', is: 'past' },
  cancelled: { label: 'annulée', is: 'past' },
};

/** Of a département, as the national level sees it. */
export const departmentWords: Readonly<Record<DepartmentStanding, { readonly label: string; readonly is: Status }>> = {
  'not-open': { label: 'pas encore ouverte', is: 'bad' },
  running: { label: 'en cours', is: 'now' },
  grace: { label: 'délai de grâce', is: 'half' },
  closed: { label: 'terminée', is: 'past' },
  nothing: { label: 'rien à signer de nouveau', is: 'good' },
};

export const memberWords: Readonly<Record<MemberState, { readonly label: string; readonly is: Status }>> = {
  'awaiting-structure': { label: 'attend la structure', is: 'half' },
  'awaiting-promeneur': { label: 'attend le promeneur', is: 'half' },
  signed: { label: 'signée', is: 'good' },
  refused: { label: 'refusée', is: 'bad' },
  expired: { label: 'périmée, à redemander', is: 'bad' },
  'not-asked': { label: 'ne peut être demandée', is: 'bad' },
  left: { label: 'n’est plus dans le réseau', is: 'past' },
};

/** Why somebody cannot be asked, and what to do. */
export const unaskableWords: Readonly<Record<Unaskable, string>> = {
  'promeneur-left': 'n’est plus dans le réseau : il n’y a rien à signer',
  'promeneur-email-missing': 'n’a pas d’adresse électronique : ajoutez-la à sa fiche',
  'structure-missing': 'n’a pas de structure aujourd’hui : ajoutez son emploi',
  'representative-missing': 'dépend d’une structure où personne n’est nommé pour signer : complétez la structure',
};

/** « 12 promeneurs sur 28 ont signé ». */
export function progressOf({ counts }: Pick<Campaign, 'counts'>): string {
  return `${counts.signed} sur ${counted(counts.members, 'promeneur a signé', 'promeneurs ont signé')}`;
}

/** What comes next, in a sentence. */
export function nextOf({
  state,
  deadlineOn,
  graceEndsOn,
  counts,
}: Pick<Campaign, 'state' | 'deadlineOn' | 'graceEndsOn' | 'counts'>): string {
  if (state === 'running') return `À signer avant le ${dayOf(deadlineOn)}. La charte d’avant compte jusqu’au ${dayOf(graceEndsOn)}.`;
  if (state === 'grace') return `L’échéance est passée. Après le ${dayOf(graceEndsOn)}, qui n’aura pas signé sortira de l’annuaire.`;
  if (state === 'cancelled') return 'Ce qui attendait a été repris ; ce qui était signé le reste.';
  return counts.lapsed
    ? `${counted(counts.lapsed, 'fiche est sortie', 'fiches sont sorties')} de l’annuaire ; signer les y remet aussitôt.`
    : 'Personne n’est sorti de l’annuaire.';
}
