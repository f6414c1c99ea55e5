import { useState } from 'react';
import { afterwards, type Approval } from './whose.ts';

interface Chosen {
  /** The id of the question that is looked at; undefined while there is none. */
  id: string | undefined;
  choose: (id: string | undefined) => void;
  /** Whoever has answered goes on to the question after it. */
  answered: (id: string) => void;
  /** Those that were looked at: what was begun in their fields is still there. */
  seen: ReadonlySet<string>;
}

/**
 * Which question is looked at. It stays when others come, or are answered elsewhere: nobody shall answer another question than the one they
 * read, because the list moved under their hand.
 */
export function useChosen(all: readonly Approval[], start: string | null): Chosen {
  const [id, setId] = useState(start ?? all[0]?.id);
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(id === undefined ? [] : [id]));
  const choose = (next: string | undefined): void => {
    setId(next);
    if (next !== undefined) setSeen((before) => new Set([...before, next]));
  };
  if (id === undefined && all[0] !== undefined) choose(all[0].id);
  // Nothing is open any more; only who followed a link to one question is told about that one.
  if (id !== undefined && id !== start && all.length === 0) setId(undefined);
  return { id, choose, seen, answered: (done) => choose(afterwards(all, done)) };
}
