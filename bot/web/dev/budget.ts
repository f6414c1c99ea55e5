import { relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { type Budget, complaint, kB, loads, type Part } from './weigh.ts';

const KB = 1000;

/**
 * How heavy the page may be. The first load must stay under 300 kB for good; what stands here is closer, so that it is noticed when
 * something slips in. Fonts and pictures are not counted: they come while one can read already.
 */
const BUDGET: Budget = {
  first: 150 * KB,
  frame: { part: 'src/console/Console.tsx', holds: (part) => /(Page|Dialog)\.tsx$/.test(part) && !part.startsWith('src/widget/') },
  later: {
    '*': 20 * KB,
    'src/canvas/CanvasPage.tsx': 145 * KB,
    'src/runs/RunPage.tsx': 40 * KB,
    // What the pages share comes with the frame they stand in, once for all of them.
    'src/console/Console.tsx': 140 * KB,
    'src/shell/palette/Palette.tsx': 140 * KB,
  },
};

/** Fails the build when the page has become too heavy, and says what has grown. */
export function budget(): Plugin {
  return {
    name: 'parley-budget',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const parts = new Map<string, Part>();
        for (const [file, output] of Object.entries(bundle)) {
          if (output.type === 'asset') {
            if (file.endsWith('.css')) parts.set(file, { from: undefined, isFirst: false, isLazy: false, needs: [], bytes: gzipSync(output.source).length });
            continue;
          }
          parts.set(file, {
            from: output.facadeModuleId === null ? undefined : relative(import.meta.dirname, output.facadeModuleId).replace(/^\.\.\//, ''),
            isFirst: output.isEntry,
            isLazy: output.isDynamicEntry,
            needs: [...output.imports, ...(output.viteMetadata?.importedCss ?? [])],
            bytes: gzipSync(output.code).length,
          });
        }
        const all = loads(parts, BUDGET);
        for (const { what, bytes, most } of all) this.info(`${kB(bytes).padStart(9)} of ${kB(most).padStart(9)}  ${what}`);
        const heavy = complaint(all, parts);
        if (heavy !== undefined) this.error(heavy);
      },
    },
  };
}
