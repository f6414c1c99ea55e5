import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Empty } from '../console/Empty.tsx';
import { paths } from '../shell/paths.ts';
import { Button } from '../ui/Button.tsx';

/** Stands where the question was that somebody was looking at, or that a link led to. */
export function NoLongerOpen({ next }: { next?: () => void }): ReactNode {
  return (
    <Empty title="This question is no longer open" actions={next !== undefined && <Button onClick={next}>Go on to the next one</Button>}>
      Somebody has answered it, it has expired, or its run has ended. <Link to={`${paths.approvals}?tab=history`}>The history</Link> tells how it went.
    </Empty>
  );
}
