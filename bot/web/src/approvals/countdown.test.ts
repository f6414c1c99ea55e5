import { describe, expect, it } from 'vitest';
import { countdown } from './countdown.ts';

const now = Date.parse('2026-11-21T10:00:00Z');

describe('how long a question can still be answered', () => {
  it.each([
    ['2026-11-22T10:00:30Z', 'expires in 1 d', false],
    ['2026-11-21T13:20:45Z', 'expires in 3 h 20 min', false],
    ['2026-11-21T10:12:59Z', 'expires in 12 min', true],
    ['2026-11-21T10:00:42.5Z', 'expires in 43 s', true],
    ['2026-11-21T09:59:00Z', 'expires now', true],
  ])('until %s: %s', (expiresAt, words, isUrgent) => expect(countdown(expiresAt, now)).toEqual({ words, isUrgent }));

  it('is for ever when it never expires', () => expect(countdown(undefined, now)).toBeUndefined());
});
