import { expect, it } from 'vitest';
import { weakness } from './password.ts';

it('counts characters as people do, as the server does', () => {
  expect(weakness('', undefined)).toBe('The new password is missing.');
  expect(weakness('123456789', undefined)).toBe('1 more character is needed.');
  expect(weakness('🐎🐎🐎🐎🐎🐎🐎', undefined)).toBe('3 more characters are needed.');
  expect(weakness('🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎', undefined)).toBeUndefined();
});

it('takes no address for a password', () => {
  expect(weakness('Ana@Example.test', 'ana@example.test')).toContain('Your address');
});

it('counts bytes where the hash does', () => {
  expect(weakness('ä'.repeat(37), 'ana@example.test')).toContain('72 bytes');
  expect(weakness('a'.repeat(72), 'ana@example.test')).toBeUndefined();
});
