import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { axe } from 'jest-axe';
import qr from 'qrcode';
import { QrScan } from './qr-scan';

const ADDRESS = 'https://promenade.example/annuaire/88-vosges/88-lea-mjc-x7k2';
const SIDE = 320;

/** What a camera would show: the code of an address, black on white, or a white wall. */
function picture(said?: string): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  if (!said) return pixels;
  const { modules } = qr.create(said);
  const [scale, margin] = [Math.floor((SIDE - 40) / modules.size), 20];
  for (let y = 0; y < modules.size * scale; y++)
    for (let x = 0; x < modules.size * scale; x++)
      if (modules.get(Math.floor(y / scale), Math.floor(x / scale)))
        pixels.fill(0, at(x + margin, y + margin), at(x + margin, y + margin) + 3);
  return pixels;
}
const at = (x: number, y: number) => (y * SIDE + x) * 4;

describe('a code to scan', () => {
  const stop = jest.fn();
  let frames: Uint8ClampedArray[];
  let camera: () => Promise<unknown>;

  beforeEach(() => {
    stop.mockClear();
    camera = () => Promise.resolve({ getTracks: () => [{ stop }] });
    // jsdom has neither camera nor canvas: the pictures are given, the reading is real.
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia: () => camera() } });
    const pen = { drawImage: () => undefined, getImageData: () => ({ data: frames.length > 1 ? frames.shift()! : frames[0]! }) };
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(pen as never);
    jest.spyOn(HTMLVideoElement.prototype, 'play').mockResolvedValue(undefined);
    for (const side of ['videoWidth', 'videoHeight'] as const) jest.spyOn(HTMLVideoElement.prototype, side, 'get').mockReturnValue(SIDE);
  });
  afterEach(() => {
    jest.restoreAllMocks();
    Reflect.deleteProperty(navigator, 'mediaDevices');
    Reflect.deleteProperty(globalThis, 'createImageBitmap');
  });

  async function open() {
    const fixture = TestBed.createComponent(QrScan);
    const read: string[] = [];
    const found = new Promise<string>((then) => fixture.componentInstance.read.subscribe((text) => (read.push(text), then(text))));
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    return { page, read, found, fixture };
  }

  it('is read by the camera at the first picture that shows it, as it is; then the camera is let go', async () => {
    frames = [picture(), picture(ADDRESS)];
    const { page, found, read } = await open();
    expect(await axe(page)).toMatchObject({ violations: [] });
    expect(await found).toBe(ADDRESS);
    expect(read).toEqual([ADDRESS]);
    expect(stop).toHaveBeenCalledTimes(1);
  });

  it('lets the camera go when it is closed before anything was read', async () => {
    frames = [picture()];
    const { fixture, read } = await open();
    fixture.destroy();
    expect(stop).toHaveBeenCalled();
    expect(read).toEqual([]);
  });

  it('is read on a photo where there is no camera; a photo without one says what to do', async () => {
    camera = () => Promise.reject(new Error('NotAllowedError'));
    frames = [picture()];
    Object.assign(globalThis, { createImageBitmap: () => Promise.resolve({ width: SIDE, height: SIDE }) });
    const { page, found, fixture } = await open();
    await fixture.whenStable();
    expect(page.textContent).toContain('L’appareil photo n’est pas disponible');
    const field = page.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], 'badge.jpg')] });
    const choose = () => field.dispatchEvent(new Event('change'));
    choose();
    const status = page.querySelector('[aria-live]')!;
    while (!status.textContent!.includes('Aucun code lisible')) {
      await new Promise((then) => setTimeout(then, 10));
      fixture.detectChanges();
    }
    frames = [picture(ADDRESS)];
    choose();
    expect(await found).toBe(ADDRESS);
  });
});
