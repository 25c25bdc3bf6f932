import sharp from 'sharp';

/** Grounds, skins, hairs and clothes of the drawn faces: each picked by a rank of its own, so that neighbours differ. */
const grounds = ['#d9e8dd', '#f6e3b4', '#f3d6e2', '#cfe5ee', '#e6dff0', '#f4dcc8'];
const skins = ['#f3cfb3', '#e0a982', '#b97f5a', '#8a5a3c', '#f7dcc9', '#6d4630'];
const hairs = ['#2b1d16', '#5a3a22', '#8b5a2b', '#c98b4a', '#3a3a3a', '#7a2f1d', '#b9b2a8'];
const clothes = ['#1f5f4a', '#6a1b4d', '#2f6f8f', '#b5651d', '#4b4f8a', '#7a7f3a'];

/** Shapes of hair, the two first short, drawn behind (`back`) and over (`front`) a head centred on 256, 236. */
const CROWN = 'M152 236 C144 118 196 96 256 96 C316 96 368 118 360 236';
interface Cut {
  readonly back: string;
  readonly front: string;
}

const cuts: readonly Cut[] = [
  { back: '', front: `${CROWN} C352 196 330 166 256 168 C182 166 160 196 152 236 Z` },
  { back: '', front: `${CROWN} C350 206 344 186 328 170 C280 186 214 176 190 150 C176 172 160 196 152 236 Z` },
  { back: 'M140 240 C118 80 394 80 372 240 L382 410 L130 410 Z', front: `${CROWN} C340 180 300 150 276 146 C236 176 176 186 152 236 Z` },
  { back: 'M146 230 C130 90 382 90 366 230 L360 338 L152 338 Z', front: `${CROWN} C352 200 340 190 256 190 C172 190 160 200 152 236 Z` },
  {
    back: 'M256 84 m-48 0 a48 48 0 1 0 96 0 a48 48 0 1 0 -96 0 Z',
    front: `${CROWN} C346 186 306 158 256 158 C206 158 166 186 152 236 Z`,
  },
  {
    back: 'M138 230 C106 70 406 70 374 230 C408 300 388 344 362 352 L150 352 C124 344 104 300 138 230 Z',
    front: `${CROWN} C330 176 290 160 230 150 C200 176 166 196 152 236 Z`,
  },
];

const glasses = `<g fill="none" stroke="#2b2b2b" stroke-width="7"><circle cx="218" cy="240" r="27"/><circle cx="294" cy="240" r="27"/><path d="M245 238 q11 -8 22 0"/></g>`;

/**
 * A face that nobody has: the demonstration shows where photos go without taking anybody's.
 * @param rank whose: the same face each time @param short the hair
 * @returns a square PNG of 512 pixels
 */
export function portraitOf(rank: number, short: boolean): Promise<Buffer> {
  const drawing = drawingOf(rank, short ? cuts.slice(0, 2) : cuts.slice(2));
  return sharp(Buffer.from(drawing)).png().toBuffer();
}

function drawingOf(rank: number, cuts: readonly Cut[]): string {
  const at = <T>(list: readonly T[], step: number): T => list[(rank * step + Math.trunc(rank / list.length)) % list.length]!;
  const [skin, hair, cut] = [at(skins, 5), at(hairs, 3), at(cuts, 1)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512" viewBox="0 0 512 512">
    <rect width="512" height="512" fill="${at(grounds, 1)}"/>
    <path d="${cut.back}" fill="${hair}"/>
    <path d="M70 512 C80 400 176 372 256 372 C336 372 432 400 442 512 Z" fill="${at(clothes, 1)}"/>
    <path d="M214 320 L214 388 Q256 424 298 388 L298 320 Z" fill="${skin}"/>
    <path d="M160 226 C160 300 196 352 256 352 C316 352 352 300 352 226 C352 160 312 128 256 128 C200 128 160 160 160 226 Z" fill="${skin}"/>
    <path d="${cut.front}" fill="${hair}"/>
    <g fill="#2b1d16"><circle cx="218" cy="240" r="9"/><circle cx="294" cy="240" r="9"/></g>
    <path d="M222 296 Q256 ${316 + (rank % 3) * 6} 290 296" fill="none" stroke="#7a2f2f" stroke-width="8" stroke-linecap="round"/>
    ${rank % 4 === 1 ? glasses : ''}
  </svg>`;
}
