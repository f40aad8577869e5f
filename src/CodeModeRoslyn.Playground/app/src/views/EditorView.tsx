import { signal } from '@preact/signals';
import { lazy, Suspense } from 'preact/compat';
import { examples } from '../examples';
import { copyLink, isLinked, script } from '../state/script';
import { cancel, isRunning, run } from '../state/run';
import { RunView } from './RunView';

const said = signal('');

const Editor = lazy(() => import('../editor/Editor'));

export const EditorView = () => (
  <>
    <div class="bar">
      {isRunning.value
        ? <button type="button" class="main" onClick={() => void cancel()}>Cancel</button>
        : <button type="button" class="main" onClick={() => void run(script.value)}>Run <kbd>Ctrl+Enter</kbd></button>}
      <button type="button" onClick={() => void copyLink().then((isCopied) => { said.value = isCopied ? 'Copied.' : 'The browser does not let this page copy.'; })}>Copy link</button>
      <span class="hint" aria-live="polite">{said.value}</span>
      <label class="quiet">
        Example{' '}
        <select value="" onChange={(chosen) => { script.value = examples[Number(chosen.currentTarget.value)]!.code; chosen.currentTarget.value = ''; }}>
          <option value="" disabled>choose one</option>
          {examples.map((example, index) => <option key={example.title} value={index}>{example.title}</option>)}
        </select>
      </label>
      {isLinked.value && <span class="hint">From a link: look at it before you run it.</span>}
    </div>
    <div class="panes">
      <div class="editor"><Suspense fallback={<pre class="waiting">{script.value}</pre>}><Editor /></Suspense></div>
      <RunView />
    </div>
  </>
);
