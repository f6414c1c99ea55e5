import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { type Connection, connectionsQuery, type Field, replaceKey } from './api.ts';
import { AuthFields } from './AuthFields.tsx';
import { said } from './form.ts';
import { VerdictNotice } from './VerdictNotice.tsx';
import { verdictOf } from './words.ts';
import styles from './ConnectionDrawer.module.css';

interface Props {
  id: string;
  system: string;
  fields: Field[];
  /** With what the test of the new key said; without, when nothing was replaced. */
  onDone: (connection?: Connection) => void;
}

/** A new key in the place of the old one. What is left empty stays as it is. */
export function ReplaceKey({ id, system, fields, onDone }: Props): ReactNode {
  const client = useQueryClient();
  const [values, setValues] = useState<Record<string, string>>({});
  const put = useMutation({
    mutationFn: () => replaceKey(id, said(fields, values)),
    onSuccess: async (connection) => {
      setValues({});
      await client.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      if (connection.test?.ok !== false) onDone(connection);
    },
  });
  const verdict = put.data && verdictOf(put.data, system);
  const isEmpty = Object.keys(said(fields, values)).length === 0;

  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!isEmpty && !put.isPending) put.mutate();
  };

  return (
    <form className={styles.form} onSubmit={send} noValidate aria-label="Replace key">
      <AuthFields fields={fields} values={values} problems={{}} onChange={setValues} placeholder="stays as it is" />
      {put.isError && <ProblemNotice error={put.error} />}
      {verdict?.ok === false && <VerdictNotice verdict={verdict} />}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" disabled={isEmpty} isBusy={put.isPending}>
          Save and test
        </Button>
        <Button look="quiet" onClick={() => onDone()}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
