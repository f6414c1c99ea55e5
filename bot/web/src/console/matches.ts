/** Whether every word somebody typed is the beginning of some word in what is there. */
export function matches(query: string, ...texts: (string | undefined)[]): boolean {
  const there = words(texts.join(' '));
  return words(query).every((sought) => there.some((word) => word.startsWith(sought)));
}

function words(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
