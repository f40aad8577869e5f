// isolated-vm: a fresh V8 isolate in this process for each run.
import ivm from 'isolated-vm';

const MEMORY_MEGABYTES = 128;

export const start = async (call) => async (code) => {
  const isolate = new ivm.Isolate({ memoryLimit: MEMORY_MEGABYTES });
  try {
    const context = await isolate.createContext();
    const host = new ivm.Reference(async (name, args) => JSON.stringify(await call(name, JSON.parse(args))));
    return JSON.parse(await context.evalClosure(`
      const tools = new Proxy({}, { get: (_, name) => async (args) => JSON.parse(await $0.apply(undefined, [name, JSON.stringify(args)], { result: { promise: true } })) });
      return (async () => JSON.stringify(await (async () => { ${code} })()))()`, [host], { result: { promise: true } }));
  } finally {
    isolate.dispose();
  }
};
