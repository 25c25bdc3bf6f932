import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lchownSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Refusal, reasonOf } from './refusal.ts';

/** The checkout. */
export const workspace = dirname(import.meta.dirname);
export const asRoot = process.getuid?.() === 0;

/** PostgreSQL refuses to run as root, so root lends it to `nobody`, an account that every Unix has. */
const NOBODY = 65534;

/** What root keeps for `nobody`, who cannot walk to a checkout under /root. */
const rootStore = '/var/lib/promenade';

/**
 * Where everything lasting is kept: PROMENADE_DATA, else `.data` in the checkout, else for root a folder of its own for
 * this checkout. Absolute; made when missing, closed to other accounts save that root's lets PostgreSQL walk through.
 * @throws Refusal when it cannot be made
 */
export function dataFolder(): string {
  const named = process.env['PROMENADE_DATA'];
  if (named) return opened(resolve(named), `PROMENADE_DATA (${named})`);
  const folder = asRoot
    ? join(openRootStore(), createHash('sha256').update(workspace).digest('hex').slice(0, 12))
    : join(workspace, '.data');
  return opened(folder, folder);
}

function opened(folder: string, name: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: asRoot ? 0o711 : 0o700 });
  } catch (error) {
    throw new Refusal(`Le dossier des données ${name} ne peut pas être ouvert : ${reasonOf(error)}.`);
  }
  const foreign = existsSync(join(folder, 'PG_VERSION'));
  if (foreign) throw new Refusal(`Le dossier ${name} est celui d’un autre PostgreSQL : donnez à PROMENADE_DATA un dossier à lui.`);
  return folder;
}

/** The folder of the lasting cluster. Where `nobody` cannot walk to the data folder, a link there leads to root's store. */
export function lastingHome(data: string): string {
  const home = join(data, 'postgres');
  try {
    if (asRoot && !letThrough(data)) return linked(home);
    mkdirSync(home, { recursive: true });
    if (asRoot) chmodSync(home, 0o711);
    return home;
  } catch (error) {
    throw new Refusal(`Le dossier des données ${data} ne peut pas être écrit : ${reasonOf(error)}.`);
  }
}

/** A folder that no one else has, for a cluster that will not last. */
export function throwawayHome(): string {
  const store = asRoot ? openRootStore() : opened(join(workspace, '.data'), '.data');
  const home = mkdtempSync(join(store, 'throwaway-'));
  if (asRoot) chmodSync(home, 0o711);
  return home;
}

/** /var/lib/promenade, which everybody may walk through whatever the umask. */
export function openRootStore(): string {
  mkdirSync(rootStore, { recursive: true });
  chmodSync(rootStore, 0o755);
  return rootStore;
}

export type Account = { uid?: number; gid?: number };

/** The account PostgreSQL runs as: ours, and for root the one that owns the cluster already, else `nobody`. */
export function accountOf(cluster: string): Account {
  if (!asRoot) return {};
  const owner = statSync(cluster, { throwIfNoEntry: false });
  return owner?.uid ? { uid: owner.uid, gid: owner.gid } : { uid: NOBODY, gid: NOBODY };
}

/** Gives a path to the account that PostgreSQL runs as. */
export function lent(path: string, { uid, gid }: Account): string {
  if (uid && gid) lchownSync(path, uid, gid);
  return path;
}

/** May `nobody` walk to this folder? The folder itself is ours to open to passers-by; those above it are not. */
function letThrough(folder: string): boolean {
  if (!walkable(dirname(folder))) return false;
  chmodSync(folder, statSync(folder).mode | 0o011);
  return true;
}

function walkable(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0 && (folder === dirname(folder) || walkable(dirname(folder)));
}

function linked(home: string): string {
  const present = lstatSync(home, { throwIfNoEntry: false });
  if (present) return present.isSymbolicLink() ? readlinkSync(home) : home;
  const elsewhere = mkdtempSync(join(openRootStore(), 'cluster-'));
  chmodSync(elsewhere, 0o711);
  symlinkSync(elsewhere, home);
  return elsewhere;
}
