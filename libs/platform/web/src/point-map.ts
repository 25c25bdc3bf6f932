import { Component, computed, input } from '@angular/core';
import { drawingOf, type MapPoint } from './projection';

/**
 * A map without a background: pebbles where something is counted, dots on the other communes. Its twin, the table, stands beside it.
 * `<pmd-point-map finding="Carte : …" [points]="points()" [backdrop]="backdrop()" [said]="said" />`
 */
@Component({
  selector: 'pmd-point-map',
  template: `
    @if (drawing(); as map) {
      <svg [attr.viewBox]="'0 0 ' + map.width + ' ' + map.height" role="img" [attr.aria-label]="finding()">
        @for (dot of map.dots; track $index) {
          <circle class="dot" [attr.cx]="dot[0]" [attr.cy]="dot[1]" r="3" />
        }
        @for (pebble of map.pebbles; track pebble.place.code) {
          <g>
            <title>{{ said()(pebble.place) }}</title>
            <circle class="pebble" [attr.cx]="pebble.x" [attr.cy]="pebble.y" [attr.r]="pebble.radius" />
            <text [attr.x]="pebble.x" [attr.y]="pebble.y" dy="0.35em">{{ pebble.place.count }}</text>
          </g>
        }
      </svg>
      <p class="cap soft">
        Un galet par commune qui a un promeneur, un point par autre commune. Places&nbsp;: GeoNames (CC BY 4.0). Une commune sans place
        connue n’est que dans le tableau.
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
export class PointMap {
  readonly points = input.required<readonly MapPoint[]>();
  readonly backdrop = input.required<readonly (readonly [number, number])[]>();
  /** What the map shows, in a sentence: its name for who does not see it. */
  readonly finding = input.required<string>();
  /** A pebble in words. */
  readonly said = input<(place: MapPoint) => string>(({ name, count }) => `${name}\u00a0: ${count}`);
  protected readonly drawing = computed(() => drawingOf(this.points(), this.backdrop()));
}
