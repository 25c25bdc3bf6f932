import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountOf, lent } from './places.ts';
import { program, programMajor } from './postgres-programs.ts';
import { Refusal } from './refusal.ts';

/** The folders and files of one cluster, under its home. */
export interface Cluster {
  readonly home: string;
  /** What PostgreSQL keeps. */
  readonly data: string;
  readonly log: string;
  /** Password of the superuser: the only one kept, for the other roles get theirs at each start. */
  readonly password: string;
}

export function clusterAt(home: string): Cluster {
  return { home, data: join(home, 'data'), log: join(home, 'postgres.log'), password: join(home, 'password') };
}

/**
 * Makes the cluster at its first start: in a draft, renamed when whole, so that an interrupted start repairs itself.
 * @throws Refusal when the folder holds what another major version of PostgreSQL made
 */
export function prepareCluster(cluster: Cluster, flags: string[]): void {
  if (existsSync(cluster.data)) refuseOtherMajor(cluster.data);
  else initialise(cluster, flags);
}

export function readPassword({ password }: Cluster): string {
  if (!existsSync(password)) throw new Refusal(`Le mot de passe de la base a disparu : remettez le fichier ${password} à sa place.`);
  return readFileSync(password, 'utf8');
}

function refuseOtherMajor(data: string): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (made === programMajor()) return;
  const advice = 'Rien n’a été touché : choisissez un autre dossier avec PROMENADE_DATA.';
  throw new Refusal(`Les données de ${data} viennent de PostgreSQL ${made}, et Promenade apporte PostgreSQL ${programMajor()}. ${advice}`);
}

function initialise({ home, data, password }: Cluster, flags: string[]): void {
  const draft = `${data}-draft`;
  const account = accountOf(data);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  lent(password, account);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${password}`];
  const all = [`--pgdata=${lent(draft, account)}`, ...locale, ...access, ...flags];
  const made = spawnSync(program('initdb'), all, { ...account, cwd: home, encoding: 'utf8' });
  if (made.status !== 0) throw new Refusal(`PostgreSQL n’a pas pu préparer ${home} : ${lastLine(made.stderr) ?? made.error?.message}`);
  renameSync(draft, data);
}

/** The last line that says something: where PostgreSQL and its tools put the reason. */
export function lastLine(text: string): string | undefined {
  return text.trim().split('\n').at(-1) || undefined;
}
