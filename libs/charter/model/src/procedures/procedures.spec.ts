import { describe, expect, it } from '@jest/globals';
import { addDays } from '@promenade/platform/model';
import fc from 'fast-check';
import { commitmentsOf, constantCommitments } from './commitments';
import { correctionAsk, evidenceLink, procedureDraft } from './procedure';
import {
  isToRemind,
  type ProcedureFacts,
  refusalToAdd,
  refusalToAnswer,
  refusalToAskCorrection,
  refusalToClose,
  refusalToOpen,
  refusalToRefer,
  refusalToWithdraw,
  situationOf,
} from './procedure-rules';
import { possibleNames } from './third-persons';

const today = '2026-11-24';
const opened: ProcedureFacts = {
  ...{ openedAt: '2026-11-01T09:00:00Z', askedAt: null, dueOn: null, answeredAt: null, outcome: null, closedAt: null },
};
const asked: ProcedureFacts = { ...opened, askedAt: '2026-11-10T09:00:00Z', dueOn: '2026-11-30' };
const answered: ProcedureFacts = { ...asked, answeredAt: '2026-11-12T23:30:00Z' };
const late: ProcedureFacts = { ...asked, dueOn: '2026-11-23' };
const ended = (outcome: ProcedureFacts['outcome']): ProcedureFacts => ({ ...late, outcome, closedAt: '2026-11-24T08:00:00Z' });

describe('where a procedure stands', () => {
  it.each([
    ['opened, nothing asked', opened, 'open', 'coordinator', [['not-asked', null]]],
    [
      'asked, before the date',
      asked,
      'correction-asked',
      'parties',
      [
        ['asked-until', '2026-11-30'],
        ['not-answered', null],
      ],
    ],
    [
      'answered, before the date',
      answered,
      'answered',
      'coordinator',
      [
        ['asked-until', '2026-11-30'],
        ['answered-on', '2026-11-13'],
      ],
    ],
    [
      'the day itself',
      { ...asked, dueOn: today },
      'correction-asked',
      'parties',
      [
        ['asked-until', today],
        ['not-answered', null],
      ],
    ],
    [
      'past its date',
      late,
      'overdue',
      'coordinator',
      [
        ['overdue-since', '2026-11-23'],
        ['not-answered', null],
      ],
    ],
    [
      'answered, past its date',
      { ...late, answeredAt: '2026-11-20T09:00:00Z' },
      'overdue',
      'coordinator',
      [
        ['overdue-since', '2026-11-23'],
        ['answered-on', '2026-11-20'],
      ],
    ],
    [
      'answered, then asked again',
      { ...answered, askedAt: '2026-11-20T09:00:00Z' },
      'correction-asked',
      'parties',
      [
        ['asked-until', '2026-11-30'],
        ['not-answered', null],
      ],
    ],
    ['corrected', ended('corrected'), 'corrected', null, [['closed-on', today]]],
    ['referred', ended('referred'), 'referred', 'committee', [['closed-on', today]]],
    ['withdrawn', ended('withdrawn'), 'withdrawn', null, [['closed-on', today]]],
  ] as const)('is said with its reasons and who must act: %s', (_, facts, state, mustAct, reasons) => {
    // prettier-ignore
    const found = situationOf(facts, today);
    expect([found.state, found.mustAct]).toEqual([state, mustAct]);
    expect(found.reasons.map(({ code, on }) => [code, on])).toEqual(reasons);
  });

  it('never goes back by itself: once late, it stays so whatever day comes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 3000 }), (days) => situationOf(late, addDays(today, days)).state === 'overdue'));
  });

  it('is reminded three days before the date and until it, unless somebody answered', () => {
    const days = [-5, -4, -3, -1, 0, 1].filter((day) => isToRemind(asked, addDays(asked.dueOn!, day)));
    expect(days).toEqual([-3, -1, 0]);
    expect(isToRemind(answered, '2026-11-29')).toBe(false);
    expect(isToRemind(ended('corrected'), '2026-11-22')).toBe(false);
  });
});

