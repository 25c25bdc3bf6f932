import { afterNextRender, Component, DestroyRef, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { Button } from './button';
import { Icon } from './icon';

/** Between two looks at the camera, in milliseconds: a phone reads a badge at the second or third. */
const PAUSE = 250;
/** Longer sides are drawn smaller: reading is as sure, and much quicker. */
const SIDE = 1000;

/** Reads a QR code, by the camera or on a photo. Pictures stay on the phone; what was read is handed over as it is. */
@Component({
  selector: 'pmd-qr-scan',
  imports: [Button, Icon],
  template: `
    <section class="card stack-s" aria-label="Scanner un QR code">
      <video #video playsinline muted [hidden]="!looking()" aria-label="Ce que voit l’appareil photo"></video>
      <p aria-live="polite">{{ words() }}</p>
      <div class="row">
        <label class="btn btn-line file"
          ><pmd-icon name="photo" />Choisir une photo {{ of() }}
          <input class="sr" type="file" accept="image/*" capture="environment" (change)="readPhoto($event)"
        /></label>
        <button pmdButton="plain" type="button" (click)="closed.emit()">Fermer</button>
      </div>
      <p class="cap soft">L’image ne quitte pas votre appareil.</p>
    </section>
  `,
  styles: `
    :host {
      display: block;
      margin-block: var(--s-4);
    }
    video {
      width: 100%;
      max-height: 20rem;
      border-radius: var(--r-m);
      background: var(--night);
      object-fit: cover;
    }
    .file {
      position: relative;
      cursor: pointer;
    }
    .file:has(:focus-visible) {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
  `,
})
export class QrScan {
  /** What bears the code: « du badge ». */
  readonly of = input('du badge');
  readonly read = output<string>();
  readonly closed = output();

  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');
  protected readonly looking = signal(false);
  protected readonly words = signal('L’appareil photo s’ouvre…');
  private stream: MediaStream | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
    afterNextRender(() => void this.start());
  }

  protected async readPhoto(event: Event): Promise<void> {
    const [file] = (event.target as HTMLInputElement).files ?? [];
    if (!file) return;
    const found = await readable(file).then(codeIn, () => undefined);
    if (found) this.found(found);
    else this.words.set('Aucun code lisible sur cette photo. Approchez-vous, et prenez le code bien à plat.');
  }

  private async start(): Promise<void> {
    try {
      this.stream = await globalThis.navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      if (this.isOver) return this.stop();
      const video = this.video().nativeElement;
      video.srcObject = this.stream;
      await video.play();
      this.looking.set(true);
      this.words.set(`Placez le code ${this.of()} devant l’appareil.`);
      await this.look();
    } catch {
      this.words.set(`L’appareil photo n’est pas disponible. Choisissez une photo ${this.of()}.`);
    }
  }

  private async look(): Promise<void> {
    if (this.isOver) return;
    const code = await codeIn(this.video().nativeElement);
    if (code) return this.found(code);
    this.timer = setTimeout(() => void this.look(), PAUSE);
  }

  private found(code: string): void {
    if (this.isOver) return;
    this.stop();
    this.read.emit(code);
  }

  private stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
  }
}

function readable(file: File): Promise<ImageBitmap> {
  return createImageBitmap(file);
}

/** What the QR code of a picture says; nothing when there is none. The reader is loaded with the first picture. */
async function codeIn(picture: HTMLVideoElement | ImageBitmap): Promise<string | undefined> {
  const [width, height] = sizeOf(picture);
  if (width * height === 0) return undefined;
  const { default: jsQR } = await import('jsqr');
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * scale), height: Math.round(height * scale) });
  const pen = canvas.getContext('2d', { willReadFrequently: true })!;
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const pixels = pen.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(pixels.data, canvas.width, canvas.height)?.data || undefined;
}

function sizeOf(picture: HTMLVideoElement | ImageBitmap): [number, number] {
  return picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height];
}
