import { Injectable } from '@nestjs/common';
import { SealedPapers, Sealer } from '@promenade/documents/api';
import { Clock } from '@promenade/platform/api';
import { ListSigner, type SignedList } from './list-signer';

/** Daily lists are signed by the key that seals documents. */
@Injectable()
export class SealListSigner extends ListSigner {
  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
    private readonly seals: SealedPapers,
  ) {
    super();
  }

  async signList(list: Uint8Array): Promise<SignedList> {
    const { signature, certificate, timestamp } = await this.sealer.sign(list, this.clock.now());
    await this.seals.noteCertificate(certificate);
    return { signature, certificateSha256: certificate.sha256, timestamp };
  }

  certificate(sha256: string): Promise<string | undefined> {
    return this.seals.certificate(sha256).catch(() => undefined);
  }
}
