import { readFile } from 'node:fs/promises';
import { P12Signer, type Signer } from '@libpdf/core';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@promenade/platform/api';
import { externalSigner } from './external-signer';
import { ownKey } from './own-key';
import { SEAL_SETTINGS, type SealSettings } from './seal-settings';

/** Whoever signs for the house: the key itself never leaves this room's memory, or never enters it. */
@Injectable()
export class SealKeys {
  private given: Promise<Signer | undefined> | undefined;

  constructor(
    @Inject(SEAL_SETTINGS) private readonly settings: SealSettings,
    private readonly clock: Clock,
  ) {}

  async signer(): Promise<Signer> {
    const { folder, host } = this.settings;
    // A file that could not be read once is read again: nobody restarts the house for a disk that came back.
    this.given ??= givenSigner(this.settings).catch((error: unknown) => {
      this.given = undefined;
      throw error;
    });
    return (await this.given) ?? ownKey(folder, host, this.clock.now());
  }
}

/** The key that settings name; none when the house makes its own. Throws when the file cannot be read, or not with that password. */
export async function givenSigner({ pkcs12, external }: Pick<SealSettings, 'pkcs12' | 'external'>): Promise<Signer | undefined> {
  if (external) return externalSigner(external.url, external.certificatePath);
  return pkcs12 ? P12Signer.create(new Uint8Array(await readFile(pkcs12.path)), pkcs12.password) : undefined;
}
