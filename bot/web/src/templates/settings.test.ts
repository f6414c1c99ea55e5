import { describe, expect, it } from 'vitest';
import type { Setting } from './api.ts';
import { read, usual } from './settings.ts';

const setting = (type: Setting['type'], value?: unknown): Setting =>
  ({ name: 'it', label: 'It', type, ...(value === undefined ? {} : { default: value }) }) as Setting;

describe('the form', () => {
  it('begins with what is usual', () => {
    expect(usual([setting('NUMBER', 1000)])).toEqual({ it: '1000' });
    expect(usual([setting('TEXT', 'ops')])).toEqual({ it: 'ops' });
    expect(usual([setting('JSON', ['a'])])).toEqual({ it: '[\n  "a"\n]' });
    expect(usual([setting('BOOLEAN', true)])).toEqual({ it: true });
    expect(usual([setting('TEXT')])).toEqual({ it: '' });
  });

  it('gives each value in its type', () => {
    expect(read([setting('NUMBER')], { it: ' 2.5 ' }).values).toEqual({ it: 2.5 });
    expect(read([setting('TEXT')], { it: ' 2.5 ' }).values).toEqual({ it: '2.5' });
    expect(read([setting('JSON')], { it: '{"a": [1]}' }).values).toEqual({ it: { a: [1] } });
    expect(read([setting('BOOLEAN')], { it: false }).values).toEqual({ it: false });
  });

  it('asks only for what has no usual value', () => {
    expect(read([setting('TEXT')], { it: ' ' })).toEqual({ values: {}, problems: { it: 'It is missing.' } });
    expect(read([setting('TEXT', 'ops')], { it: '' })).toEqual({ values: {}, problems: {} });
  });

  it('says what is wrong with a value', () => {
    expect(read([setting('NUMBER')], { it: 'many' }).problems['it']).toContain('such as 250');
    expect(read([setting('JSON')], { it: '{"a": ' }).problems['it']).toContain('It is not JSON');
  });
});
