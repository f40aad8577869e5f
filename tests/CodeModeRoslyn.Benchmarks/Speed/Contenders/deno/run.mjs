// Deno, a process for each run, without any permission; its tools go over its standard streams.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';

const deno = join(dirname(createRequire(import.meta.url).resolve('@deno/linux-x64-glibc/package.json')), 'deno');
const guest = join(import.meta.dirname, 'guest.js');

export const start = async (call) => (code) => new Promise((resolve, reject) => {
  const child = spawn(deno, ['run', '--no-config', '--no-prompt', guest], { stdio: ['pipe', 'pipe', 'inherit'] });
  const send = (message) => child.stdin.write(`${JSON.stringify(message)}\n`);
  child.on('error', reject);
  child.on('exit', () => reject(new Error('Deno ended without an answer.')));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.call === undefined) {
      child.kill();
      return message.error ? reject(new Error(message.error)) : resolve(message.result);
    }

    call(message.name, message.arguments).then((value) => send({ call: message.call, value }), (failure) => send({ call: message.call, error: String(failure) }));
  });
  send({ code });
});
