import * as monaco from 'monaco-editor/editor';
import './features';
import 'monaco-editor/languages/definitions/csharp/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { effect } from '@preact/signals';
import { theme } from '../state/theme';

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

// The editor's own colours, with as much contrast as the rest of the page has, where differences are marked as well.
monaco.editor.defineTheme('codemode-light', {
  base: 'vs',
  inherit: true,
  rules: [{ token: 'comment', foreground: '006000' }],
  colors: {
    'editorLineNumber.foreground': '#5b6472',
    'editorLineNumber.dimmedForeground': '#5b6472',
    'diffEditor.insertedLineBackground': '#1b6e3c12',
    'diffEditor.insertedTextBackground': '#1b6e3c1c',
    'diffEditor.removedLineBackground': '#b3261e0c',
    'diffEditor.removedTextBackground': '#b3261e14',
  },
});
monaco.editor.defineTheme('codemode-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [{ token: 'comment', foreground: '8fc98f' }, { token: 'keyword', foreground: '7fb8ea' }, { token: 'string', foreground: 'dfa68c' }],
  colors: {
    'editorLineNumber.foreground': '#a2abbb',
    'editorLineNumber.dimmedForeground': '#a2abbb',
    'diffEditor.insertedLineBackground': '#7ed6a00e',
    'diffEditor.insertedTextBackground': '#7ed6a018',
    'diffEditor.removedLineBackground': '#ff9b930e',
    'diffEditor.removedTextBackground': '#ff9b9318',
  },
});
effect(() => monaco.editor.setTheme(`codemode-${theme.value}`));

export { monaco };
