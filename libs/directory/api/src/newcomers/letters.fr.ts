import type { Newcomer } from '@promenade/directory/model';
import type { Letter } from '@promenade/platform/api';

/** What became of somebody whom a structure proposed, to whoever proposed them. Once a decision. */
export function newcomerLetter(
  to: { readonly email: string; readonly firstName: string },
  { id, firstName, lastName, structure, state, reason }: Newcomer,
  publicUrl: string,
): Letter {
  const name = `${firstName} ${lastName}`;
  const isIn = state === 'approved';
  return {
    to: to.email,
    occasion: `newcomer/${id}`,
    subject: isIn ? `La fiche de ${name} est ouverte` : `Votre proposition : ${name}`,
    parts: [
      `Bonjour ${to.firstName},`,
      ...(isIn
        ? [`La coordination a ouvert la fiche de ${name}, pour ${structure.name}, et lui a écrit pour l’inviter. La charte vient ensuite.`]
        : [`La coordination n’a pas ouvert de fiche à ${name}, pour ${structure.name}. Elle vous écrit : « ${reason} »`]),
      { link: `${publicUrl}/structures/arrivees`, label: 'Voir vos propositions' },
    ],
  };
}
