import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

const tauri = {
  group: ['@tauri-apps/*'],
  message: 'Only host/tauri.ts speaks to Tauri; everything else goes through the Host interface.',
};
const upward = (...folders) => ({
  group: folders.map((folder) => `**/${folder}/**`),
  message: 'Arrows point one way: views → features → shared.',
});
const restrict = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns: [tauri, ...patterns] }],
});

export default ts.config(
  { ignores: ['dist', 'node_modules', 'src/ipc/wire.ts'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  // Sets of hearers and dates to compare are not drawn; reactive ones would only cost.
  { rules: { ...restrict(), 'svelte/prefer-svelte-reactivity': 'off' } },
  {
    files: ['src/shared/**', 'src/ipc/**', 'src/i18n/**', 'src/host/**'],
    rules: restrict(upward('features', 'views', 'gallery')),
  },
  { files: ['src/features/**'], rules: restrict(upward('views', 'gallery')) },
  { files: ['src/views/**'], rules: restrict(upward('gallery')) },
  { files: ['src/host/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['src/**'],
    ignores: ['src/host/**', 'src/gallery/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes from host.now().' },
      ],
    },
  },
);
