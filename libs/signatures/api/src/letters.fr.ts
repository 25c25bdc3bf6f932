import type { Letter } from '@promenade/platform/api';
import type { RequestRow, SignatoryRow } from './rows';

/** It is your turn: what to sign, for whom, and the one button. */
export function turnLetter(to: SignatoryRow, requests: readonly RequestRow[], link: string, now: Date): Letter {
  const names = requests.map(({ snapshot }) => `${snapshot.promeneur.firstName} ${snapshot.promeneur.lastName}`);
  const [{ snapshot }] = requests as [RequestRow];
  return {
    to: to.email,
    occasion: `signature-turn/${to.partyId}/${now.toISOString()}`,
    subject:
      to.role === 'promeneur'
        ? 'Votre charte est prête, il reste à la lire et à la signer'
        : `La charte attend votre signature (${names.length})`,
    parts: [
      `Bonjour ${to.name},`,
      to.role === 'promeneur'
        ? `${snapshot.structure.name} a signé « ${snapshot.version.title} ». C’est maintenant votre tour.`
        : `« ${snapshot.version.title} » attend la signature de ${snapshot.structure.name} pour ${listed(names)}.`,
      'Vous lisez le texte, vous recevez un code, vous signez : comptez cinq minutes.',
      { link, label: 'Lire et signer' },
      'Ce lien est à vous seul : ne le faites pas suivre.',
    ],
  };
}

export function codeLetter(to: Pick<SignatoryRow, 'email' | 'name'>, code: string, id: string): Letter {
  return {
    to: to.email,
    occasion: `signature-code/${id}`,
    subject: 'Votre code pour signer (10 min)',
    parts: [
      `Bonjour ${to.name},`,
      'Voici le code qui confirme votre signature. Il sert une fois, pendant dix minutes.',
      { code },
      'Vous n’êtes pas en train de signer ? Ne donnez ce code à personne et prévenez la coordination.',
    ],
  };
}

export function completeLetter(to: SignatoryRow, { id, number, snapshot, completedAt }: RequestRow): Letter {
  return {
    to: to.email,
    occasion: `signature-complete/${id}/${to.id}/${completedAt ?? ''}`,
    subject: 'C’est signé',
    parts: [
      `Bonjour ${to.name},`,
      `« ${snapshot.version.title} » est signée par ${snapshot.structure.name} et par ${snapshot.promeneur.firstName} ${snapshot.promeneur.lastName}.`,
      `Le document porte le numéro ${number}. Vous le retrouvez dans Promenade, avec sa preuve.`,
    ],
  };
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('fr', { type: 'conjunction' }).format(names);
}
