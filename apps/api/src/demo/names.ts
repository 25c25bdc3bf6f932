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

export const functions = {
  youth: ['Animatrice jeunesse', 'Éducateur de prévention', 'Informatrice jeunesse', 'Conseiller en insertion', 'Animateur numérique'],
  parenting: ['Référente familles', 'Animateur du lieu d’accueil', 'Conseillère en économie familiale'],
} as const;
