import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The window's content security policy is strict: everything is a file of our own, nothing is inlined.
export default defineConfig({
  base: './',
  plugins: [svelte(), svelteTesting()],
  server: { port: 5173, strictPort: true, host: '127.0.0.1' },
  build: {
    target: ['es2023', 'safari16.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: ['index.html', 'display.html'] },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    restoreMocks: true,
  },
});
