import {
  afterRenderEffect,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { chartColours } from './chart-colours';
import { type ChartData, csvOf, ranksOf, saidValue } from './chart-data';
import { saveCsv } from './csv';
import { Definition } from './definition';
import { Icon } from './icon';
import { Menu, type MenuLine } from './menu';
import { Theme } from './theme';

let panels = 0;

/**
 * A drawing of figures, with its definition, its table and its doors out (image, CSV, print). chart.js comes with the first
 * panel shown. `finding` is the sentence a screen reader hears instead of the drawing: what it shows, not what it is.
 */
@Component({
  selector: 'pmd-chart',
  imports: [Definition, Icon, Menu],
  templateUrl: './chart-panel.html',
  styleUrl: './chart-panel.scss',
})
export class ChartPanel {
  readonly title = input.required<string>();
  readonly data = input.required<ChartData>();
  readonly finding = input.required<string>();
  readonly counted = input('');
  readonly definition = input('');

  private readonly document = inject(DOCUMENT);
  private readonly theme = inject(Theme);
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly paper = signal(false);
  protected readonly id = `graphique-${++panels}`;
  protected readonly said = saidValue;
  protected readonly tall = computed(() => (this.data().kind === 'rows' ? Math.max(10, this.data().labels.length * 3.75 + 3) : 17));
  protected readonly doors: readonly MenuLine[] = [
    { label: 'Enregistrer l’image', act: () => this.saveImage() },
    { label: 'Enregistrer les chiffres (CSV)', act: () => this.saveCsv() },
    { label: 'Imprimer la page', act: () => this.document.defaultView?.print() },
  ];
  protected readonly ranks = computed(() => ranksOf(this.data().series));
  protected readonly twinOpen = signal(false);
  private png?: () => string;

  constructor() {
    afterRenderEffect((onCleanup) => {
      const [data, paper] = [this.data(), this.paper()];
      this.theme.isDark();
      let gone = false;
      let end = (): void => undefined;
      onCleanup(() => {
        gone = true;
        end();
      });
      void this.draw(data, paper, () => gone).then((destroy) => (end = destroy));
    });
    afterRenderEffect(() => this.twinOpen.set(remembered(this.title())));
    this.followPrinting();
  }

  protected remember(event: Event): void {
    const { open } = event.target as HTMLDetailsElement;
    this.twinOpen.set(open);
    remember(this.title(), open);
  }

  private saveImage(): void {
    if (!this.png) return;
    const link = this.document.createElement('a');
    link.href = this.png();
    link.download = `${this.fileName()}.png`;
    link.click();
  }

  private saveCsv(): void {
    saveCsv(`${this.fileName()}.csv`, csvOf(this.data()));
  }

  private fileName(): string {
    return this.title()
      .replace(/[\s\u00a0\u202f?!:/]+/g, '-')
      .toLowerCase();
  }

  /** The end of the drawing, to be called when another takes its place; nothing is drawn if the panel left meanwhile. */
  private async draw(data: ChartData, paper: boolean, left: () => boolean): Promise<() => void> {
    const canvas = this.canvas().nativeElement;
    // chart.js measures with it; where it is missing, the table says it all.
    if (!this.document.defaultView || !('ResizeObserver' in this.document.defaultView)) return () => undefined;
    const { drawChart } = await import('./chart-drawing');
    await this.document.fonts?.ready;
    if (left()) return () => undefined;
    const chart = drawChart(canvas, data, chartColours(canvas.parentElement!, paper), paper ? 2 : undefined);
    this.png = () => chart.toBase64Image('image/png');
    return () => chart.destroy();
  }

  /** Paper is light, and finer than a screen. */
  private followPrinting(): void {
    const view = this.document.defaultView;
    const before = (): void => this.paper.set(true);
    const after = (): void => this.paper.set(false);
    view?.addEventListener('beforeprint', before);
    view?.addEventListener('afterprint', after);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('beforeprint', before);
      view?.removeEventListener('afterprint', after);
    });
  }
}

function remembered(title: string): boolean {
  try {
    return localStorage.getItem(`promenade.table.${title}`) === 'open';
  } catch {
    return false;
  }
}

function remember(title: string, open: boolean): void {
  try {
    localStorage.setItem(`promenade.table.${title}`, open ? 'open' : 'shut');
  } catch {
    // A browser that keeps nothing forgets this too.
  }
}
