import { describe, expect, it } from '@jest/globals';
import { profileItemsIn, profileItemsOf } from './profile-items';

const items = [
  'son prénom, et la structure où on le trouve ;',
  'une photo de lui. Un adolescent doit savoir à qui il parle ;',
  'le logo du réseau,',
  'la façon de le joindre.',
  'le chemin vers l’annuaire.',
];
const text = `# Charte

## Article 1. Ce que nous faisons

Les promeneurs ont pour mission de :

- écouter,
- orienter.

## Article 2. Se présenter

Le profil de chaque promeneur montre au moins :

${items.map((item) => `- ${item}`).join('\n')}

Chaque profil indique aussi les horaires. Il s’engage à :

- répondre.
`;

describe('what a profile must show', () => {
  it('is read in the list that the text introduces as such', () => {
    expect(profileItemsIn(text)).toEqual([
      { key: 'name', label: 'Son prénom, et la structure où on le trouve' },
      { key: 'photo', label: 'Une photo de lui' },
      { key: 'banner', label: 'Le logo du réseau' },
      { key: 'contact', label: 'La façon de le joindre' },
      { key: 'directory-link', label: 'Le chemin vers l’annuaire' },
    ]);
  });

  it('is the five things of the charter of the Vosges, as it says them', () => {
    const vosges = `Chaque Promeneur du Net possède un compte personnel-profil personnel sur les réseaux sociaux devant contenir a minima les informations suivantes :

- le prénom du Promeneur du Net et le nom de sa structure,
- une photo personnelle ou à défaut une photo représentant sa structure. Le jeune ou le parent doit pouvoir reconnaître l’adulte avec qui il est en contact,
- le logo ou le bandeau Promeneurs du Net,
- les modalités d’entrée en relation avec un Promeneur du Net,
- le lien vers l’annuaire départemental des Promeneurs du Net.`;
    expect(profileItemsIn(vosges)).toEqual([
      { key: 'name', label: 'Le prénom du Promeneur du Net et le nom de sa structure' },
      { key: 'photo', label: 'Une photo personnelle ou à défaut une photo représentant sa structure' },
      { key: 'banner', label: 'Le logo ou le bandeau Promeneurs du Net' },
      { key: 'contact', label: 'Les modalités d’entrée en relation avec un Promeneur du Net' },
      { key: 'directory-link', label: 'Le lien vers l’annuaire départemental des Promeneurs du Net' },
    ]);
  });

  it('is read under a heading too', () => {
    const under = '### Le profil doit contenir\n\n1. Un prénom\n2. Une couleur\n3. Un lien vers l’annuaire';
    expect(profileItemsIn(under).map((item) => item.key)).toEqual(['name', 'item-2', 'directory-link']);
  });

  it('is nothing when no list says so', () => {
    expect(profileItemsIn('# Charte\n\nSelon son profil, le promeneur :\n\n- écoute\n- répond')).toEqual([]);
    expect(profileItemsIn('')).toEqual([]);
  });

  it('gives each item a key of its own', () => {
    const keys = profileItemsOf(['Une photo', 'Une autre photo', 'La démarche en deux mots', '']).map((item) => item.key);
    expect(keys).toEqual(['photo', 'item-2', 'presentation']);
  });

  it('keeps a label short', () => {
    const [item] = profileItemsIn(`Le profil contient :\n\n- ${'mot '.repeat(200)}`);
    expect(item!.label.length).toBeLessThanOrEqual(240);
    expect(item!.label.endsWith('…')).toBe(true);
  });
});
