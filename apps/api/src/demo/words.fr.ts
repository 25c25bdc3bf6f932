import type { PlannedPromeneur } from './plan';

const openings = [
  'Une question sur le collège, les amis, la famille ou les écrans ? Écrivez-moi, même pour pas grand-chose.',
  'Je réponds à toutes les questions, surtout à celles qu’on n’ose pas poser.',
  'On peut parler de tout ici : un projet, une inquiétude, une envie de bouger.',
  'Je vous écoute sans juger et, si je ne sais pas, je connais quelqu’un qui sait.',
];
const parents = [
  'Écrans, sommeil, disputes : on en parle quand les enfants dorment.',
  'Un doute de parent ? Écrivez-moi le soir, je vous réponds tranquillement.',
];
const contacts = [
  'Le plus simple est un message privé. Je réponds tout de suite pendant mes permanences, sinon le lendemain.',
  'Ajoutez-moi ou écrivez-moi en privé ; je n’écris jamais en premier à un mineur.',
  'Un message suffit, sans donner votre nom. Je réponds dans la journée.',
];

/** What somebody of the demonstration says of themselves and of how to come into contact. @param rank tells them apart */
export function presentationOf({ volets }: PlannedPromeneur, rank: number): { presentation: string; contactNote: string } {
  const said = volets.includes('youth') ? openings : parents;
  return { presentation: said[rank % said.length]!, contactNote: contacts[rank % contacts.length]! };
}
