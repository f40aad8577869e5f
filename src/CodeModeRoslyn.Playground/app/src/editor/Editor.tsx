import { effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { keep, script } from '../state/script';
import { run } from '../state/run';
import { help } from './help';
import { monaco } from './monaco';
import { provide } from './place';

// As an edit, so that undo brings back what stood there.
const replace = (editor: monaco.editor.IStandaloneCodeEditor, text: string): void => {
  editor.pushUndoStop();
  editor.executeEdits('replace', [{ range: editor.getModel()!.getFullModelRange(), text }]);
  editor.pushUndoStop();
};

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
      effect(() => { if (editor.getValue() !== script.value) replace(editor, script.value); }),
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
