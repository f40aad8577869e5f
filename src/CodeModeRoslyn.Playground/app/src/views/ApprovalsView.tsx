import { useEffect, useState } from 'preact/hooks';
import type { Question } from '../api/types';
import { answer, questions, settling } from '../state/history';
import { filled, Form } from './Form';
import { showRun } from './showRun';
import { Guarded } from './Guarded';
import { Foreign } from './Foreign';

const Waiting = ({ question, isOperator }: { question: Question; isOperator: boolean }) => {
  const [problem, setProblem] = useState<string | undefined>();
  const approve = (form: HTMLFormElement): void => {
    const { schema } = question;
    void answer(question.id, true, schema && filled(new FormData(form), schema)).then(setProblem);
  };
  return (
    <li>
      <form onSubmit={(submitted) => { submitted.preventDefault(); approve(submitted.currentTarget); }}>
        <pre><Foreign text={question.message} /></pre>
        {question.schema && <Guarded><Form schema={question.schema} /></Guarded>}
        <p class="hint">{isOperator && `${question.principal}, `}asked at {new Date(question.asked).toLocaleTimeString()}, by <button type="button" class="place" onClick={() => void showRun(question.runId)}>this script</button></p>
        <button type="submit" class="main" disabled={settling.value}>Approve</button>{' '}
        <button type="button" disabled={settling.value} onClick={() => void answer(question.id, false).then(setProblem)}>Deny</button>
        {problem && <p class="problem" role="alert">{problem}</p>}
      </form>
    </li>
  );
};

export const ApprovalsView = ({ isOperator }: { isOperator: boolean }) => {
  useEffect(() => { void questions.refresh(); }, []);
  const { value, problem } = questions.state.value;
  return (
    <section tabIndex={0} aria-label="Approvals">
      {problem && <p class="problem" role="alert">{problem}</p>}
      {value?.length === 0 && <p class="hint">Nothing waits for an answer.</p>}
      <ul class="questions" aria-live="polite">
        {value?.map((question) => <Waiting key={question.id} question={question} isOperator={isOperator} />)}
      </ul>
    </section>
  );
};