describe('what may be done with a procedure', () => {
  it('is opened of what was signed, one at a time', () => {
    expect(refusalToOpen({ signed: false, openId: null })).toEqual({ code: 'charter-not-signed' });
    expect(refusalToOpen({ signed: true, openId: 'x' })).toEqual({ code: 'procedure-open', facts: { id: 'x' } });
    expect(refusalToOpen({ signed: true, openId: null })).toBeUndefined();
  });

  it('goes to the committee only once its date is past', () => {
    expect(refusalToRefer(late, today)).toBeUndefined();
    for (const facts of [opened, asked, answered]) expect(refusalToRefer(facts, today)?.code).toBe('correction-not-late');
    expect(refusalToRefer(ended('referred'), today)?.code).toBe('procedure-referred');
    expect(refusalToRefer(ended('corrected'), today)?.code).toBe('procedure-closed');
  });

  it('is heard until the committee, and left to it alone', () => {
    const referred = ended('referred');
    for (const may of [refusalToAdd, refusalToAnswer, refusalToWithdraw]) expect(may(referred)).toBeUndefined();
    for (const may of [refusalToAskCorrection, refusalToClose]) expect(may(referred)?.code).toBe('procedure-referred');
  });

  it.each(['corrected', 'withdrawn'] as const)('changes no more once %s', (outcome) => {
    const all = [refusalToAdd, refusalToAskCorrection, refusalToAnswer, refusalToClose, refusalToWithdraw];
    expect(all.map((may) => may(ended(outcome))?.code)).toEqual(all.map(() => 'procedure-closed'));
  });
});

describe('the commitments a ground stands on', () => {
  const text = [
    '# Charte',
    '## Article 1. Les acteurs',
    '- la structure',
    '## Article 2. Les engagements du promeneur',
    'Il s’engage à :',
    '- tenir une **présence** régulière ;',
    '- garder pour lui ce qui lui est confié.',
    '## Annexe',
    '- autre chose',
  ].join('\n\n');

  it('are the three of every charter, what a profile shows, the promises and the articles, in the words that were signed', () => {
    const found = commitmentsOf({ text, profileItems: [{ key: 'photo', label: 'Sa photo' }] });
    expect(found.slice(3).map(({ key, label }) => [key, label])).toEqual([
      ['profile-photo', 'Sa photo'],
      ['article-2-promise-1', 'Tenir une présence régulière'],
      ['article-2-promise-2', 'Garder pour lui ce qui lui est confié'],
      ['article-1', 'Article 1. Les acteurs'],
      ['article-2', 'Article 2. Les engagements du promeneur'],
    ]);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });

  it('are the three alone where the text was signed before this house kept it', () => {
    expect(commitmentsOf(null)).toEqual(constantCommitments);
  });
});

describe('what is written in a procedure', () => {
  it('is warned of names that are neither the promeneur’s nor the structure’s', () => {
    const said =
      'Depuis mars, le profil Instagram de Léa Marchal ne montre plus rien. Plusieurs familles, dont celle d’Enzo Petit, attendent.\nRien depuis.';
    expect(possibleNames(said, ['Léa Marchal', 'MJC du Lac'])).toEqual(['Enzo Petit']);
    expect(possibleNames('Le profil ne montre plus de logo.', [])).toEqual([]);
  });

  it('has at least a ground, a date that is a day, and links that are pages of the web', () => {
    const draft = { promeneurId: crypto.randomUUID(), source: { kind: 'record', id: null }, facts: 'Rien depuis le printemps.' };
    expect(procedureDraft.safeParse({ ...draft, grounds: [] }).error?.issues[0]?.message).toBe('ground-missing');
    expect(procedureDraft.safeParse({ ...draft, grounds: ['presence'] }).success).toBe(true);
    expect(correctionAsk.safeParse({ asked: 'Remettre le bandeau.', dueOn: '2026-02-30' }).success).toBe(false);
    expect(evidenceLink.safeParse({ label: 'La page', link: 'javascript:alert(1)' }).success).toBe(false);
  });
});
