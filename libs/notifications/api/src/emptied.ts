import type { LetterPart } from '@promenade/platform/api';

/** What stays of a letter that has left: its words. What lets in is gone, so that nobody enters by reading the base. */
export type KeptPart = string | { readonly label: string; readonly removed: 'link' } | { readonly removed: 'code' };

export function emptied(parts: readonly LetterPart[]): KeptPart[] {
  return parts.map((part) => {
    if (typeof part === 'string') return part.replace(/https?:\/\/\S+/g, '[lien retiré]');
    return 'link' in part ? { label: part.label, removed: 'link' } : { removed: 'code' };
  });
}
