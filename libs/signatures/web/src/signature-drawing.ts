import { afterNextRender, Component, DestroyRef, effect, type ElementRef, inject, model, output, signal, viewChild } from '@angular/core';
import { Button, Icon, LinkButton } from '@promenade/platform/web';
import { padHeight, padWidth, type Stroke } from '@promenade/signatures/model';
import type SignaturePad from 'signature_pad';

/**
 * A frame to sign in with a finger, a pen or a mouse. What leaves is where the pen went, in the units of the pad: the server draws.
 * The points are the truth, and the frame shows them, so that a stroke can be taken back and a screen can turn.
 */
@Component({
  selector: 'pmd-signature-drawing',
  imports: [Button, Icon, LinkButton],
  template: `
    <canvas
      #canvas
      role="img"
      [attr.aria-label]="strokes().length ? 'Cadre de signature, signature dessinée' : 'Cadre de signature, vide'"
    ></canvas>
    <p class="row between">
      <span class="cap soft"
        >Sans souris ni doigt&#8239;? <button pmdLink type="button" (click)="typeInstead.emit()">Taper mon nom</button></span
      >
      <span class="row">
        <button pmdButton="plain" size="s" type="button" [attr.aria-disabled]="strokes().length ? null : 'true'" (click)="undo()">
          <pmd-icon name="undo" />Annuler le dernier trait
        </button>
        <button pmdButton="plain" size="s" type="button" [attr.aria-disabled]="strokes().length ? null : 'true'" (click)="restart()">
          <pmd-icon name="trash" />Tout effacer
        </button>
      </span>
    </p>
  `,
  styles: `
    canvas {
      display: block;
      width: 100%;
      aspect-ratio: 2;
      border: 2px dashed var(--line-strong);
      border-radius: var(--r-m);
      background: var(--surface-sunk);
      touch-action: none;
      cursor: crosshair;
    }
  `,
})
export class SignatureDrawing {
  readonly strokes = model.required<readonly Stroke[]>();
  readonly typeInstead = output();
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private readonly pad = signal<SignaturePad | undefined>(undefined);

  constructor() {
    const destroyed = inject(DestroyRef);
    // The library touches the window as it loads: only in a browser, only on this page.
    afterNextRender(async () => {
      const { default: Pad } = await import('signature_pad');
      if (destroyed.destroyed) return;
      const canvas = this.canvas().nativeElement;
      const pad = new Pad(canvas, { penColor: getComputedStyle(canvas).color, minWidth: 1, maxWidth: 3 });
      pad.addEventListener('endStroke', () => this.strokes.set(this.read(pad)));
      const watch = new ResizeObserver(() => this.fit(pad));
      watch.observe(canvas);
      this.fit(pad);
      this.pad.set(pad);
      destroyed.onDestroy(() => {
        watch.disconnect();
        pad.off();
      });
    });
    effect(() => {
      const pad = this.pad();
      if (pad) this.show(pad, this.strokes());
    });
  }

  protected undo(): void {
    this.strokes.update((drawn) => drawn.slice(0, -1));
  }

  protected restart(): void {
    this.strokes.set([]);
  }

  private fit(pad: SignaturePad): void {
    const canvas = this.canvas().nativeElement;
    const density = window.devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * density;
    canvas.height = canvas.clientHeight * density;
    canvas.getContext('2d')!.scale(density, density);
    this.show(pad, this.strokes());
  }

  private show(pad: SignaturePad, strokes: readonly Stroke[]): void {
    const { clientWidth, clientHeight } = this.canvas().nativeElement;
    // The theme may have changed since.
    pad.penColor = getComputedStyle(this.canvas().nativeElement).color;
    const { penColor, minWidth, maxWidth, dotSize, velocityFilterWeight } = pad;
    const pen = { penColor, minWidth, maxWidth, dotSize, velocityFilterWeight, compositeOperation: 'source-over' as const };
    const groups = strokes.map((points) => ({
      ...pen,
      points: points.map(([x, y, time]) => ({ x: (x / padWidth) * clientWidth, y: (y / padHeight) * clientHeight, time, pressure: 0.5 })),
    }));
    pad.fromData(groups, { clear: true });
  }

  private read(pad: SignaturePad): Stroke[] {
    const { clientWidth, clientHeight } = this.canvas().nativeElement;
    const groups = pad.toData().filter(({ points }) => points.length > 0);
    const begun = this.strokes().length;
    const last = this.strokes().at(-1)?.at(-1)?.[2] ?? 0;
    const start = groups[begun]?.points[0]?.time ?? 0;
    const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
    // Those drawn before are as they were; times go on from the last.
    const drawn = groups
      .slice(begun)
      .map(({ points }): Stroke =>
        points.map(({ x, y, time }) => [
          within((x / clientWidth) * padWidth, padWidth),
          within((y / clientHeight) * padHeight, padHeight),
          within(last + time - start, 3_600_000),
        ]),
      );
    return [...this.strokes(), ...drawn];
  }
}
