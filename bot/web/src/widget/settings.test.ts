import { expect, it } from 'vitest';
import { settingsOf } from './settings.ts';

it('is Parley in the corner, light or dark as the system is, unless the page says otherwise', () => {
  expect(settingsOf({})).toEqual({ theme: 'auto', accent: undefined, title: 'Parley', position: 'right' });
  expect(settingsOf({ theme: 'dark', accent: ' #0a7 ', title: ' Ask us ', position: 'left' })).toMatchObject({
    theme: 'dark',
    accent: { own: '#00aa77' },
    title: 'Ask us',
    position: 'left',
  });
});

it('takes what it does not understand for not said', () => {
  expect(settingsOf({ theme: 'sepia', accent: 'red', title: '  ', position: 'top' })).toEqual(settingsOf({}));
});
