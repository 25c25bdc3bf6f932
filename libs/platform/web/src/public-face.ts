import { DOCUMENT, inject, REQUEST_CONTEXT, RESPONSE_INIT, Service } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';

/** What is told of a page beside its words. */
export interface Told {
  readonly title: string;
  readonly description: string;
  /** The one address of this page, from the root: without what was asked, typed or counted. */
  readonly path: string;
  /** What schema.org calls it. */
  readonly data?: object;
  /** Not to be kept by a search engine: the answer to a question, a page of a page. */
  readonly passing?: boolean;
}

/** What a search engine, a shared link and a reader without a screen are told of a public page. */
@Service()
export class PublicFace {
  private readonly title = inject(Title);
  private readonly meta = inject(Meta);
  private readonly document = inject(DOCUMENT);
  /** The answer being made, on the server; none in a browser. */
  private readonly answer = inject(RESPONSE_INIT, { optional: true });
  /** Where people find the house: told by whoever renders the page, which is rendered at another address. */
  readonly origin =
    (inject(REQUEST_CONTEXT, { optional: true }) as { readonly publicUrl?: string } | null)?.publicUrl ?? this.document.location.origin;

  tell({ title, description, path, data, passing = false }: Told): void {
    this.title.setTitle(`${title} · Promeneurs du Net`);
    this.meta.updateTag({ name: 'description', content: description });
    this.meta.updateTag({ property: 'og:title', content: title });
    this.meta.updateTag({ property: 'og:description', content: description });
    this.meta.updateTag({ property: 'og:url', content: this.addressOf(path) });
    this.meta.updateTag({ name: 'robots', content: passing ? 'noindex, follow' : 'index, follow' });
    this.link('canonical', this.addressOf(path));
    this.describe(data);
  }

  /** A page that does not exist says so to machines as well. */
  missing(): void {
    if (this.answer) this.answer.status = 404;
    this.meta.updateTag({ name: 'robots', content: 'noindex' });
    this.document.head.querySelector('link[rel="canonical"]')?.remove();
    this.describe(undefined);
  }

  addressOf(path: string): string {
    return new URL(path, this.origin).href;
  }

  private link(rel: string, href: string): void {
    const { head } = this.document;
    const link = head.querySelector(`link[rel="${rel}"]`) ?? head.appendChild(this.document.createElement('link'));
    link.setAttribute('rel', rel);
    link.setAttribute('href', href);
  }

  /** Words of people stand in it: none of them may close the element. */
  private describe(data: object | undefined): void {
    const { head } = this.document;
    const known = head.querySelector('script[type="application/ld+json"]');
    if (!data) return known?.remove();
    const script = known ?? head.appendChild(this.document.createElement('script'));
    script.setAttribute('type', 'application/ld+json');
    script.textContent = JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
  }
}
