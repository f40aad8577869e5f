// Runs inside Deno: the first line of its input is the script, the others are answers to its calls.
const waiting = new Map();
const encoder = new TextEncoder();
const send = (message) => Deno.stdout.writeSync(encoder.encode(`${JSON.stringify(message)}\n`));
let lastCall = 0;

const tools = new Proxy({}, {
  get: (_, name) => (args) => new Promise((resolve, reject) => {
    waiting.set(++lastCall, { resolve, reject });
    send({ call: lastCall, name, arguments: args });
  }),
});

const run = async (code) => {
  try {
    send({ result: await new (Object.getPrototypeOf(async () => {}).constructor)('tools', code)(tools) });
  } catch (failure) {
    send({ error: String(failure) });
  }
};

let rest = '';
for await (const text of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + text).split('\n');
  rest = lines.pop();
  for (const line of lines) {
    const message = JSON.parse(line);
    if (message.code !== undefined) {
      run(message.code);
    } else {
      const { resolve, reject } = waiting.get(message.call);
      waiting.delete(message.call);
      if (message.error) reject(new Error(message.error));
      else resolve(message.value);
    }
  }
}
