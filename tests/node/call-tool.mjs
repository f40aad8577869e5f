// Connects with the TypeScript SDK's client, lists the tools, runs one script through execute_code, and prints both
// answers as one line of JSON.
//
//   node call-tool.mjs SCRIPT http URL
//   node call-tool.mjs SCRIPT stdio COMMAND [ARGUMENT…]
import { readFile } from 'node:fs/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [script, door, target, ...args] = process.argv.slice(2);
const transport = door === 'http'
  ? new StreamableHTTPClientTransport(new URL(target))
  : new StdioClientTransport({ command: target, args });

const client = new Client({ name: 'typescript-client', version: '1.0.0' });
await client.connect(transport);
const { tools } = await client.listTools();
const result = await client.callTool({
  name: 'execute_code',
  arguments: { code: await readFile(script, 'utf8') },
});
await client.close();
console.log(JSON.stringify({ tools, result }));
