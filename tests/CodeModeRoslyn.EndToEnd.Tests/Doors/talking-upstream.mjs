// An MCP server that talks while it works: logs, progress, questions, over stdio. Calls of "wait" are answered by a call of "go".
import { createInterface } from 'node:readline';

const send = message => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
const text = value => ({ content: [{ type: 'text', text: value }] });
const waiting = [];
const asked = new Map();
let questions = 0;

const call = (id, name, meta) => {
  switch (name) {
    case 'talk':
      send({ method: 'notifications/message', params: { level: 'debug', logger: 'inside', data: 'a detail' } });
      send({ method: 'notifications/message', params: { level: 'warning', logger: 'inside', data: 'the disk is nearly full' } });
      send({ method: 'notifications/progress', params: { progressToken: meta?.progressToken, progress: 1, total: 4, message: 'reading' } });
      return setTimeout(() => send({ id, result: text('talked') }), 500);
    case 'ask': {
      const question = `q${++questions}`;
      asked.set(question, id);
      return send({ id: question, method: 'elicitation/create', params: {
        message: 'Which colour?', requestedSchema: { type: 'object', properties: { colour: { type: 'string', enum: ['red', 'blue'] } }, required: ['colour'] } } });
    }
    case 'rush':
      send({ id: `q${++questions}`, method: 'elicitation/create', params: { message: 'Any colour?', requestedSchema: { type: 'object', properties: {} } } });
      return setTimeout(() => send({ id, result: text('did not wait') }), 300);
    case 'leak': {
      const words = `my token is ${process.env.TALKING_TOKEN}`;
      send({ method: 'notifications/message', params: { level: 'warning', data: { words } } });
      send({ method: 'notifications/progress', params: { progressToken: meta?.progressToken, progress: 1, message: words } });
      const question = `q${++questions}`;
      asked.set(question, id);
      return send({ id: question, method: 'elicitation/create', params: {
        message: words, requestedSchema: { type: 'object', properties: { more: { type: 'string', description: words } } } } });
    }
    case 'wait': return waiting.push(id);
    case 'go':
      for (const one of waiting.splice(0)) send({ id: one, result: text('went') });
      return send({ id, result: text('gone') });
    default: return undefined;
  }
};

createInterface({ input: process.stdin }).on('line', line => {
  const { id, method, params, result } = JSON.parse(line);
  if (asked.has(id)) {
    send({ id: asked.get(id), result: text(JSON.stringify(result ?? null)) });
    return asked.delete(id);
  }
  if (method === 'initialize') return send({ id, result: { protocolVersion: '2025-11-25', capabilities: { tools: {}, logging: {} }, serverInfo: { name: 'talking', version: '1' } } });
  if (method === 'tools/list') return send({ id, result: { tools: ['talk', 'ask', 'rush', 'leak', 'wait', 'go'].map(name => ({ name, inputSchema: { type: 'object' } })) } });
  if (method === 'tools/call') return call(id, params.name, params._meta);
  if (id !== undefined) send({ id, error: { code: -32601, message: 'Method not found' } });
});
process.stdin.on('end', () => process.exit(0));
