import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/csharp/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { keep, script } from '../state/script';
import { run } from '../state/run';
import { theme } from '../state/theme';
import { help } from './help';
import { provide } from './place';

// The editor's own colours, with as much contrast as the rest of the page has.
monaco.editor.defineTheme('codemode-light', { base: 'vs', inherit: true, rules: [], colors: { 'editorLineNumber.foreground': '#5b6472', 'editorLineNumber.dimmedForeground': '#5b6472' } });
monaco.editor.defineTheme('codemode-dark', { base: 'vs-dark', inherit: true, rules: [{ token: 'comment', foreground: '8fc98f' }], colors: { 'editorLineNumber.foreground': '#a2abbb', 'editorLineNumber.dimmedForeground': '#a2abbb' } });

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };

const Editor = () => {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const editor = monaco.editor.create(host.current!, {
      value: script.value,
      language: 'csharp',
      automaticLayout: true,
      minimap: { enabled: false },
      fontSize: 14,
      scrollBeyondLastLine: false,
      renderControlCharacters: true,
      ariaLabel: 'The script',
    });
    editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, () => void run(script.value));
    const typed = editor.onDidChangeModelContent(() => {
      script.value = editor.getValue();
      keep();
    });
    const stops = [
      effect(() => monaco.editor.setTheme(`codemode-${theme.value}`)),
      effect(() => { if (editor.getValue() !== script.value) editor.setValue(script.value); }),
    ];
    const helping = help(editor);
    provide({
      goTo: (lineNumber, column) => {
        editor.setPosition({ lineNumber, column });
        editor.revealLineInCenterIfOutsideViewport(lineNumber);
        editor.focus();
      },
      insert: (text) => {
        editor.executeEdits('example', [{ range: editor.getSelection()!, text, forceMoveMarkers: true }]);
        editor.focus();
      },
    });
    return () => {
      typed.dispose();
      helping.dispose();
      stops.forEach((stop) => stop());
      editor.dispose();
    };
  }, []);
  return <div ref={host} class="monaco" />;
};

export default Editor;
