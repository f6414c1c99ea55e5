import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { budget } from './dev/budget.ts';
import { mockApi } from './dev/mockApi.ts';

const parley = process.env['PARLEY_URL'] ?? 'http://localhost:8080';

/** Heavy, and for two pages only. */
const OF_TWO = /react-number-format|NumberInput|[\\/]@tanstack[\\/]|[\\/]src[\\/](canvas|runs)[\\/]/;

export default defineConfig(({ mode }) => ({
  plugins: [react(), budget(), ...(mode === 'demo' ? [mockApi()] : [])],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What is shared goes into few files: a request costs more than the few kB that a page does not need.
          groups: [
            { name: 'first', tags: ['$initial'], priority: 2 },
            { name: 'console', test: (id) => !OF_TWO.test(id), minShareCount: 2, priority: 1 },
            { name: 'shared', minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: mode === 'demo' ? {} : { proxy: { '/api': parley } },
  test: { include: ['{src,dev}/**/*.test.{ts,tsx}'] },
}));
