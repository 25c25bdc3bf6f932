import pg from 'pg';
import { enter } from './seat.ts';

/** What a run is entered by. */
export interface Seeded {
  /** The cookie of a coordinator of 88. */
  readonly cookie: string;
  readonly promeneurs: number;
}

const PER_DEPARTMENT = 99;

/**
 * The national scale of `directory`: 101 départements, 30 structures and 99 promeneurs in each (10,000 people), an employment, two
 * profiles and three permanences for each. Written by SQL as superuser: it is the reading that is measured here.
 * @param url of the superuser, on a base that is migrated and empty
 */
export async function seed(url: string): Promise<Seeded> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
    const cookie = await enter(client);
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from promeneur');
    return { cookie, promeneurs: rows[0]!.count };
  } finally {
    await client.end();
  }
}

const first = `(array['Manon','Karim','Hugo','Léa','Inès','Thomas','Aïcha','Mathis','Chloé','Élise'])[1 + n % 10]`;
const places = `select code, department, "postalCodes"[1] as postal, row_number() over (partition by department order by population desc nulls last, code) as rank from commune`;
const scale = `(select code from department where length(code) = 2 or code in ('971', '972', '973', '974', '976') order by code limit 101)`;

const statements = [
  `set session_replication_role = replica`,
  `create temporary table place as ${places}; create index on place (department, rank)`,
  `insert into structure (department, name, plain, type, "postalCode", "communeCode", phone, email, "representativeName", "representativeEmail", "createdAt")
   select d.code, 'Maison des jeunes ' || n, 'maison des jeunes ' || n, 'youth-service', p.postal, p.code, '+33353016000',
     'contact@s' || n || '-' || d.code || '.example', 'Camille Martin', 'direction@s' || n || '-' || d.code || '.example', now()
   from ${scale} d cross join generate_series(1, 30) n left join place p on p.department = d.code and p.rank = n`,
  `insert into promeneur (department, slug, "firstName", "lastName", plain, "plainFirstName", email, phone, function, volets, "charterState", "charterSignedOn", "createdAt", version)
   select d.code, lower(d.code) || '-essai-' || n || '-abcd', ${first}, 'Nom' || n, lower(unaccent(${first})) || ' nom' || n, lower(unaccent(${first})),
     'p' || n || '@' || d.code || '.example', '+33639980000', 'Animatrice jeunesse', case when n % 3 = 0 then '{parenting}' else '{youth}' end::text[],
     case when n % 10 = 0 then 'missing' else 'complete' end, case when n % 10 = 0 then null else current_date - n end, now(), 1
   from ${scale} d, generate_series(1, ${PER_DEPARTMENT}) n`,
  `insert into employment (department, "promeneurId", "structureId", "startsOn", "weeklyMinutes")
   select p.department, p.id, s.id, current_date - 400, 180
   from (select *, row_number() over (partition by department order by slug) as rank from promeneur) p
   join (select *, row_number() over (partition by department order by name) as rank from structure) s on s.department = p.department and s.rank = 1 + p.rank % 30`,
  `insert into online_profile (department, "promeneurId", network, handle, "handleKey", "pageKey", url)
   select p.department, p.id, k.network, p.slug, p.slug, k.network || ' ' || p.slug, 'https://example.org/' || p.slug from promeneur p, (values ('instagram'), ('snapchat')) k (network)`,
  `insert into permanence (department, "promeneurId", weekday, "fromMinute", "toMinute", network)
   select p.department, p.id, w, 1020, 1200, 'instagram' from promeneur p, generate_series(1, 3) w`,
  `set session_replication_role = origin`,
];
