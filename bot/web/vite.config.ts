import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { budget } from './dev/budget.ts';
import { mockApi } from './dev/mockApi.ts';

const parley = process.env['PARLEY_URL'] ?? 'http://localhost:8080';

export default defineConfig(({ mode }) => ({
  plugins: [react(), budget(), ...(mode === 'demo' ? [mockApi()] : [])],
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
  server: mode === 'demo' ? {} : { proxy: { '/api': parley } },
  test: { include: ['{src,dev}/**/*.test.{ts,tsx}'] },
}));
