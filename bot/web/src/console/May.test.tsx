import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { sessionQuery } from '../api/queries.ts';
import type { Refusal, Session } from '../api/types.ts';
import { May, WhyNot } from './May.tsx';

const NO: Refusal = { deed: 'connect', detail: 'Vera may not connect other systems.', hint: 'Ask Ana to do it.' };

function shownTo(refusals: Refusal[]): string {
  const client = new QueryClient();
  const session: Session = { id: 'user:vera', name: 'Vera', roles: [], role: 'editor', hasPassword: false, organization: 'Acme', refusals, local: false };
  client.setQueryData(sessionQuery.queryKey, session);
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <WhyNot deed="connect" />
      <May deed="connect">[Connect]</May>
      <May deed="change">[Publish]</May>
    </QueryClientProvider>,
  );
}

it('offers what one may do, and nothing is explained', () => {
  expect(shownTo([])).toBe('[Connect][Publish]');
});

it('hides what would be refused, says why and whom to ask', () => {
  expect(shownTo([NO])).toMatch(/>Vera may not connect other systems\. Ask Ana to do it\.<\/p>\[Publish\]$/);
});
