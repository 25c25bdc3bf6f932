import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, input } from '@angular/core';
import { type Block, proseOf } from '@promenade/documents/model';

/** A text in Markdown, drawn from its blocks: nothing of it can become HTML. */
@Component({
  selector: 'pmd-prose',
  imports: [NgTemplateOutlet],
  template: `
    <ng-template #words let-runs>
      @for (run of runs; track $index) {
        @if (run.href) {
          <a [href]="run.href" rel="noopener">{{ run.text }}</a>
        } @else if (run.strong) {
          <strong>{{ run.text }}</strong>
        } @else if (run.emphasis) {
          <em>{{ run.text }}</em>
        } @else {
          {{ run.text }}
        }
      }
    </ng-template>
    <ng-template #list let-of>
      @if (of.ordered) {
        <ol [attr.start]="of.start">
          <ng-container [ngTemplateOutlet]="items" [ngTemplateOutletContext]="{ $implicit: of.items }" />
        </ol>
      } @else {
        <ul>
          <ng-container [ngTemplateOutlet]="items" [ngTemplateOutletContext]="{ $implicit: of.items }" />
        </ul>
      }
    </ng-template>
    <ng-template #items let-of>
      @for (item of of; track $index) {
        <li>
          <ng-container [ngTemplateOutlet]="words" [ngTemplateOutletContext]="{ $implicit: item.runs }" />
          @if (item.list) {
            <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: item.list }" />
          }
        </li>
      }
    </ng-template>

    @for (block of blocks(); track $index) {
      @switch (block.kind) {
        @case ('heading') {
          @if (block.level <= 2) {
            <h2 [attr.id]="ids()[$index]">
              <ng-container [ngTemplateOutlet]="words" [ngTemplateOutletContext]="{ $implicit: block.runs }" />
            </h2>
          } @else {
            <h3 [attr.id]="ids()[$index]">
              <ng-container [ngTemplateOutlet]="words" [ngTemplateOutletContext]="{ $implicit: block.runs }" />
            </h3>
          }
        }
        @case ('paragraph') {
          <p><ng-container [ngTemplateOutlet]="words" [ngTemplateOutletContext]="{ $implicit: block.runs }" /></p>
        }
        @case ('list') {
          <ng-container [ngTemplateOutlet]="list" [ngTemplateOutletContext]="{ $implicit: block }" />
        }
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--s-3);
      max-width: var(--measure);
      font-size: var(--t-lead);
      line-height: 1.6;
    }
    h2,
    h3 {
      font-size: var(--t-title-s);
      margin-top: var(--s-4);
      scroll-margin-top: 5rem;
    }
    ul,
    ol {
      margin: 0;
      padding-left: 1.4em;
      list-style: revert;
    }
    li + li {
      margin-top: var(--s-1);
    }
  `,
})
export class Prose {
  readonly text = input.required<string>();
  /** Anchors of the headings, in their order, for a page that leads to them; a heading beyond the list has none. */
  readonly anchors = input<readonly string[]>([]);
  protected readonly ids = computed(() => {
    const left = [...this.anchors()];
    return this.blocks().map(({ kind }) => (kind === 'heading' ? (left.shift() ?? null) : null));
  });
  protected readonly blocks = computed<readonly Block[]>(() => proseOf(this.text()));
}
