import { expect, it } from 'vitest';
import { matches } from './matches.ts';

it('finds by the beginnings of words, in any order', () => {
  expect(matches('iss git', 'GitHub', 'Create an issue')).toBe(true);
  expect(matches('hub', 'GitHub')).toBe(false);
});

it('knows no accents and no case', () => {
  expect(matches('ZURICH', 'Zürich office')).toBe(true);
});

it('lets everything pass while nothing is sought', () => {
  expect(matches('  ', 'anything')).toBe(true);
  expect(matches('', undefined)).toBe(true);
});
