import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { signIn } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Landing } from './Landing.tsx';
import styles from './SignIn.module.css';

export function SignIn(): ReactNode {
  const client = useQueryClient();
  const [key, setKey] = useState('');
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (session) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      client.setQueryData(sessionQuery.queryKey, session);
    },
  });
  return (
    <Landing>
      <header>
        <h1 className={styles.title}>Sign in to Parley</h1>
        <p className={styles.lead}>Use an API key of your organization. It stays on the server; this browser keeps a session cookie.</p>
      </header>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!attempt.isPending && key.trim() !== '') attempt.mutate(key.trim());
        }}
      >
        <label className={styles.label} htmlFor="key">
          API key
        </label>
        <input
          id="key"
          className={styles.input}
          type="password"
          autoComplete="current-password"
          autoFocus
          required
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
        {attempt.isError && <ProblemNotice error={attempt.error} />}
        <Button type="submit" look="primary" isBusy={attempt.isPending}>
          Sign in
        </Button>
      </form>
    </Landing>
  );
}
