import { expect, it } from 'vitest';
import { accentOf, contrast, parse } from './accent.ts';

const LIGHT = parse('#fdfdfc')!;
const DARK = parse('#262724')!;

it.each(['#ffcc00', '#fff', '#000', '#3f4fc4', '#e0a100', '#00ff00', '#800000'])('keeps %s legible on both grounds and on itself', (color) => {
  const accent = accentOf(color)!;
  expect(contrast(parse(accent.light)!, LIGHT)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(parse(accent.dark)!, DARK)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(parse(accent.on)!, parse(accent.own)!)).toBeGreaterThanOrEqual(4.5);
});

it('leaves a colour as it is where it can be read', () => {
  expect(accentOf('#3F4FC4')).toMatchObject({ own: '#3f4fc4', light: '#3f4fc4', on: '#ffffff' });
  expect(accentOf('#abc')?.own).toBe('#aabbcc');
});

it.each(['', 'red', '#12', '#12345g', 'url(https://evil.test)', '#fff;--ink:red', 'rgb(1,2,3)'])('takes %j for no colour', (color) => {
  expect(accentOf(color)).toBeUndefined();
});
