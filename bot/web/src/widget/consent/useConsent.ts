import { type UseMutationResult, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import { answer, parley } from '../../api/parley.ts';
import { ApiProblem } from '../../api/problem.ts';
import { GRANTED } from '../grant.ts';
import type { Asked } from './asked.ts';

/** Whether whoever runs this Parley lets its chat live on those pages. */
export function useIsAllowed(origin: string): UseQueryResult<boolean> {
  return useQuery({
    queryKey: ['widget', 'origins'],
    queryFn: ({ signal }) => answer(parley.GET('/api/widget/origins', { signal })),
    select: ({ items }) => origin === window.location.origin || (items ?? []).includes(origin),
  });
}

/** Has a token made and hands it to the page that opened this window, and to no other. */
export function useConsent({ origin, asked }: Asked): UseMutationResult<void, Error, void> {
  return useMutation({
    mutationFn: async () => {
      const opener: unknown = window.opener;
      if (!isWindow(opener)) throw lost(origin);
      const { token, name, expiresAt } = await answer(parley.POST('/api/widget/tokens', { body: { origin } }));
      opener.postMessage({ type: GRANTED, asked, grant: { token, name, expiresAt } }, origin);
      window.close();
    },
  });
}

function isWindow(opener: unknown): opener is Window {
  return typeof opener === 'object' && opener !== null && 'postMessage' in opener;
}

function lost(origin: string): ApiProblem {
  return new ApiProblem(
    0,
    'The page is not there any more',
    `This window was opened by a page of ${origin}, and has lost it.`,
    'Close it and sign in from there again. If that does not help, the page’s Cross-Origin-Opener-Policy keeps windows apart: it has to be same-origin-allow-popups.',
  );
}
