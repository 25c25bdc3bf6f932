import type { Weakness } from '@promenade/identity/model';

const reasons: Record<Weakness, string> = {
  'own-words': 'il contient votre nom, votre adresse ou le nom du site',
  common: 'c’est un mot ou un mot de passe très répandu',
  name: 'c’est un nom ou un prénom',
  keyboard: 'ses touches se suivent sur le clavier',
  repeated: 'il répète les mêmes signes',
  sequence: 'ses signes se suivent, comme abc ou 123',
  date: 'il contient une date ou une année',
};

export function tooShort(least: number): string {
  return `Écrivez au moins ${least} caractères : quelques mots sans rapport entre eux font un bon mot de passe.`;
}

export function tooGuessable(weakness: Weakness | undefined): string {
  return `Ce mot de passe se devine trop vite${weakness ? ` : ${reasons[weakness]}` : ''}. Ajoutez un ou deux mots sans rapport entre eux.`;
}
