import { givenSigner, type SealSettings } from '@promenade/documents/api';
import pg from 'pg';

/** What keeps a program from starting, in one line for whoever started it. */
export class Refusal extends Error {}

interface Powers {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly makesRoles: boolean;
  readonly owns: boolean;
}

/** Powers of one's own, and those of the roles one may take. */
const POWERS = `
  select current_user as name,
    bool_or(rolsuper) as superuser, bool_or(rolbypassrls) as bypasses, bool_or(rolcreaterole) as "makesRoles",
    bool_or(exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relowner = r.oid and c.relkind in ('r', 'p', 'v', 'm') and n.nspname = 'public')
      or exists (select from pg_database d where d.datname = current_database() and d.datdba = r.oid)) as owns
  from pg_roles r where pg_has_role(current_user, r.oid, 'member')`;

const PATIENCE = 5_000;
const ADVICE = 'Donnez le rôle « app » de docker/roles.sql, qui ne possède rien.';

/**
 * Row-level security binds neither superusers nor owners: with such a role every département would see every other.
 * @throws Refusal, never with the password, also when the database cannot be reached
 */
export async function refuseTooStrong(url: string): Promise<void> {
  const powers = await powersAt(url);
  const strength = strengthOf(powers);
  if (strength)
    throw new Refusal(`DATABASE_URL entre avec « ${powers.name} », ${strength} : les règles de la base ne le lient pas. ${ADVICE}`);
}

function strengthOf({ superuser, bypasses, makesRoles, owns }: Powers): string | undefined {
  if (superuser) return 'superutilisateur';
  if (bypasses) return 'qui passe outre la sécurité des lignes (bypassrls)';
  if (owns) return 'propriétaire de la base ou de tables';
  return makesRoles ? 'qui peut créer des rôles (createrole)' : undefined;
}

async function powersAt(url: string): Promise<Powers> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Powers>(POWERS)).rows[0]!;
  } catch (error) {
    throw new Refusal(whyNot(client, error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function whyNot({ host, port, user, database }: pg.Client, error: unknown): string {
  const { code, message } = error as { code?: string; message: string };
  if (code?.startsWith('28')) return `La base refuse l’entrée à « ${user} » (DATABASE_URL). Vérifiez son mot de passe.`;
  if (code === '3D000') return `La base « ${database} » n’existe pas à ${host}:${port} (DATABASE_URL).`;
  return `La base de DATABASE_URL est injoignable à ${host}:${port} (${code ?? message}). Vérifiez qu’elle est démarrée.`;
}

/** @throws Refusal when the key that seals cannot be read, or not with that password: found now rather than by whoever signs last */
export async function refuseSealWithoutKey({ pkcs12, external }: SealSettings): Promise<void> {
  const path = pkcs12?.path ?? external?.certificatePath;
  const what = pkcs12 ? 'La clé de SEAL_PKCS12_PATH' : 'Le certificat de SEAL_CERTIFICATE_PATH';
  const advice = pkcs12 ? 'Vérifiez le fichier et SEAL_PKCS12_PASSWORD.' : 'Vérifiez que c’est un fichier PEM.';
  await givenSigner({ pkcs12, external }).catch(() => {
    throw new Refusal(`${what} (${path}) ne se lit pas. ${advice}`);
  });
}

/** Runs what a program does first; a refusal ends it with its one line. */
export async function orExit<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return process.exit(1);
  }
}
