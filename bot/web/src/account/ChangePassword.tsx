import { PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useState } from 'react';
import { changePassword } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { sessionQuery } from '../api/queries.ts';
import type { Session } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import styles from './Account.module.css';
import { RULE, weakness } from './password.ts';
import { sessionsQuery } from './sessions.ts';

const BLANK = { old: '', password: '' };

/** For whoever signs in with a password: another one, and the old one proves who asks. */
export function ChangePassword({ session: { email } }: { session: Session }): ReactNode {
  const client = useQueryClient();
  const [filled, setFilled] = useState(BLANK);
  const [problems, setProblems] = useState<Partial<typeof BLANK>>({});
  const change = useMutation({
    mutationFn: changePassword,
    onSuccess: async (who) => {
      setFilled(BLANK);
      client.setQueryData(sessionQuery.queryKey, who);
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
    onError: (error) => setProblems(isWrong(error) ? { old: 'This is not your current password.' } : {}),
  });

  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found = problemsOf(filled, email);
    setProblems(found);
    const [first] = Object.keys(found);
    if (first !== undefined) event.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    else if (!change.isPending) change.mutate(filled);
  };

  return (
    <section className={styles.section} aria-labelledby="password">
      <h2 id="password">Password</h2>
      <form className={styles.form} onSubmit={send} noValidate>
        <input className="visually-hidden" type="email" autoComplete="username" value={email ?? ''} readOnly tabIndex={-1} aria-hidden="true" />
        <PasswordInput
          name="old"
          label="Current password"
          autoComplete="current-password"
          value={filled.old}
          error={problems.old}
          onChange={({ currentTarget }) => setFilled({ ...filled, old: currentTarget.value })}
        />
        <PasswordInput
          name="password"
          label="New password"
          description={RULE}
          autoComplete="new-password"
          value={filled.password}
          error={problems.password}
          onChange={({ currentTarget }) => setFilled({ ...filled, password: currentTarget.value })}
        />
        {change.isError && !isWrong(change.error) && <ProblemNotice error={change.error} />}
        {change.isSuccess && (
          <div role="status">
            <Notice tone="success">Your password is changed. Wherever else you were signed in, you no longer are.</Notice>
          </div>
        )}
        <div>
          <Button type="submit" isBusy={change.isPending}>
            Change password
          </Button>
        </div>
      </form>
    </section>
  );
}

function problemsOf({ old, password }: typeof BLANK, email: string | undefined): Partial<typeof BLANK> {
  const weak = weakness(password, email);
  return {
    ...(old === '' ? { old: 'Your current password is missing.' } : {}),
    ...(weak === undefined ? {} : { password: weak }),
  };
}

/** The address is not in question here: then it is the password. */
function isWrong(error: Error): boolean {
  return error instanceof ApiProblem && error.isUnauthorized;
}
