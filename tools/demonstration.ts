import pg from 'pg';

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

/** Does this base hold the demonstration, rather than people's own data? Asked as the login does, before any seat is known. */
export async function demonstrationIsIn(url: string): Promise<boolean> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('begin read only; set local role app_auth');
    const { rowCount } = await client.query(`select from account where email = 'national@demo.example'`);
    return rowCount === 1;
  } finally {
    await client.end();
  }
}
