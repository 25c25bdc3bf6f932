/** Somebody whom a structure proposes. @param word in each of their words, and in their address */
export function aNewcomer(word: string): object {
  return {
    ...{ firstName: `Zoé ${word}`, lastName: word, email: `zoe.${word.toLowerCase()}@exemple.example`, function: `Animatrice ${word}` },
    ...{ volets: ['youth'], weeklyHours: 3, startsOn: '2030-01-07', mandate: `Répondre le mardi, ${word}` },
  };
}
