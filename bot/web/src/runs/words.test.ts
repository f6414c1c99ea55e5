import { describe, expect, it } from 'vitest';
import { durationWords, runMillis } from './words.ts';

describe('a duration in words', () => {
  it.each([
    [0, '0 ms'],
    [840, '840 ms'],
    [12_440, '12.4 s'],
    [59_999, '59.9 s'],
    [60_000, '1 min'],
    [185_000, '3 min 5 s'],
    [3_600_000, '1 h'],
    [187_200_000, '2 d 4 h'],
    [-5, '0 ms'],
  ])('%d ms is "%s"', (millis, words) => expect(durationWords(millis)).toBe(words));
});

describe('how long a run took', () => {
  const startedAt = '2026-11-21T10:00:00Z';
  const now = Date.parse('2026-11-21T10:00:09Z');
  it('is measured to its end', () => expect(runMillis({ startedAt, endedAt: '2026-11-21T10:00:02Z', status: 'FAILED' }, now)).toBe(2_000));
  it('goes on while it goes on', () => expect(runMillis({ startedAt, status: 'RUNNING' }, now)).toBe(9_000));
  it('is not known while it is queued', () => expect(runMillis({ startedAt, status: 'QUEUED' }, now)).toBeUndefined());
});
