import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { refuseSealWithoutKey } from './boot-check';
import { sealOf, settings } from './settings';

const base = { DATABASE_URL: 'postgres://app@localhost/promenade' };
const refusals = (more: Record<string, string>) =>
  settings.safeParse({ ...base, ...more }).error?.issues.map(({ path, message }) => `${path.join('.')} : ${message}`) ?? [];

describe('the settings of the seal', () => {
  it('may all be left out: the house makes its own key in its data folder', () => {
    const read = settings.parse({ ...base, PROMENADE_DATA: '/donnees', PUBLIC_URL: 'https://promeneurs.example/' });
    expect(sealOf(read)).toMatchObject({ folder: '/donnees/seal', host: 'promeneurs.example', pkcs12: undefined, external: undefined });
  });

  it.each<[Record<string, string>, RegExp]>([
    [
      { SEAL_PKCS12_PATH: 'a.p12', SEAL_SIGNER_URL: 'http://ailleurs.example/', SEAL_CERTIFICATE_PATH: 'a.pem' },
      /^SEAL_SIGNER_URL : un seul cachet/,
    ],
    [{ SEAL_SIGNER_URL: 'http://ailleurs.example/' }, /^SEAL_CERTIFICATE_PATH : .*vont ensemble/],
    [{ SEAL_CERTIFICATE_PATH: 'a.pem' }, /^SEAL_CERTIFICATE_PATH : .*vont ensemble/],
    [{ SEAL_PKCS12_PASSWORD: 'secret' }, /^SEAL_PKCS12_PASSWORD : .*manque/],
    [{ TSA_URL: 'ftp://horloge.example' }, /^TSA_URL : /],
  ])('are refused when they do not go together: %j', (given, words) => {
    const told = refusals(given);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(words);
    expect(told[0]).not.toContain('secret');
  });

  it('are refused at the start when the file cannot be read, or is no key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'settings-'));
    const path = join(folder, 'a.p12');
    const given = () => sealOf(settings.parse({ ...base, SEAL_PKCS12_PATH: path, SEAL_PKCS12_PASSWORD: 'mot-de-passe' }));
    await expect(refuseSealWithoutKey(given())).rejects.toThrow('La clé de SEAL_PKCS12_PATH');
    writeFileSync(path, 'not a key');
    await expect(refuseSealWithoutKey(given())).rejects.toThrow(/ne se lit pas\. Vérifiez/);
    await expect(refuseSealWithoutKey(given())).rejects.not.toThrow('mot-de-passe');
    rmSync(folder, { recursive: true });
  });
});
