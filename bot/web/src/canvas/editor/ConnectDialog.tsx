import { Button, Modal, Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { usedWays } from '../model/geometry.ts';
import { connect, refusal } from '../model/graph.ts';
import { handlesOf } from '../model/kinds.ts';
import { stepOf, TRIGGER } from '../model/workflow.ts';
import { titleOf } from '../nodes/words.ts';
import { useActions, useCatalog, useEditing } from './Editor.ts';
import styles from '../run/Run.module.css';

const PLAIN = ' ';

/** An arrow without a mouse: by which way, and where to. Only what may follow is offered. */
export function ConnectDialog({ from, onClose }: { from: string; onClose: () => void }): ReactNode {
  const { workflow } = useEditing();
  const { operations } = useCatalog();
  const { edit } = useActions();
  const step = stepOf(workflow, from);
  const used = usedWays(workflow, from);
  const ways = step === undefined ? [undefined] : handlesOf(step, used);
  const [way, setWay] = useState(ways.find((each) => !used.has(each)) ?? ways[0]);
  const [to, setTo] = useState<string | null>(null);
  const targets = workflow.nodes.filter(({ id }) => refusal(workflow, from, id, way) === undefined);
  const submit = (): void => {
    if (to === null) return;
    edit((before) => connect(before, { from, to, ...(way !== undefined && { when: way }) }));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Connect “${from === TRIGGER ? 'the trigger' : from}” with`}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {ways.length > 1 && (
          <Select
            label="On"
            allowDeselect={false}
            data={ways.map((each) => ({ value: each ?? PLAIN, label: each ?? 'success' }))}
            value={way ?? PLAIN}
            onChange={(next) => setWay(next === null || next === PLAIN ? undefined : next)}
          />
        )}
        <Select
          label="Step"
          data-autofocus
          searchable
          nothingFoundMessage="No step may follow here"
          description={
            targets.length === 0 ? 'No step may follow here: arrows stay in one loop and go in no circle.' : undefined
          }
          data={targets.map((each) => ({ value: each.id, label: `${titleOf(each, operations.get(each.use))} (${each.id})` }))}
          value={to}
          onChange={setTo}
        />
        <Button type="submit" disabled={to === null}>
          Connect
        </Button>
      </form>
    </Modal>
  );
}
