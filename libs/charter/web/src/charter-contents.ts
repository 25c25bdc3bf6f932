import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { contentsOf } from '@promenade/documents/model';

/** The articles of a text, each a link to its place on the page. */
@Component({
  selector: 'pmd-charter-contents',
  imports: [RouterLink],
  template: `
    @if (entries().length > 1) {
      <nav class="card stack-s" aria-labelledby="contents">
        <h2 id="contents">Sommaire</h2>
        <ol>
          @for (entry of entries(); track entry.anchor) {
            <li [class.below]="entry.level > 2">
              <a routerLink="." queryParamsHandling="preserve" [fragment]="entry.anchor">{{ entry.title }}</a>
            </li>
          }
        </ol>
      </nav>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    ol {
      list-style: none;
      margin: 0;
      padding: 0;
      display: grid;
      gap: var(--s-1);
    }
    .below {
      padding-left: var(--s-4);
    }
    a {
      display: inline-block;
      min-height: 24px;
    }
  `,
})
export class CharterContents {
  readonly text = input.required<string>();
  protected readonly entries = computed(() => contentsOf(this.text()));
}
