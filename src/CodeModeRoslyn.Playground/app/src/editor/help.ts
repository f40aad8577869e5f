import { post } from '../api/client';
import { monaco } from './monaco';
import { checked } from '../state/check';
import type { CheckReport, EditorAnswer, EditorItem, Fixed } from '../api/types';

// Typing goes on meanwhile, so what is asked is asked once it has paused.
const PAUSE = 400;

// And where the server could not say, it is asked once more.
const AGAIN = 3_000;

const { CompletionItemKind } = monaco.languages;

const kinds: Record<string, monaco.languages.CompletionItemKind> = {
  method: CompletionItemKind.Method,
  property: CompletionItemKind.Property,
  field: CompletionItemKind.Field,
  event: CompletionItemKind.Event,
  namespace: CompletionItemKind.Module,
  class: CompletionItemKind.Class,
  struct: CompletionItemKind.Struct,
  interface: CompletionItemKind.Interface,
  enum: CompletionItemKind.Enum,
  enumMember: CompletionItemKind.EnumMember,
  typeParameter: CompletionItemKind.TypeParameter,
  parameter: CompletionItemKind.Variable,
  keyword: CompletionItemKind.Keyword,
  variable: CompletionItemKind.Variable,
};

// Whoever types on is not told of what was asked before: neither its answer nor that there is none.
const unless = async <T>(signal: AbortSignal, answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (failed) {
    if (signal.aborted) return undefined;
    throw failed;
  }
};

const ask = async (question: string, model: monaco.editor.ITextModel, position: monaco.Position | undefined, signal: AbortSignal): Promise<EditorAnswer> =>
  await unless(signal, post<EditorAnswer>('editor', { question, code: model.getValue(), position: position ? model.getOffsetAt(position) : 0 }, signal)) ?? {};

const span = (model: monaco.editor.ITextModel, start: number, length: number): monaco.Range =>
  monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(start + length));

// As code, and never as Markdown: an upstream's description is nobody's link or image.
const code = (text: string | undefined): monaco.IMarkdownString | undefined => {
  if (!text) return undefined;
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map((run) => run[0].length + 1)));
  return { value: `${fence}csharp\n${text}\n${fence}`, supportHtml: false, isTrusted: false };
};

const cancelled = (token: monaco.CancellationToken): AbortSignal => {
  const abort = new AbortController();
  token.onCancellationRequested(() => abort.abort());
  return abort.signal;
};

const item = (found: EditorItem, index: number, range: monaco.IRange): monaco.languages.CompletionItem => ({
  label: found.label,
  kind: kinds[found.kind] ?? CompletionItemKind.Text,
  detail: found.detail,
  insertText: found.insert,
  documentation: code(found.documentation),
  sortText: String(index).padStart(4, '0'),
  range,
});

const write = (model: monaco.editor.ITextModel, title: string, diagnostics: monaco.editor.IMarkerData[], isPreferred: boolean, range: monaco.IRange, text: string): monaco.languages.CodeAction => ({
  title, kind: 'quickfix', isPreferred, diagnostics, edit: { edits: [{ resource: model.uri, versionId: model.getVersionId(), textEdit: { range, text } }] },
});

// Each line is where it was: of what is suggested, a line can be taken alone.
const fixes = (model: monaco.editor.ITextModel, markers: monaco.editor.IMarkerData[], fixed: Fixed): monaco.languages.CodeAction[] => {
  const suggested = fixed.text.split(/\r?\n/);
  const lines = model.getLinesContent();
  const others = lines.flatMap((line, index) => (line === suggested[index] ? [] : [index + 1]));
  if (suggested.length !== lines.length || others.length === 0) return [];
  const here = others.filter((line) => markers.some((marker) => marker.startLineNumber <= line && line <= marker.endLineNumber));
  const single = here.map((line) => write(
    model, `Write: ${suggested[line - 1]!.trim()}`, markers.filter((marker) => marker.startLineNumber === line), true,
    { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: lines[line - 1]!.length + 1 }, suggested[line - 1]!,
  ));
  const isOne = here.length === 1 && others.length === 1;
  return isOne ? single : [...single, write(model, `Write all that is suggested, in ${others.length} lines${fixed.isAccepted ? '; it compiles then' : ''}`, markers, single.length === 0, model.getFullModelRange(), fixed.text)];
};

