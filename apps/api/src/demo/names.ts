/** Invented people: first names and surnames are drawn together in order, and no pair comes twice. */
export const firstNames = [
  'Adèle', 'Bilal', 'Capucine', 'Driss', 'Eulalie', 'Florian', 'Garance', 'Henri', 'Iris', 'Joris', 'Khadija', 'Lilian', 'Mélina', 'Nadir',
  'Ombeline', 'Paulin', 'Quitterie', 'Raphaël', 'Salomé', 'Tanguy', 'Ursule', 'Violette', 'Wassim', 'Yaëlle', 'Zélie', 'Amaury', 'Blandine',
  'Côme', 'Diane', 'Edgar', 'Flavie', 'Gaspard', 'Hélène', 'Ismaël', 'Jeanne', 'Kilian', 'Lison', 'Malo', 'Ninon', 'Oscar', 'Prune', 'Quentin',
  'Rosalie', 'Samir', 'Tiphaine', 'Ulysse', 'Victoire', 'William', 'Xavière', 'Youssef', 'Apolline', 'Basile', 'Célestin', 'Daphné',
]; // prettier-ignore

export const lastNames = [
  'Arbogast', 'Bresson', 'Cuny', 'Demange', 'Estienne', 'Febvay', 'Gaillot', 'Haxaire', 'Idoux', 'Jacquemin', 'Kessler', 'Lamboley', 'Masson',
  'Nurdin', 'Olry', 'Parisot', 'Quirin', 'Roussel', 'Simonin', 'Tisserand', 'Urbain', 'Vançon', 'Weber', 'Xolin', 'Ychard', 'Zanella',
  'Bensaïd', 'Castagnet', 'Diallo', 'Etcheverry', 'Faugère', 'Gonçalves', 'Hidalgo', 'Itoua', 'Jouanneau', 'Kaboré', 'Lacoste', 'Moreau',
  'Nguyen', 'Oumarou', 'Pereira', 'Queyrens', 'Ribeiro', 'Sarrazin', 'Traoré', 'Uhart', 'Videau', 'Wolff', 'Yildiz', 'Zerbib',
]; // prettier-ignore

const men = new Set(
  'Bilal Driss Florian Henri Joris Lilian Nadir Paulin Raphaël Tanguy Wassim Amaury Côme Edgar Gaspard Ismaël Kilian Malo Oscar Quentin Samir Ulysse William Youssef Basile Célestin'.split(
    ' ',
  ),
);

/** French says a trade by who does it, and a drawn face goes with its name. */
export function isMan(firstName: string): boolean {
  return men.has(firstName);
}

/** Each trade of a woman, then of a man. */
export const functions = {
  youth: [
    ['Animatrice jeunesse', 'Animateur jeunesse'],
    ['Éducatrice de prévention', 'Éducateur de prévention'],
    ['Informatrice jeunesse', 'Informateur jeunesse'],
    ['Conseillère en insertion', 'Conseiller en insertion'],
    ['Animatrice numérique', 'Animateur numérique'],
  ],
  parenting: [
    ['Référente familles', 'Référent familles'],
    ['Animatrice du lieu d’accueil', 'Animateur du lieu d’accueil'],
    ['Conseillère en économie familiale', 'Conseiller en économie familiale'],
  ],
} as const;
