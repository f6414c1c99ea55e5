// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { chooseScheme, chosenScheme, onSchemeChange } from './scheme.ts';

afterEach(() => chooseScheme('auto'));

it('follows the system until somebody chooses', () => {
  expect(chosenScheme()).toBe('auto');
  localStorage.setItem('parley.scheme', 'sepia');
  expect(chosenScheme()).toBe('auto');
});

it('marks the page with the choice and takes the mark away again', () => {
  chooseScheme('dark');
  expect(chosenScheme()).toBe('dark');
  expect(document.documentElement.dataset['scheme']).toBe('dark');
  chooseScheme('auto');
  expect(document.documentElement.dataset['scheme']).toBeUndefined();
});

it('tells of each choice once, and no longer when nobody listens', () => {
  const told = vi.fn();
  const stop = onSchemeChange(told);
  chooseScheme('light');
  chooseScheme('light');
  stop();
  chooseScheme('dark');
  expect(told.mock.calls).toEqual([['light']]);
});

it('follows a choice made in another tab', () => {
  const told = vi.fn();
  const stop = onSchemeChange(told);
  localStorage.setItem('parley.scheme', 'dark');
  window.dispatchEvent(new StorageEvent('storage', { key: 'parley.scheme' }));
  stop();
  expect(told).toHaveBeenCalledWith('dark');
  expect(document.documentElement.dataset['scheme']).toBe('dark');
});
