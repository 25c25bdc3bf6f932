import { describe, expect, it } from '@jest/globals';
import { canonicalText, charterDigest } from './canonical-text';
import { charterDraft } from './charter';
import { charterStateOf, refusalToAsk, refusalToPublish, type RequestMade, versionInForce, type VersionFacts } from './rules';

const promeneur = { firstName: 'Nathalie', lastName: 'Humbert', email: 'n@exemple.fr', hasLeft: false };
const structure = { name: 'Maison de la famille', representativeName: 'Isabelle Noël', representativeEmail: 'i@exemple.fr' };
const version: VersionFacts = { id: 'v2', department: null, number: 2, state: 'published', effectiveOn: '2026-01-01' };
const made = (request: Partial<RequestMade>): RequestMade => ({
  state: 'pending',
  versionId: 'v2',
  next: 'representative',
  createdAt: '2026-02-01T00:00:00.000Z',
  ...request,
});

describe('asking for signatures', () => {
  it('goes when both can be reached and nothing was asked yet', () => {
    expect(refusalToAsk(promeneur, structure, version)).toBeUndefined();
    expect(refusalToAsk(promeneur, structure, version, [made({ versionId: 'v1', state: 'complete' })])).toBeUndefined();
    expect(refusalToAsk(promeneur, structure, version, [made({ state: 'refused' }), made({ state: 'expired' })])).toBeUndefined();
  });

  it.each([
    ['version-missing', promeneur, structure, undefined, []],
    ['version-draft', promeneur, structure, { ...version, state: 'draft' as const }, []],
    ['promeneur-left', { ...promeneur, hasLeft: true }, structure, version, []],
    ['structure-missing', promeneur, undefined, version, []],
    ['promeneur-email-missing', { ...promeneur, email: null }, structure, version, []],
    ['representative-missing', promeneur, { ...structure, representativeName: null }, version, []],
    ['representative-missing', promeneur, { ...structure, representativeEmail: '' }, version, []],
    ['already-asked', promeneur, structure, version, [made({})]],
    ['already-signed', promeneur, structure, version, [made({ state: 'complete', next: null }), made({})]],
  ])('is refused: %s', (code, who, employer, of, requests) => {
    expect(refusalToAsk(who, employer, of, requests)?.code).toBe(code);
  });
});

describe('the text in force', () => {
  const versions: VersionFacts[] = [
    { ...version, id: 'n1', number: 1, effectiveOn: '2024-01-01' },
    { ...version, id: 'n2', number: 2, effectiveOn: '2026-12-01' },
    { ...version, id: 'd1', department: '88', number: 1, effectiveOn: '2025-01-01' },
    { ...version, id: 'd2', department: '88', number: 2, state: 'draft', effectiveOn: null },
  ];

  it.each([
    ['33', '2026-11-30', 'n1'],
    ['33', '2026-12-01', 'n2'],
    ['88', '2024-06-01', 'n1'],
    ['88', '2026-12-01', 'd1'],
    [null, '2026-12-01', 'n2'],
    ['33', '2023-01-01', undefined],
  ])('of %s on %s is %s', (department, today, id) => {
    expect(versionInForce(versions, department, today)?.id).toBe(id);
  });
});

describe('a promeneur and one version', () => {
  it.each([
    ['missing', []],
    ['missing', [made({ versionId: 'v1', state: 'complete' })]],
    ['awaiting-structure', [made({})]],
    ['awaiting-promeneur', [made({ next: 'promeneur' }), made({ state: 'refused', createdAt: '2026-01-01T00:00:00.000Z' })]],
    ['refused', [made({ state: 'refused' })]],
    ['expired', [made({ state: 'expired' })]],
    ['complete', [made({ state: 'complete' }), made({ createdAt: '2026-03-01T00:00:00.000Z' })]],
  ])('stand at %s', (state, requests) => {
    expect(charterStateOf(requests, version)).toBe(state);
  });
});

describe('a version', () => {
  it('is published once, from today or later', () => {
    const draft = { state: 'draft' as const, number: 3 };
    expect(refusalToPublish(draft, '2026-11-21', '2026-11-21')).toBeUndefined();
    expect(refusalToPublish(draft, '2026-11-20', '2026-11-21')?.code).toBe('effective-in-the-past');
    expect(refusalToPublish({ state: 'published', number: 3 }, '2026-11-21', '2026-11-21')?.code).toBe('already-published');
  });

  it('has one digest, however its text was typed or sent', () => {
    const typed = canonicalText({ title: ' Charte e\u0301crite ', text: '\r\nUn  \r\ndeux\t\n\n' });
    expect(typed).toBe('# Charte écrite\n\nUn\ndeux\n');
    expect(canonicalText({ title: 'Charte écrite', text: 'Un\ndeux' })).toBe(typed);
    expect(charterDigest({ title: 'A', text: 'b' }, (text) => `<${text}>`)).toBe('<# A\n\nb\n>');
  });

  it('is drafted with a title and a text, and nothing unknown', () => {
    const draft = { title: 'Charte', text: '# Un\n\ntexte' };
    expect(charterDraft.safeParse(draft).success).toBe(true);
    expect(charterDraft.safeParse({ ...draft, profileItems: [{ label: 'Une photo' }] }).success).toBe(true);
    for (const wrong of [
      { title: '' },
      { text: ' ' },
      { text: 'a'.repeat(60_001) },
      { department: '88' },
      { title: 'a\nb' },
      { text: '\u0000' },
    ]) {
      expect(charterDraft.safeParse({ ...draft, ...wrong }).success).toBe(false);
    }
  });
});
