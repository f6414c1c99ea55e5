import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { tellAll, type Wanted } from './api.ts';
import { type Filled, missing, type Said, saidOf, wantedOf } from './wish.ts';

export interface DocumentWish<T = unknown> {
  filled: Filled;
  fill(change: Partial<Filled>): void;
  said: Said | undefined;
  isBusy: boolean;
  send(): void;
  /** What the server made of it. */
  done: T | undefined;
}

/** A document that is being filled in and sent. */
export function useDocument<T>(start: Filled, sent: (wanted: Wanted) => Promise<T>): DocumentWish<T> {
  const client = useQueryClient();
  const [filled, setFilled] = useState(start);
  const [said, setSaid] = useState<Said>();
  const fill = (change: Partial<Filled>): void => setFilled((before) => ({ ...before, ...change }));
  const post = useMutation({
    mutationFn: async (wish: Filled) => sent(await wantedOf(wish)),
    onSuccess: () => tellAll(client),
    onError: (error, wish) => {
      const words = saidOf(error, wish);
      setSaid(words);
      if (words.at === 'baseUrl') fill({ baseUrl: wish.baseUrl ?? '' });
    },
  });
  return {
    filled,
    fill,
    said,
    isBusy: post.isPending,
    send: () => {
      const lacking = missing(filled);
      setSaid(lacking);
      if (lacking === undefined && !post.isPending) post.mutate(filled);
    },
    done: post.data,
  };
}
