import { Component, computed, input } from '@angular/core';
import type { Coverage } from '@promenade/dashboards/model';
import { counted, fr } from '@promenade/platform/web';
import { drawingOf } from './projection';

/** Points on the communes of the département; its twin, the table, stands beside it. */
@Component({
  selector: 'pmd-coverage-map',
  template: `
    @if (drawing(); as map) {
      <svg [attr.viewBox]="'0 0 ' + map.width + ' ' + map.height" role="img" [attr.aria-label]="finding()">
        @for (dot of map.dots; track $index) {
          <circle class="dot" [attr.cx]="dot[0]" [attr.cy]="dot[1]" r="3" />
        }
        @for (pebble of map.pebbles; track pebble.place.commune.code) {
          <g>
            <title>{{ said(pebble.place) }}</title>
            <circle class="pebble" [attr.cx]="pebble.x" [attr.cy]="pebble.y" [attr.r]="pebble.radius" />
            <text [attr.x]="pebble.x" [attr.y]="pebble.y" dy="0.35em">{{ pebble.place.promeneurs }}</text>
          </g>
        }
      </svg>
      <p class="cap soft">
        Un galet par commune qui a un promeneur, un point par autre commune. Places : GeoNames (CC BY 4.0). Une commune sans place connue
        n’est que dans le tableau.
      </p>
    }
  `,
  styles: `
    svg {
      display: block;
      width: 100%;
      max-height: 30rem;
    }
    .dot {
      fill: var(--ridge-2);
    }
    .pebble {
      fill: var(--chart-1);
      stroke: var(--surface);
      stroke-width: 2;
    }
    text {
      fill: var(--surface);
      font: var(--w-title) 14px var(--face);
      font-variant-numeric: tabular-nums;
      text-anchor: middle;
    }
  `,
})
export class CoverageMap {
  readonly coverage = input.required<readonly Coverage[]>();
  readonly backdrop = input.required<readonly (readonly [number, number])[]>();
  protected readonly drawing = computed(() => drawingOf(this.coverage(), this.backdrop()));

  protected readonly finding = computed(() => {
    const most = this.coverage().reduce((best, place) => (place.promeneurs > best.promeneurs ? place : best));
    const communes = counted(this.coverage().length, 'commune a un promeneur', 'communes ont un promeneur');
    return `Carte : ${communes} ; ${most.commune.name} en a le plus, ${most.promeneurs}.`;
  });

  protected said({ commune, promeneurs }: Coverage): string {
    return fr(`${commune.name} : ${counted(promeneurs, 'promeneur', 'promeneurs')}`);
  }
}
