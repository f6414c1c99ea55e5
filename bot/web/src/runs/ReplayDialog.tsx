import { Button, Group, Modal, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isRecord, records } from '../api/reading.ts';
import { answer, parley } from '../api/parley.ts';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { operationsQuery } from './queries.ts';
import { useJsonDraft } from './useJsonDraft.ts';
import { JsonEditor } from './JsonEditor.tsx';
import { useRunActions } from './useRunActions.ts';
import type { Run, Span } from './words.ts';
import styles from './Dialogs.module.css';

interface Props {
  run: Run;
  /** The step to begin with; without, the whole run is done again. */
  from?: Span;
  use?: string | undefined;
  onClose: () => void;
}

/** A new run with the old one's input, mended. */
export function ReplayDialog({ run, from, use, onClose }: Props): ReactNode {
  const begun = useQuery({
    queryKey: ['executions', 'input', run.id],
    queryFn: async ({ signal }) => inputOf(await answer(parley.GET('/api/executions/{id}/export', { params: { path: { id: run.id } }, signal }))),
    enabled: from === undefined,
    staleTime: Infinity,
  });
  const operations = useQuery(operationsQuery);
  const schema = from === undefined ? undefined : operations.data?.find(({ id }) => id === use)?.input;
  const title = from === undefined ? 'Replay with other input' : `Replay from "${from.node}"`;
  const isReady = from === undefined ? begun.data !== undefined : !operations.isPending;
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': 'Close' }}>
      {begun.isError && <ProblemNotice error={begun.error} />}
      {isReady ? (
        <ReplayForm run={run} from={from} start={from === undefined ? begun.data?.value : from.input} schema={schema} onClose={onClose} />
      ) : (
        !begun.isError && <Skeleton height={260} />
      )}
    </Modal>
  );
}

interface FormProps extends Pick<Props, 'run' | 'onClose'> {
  from: Span | undefined;
  start: unknown;
  schema: unknown;
}

function ReplayForm({ run, from, start, schema, onClose }: FormProps): ReactNode {
  const draft = useJsonDraft(start ?? null, schema);
  const { replay } = useRunActions(run);
  const submit = (): void => {
    if (draft.value === undefined) return;
    const input = draft.isChanged ? { [from === undefined ? 'input' : 'stepInput']: draft.value.json } : {};
    replay.mutate({ ...(from === undefined ? {} : { from: from.node }), ...input }, { onSuccess: onClose });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p className={styles.lead}>
        {from === undefined
          ? 'The whole workflow runs again, in the version that ran. This is what starts it:'
          : 'What came before is taken over as it was; this step and all after it run again. This is what it works on:'}
      </p>
      <JsonEditor label={from === undefined ? 'Input of the run' : `Input of ${from.node}`} draft={draft} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button type="submit" loading={replay.isPending} disabled={draft.value === undefined}>
          {draft.isChanged ? 'Replay with this input' : 'Replay as it was'}
        </Button>
      </Group>
    </form>
  );
}

/** What started a run, by its archive; of a webhook's call only the body can be replaced. */
function inputOf(archive: unknown): { value: unknown } {
  const [started] = isRecord(archive) ? records(archive['events']) : [];
  const body = isRecord(started?.['body']) ? started['body'] : {};
  const payload = body['payload'];
  if (body['trigger'] === 'webhook' && isRecord(payload)) return { value: payload['body'] ?? null };
  return { value: body['input'] ?? payload ?? null };
}
