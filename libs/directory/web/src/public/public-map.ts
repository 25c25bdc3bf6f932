import {
  afterNextRender,
  Component,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PublicCard, PublicCommunes } from '@promenade/directory/model';
import { counted, fr } from '@promenade/platform/web';
import type * as Leaflet from 'leaflet';
import { type MapPlace, type OnMap, onMap } from './map-places';
import { PublicApi } from './public-api';

/**
 * Where they are: a pebble for each commune, with its number, on the outline of the département. Drawn here, with nothing asked of a
 * server of tiles, which would learn who looks. Loaded when somebody opens it; the list beside it says as much.
 */
@Component({
  selector: 'pmd-public-map',
  imports: [RouterLink],
  encapsulation: ViewEncapsulation.None,
  template: `
    <div #sheet class="sheet" role="group" aria-label="Carte des promeneurs"></div>
    @if (failed()) {
      <p role="alert">La carte n’a pas pu venir. La liste dit la même chose.</p>
    }
    @if (unplaced().length) {
      <p class="cap">
        Sans place connue sur la carte&nbsp;:
        @for (person of unplaced(); track person.slug) {
          <a [routerLink]="['/annuaire', place(), person.slug]">{{ person.firstName }}</a> ({{ person.structure.name }}){{
            $last ? '.' : ', '
          }}
        }
      </p>
    }
    <p class="cap soft">
      Un galet par commune&nbsp;: combien y répondent, une lampe quand quelqu’un répond maintenant. Places&nbsp;: GeoNames (CC BY 4.0).
    </p>
  `,
  styleUrl: './public-map.scss',
})
export class PublicMap {
  readonly query = input.required<Readonly<Record<string, string>>>();
  readonly department = input.required<string>();
  readonly place = input.required<string>();

  private readonly api = inject(PublicApi);
  private readonly router = inject(Router);
  private readonly sheet = viewChild.required<ElementRef<HTMLElement>>('sheet');
  protected readonly unplaced = signal<readonly PublicCard[]>([]);
  protected readonly failed = signal(false);
  private map: Leaflet.Map | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.map?.remove());
    afterNextRender(() => void this.draw().catch(() => this.failed.set(true)));
  }

  private async draw(): Promise<void> {
    const [leaflet, { items }, { communes, outline }] = await Promise.all([
      import('leaflet'),
      this.api.all(this.query()),
      this.api.communes(this.department()),
    ]);
    // An old module: the bundler hands it whole, under `default`.
    const drawing = ('default' in leaflet ? leaflet.default : leaflet) as typeof Leaflet;
    const known = onMap(items, communes);
    this.unplaced.set(known.unplaced);
    this.map = drawing.map(this.sheet().nativeElement, {
      attributionControl: false,
      zoomSnap: 0.25,
      scrollWheelZoom: false,
      zoomControl: false,
    });
    drawing.control.zoom({ zoomInTitle: 'Rapprocher', zoomOutTitle: 'Éloigner' }).addTo(this.map);
    this.fill(drawing, this.map, known, outline);
  }

  private fill(leaflet: typeof Leaflet, map: Leaflet.Map, { places }: OnMap, outline: PublicCommunes['outline']): void {
    const ground = leaflet.polygon(outline, { className: 'ground', interactive: false }).addTo(map);
    for (const place of places) this.pebble(leaflet, place).addTo(map);
    const bounds = outline.length ? ground.getBounds() : leaflet.latLngBounds(places.map(({ at }) => [...at]));
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [12, 12] });
    else map.setView([46.6, 2.4], 6);
    map.setMinZoom(map.getZoom() - 0.5).setMaxZoom(map.getZoom() + 4);
  }

  private pebble(leaflet: typeof Leaflet, place: MapPlace): Leaflet.Marker {
    const kind = place.answering ? 'pebble is-now' : 'pebble';
    const icon = leaflet.divIcon({ className: kind, html: String(place.people.length), iconSize: [34, 34] });
    const said = fr(
      `${place.name} : ${counted(place.people.length, 'promeneur', 'promeneurs')}${place.answering ? `, dont ${place.answering} maintenant` : ''}`,
    );
    const marker = leaflet.marker([...place.at], { icon, title: said, zIndexOffset: place.answering ? 1000 : 0 });
    // A pebble says its number; whoever does not see it is told what is counted, and where.
    marker.on('add', () => marker.getElement()?.setAttribute('aria-label', said));
    return marker.bindPopup(() => this.popup(place), { closeButton: false });
  }

  /** Words of people enter as text, never as HTML. */
  private popup({ name, people }: MapPlace): HTMLElement {
    const box = document.createElement('div');
    box.append(Object.assign(document.createElement('b'), { textContent: name }));
    for (const person of people) {
      const path = `/annuaire/${this.place()}/${person.slug}`;
      const link = Object.assign(document.createElement('a'), { href: path, textContent: person.firstName });
      link.addEventListener('click', (event) => {
        event.preventDefault();
        void this.router.navigateByUrl(path);
      });
      box.append(link);
    }
    return box;
  }
}
