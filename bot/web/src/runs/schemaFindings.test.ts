import { describe, expect, it } from 'vitest';
import { schemaFindings } from './schemaFindings.ts';

const schema = {
  type: 'object',
  required: ['url', 'method'],
  properties: {
    url: { type: 'string' },
    method: { type: 'string', enum: ['GET', 'POST'] },
    times: { type: 'integer', minimum: 1, maximum: 5 },
    tags: { type: 'array', items: { type: 'string' } },
    body: {},
    note: { type: ['string', 'null'] },
  },
};

describe('what of an input does not fit its schema', () => {
  it('is nothing when it fits', () => {
    expect(schemaFindings({ url: 'http://a', method: 'GET', times: 2, tags: ['x'], body: 7, note: null, more: 1 }, schema)).toEqual([]);
  });

  it('names what is missing', () => expect(schemaFindings({ method: 'GET' }, schema)).toEqual(['"url" is missing.']));

  it('names the place and both types', () => {
    expect(schemaFindings({ url: 'a', method: 'GET', tags: ['x', 3] }, schema)).toEqual(['"tags[1]" should be a text, but is a number.']);
    expect(schemaFindings([], schema)).toEqual(['The input should be an object, but is a list.']);
  });

  it('knows choices and limits', () => {
    expect(schemaFindings({ url: 'a', method: 'PUT', times: 9 }, schema)).toEqual([
      '"method" should be one of "GET", "POST".',
      '"times" should be at most 5.',
    ]);
    expect(schemaFindings({ url: 'a', method: 'GET', times: 1.5 }, schema)).toEqual(['"times" should be a whole number, but is a number.']);
  });

  it('takes an optional field that is null as left out', () => expect(schemaFindings({ url: 'a', method: 'GET', times: null }, schema)).toEqual([]));

  it('lets everything pass where no schema is known', () => expect(schemaFindings({ any: 1 }, undefined)).toEqual([]));
});
