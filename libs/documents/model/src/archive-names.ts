/** What a name in an archive is made of, most telling first: `PDN-88-7QK4-M2XA`, the structure, the person. */
export interface Nameable {
  readonly parts: readonly (string | null)[];
  /** With its dot: `.pdf`. */
  readonly extension: string;
}

/** Bytes of a name without its extension and its number; systems hold 255 with them. */
const BYTES_MAX = 180;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:[ .]|$)/i;

/**
 * Names for the files of one archive: none is a path, none is what a system keeps for itself, and no two are the same, not even for a
 * disk that ignores case or accents. `taken` are names that stand in the archive besides.
 */
export function archiveNames(files: readonly Nameable[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map(sameAs));
  return files.map((file) => {
    const stem = stemOf(file.parts);
    let name = `${stem}${file.extension}`;
    for (let again = 2; used.has(sameAs(name)); again += 1) name = `${stem} (${again})${file.extension}`;
    used.add(sameAs(name));
    return name;
  });
}

function stemOf(parts: readonly (string | null)[]): string {
  const words = parts.flatMap((part) => (part ? [bare(part)] : [])).filter(Boolean);
  const stem = ends(cut(words.join(' - ')));
  return !stem || RESERVED.test(stem) ? `document ${stem}`.trim() : stem;
}

function cut(words: string): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  for (const letter of words) {
    bytes += encoder.encode(letter).length;
    if (bytes > BYTES_MAX) break;
    kept += letter;
  }
  return kept;
}

/** Letters, digits, and the few signs that no system, sheet or terminal minds. */
function bare(word: string): string {
  return ends(
    word
      .toWellFormed()
      .normalize('NFC')
      .replace(/[^\p{L}\p{M}\p{N} ’'(),.-]+/gu, ' ')
      .replace(/\s+/g, ' '),
  );
}

/** Neither a dot that hides, nor a dash that a command takes for an option, nor a space that Windows drops. */
function ends(word: string): string {
  return word.replace(/^[\p{M} .,'’()-]+|[ .,'’(-]+$/gu, '');
}

function sameAs(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
