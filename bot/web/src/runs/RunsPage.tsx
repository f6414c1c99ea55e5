import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { Empty } from '../console/Empty.tsx';
import { RowsSkeleton } from '../console/Loaded.tsx';
import { Page } from '../console/Page.tsx';
import { paths } from '../shell/paths.ts';
import { Button as PlainButton } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { isNarrowed, readFilters, type RunFilters, writeFilters } from './filters.ts';
import { RunFilterBar } from './RunFilterBar.tsx';
import { RunTable } from './RunTable.tsx';
import { useRunList } from './useRunList.ts';

/** Every run of the organization, newest first. */
export default function RunsPage(): ReactNode {
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const list = useRunList(filters);
  // Whoever looks at the list will open one of them; the page of one run need not be fetched then.
  useEffect(() => void import('./RunPage.tsx'), []);
  const change = (next: RunFilters): void => setParams(writeFilters(next), { replace: true });
  const clear = (): void => change({ workflow: undefined, status: undefined, mode: undefined, started: undefined });
  return (
    <Page title="Runs" lead="What your workflows did, are doing, and what they wait for.">
      <RunFilterBar filters={filters} onChange={change} />
      {content()}
    </Page>
  );

  function content(): ReactNode {
    if (list.query.isError && list.runs.length === 0) {
      return <ProblemNotice error={list.query.error} actions={<PlainButton onClick={() => void list.query.refetch()}>Retry</PlainButton>} />;
    }
    if (list.query.isPending) return <RowsSkeleton rows={12} />;
    if (list.runs.length > 0) return <RunTable list={list} />;
    return isNarrowed(filters) ? <NoneFit onClear={clear} /> : <NoRuns />;
  }
}

function NoneFit({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <Empty
      title="No run fits"
      actions={
        <Button variant="default" onClick={onClear}>
          Show all runs
        </Button>
      }
    >
      Nothing that ran matches these filters. New runs that do appear here by themselves.
    </Empty>
  );
}

function NoRuns(): ReactNode {
  const navigate = useNavigate();
  return (
    <Empty title="Nothing has run yet" actions={<Button onClick={() => void navigate(paths.workflows)}>See the workflows</Button>}>
      As soon as a workflow is started, by its trigger or by hand, you can watch every step of it here.
    </Empty>
  );
}
