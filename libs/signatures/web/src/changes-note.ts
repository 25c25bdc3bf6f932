import { Component, computed, input } from '@angular/core';
import { counted, DayPipe, Icon } from '@promenade/platform/web';
import type { SignatureDifference } from '@promenade/signatures/model';
import { DifferenceRuns } from './difference-runs';

/** What is new to somebody who signed another version before; the whole text stands below it. */
@Component({
  selector: 'pmd-changes-note',
  imports: [DayPipe, DifferenceRuns, Icon],
  template: `
    @let before = of().before!;
    <section class="card stack-s" aria-labelledby="changes">
      <h2 id="changes"><pmd-icon name="info" /> Ce qui change depuis la version que vous avez signée le {{ before.signedAt | day }}</h2>
      <p class="soft">
        « {{ before.title }} », version {{ before.number }}. {{ summary() }}
        <a [href]="'/api/signatures/' + before.requestId + '/preview'" target="_blank"
          >Relire ce que vous aviez signé<span class="sr"> (PDF, nouvel onglet)</span></a
        >
      </p>
      @for (line of of().lines; track $index) {
        @if (line.isHeading) {
          <h3 [class]="line.kind"><pmd-difference-runs [runs]="line.runs" /></h3>
        } @else {
          <p [class]="line.kind" [class.item]="line.isItem"><pmd-difference-runs [runs]="line.runs" /></p>
        }
      }
      <p><a href="#texte" (click)="toText($event)">Lire le texte entier</a>&nbsp;: c’est lui que vous signez.</p>
    </section>
  `,
  styles: `
    h2 {
      font-size: var(--t-title-s);
    }
    h3 {
      margin-top: var(--s-3);
      font-size: var(--t-body);
      font-weight: var(--w-strong);
    }
    .new,
    .gone,
    .changed {
      padding-left: var(--s-3);
      border-left: 4px solid var(--on-good-soft);
      line-height: 1.6;
    }
    .gone {
      border-left: 4px dotted var(--on-bad-soft);
    }
    .changed {
      border-left: 4px double var(--on-warn-soft);
    }
    .item::before {
      content: '– ';
    }
  `,
})
export class ChangesNote {
  readonly of = input.required<SignatureDifference>();

  protected readonly summary = computed(() => {
    const count = this.of().lines.filter(({ kind }) => kind !== 'same').length;
    return count ? `${counted(count, 'passage change', 'passages changent')}.` : 'Les deux textes disent la même chose, mot pour mot.';
  });

  /** No address of its own: the page has one router, and the reader stays where they are in it. */
  protected toText(event: Event): void {
    event.preventDefault();
    document.getElementById('texte')?.focus();
  }
}
