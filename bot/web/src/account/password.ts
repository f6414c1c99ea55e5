const FEWEST = 10;
/** What the server's hash reads of a password. */
const MOST_BYTES = 72;

export const RULE = `At least ${FEWEST} characters, and not your address; a few words do well.`;

/** What the server would say against a password, in a sentence; undefined when it would take it. */
export function weakness(password: string, email: string | undefined): string | undefined {
  if (password === '') return 'The new password is missing.';
  const characters = [...password].length;
  if (characters < FEWEST) return `${FEWEST - characters} more ${FEWEST - characters === 1 ? 'character is' : 'characters are'} needed.`;
  if (password.toLowerCase() === email?.toLowerCase()) return 'Your address is the first thing that somebody would guess.';
  if (new TextEncoder().encode(password).length > MOST_BYTES) return `It is longer than ${MOST_BYTES} bytes; take a shorter one.`;
  return undefined;
}
