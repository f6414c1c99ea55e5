import { expect, it } from 'vitest';
import { askedBy } from './asked.ts';

const ask = (origin: string): string => `#/widget?${new URLSearchParams({ origin, asked: 'q1' })}`;

it('knows which page asks', () => {
  expect(askedBy(ask('https://shop.example'))).toEqual({ origin: 'https://shop.example', asked: 'q1' });
  expect(askedBy(ask('http://localhost:3000'))).toEqual({ origin: 'http://localhost:3000', asked: 'q1' });
});

it.each(['null', '', '*', 'https://shop.example/', 'https://shop.example/path', 'https://a@shop.example', 'javascript:alert(1)', 'file:///etc'])(
  'takes %j for no page',
  (origin) => {
    expect(askedBy(ask(origin))).toBeUndefined();
  },
);

it('leaves every other address alone', () => {
  expect(askedBy('#/workflows')).toBeUndefined();
  expect(askedBy('')).toBeUndefined();
});
