import { createHash } from 'node:crypto';
import { PDF, type Signer } from '@libpdf/core';
import { Injectable } from '@nestjs/common';
import { detachedSignature } from '../detached-signature';
import { certificateOf } from './certificate';
import { SealKeys } from './seal-keys';
import { type Sealed, Sealer, type Sealing, type SignedBytes } from './sealer';
import { Timestamps } from './timestamps';

/** A name of its own in the file: whoever lists signatures reads it. */
const FIELD = 'Cachet technique';

/** Seals by `@libpdf/core`: PAdES B-B (ETSI EN 319 142-1), B-T when an authority stamps the time. */
@Injectable()
export class LibPdfSealer extends Sealer {
  constructor(
    private readonly keys: SealKeys,
    private readonly timestamps: Timestamps,
  ) {
    super();
  }

  async seal(pdf: Uint8Array, sealing: Sealing): Promise<Sealed> {
    const signer = await this.keys.signer();
    const stamped = await this.timestamps.unlessAway(() => this.put(pdf, sealing, signer, true));
    const bytes = stamped ?? (await this.put(pdf, sealing, signer, false));
    return {
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      certificate: certificateOf(signer.certificate),
      timestamped: stamped !== undefined,
    };
  }

  async sign(bytes: Uint8Array, at: Date): Promise<SignedBytes> {
    const signer = await this.keys.signer();
    const digest = createHash('sha256').update(bytes).digest();
    const token = await this.timestamps.unlessAway((authority) => authority.timestamp(digest, 'SHA-256'));
    return {
      signature: await detachedSignature(bytes, signer, at),
      certificate: certificateOf(signer.certificate),
      timestamp: token ? Buffer.from(token) : null,
    };
  }

  /** From the bytes each time: a PDF whose stamp failed is half written. */
  private async put(pdf: Uint8Array, { reason, at }: Sealing, signer: Signer, isStamped: boolean): Promise<Buffer> {
    const document = await PDF.load(new Uint8Array(pdf));
    const authority = isStamped ? this.timestamps.authority : undefined;
    const level = authority ? ({ level: 'B-T', timestampAuthority: authority } as const) : ({ level: 'B-B' } as const);
    const { bytes } = await document.sign({ ...level, signer, reason, signingTime: at, fieldName: FIELD });
    return Buffer.from(bytes);
  }
}
