import { Component, computed, input } from '@angular/core';
import { type CharterVersion, partsOf } from '@promenade/charter/model';
import { contentsOf } from '@promenade/documents/model';
import { Prose } from '@promenade/signatures/web';

/** The text of a version with what the département adds marked as such (G-01): a border, and the words that say it. */
@Component({
  selector: 'pmd-charter-text',
  imports: [Prose],
  template: `
    @for (part of parts(); track $index) {
      @if (part.of === 'department') {
        <section class="added" aria-label="Ajouté par le département">
          <p class="cap" aria-hidden="true">Ajouté par le département</p>
          <pmd-prose [text]="part.text" [anchors]="part.anchors" />
        </section>
      } @else {
        <pmd-prose [text]="part.text" [anchors]="part.anchors" />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-4);
    }
    .added {
      padding: var(--s-2) var(--s-4);
      border-left: 4px solid var(--on-info-soft);
      background: var(--info-soft);
      color: var(--on-info-soft);
      border-radius: 0 8px 8px 0;
    }
    .cap {
      color: inherit;
      font-weight: 700;
    }
  `,
})
export class CharterText {
  readonly version = input.required<Pick<CharterVersion, 'text' | 'additions'>>();

  /** One list of anchors for the whole text, so that no two parts have the same. */
  protected readonly parts = computed(() => {
    const left = contentsOf(this.version().text).map(({ anchor }) => anchor);
    return partsOf(this.version()).map((part) => ({ ...part, anchors: left.splice(0, contentsOf(part.text).length) }));
  });
}
