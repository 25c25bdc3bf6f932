const names = {
  coordination: 'coordination départementale',
  caf: 'référent de la Caf',
  structure: 'représentant d’une structure',
  promeneur: 'promeneur',
  intervenant: 'intervenant',
  partenaire: 'partenaire',
};

const line = (account: string, who: string) => `  ${`${account}@demo.example`.padEnd(30)} ${who}`;

/** The accounts one may enter by, as the demonstration makes them. */
export const demonstrationAccounts = [
  'Comptes de la démonstration, mot de passe « Promenade-demo-2026 » :',
  ...Object.entries(names).map(([name, who]) => line(`${name}.88`, `${who}, Vosges`)),
  line('national', 'échelon national'),
  'Les mêmes pour la Gironde, avec « .33 » au lieu de « .88 ».',
  '',
].join('\n');
