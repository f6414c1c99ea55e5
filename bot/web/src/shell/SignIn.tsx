import { type ReactNode, useState } from 'react';
import { signIn } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Field } from './Field.tsx';
import { Landing } from './Landing.tsx';
import { useEntering } from './useEntering.ts';
import styles from './SignIn.module.css';

/** By e-mail and password, or by an API key. Whoever was on the way to a page gets there afterwards: the address stays. */
export function SignIn(): ReactNode {
  const [withKey, setWithKey] = useState(false);
  return (
    <Landing>
      <header>
        <h1 className={styles.title}>Sign in to Parley</h1>
        <p className={styles.lead}>
          {withKey
            ? 'Use an API key of your organization. It stays on the server; this browser keeps a session cookie.'
            : 'Without a password yet, or forgot it? An owner or admin of your organization can send you a link.'}
        </p>
      </header>
      {withKey ? <KeyForm /> : <PasswordForm />}
      <Button look="quiet" onClick={() => setWithKey(!withKey)}>
        {withKey ? 'Use e-mail and password' : 'Use an API key instead'}
      </Button>
    </Landing>
  );
}

function PasswordForm(): ReactNode {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const attempt = useEntering(signIn);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!attempt.isPending) attempt.mutate({ email: email.trim(), password });
      }}
    >
      <Field label="E-mail" type="email" autoComplete="username" autoFocus required value={email} onValue={setEmail} />
      <Field label="Password" type="password" autoComplete="current-password" required value={password} onValue={setPassword} />
      {attempt.isError && <ProblemNotice error={forPeople(attempt.error)} />}
      <Button type="submit" look="primary" isBusy={attempt.isPending}>
        Sign in
      </Button>
    </form>
  );
}

/** The server's hint is for scripts. */
function forPeople(error: Error): Error {
  return error instanceof ApiProblem && error.isUnauthorized
    ? new ApiProblem(error.status, 'That does not fit', error.detail, 'Try again, or ask an owner or admin for a link for a new password.')
    : error;
}

function KeyForm(): ReactNode {
  const [key, setKey] = useState('');
  const attempt = useEntering(signIn);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!attempt.isPending && key.trim() !== '') attempt.mutate({ key: key.trim() });
      }}
    >
      <Field label="API key" type="password" autoComplete="off" autoFocus required value={key} onValue={setKey} />
      {attempt.isError && <ProblemNotice error={attempt.error} />}
      <Button type="submit" look="primary" isBusy={attempt.isPending}>
        Sign in
      </Button>
    </form>
  );
}
