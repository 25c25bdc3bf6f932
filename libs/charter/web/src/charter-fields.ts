import { additionsMax, type CharterDraft, charterDraft, type CharterVersionShown, profileItemsIn, textMax } from '@promenade/charter/model';
import { line, text } from '@promenade/platform/model';
import * as z from 'zod';

/** What the editor holds; a text of one's own and additions to the core are both kept while one chooses. */
export const charterFields = z
  .object({
    title: line(160, 3),
    base: z.enum(['core', 'own']),
    text: z.string(),
    additions: z.string(),
    /** One a line; nothing typed means those found in the text. */
    items: text(6000, 0),
    consentSentence: text(500, 0),
    typedSentence: line(80, 0),
    material: z.enum(['yes', 'no']),
    reason: text(1000, 0),
  })
  .superRefine((fields, context) => {
    const [key, max] = fields.base === 'core' ? (['additions', additionsMax] as const) : (['text', textMax] as const);
    for (const issue of text(max).safeParse(fields[key]).error?.issues ?? []) context.addIssue({ ...issue, path: [key] });
    if (itemsOf(fields.items).length > 20) context.addIssue({ code: 'custom', message: 'items-many', path: ['items'] });
  });
export type CharterFields = z.infer<typeof charterFields>;

export const blankFields: CharterFields = {
  ...{ title: '', base: 'own', text: '', additions: '', items: '', consentSentence: '', typedSentence: '', material: 'yes', reason: '' },
};

/** The version as the editor shows it; what the text says by itself is left blank. */
export function fieldsOf(version: CharterVersionShown, core: CharterVersionShown | undefined): CharterFields {
  const { title, consentSentence, typedSentence, material, reason } = version;
  const added = version.profileItems.filter(({ key }) => core?.profileItems.every((item) => item.key !== key) ?? true);
  const labels = added.map(({ label }) => label);
  const words = wordsOf(version);
  const found = profileItemsIn(words.text + words.additions).map(({ label }) => label);
  return {
    title,
    ...words,
    items: labels.join('\n') === found.join('\n') ? '' : labels.join('\n'),
    ...{ consentSentence, typedSentence: typedSentence ?? '', material: material ? 'yes' : 'no', reason: reason ?? '' },
  };
}

function wordsOf({ text, additions }: CharterVersionShown): Pick<CharterFields, 'base' | 'text' | 'additions'> {
  return additions === null ? { base: 'own', text, additions: '' } : { base: 'core', text: '', additions };
}

/** What is sent; a core that the draft has already is kept. */
export function draftOf(fields: CharterFields, coreId: string | undefined): CharterDraft {
  const items = itemsOf(fields.items);
  return charterDraft.parse({
    title: fields.title,
    ...(fields.base === 'core' ? { coreId, additions: fields.additions } : { text: fields.text }),
    ...(items.length > 0 && { profileItems: items.map((label) => ({ label })) }),
    ...(fields.consentSentence.trim() !== '' && { consentSentence: fields.consentSentence }),
    typedSentence: fields.typedSentence.trim() || null,
    material: fields.material === 'yes',
    reason: fields.reason.trim() || null,
  });
}

function itemsOf(items: string): string[] {
  return items
    .split('\n')
    .map((label) => label.replace(/^\s*[-•*]\s+/, '').trim())
    .filter((label) => label !== '');
}
