import { Component, effect, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, DayPipe, Icon, Load, PublicFace } from '@promenade/platform/web';
import { VerifyApi } from './verify-api';

/** « Vérifier sans Promenade »: step by step, with public tools and off line, from our certificates on. To be read on a screen or printed. */
@Component({
  selector: 'pmd-by-hand',
  imports: [Button, DayPipe, Icon, Load, RouterLink],
  templateUrl: './by-hand.html',
  styleUrl: './verify.scss',
})
export class ByHandPage {
  protected readonly api = inject(VerifyApi);
  /** As pdfsig writes it. */
  protected readonly expected = '- Total document signed\n- Signature Validation: Signature is Valid.';
  protected readonly certificates = this.api.certificates();

  constructor() {
    const face = inject(PublicFace);
    effect(() =>
      face.tell({
        title: 'Vérifier un document sans Promenade',
        description: 'Contrôler soi-même, hors ligne, le cachet d’un document signé avec Promenade : pdfsig, openssl et nos certificats.',
        path: '/verifier/document/sans-promenade',
      }),
    );
  }

  /** In groups of two, as openssl writes it. */
  protected fingerprint(sha256: string): string {
    return sha256.toUpperCase().match(/.{2}/g)!.join(':');
  }
}
