import { signal } from '@preact/signals';
import { session } from '../state/session';
import { CatalogView } from './CatalogView';
import { EditorView } from './EditorView';
import { HistoryView } from './HistoryView';
import { ApprovalsView } from './ApprovalsView';
import { ModelViewPage } from './ModelViewPage';
import { Guarded } from './Guarded';
import { Header } from './Header';
import { SignIn } from './SignIn';

export type View = 'script' | 'tools' | 'history' | 'approvals' | 'model';

export const view = signal<View>('script');

export const Page = () => {
  const now = session.value;
  if (now.is === 'unknown') return <p class="alone" role="status">Asking codemode who you are …</p>;
  if (now.is === 'lost') return <p class="alone problem" role="alert">{now.problem}</p>;
  if (now.is === 'signedOut') return <SignIn problem={now.problem} />;
  return (
    <>
      <Header caller={now.caller} />
      <main class="views">
        <section class="script" hidden={view.value !== 'script'} aria-label="Script"><EditorView /></section>
        {view.value === 'tools' && <Guarded><CatalogView /></Guarded>}
        {view.value === 'history' && <Guarded><HistoryView caller={now.caller} /></Guarded>}
        {view.value === 'approvals' && <Guarded><ApprovalsView isOperator={now.caller.isOperator} /></Guarded>}
        {view.value === 'model' && <Guarded><ModelViewPage /></Guarded>}
      </main>
    </>
  );
};
