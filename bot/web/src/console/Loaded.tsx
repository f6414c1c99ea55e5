import { Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Trouble, type WayOut } from './Trouble.tsx';

interface Props<T> {
  query: UseQueryResult<T>;
  /** Stands where the content will be, as tall as that. */
  skeleton?: ReactNode;
  /** Of a page about one thing, which may not be there. */
  wayOut?: WayOut;
  children: (data: T) => ReactNode;
}

/** What was asked of the server, once it is there; until then its outline, or why it did not come. */
export function Loaded<T>({ query, skeleton, wayOut, children }: Props<T>): ReactNode {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    if (wayOut !== undefined) return <Trouble error={query.error} retry={() => void query.refetch()} wayOut={wayOut} />;
    return <ProblemNotice error={query.error} actions={<Button onClick={() => void query.refetch()}>Retry</Button>} />;
  }
  return <div aria-busy="true">{skeleton ?? <RowsSkeleton />}</div>;
}

export function RowsSkeleton({ rows = 6 }: { rows?: number }): ReactNode {
  return Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={44} mb={8} radius="md" />);
}
