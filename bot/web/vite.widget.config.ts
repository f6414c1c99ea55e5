import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { PLACEHOLDER, shadowStyles } from './src/widget/shadowStyles.ts';

/** The first load of the chat on another page, all of it. */
const BUDGET_BYTES = 60_000;

/** The chat on other pages (src/widget): one script, with its styles in it. */
export default defineConfig({
  plugins: [stylesInScript(), withinBudget()],
  publicDir: false,
  resolve: {
    // The console's components on a tenth of React.
    alias: [
      { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    target: 'es2022',
    // With light-dark() as it stands: the page's own colour is given in it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    emptyOutDir: false,
    modulePreload: false,
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'src/widget/main.tsx',
      // "use client" says nothing in a browser.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      output: { format: 'iife', entryFileNames: 'widget.js' },
    },
  },
});

/** A shadow root adopts them; so the page around it need not allow styles, and none of them reaches it. */
function stylesInScript(): Plugin {
  return {
    name: 'parley-styles-in-script',
    enforce: 'post',
    generateBundle(_, bundle) {
      let css = '';
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !name.endsWith('.css')) continue;
        css += String(file.source);
        delete bundle[name];
      }
      const script = bundle['widget.js'];
      if (script?.type !== 'chunk' || !script.code.includes(PLACEHOLDER)) throw new Error('widget.js has no place for its styles');
      script.code = script.code.replace(new RegExp(`["'\`]${PLACEHOLDER}["'\`]`), () => JSON.stringify(shadowStyles(css)));
    },
  };
}

/** Too large is not built. What is served is compressed here once, as small as it gets. */
function withinBudget(): Plugin {
  return {
    name: 'parley-within-budget',
    writeBundle({ dir = 'dist' }, bundle) {
      const [script, ...others] = Object.values(bundle);
      if (script?.type !== 'chunk' || others.length > 0) throw new Error(`The widget is one file, not ${Object.keys(bundle).join(', ')}`);
      const compressed = gzipSync(script.code, { level: 9 });
      const words = `widget.js: ${compressed.length} bytes gzip of ${BUDGET_BYTES}`;
      if (compressed.length > BUDGET_BYTES) throw new Error(`${words}: what was added has to be smaller, or something else has to go`);
      writeFileSync(join(dir, 'widget.js.gz'), compressed);
      console.log(words);
    },
  };
}