/** Completion, signatures, hovers, layout and findings, from the compiler that runs scripts. */
export const help = (editor: monaco.editor.IStandaloneCodeEditor): monaco.IDisposable => {
  const languages = monaco.languages;
  const given = [
    languages.registerCompletionItemProvider('csharp', {
      triggerCharacters: ['.', '('],
      provideCompletionItems: async (model, position, context, token) => {
        const { completion } = await ask('Completion', model, position, cancelled(token));

        // Whoever opens a parenthesis is told of arguments by name, and of nothing else that nobody asked for.
        if (context.triggerCharacter === '(' && !completion?.items.some((found) => found.kind === 'parameter')) return { suggestions: [] };
        return { suggestions: completion?.items.map((found, index) => item(found, index, span(model, completion.start, completion.length))) ?? [], incomplete: completion?.isCut };
      },
    }),
    languages.registerSignatureHelpProvider('csharp', {
      signatureHelpTriggerCharacters: ['(', ','],
      signatureHelpRetriggerCharacters: [','],
      provideSignatureHelp: async (model, position, token) => {
        const { signatures } = await ask('Signature', model, position, cancelled(token));
        return signatures && {
          dispose: () => {},
          value: {
            activeSignature: signatures.active,
            activeParameter: signatures.parameter,
            signatures: signatures.signatures.map((one) => ({ label: one.label, documentation: code(one.documentation), parameters: one.parameters.map((label) => ({ label })) })),
          },
        };
      },
    }),
    languages.registerHoverProvider('csharp', {
      provideHover: async (model, position, token) => {
        const { hover } = await ask('Hover', model, position, cancelled(token));
        return hover && { range: span(model, hover.start, hover.length), contents: [code(hover.documentation ?? hover.text)!] };
      },
    }),
    languages.registerDocumentFormattingEditProvider('csharp', {
      provideDocumentFormattingEdits: async (model, _, token) => {
        const { text } = await ask('Format', model, undefined, cancelled(token));
        return text === undefined ? [] : [{ range: model.getFullModelRange(), text }];
      },
    }),
    languages.registerCodeActionProvider('csharp', {
      provideCodeActions: async (model, _, context, token) => {
        const { markers } = context;
        if (markers.length === 0) return { actions: [], dispose: () => {} };
        const signal = cancelled(token);
        const fixed = await unless(signal, post<Fixed | undefined>('fix', { code: model.getValue() }, signal));
        return { actions: fixed ? fixes(model, markers, fixed) : [], dispose: () => {} };
      },
    }),
    ...findings(editor),
  ];
  return { dispose: () => given.forEach((one) => one.dispose()) };
};

const findings = (editor: monaco.editor.IStandaloneCodeEditor): monaco.IDisposable[] => {
  const model = editor.getModel()!;
  let timer = 0;
  let abort = new AbortController();
  const check = async (): Promise<void> => {
    const version = model.getVersionId();
    const { signal } = abort;
    const report = await unless(signal, post<CheckReport>('check', { code: model.getValue(), autofix: false }, signal)).catch((failed: unknown) => {
      checked.value = { problem: failed instanceof Error ? failed.message : String(failed) };
      timer = window.setTimeout(() => void check(), AGAIN);
    });
    if (!report || model.isDisposed() || version !== model.getVersionId()) return;
    checked.value = { report };
    monaco.editor.setModelMarkers(model, 'codemode', report.diagnostics.map((found) => {
      const word = model.getWordAtPosition({ lineNumber: found.line, column: found.column });
      return {
        severity: found.severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        message: found.suggestion ? `${found.message}\n\n${found.suggestion}` : found.message,
        code: found.id,
        startLineNumber: found.line,
        startColumn: found.column,
        endLineNumber: found.line,
        endColumn: word?.endColumn ?? found.column + 1,
      };
    }));
  };
  const later = (): void => {
    clearTimeout(timer);
    abort.abort();
    abort = new AbortController();
    checked.value = {};
    timer = window.setTimeout(() => void check(), PAUSE);
  };
  later();
  return [model.onDidChangeContent(later), { dispose: () => { clearTimeout(timer); abort.abort(); } }];
};
