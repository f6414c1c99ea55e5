import { describe, expect, it } from 'vitest';
import { missingFields, startValues, submittedValues } from './fields.ts';

const fields = [
  { name: 'street', type: 'string', required: true },
  { name: 'parcels', type: 'number', required: true },
  { name: 'fragile', type: 'boolean', required: true },
  { name: 'note', type: 'string', required: false },
];

describe('a form', () => {
  it('begins empty, with its switches off', () => {
    expect(startValues(fields)).toEqual({ street: '', parcels: '', fragile: false, note: '' });
  });

  it('misses what must be filled in', () => {
    expect(missingFields(fields, { street: ' ', parcels: 0, fragile: false }).map(({ name }) => name)).toEqual(['street']);
  });

  it('sends what was filled in, zero and no included', () => {
    expect(submittedValues(fields, { street: 'Calle Mayor 1', parcels: 0, fragile: false, note: '' })).toEqual({
      street: 'Calle Mayor 1',
      parcels: 0,
      fragile: false,
    });
  });
});
