import { afterNextRender, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Button, Icon, KeptValue, LinkButton, Load, PublicFace, QrScan } from '@promenade/platform/web';
import { VoicesPublicApi } from '../voices/voices-public-api';
import { VerifyAnswer } from './verify-answer';

const LEAST = 3;

/** `/verifier`: a form that works without JavaScript, and the answer to « is this really a promeneur? ». */
@Component({
  selector: 'pmd-verify',
  imports: [Button, Icon, KeptValue, LinkButton, Load, QrScan, RouterLink, VerifyAnswer],
  templateUrl: './verify-page.html',
  styleUrl: './verify.scss',
})
export class VerifyPage {
  /** From the address: what is asked. */
  readonly q = input<string>();

  private readonly router = inject(Router);
  protected readonly asked = computed(() => (this.q() ?? '').trim().slice(0, 300));
  protected readonly isShort = computed(() => this.asked() !== '' && [...this.asked()].length < LEAST);
  protected readonly answer = inject(VoicesPublicApi).verify(() => (this.asked() && !this.isShort() ? this.asked() : undefined));
  /** A camera needs JavaScript: its button comes with it. */
  protected readonly canScan = signal(false);
  protected readonly scanning = signal(false);
  /** What a QR code holds when it is not the address of a card of this house: shown, never followed. */
  protected readonly foreign = signal('');

  constructor() {
    const face = inject(PublicFace);
    effect(() =>
      face.tell({
        title: 'Vérifier un promeneur',
        description: 'Savoir en dix secondes si le compte qui écrit à un jeune est bien celui d’un promeneur du Net.',
        path: '/verifier',
        passing: this.asked() !== '',
      }),
    );
    afterNextRender(() => this.canScan.set(true));
  }

  /** The same address as the form would make without us, without loading the page anew. */
  protected check(event: Event): void {
    event.preventDefault();
    this.ask(String(new FormData(event.target as HTMLFormElement).get('q') ?? ''));
  }

  protected ask(q: string): void {
    this.scanning.set(false);
    this.foreign.set('');
    void this.router.navigate(['/verifier'], { queryParams: { q: q.trim() || null } });
  }

  protected read(text: string): void {
    if (isCardHere(text)) return this.ask(text);
    this.scanning.set(false);
    this.foreign.set(text.slice(0, 300));
  }
}

/** A badge bears the address of a card of this house: the API then says whose it is. */
function isCardHere(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { host, pathname } = new URL(text);
  return host === globalThis.location.host && /^\/annuaire\/[^/]+\/[^/]+\/?$/.test(pathname);
}
