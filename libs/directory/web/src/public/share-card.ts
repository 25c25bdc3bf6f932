import { Component, computed, DOCUMENT, inject, input, signal } from '@angular/core';
import { Icon, LinkButton } from '@promenade/platform/web';

/** To give the page to somebody: by the phone's own means, by its address, by a code to scan, or into an address book. */
@Component({
  selector: 'pmd-share-card',
  imports: [Icon, LinkButton],
  template: `
    <section class="card stack-s" aria-labelledby="partager">
      <h2 id="partager" class="small">Garder cette fiche</h2>
      <ul>
        <li>
          <a [href]="vcard()" download><pmd-icon name="download" />Ajouter à mes contacts</a>
        </li>
        <li>
          <button pmdLink type="button" (click)="share()"><pmd-icon name="send" />Partager l’adresse de la page</button>
        </li>
      </ul>
      <p role="status" class="cap soft">{{ told() }}</p>
      <details>
        <summary>Un code à scanner</summary>
        <img [attr.src]="code()" loading="lazy" width="176" height="176" [alt]="'Code à scanner qui mène à la fiche de ' + name()" />
      </details>
    </section>
  `,
  styles: `
    .small {
      font-size: var(--t-title-s);
    }
    a,
    button {
      display: inline-flex;
      gap: var(--s-2);
      align-items: center;
      min-height: 2.5rem;
    }
    summary {
      min-height: 2rem;
      cursor: pointer;
    }
    img {
      display: block;
      margin-top: var(--s-2);
      border-radius: var(--r-m);
      background: white;
    }
    p:empty {
      display: none;
    }
    @media print {
      ul {
        display: none;
      }
    }
  `,
})
export class ShareCard {
  readonly slug = input.required<string>();
  readonly name = input.required<string>();

  private readonly document = inject(DOCUMENT);
  protected readonly told = signal('');
  protected readonly vcard = computed(() => `/api/public/promeneurs/${this.slug()}/card.vcf`);
  /** `loading=lazy` in a closed block: it is asked for when the block opens, with or without JavaScript. */
  protected readonly code = computed(() => `/api/public/promeneurs/${this.slug()}/qr.svg`);

  protected async share(): Promise<void> {
    const { location, defaultView } = this.document;
    const url = location.origin + location.pathname;
    const { share, clipboard } = defaultView?.navigator ?? {};
    if (share) return share.call(defaultView!.navigator, { title: `${this.name()}, promeneur du Net`, url }).catch(() => undefined);
    await clipboard?.writeText(url).then(
      () => this.told.set('L’adresse est copiée : vous pouvez la coller dans un message.'),
      () => this.told.set(url),
    );
  }
}
