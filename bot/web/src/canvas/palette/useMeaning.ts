import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { meaningQuery } from '../api.ts';

const QUIET_MILLIS = 250;
const FEWEST_LETTERS = 3;
const NOTHING: readonly string[] = [];

/** What comes near to the words in meaning, a moment after the last of them was written. */
export function useMeaning(written: string): readonly string[] {
  const wish = written.trim();
  const [settled, setSettled] = useState(wish);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wish), QUIET_MILLIS);
    return () => clearTimeout(timer);
  }, [wish]);
  const isWorthIt = settled.length >= FEWEST_LETTERS;
  const { data } = useQuery({ ...meaningQuery(settled), enabled: isWorthIt, placeholderData: keepPreviousData });
  return wish.length >= FEWEST_LETTERS && isWorthIt ? (data ?? NOTHING) : NOTHING;
}
