import { randomBytes, randomUUID, webcrypto } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CryptoKeySigner, type Signer } from '@libpdf/core';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 3072 } as const;
const DAY = 86_400_000;
const LASTS = 5 * 365 * DAY;
/** Clocks of those who check may be late. */
const LEEWAY = DAY;
/** A key gives way to the next so long before its certificate ends. */
const HANDOVER = 60 * DAY;
const FILE = /^cachet-(\d{4})\.pem$/;

interface Found {
  readonly generation: number;
  readonly signer: Signer;
  readonly notAfter: Date;
}

/**
 * The latest key of ours in a folder, made when there is none or its certificate is near its end. Key and certificate are one file,
 * written aside then linked under the next number: of two processes that make one together, both use the same.
 *
 * @param at - now: a certificate begins the day before
 */
export async function ownKey(folder: string, host: string, at: Date): Promise<Signer> {
  const found = await latestIn(folder);
  if (found && found.notAfter.getTime() - at.getTime() > HANDOVER) return found.signer;
  await make(folder, (found?.generation ?? 0) + 1, host, at);
  return (await latestIn(folder))!.signer;
}

async function latestIn(folder: string): Promise<Found | undefined> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const last = names.filter((name) => FILE.test(name)).sort().at(-1); // prettier-ignore
  return last === undefined ? undefined : await readKey(join(folder, last), Number(FILE.exec(last)![1]));
}

const kept = new Map<string, Found>();

/** What was read once is not imported again for each seal; the file is, for it may be another one since. */
async function readKey(path: string, generation: number): Promise<Found> {
  const pem = await readFile(path, 'utf8');
  const known = kept.get(pem);
  if (known) return known;
  const [key, own] = PemConverter.decodeWithHeaders(pem);
  const certificate = new X509Certificate(own!.rawData);
  const privateKey = await webcrypto.subtle.importKey('pkcs8', key!.rawData, ALGORITHM, false, ['sign']);
  const signer = new CryptoKeySigner(privateKey as CryptoKey, new Uint8Array(own!.rawData), 'RSA', ALGORITHM.name);
  const found = { generation, signer, notAfter: certificate.notAfter };
  kept.set(pem, found);
  return found;
}

async function make(folder: string, generation: number, host: string, at: Date): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `making-${randomUUID()}`);
  try {
    await write(aside, await freshPem(host, at));
    await link(aside, join(folder, `cachet-${String(generation).padStart(4, '0')}.pem`));
    await flush(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function freshPem(host: string, at: Date): Promise<string> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    // A serial number is positive, and is not told apart by its place in a list of ours.
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    name: [{ CN: [`Promenade, cachet technique de ${host}`] }],
    notBefore: new Date(at.getTime() - LEEWAY),
    notAfter: new Date(at.getTime() + LASTS),
    signingAlgorithm: ALGORITHM,
    keys: keys as CryptoKeyPair,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
    ],
  });
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return `${PemConverter.encode(pkcs8, 'PRIVATE KEY')}\n${certificate.toString('pem')}\n`;
}

async function write(path: string, words: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(words);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flush(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
