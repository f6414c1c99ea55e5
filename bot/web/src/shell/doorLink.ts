const LINK = /^#\/(?:welcome|join|reset)\/([\w-]{20,100})$/;

/** The token of a link that opens the door, from the address behind the #; null for every other address. */
export function doorToken(hash: string): string | null {
  return LINK.exec(hash)?.[1] ?? null;
}
