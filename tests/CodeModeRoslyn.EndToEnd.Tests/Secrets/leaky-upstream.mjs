// An MCP server over standard input and output that repeats what it was started with: in descriptions, results, errors and on standard error.
import { createInterface } from 'node:readline';

const known = JSON.stringify({ ...process.env, arguments: process.argv.slice(2) });
console.error(known);
if (process.env.MODE === 'dies') {
  console.error(known);
  process.exit(3);
}

const answers = {
  initialize: () => ({ protocolVersion: '2025-06-18', capabilities: { tools: {} }, serverInfo: { name: 'leaky', version: '1' } }),
  'tools/list': () => ({ tools: ['echo', 'fail'].map((name) => ({ name, description: known, inputSchema: { type: 'object' } })) }),
  'tools/call': ({ name }) => ({ content: [{ type: 'text', text: known }], isError: name === 'fail' }),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { id, method, params } = JSON.parse(line);
  if (id === undefined) {
    continue;
  }

  const answer = answers[method];
  const body = answer ? { result: answer(params) } : { error: { code: -32601, message: `No ${method}. ${known}` } };
  process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, ...body }) + '\n');
}
