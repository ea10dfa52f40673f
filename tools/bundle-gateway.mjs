/**
 * `node tools/bundle-gateway.mjs FOLDER`: the gateway's programs as JavaScript, packages left where they are. What is loaded
 * only when it is asked for stays so, in files of its own whose names carry their digest.
 */

import { build } from 'vite';
import { projectDir } from './ensure.mjs';

await build({
  root: projectDir,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    outDir: process.argv[2],
    rolldownOptions: {
      input: {
        main: 'src/gateway/main.ts',
        opener: 'src/gateway/opener/main.ts',
        'picture-process': 'src/gateway/opener/picture-process.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
