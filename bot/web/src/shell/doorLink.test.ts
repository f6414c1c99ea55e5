import { describe, expect, it } from 'vitest';
import { doorToken } from './doorLink.ts';

const TOKEN = 'q0mUQ3Zb7rR2-1_wYc9dVbJd8fJ4m3y0ZkqA1sXwE5c';

describe('an address that opens the door', () => {
  it('is a welcome, an invitation or a new password, with a token', () => {
    expect(doorToken(`#/welcome/${TOKEN}`)).toBe(TOKEN);
    expect(doorToken(`#/join/${TOKEN}`)).toBe(TOKEN);
    expect(doorToken(`#/reset/${TOKEN}`)).toBe(TOKEN);
  });

  it('is no other page, and leads to no other place', () => {
    expect(doorToken('')).toBeNull();
    expect(doorToken('#/workflows')).toBeNull();
    expect(doorToken('#/join/')).toBeNull();
    expect(doorToken(`#/join/https://evil.test/${TOKEN}`)).toBeNull();
    expect(doorToken(`#/join/${TOKEN}?next=https://evil.test`)).toBeNull();
  });
});
