import type { ImportProblem, ImportRow } from '@promenade/directory/model';
import type { IconName, Status } from '@promenade/platform/web';

/** What becomes of a line: written whole, written without what cannot be read, or left aside. */
export const decisions = ['ready', 'partial', 'duplicate', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

const ofPerson: readonly ImportProblem['code'][] = ['duplicate-of-line', 'duplicate-of-record'];

/** A problem of the line itself, not of a cell of it. */
export function isOfLine({ code }: ImportProblem): boolean {
  return ofPerson.includes(code);
}

export function decisionOf({ action, problems }: Pick<ImportRow, 'action' | 'problems'>): Decision {
  if (action === 'reject') return 'rejected';
  if (action === 'duplicate') return 'duplicate';
  return problems.length > 0 ? 'partial' : 'ready';
}

export interface DecisionWords {
  readonly is: Status;
  readonly icon?: IconName;
  readonly label: string;
}

export const decisionWords: Record<Decision, DecisionWords> = {
  ready: { is: 'good', label: 'prête' },
  partial: { is: 'warn', icon: 'warn', label: 'à vérifier' },
  duplicate: { is: 'past', icon: 'merge', label: 'doublon' },
  rejected: { is: 'bad', label: 'à corriger' },
};

/** « déjà à la ligne 4 », « mise à jour »: the decision in the words of this very line. */
export function wordsOf(row: ImportRow): DecisionWords {
  const decision = decisionOf(row);
  const words = decisionWords[decision];
  if (decision === 'duplicate') return { ...words, label: duplicateLabel(row) };
  return decision === 'ready' && row.action === 'update' ? { ...words, label: 'fiche à mettre à jour' } : words;
}

function duplicateLabel({ problems }: ImportRow): string {
  const other = problems.find(({ code }) => code === 'duplicate-of-line')?.otherLine;
  return other === undefined ? 'déjà dans l’annuaire' : `déjà à la ligne\u00a0${other}`;
}

export type DecisionCounts = Record<Decision, number>;

/** A counter above the lines: how many, and what becomes of them. */
export interface DecisionFigure extends Omit<DecisionWords, 'label'> {
  readonly name: string;
  readonly value: number;
  readonly fate: string;
}

export function figuresOf({ ready, partial, duplicate, rejected }: DecisionCounts): readonly DecisionFigure[] {
  return [
    { name: 'Prêtes', value: ready, ...decisionWords.ready, fate: ready === 1 ? 'sera enregistrée' : 'seront enregistrées' },
    { name: 'À vérifier', value: partial, ...decisionWords.partial, fate: 'une case à revoir' },
    { name: 'Doublons', value: duplicate, is: 'past', fate: duplicate === 1 ? 'laissé de côté' : 'laissés de côté' },
    { name: 'Sans nom', value: rejected, ...decisionWords.rejected, fate: rejected === 1 ? 'laissée de côté' : 'laissées de côté' },
  ];
}

export function countedDecisions(rows: readonly ImportRow[]): DecisionCounts {
  const counts: DecisionCounts = { ready: 0, partial: 0, duplicate: 0, rejected: 0 };
  for (const row of rows) counts[decisionOf(row)] += 1;
  return counts;
}
