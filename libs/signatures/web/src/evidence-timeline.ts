import { Component, computed, input } from '@angular/core';
import { MomentPipe } from '@promenade/platform/web';
import type { SignatureEvent } from '@promenade/signatures/model';
import { eventStatus, eventWords } from './event-words.fr';

/** What happened, in its order; the digest of each event can be opened. */
@Component({
  selector: 'pmd-evidence-timeline',
  imports: [MomentPipe],
  template: `
    <ol class="past">
      @for (line of lines(); track line.seq) {
        <li [class]="line.status">
          <p>
            {{ line.words }}<br />
            <time class="soft cap" [attr.datetime]="line.at">{{ line.at | moment }}</time>
          </p>
          <details class="no-print">
            <summary class="cap">
              Empreinte<span class="sr"> de l’événement {{ line.seq }}</span>
            </summary>
            <p class="code cap">{{ line.hash }}</p>
          </details>
        </li>
      }
    </ol>
  `,
  styles: `
    .past {
      list-style: none;
      padding: 0;
      margin: 0;
      border-inline-start: 2px solid var(--line);
    }
    li {
      padding-inline-start: var(--s-4);
      padding-block-end: var(--s-4);
      position: relative;
      break-inside: avoid;
    }
    li::before {
      content: '';
      position: absolute;
      inset-inline-start: -0.45rem;
      inset-block-start: 0.4rem;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      border-radius: 50%;
      background: var(--line-strong);
    }
    li.good::before {
      background: var(--good);
    }
    li.bad::before {
      background: var(--bad);
    }
    p {
      margin: 0;
    }
    summary {
      cursor: pointer;
      inline-size: fit-content;
      min-block-size: 1.5rem;
    }
    .code {
      overflow-wrap: anywhere;
    }
  `,
})
export class EvidenceTimeline {
  readonly of = input.required<readonly SignatureEvent[]>();
  protected readonly lines = computed(() =>
    this.of().map((event) => ({
      seq: event.seq,
      at: event.at,
      hash: event.hash,
      words: eventWords(event),
      status: eventStatus(event.kind),
    })),
  );
}
