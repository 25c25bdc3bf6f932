import type { Letter } from '@promenade/platform/api';

/** The link that lets in without a password; whoever did not ask for it has nothing to do. */
export function magicLetter(to: string, firstName: string, link: string, now: Date): Letter {
  return {
    to,
    department: null,
    occasion: `magic-link/${to}/${now.toISOString()}`,
    subject: 'Votre lien pour entrer dans Promenade (15 min)',
    parts: [
      `Bonjour ${firstName},`,
      'Voici le lien que vous avez demandé. Il sert une seule fois, pendant quinze minutes.',
      { link, label: 'Entrer dans Promenade' },
      'Vous n’avez rien demandé ? Vous n’avez rien à faire : sans ce lien, personne n’entre.',
    ],
  };
}
