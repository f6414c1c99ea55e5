import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { acceptLink, lookAtLink } from '../api/client.ts';
import type { DoorLink } from '../api/types.ts';
import { Button } from '../ui/Button.tsx';
import { ProblemNotice } from '../ui/ProblemNotice.tsx';
import { Field } from './Field.tsx';
import { Landing, Waiting } from './Landing.tsx';
import { useEntering } from './useEntering.ts';
import styles from './SignIn.module.css';

const WORDS: Record<DoorLink['kind'], { title: string; lead: (link: DoorLink) => string; go: string }> = {
  WELCOME: {
    title: 'Welcome to Parley',
    lead: () => 'You are the first one here. Say who you are: you will own this installation, and can invite others.',
    go: 'Become the owner',
  },
  INVITATION: {
    title: 'Join your team',
    lead: ({ organization, madeBy }) => `${madeBy} invites you to ${organization}. Say who you are, and choose a password.`,
    go: 'Join',
  },
  RESET: {
    title: 'Choose a new password',
    lead: () => 'It replaces the one you had, and signs you out everywhere else.',
    go: 'Set the password',
  },
};

/** What a link that opens the door leads to: a name, an address and a password, as far as they are not known. */
export function OpenLink({ token }: { token: string }): ReactNode {
  const link = useQuery({
    queryKey: ['session', 'link', token],
    queryFn: ({ signal }) => lookAtLink(token, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (link.isPending) return <Waiting label="Opening the link" />;
  if (link.isError) {
    return (
      <Landing>
        <ProblemNotice error={link.error} actions={<Button onClick={leave}>Go to Parley</Button>} />
      </Landing>
    );
  }
  return <Acceptance token={token} link={link.data} />;
}

function Acceptance({ token, link }: { token: string; link: DoorLink }): ReactNode {
  const [name, setName] = useState('');
  const [email, setEmail] = useState(link.email ?? '');
  const [password, setPassword] = useState('');
  const entering = useEntering(acceptLink);
  const isNew = link.kind !== 'RESET';
  const { title, lead, go } = WORDS[link.kind];
  return (
    <Landing>
      <header>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{lead(link)}</p>
      </header>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!entering.isPending) entering.mutate({ token, name, email, password }, { onSuccess: leave });
        }}
      >
        {isNew && <Field label="Your name" autoComplete="name" autoFocus required maxLength={100} value={name} onValue={setName} />}
        <Field
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          readOnly={link.email !== undefined}
          value={email}
          onValue={setEmail}
        />
        <Field
          label="Password"
          type="password"
          autoComplete="new-password"
          autoFocus={!isNew}
          required
          minLength={10}
          hint="At least 10 characters; a few words do well."
          value={password}
          onValue={setPassword}
        />
        {entering.isError && <ProblemNotice error={entering.error} />}
        <Button type="submit" look="primary" isBusy={entering.isPending}>
          {go}
        </Button>
      </form>
    </Landing>
  );
}

/** The token leaves the address, and with it the browser's history. */
function leave(): void {
  window.history.replaceState(null, '', '#/');
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
