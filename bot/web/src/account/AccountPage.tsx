import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionQuery } from '../api/queries.ts';
import { Loaded } from '../console/Loaded.tsx';
import { Page } from '../console/Page.tsx';
import { Appearance } from './Appearance.tsx';
import { ByHttp } from './ByHttp.tsx';
import styles from './Account.module.css';
import { ChangePassword } from './ChangePassword.tsx';
import { OnOtherPages } from './OnOtherPages.tsx';
import { SignedIn } from './SignedIn.tsx';
import { WhoAmI } from './WhoAmI.tsx';

/** Who I am here, where I am let in, how I want to see it, and how my programs get in. */
export default function AccountPage(): ReactNode {
  const session = useQuery(sessionQuery);
  return (
    <Page title="My account">
      <Loaded query={session}>
        {(who) => (
          <div className={styles.account}>
            {who !== null && <WhoAmI session={who} />}
            {who?.hasPassword === true && <ChangePassword session={who} />}
            {who?.local === false && <SignedIn />}
            <OnOtherPages />
            <Appearance />
            <ByHttp />
          </div>
        )}
      </Loaded>
    </Page>
  );
}
