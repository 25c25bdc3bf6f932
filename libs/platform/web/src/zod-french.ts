import * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const formats: Record<string, string> = {
  email: 'Écrivez une adresse électronique complète, comme prenom.nom@exemple.fr.',
  url: 'Écrivez une adresse complète, qui commence par https://.',
  date: 'Écrivez une date complète\u00a0: jour, mois, année.',
  datetime: 'Écrivez une date et une heure complètes.',
  uuid: 'Choisissez une réponse dans la liste.',
};

const byCode: Record<string, (issue: Issue) => string> = {
  invalid_type: (issue) => missing(issue) ?? (expects(issue, 'number') ? 'Écrivez un nombre.' : 'Revoyez cette réponse.'),
  invalid_value: () => 'Choisissez une des réponses proposées.',
  invalid_format: (issue) => missing(issue) ?? formats[String(fact(issue, 'format'))] ?? 'Revoyez la façon dont c’est écrit.',
  too_small: (issue) => tooSmall(issue),
  too_big: (issue) => tooBig(issue),
  not_multiple_of: (issue) => `Écrivez un multiple de ${String(fact(issue, 'divisor'))}.`,
  unrecognized_keys: () => 'Une réponse de trop a été envoyée.',
};

/** What zod says of a field, in the voice of the house: what to write, never « invalide ». */
export function frenchIssue(issue: Issue): string {
  return byCode[issue.code ?? '']?.(issue) ?? 'Revoyez cette réponse.';
}

/** Called once by each shell that holds forms. */
export function speakFrench(): void {
  z.config({ localeError: frenchIssue });
}

function tooSmall(issue: Issue): string {
  const least = Number(fact(issue, 'minimum'));
  if (fact(issue, 'origin') === 'string') return least <= 1 ? 'Complétez ce champ.' : `Écrivez au moins ${least} caractères.`;
  if (fact(issue, 'origin') === 'array') return least <= 1 ? 'Choisissez au moins une réponse.' : `Choisissez-en au moins ${least}.`;
  return `Écrivez un nombre à partir de ${least}.`;
}

function tooBig(issue: Issue): string {
  const most = Number(fact(issue, 'maximum'));
  if (fact(issue, 'origin') === 'string') return `Raccourcissez à ${most} caractères au plus.`;
  if (fact(issue, 'origin') === 'array') return `Choisissez-en ${most} au plus.`;
  return `Écrivez un nombre jusqu’à ${most}.`;
}

function missing(issue: Issue): string | undefined {
  return issue.input === undefined || issue.input === null || issue.input === '' ? 'Complétez ce champ.' : undefined;
}

function expects(issue: Issue, type: string): boolean {
  return fact(issue, 'expected') === type || fact(issue, 'expected') === 'int';
}

function fact(issue: Issue, name: string): unknown {
  return (issue as unknown as Record<string, unknown>)[name];
}
