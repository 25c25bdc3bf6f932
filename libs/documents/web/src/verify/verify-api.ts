import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { DocumentVerdict, SealCertificates } from '@promenade/documents/model';
import { firstValueFrom } from 'rxjs';
import type { Question } from './question';

const base = '/api/public';

/** Mirrors VerdictsController. Answers are not parsed again here: a phone would load zod for it. */
@Service()
export class VerifyApi {
  private readonly http = inject(HttpClient);

  readonly verdict = (question: () => Question | undefined) =>
    httpResource<DocumentVerdict>(() => {
      const asked = question();
      return asked && addressOf(asked);
    });

  readonly certificates = () => httpResource<SealCertificates>(() => `${base}/seal/certificates`);

  /** Of a file whose digest was computed here: the digest leaves, and never the file. */
  verdictOf(sha256: string): Promise<DocumentVerdict> {
    return firstValueFrom(this.http.get<DocumentVerdict>(addressOf({ kind: 'sha256', value: sha256 })));
  }

  certificateAddress(sha256: string): string {
    return `${base}/seal/certificates/${sha256}.pem`;
  }
}

function addressOf({ kind, value }: Question): string {
  return kind === 'code' ? `${base}/documents/code/${value}` : `${base}/documents/${value}`;
}
