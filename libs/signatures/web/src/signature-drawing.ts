import { afterNextRender, Component, DestroyRef, type ElementRef, inject, model, viewChild } from '@angular/core';
import { Button, Icon } from '@promenade/platform/web';
import { padHeight, padWidth, type Stroke } from '@promenade/signatures/model';
import type SignaturePad from 'signature_pad';

/** A frame to sign in with a finger or a mouse. What leaves is where the pen went, in the units of the pad: the server draws. */
@Component({
  selector: 'pmd-signature-drawing',
  imports: [Button, Icon],
  template: `
    <canvas
      #canvas
      role="img"
      [attr.aria-label]="strokes().length ? 'Cadre de signature, signature dessinée' : 'Cadre de signature, vide'"
    ></canvas>
    <p class="row between">
      <span class="cap soft">Sans souris ni doigt, choisissez « Taper mon nom ».</span>
      <button pmdButton="plain" size="s" type="button" (click)="restart()"><pmd-icon name="undo" />Recommencer</button>
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
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private pad: SignaturePad | undefined;

  constructor() {
    const destroyed = inject(DestroyRef);
    // The library touches the window as it loads: only in a browser, only on this page.
    afterNextRender(async () => {
      const { default: Pad } = await import('signature_pad');
      const canvas = this.canvas().nativeElement;
      this.pad = new Pad(canvas, { penColor: getComputedStyle(canvas).color, minWidth: 1, maxWidth: 3 });
      this.fit();
      this.pad.addEventListener('endStroke', () => this.strokes.set(this.read()));
      const watch = new ResizeObserver(() => this.fit());
      watch.observe(canvas);
      destroyed.onDestroy(() => {
        watch.disconnect();
        this.pad?.off();
      });
    });
  }

  protected restart(): void {
    this.pad?.clear();
    this.strokes.set([]);
  }

  /** The drawing keeps its points when the frame changes size or the screen turns. */
  private fit(): void {
    const canvas = this.canvas().nativeElement;
    const density = window.devicePixelRatio || 1;
    const kept = this.pad?.toData() ?? [];
    const before = canvas.width;
    canvas.width = canvas.clientWidth * density;
    canvas.height = canvas.clientHeight * density;
    canvas.getContext('2d')!.scale(density, density);
    const ratio = before ? canvas.width / before : 1;
    const moved = kept.map((group) => ({
      ...group,
      points: group.points.map((point) => ({ ...point, x: point.x * ratio, y: point.y * ratio })),
    }));
    this.pad?.fromData(moved);
  }

  private read(): Stroke[] {
    const { clientWidth, clientHeight } = this.canvas().nativeElement;
    const groups = this.pad!.toData().filter(({ points }) => points.length > 0);
    const start = groups[0]?.points[0]?.time ?? 0;
    const within = (value: number, most: number) => Math.min(Math.max(Math.round(value), 0), most);
    return groups.map(({ points }) =>
      points.map(({ x, y, time }) => [
        within((x / clientWidth) * padWidth, padWidth),
        within((y / clientHeight) * padHeight, padHeight),
        within(time - start, 3_600_000),
      ]),
    );
  }
}
