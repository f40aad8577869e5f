import { useEffect } from 'preact/hooks';
import { answer, questions } from '../state/history';

const EVERY = 2_000;

export const ApprovalsView = ({ isOperator }: { isOperator: boolean }) => {
  useEffect(() => {
    void questions.refresh();
    const timer = setInterval(() => void questions.refresh(), EVERY);
    return () => clearInterval(timer);
  }, []);
  const { value, problem } = questions.state.value;
  return (
    <section aria-label="Approvals">
      {problem && <p class="problem" role="alert">{problem}</p>}
      {value?.length === 0 && <p class="hint">Nothing waits for an answer.</p>}
      <ul class="questions" aria-live="polite">
        {value?.map((question) => (
          <li key={question.id}>
            <pre><bdi>{question.message}</bdi></pre>
            <p class="hint">{isOperator && `${question.principal}, `}asked at {new Date(question.asked).toLocaleTimeString()}</p>
            <button type="button" class="main" onClick={() => void answer(question.id, true)}>Approve</button>
            <button type="button" onClick={() => void answer(question.id, false)}>Deny</button>
          </li>
        ))}
      </ul>
    </section>
  );
};
