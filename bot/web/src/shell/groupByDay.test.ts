import { describe, expect, it } from 'vitest';
import { groupByDay } from './groupByDay.ts';

const now = new Date(2026, 10, 21, 12);
const at = (daysAgo: number): string => new Date(2026, 10, 21 - daysAgo, 11).toISOString();

describe('Conversations by day', () => {
  it('stand newest first in the groups that are not empty', () => {
    const groups = groupByDay(
      [
        { id: 'old', title: '', updatedAt: at(30) },
        { id: 'now', title: '', updatedAt: at(0) },
        { id: 'older', title: '', updatedAt: at(31) },
      ],
      now,
    );
    expect(groups.map(({ title, conversations }) => [title, conversations.map(({ id }) => id)])).toEqual([
      ['Today', ['now']],
      ['Earlier', ['old', 'older']],
    ]);
  });

  it('counts one without a time among the newest', () => {
    expect(groupByDay([{ id: 'new', title: '' }], now)[0]?.title).toBe('Today');
  });
});
