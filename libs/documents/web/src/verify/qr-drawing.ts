import { afterNextRender, Component, inject, input, signal } from '@angular/core';
import { PublicFace } from '@promenade/platform/web';

/** The QR code that a document bears, drawn here. The drawer is loaded after the page: what it draws is also written beside it. */
@Component({
  selector: 'pmd-qr-drawing',
  host: { '[class.is-drawn]': 'drawing() !== undefined' },
  template: `
    @if (drawing(); as it) {
      <svg [attr.viewBox]="'-2 -2 ' + (it.side + 4) + ' ' + (it.side + 4)" role="img" aria-label="QR code qui mène à cette page">
        <path [attr.d]="it.path" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 8rem;
      height: 8rem;
      border: var(--edge);
      border-radius: var(--r-m);
    }
    :host(.is-drawn) {
      background: #fff;
    }
    :host(:not(.is-drawn)) {
      visibility: hidden;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: #000;
      shape-rendering: crispedges;
    }
  `,
})
export class QrDrawing {
  readonly code = input.required<string>();

  private readonly face = inject(PublicFace);
  protected readonly drawing = signal<{ readonly side: number; readonly path: string } | undefined>(undefined);

  constructor() {
    afterNextRender(() => void this.draw());
  }

  private async draw(): Promise<void> {
    const { default: QrCode } = await import('qrcode');
    const { size, data } = QrCode.create(this.face.addressOf(`/verifier/document?code=${this.code()}`)).modules;
    const dots = Array.from(data).flatMap((dark, at) => (dark ? [`M${at % size} ${Math.floor(at / size)}h1v1h-1z`] : []));
    this.drawing.set({ side: size, path: dots.join('') });
  }
}
