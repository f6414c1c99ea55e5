import { describe, expect, it } from 'vitest';
import { momentWords } from './moment.ts';

const now = new Date('2026-11-21T10:09:00Z');
const words = (at: string, zone: string): string => momentWords(at, now, 'en-GB', zone);

describe('momentWords', () => {
  it('tells the time in the zone of the reader', () => {
    expect(words('2026-11-21T08:30:00Z', 'Europe/Berlin')).toBe('09:30');
    expect(words('2026-11-21T08:30:00Z', 'Asia/Tokyo')).toBe('17:30');
  });

  it('names the day when it is another one there', () => {
    expect(words('2026-11-22T10:14:00Z', 'UTC')).toBe('22 Nov, 10:14');
    expect(words('2026-11-20T23:30:00Z', 'Asia/Tokyo')).toBe('08:30');
    expect(words('2026-11-20T23:30:00Z', 'UTC')).toBe('20 Nov, 23:30');
  });

  it('names the year when it is another one', () => {
    expect(words('2027-01-02T10:14:00Z', 'UTC')).toBe('2 Jan 2027, 10:14');
  });
});
