import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { answer, parley, type Schema } from '../../api/parley.ts';

const PAUSE_MS = 250;
/** Shorter words are the beginnings of names. */
const FEWEST = 4;

/** What is near to these words in meaning, once somebody stops typing for a moment. */
export function useMeant(query: string): Schema['SearchHit'][] {
  const [wish] = useDebouncedValue(query.trim(), PAUSE_MS);
  const isLong = wish.length >= FEWEST;
  const { data } = useQuery({
    queryKey: ['search', wish],
    queryFn: async ({ signal }) => (await answer(parley.GET('/api/search', { params: { query: { wish } }, signal }))).items,
    enabled: isLong,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return isLong && query.trim() !== '' ? (data ?? []) : [];
}
