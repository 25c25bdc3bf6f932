import { describe, expect, it } from '@jest/globals';
import { auditQuery } from './audit-line';

describe('the filters of the journal', () => {
  it('are none by default', () => expect(auditQuery.parse({})).toEqual({ page: 1, size: 50 }));

  it.each([
    [{ from: '2026-11-02', to: '2026-11-01' }, 'to'],
    [{ from: 'hier' }, 'from'],
    [{ table: 'promeneur; drop' }, 'table'],
    [{ actor: 'a\u0000' }, 'actor'],
    [{ actor: ['a', 'b'] }, 'actor'],
  ])('refuse %j', (query, place) => expect(auditQuery.safeParse(query).error?.issues[0]?.path).toEqual([place]));
});
