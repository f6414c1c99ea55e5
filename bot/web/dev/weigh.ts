/** What a chunk of the build is, as far as its weight is concerned. */
export interface Part {
  /** Of the module that it begins with, from the root of the page's sources, such as `src/runs/RunsPage.tsx`; none for what is shared. */
  from: string | undefined;
  /** Whether the page itself begins with it. */
  isFirst: boolean;
  /** Whether it is loaded when it is needed. */
  isLazy: boolean;
  /** Files that come along with it, its style sheets among them. */
  needs: string[];
  bytes: number;
}

export type Parts = ReadonlyMap<string, Part>;

/** What is loaded together, and how much may be loaded so. */
export interface Load {
  what: string;
  files: string[];
  bytes: number;
  most: number;
}

/** In bytes on the wire. */
export interface Budget {
  /** Until the first page can be used. */
  first: number;
  /** For each part that is loaded later, what it adds; `*` is for those that are not named. */
  later: Record<string, number>;
  /** A part that others never come without; it does not count as theirs. */
  frame?: { part: string; holds: (part: string) => boolean };
}

/** The first load, and every later one with what it adds to the first and to its frame. What two later ones share is counted for each. */
export function loads(parts: Parts, { first, later, frame }: Budget): Load[] {
  const starts = [...parts].filter(([, { isFirst }]) => isFirst).map(([file]) => file);
  const frames = [...parts].filter(([, { from }]) => from !== undefined && from === frame?.part).map(([file]) => file);
  const begun = together(starts, parts);
  const framed = together([...starts, ...frames], parts);
  const rest = [...parts].flatMap(([file, { from, isLazy }]): Load[] => {
    if (!isLazy || from === undefined || begun.has(file)) return [];
    const there = frame?.holds(from) === true ? framed : begun;
    const files = [...together([file], parts)].filter((needed) => !there.has(needed));
    return [load(from, files, parts, later[from] ?? later['*'] ?? 0)];
  });
  return [load('the first load', [...begun], parts, first), ...rest.sort((one, other) => other.bytes - one.bytes)];
}

function load(what: string, files: string[], parts: Parts, most: number): Load {
  return { what, files, bytes: files.reduce((sum, file) => sum + (parts.get(file)?.bytes ?? 0), 0), most };
}

/** These files, and all that come along with them. */
function together(files: string[], parts: Parts): Set<string> {
  const found = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    open.push(...(parts.get(file)?.needs ?? []));
  }
  return found;
}

/** Why the build must not go on, and what to do; undefined while everything keeps within its budget. */
export function complaint(all: Load[], parts: Parts): string | undefined {
  const heavy = all.filter(({ bytes, most }) => bytes > most);
  if (heavy.length === 0) return undefined;
  const grown = heavy.map(({ what, files, bytes, most }) => {
    const heaviest = [...files].sort((one, other) => (parts.get(other)?.bytes ?? 0) - (parts.get(one)?.bytes ?? 0)).slice(0, 5);
    return `${what} is ${kB(bytes)}, and may be ${kB(most)} (gzip). Most of it:\n${heaviest.map((file) => `  ${kB(parts.get(file)?.bytes ?? 0)}  ${file}`).join('\n')}`;
  });
  return `The page has become too heavy.\n${grown.join('\n')}\nLoad what is new only when it is needed (lazy, import()), or decide on another budget in dev/budget.ts.`;
}

export function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
