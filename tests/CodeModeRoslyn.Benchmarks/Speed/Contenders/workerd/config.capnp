using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "peer", worker = .peer),
    # The upstream is on this machine, which workers do not reach unless it is said.
    (name = "internet", network = (allow = ["private"])),
  ],
  # The command says its port.
  sockets = [(name = "http", http = (), service = "peer")],
);

const peer :Workerd.Worker = (
  compatibilityDate = "2026-11-17",
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "mcp.mjs", esModule = embed "../mcp.mjs"),
    # What the package imports is looked for beside it. Another version of it has other names here.
    (name = "@cloudflare/codemode", esModule = embed "../node_modules/@cloudflare/codemode/dist/index.js"),
    (name = "@cloudflare/json-schema-types-D_m9tVnI.js", esModule = embed "../node_modules/@cloudflare/codemode/dist/json-schema-types-D_m9tVnI.js"),
    (name = "@cloudflare/run-code-Q3Jh6Dcu.js", esModule = embed "../node_modules/@cloudflare/codemode/dist/run-code-Q3Jh6Dcu.js"),
    (name = "@cloudflare/resolve-34dC47Il.js", esModule = embed "../node_modules/@cloudflare/codemode/dist/resolve-34dC47Il.js"),
    (name = "@cloudflare/truncate-Dd-VZZYQ.js", esModule = embed "../node_modules/@cloudflare/codemode/dist/truncate-Dd-VZZYQ.js"),
    (name = "@cloudflare/base-BqhlNCSH.js", esModule = embed "../node_modules/@cloudflare/codemode/dist/base-BqhlNCSH.js"),
    (name = "@cloudflare/acorn", esModule = embed "../node_modules/acorn/dist/acorn.mjs"),
  ],
  bindings = [
    (name = "LOADER", workerLoader = ()),
    (name = "UPSTREAM", fromEnvironment = "UPSTREAM"),
  ],
);
