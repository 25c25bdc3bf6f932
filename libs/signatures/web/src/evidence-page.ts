import { Component, computed, inject, input, resource } from '@angular/core';
import { Button, counted, DayPipe, downloads, EmptyState, Icon, Load, PageHead, Refusable } from '@promenade/platform/web';
import { firstBreak, holdsHead, type SignatureEventList } from '@promenade/signatures/model';
import { EvidenceTimeline } from './evidence-timeline';
import { SignaturesApi } from './signatures-api';

/** `holds`, the place where it breaks, or `unknown`: a page that is not served safely has no digests. */
export type Verdict = 'holds' | 'unknown' | { readonly broken: number };

/** `/signer/:id/preuve`: what happened to a signature, checked here and now, and all that checks it elsewhere. */
@Component({
  selector: 'pmd-evidence-page',
  imports: [Button, DayPipe, EmptyState, EvidenceTimeline, Icon, Load, PageHead, Refusable],
  template: `
    <pmd-load [of]="events" name="la preuve" [lines]="6" />
    @if (events.hasValue()) {
      <pmd-page-head title="Preuve de la signature" [lead]="'Document ' + events.value().number" [crumbs]="crumbs()">
        <pmd-refusable [reason]="whyNoArchive()">
          <button pmdButton="act" type="button" [busy]="downloads.busy()" busyWord="Préparation…" (click)="download()">
            <pmd-icon name="download" />Télécharger la preuve
          </button>
        </pmd-refusable>
      </pmd-page-head>
      @if (events.value().items.length === 0) {
        <pmd-empty fact="Rien ne s’est encore passé" why="Chaque étape de la signature s’écrira ici, dans l’ordre." />
      } @else {
        <div class="stack-l">
          <div role="status" class="stack-s">
            @switch (verdict.value()) {
              @case ('holds') {
                <p class="note note-good">
                  <pmd-icon name="check" /><span
                    >Chaîne intacte&nbsp;: votre navigateur vient de vérifier {{ counted() }}. Aucun n’a été modifié, retiré ni
                    déplacé.</span
                  >
                </p>
              }
              @case ('unknown') {
                <p class="note note-still">
                  <pmd-icon name="info" /><span
                    >Votre navigateur ne sait pas vérifier cette chaîne ici. La preuve à télécharger contient de quoi le faire.</span
                  >
                </p>
              }
              @default {
                @if (broken(); as place) {
                  <p class="note note-bad">
                    <pmd-icon name="bad" /><span
                      >La chaîne est rompue à l’événement {{ place }}&nbsp;: ce document ne prouve plus rien tel quel. Prévenez la
                      coordination et gardez cette page.</span
                    >
                  </p>
                }
              }
            }
            @if (events.value().anchor; as anchor) {
              <p class="cap soft">
                Nommée jusqu’à l’événement {{ anchor.seq }} dans la liste signée du {{ anchor.day | day }}. L’empreinte de ces listes part
                chaque nuit par courriel à la coordination, à la Caf et au niveau national.
              </p>
            } @else {
              <p class="cap soft">La liste signée qui la nommera sera faite cette nuit.</p>
            }
          </div>
          <section class="card stack" aria-labelledby="suite">
            <h2 id="suite">Ce qui s’est passé</h2>
            <pmd-evidence-timeline [of]="events.value().items" />
          </section>
          <section class="card stack-s" aria-labelledby="contenu">
            <h2 id="contenu">Ce que contient la preuve à télécharger</h2>
            <p>
              Le document signé, celui que chacun a lu, cette suite d’événements, la liste signée, les certificats, et un mode d’emploi pour
              tout vérifier hors ligne, sans Promenade.
            </p>
          </section>
        </div>
      }
    }
  `,
})
export class EvidencePage {
  readonly id = input.required<string>();
  private readonly api = inject(SignaturesApi);
  protected readonly downloads = downloads();
  protected readonly events = this.api.events(this.id);
  protected readonly verdict = resource({
    params: () => (this.events.hasValue() ? this.events.value() : undefined),
    loader: ({ params }) => verdictOf(params),
  });

  protected readonly crumbs = computed(() => [
    { label: 'Vos signatures', path: '/signer' },
    { label: 'Le document', path: `/signer/${this.id()}` },
  ]);
  protected readonly broken = computed(() => {
    const found = this.verdict.value();
    return typeof found === 'object' ? found.broken : undefined;
  });
  protected readonly counted = computed(() => counted(this.events.value()?.items.length ?? 0, 'événement', 'événements'));
  protected readonly whyNoArchive = computed(() =>
    this.events.value()?.items.some(({ kind }) => kind === 'completed')
      ? ''
      : 'La preuve se télécharge une fois que tout le monde a signé.',
  );

  protected async download(): Promise<void> {
    await this.downloads.fetch(`/api/signatures/${this.id()}/evidence`);
  }
}

/** A tail that was cut off shows only against the list that names it. */
export async function verdictOf({ items, anchor }: SignatureEventList): Promise<Verdict> {
  // Browsers keep it for pages that came by a safe way.
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (!subtle) return 'unknown';
  const broken = await firstBreak(items, async (text) => {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  });
  if (broken !== undefined) return { broken };
  return anchor && !holdsHead(items, anchor) ? { broken: anchor.seq } : 'holds';
}
