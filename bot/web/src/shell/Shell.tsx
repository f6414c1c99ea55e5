import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { HashRouter, Outlet, Route, Routes, useLocation } from 'react-router';
import type { Session } from '../api/types.ts';
import { ChatRoute } from '../chat/ChatRoute.tsx';
import { Button } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Drawer } from './Drawer.tsx';
import { FirstVisit } from './FirstVisit.tsx';
import { Waiting } from './Landing.tsx';
import { NotHere } from './NotHere.tsx';
import { PaletteHost } from './palette/PaletteHost.tsx';
import { CONSOLE_ROUTES, Console } from './places.tsx';
import { Rail } from './Rail.tsx';
import styles from './Shell.module.css';

/** The frame: where one can go on the left (a drawer on narrow screens), the page that is open beside it. */
export function Shell({ session }: { session: Session }): ReactNode {
  return (
    <HashRouter>
      <Routes>
        <Route element={<Frame session={session} />}>
          <Route index element={<FirstVisit />} />
          <Route path="/c/:conversation/:message?" element={<ChatRoute />} />
          <Route element={<Console />}>
            {CONSOLE_ROUTES.map(({ path, page: Page }) => (
              <Route key={path} path={path} element={<Page />} />
            ))}
          </Route>
          <Route path="*" element={<NotHere />} />
        </Route>
      </Routes>
    </HashRouter>
  );
}

function Frame({ session }: { session: Session }): ReactNode {
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(() => setDrawerOpen(false), [pathname]);
  const rail = <Rail session={session} onNavigate={() => setDrawerOpen(false)} />;
  return (
    <div className={styles.shell}>
      <div className={styles.rail}>{rail}</div>
      {isDrawerOpen && <Drawer onClose={() => setDrawerOpen(false)}>{rail}</Drawer>}
      <PaletteHost />
      <main className={styles.main}>
        <Button look="quiet" className={styles.menu} aria-label="Menu" onClick={() => setDrawerOpen(true)}>
          <Icon name="menu" />
        </Button>
        <Suspense fallback={<Waiting label="Opening the page" />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
