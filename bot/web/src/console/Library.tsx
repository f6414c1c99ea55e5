import '@mantine/core/styles.layer.css';
import './console.css';
import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { chooseScheme, chosenScheme, onSchemeChange } from '../styles/scheme.ts';
import { theme, variables } from './theme.ts';

/** The component library in Parley's colours and in the light or dark that the person has chosen. */
export function Library({ children }: { children: ReactNode }): ReactNode {
  const [schemes] = useState(schemeManager);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto" colorSchemeManager={schemes}>
      {children}
    </MantineProvider>
  );
}

function schemeManager(): MantineColorSchemeManager {
  let stop: (() => void) | undefined;
  return {
    get: chosenScheme,
    set: chooseScheme,
    clear: () => chooseScheme('auto'),
    subscribe: (changed) => {
      stop = onSchemeChange(changed);
    },
    unsubscribe: () => stop?.(),
  };
}
