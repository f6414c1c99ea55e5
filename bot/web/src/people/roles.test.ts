import { expect, it } from 'vitest';
import { freeRoles, givenBy, withRole } from './roles.ts';

it('gives another role and keeps the words of one’s own', () => {
  expect(withRole(['editor', 'lead'], 'viewer')).toEqual(['viewer', 'lead']);
  expect(withRole(['member'], 'editor')).toEqual(['editor', 'member']);
});

it('reads words of one’s own, which cannot smuggle in a role', () => {
  expect(freeRoles(' Lead, ops  owner ')).toEqual(['lead', 'ops']);
  expect(freeRoles('')).toEqual([]);
});

it('lets only owners make owners', () => {
  expect(givenBy('owner')).toContain('owner');
  expect(givenBy('admin')).not.toContain('owner');
});
