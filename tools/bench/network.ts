import type pg from 'pg';

/** Promeneurs of one structure. */
const PER_STRUCTURE = 5;

/**
 * The network of 88, one structure for five promeneurs: each is in the directory, by the first version of the charter, which both signed.
 * Written by SQL as superuser: it is what a campaign writes that is measured, not this.
 * @param client a superuser's, on a base where 88 has published one version
 */
export async function settle(client: pg.Client, promeneurs: number): Promise<void> {
  await client.query(`set session_replication_role = replica`);
  for (const [statement, ...values] of statements(promeneurs)) await client.query(statement as string, values);
  await client.query(`set session_replication_role = origin`);
  await client.query('vacuum analyze');
}

const firstName = `(array['Manon','Karim','Hugo','Léa','Inès','Thomas','Aïcha','Mathis','Chloé','Élise'])[1 + n % 10]`;

const statements = (promeneurs: number): (string | number)[][] => [
  [
    `insert into structure (department, name, plain, type, "postalCode", "communeCode", email, "representativeName", "representativeEmail", "createdAt")
     select '88', 'Maison des jeunes ' || n, 'maison des jeunes ' || n, 'youth-service', '88000', '88160', 'contact@s' || n || '.example',
       'Camille Martin', 'direction@s' || n || '.example', now() from generate_series(1, $1::int) n`,
    Math.ceil(promeneurs / PER_STRUCTURE),
  ],
  [
    `insert into promeneur (department, slug, "firstName", "lastName", plain, "plainFirstName", email, function, volets, "charterState",
       "charterSignedOn", "charterVersionId", "createdAt", version)
     select '88', 'essai-' || n || '-abcd', ${firstName}, 'Nom' || n, lower(unaccent(${firstName})) || ' nom' || n, lower(unaccent(${firstName})),
       'p' || n || '@bench.example', 'Animatrice jeunesse', '{youth}', 'complete', current_date - 400, v.id, now(), 1
     from generate_series(1, $1::int) n, charter_version v`,
    promeneurs,
  ],
  [
    `insert into employment (department, "promeneurId", "structureId", "startsOn", "weeklyMinutes")
     select '88', p.id, s.id, current_date - 800, 180 from (select id, row_number() over (order by slug) as rank from promeneur) p
     join (select id, row_number() over (order by name) as rank, count(*) over () as count from structure) s on s.rank = 1 + p.rank % s.count`,
  ],
  [
    `insert into signature_request (department, kind, "subjectId", "versionId", "partyIds", number, snapshot, state, "documentId", "askedBy", "askedAt",
       "endsAt", "completedAt")
     select '88', 'charter', p.id, v.id, array[e."structureId", p.id], 'PDN-88-' || p.slug, jsonb_build_object(
         'version', jsonb_build_object('id', v.id, 'number', v.number, 'title', v.title, 'text', v.text, 'sha256', v.sha256),
         'consentSentence', v."consentSentence", 'typedSentence', null,
         'structure', jsonb_build_object('id', s.id, 'name', s.name, 'siret', null, 'commune', null),
         'promeneur', jsonb_build_object('id', p.id, 'firstName', p."firstName", 'lastName', p."lastName", 'function', p.function)),
       'complete', gen_random_uuid(), 'bench', now() - interval '410 days', now() - interval '350 days', now() - interval '400 days'
     from promeneur p join employment e on e."promeneurId" = p.id join structure s on s.id = e."structureId", charter_version v`,
  ],
  [
    `insert into signatory (department, "requestId", position, role, "partyId", name, email, "signedAt", "actId", "documentSha256")
     select '88', r.id, g.position, g.role, r."partyIds"[g.position], g.role, g.role || '@bench.example', r."completedAt",
       gen_random_uuid(), repeat('0', 64)
     from signature_request r, (values (1, 'representative'), (2, 'promeneur')) g (position, role)`,
  ],
];
