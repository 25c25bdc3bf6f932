import { inject, RESPONSE_INIT, Service } from '@angular/core';
import { Meta, Title } from '@angular/platform-browser';

/** The département of an address: `88-vosges` → `88`; nothing when it is none. */
export function departmentIn(place: string): string {
  return /^(\d[\dAB]\d?)(?:-|$)/i.exec(place)?.[1]?.toUpperCase() ?? '';
}

/** What a search engine, a shared link and a reader without a screen are told of a public page. */
@Service()
export class PublicFace {
  private readonly title = inject(Title);
  private readonly meta = inject(Meta);
  /** The answer being made, on the server; none in a browser. */
  private readonly answer = inject(RESPONSE_INIT, { optional: true });

  tell(title: string, description: string): void {
    this.title.setTitle(`${title} · Promeneurs du Net`);
    this.meta.updateTag({ name: 'description', content: description });
    this.meta.updateTag({ property: 'og:title', content: title });
    this.meta.updateTag({ property: 'og:description', content: description });
  }

  /** A page that does not exist says so to machines as well. */
  missing(): void {
    if (this.answer) this.answer.status = 404;
    this.meta.updateTag({ name: 'robots', content: 'noindex' });
  }
}
