import { useEffect } from 'preact/hooks';
import { model } from '../state/catalog';
import { Tree } from './Tree';
import { Foreign } from './Foreign';

export const ModelViewPage = () => {
  useEffect(() => { void model.refresh(); }, []);
  const { value, problem } = model.state.value;
  if (problem) return <p class="problem" role="alert">{problem}</p>;
  if (!value) return null;
  return (
    <section class="model" tabIndex={0} aria-label="What a model reads">
      <p class="hint">Word by word, before its first script: about {(value.instructions.tokens + value.tools.reduce((sum, tool) => sum + tool.tokens, 0)).toLocaleString()} tokens, however many tools there are.</p>
      <h2>Instructions <span class="hint">{value.instructions.tokens} tokens</span></h2>
      <pre>{value.instructions.words}</pre>
      {value.tools.map((tool) => (
        <div key={tool.name}>
          <h2><Foreign text={tool.name} /> <span class="hint">{tool.tokens} tokens</span></h2>
          <pre><Foreign text={tool.description} /></pre>
          <Tree value={tool.inputSchema} isOpen={false} />
        </div>
      ))}
      <h2>The prompt that a person may choose <span class="hint">{value.prompt.tokens} tokens</span></h2>
      <pre>{value.prompt.words}</pre>
    </section>
  );
};
