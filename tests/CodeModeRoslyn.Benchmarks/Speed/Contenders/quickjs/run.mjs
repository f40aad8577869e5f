// QuickJS in WebAssembly, in this process: a fresh runtime and context for each run.
import { getQuickJS } from 'quickjs-emscripten';

const MEMORY = 64 << 20;

export const start = async (call) => {
  const engine = await getQuickJS();
  return async (code) => {
    const runtime = engine.newRuntime();
    runtime.setMemoryLimit(MEMORY);
    const context = runtime.newContext();
    try {
      const calls = [];
      const host = context.newFunction('__call', (name, args) => {
        const promise = context.newPromise();
        calls.push(call(context.getString(name), JSON.parse(context.getString(args))).then(
          (value) => context.newString(JSON.stringify(value)).consume((handle) => promise.resolve(handle)),
          (failure) => context.newError(String(failure)).consume((handle) => promise.reject(handle))));
        promise.settled.then(() => runtime.executePendingJobs());
        return promise.handle;
      });
      context.setProp(context.global, '__call', host);
      host.dispose();
      const result = context.unwrapResult(context.evalCode(`
        const tools = new Proxy({}, { get: (_, name) => async (args) => JSON.parse(await __call(name, JSON.stringify(args))) });
        (async () => JSON.stringify(await (async () => { ${code} })()))()`));
      const ended = context.resolvePromise(result);
      result.dispose();
      runtime.executePendingJobs();
      const value = context.unwrapResult(await ended);
      await Promise.all(calls);
      return JSON.parse(value.consume((handle) => context.getString(handle)));
    } finally {
      context.dispose();
      runtime.dispose();
    }
  };
};
