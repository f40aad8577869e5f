using CodeModeRoslyn.Cli.Demo;

return args is ["demo", var name] ? await DemoServer.RunAsync(name, CancellationToken.None) : 0;
