import { type DigestAlgorithm, HttpTimestampAuthority, type TimestampAuthority } from '@libpdf/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { SEAL_SETTINGS, type SealSettings } from './seal-settings';

/** A seal is put while a request is held: an authority that dawdles is one that is away. In milliseconds. */
const PATIENCE = 3_000;
/** After a silence it is left alone for so long, in milliseconds: whoever signs next does not wait for it as well. */
const REST = 60_000;

class Away extends Error {}

/** The time-stamping authority (RFC 3161), when there is one. A document is worth its seal without it, and says so. */
@Injectable()
export class Timestamps {
  readonly authority: TimestampAuthority | undefined;
  private restsUntil = 0;

  constructor(@Inject(SEAL_SETTINGS) { tsaUrl }: SealSettings) {
    this.authority = tsaUrl ? checked(new HttpTimestampAuthority(tsaUrl, { timeout: PATIENCE })) : undefined;
  }

  /** @returns nothing when there is no authority, or it did not answer, or not with what was asked */
  async unlessAway<T>(work: (authority: TimestampAuthority) => Promise<T>): Promise<T | undefined> {
    if (!this.authority || performance.now() < this.restsUntil) return undefined;
    try {
      return await work(this.authority);
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      this.restsUntil = performance.now() + REST;
      new Logger('seal').warn(`The time-stamping authority is away: sealed without it (${error.message}).`);
      return undefined;
    }
  }
}

function checked(authority: TimestampAuthority): TimestampAuthority {
  return {
    async timestamp(digest: Uint8Array, algorithm: DigestAlgorithm): Promise<Uint8Array> {
      const token = await authority.timestamp(digest, algorithm).catch((error: Error) => {
        throw new Away(error.message);
      });
      if (!stamps(token, digest)) throw new Away('the token is of something else');
      return token;
    },
  };
}

/** Whether a token is one, and of that digest: another one would spoil the seal that bears it. */
function stamps(token: Uint8Array, digest: Uint8Array): boolean {
  try {
    const content = new pkijs.ContentInfo({ schema: asn1js.fromBER(new Uint8Array(token)).result });
    const signed = new pkijs.SignedData({ schema: content.content });
    const info = pkijs.TSTInfo.fromBER(new Uint8Array(signed.encapContentInfo.eContent!.getValue()));
    return Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView).equals(Buffer.from(digest));
  } catch {
    return false;
  }
}
