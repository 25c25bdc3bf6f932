import pg from 'pg';
import { Refusal, reasonOf } from './refusal.ts';

const OLDEST = 150_009;
const PATIENCE = 5_000;

interface Facts {
  version: number;
  superuser: boolean;
  owner: boolean;
  role: string;
}

const facts = `
  select current_setting('server_version_num')::int as version, current_user as role, rolsuper or rolbypassrls as superuser,
    pg_has_role(current_user, datdba, 'member') or exists (select from pg_class where relowner = r.oid and relkind in ('r', 'p')) as owner
  from pg_roles r, pg_database where rolname = current_user and datname = current_database()`;

/**
 * A base of somebody else's: there, recent enough, and entered by a role that row-level security binds.
 * @param setting the name of the setting that holds the URL
 * @throws Refusal, never with the password
 */
export async function checkDatabase(setting: string, url: string, who: 'app' | 'owner'): Promise<void> {
  const { version, superuser, owner, role } = await ask(setting, url);
  if (version < OLDEST) throw new Refusal(`${setting} mène à un PostgreSQL trop ancien : il faut la version 15.9 ou une plus récente.`);
  if (who === 'owner') return;
  const advice = 'donnez le rôle « app » de docker/roles.sql, qui ne possède rien';
  if (superuser)
    throw new Refusal(`${setting} entre avec « ${role} », qui passe outre les règles de la base (superutilisateur) : ${advice}.`);
  if (owner) throw new Refusal(`${setting} entre avec « ${role} », propriétaire de la base : ${advice}.`);
}

async function ask(setting: string, url: string): Promise<Facts> {
  const client = clientOf(setting, url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Facts>(facts);
    return rows[0]!;
  } catch (error) {
    throw new Refusal(whyNot(setting, client, error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clientOf(setting: string, url: string): pg.Client {
  try {
    return new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE });
  } catch {
    throw new Refusal(`${setting} n’est pas l’adresse d’une base : postgres://role:motdepasse@machine:5432/base.`);
  }
}

function whyNot(setting: string, { host, port, user, database }: pg.Client, error: unknown): string {
  const { code = '' } = error as { code?: string };
  if (code.startsWith('28')) return `La base refuse l’entrée à « ${user} » (${setting}) : vérifiez son mot de passe.`;
  if (code === '3D000') return `La base « ${database} » n’existe pas sur ${host}:${port} (${setting}).`;
  if (code === '57P03') return `La base de ${host}:${port} démarre ou s’arrête (${setting}) : réessayez dans un instant.`;
  return `La base est injoignable à ${host}:${port} (${setting}) : ${reasonOf(error)}.`;
}
