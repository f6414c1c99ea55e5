// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { returnedWith, whereIs } from './consent.ts';

const at = (pathname: string): Pick<Window, 'closed' | 'location'> => ({ closed: false, location: { pathname } as Location });

const elsewhere: Pick<Window, 'closed' | 'location'> = {
  closed: false,
  get location(): Location {
    throw new DOMException('Blocked a frame with origin "http://localhost"', 'SecurityError');
  },
};

it('cannot read where another site is, and takes that for being away', () => {
  expect(whereIs(elsewhere)).toBe('away');
  expect(whereIs(at('blank'))).toBe('away');
});

it('sees that the way back ended in a refusal', () => {
  expect(whereIs(at('/oauth/callback'))).toBe('refused');
});

it('sees that the window is gone', () => {
  expect(whereIs({ ...at('/oauth/callback'), closed: true })).toBe('gone');
});

it('knows from the address which connection was allowed', () => {
  expect(returnedWith('?connected=0c9b1a52')).toBe('0c9b1a52');
  expect(returnedWith('')).toBeUndefined();
});
