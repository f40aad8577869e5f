import { defineConfig } from 'vite';

// `outDir` is given by the build of the project around this; what is developed talks to a codemode that was started beside it.
export default defineConfig({
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2024', assetsInlineLimit: 0, chunkSizeWarningLimit: 4_000 },
  server: { proxy: { '/api': 'http://127.0.0.1:7333' } },
});
