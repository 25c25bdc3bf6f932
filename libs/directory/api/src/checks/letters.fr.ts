import type { CheckedProfile, CheckPoint } from '@promenade/directory/model';
import type { Letter } from '@promenade/platform/api';
import type { IsoDate } from '@promenade/platform/model';

interface Addressee {
  readonly id: string;
  readonly firstName: string;
  readonly email: string;
}

interface Missing {
  readonly profile: Pick<CheckedProfile, 'id' | 'handle'>;
  readonly points: readonly Pick<CheckPoint, 'label' | 'note'>[];
}

/** What is missing on the promeneur's pages, in the words of the charter. Once a day. */
export function missingLetter(to: Addressee, missing: readonly Missing[], today: IsoDate): Letter {
  const count = missing.reduce((sum, { points }) => sum + points.length, 0);
  return {
    to: to.email,
    occasion: `profile-check/${to.id}/${today}`,
    subject:
      count === 1 ? 'Il reste un point à compléter sur votre profil en ligne' : `Il reste ${count} points à compléter sur vos profils`,
    parts: [
      `Bonjour ${to.firstName},`,
      'La charte demande que chaque profil montre qui vous êtes et comment vous joindre. Voici ce qui manque.',
      ...missing.map(({ profile, points }) => `Sur « ${profile.handle} » : ${points.map(wordsOf).join(' ; ')}.`),
      'Quand c’est fait, dites-le sur votre fiche dans Promenade : la coordination regarde ensuite.',
    ],
  };
}

function wordsOf({ label, note }: Pick<CheckPoint, 'label' | 'note'>): string {
  const said = label.charAt(0).toLocaleLowerCase('fr') + label.slice(1);
  return note ? `${said} (${note})` : said;
}
