import { useMantineColorScheme } from '@mantine/core';

/** The chosen light or dark in the words of the canvas library. */
export function useColorMode(): 'light' | 'dark' | 'system' {
  const { colorScheme } = useMantineColorScheme();
  return colorScheme === 'auto' ? 'system' : colorScheme;
}
