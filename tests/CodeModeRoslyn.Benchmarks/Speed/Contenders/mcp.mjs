// What a peer says as an MCP server with one tool, run_script, and what it says to the upstream: wherever it runs, so without any of Node.
const protocolVersion = '2025-06-18';

// The upstream's tools: post(message) sends one message, and gives the answer.
export const client = (post) => {
  let lastId = 0;
  const ask = async (method, params) => {
    const { result, error } = await post({ jsonrpc: '2.0', id: ++lastId, method, params });
    if (error) throw new Error(error.message);
    return result;
  };
  return {
    names: async () => (await ask('tools/list', {})).tools.map(({ name }) => name),
    call: async (name, args) => (await ask('tools/call', { name, arguments: args })).structuredContent,
  };
};

const tool = {
  name: 'run_script',
  description: 'Runs a script.',
  inputSchema: { type: 'object', properties: { code: { type: 'string' } }, required: ['code'] },
};

const execute = async (run, code) => {
  try {
    return { content: [{ type: 'text', text: JSON.stringify(await run(code)) }] };
  } catch (failure) {
    return { content: [{ type: 'text', text: String(failure?.stack ?? failure) }], isError: true };
  }
};

// The answer to one message, absent for a notification; run(code) gives what a script returns.
export const answer = async ({ id, method, params }, run) => {
  if (id === undefined) return undefined;
  switch (method) {
    case 'initialize': return { jsonrpc: '2.0', id, result: { protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'peer', version: '1' } } };
    case 'tools/list': return { jsonrpc: '2.0', id, result: { tools: [tool] } };
    case 'tools/call': return { jsonrpc: '2.0', id, result: await execute(run, params.arguments.code) };
    default: return { jsonrpc: '2.0', id, error: { code: -32601, message: 'Method not found' } };
  }
};
